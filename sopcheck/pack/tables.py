"""What a pack may hold, as one table a part: key, kind of value, needed or not, limits, meaning.

Reading, the JSON Schema and docs/pack-format.md are driven by these tables. Limits are counted in characters or
items: generous for an office, small enough that no pack stalls a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sopcheck.pack.model import Level, StepKind

TITLE = 200
ACTIVITY = 2_000
PROSE = 2_000
FEW, SOME, MANY = 50, 200, 500
DAYS_OFF = 2_000
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SHAPES = (
    "capsule",
    "box",
    "diamond",
    "arrow",
    "pentagon",
    "parallelogram",
    "wavy-rectangle",
    "stacked-wavy-rectangles",
    "double-sided-rectangle",
    "trapezoid",
    "sloping-top-rectangle",
    "hexagon",
    "curved-side-bar",
    "cylinder",
    "cross-lined-square",
    "bullet",
    "half-capsule",
    "small-circle",
    "triangles",
    "open-bracket",
    "hexagon-halves",
)
"""The five of Permen PAN-RB 35/2012 first, then those of ISO 5807 that people confuse with them."""


class Simple(StrEnum):
    """The kinds of value that need no limits of their own."""

    ID = "id"
    """The table's own id."""
    FLAG = "flag"
    """true or false."""
    PERIOD = "period"
    """A whole number and a unit of time."""
    DAY = "day"
    """A date: a TOML date, or ``"2026-03-20"``; from 1970 to 2200."""
    SPANS = "spans"
    """Two dates, or a list of pairs of dates."""
    ZONE = "zone"
    """The name of a time zone that the system knows."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of something else in the pack: 'actor', 'unit', 'reference', 'symbol', 'step', 'clock'."""

    of: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text for people: a string in the pack's language, or a table by language."""

    most: int = PROSE


@dataclass(frozen=True, slots=True)
class Line:
    """A plain string."""

    most: int = TITLE


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number from ``least`` to ``most``."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a list."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of at most ``most`` values of one kind that is no table."""

    item: Ref | Words | Line | Choice
    most: int


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a part."""

    part: Part


@dataclass(frozen=True, slots=True)
class Tables:
    """A list of tables of a part, ``least`` to ``most`` of them."""

    part: Part
    most: int
    least: int = 0


Kind = Simple | Ref | Words | Line | Number | Choice | ListOf | Table | Tables


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a part. ``field``: its name in the model, where that differs."""

    name: str
    kind: Kind
    doc: str
    needed: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True, eq=False)  # each is one of its kind: no hash of all that it holds
class Part:
    """One sort of table. ``worded``: the table is itself a text, so language keys (or ``text``) stand beside its keys,
    and in a list a plain string may stand for it; ``most`` limits that text."""

    name: str
    doc: str
    keys: tuple[Key, ...]
    worded: bool = False
    most: int = PROSE


_ID = Key("id", Simple.ID, "the name by which the rest of the pack and the records know it", needed=True)
_NOTE = Key("note", Words(), "what a reader should know or confirm")

PACK = Part(
    "pack",
    "The pack itself.",
    (
        Key("id", Simple.ID, "the pack's own name for records", needed=True),
        Key("title", Words(TITLE), "what the pack is called on the screen", needed=True),
        Key("office", Words(TITLE), "the office whose procedures these are"),
        Key("version", Line(), "the pack's version, as the author counts", needed=True),
        Key("language", Choice(("id", "en")), "the language of texts that are plain strings", needed=True),
        Key("notice", Words(), "shown on the first screen: what a reader must know about this content"),
    ),
)
UNIT = Part(
    "unit",
    "An organisational unit that owns SOPs.",
    (_ID, Key("name", Words(TITLE), "its name", needed=True), Key("short", Words(TITLE), "for narrow places")),
)
ACTOR = Part(
    "actor",
    "A role that performs steps.",
    (
        _ID,
        Key("name", Words(TITLE), "the role, never a person's name", needed=True),
        Key("short", Words(TITLE), "heading of a narrow column"),
        Key("outside", Simple.FLAG, "true for whoever is not staff of the office"),
        _NOTE,
    ),
)
REFERENCE = Part(
    "reference",
    "A law or regulation that SOPs rest on.",
    (
        _ID,
        Key("title", Words(PROSE), "full name with number, year and subject", needed=True),
        Key("short", Words(TITLE), "how it is cited: UU 14/2008"),
        Key("note", Words(), "amendments, what to confirm"),
        Key("replaced_by", Ref("reference"), "the rule in force instead of this one"),
    ),
)
LINT_OFF = Part(
    "lint.off",
    "A rule switched off.",
    (
        Key("rule", Line(), "the rule's id", needed=True),
        Key("reason", Words(), "why it does not fit this office", needed=True),
    ),
)
LINT = Part(
    "lint",
    "The author's word on the linter.",
    (
        Key("off", Tables(LINT_OFF, MANY), "rules switched off, each with a reason"),
        Key("verbs", ListOf(Line(), MANY), "words that the active-verb rule accepts"),
    ),
)
CALENDAR_OFF = Part(
    "calendar.off",
    "One day that is not a working day.",
    (
        Key("date", Simple.DAY, "the day", needed=True),
        Key("name", Words(TITLE), "what the day is called", needed=True),
        Key("kind", Choice(("nasional", "cuti-bersama", "setempat")), "who declared it, and how far", needed=True),
        Key("decree", Words(TITLE), "the decree that says so"),
    ),
)
CALENDAR = Part(
    "calendar",
    "Which days are working days.",
    (
        Key(
            "covers", Simple.SPANS, "the periods for which the list of days off is complete, ends included", needed=True
        ),
        Key(
            "weekend",
            ListOf(Choice(WEEKDAYS), 2 * len(WEEKDAYS)),
            'the days of every week that are off; default ["sat", "sun"]',
        ),
        Key("zone", Simple.ZONE, "the office's time zone: Asia/Jakarta", needed=True),
        Key("day_hours", Number(1, 24), "working hours in a working day, default 7.5"),
        Key("off", Tables(CALENDAR_OFF, DAYS_OFF), "the days off"),
    ),
)
SYMBOL = Part(
    "symbol",
    "A flowchart symbol and its meaning.",
    (
        _ID,
        Key("name", Words(TITLE), "its name", needed=True),
        Key("shape", Choice(SHAPES), "how it is drawn", needed=True),
        Key("meaning", Words(), "what it stands for", needed=True),
        Key("allowed", Simple.FLAG, "true for the five of the regulation"),
        Key("confused_with", ListOf(Ref("symbol"), SOME), "symbols that people take it for"),
        Key("tempts", Words(), "why people use it wrongly"),
    ),
)
OPTION = Part(
    "question.options",
    "One option of a question.",
    (
        Key("right", Simple.FLAG, "true on the key"),
        Key("why", Words(), "what a wrong option really is: its feedback"),
    ),
    worded=True,
)
SOURCE = Part(
    "question.source",
    "What an answer rests on.",
    (
        Key("reference", Ref("reference"), "the rule"),
        Key("article", Line(), "the article in it"),
        Key("also", Words(), "other sources in words"),
        Key("sure", Line(), "how firm the source is, for authors; not shown"),
    ),
)
QUESTION = Part(
    "question",
    "A question that the author wrote.",
    (
        Key("id", Simple.ID, "unique in the pack", needed=True),
        Key("text", Words(), "the question", needed=True),
        Key("options", Tables(OPTION, most=6, least=3), "three to six options, exactly one right", needed=True),
        Key("explain", Words(), "why the key is right"),
        Key("source", Table(SOURCE), "what the answer rests on"),
        Key("level", Choice(tuple(Level)), "how much it asks of a person; default understand"),
        Key("steps", ListOf(Ref("step"), SOME), "the rows that it is about"),
    ),
)
SYMBOL_QUESTION = Part("question", QUESTION.doc, tuple(key for key in QUESTION.keys if key.name != "steps"))
SOP = Part(
    "sop",
    "The identity of one procedure.",
    (
        Key("id", Simple.ID, "the same as the file's name", needed=True),
        Key("title", Words(TITLE), "the procedure's name", needed=True),
        Key("unit", Ref("unit"), "who owns it", needed=True),
        Key("references", ListOf(Ref("reference"), SOME), "the rules that it rests on", needed=True),
        Key("number", Line(), "nomor SOP"),
        Key("made", Simple.DAY, "tanggal pembuatan"),
        Key("revised", Simple.DAY, "tanggal revisi"),
        Key("effective", Simple.DAY, "tanggal efektif"),
        Key("approved_by", Words(TITLE), "disahkan oleh: a position"),
        Key("kinds", ListOf(Words(), FEW), "administratif, mikro, final …"),
        Key("qualifications", ListOf(Words(), FEW), "kualifikasi pelaksana"),
        Key("related", ListOf(Words(), FEW), "keterkaitan"),
        Key("equipment", ListOf(Words(), FEW), "peralatan/perlengkapan"),
        Key("warnings", ListOf(Words(), FEW), "peringatan"),
        Key("records", ListOf(Words(), FEW), "pencatatan dan pendataan"),
        Key("note", Words(), "what the office must confirm in this SOP"),
    ),
)
CLOCK = Part(
    "clock",
    "One of several sets of deadlines.",
    (_ID, Key("name", Words(TITLE), "its name", needed=True), Key("when", Words(), "which cases it is for")),
)
REQUIREMENT = Part(
    "step.requirements",
    "A paper or thing that a step needs.",
    (Key("outside", Simple.FLAG, "true where no row produces it"),),
    worded=True,
)
STEP = Part(
    "step",
    "One row of the SOP.",
    (
        _ID,
        Key("actor", Ref("actor"), "who performs it", needed=True),
        Key("kind", Choice(tuple(StepKind)), "its nature; default process"),
        Key("activity", Words(ACTIVITY), "what is done: active verb first, no subject", needed=True),
        Key("requirements", Tables(REQUIREMENT, FEW), "what it needs to start"),
        Key("time", Simple.PERIOD, "how long it should take"),
        Key("output", Words(), "what it leaves behind"),
        Key(
            "output_outside", Simple.FLAG, "true where no row needs the output: it leaves the office or is the product"
        ),
        Key("next", Ref("step"), "the step that follows; default: the row below"),
        Key("yes", Ref("step"), "where a decision's yes leads"),
        Key("no", Ref("step"), "where a decision's no leads"),
        Key("yes_text", Words(TITLE), "what yes means; default ya"),
        Key("no_text", Words(TITLE), "what no means; default tidak"),
        Key("critical", Simple.FLAG, "true where a slip cannot be undone"),
        Key("record", Words(TITLE), "a value to ask for"),
        Key("two_people", Simple.FLAG, "true where two people must do it"),
        Key("why", Words(), "why the step is there"),
        Key("remark", Words(), "keterangan"),
    ),
)
DEADLINE = Part(
    "deadline",
    "A legal period over several steps.",
    (
        _ID,
        Key("from", Ref("step"), "the step that starts the period", field="start"),
        Key("to", Ref("step"), "the step that must be done within it", field="end"),
        Key("from_text", Words(), "the event outside the SOP that starts it"),
        Key("to_text", Words(), "the event outside the SOP that ends it"),
        Key("time", Simple.PERIOD, "the period", needed=True),
        Key("extension", Simple.PERIOD, "by how much it may be extended, once"),
        Key("count", Choice(("after", "including")), "is the day of receipt day 0 (default) or day 1"),
        Key("closed_receipt", Choice(("as-is", "next-working-day")), "what holds when received on a day off"),
        Key("clock", Ref("clock"), "the clock that it belongs to"),
        Key("compressed", Simple.FLAG, "true where the rows must be done faster than their standard times to keep it"),
        Key("case", Words(), "the matter in words"),
        Key("reference", Ref("reference"), "the rule that sets it"),
        Key("article", Line(), "the article in it"),
        Key("actor", Ref("actor"), "who must keep it, where not the office"),
        _NOTE,
    ),
)

PACK_FILE = Part(
    "pack.toml",
    "The pack, its units, actors and references.",
    (
        Key("pack", Table(PACK), PACK.doc, needed=True),
        Key("unit", Tables(UNIT, SOME), UNIT.doc),
        Key("actor", Tables(ACTOR, SOME), ACTOR.doc),
        Key("reference", Tables(REFERENCE, MANY), REFERENCE.doc),
        Key("lint", Table(LINT), LINT.doc),
    ),
)
CALENDAR_FILE = Part(
    "calendar.toml", "The working days.", (Key("calendar", Table(CALENDAR), CALENDAR.doc, needed=True),)
)
SYMBOLS_FILE = Part(
    "symbols.toml",
    "The symbols, and questions that belong to no single SOP.",
    (Key("symbol", Tables(SYMBOL, SOME), SYMBOL.doc), Key("question", Tables(SYMBOL_QUESTION, MANY), QUESTION.doc)),
)
SOP_FILE = Part(
    "sop/<sop-id>.toml",
    "One procedure.",
    (
        Key("sop", Table(SOP), SOP.doc, needed=True),
        Key("clock", Tables(CLOCK, FEW), CLOCK.doc),
        Key("step", Tables(STEP, MANY), STEP.doc),
        Key("deadline", Tables(DEADLINE, FEW), DEADLINE.doc),
        Key("question", Tables(QUESTION, MANY), QUESTION.doc),
    ),
)
FILES = (PACK_FILE, CALENDAR_FILE, SYMBOLS_FILE, SOP_FILE)
