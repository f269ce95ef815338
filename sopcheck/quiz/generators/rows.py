"""Rows as wrong options, each knowing what it really is."""

from __future__ import annotations

from collections.abc import Sequence

from sopcheck.pack.model import Step, Text
from sopcheck.quiz.procedure import Procedure
from sopcheck.quiz.question import Option
from sopcheck.quiz.wording import BEFORE, ELSEWHERE, SKIPS, put


def wrong_rows(
    procedure: Procedure, step: Step, key: Step, languages: Sequence[str], *, without: Sequence[str] = ()
) -> list[Option]:
    """Rows that do not come directly after ``step`` on the way to ``key``, the nearest first.

    ``without``: ids of further rows to leave out. Only rows whose activity exists in all of ``languages``.
    """
    return [
        Option(other.activity, why=_why(procedure, step, key, other, languages))
        for other in procedure.neighbours(step, (key.id, *without))
        if set(languages) <= set(other.activity.languages())
    ]


def _why(procedure: Procedure, step: Step, key: Step, other: Step, languages: Sequence[str]) -> Text:
    actor = procedure.actor(other.actor).name
    if other.id in procedure.flow.must_precede(step.id):
        return put(BEFORE, languages, number=other.number, actor=actor)
    # The way leads through the key only, so whoever goes straight to a later row misses it.
    if other.id in procedure.flow.reachable(key.id):
        return put(SKIPS, languages, number=other.number, actor=actor, skipped=key.number)
    return put(ELSEWHERE, languages, number=other.number, actor=actor)
