"""Which days are working days: the office's own calendar, nothing guessed."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Calendar, Text

WEEKDAYS = (
    Text((("id", "Senin"), ("en", "Monday"))),
    Text((("id", "Selasa"), ("en", "Tuesday"))),
    Text((("id", "Rabu"), ("en", "Wednesday"))),
    Text((("id", "Kamis"), ("en", "Thursday"))),
    Text((("id", "Jumat"), ("en", "Friday"))),
    Text((("id", "Sabtu"), ("en", "Saturday"))),
    Text((("id", "Minggu"), ("en", "Sunday"))),
)
"""The names of the days, Monday first."""


class CannotCount(ValueError):
    """A date that cannot be reckoned; ``sentence`` says why and the way out."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


class Days:
    """A calendar made ready for asking about many days."""

    def __init__(self, calendar: Calendar) -> None:
        self._weekend = calendar.weekend
        self._covers = calendar.covers
        self.off: dict[date, Text] = {}
        for day in calendar.off:
            self.off.setdefault(day.date, day.name)  # a day given twice is off once, under its first name

    def why_off(self, day: date) -> Text | None:
        """Why this is no working day, or None. The weekend before the decree: it needs none and stays."""
        if day.isoweekday() in self._weekend:
            return WEEKDAYS[day.weekday()]
        return self.off.get(day)

    def covered(self, day: date) -> bool:
        """Whether the calendar says that its list is complete for this day."""
        return any(first <= day <= last for first, last in self._covers)


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Whether work is done on this day. Outside the covered periods only the weekend is known."""
    return why_off(calendar, day) is None


def why_off(calendar: Calendar, day: date) -> Text | None:
    """Why this is no working day: the weekday's name at a weekend, else that of the day off. None on a working day."""
    return Days(calendar).why_off(day)


def covered(calendar: Calendar, day: date) -> bool:
    """Whether the calendar's list of days off is complete for this day."""
    return Days(calendar).covered(day)


def local_day(calendar: Calendar, moment: datetime) -> date:
    """The office's date at an aware time: a request of 23.30 UTC arrives in Surabaya on the next day.

    Raises CannotCount where this machine does not know the calendar's time zone.
    """
    try:
        return moment.astimezone(ZoneInfo(calendar.zone)).date()
    except (OSError, ValueError, KeyError):  # an unknown zone is a KeyError, an odd name one of the others
        raise CannotCount(
            S("This machine does not know the time zone {zone} of the calendar.", zone=calendar.zone)
        ) from None
