"""A pack as the linter sees it: the values that could be read, with the places they were read from.

A pack with faults is linted as well, as far as it goes: a faulty value is simply not there, and rules that conclude
something from what is missing ask :meth:`Row.lacks`, which knows the difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sopcheck.flow.graph import Flow
from sopcheck.pack import tables
from sopcheck.pack.diagnostics import Severity
from sopcheck.pack.faults import Path, nearest
from sopcheck.pack.model import Requirement, Sop, Step, StepKind, Text
from sopcheck.pack.period import Period
from sopcheck.pack.reading import ReadFile
from sopcheck.pack.rules import RULES

NOTHING = Text((("", ""),))
"""The text of a faulty value."""
LANGUAGES = ("id", "en")
NAME_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KINDS = {str(kind): kind for kind in StepKind}
_KNOWN = {
    part.name: frozenset(key.name for key in part.keys)
    for part in (tables.STEP, tables.DEADLINE, tables.QUESTION, tables.SOP)
}


def words_at(path: Path, raw: object, language: str) -> Path:
    """The path of one language of a text at ``path`` whose TOML value is ``raw``: the text's own where it is plain."""
    if isinstance(raw, dict):
        if language in raw:
            return (*path, language)
        if isinstance(raw.get("text"), dict | str):
            return words_at((*path, "text"), raw["text"], language)
    return path


def said_in(text: Text | None) -> Iterator[tuple[str, str]]:
    """Language and text of what is there."""
    if text is not None and text is not NOTHING:
        yield from text.words


@dataclass(frozen=True, slots=True)
class Row:
    """One table of a file: where it stands, what it says, what was read of it."""

    path: Path
    raw: Mapping[str, Any]
    fields: Mapping[str, Any]
    known: frozenset[str]

    def lacks(self, key: str) -> bool:
        """Whether the author gave no such key; not where a key is misspelt, which may be this one."""
        return key not in self.raw and self.known.issuperset(self.raw)

    def at(self, *keys: str | int) -> Path:
        """The path of a key of this table."""
        return (*self.path, *keys)

    def words(self, key: str, language: str) -> Path:
        """The path of one language of the text under ``key``."""
        return words_at(self.at(key), self.raw.get(key), language)


@dataclass(frozen=True, slots=True)
class StepRow(Row):
    """One row of the procedure; ``step`` holds what could be read, ``papers`` the places of its requirements."""

    step: Step
    papers: tuple[int, ...]
    output_outside: bool


class SopDraft:
    """One SOP file."""

    def __init__(self, file: ReadFile) -> None:
        self.file = file.name
        self.language = file.language
        self.complete = file.complete
        self.whole = file.complete and not any(RULES[fault.rule].severity is Severity.ERROR for fault in file.faults)
        """Whether everything could be read, so that what is not there is nowhere."""
        self.data = file.data
        self.fields = file.fields
        raw = file.data.get("sop")
        head = file.fields.get("sop") or {}
        self.head = Row(("sop",), raw if isinstance(raw, dict) else {}, head, _KNOWN["sop"])
        self.id: str = head.get("id") or ""
        self.steps = tuple(self._steps())
        self.deadlines = tuple(self._rows("deadline"))
        self.questions = tuple(self._rows("question"))
        self.clocks = tuple(self._rows("clock"))
        self.by_id = {row.step.id: row for row in reversed(self.steps) if row.step.id}

    def _rows(self, name: str) -> Iterator[Row]:
        raw = self.data.get(name)
        known = _KNOWN.get(name, frozenset())
        for place, fields in enumerate(self.fields.get(name) or ()):
            if fields is not None and isinstance(raw, list):
                yield Row((name, place), raw[place], fields, known)

    def _steps(self) -> Iterator[StepRow]:
        rows = list(self._rows("step"))
        ids = [row.raw["id"] for row in rows if isinstance(row.raw.get("id"), str)]
        for row in rows:
            fields = row.fields
            papers = tuple(
                (place, Requirement(one["text"], bool(one.get("outside"))))
                for place, one in enumerate(fields.get("requirements") or ())
                if one is not None and one.get("text") is not None
            )
            step = Step(
                id=row.raw["id"] if isinstance(row.raw.get("id"), str) else "",
                number=int(row.path[1]) + 1,
                actor=fields.get("actor") or "",
                kind=_kind(row.raw.get("kind", "process")),
                activity=fields.get("activity") or NOTHING,
                requirements=tuple(paper for _, paper in papers),
                time=fields.get("time"),
                output=fields.get("output"),
                yes_text=fields.get("yes_text"),
                no_text=fields.get("no_text"),
                critical=bool(fields.get("critical")),
                record=fields.get("record"),
                next=_exit(row.raw.get("next"), ids),
                yes=_exit(row.raw.get("yes"), ids),
                no=_exit(row.raw.get("no"), ids),
            )
            places = tuple(place for place, _ in papers)
            yield StepRow(row.path, row.raw, fields, row.known, step, places, bool(fields.get("output_outside")))

    @cached_property
    def flow(self) -> Flow:
        """The graph of the rows that could be read; only to be trusted where :attr:`sound`."""
        return Flow(Sop(self.id, NOTHING, "", (), tuple(row.step for row in self.steps)))

    @cached_property
    def sound(self) -> bool:
        """Whether the routes can be known: every row was read and every exit leads to a row, misspelt or not."""
        rows = self.data.get("step")
        ids = {row.step.id for row in self.steps}
        if not self.complete or not isinstance(rows, list) or not 0 < len(rows) == len(self.steps) == len(ids):
            return False
        return all(self._leads(row) for row in self.steps) and self.steps[0].step.kind is StepKind.START

    @cached_property
    def reached(self) -> frozenset[str]:
        """The rows that a route from the start passes, the start included; only to be asked where :attr:`sound`."""
        start = self.steps[0].step.id
        return self.flow.reachable(start) | {start}

    @cached_property
    def ending(self) -> frozenset[str]:
        """The rows from which an end can be reached, the ends included; only to be asked where :attr:`sound`."""
        seen = {row.step.id for row in self.steps if row.step.kind is StepKind.END}
        waiting = list(seen)
        while waiting:
            for before in self.flow.predecessors(waiting.pop()):
                if before not in seen:
                    seen.add(before)
                    waiting.append(before)
        return frozenset(seen)

    def _leads(self, row: StepRow) -> bool:
        step = row.step
        if not step.id or not row.known.issuperset(row.raw):
            return False
        if step.kind is StepKind.DECISION:
            return step.yes in self.by_id and step.no in self.by_id
        if step.kind is StepKind.END:
            return True
        return step.next in self.by_id if "next" in row.raw else row is not self.steps[-1]

    def place(self, step_id: str) -> Path:
        """The path of the row with this id, which must exist."""
        return self.by_id[step_id].path


def _kind(word: object) -> StepKind:
    if not isinstance(word, str):
        return StepKind.PROCESS
    return _KINDS.get(word) or _KINDS[nearest(word, _KINDS) or "process"]


def _exit(target: object, ids: list[str]) -> str | None:
    """Where an exit leads; a misspelt id is its own fault, and read as the one that is meant."""
    if not isinstance(target, str) or target in ids:
        return target if isinstance(target, str) else None
    return nearest(target, ids) or target


@dataclass(slots=True)
class PackDraft:
    """What the rules need to know of pack.toml, calendar.toml and symbols.toml, read before the SOPs."""

    language: str = "id"
    actors: dict[str, Row] = field(default_factory=dict)
    units: dict[str, Row] = field(default_factory=dict)
    references: dict[str, Row] = field(default_factory=dict)
    symbols: dict[str, Row] = field(default_factory=dict)
    actor_names: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """The names of actors in lower case, word by word, by their first word."""
    verbs: frozenset[str] = frozenset()
    silenced: tuple[Row, ...] = ()
    has_calendar: bool = False
    day_hours: float = 7.5

    def learn(self, file: ReadFile) -> None:
        """Take note of one of the three files."""
        self.language = file.language
        for name, table in (
            ("actor", self.actors),
            ("unit", self.units),
            ("reference", self.references),
            ("symbol", self.symbols),
        ):
            for row in rows_of(file, name):
                table.setdefault(row.fields.get("id") or "", row)
        if file.name == "pack.toml":
            for row in self.actors.values():
                for _, said in (*said_in(row.fields.get("name")), *said_in(row.fields.get("short"))):
                    words = tuple(word.casefold() for word in NAME_WORD.findall(said.partition("(")[0]))
                    if words:
                        self.actor_names.setdefault(words[0], []).append(words)
        lint = file.fields.get("lint") or {}
        self.verbs |= frozenset(word.casefold() for word in lint.get("verbs") or () if word)
        raw = file.data.get("lint")
        if isinstance(raw, dict):
            self.silenced += tuple(_tables(raw.get("off"), lint.get("off"), ("lint", "off")))
        if file.name == "calendar.toml":
            self.has_calendar = True
            self.day_hours = (file.fields.get("calendar") or {}).get("day_hours") or 7.5

    def minutes(self, period: Period) -> float:
        """Working minutes of a period at most: of calendar days no more count than can be working days."""
        unit, amount = str(period.unit), period.amount
        days = {"day": amount - 2 * (amount // 7), "week": 5 * amount, "month": 22 * amount}.get(unit)
        return period.minutes(self.day_hours) if days is None else days * self.day_hours * 60


def rows_of(file: ReadFile, name: str) -> Iterator[Row]:
    """The tables of one name of a file that could be read."""
    yield from _tables(file.data.get(name), file.fields.get(name), (name,))


def _tables(raw: object, fields: object, path: Path) -> Iterator[Row]:
    if isinstance(raw, list) and isinstance(fields, list):
        for place, one in enumerate(fields):
            if one is not None:
                yield Row((*path, place), raw[place], one, frozenset(raw[place]))
