"""What a run is pinned to survives its way through JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.pack.model import Clock, Deadline, Identity, Requirement, Sop, Step, StepKind, Text
from sopcheck.pack.period import Period, PeriodUnit
from sopcheck.pack.snapshot import PinnedSop, pin

from .office_packs import good

LINES = st.text(max_size=8)
TEXTS = st.dictionaries(st.sampled_from(["id", "en", "jv"]), LINES, min_size=1).map(Text.from_json)
PERIODS = st.builds(Period, st.integers(1, 999), st.sampled_from(PeriodUnit))
DAYS = st.dates(date(1970, 1, 1), date(2200, 12, 31))


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value or None."""
    return st.none() | values


def tuples(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A few values."""
    return st.lists(values, max_size=2).map(tuple)


STEPS = st.builds(
    Step,
    id=LINES,
    number=st.just(0),
    actor=LINES,
    kind=st.sampled_from(StepKind),
    activity=TEXTS,
    requirements=tuples(st.builds(Requirement, TEXTS, st.booleans())),
    time=maybe(PERIODS),
    output=maybe(TEXTS),
    next=maybe(LINES),
    yes=maybe(LINES),
    no=maybe(LINES),
    yes_text=maybe(TEXTS),
    no_text=maybe(TEXTS),
    critical=st.booleans(),
    record=maybe(TEXTS),
    two_people=st.booleans(),
    why=maybe(TEXTS),
    remark=maybe(TEXTS),
    digest=LINES,
)
DEADLINES = st.builds(
    Deadline,
    id=LINES,
    time=PERIODS,
    start=maybe(LINES),
    to_text=maybe(TEXTS),
    extension=maybe(PERIODS),
    case=maybe(TEXTS),
)
SOPS = st.builds(
    lambda steps, **rest: Sop(
        steps=tuple(step._replace(number=number) for number, step in enumerate(steps, 1)),
        **rest,
    ),
    steps=st.lists(STEPS, max_size=3),
    id=LINES,
    title=TEXTS,
    unit=LINES,
    references=tuples(LINES),
    identity=st.builds(
        Identity,
        number=maybe(LINES),
        made=maybe(DAYS),
        revised=maybe(DAYS),
        effective=maybe(DAYS),
        approved_by=maybe(TEXTS),
        kinds=tuples(TEXTS),
        qualifications=tuples(TEXTS),
        related=tuples(TEXTS),
        equipment=tuples(TEXTS),
        warnings=tuples(TEXTS),
        records=tuples(TEXTS),
        note=maybe(TEXTS),
    ),
    clocks=tuples(st.builds(Clock, LINES, TEXTS, maybe(TEXTS))),
    deadlines=tuples(DEADLINES),
    digest=LINES,
)
NAMES = st.dictionaries(LINES, TEXTS, max_size=2)
PINNED = st.builds(PinnedSop, LINES, LINES, SOPS, NAMES, NAMES)


@given(PINNED)
def test_a_pinned_sop_comes_back_from_json_as_it_was(pinned: PinnedSop) -> None:
    assert PinnedSop.from_json(json.loads(json.dumps(pinned.to_json()))) == pinned


def test_a_run_is_pinned_to_the_procedure_with_names_and_citations_and_no_questions() -> None:
    pinned = pin(good(), "layanan")
    assert pinned.sop.questions == () and pinned.sop.digest == good().sops["layanan"].digest
    assert {key: name.said("id") for key, name in pinned.actors.items()} == {
        "pemohon": "Pemohon",
        "petugas-layanan": "Petugas Layanan",
    }
    assert pinned.references["uu-14-2008"].said("id") == "UU 14/2008"
    assert PinnedSop.from_json(pinned.to_json()) == pinned


def replaced(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """The JSON with one value replaced."""
    data = json.loads(json.dumps(data))
    inner: Any = data
    *parts, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    for part in parts:
        inner = inner[part]
    inner[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("format", 2, "format"),
        ("sop/steps/1/kind", "loop", "sop.steps[1].kind"),
        ("sop/steps/0/time", "10 menit", "sop.steps[0].time"),
        ("sop/steps/0/activity", {}, "sop.steps[0].activity"),
        ("sop/steps/0/critical", 1, "sop.steps[0].critical"),
        ("sop/steps/0/color", "red", "sop.steps[0].color"),
        ("sop/identity/made", "yesterday", "sop.identity.made"),
        ("sop/title", "SOP", "sop.title"),
        ("sop", [], "sop"),
        ("actors", {"x": 1}, "actors.x"),
        ("pack", None, "pack"),
    ],
)
def test_what_cannot_be_read_is_named(path: str, value: object, named: str) -> None:
    with pytest.raises(ValueError) as caught:
        PinnedSop.from_json(replaced(pin(good(), "layanan").to_json(), path, value))
    assert str(caught.value) == named


def test_a_missing_part_is_named() -> None:
    data = pin(good(), "layanan").to_json()
    del data["sop"]["steps"][2]["actor"]
    with pytest.raises(ValueError, match=r"^sop\.steps\[2\]\.actor$"):
        PinnedSop.from_json(data)
