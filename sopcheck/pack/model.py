"""What a content pack holds, as values: SOPs with their steps, actors, references, calendar, symbols, questions.

Everything here is frozen and plain; nothing reads a file. Named tuples, because a frozen dataclass takes four times
as long to make as a class, and this module is on the way to the first screen (``Deadline`` has a field that a tuple
already uses as a method). ``pack.reading`` makes these values out of TOML.
The words are those of the office (see docs/pack-format.md): a step is a *kegiatan*, an actor a *pelaksana*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sopcheck.pack.period import Period


class Text(NamedTuple):
    """A human text in one or more languages. The first pair is the pack's own language.

    ``words``: pairs of language ('id', 'en') and text; never empty.
    """

    words: tuple[tuple[str, str], ...]

    def said(self, language: str) -> str:
        """The text in ``language``; where that is missing, in the pack's own language."""
        for name, text in self.words:
            if name == language:
                return text
        return self.words[0][1]

    def languages(self) -> tuple[str, ...]:
        """The languages that the author wrote, the pack's own first."""
        return tuple(name for name, _ in self.words)

    def to_json(self) -> dict[str, str]:
        """The text as a JSON object by language, in the author's order."""
        return dict(self.words)

    @staticmethod
    def from_json(data: Mapping[str, str]) -> Text:
        """The inverse of :meth:`to_json`."""
        return Text(tuple(data.items()))


class StepKind(StrEnum):
    """The nature of a row, which decides its symbol (Permen PAN-RB 35/2012)."""

    START = "start"
    PROCESS = "process"
    DECISION = "decision"
    END = "end"


class Level(StrEnum):
    """How much a question asks of a person."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"


class Unit(NamedTuple):
    """An organisational unit (*bagian*) that owns SOPs."""

    id: str
    name: Text
    short: Text | None = None


class Actor(NamedTuple):
    """A role (*pelaksana*); ``outside`` for whoever is not staff of the office."""

    id: str
    name: Text
    short: Text | None = None
    outside: bool = False
    note: Text | None = None


class Reference(NamedTuple):
    """A law or regulation (*dasar hukum*). ``short`` is how it is cited: 'UU 14/2008'."""

    id: str
    title: Text
    short: Text | None = None
    note: Text | None = None
    replaced_by: str | None = None
    """The id of the reference in force instead of this one, where it was replaced."""

    def cited(self, language: str) -> str:
        """The citation: the short form where there is one, else the title."""
        return (self.short or self.title).said(language)


class Symbol(NamedTuple):
    """A flowchart symbol with its meaning; ``allowed`` for the five of the regulation."""

    id: str
    name: Text
    shape: str
    meaning: Text
    allowed: bool = False
    confused_with: tuple[str, ...] = ()
    tempts: Text | None = None
    """Why a symbol that is not allowed tempts people."""


class DayOff(NamedTuple):
    """One day that is not a working day, by a decree. ``kind``: nasional, cuti-bersama or setempat."""

    date: date
    name: Text
    kind: str
    decree: Text | None = None


class Calendar(NamedTuple):
    """Which days are working days. ``covers`` may leave years out; ``weekend`` holds ISO weekdays (6, 7)."""

    covers: tuple[tuple[date, date], ...]
    weekend: frozenset[int]
    zone: str
    off: tuple[DayOff, ...]
    day_hours: float = 7.5
    """Working hours in one working day (Perpres 21/2023: 37.5 hours in five days)."""


class Requirement(NamedTuple):
    """One paper or thing that a step needs (*kelengkapan*); ``outside``: no row produces it."""

    text: Text
    outside: bool = False


class Step(NamedTuple):
    """One row of an SOP (*kegiatan*). ``number`` counts rows from 1.

    ``next``, ``yes`` and ``no`` are step ids as the author wrote them, or None for "the row below";
    ``sopcheck.flow`` resolves them. ``digest`` identifies this content of the row.
    """

    id: str
    number: int
    actor: str
    kind: StepKind
    activity: Text
    requirements: tuple[Requirement, ...] = ()
    time: Period | None = None
    output: Text | None = None
    next: str | None = None
    yes: str | None = None
    no: str | None = None
    yes_text: Text | None = None
    no_text: Text | None = None
    critical: bool = False
    record: Text | None = None
    """The value to ask for when the step is done ("Nomor register?")."""
    two_people: bool = False
    why: Text | None = None
    remark: Text | None = None
    digest: str = ""


class Clock(NamedTuple):
    """One of several sets of deadlines; which one runs is chosen when a case starts."""

    id: str
    name: Text
    when: Text | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A legal period (*tenggat*) over several steps.

    ``start`` and ``end`` are the step ids under the keys ``from`` and ``to``. Where the period begins or ends outside
    the SOP, the id is None and ``from_text``/``to_text`` says the event in words. ``actor``: who must keep it, where
    that is not the office itself.
    """

    id: str
    time: Period
    start: str | None = None
    end: str | None = None
    from_text: Text | None = None
    to_text: Text | None = None
    extension: Period | None = None
    count: str = "after"
    closed_receipt: str = "as-is"
    clock: str | None = None
    case: Text | None = None
    reference: str | None = None
    article: str | None = None
    actor: str | None = None
    note: Text | None = None


class Source(NamedTuple):
    """What an answer rests on: a reference of the pack, an article, and other sources in words."""

    reference: str | None = None
    article: str | None = None
    also: Text | None = None


class AuthoredOption(NamedTuple):
    """One option of an authored question; ``why`` says what a wrong option really is."""

    text: Text
    right: bool = False
    why: Text | None = None


class AuthoredQuestion(NamedTuple):
    """A question (*soal*) that the author wrote. ``steps`` are the rows that it is about."""

    id: str
    text: Text
    options: tuple[AuthoredOption, ...]
    explain: Text | None
    source: Source | None
    level: Level = Level.UNDERSTAND
    steps: tuple[str, ...] = ()
    digest: str = ""


class Identity(NamedTuple):
    """The identity part of an SOP (*bagian identitas*), apart from title, unit and references."""

    number: str | None = None
    made: date | None = None
    revised: date | None = None
    effective: date | None = None
    approved_by: Text | None = None
    kinds: tuple[Text, ...] = ()
    qualifications: tuple[Text, ...] = ()
    related: tuple[Text, ...] = ()
    equipment: tuple[Text, ...] = ()
    warnings: tuple[Text, ...] = ()
    records: tuple[Text, ...] = ()
    note: Text | None = None


class Sop(NamedTuple):
    """One procedure: identity, rows, deadlines, questions."""

    id: str
    title: Text
    unit: str
    references: tuple[str, ...]
    steps: tuple[Step, ...]
    identity: Identity = Identity()
    clocks: tuple[Clock, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    questions: tuple[AuthoredQuestion, ...] = ()
    digest: str = ""

    def step(self, step_id: str) -> Step:
        """The row with this id. Raises KeyError where there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def actors(self) -> tuple[str, ...]:
        """Actor ids in the order of their first row: the columns of the flowchart."""
        return tuple(dict.fromkeys(step.actor for step in self.steps))


class Silenced(NamedTuple):
    """A lint rule that the pack switches off, with the author's reason."""

    rule: str
    reason: Text


OFFICE_ZONE = "Asia/Jakarta"
"""The time zone of an office whose pack has no calendar."""


class Pack(NamedTuple):
    """One office's content. The mappings keep the author's order."""

    id: str
    title: Text
    version: str
    language: str
    units: Mapping[str, Unit]
    actors: Mapping[str, Actor]
    references: Mapping[str, Reference]
    symbols: Mapping[str, Symbol]
    sops: Mapping[str, Sop]
    calendar: Calendar | None = None
    office: Text | None = None
    notice: Text | None = None
    questions: tuple[AuthoredQuestion, ...] = ()
    """Questions that belong to no single SOP: on symbols and the regulation."""
    silenced: tuple[Silenced, ...] = ()
    verbs: tuple[str, ...] = ()
    """Words that the active-verb rule accepts besides its own list."""
    digest: str = ""

    @property
    def zone(self) -> str:
        """The name of the office's time zone: that of its calendar."""
        return OFFICE_ZONE if self.calendar is None else self.calendar.zone
