"""A question as it is asked, whether authored in the pack or generated from the procedure.

A :class:`Question` is self-contained: it carries its own rows and source in words, so that its JSON form is the
snapshot from which an answer is graded and explained years later, without the pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sopcheck.pack.digest import digest
from sopcheck.pack.model import Level, Text


class Topic(StrEnum):
    """Where a question comes from: written by the author, or made by one of the generators."""

    AUTHORED = "authored"
    NEXT = "next"
    ACTOR = "actor"
    EXIT = "exit"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Option:
    """One option. ``why``: what a wrong option really is, which becomes its feedback."""

    text: Text
    right: bool = False
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A row of the SOP as the feedback quotes it. ``exit``: 'yes'/'no' where one exit of a decision is meant,
    with ``leads_to`` the number of the row that it leads to."""

    step: str
    number: int
    activity: Text
    actor: Text
    digest: str
    exit: str | None = None
    exit_text: Text | None = None
    leads_to: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of several options, one right. ``fact`` names what is asked, so that no quiz asks it twice.

    ``languages``: those in which the question is fair and complete; it is only drawn for these.
    ``drawn``: the shape of a symbol that is drawn above the options, its name not given away.
    """

    id: str
    topic: Topic
    level: Level
    stem: Text
    options: tuple[Option, ...]
    fact: str
    languages: tuple[str, ...]
    sop: str | None = None
    sop_title: Text | None = None
    explain: Text | None = None
    rows: tuple[CitedRow, ...] = ()
    law: Text | None = None
    """The source in words: 'UU 14/2008 pasal 22 ayat (7)'."""
    drawn: str | None = None

    def right_option(self) -> int:
        """The place of the right option, from 0."""
        return next(place for place, option in enumerate(self.options) if option.right)

    def in_order(self, order: tuple[int, ...]) -> Question:
        """The same question with its options in another order (a permutation of their places)."""
        return replace(self, options=tuple(self.options[place] for place in order))

    def to_json(self) -> dict[str, Any]:
        """The snapshot of this question: JSON values only. Absent parts are left out."""
        raise NotImplementedError  # quiz room

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Question:
        """The inverse of :meth:`to_json`. Raises BadSnapshot where the data are not a question we know."""
        raise NotImplementedError  # quiz room

    def digest(self) -> str:
        """The identity of this content."""
        return digest(self.to_json())
