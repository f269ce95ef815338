"""Choosing the wrong options of a generated question: the nearest ones with which the question is fair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Text
from sopcheck.quiz.fairness import echoes, given_away, length_betrays, normal
from sopcheck.quiz.question import Option

MOST_WRONG = 3
"""Four options in all; three where there are no more good ones, for they do as well."""
LEAST_WRONG = 2
_LOOKED_AT = 7
"""So many of the nearest candidates are tried together; a farther one tempts nobody."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is fixed of a question before its wrong options are chosen.

    ``telling``: the part of the stem that differs from question to question, by language; ``languages``: those in which
    all texts exist.
    """

    stem: Text
    telling: Text
    key: Text
    languages: tuple[str, ...]


def choose(
    draft: Draft, ranked: Sequence[Option], *, always: Sequence[Option] = ()
) -> tuple[tuple[Option, ...], tuple[str, ...]] | Sentence:
    """The options, the key first, with the languages in which they are fair; or why there are none.

    ``always`` stands among the options whatever else does; the others are taken from ``ranked``, the best first.
    All languages with three options go before one language with four.
    """
    reason = S("there are too few other good options")
    partial: tuple[tuple[Option, ...], tuple[str, ...]] | None = None
    for most in range(MOST_WRONG, LEAST_WRONG - 1, -1):
        for more in combinations(ranked[:_LOOKED_AT], most - len(always)):
            wrong = (*always, *more)
            faults = {language: _fault(draft, wrong, language) for language in draft.languages}
            fair = tuple(language for language, fault in faults.items() if fault is None)
            options = (Option(draft.key, right=True), *wrong)
            if fair and len(fair) == len(draft.languages):
                return options, fair
            if fair and partial is None:
                partial = options, fair
            reason = next((fault for fault in faults.values() if fault is not None), reason)
    return partial or reason


def _fault(draft: Draft, wrong: Sequence[Option], language: str) -> Sentence | None:
    key = draft.key.said(language)
    others = [option.text.said(language) for option in wrong]
    if len({normal(text) for text in (key, *others)}) <= len(others):
        return S("two options would read the same")
    if given_away(draft.stem.said(language), key):
        return S("the question would contain its answer")
    if echoes(draft.telling.said(language), key, others, language):
        return S("the right option would echo a word of the question")
    if length_betrays(key, others):
        return S("the right option would stand out by its length")
    return None
