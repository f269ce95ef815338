"""Which days are working days: the office's own calendar, nothing guessed."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sopcheck.locales.dates import WEEKDAYS
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Calendar, Text

_WEEKDAYS = tuple(Text(tuple(zip(WEEKDAYS, names, strict=True))) for names in zip(*WEEKDAYS.values(), strict=True))


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
        """Why this is no working day: the weekday's name at a weekend, else that of the day off; None on a working day.

        The weekend before the decree: it needs none and stays. Outside the covered periods only the weekend is known.
        """
        if day.isoweekday() in self._weekend:
            return _WEEKDAYS[day.weekday()]
        return self.off.get(day)

    def covered(self, day: date) -> bool:
        """Whether the calendar says that its list is complete for this day."""
        return any(first <= day <= last for first, last in self._covers)


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
