"""Dates and times as each language writes them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sopcheck.locales.dates import clock, day


@pytest.mark.parametrize(
    ("when", "indonesian", "english"),
    [
        (date(2026, 12, 3), "Kam 3 Des 2026", "Thu 3 Dec 2026"),
        (date(2026, 8, 17), "Sen 17 Agu 2026", "Mon 17 Aug 2026"),
        (date(2026, 5, 1), "Jum 1 Mei 2026", "Fri 1 May 2026"),
        (date(2026, 2, 28), "Sab 28 Feb 2026", "Sat 28 Feb 2026"),
    ],
)
def test_short_dates(when: date, indonesian: str, english: str) -> None:
    assert day(when, "id") == indonesian
    assert day(when, "en") == english


def test_times_are_written_as_each_language_writes_them() -> None:
    moment = datetime(2026, 12, 3, 9, 5)  # noqa: DTZ001 - already in the reader's zone
    assert clock(moment, "id") == "09.05"
    assert clock(moment, "en") == "09:05"


def test_a_language_we_do_not_have_is_english() -> None:
    assert day(date(2026, 12, 3), "jv") == "Thu 3 Dec 2026"
