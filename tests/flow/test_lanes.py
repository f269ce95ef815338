"""The flow as a table of lanes: every width holds, no text is lost, and rows that lead elsewhere say where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.flow.graph import Flow
from sopcheck.flow.lanes import LANES, NUMBER, LaneTable, exits_in_words, fit, glyph, lane_rows, wrapped
from sopcheck.pack.characters import cells
from sopcheck.pack.model import Sop, Step, StepKind, Text
from sopcheck.pack.period import parse_period

ACTORS = ("tamu", "petugas", "kepala", "arsip")


def text(words: str) -> Text:
    return Text((("id", words),))


def row(number: int, kind: StepKind = StepKind.PROCESS, actor: str = "petugas", **more: str) -> Step:
    return Step(f"s{number}", number, actor, kind, text(f"Kegiatan {number}"), time=parse_period("10 menit"), **more)


def sop(*steps: Step) -> Sop:
    return Sop("surat", text("Surat"), "umum", (), steps)


LETTER = sop(
    row(1, StepKind.START, "tamu"),
    row(2, StepKind.DECISION, yes="s4", no="s3"),
    row(3, next="s1"),
    row(4, actor="kepala"),
    row(5, StepKind.END, "arsip"),
)


@pytest.mark.parametrize(
    ("width", "lane", "time"),
    [(200, LANES[0], True), (80, LANES[0] - 2, True), (58, LANES[-1], True), (50, LANES[-1], False), (48, 0, True)],
)
def test_lanes_shrink_first_then_the_time_goes_then_the_lanes(width: int, lane: int, time: bool) -> None:
    table = fit(LETTER, width)
    assert (table.lane, table.time > 0) == (lane, time)


@given(st.integers(20, 300), st.integers(1, 9))
def test_no_table_is_wider_than_its_place(width: int, actors: int) -> None:
    steps = (row(number, actor=f"a{number}") for number in range(1, actors + 1))
    table = fit(sop(*steps), width)
    assert NUMBER + 1 + table.text + table.lane * len(table.actors) * (table.lane > 0) + table.time <= width
    assert table.text >= 1


def test_a_row_that_leads_elsewhere_says_where() -> None:
    flow = Flow(LETTER)
    said = [exits_in_words(step, flow, LETTER, "id") for step in LETTER.steps]
    assert said == ["", "ya → 4 · tidak → 3", "→ 1", "", ""]


@pytest.mark.parametrize("width", [48, 62, 80, 120])
def test_a_symbol_stands_in_the_lane_of_its_actor(width: int) -> None:
    table = fit(LETTER, width)
    rows = lane_rows(LETTER, Flow(LETTER), table, "id")
    for step, shown in zip(LETTER.steps, rows, strict=True):
        if table.lane:
            column = shown.lanes[0].index(glyph(step))
            assert column // table.lane == ACTORS.index(step.actor)
            assert all(cells(line) <= table.lane * len(ACTORS) for line in shown.lanes)
        else:
            assert shown.lanes == ()
        assert shown.time == ("10 mnt" if table.time else "")


def test_without_lanes_the_exits_stand_under_the_activity() -> None:
    rows = lane_rows(LETTER, Flow(LETTER), LaneTable(30, 0, 0, ACTORS), "id")
    assert rows[1].text == ("Kegiatan 2", "ya → 4 · tidak → 3")


@pytest.mark.parametrize(
    ("kind", "number", "drawn"),
    [
        (StepKind.START, 1, "( 1 )"),
        (StepKind.PROCESS, 12, "[12 ]"),
        (StepKind.DECISION, 123, "<123>"),
        (StepKind.END, 9, "( 9 )"),
    ],
)
def test_a_symbol_is_five_cells_wide(kind: StepKind, number: int, drawn: str) -> None:
    assert glyph(row(number, kind)) == drawn


@given(st.text("ab 信息é \u0301\t\n", max_size=80), st.integers(2, 30))
def test_a_wrapped_text_fits_and_loses_nothing(words: str, width: int) -> None:
    lines = wrapped(words, width)
    assert lines and all(cells(line) <= width for line in lines)
    shown = "".join("".join(lines).split())
    assert shown == "".join(words.replace("\n", "↵").split())
