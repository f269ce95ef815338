"""The shipped content keeps its promises: complete in both languages, sourced, and with the days of the decrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import holidays
import pytest

from sopcheck.pack.model import Pack, Text
from sopcheck.pack.reading import load_pack
from sopcheck.pack.shipped import shipped_pack

ROWS = {
    "pelayanan-informasi": 14,
    "pemberitaan-website-medsos": 12,
    "penanganan-keberatan": 14,
    "penyusunan-daftar-informasi-publik": 14,
    "pengelolaan-kinerja-dan-lkj": 14,
}
DAYS_OFF = {2024: (19, 10), 2025: (17, 11), 2026: (17, 8), 2027: (18, 8)}
"""National holidays and days of joint leave a year, as decreed."""
PROPER_NAMES = {"KPU Provinsi Jawa Timur", "PPID", "PER/21/M.PAN/11/2008"}


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The shipped pack, which must be without a fault."""
    reading = load_pack(shipped_pack())
    assert reading.pack is not None
    assert reading.diagnostics == ()
    return reading.pack


def texts(value: Any) -> Iterator[Text]:
    """Every text for people below a value of the model."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif hasattr(value, "__slots__") and not isinstance(value, tuple | str):
        for name in value.__slots__:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)


def test_every_text_is_there_in_both_languages(pack: Pack) -> None:
    found = list(texts(pack))
    assert len(found) > 1000
    missing = [text.said("id") for text in found if not {"id", "en"} <= set(text.languages())]
    assert set(missing) <= PROPER_NAMES


def test_the_sops_are_complete(pack: Pack) -> None:
    assert {sop.id: len(sop.steps) for sop in pack.sops.values()} == ROWS
    for sop in pack.sops.values():
        assert "permenpan-35-2012" in sop.references
        identity = sop.identity
        assert identity.number and identity.made and identity.effective and identity.approved_by
        assert identity.qualifications and identity.related and identity.equipment
        assert identity.warnings and identity.records
        assert identity.made <= identity.effective
        assert all(step.time and step.output and step.requirements for step in sop.steps)
        assert all(step.yes_text and step.no_text for step in sop.steps if step.kind == "decision")


def test_the_information_service_has_two_clocks(pack: Pack) -> None:
    sop = pack.sops["pelayanan-informasi"]
    periods = {one.clock: (str(one.time), str(one.extension)) for one in sop.deadlines}
    assert sorted(periods.values()) == [("10 hari kerja", "7 hari kerja"), ("3 hari kerja", "2 hari kerja")]
    assert set(periods) == {clock.id for clock in sop.clocks}


def test_questions_are_many_sourced_and_explained(pack: Pack) -> None:
    for sop in pack.sops.values():
        assert len(sop.questions) >= 8
    assert len(pack.questions) >= 12
    every = [*pack.questions, *(question for sop in pack.sops.values() for question in sop.questions)]
    for question in every:
        assert question.explain is not None, question.id
        assert question.source is not None, question.id
        assert all(option.right or option.why for option in question.options), question.id
    keys = Counter(next(place for place, one in enumerate(q.options) if one.right) for q in every)
    assert max(keys.values()) <= 0.35 * len(every), "one letter holds the key too often"


def test_five_symbols_are_allowed_and_sixteen_tempt(pack: Pack) -> None:
    allowed = [symbol for symbol in pack.symbols.values() if symbol.allowed]
    assert [symbol.shape for symbol in allowed] == ["capsule", "box", "diamond", "arrow", "pentagon"]
    assert len(pack.symbols) - len(allowed) == 16
    assert all(symbol.tempts for symbol in pack.symbols.values() if not symbol.allowed)
    assert {other for symbol in allowed for other in symbol.confused_with} <= set(pack.symbols)


def test_it_says_that_it_is_an_example(pack: Pack) -> None:
    assert pack.notice is not None
    assert "CONTOH" in pack.notice.said("id")
    assert "EXAMPLE" in pack.notice.said("en")


@pytest.mark.parametrize("year", DAYS_OFF)
def test_the_days_off_are_those_of_the_decrees(year: int, pack: Pack) -> None:
    calendar = pack.calendar
    assert calendar is not None
    of_year = [day for day in calendar.off if day.date.year == year]
    kinds = Counter(day.kind for day in of_year)
    assert (kinds["nasional"], kinds["cuti-bersama"]) == DAYS_OFF[year]
    other_list = holidays.country_holidays("ID", years=year, categories=("public", "government"))
    assert {day.date for day in of_year} == set(other_list), "a second opinion disagrees"
