"""Acts on their way into a store and out of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.checklist.acts import Act, ActKind, BadAct, act_from_json, act_to_json, unreadable

from .cases import MONDAY, Acts

NOTE: dict[str, Any] = {
    "id": "a",
    "kind": "note",
    "person": "p1",
    "by": "Siti",
    "happened": "2026-11-16T09:00:00+07:00",
    "recorded": "2026-11-16T02:00:00+00:00",
    "data": {"text": "ada"},
}


def test_every_kind_survives_json() -> None:
    acts = Acts(clock=None, receipt="2026-11-16").tick("ajukan", 0)
    acts.add(ActKind.UNTICK, "ajukan", requirement=0)
    acts.done("ajukan", missing=(0,), reason="\u202e\x1b[2J [bold]", confirmed=True, value=None).decide("x", "no")
    acts.add(ActKind.NOTE, None, text="é\n")
    acts.add(ActKind.COMPLETE)
    acts.undo("act-1")
    assert {act.kind for act in acts.list} == set(ActKind)
    for act in acts.list:
        told = act_to_json(act)
        back = act_from_json(json.loads(json.dumps(told)))
        assert act_to_json(back) == told
        assert (back.id, back.kind, back.step, back.happened) == (act.id, act.kind, act.step, act.happened)


def test_times_come_back_in_utc() -> None:
    assert act_from_json(NOTE).happened == MONDAY
    assert act_from_json(NOTE).happened.tzinfo is UTC
    eastern = Act("a", ActKind.COMPLETE, "p", "S", MONDAY.astimezone(timezone(timedelta(hours=9))), MONDAY)
    assert act_to_json(eastern)["happened"] == "2026-11-16T02:00:00+00:00"


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "approve"},
        {"kind": None},
        {"kind": ["note"]},
        {"id": 7},
        {"person": None},
        {"step": 3},
        {"happened": "yesterday"},
        {"happened": 1789},
        {"happened": "2026-11-16T09:00:00"},
        {"recorded": "0001-01-01T00:00:00+14:00"},
        {"recorded": "9999-12-31T23:59:59-12:00"},
        {"recorded": "1969-12-31T23:59:59+00:00"},
        {"data": None},
        {"data": []},
        {"data": {1: "x"}},
        {"data": {}},
        {"data": {"text": 1}},
        {"data": {"text": " "}},
        {"data": {"text": "x" * 2001}},
        {"data": {"text": "x", "html": "y"}},
        {"kind": "tick", "data": {"requirement": 0}},
        {"kind": "tick", "step": "a", "data": {"requirement": True}},
        {"kind": "tick", "step": "a", "data": {"requirement": -1}},
        {"kind": "decide", "step": "a", "data": {"exit": "maybe"}},
        {"kind": "done", "step": "a", "data": {"missing": "0"}},
        {"kind": "done", "step": "a", "data": {"missing": [0.0]}},
        {"kind": "done", "step": "a", "data": {"confirmed": 1}},
        {"kind": "done", "step": "a", "data": {"reason": "x" * 501, "missing": [0]}},
        {"kind": "undo", "data": {"act": None}},
        {"kind": "complete", "step": "a", "data": {}},
    ],
)
def test_what_does_not_fit_is_one_sentence(change: dict[str, Any]) -> None:
    with pytest.raises(BadAct) as caught:
        act_from_json({**NOTE, **change}, 4)
    assert caught.value.place == 4
    assert caught.value.sentence.template


def test_limits_are_those_of_the_sentence() -> None:
    longest = Act("a", ActKind.NOTE, "p", "S", MONDAY, MONDAY, None, {"text": "x" * 2000})
    assert unreadable(longest) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["id", "kind", "person", "by", "happened", "recorded", "step", "data"])
DATA_KEYS = [
    "case",
    "clock",
    "receipt",
    "requirement",
    "exit",
    "value",
    "missing",
    "reason",
    "confirmed",
    "text",
    "act",
]


@given(
    st.dictionaries(KEYS, JSON, max_size=3),
    st.sampled_from(list(ActKind)),
    st.dictionaries(st.sampled_from(DATA_KEYS), JSON | st.sampled_from(["yes", "no", "2026-01-01", "0"]), max_size=3),
)
def test_reading_raises_nothing_but_bad_act(change: dict[str, Any], kind: ActKind, data: dict[str, Any]) -> None:
    try:
        act = act_from_json({**NOTE, "kind": kind.value, "data": data, **change})
    except BadAct:
        return
    assert unreadable(act) is None
    assert isinstance(act.happened, datetime)
