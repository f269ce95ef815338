"""The flow of any SOP: exits, reach, and what must have been done before, against networkx as a second opinion."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.flow.graph import Exit, Flow, exit_words
from sopcheck.pack.model import Sop, Step, StepKind, Text

LONG = 3_000


def text(words: str) -> Text:
    return Text((("id", words),))


def row(number: int, kind: StepKind = StepKind.PROCESS, **ways: str | None) -> Step:
    return Step(id=f"r{number}", number=number, actor="a", kind=kind, activity=text(f"Kegiatan {number}"), **ways)  # type: ignore[arg-type]


def sop(*steps: Step) -> Sop:
    return Sop(id="contoh", title=text("Contoh"), unit="u", references=(), steps=steps)


@st.composite
def sops(draw: st.DrawFn) -> Sop:
    """Any rows, with exits to any rows, to none and to unknown ones; not only what the pack checker lets through."""
    size = draw(st.integers(1, 9))
    ids = st.sampled_from([f"r{number}" for number in range(1, size + 2)])
    target = st.one_of(st.none(), ids, ids)
    steps = [
        row(number, draw(st.sampled_from(StepKind)), next=draw(target), yes=draw(target), no=draw(target))
        for number in range(1, size + 1)
    ]
    return sop(*steps)


def graph_of(flow: Flow) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(step.id for step in flow.sop.steps)
    graph.add_edges_from((step.id, way.target) for step in flow.sop.steps for way in flow.exits(step.id))
    return graph


@given(sops())
def test_reach_and_dominators_agree_with_networkx(example: Sop) -> None:
    flow = Flow(example)
    graph = graph_of(flow)
    assert flow.start is not None
    closest = nx.immediate_dominators(graph, flow.start)
    for step in example.steps:
        after = {target for way in flow.exits(step.id) for target in {way.target, *nx.descendants(graph, way.target)}}
        assert flow.reachable(step.id) == after
        expected = set()
        place = closest.get(step.id) if step.id != flow.start else None
        while place is not None:
            expected.add(place)
            place = closest[place] if place != flow.start else None
        assert flow.must_precede(step.id) == expected


@given(sops())
def test_every_exit_leads_to_a_row_and_is_known_at_its_other_end(example: Sop) -> None:
    flow = Flow(example)
    ids = {step.id for step in example.steps}
    for step in example.steps:
        kinds = [way.kind for way in flow.exits(step.id)]
        assert set(kinds) <= ({"yes", "no"} if step.kind is StepKind.DECISION else {"next"})
        assert step.kind is not StepKind.END or not kinds
        for way in flow.exits(step.id):
            assert way.target in ids
            assert step.id in flow.predecessors(way.target)
    assert sum(len(flow.predecessors(step_id)) for step_id in ids) == sum(
        len(flow.successors(step_id)) for step_id in ids
    )


@given(sops())
def test_a_correction_row_closes_a_loop(example: Sop) -> None:
    flow = Flow(example)
    for step in example.steps:
        if flow.is_correction(step.id):
            assert len(flow.successors(step.id)) == 1
            # Where the start reaches it at all, going back comes round to it again.
            assert step.id in flow.reachable(step.id)


def test_rows_without_a_word_lead_to_the_row_below_and_the_last_one_ends() -> None:
    flow = Flow(sop(row(1, StepKind.START), row(2), row(3)))
    assert flow.exits("r1") == (Exit("next", "r2"),)
    assert flow.exits("r3") == ()
    assert flow.exits("nowhere") == ()
    assert flow.reachable("r1") == {"r2", "r3"}


def test_an_end_in_the_middle_does_not_fall_to_the_row_below() -> None:
    flow = Flow(sop(row(1, StepKind.START), row(2, StepKind.END), row(3)))
    assert flow.exits("r2") == ()
    assert flow.must_precede("r3") == frozenset()


def test_a_correction_leads_back_and_a_branch_that_joins_does_not() -> None:
    # 2 checks: no → 3 mends → 2; yes → 4 decides: no → 5 → 6, yes → 6.
    flow = Flow(
        sop(
            row(1, StepKind.START),
            row(2, StepKind.DECISION, yes="r4", no="r3"),
            row(3, next="r2"),
            row(4, StepKind.DECISION, yes="r6", no="r5"),
            row(5),
            row(6, StepKind.END),
        )
    )
    assert [step for step in ("r1", "r2", "r3", "r4", "r5", "r6") if flow.is_correction(step)] == ["r3"]
    assert flow.must_precede("r6") == {"r1", "r2", "r4"}
    assert flow.predecessors("r2") == ("r1", "r3")


def test_unknown_targets_are_left_out() -> None:
    flow = Flow(sop(row(1, StepKind.DECISION, yes="gone", no="r2"), row(2, next="gone")))
    assert flow.exits("r1") == (Exit("no", "r2"),)
    assert flow.exits("r2") == ()


def test_no_rows_is_no_trouble() -> None:
    flow = Flow(sop())
    assert flow.start is None
    assert flow.reachable("r1") == frozenset()
    assert flow.must_precede("r1") == frozenset()


def test_a_very_long_procedure_needs_no_recursion() -> None:
    flow = Flow(sop(*(row(number) for number in range(1, LONG + 1))))
    assert len(flow.must_precede(f"r{LONG}")) == LONG - 1
    assert len(flow.reachable("r1")) == LONG - 1


@pytest.mark.parametrize(("kind", "words"), [("yes", {"id": "ya", "en": "yes"}), ("no", {"id": "tidak", "en": "no"})])
def test_exits_have_words_by_default(kind: str, words: dict[str, str]) -> None:
    assert exit_words(row(1, StepKind.DECISION), kind).to_json() == words  # type: ignore[arg-type]


def test_the_authors_words_of_an_exit_win() -> None:
    step = Step("r1", 1, "a", StepKind.DECISION, text("Memeriksa"), no_text=text("tidak lengkap"))
    assert exit_words(step, "no").said("id") == "tidak lengkap"
    assert exit_words(step, "yes").said("en") == "yes"
