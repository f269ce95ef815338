"""Which days are working days, and where the office is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import holidays
import pytest

from sopcheck.workdays.calendar import CannotCount, Days, local_day

from .calendars import Y2026


def test_a_weekend_is_named_in_both_languages() -> None:
    saturday = Days(Y2026).why_off(date(2026, 11, 14))
    assert saturday is not None
    assert (saturday.said("id"), saturday.said("en")) == ("Sabtu", "Saturday")
    assert Days(Y2026).why_off(date(2026, 11, 16)) is None


def test_an_office_may_work_on_sunday_and_rest_on_friday() -> None:
    other = Y2026._replace(weekend=frozenset({5}))
    assert Days(other).why_off(date(2026, 11, 15)) is None
    assert Days(other).why_off(date(2026, 11, 13)) is not None


def test_a_day_off_has_its_name() -> None:
    name = Days(Y2026).why_off(date(2026, 3, 19))
    assert name is not None
    assert name.said("id") == "nasional 19/3"


def test_coverage_includes_its_ends() -> None:
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [Days(Y2026).covered(day) for day in days] == [False, True, True, False]


def test_the_day_is_that_of_the_office() -> None:
    assert local_day(Y2026, datetime(2026, 11, 16, 16, 59, tzinfo=UTC)) == date(2026, 11, 16)
    assert local_day(Y2026, datetime(2026, 11, 16, 17, 0, tzinfo=UTC)) == date(2026, 11, 17)


@pytest.mark.parametrize("zone", ["", "Asia", "Mars/Base", "../etc/passwd", "\x00", "a" * 5000])
def test_an_unknown_zone_is_one_sentence(zone: str) -> None:
    with pytest.raises(CannotCount) as caught:
        local_day(Y2026._replace(zone=zone), datetime(2026, 11, 16, tzinfo=UTC))
    assert caught.value.sentence.values == {"zone": zone}


def test_the_calendar_of_2026_is_that_of_the_holidays_package() -> None:
    theirs = holidays.country_holidays("ID", years=2026, categories=("public", "government"))
    days = [date(2026, 1, 1) + timedelta(days=place) for place in range(365)]
    ours = {day for day in days if Days(Y2026).why_off(day) is not None}
    assert ours == {day for day in days if day in theirs or day.isoweekday() in Y2026.weekend}
