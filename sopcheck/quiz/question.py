"""A question as it is asked, whether authored in the pack or generated from the procedure.

A :class:`Question` is self-contained: it carries its own rows and source in words, so that its JSON form is the
snapshot from which an answer is graded and explained years later, without the pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from sopcheck.pack.digest import digest
from sopcheck.pack.model import Level, Text
from sopcheck.quiz.snapshot import Fields, wrong

FORMAT = 1
"""The shape of a question's snapshot. A later shape takes the next number, so that an older program refuses it."""
LETTERS = "ABCDEF"
"""The letters of the options as shown; a question has at most as many options (docs/pack-format.md)."""


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

    def to_json(self) -> dict[str, Any]:
        """JSON values only; absent parts are left out."""
        return present(
            step=self.step,
            number=self.number,
            activity=self.activity.to_json(),
            actor=self.actor.to_json(),
            digest=self.digest or None,
            exit=self.exit,
            exit_text=said(self.exit_text),
            leads_to=self.leads_to,
        )

    @staticmethod
    def from_json(data: Any, place: str) -> CitedRow:
        """The inverse of :meth:`to_json`; ``place`` names the row in a refusal. Raises BadSnapshot."""
        fields = Fields(data, place)
        row = CitedRow(
            step=fields.string("step"),
            number=fields.integer("number"),
            activity=fields.text("activity"),
            actor=fields.text("actor"),
            digest=fields.string_or_none("digest") or "",
            exit=fields.string_or_none("exit"),
            exit_text=fields.text_or_none("exit_text"),
            leads_to=fields.integer_or_none("leads_to"),
        )
        fields.end()
        if row.exit not in {None, "yes", "no"}:
            raise wrong(f"{place}.exit")
        return row


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
        return present(
            format=FORMAT,
            id=self.id,
            topic=self.topic.value,
            level=self.level.value,
            stem=self.stem.to_json(),
            options=[
                present(text=option.text.to_json(), right=option.right or None, why=said(option.why))
                for option in self.options
            ],
            fact=self.fact,
            languages=list(self.languages),
            sop=self.sop,
            sop_title=said(self.sop_title),
            explain=said(self.explain),
            rows=[row.to_json() for row in self.rows] or None,
            law=said(self.law),
            drawn=self.drawn,
        )

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Question:
        """The inverse of :meth:`to_json`. Raises BadSnapshot where the data are not a question we know."""
        fields = Fields(data, "question")
        if fields.integer("format") != FORMAT:
            raise wrong("question.format")
        question = Question(
            id=fields.string("id"),
            topic=_member(Topic, fields.string("topic"), "question.topic"),
            level=_member(Level, fields.string("level"), "question.level"),
            stem=fields.text("stem"),
            options=tuple(_option(item, place) for item, place in fields.items("options")),
            fact=fields.string("fact"),
            languages=fields.strings("languages"),
            sop=fields.string_or_none("sop"),
            sop_title=fields.text_or_none("sop_title"),
            explain=fields.text_or_none("explain"),
            rows=tuple(CitedRow.from_json(item, place) for item, place in fields.items("rows")),
            law=fields.text_or_none("law"),
            drawn=fields.string_or_none("drawn"),
        )
        fields.end()
        if not 2 <= len(question.options) <= len(LETTERS) or sum(option.right for option in question.options) != 1:
            raise wrong("question.options")
        return question

    def digest(self) -> str:
        """The identity of this content."""
        return digest(self.to_json())


Kind = TypeVar("Kind", bound=StrEnum)


def _member(kind: type[Kind], value: str, place: str) -> Kind:
    try:
        return kind(value)
    except ValueError:
        raise wrong(place) from None


def _option(data: Any, place: str) -> Option:
    fields = Fields(data, place)
    option = Option(fields.text("text"), fields.truth("right"), fields.text_or_none("why"))
    fields.end()
    return option


def said(text: Text | None) -> dict[str, str] | None:
    """A text's JSON, or None where there is no text."""
    return None if text is None else text.to_json()


def present(**parts: Any) -> dict[str, Any]:
    """The parts that are there."""
    return {name: part for name, part in parts.items() if part is not None}
