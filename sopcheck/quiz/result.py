"""What a finished (or interrupted) attempt amounts to: the score, its verdict, the rows missed most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Text
from sopcheck.quiz.attempt import AttemptState, Graded
from sopcheck.quiz.question import CitedRow

_MOST_WEAK_ROWS = 3


@dataclass(frozen=True, slots=True)
class WeakRow:
    """A row that was missed: ``missed`` of ``asked`` questions about it were answered wrongly."""

    row: CitedRow
    sop: str | None
    sop_title: Text | None
    missed: int
    asked: int


@dataclass(frozen=True, slots=True)
class Result:
    """The result of the answers so far. ``asked`` counts answered questions, ``planned`` all of the quiz.

    ``share``: right over asked, exact; None before the first answer. ``weakest``: at most three rows, the most missed
    first. ``wrong``: the wrong answers in the order given.
    """

    asked: int
    planned: int
    right: int
    share: Fraction | None
    weakest: tuple[WeakRow, ...]
    wrong: tuple[Graded, ...]

    @property
    def percent(self) -> int:
        """The share in whole percent, rounded half up, without binary fractions; 0 before any answer."""
        return (200 * self.right + self.asked) // (2 * self.asked) if self.asked else 0

    def verdict(self) -> Sentence:
        """The score in words, by thirds."""
        if self.share is None:
            return S("Nothing answered yet.")
        if self.share == 1:
            return S("Everything right.")
        if self.share >= Fraction(2, 3):
            return S("Most of it is known; a look at the rows missed completes it.")
        if self.share >= Fraction(1, 3):
            return S("Half of the way: read the rows missed once more, then practise again.")
        return S("Much of this is still new: read the procedure first, then practise again.")


def result(state: AttemptState) -> Result:
    """The result of an attempt as it stands."""
    return Result(
        asked=len(state.graded),
        planned=len(state.plan.questions),
        right=state.right,
        share=state.share(),
        weakest=_weakest(state),
        wrong=tuple(graded for graded in state.graded if not graded.right),
    )


def _weakest(state: AttemptState) -> tuple[WeakRow, ...]:
    """The rows that questions were about (the first that each cites): by misses, share missed, place."""
    asked: Counter[tuple[str | None, str]] = Counter()
    missed: Counter[tuple[str | None, str]] = Counter()
    seen: dict[tuple[str | None, str], tuple[CitedRow, Text | None]] = {}
    for graded in state.graded:
        if graded.question.rows:
            row = graded.question.rows[0]
            name = (graded.question.sop, row.step)
            asked[name] += 1
            missed[name] += not graded.right
            seen.setdefault(name, (row, graded.question.sop_title))
    ranked = sorted(
        (name for name in seen if missed[name]),
        key=lambda name: (-missed[name], Fraction(-missed[name], asked[name]), name[0] or "", seen[name][0].number),
    )
    return tuple(
        WeakRow(seen[name][0], name[0], seen[name][1], missed[name], asked[name]) for name in ranked[:_MOST_WEAK_ROWS]
    )
