"""Numbers, periods and dates in options: what is read as one, and when a list of them ascends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.lint.amounts import UNITS, ascend, bare_days, leading, periods


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("60 menit", "1 jam"),
        ("90 menit", "1,5 jam"),
        ("90 minutes", "one hour and 30 minutes"),
        ("1 jam 30 menit", "90 mnt"),
        ("24 jam", "1 hari"),
        ("7 hari", "1 minggu"),
        ("14 days", "2 weeks"),
        ("12 bulan", "1 tahun"),
        ("sepuluh hari kerja", "10 working days"),
        ("lima belas menit", "15 minutes"),
        ("dua puluh lima hari", "25 calendar days"),
    ],
)
def test_the_same_length_in_other_words(one: str, other: str) -> None:
    first, second = periods(one), periods(other)
    assert len(first) == len(second) == 1
    assert (first[0].minutes, first[0].working) == (second[0].minutes, second[0].working)


@pytest.mark.parametrize(
    ("one", "other"), [("5 hari kerja", "1 minggu"), ("1 hari kerja", "24 jam"), ("1 hari", "1 hari kerja")]
)
def test_working_days_are_no_calendar_days(one: str, other: str) -> None:
    first, second = periods(one)[0], periods(other)[0]
    assert (first.minutes, first.working) != (second.minutes, second.working)


@pytest.mark.parametrize(
    "text", ["5W+1H", "UU 14/2008", "baris 3", "hari kerja", "1.2.3 hari", "3x sehari", "minggu depan", ""]
)
def test_what_only_looks_like_a_period_is_none(text: str) -> None:
    assert periods(text) == ()


def test_two_periods_stay_two() -> None:
    assert len(periods("10 hari kerja, diperpanjang 7 hari kerja")) == 2
    assert len(periods("3 hari kerja dan 5 hari kerja")) == 2


@pytest.mark.parametrize(
    "options",
    [
        ["10 menit", "15 menit", "1 jam"],
        ["Paling lambat 3 hari kerja", "Paling lambat 1 minggu", "Paling lambat 2 minggu"],
        ["8 jam", "1 hari kerja", "2 hari kerja"],  # in calendar minutes; by office hours it would not
        ["1 hari kerja", "8 jam", "2 hari kerja"],  # by office hours
        ["Kamis, 31 Desember 2026", "Jumat, 1 Januari 2027", "Senin, 4 Januari 2027"],
        ["31 December", "1 January", "4 January"],
        ["12/03/2026", "11/04/2026", "04/05/2026"],
        ["2026-03-12", "2026-04-11", "2026-05-04"],
        ["March 12, 2026", "April 1, 2026", "1 May 2026"],
        ["Rp900.000", "Rp1.500.000", "Rp2 juta"],
        ["90 %", "95 %", "100 %"],
        ["Pukul 08.30", "Pukul 10.00", "Pukul 16.00"],
        ["Maret", "April", "Mei"],
    ],
)
def test_ascending_options_are_left_alone_and_turned_ones_are_not(options: list[str]) -> None:
    amounts = [leading(option) for option in options]
    read = [amount for amount in amounts if amount is not None]
    assert len(read) == len(options)
    assert ascend(read)
    assert not ascend(read[::-1])


@pytest.mark.parametrize(
    "text", ["Petugas", "5W+1H", "May be refused", "Minggu depan", "14/2008", "Tanda terima", "", "Juni dan Juli", "3M"]
)
def test_words_are_no_amounts(text: str) -> None:
    assert leading(text) is None


def test_different_kinds_cannot_be_unsorted() -> None:
    mixed = [leading("10 menit"), leading("12 Maret 2026"), leading("3")]
    assert ascend([amount for amount in mixed if amount is not None])


def test_bare_days_are_those_that_say_nothing() -> None:
    text = "10 hari, 7 hari kerja, 5 hari kalender, 3 days, 2 working days, 1 calendar day; tinggal tiga hari"
    assert [period.number for period in bare_days(text)] == [10, 3]


@given(st.integers(1, 999), st.sampled_from(sorted(UNITS)), st.text(max_size=20), st.text(max_size=20))
def test_a_period_is_found_where_it_stands(number: int, unit: str, before: str, after: str) -> None:
    text = f"{before} | {number} {unit} | {after}"
    found = [one for one in periods(text) if one.span[0] <= text.index(" | ") + 3 < one.span[1]]
    assert any(one.minutes >= number * UNITS[unit] for one in found) or unit in before.lower()


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for period in periods(text):
        assert 0 <= period.span[0] < period.span[1] <= len(text)
    assert all(period.days for period in bare_days(text))
    amount = leading(text)
    assert amount is None or ascend([amount, amount])
