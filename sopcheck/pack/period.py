"""Lengths of time as an office writes them: ``"10 menit"``, ``"3 hari kerja"``, ``"6 months"``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class PeriodUnit(StrEnum):
    """The units of a period; a day is a calendar day unless it is a working day."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    MONTH = "month"


# Indonesian first, then English; each unit's words, the ones we print first.
WORDS: dict[PeriodUnit, dict[str, tuple[str, ...]]] = {
    PeriodUnit.MINUTE: {"id": ("menit",), "en": ("minute", "minutes")},
    PeriodUnit.HOUR: {"id": ("jam",), "en": ("hour", "hours")},
    PeriodUnit.DAY: {"id": ("hari",), "en": ("day", "days")},
    PeriodUnit.WORKING_DAY: {"id": ("hari kerja",), "en": ("working day", "working days")},
    PeriodUnit.WEEK: {"id": ("minggu",), "en": ("week", "weeks")},
    PeriodUnit.MONTH: {"id": ("bulan",), "en": ("month", "months")},
}
SHORT: dict[PeriodUnit, dict[str, str]] = {
    PeriodUnit.MINUTE: {"id": "mnt", "en": "min"},
    PeriodUnit.HOUR: {"id": "jam", "en": "h"},
    PeriodUnit.DAY: {"id": "hari", "en": "d"},
    PeriodUnit.WORKING_DAY: {"id": "hk", "en": "wd"},
    PeriodUnit.WEEK: {"id": "mgg", "en": "wk"},
    PeriodUnit.MONTH: {"id": "bln", "en": "mo"},
}
_UNIT_OF = {word: unit for unit, languages in WORDS.items() for words in languages.values() for word in words}
_SHAPE = re.compile(r"([0-9]{1,7}) +([a-z]+(?: [a-z]+)?)")

MINUTES_IN_A_DAY = 24 * 60
LONGEST_MINUTES = 10 * 366 * MINUTES_IN_A_DAY
"""No period is longer than ten years (a longer one is a slip of the keyboard)."""


@dataclass(frozen=True, slots=True)
class Period:
    """A whole number of one unit; ``amount`` >= 1."""

    amount: int
    unit: PeriodUnit

    def minutes(self, day_hours: float = 7.5) -> float:
        """Working minutes, with ``day_hours`` hours in a working day; calendar units count around the clock.

        For comparing standard times only: "1 hari kerja" is one day on the calendar, never 450 minutes.
        """
        return (
            self.amount
            * {
                PeriodUnit.MINUTE: 1.0,
                PeriodUnit.HOUR: 60.0,
                PeriodUnit.DAY: float(MINUTES_IN_A_DAY),
                PeriodUnit.WORKING_DAY: day_hours * 60,
                PeriodUnit.WEEK: 7.0 * MINUTES_IN_A_DAY,
                PeriodUnit.MONTH: 30.0 * MINUTES_IN_A_DAY,
            }[self.unit]
        )

    def said(self, language: str) -> str:
        """The period in words: '3 hari kerja', '1 working day'."""
        words = WORDS[self.unit]["id" if language == "id" else "en"]
        return f"{self.amount} {words[0] if self.amount == 1 else words[-1]}"

    def short(self, language: str) -> str:
        """The period for a narrow column: '3 hk', '10 mnt'."""
        return f"{self.amount} {SHORT[self.unit]['id' if language == 'id' else 'en']}"

    def __str__(self) -> str:
        return self.said("id")


class NotAPeriod(ValueError):
    """The text is no period. ``args[0]`` is one of 'shape', 'unit', 'zero', 'too-long'."""


def parse_period(text: str) -> Period:
    """Read ``"10 menit"``, ``"2 working days"``. ASCII digits only; 1 minute to 10 years.

    Raises NotAPeriod with the reason: 'shape' (not a number and a word), 'unit' (unknown word),
    'zero', 'too-long'.
    """
    match = _SHAPE.fullmatch(" ".join(text.lower().split()) if text.isascii() else "")
    if match is None:
        raise NotAPeriod("shape")
    unit = _UNIT_OF.get(match[2])
    if unit is None:
        raise NotAPeriod("unit")
    period = Period(int(match[1]), unit)
    if period.amount == 0:
        raise NotAPeriod("zero")
    if period.minutes(24) > LONGEST_MINUTES:
        raise NotAPeriod("too-long")
    return period
