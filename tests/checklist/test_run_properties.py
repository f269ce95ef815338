"""What holds for every SOP and every list of acts."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import networkx
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.checklist.acts import Act, ActKind, BadAct, act_from_json, act_to_json
from sopcheck.checklist.deadlines import running
from sopcheck.checklist.run import RunState, refusal, replay
from sopcheck.checklist.wording import act_said, completion, line_said, missing_said
from sopcheck.flow.graph import Flow
from sopcheck.pack.model import Calendar, Step, StepKind
from sopcheck.pack.snapshot import PinnedSop

from .cases import MONDAY, SERVICE, deadline, effect, pinned, step, text

NEVER_OFF = Calendar(covers=(), weekend=frozenset(), zone="Asia/Jakarta", off=())
IDS = ["a", "b", "c", "d", "e", "f"]
PLACES = st.integers(0, 3)


@st.composite
def sops(draw: st.DrawFn) -> PinnedSop:
    """Any rows with any exits, also to rows that do not exist, and rows that no route reaches."""
    ids = IDS[: draw(st.integers(1, 6))]
    target = st.sampled_from([*ids, *ids, None, "nowhere"])
    rows: list[Step] = []
    for number, row in enumerate(ids, 1):
        kind = draw(st.sampled_from([kind.value for kind in StepKind]))
        needs = draw(st.lists(st.just("berkas"), max_size=2))
        more: dict[str, Any] = {"critical": draw(st.booleans())}
        more["record"] = draw(st.sampled_from([None, None, text("Nomor?")]))
        if kind == "decision":
            more.update(yes=draw(target), no=draw(target))
        elif kind != "end":
            more.update(next=draw(target))
        rows.append(step(row, number, kind, needs, **more))
    return pinned(rows, [deadline("t", "3 hari kerja", start=ids[0], end=ids[-1])])


@st.composite
def any_data(draw: st.DrawFn, kind: ActKind) -> dict[str, Any]:
    """Data of the right keys, often right."""
    closing: dict[str, Any] = {
        "missing": draw(st.lists(PLACES, max_size=2)),
        "reason": draw(st.sampled_from([None, "", " ", "hilang"])),
        "value": draw(st.sampled_from([None, "", "17"])),
    }
    return {
        ActKind.START: {"case": "k", "clock": draw(st.sampled_from([None, "biasa"])), "receipt": None},
        ActKind.TICK: {"requirement": draw(PLACES)},
        ActKind.UNTICK: {"requirement": draw(PLACES)},
        ActKind.DECIDE: {"exit": draw(st.sampled_from(["yes", "no"])), **closing},
        ActKind.DONE: {**closing, "confirmed": draw(st.booleans())},
        ActKind.NOTE: {"text": draw(st.sampled_from(["x", " "]))},
        ActKind.UNDO: {"act": f"act-{draw(st.integers(0, 12))}"},
        ActKind.COMPLETE: {},
    }[kind]


def made(place: int, kind: ActKind, about: str | None, data: dict[str, Any], act_id: str | None = None) -> Act:
    moment = MONDAY + timedelta(minutes=place)
    return Act(act_id or f"act-{place}", kind, "p", "Siti", moment, moment, about, data)


@st.composite
def sensible(draw: st.DrawFn, state: RunState, place: int) -> Act:
    """An act that a screen would offer now."""
    kind = draw(st.sampled_from(sorted(state.allowed) or [ActKind.NOTE]))
    here = state.step
    about: str | None = None if kind in (ActKind.START, ActKind.UNDO, ActKind.COMPLETE) else state.current
    data: dict[str, Any] = {}
    if kind is ActKind.START:
        data = {"case": "k"}
    elif kind is ActKind.UNDO:
        data = {"act": state.undoable}
    elif kind is ActKind.NOTE:
        data = {"text": "x"}
    elif here is not None and kind is ActKind.TICK:
        data = {"requirement": draw(st.sampled_from(state.unticked))}
    elif here is not None and kind is ActKind.UNTICK:
        data = {"requirement": draw(st.sampled_from(sorted(state.ticked)))}
    elif here is not None and kind in (ActKind.DONE, ActKind.DECIDE):
        data = closing(state, draw(st.sampled_from(["yes", "no"])))
    return made(place, kind, about, data)


def closing(state: RunState, way: str) -> dict[str, Any]:
    """What it takes to close the current row."""
    here = state.step
    assert here is not None
    data: dict[str, Any] = {"missing": list(state.unticked), "reason": "hilang" if state.unticked else None}
    if here.record is not None:
        data["value"] = "17"
    return {**data, "exit": way} if here.kind is StepKind.DECISION else {**data, "confirmed": True}


@st.composite
def anything(draw: st.DrawFn, place: int) -> Act:
    """An act with no regard for where the run stands; sometimes with an id that was used before."""
    kind = draw(st.sampled_from(list(ActKind)))
    about = draw(st.sampled_from([None, *IDS, "nowhere"]))
    return made(place, kind, about, draw(any_data(kind)), f"act-{draw(st.integers(max(0, place - 1), place))}")


@st.composite
def runs(draw: st.DrawFn) -> tuple[PinnedSop, list[Act]]:
    """An SOP and acts that were all allowed when they came."""
    on = draw(sops())
    acts: list[Act] = []
    for place in range(draw(st.integers(0, 25))):
        state = replay(on, acts)
        act = draw(sensible(state, place)) if draw(st.integers(0, 4)) else draw(anything(place))
        if refusal(state, act) is None:
            acts.append(act)
    return on, acts


def accepted(on: PinnedSop, acts: list[Act]) -> bool:
    try:
        replay(on, acts)
    except BadAct as bad:
        assert bad.sentence.template
        assert bad.place == len(acts) - 1
        return False
    return True


@given(sops(), st.data())
def test_a_refusal_is_exactly_what_replay_would_raise(on: PinnedSop, data: st.DataObject) -> None:
    acts: list[Act] = []
    for place in range(15):
        state = replay(on, acts)
        act = data.draw(sensible(state, place) if data.draw(st.booleans()) else anything(place))
        refused = refusal(state, act)
        assert accepted(on, [*acts, act]) == (refused is None)
        assert refused is not None or state.can(act.kind)
        if refused is None:
            acts.append(act)


@given(sops(), st.lists(st.integers(0, 8).flatmap(anything), max_size=8))
def test_any_list_of_acts_gives_a_state_or_a_bad_act(on: PinnedSop, acts: list[Act]) -> None:
    try:
        state = replay(on, acts)
    except BadAct as bad:
        assert bad.place is not None
        assert acts[bad.place]
        replay(on, acts[: bad.place])
    else:
        assert state.last == (acts[-1] if acts else None)


@given(runs())
def test_what_is_allowed_is_possible_for_some_act_where_the_sop_is_whole(run: tuple[PinnedSop, list[Act]]) -> None:
    on, acts = run
    state = replay(on, acts)
    offers = {
        ActKind.START: (None, {"case": "k"}),
        ActKind.UNDO: (None, {"act": state.undoable}),
        ActKind.NOTE: (state.current, {"text": "x"}),
        ActKind.COMPLETE: (None, {}),
        ActKind.TICK: (state.current, {"requirement": next(iter(state.unticked), 0)}),
        ActKind.UNTICK: (state.current, {"requirement": next(iter(state.ticked), 0)}),
    }
    for kind, (about, data) in offers.items():
        act = made(99, kind, about, data, "new")
        assert (refusal(state, act) is None) == state.can(kind)


@given(runs())
def test_undo_gives_back_the_effect_before_and_lists_what_it_took(run: tuple[PinnedSop, list[Act]]) -> None:
    on, acts = run
    trail = [effect(replay(on, acts[:place])) for place in range(len(acts) + 1)]
    in_force: list[tuple[Act, object]] = []
    for place, act in enumerate(acts):
        if act.kind is ActKind.UNDO:
            undone, before = in_force.pop()
            assert act.data["act"] == undone.id
            assert trail[place + 1] == before
        elif act.kind is not ActKind.START:
            in_force.append((act, trail[place]))
    state = replay(on, acts)
    assert state.undoable == (in_force[-1][0].id if in_force else None)
    assert len(state.undone) == sum(act.kind is ActKind.UNDO for act in acts)
    assert {taken.act.id for taken in state.undone}.isdisjoint(act.id for act, _ in in_force)


@given(runs(), st.data())
def test_a_state_depends_on_its_own_acts_alone(run: tuple[PinnedSop, list[Act]], data: st.DataObject) -> None:
    on, acts = run
    place = data.draw(st.integers(0, len(acts)))
    early = replay(on, acts[:place])
    told = repr(effect(early))
    late = replay(on, acts)
    assert replay(on, acts[:place]) == early
    assert repr(effect(early)) == told
    assert replay(on, acts) == late


@given(runs())
def test_rounds_count_the_visits(run: tuple[PinnedSop, list[Act]]) -> None:
    on, acts = run
    state = replay(on, acts)
    visits: Counter[str] = Counter()
    for line in state.lines:
        visits[line.step] += 1
        assert line.round == visits[line.step]
    if state.current is not None:
        assert state.round == visits[state.current] + 1
    for before, after in zip(state.lines, state.lines[1:], strict=False):
        assert before.led_to == after.step
    if state.lines:
        assert state.lines[-1].led_to == state.current


@given(runs())
def test_acts_survive_storage_and_every_state_can_be_said(run: tuple[PinnedSop, list[Act]]) -> None:
    on, acts = run
    state = replay(on, acts)
    assert replay(on, [act_from_json(act_to_json(act), place) for place, act in enumerate(acts)]).lines == state.lines
    completion(state)
    for line in state.lines:
        line_said(state, line, "id")
        assert (missing_said(state, line, "en") is None) == (not line.missing)
    for act in acts:
        act_said(state, act, "en")
    running(state, on, NEVER_OFF)
    running(state, on, None)


@given(sops(), st.sampled_from(IDS))
def test_still_needed_is_what_no_route_avoids(on: PinnedSop, last: str) -> None:
    """Against the definition: a row is unavoidable if without it no end can be reached any more."""
    state = replay(on, [made(0, ActKind.START, None, {"case": "k"})])
    flow = Flow(on.sop)
    graph = networkx.DiGraph()
    graph.add_nodes_from(state.rows)
    graph.add_edges_from((row, way.target) for row in state.rows for way in flow.exits(row))
    ends = {row for row in state.rows if not flow.exits(row)}
    here = state.current
    assert here is not None

    def ends_reached(without: str | None) -> bool:
        left = graph.copy()
        left.remove_nodes_from([] if without is None else [without])
        return bool(ends & ({here} | networkx.descendants(left, here)) - {without})

    needed = {want.step.id for want in state.still_needed()} - {here}
    expected = {row for row in state.rows if row != here and ends_reached(None) and not ends_reached(row)}
    assert needed == {row for row in expected if state.rows[row].requirements}


def test_every_route_of_an_sop_can_be_completed() -> None:
    """Every choice at every decision, each decision at most twice."""
    routes: list[tuple[str, ...]] = []
    waiting: list[list[Act]] = [[made(0, ActKind.START, None, {"case": "k"})]]
    while waiting:
        acts = waiting.pop()
        state = replay(SERVICE, acts)
        place = len(acts)
        if state.step is None:
            whole = replay(SERVICE, [*acts, made(place, ActKind.COMPLETE, None, {})])
            assert whole.completed
            routes.append(tuple(line.step for line in whole.lines))
        elif state.step.kind is not StepKind.DECISION:
            waiting.append([*acts, made(place, ActKind.DONE, state.current, closing(state, ""))])
        elif state.round <= 2:
            waiting += [
                [*acts, made(place, ActKind.DECIDE, state.current, closing(state, way))] for way in ("yes", "no")
            ]
    assert ("ajukan", "periksa", "catat", "nilai", "sampaikan", "arsip") in routes
    assert len(routes) == len(set(routes)) == 4  # complete at once or at the second look; granted or refused


def test_a_long_run_goes_back_and_forth() -> None:
    """Ten thousand acts: sent back and forth, then all of it undone."""
    acts = [made(0, ActKind.START, None, {"case": "k"})]
    loop = pinned([step("a", 1, "decision", yes="b", no="b"), step("b", 2, next="a")])
    for place in range(1, 5001):
        kind, about, data = (
            (ActKind.DECIDE, "a", {"exit": "no"}) if place % 2 else (ActKind.DONE, "b", {})  # to b, and back to a
        )
        acts.append(made(place, kind, about, data))
    state = replay(loop, acts)
    assert (state.current, state.round, len(state.lines)) == ("a", 2501, 5000)
    acts += [made(5000 + back, ActKind.UNDO, None, {"act": f"act-{5001 - back}"}) for back in range(1, 5001)]
    state = replay(loop, acts)
    assert (state.current, state.round, state.lines, len(state.undone)) == ("a", 1, (), 5000)
