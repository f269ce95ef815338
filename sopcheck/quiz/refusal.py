"""Why a question was not made: counted for the author, because every refusal is a way to improve the SOP."""

from __future__ import annotations

from dataclasses import dataclass

from sopcheck.locales.sentence import Sentence
from sopcheck.quiz.question import Topic


@dataclass(frozen=True, slots=True)
class Refusal:
    """One question that a generator would have made. ``step``: the id of the row, symbol or authored question.

    ``sop`` is None for symbols and the regulation, ``step`` None where the whole SOP is meant. Reasons with one
    template are one kind of reason.
    """

    topic: Topic
    sop: str | None
    step: str | None
    reason: Sentence
