"""Counting days: known dates by hand, and numpy as a second opinion."""

from __future__ import annotations

from datetime import date, timedelta

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.pack.model import Calendar, DayOff, Deadline, Text
from sopcheck.pack.period import Period, PeriodUnit, parse_period
from sopcheck.workdays.calendar import CannotCount, Days
from sopcheck.workdays.counting import count, due, remaining

from .calendars import NEAR, Y2026, calendars

DAY = timedelta(days=1)


def works(calendar: Calendar, day: date) -> bool:
    return Days(calendar).why_off(day) is None


def due_day(receipt: date, period: str, **rules: str) -> date:
    return count(Y2026, receipt, parse_period(period), **rules).due


def test_the_week_of_idulfitri_2026_has_no_working_day() -> None:
    found = count(Y2026, date(2026, 3, 17), parse_period("10 hari kerja"))
    assert found.due == date(2026, 4, 8)
    march = [date(2026, 3, day) for day in (25, 26, 27, 30, 31)]
    assert found.counted == (*march, *(date(2026, 4, day) for day in (1, 2, 6, 7, 8)))
    assert [day.isoformat()[5:] for day, _ in found.left_out] == [
        *("03-18", "03-19", "03-20", "03-21", "03-22", "03-23", "03-24", "03-28", "03-29"),
        *("04-03", "04-04", "04-05"),
    ]
    names = dict(found.left_out)
    assert names[date(2026, 3, 18)].said("id") == "cuti-bersama 18/3"
    assert names[date(2026, 3, 21)].said("id") == "Sabtu"
    assert names[date(2026, 4, 5)].said("en") == "Sunday"
    assert found.provisional == ()


@pytest.mark.parametrize(
    ("receipt", "period", "rules", "expected"),
    [
        # Monday 16 November 2026; no day off until 24 December.
        (date(2026, 11, 16), "1 hari kerja", {}, date(2026, 11, 17)),
        (date(2026, 11, 16), "1 hari kerja", {"rule": "including"}, date(2026, 11, 16)),
        (date(2026, 11, 16), "10 hari kerja", {}, date(2026, 11, 30)),
        (date(2026, 11, 16), "3 hari kerja", {}, date(2026, 11, 19)),
        # Received on Saturday 14 November.
        (date(2026, 11, 14), "1 hari kerja", {}, date(2026, 11, 16)),
        (date(2026, 11, 14), "1 hari kerja", {"rule": "including"}, date(2026, 11, 16)),
        (date(2026, 11, 14), "1 hari kerja", {"closed_receipt": "next-working-day"}, date(2026, 11, 17)),
        # Calendar days, weeks, months.
        (date(2026, 11, 16), "3 hari", {}, date(2026, 11, 19)),
        (date(2026, 11, 16), "3 hari", {"rule": "including"}, date(2026, 11, 18)),
        (date(2026, 11, 16), "5 hari", {"if_off": "next-working-day"}, date(2026, 11, 23)),
        (date(2026, 11, 16), "5 hari", {}, date(2026, 11, 21)),
        (date(2026, 11, 16), "2 minggu", {}, date(2026, 11, 30)),
        (date(2026, 1, 31), "1 bulan", {}, date(2026, 2, 28)),
        (date(2028, 1, 31), "1 bulan", {}, date(2028, 2, 29)),
        (date(2026, 1, 31), "1 bulan", {"rule": "including"}, date(2026, 2, 28)),
        (date(2026, 3, 1), "1 bulan", {"rule": "including"}, date(2026, 3, 31)),
        (date(2026, 8, 31), "6 bulan", {}, date(2027, 2, 28)),
        (date(2026, 12, 5), "1 bulan", {}, date(2027, 1, 5)),
    ],
)
def test_dates_by_hand(receipt: date, period: str, rules: dict[str, str], expected: date) -> None:
    assert due_day(receipt, period, **rules) == expected


def test_an_extension_runs_on_and_equals_the_sum() -> None:
    answer = Deadline("tanggapan", parse_period("10 hari kerja"), extension=parse_period("7 hari kerja"))
    found = due(Y2026, date(2026, 3, 17), answer)
    assert found.first.due == date(2026, 4, 8)
    assert found.extended is not None
    assert found.extended.due == date(2026, 4, 17)
    assert found.whole == count(Y2026, date(2026, 3, 17), parse_period("17 hari kerja"))
    assert (found.safest, found.safest_extended) == (date(2026, 4, 7), date(2026, 4, 16))


def test_the_safest_date_takes_the_strictest_reading() -> None:
    lenient = Deadline("t", parse_period("3 hari kerja"), closed_receipt="next-working-day")
    found = due(Y2026, date(2026, 11, 14), lenient)
    assert (found.first.due, found.safest) == (date(2026, 11, 19), date(2026, 11, 18))
    strict = Deadline("t", parse_period("3 hari kerja"), count="including")
    found = due(Y2026, date(2026, 11, 16), strict)
    assert (found.first.due, found.safest) == (date(2026, 11, 18), date(2026, 11, 18))


def test_a_year_without_a_calendar_is_named() -> None:
    assert count(Y2026, date(2026, 12, 28), parse_period("10 hari kerja")).provisional == (2027,)
    assert count(Y2026, date(2025, 12, 31), parse_period("10 hari kerja")).provisional == ()
    assert count(Y2026, date(2025, 12, 30), parse_period("10 hari kerja")).provisional == (2025,)
    assert count(Y2026, date(2026, 12, 28), parse_period("30 hari")).provisional == ()


@pytest.mark.parametrize(
    ("receipt", "period", "rules", "words"),
    [
        (date(2026, 1, 5), Period(2, PeriodUnit.HOUR), {}, "no due date"),
        (date(2026, 1, 5), Period(20, PeriodUnit.MINUTE), {}, "no due date"),
        (date(9999, 12, 31), Period(1, PeriodUnit.DAY), {}, "not between"),
        (date(1, 1, 1), Period(1, PeriodUnit.MONTH), {}, "not between"),
        (date(2026, 1, 5), Period(10**9, PeriodUnit.WORKING_DAY), {}, "at most ten years"),
        (date(2026, 1, 5), Period(0, PeriodUnit.DAY), {}, "at least one day"),
        (date(2026, 1, 5), Period(1, PeriodUnit.DAY), {"rule": "before"}, "no way of counting"),
        (date(2026, 1, 5), Period(1, PeriodUnit.DAY), {"closed_receipt": "never"}, "no way of counting"),
        (date(2026, 1, 5), Period(1, PeriodUnit.DAY), {"if_off": ""}, "no way of counting"),
    ],
)
def test_what_cannot_be_counted_is_said(receipt: date, period: Period, rules: dict[str, str], words: str) -> None:
    with pytest.raises(CannotCount) as caught:
        count(Y2026, receipt, period, **rules)
    assert words in caught.value.sentence.template


def test_a_calendar_without_working_days_ends() -> None:
    never = Y2026._replace(weekend=frozenset(range(1, 8)))
    with pytest.raises(CannotCount, match="no working day"):
        count(never, date(2026, 1, 5), parse_period("1 hari kerja"))
    with pytest.raises(CannotCount, match="no working day"):
        count(never, date(2026, 1, 5), parse_period("1 hari"), closed_receipt="next-working-day")


def test_the_longest_period_on_the_shortest_week_ends() -> None:
    one_day_a_week = Y2026._replace(weekend=frozenset({1, 2, 3, 4, 5, 6}))
    found = count(one_day_a_week, date(2300, 1, 1), Period(3660, PeriodUnit.WORKING_DAY))
    assert found.due.isoweekday() == 7


def test_remaining_counts_down_to_the_due_day_and_below() -> None:
    friday = date(2026, 11, 27)
    assert [remaining(Y2026, friday + offset * DAY, friday) for offset in (-4, -1, 0, 1, 2, 3, 4)] == [
        *(4, 1, 0),
        *(0, 0, -1, -2),
    ]
    assert remaining(Y2026, date(1900, 1, 1), date(2900, 1, 1)) > 260_000


@given(calendars(), NEAR, st.integers(1, 60), st.sampled_from(["after", "including"]))
def test_numpy_agrees_on_working_days(calendar: Calendar, receipt: date, amount: int, rule: str) -> None:
    found = count(calendar, receipt, Period(amount, PeriodUnit.WORKING_DAY), rule=rule)
    mask = [weekday not in calendar.weekend for weekday in range(1, 8)]
    off = numpy.array([day.date for day in calendar.off], dtype="datetime64[D]")
    # Counting from the day before makes the receipt itself the first day that may count.
    start = receipt - DAY if rule == "including" else receipt
    expected = numpy.busday_offset(start, amount, roll="backward", weekmask=mask, holidays=off)
    assert found.due == expected.astype(date)


@given(calendars(), NEAR, st.integers(1, 30), st.sampled_from(["after", "including"]))
def test_every_day_up_to_the_due_day_is_either_counted_or_left_out(
    calendar: Calendar, receipt: date, amount: int, rule: str
) -> None:
    found = count(calendar, receipt, Period(amount, PeriodUnit.WORKING_DAY), rule=rule)
    left_out = [day for day, _ in found.left_out]
    first = receipt if rule == "including" else receipt + DAY
    assert len(found.counted) == amount
    assert found.counted[-1] == found.due
    assert sorted([*found.counted, *left_out]) == [first + place * DAY for place in range((found.due - first).days + 1)]
    assert all(works(calendar, day) for day in found.counted)
    assert not any(works(calendar, day) for day in left_out)


@given(calendars(), NEAR, st.integers(1, 30), st.sampled_from(["after", "including"]))
def test_a_receipt_put_off_counts_from_the_next_working_day(
    calendar: Calendar, receipt: date, amount: int, rule: str
) -> None:
    period = Period(amount, PeriodUnit.WORKING_DAY)
    opened = next(day for place in range(90) if works(calendar, day := receipt + place * DAY))
    found = count(calendar, receipt, period, rule=rule, closed_receipt="next-working-day")
    assert found.counted == count(calendar, opened, period, rule=rule).counted
    assert {day for day, _ in found.left_out} >= {receipt + place * DAY for place in range((opened - receipt).days)}


@given(calendars(), NEAR, st.integers(1, 20), st.integers(1, 20))
def test_an_extension_is_the_longer_period(calendar: Calendar, receipt: date, first: int, more: int) -> None:
    working = PeriodUnit.WORKING_DAY
    found = due(calendar, receipt, Deadline("t", Period(first, working), extension=Period(more, working)))
    assert found.whole == count(calendar, receipt, Period(first + more, working))
    assert found.safest <= found.first.due
    assert found.safest_extended is not None
    assert found.safest_extended <= found.whole.due


@given(calendars(), NEAR, NEAR)
def test_remaining_is_the_walk_from_day_to_day(calendar: Calendar, today: date, due_on: date) -> None:
    first, last = min(today, due_on), max(today, due_on)
    walked = sum(works(calendar, first + place * DAY) for place in range(1, (last - first).days + 1))
    assert remaining(calendar, today, due_on) == (walked if today <= due_on else -walked)


@given(calendars(), NEAR, st.integers(1, 30), st.data())
def test_the_order_and_repetition_of_days_off_does_not_matter(
    calendar: Calendar, receipt: date, amount: int, data: st.DataObject
) -> None:
    shuffled = calendar._replace(off=tuple(data.draw(st.permutations([*calendar.off, *calendar.off]))))
    period = Period(amount, PeriodUnit.WORKING_DAY)
    assert count(shuffled, receipt, period) == count(calendar, receipt, period)
    assert remaining(shuffled, receipt, receipt + 50 * DAY) == remaining(calendar, receipt, receipt + 50 * DAY)


@given(NEAR, st.sampled_from(list(PeriodUnit)[2:]), st.integers(1, 40), st.booleans())
def test_a_calendar_period_is_shown_day_by_day(receipt: date, unit: PeriodUnit, amount: int, including: bool) -> None:
    found = count(Y2026, receipt, Period(amount, unit), rule="including" if including else "after", if_off="stay")
    assert list(found.counted) == sorted(set(found.counted))
    assert found.due == found.counted[-1]
    if unit is not PeriodUnit.WORKING_DAY:
        assert len(found.counted) == (found.due - receipt).days + including
        assert found.left_out == ()


def test_the_first_name_of_a_day_given_twice_counts() -> None:
    again = DayOff(date(2026, 8, 17), Text((("id", "lain"),)), "setempat")
    found = count(Y2026._replace(off=(*Y2026.off, again)), date(2026, 8, 14), parse_period("1 hari kerja"))
    assert dict(found.left_out)[date(2026, 8, 17)].said("id") == "nasional 17/8"
