"""One person's go at a quiz, as a value: ``replay(plan, answers)``.

The plan says which questions, in which order, with which order of options. The answers are facts. Everything else
(where the person is, what is right, the score) follows and is never stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sopcheck.pack.model import Text
from sopcheck.quiz.question import Question


class BadSnapshot(ValueError):
    """A snapshot or a fact that this version cannot read; ``args[0]`` names what."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A drawn quiz: what the attempt is pinned to. ``questions`` stand in the order asked, their options as shown."""

    title: Text
    mode: str
    seed: int
    language: str
    sops: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One reply: ``place`` of the question in the plan, ``option`` as shown, both from 0."""

    place: int
    option: int


@dataclass(frozen=True, slots=True)
class Graded:
    """One reply with its verdict."""

    place: int
    question: Question
    option: int
    right: bool


@dataclass(frozen=True, slots=True)
class AttemptState:
    """Where an attempt stands. ``current`` is None once every question is answered."""

    plan: Plan
    graded: tuple[Graded, ...]
    current: int | None

    @property
    def finished(self) -> bool:
        """True when nothing is left to answer."""
        return self.current is None

    @property
    def right(self) -> int:
        """How many were right."""
        return sum(graded.right for graded in self.graded)

    def share(self) -> Fraction | None:
        """Right over asked, exact; None before the first answer."""
        return Fraction(self.right, len(self.graded)) if self.graded else None


def replay(plan: Plan, answers: Sequence[Given]) -> AttemptState:
    """The state after ``answers`` in recorded order. Total: a reply to a question already answered, to one that is
    not in the plan, or with an option that was not shown raises BadSnapshot with a sentence."""
    raise NotImplementedError  # quiz room
