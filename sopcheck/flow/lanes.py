"""The flow as a table with one lane an actor: a plain picture for every width, as values.

Each row shows its symbol in the lane of its actor: ``( 1 )`` capsule, ``[ 3 ]`` box, ``< 2 >`` diamond. Where the
flow does not simply go to the row below, the row says where. Connectors are not drawn here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sopcheck.flow.graph import Flow, exit_words
from sopcheck.pack.characters import cells, visible
from sopcheck.pack.model import Sop, Step, StepKind

NUMBER, TIME = 3, 8
LEAST_TEXT, BEST_TEXT = 22, 44
LANES = (11, 9, 8, 7, 6)
"""Lane widths tried, the widest first; below six cells a symbol touches its neighbour."""

_GLYPHS = {
    StepKind.START: "({})",
    StepKind.END: "({})",
    StepKind.PROCESS: "[{}]",
    StepKind.DECISION: "<{}>",
}


@dataclass(frozen=True, slots=True)
class LaneTable:
    """The columns that fit a width, in cells: number, text, a lane an actor (0: no lanes), time (0: none)."""

    text: int
    lane: int
    time: int
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One row as lines of equal height: the activity's lines, the lanes' lines, and the time."""

    step: str
    number: int
    text: tuple[str, ...]
    lanes: tuple[str, ...]
    time: str


def fit(sop: Sop, width: int) -> LaneTable:
    """The columns for a width in cells. Lanes shrink first; then the time goes; then the lanes."""
    actors = sop.actors()
    for time in (TIME, 0):
        for lane in LANES:
            text = width - NUMBER - 1 - lane * len(actors) - time
            if text >= (BEST_TEXT if lane == LANES[0] else LEAST_TEXT):
                return LaneTable(text, lane, time, actors)
    return LaneTable(max(1, width - NUMBER - 1 - TIME), 0, TIME, actors)


def glyph(step: Step) -> str:
    """The row's symbol with its number, five cells wide: '( 1 )', '[12 ]'."""
    return _GLYPHS[step.kind].format(f"{step.number:>2} " if step.number < 100 else f"{step.number:>3}")


def exits_in_words(step: Step, flow: Flow, sop: Sop, language: str) -> str:
    """Where the flow goes, where that is not simply the row below: 'ya → 4 · tidak → 3', '→ 2'; else nothing."""
    numbers = {one.id: one.number for one in sop.steps}
    parts: list[str] = []
    for exit_ in flow.exits(step.id):
        if exit_.kind == "next":
            if numbers[exit_.target] != step.number + 1:
                parts.append(f"→ {numbers[exit_.target]}")
        else:
            word = exit_words(step, exit_.kind).said(language)
            parts.append(f"{word} → {numbers[exit_.target]}")
    return " · ".join(parts)


def lane_rows(sop: Sop, flow: Flow, table: LaneTable, language: str) -> tuple[LaneRow, ...]:
    """Every row of the SOP in the columns of ``table``. Texts are complete: a row is as high as its activity needs."""
    rows: list[LaneRow] = []
    for step in sop.steps:
        text = wrapped(step.activity.said(language), max(1, table.text - 1))  # a gap before the lanes
        exits = exits_in_words(step, flow, sop, language)
        lanes: list[str] = []
        if table.lane:
            before = table.lane * table.actors.index(step.actor) + (table.lane - 5) // 2
            lanes.append(" " * before + glyph(step))
            if exits:
                lanes.extend(_under(exits, before, table.lane * len(table.actors)))
        else:
            text = (*text, exits) if exits else text
        time = step.time.short(language) if step.time and table.time else ""
        rows.append(LaneRow(step.id, step.number, text, tuple(lanes), time))
    return tuple(rows)


def _under(exits: str, before: int, width: int) -> list[str]:
    """The exits under the symbol, moved left as far as they need; on lines of their own where they do not fit one."""
    lines: list[str] = []
    for part in [exits] if cells(exits) <= width else exits.split(" · "):
        shown = part if cells(part) <= width else part[: max(0, width - 1)] + "…"
        lines.append(" " * max(0, min(before, width - cells(shown))) + shown)
    return lines


@lru_cache(maxsize=2048)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """``text`` in lines of at most ``width`` cells, broken between words, inside a word only where it must be.

    Kept for a while: a screen that changes one line asks for all its others again.
    """
    lines: list[str] = []
    current = ""
    for word in visible(text).split():
        while cells(word) > width:
            head = _head(word, width)
            if current:
                lines.append(current)
                current = ""
            lines.append(head)
            word = word[len(head) :]  # noqa: PLW2901 - the rest of an over-long word
        if current and cells(current) + 1 + cells(word) > width:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    if current:
        lines.append(current)
    return tuple(lines) or ("",)


def _head(word: str, width: int) -> str:
    """As much of a word as fits, at least one character."""
    used = 0
    for place, character in enumerate(word):
        used += cells(character)
        if used > width:
            return word[: max(1, place)]
    return word
