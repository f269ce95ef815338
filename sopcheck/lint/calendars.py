"""Whether the calendar will still be good when it is needed. Source: facts on counting days; Perpres 21/2023."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sopcheck.lint.finding import found
from sopcheck.locales.sentence import S
from sopcheck.pack.faults import Fault
from sopcheck.pack.reading import ReadFile

DAYS_AHEAD = 60
"""A deadline that starts today with its extension ends within so many days in most laws."""


def check(file: ReadFile, today: date | None) -> Iterator[Fault]:
    """One finding where the days from ``today`` on are not all covered; none where today is not known."""
    calendar = file.fields.get("calendar")
    covers = calendar.get("covers") if calendar else None
    if today is None or not covers or any(span is None or span[1] < span[0] for span in covers):
        return  # a period that could not be read, or ends before it begins, may be the one that covers
    path = ("calendar", "covers")
    good_until = _covered_until(covers, today)
    if good_until is None:
        message = S("the calendar does not cover today, {day}", day=today.isoformat())
        yield found("calendar-ends", path, message, S("add the days off of {year} by decree", year=today.year))
    elif good_until < today + timedelta(days=DAYS_AHEAD):
        after = good_until + timedelta(days=1)
        message = S("the calendar ends on {day}, within 60 days", day=good_until.isoformat())
        yield found("calendar-ends", path, message, S("add the days off of {year} by decree", year=after.year))


def _covered_until(covers: tuple[tuple[date, date], ...], today: date) -> date | None:
    """The last day up to which every day from ``today`` on is covered; None where today is not."""
    until = None
    for first, last in sorted(covers):
        if first <= (today if until is None else until + timedelta(days=1)) and last >= (until or today):
            until = last
    return until
