"""Counting days as the law does, and showing the count.

The rules: the n-th working day strictly after the day of receipt is the due day (UU 14/2008 art. 22(7) and 38, as
information offices read them; so does the British commissioner: "the twentieth working day following"). Whether the
day of receipt counts itself is disputed for "sejak"; the author of a pack decides, and the stricter date is shown too.
"""

from __future__ import annotations

import calendar as gregorian
from dataclasses import dataclass
from datetime import date, timedelta

from sopcheck.locales.sentence import S
from sopcheck.pack.model import Calendar, Deadline, Text
from sopcheck.pack.period import Period, PeriodUnit
from sopcheck.workdays.calendar import CannotCount, Days

RULES = ("after", "including")
CLOSED_RECEIPT = ("as-is", "next-working-day")
IF_OFF = ("stay", "next-working-day")

MOST_DAYS = 3660
"""No count is longer than ten years, like the periods of a pack."""

MOST_DAYS_OFF = 366
"""A calendar without a working day for longer than this has none at all."""

FIRST_YEAR, LAST_YEAR = 1900, 2300
"""Years outside these are slips of the keyboard; inside, no date of a count runs off the calendar."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Count:
    """A due date with its counting. ``counted``: the days that count, in order, the last of them ``due``.

    ``left_out``: the days that were passed over with the reason (weekday or name of the day off), in order.
    ``provisional``: years of days that were asked of the calendar but that it does not cover.
    """

    due: date
    counted: tuple[date, ...]
    left_out: tuple[tuple[date, Text], ...]
    provisional: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """When a deadline ends. ``first``: without an extension; ``extended``: the days of the extension alone, counted
    on from the first due day, None where the deadline has none.

    ``safest`` and ``safest_extended``: the same under the strictest reading of the law (the day of receipt counts as
    the first day, nothing is put off because the office was closed); never later.
    """

    first: Count
    extended: Count | None
    safest: date
    safest_extended: date | None = None

    @property
    def whole(self) -> Count:
        """First period and extension as one count."""
        if self.extended is None:
            return self.first
        return Count(
            self.extended.due,
            self.first.counted + self.extended.counted,
            self.first.left_out + self.extended.left_out,
            tuple(sorted({*self.first.provisional, *self.extended.provisional})),
        )


class _Walk:
    """Asks a calendar day by day and remembers what was passed over and where the calendar said nothing."""

    def __init__(self, calendar: Calendar) -> None:
        self._days = Days(calendar)
        self.left_out: dict[date, Text] = {}
        self._uncovered: set[int] = set()

    def works(self, day: date) -> bool:
        """Whether work is done that day; a day off is remembered."""
        if not self._days.covered(day):
            self._uncovered.add(day.year)
        why = self._days.why_off(day)
        if why is not None:
            self.left_out[day] = why
        return why is None

    def working_day_from(self, day: date) -> date:
        """The first working day that is not before ``day``."""
        for ahead in range(MOST_DAYS_OFF + 1):
            candidate = day + ahead * _DAY
            if self.works(candidate):
                return candidate
        raise CannotCount(S("The calendar has no working day in the year after {date}.", date=day.isoformat()))

    def count(self, counted: list[date]) -> Count:
        """The result: days in order, the last one due."""
        return Count(counted[-1], tuple(counted), tuple(sorted(self.left_out.items())), tuple(sorted(self._uncovered)))


def count(  # noqa: PLR0913 - three rules that only a pack or a person can choose, each by its name
    calendar: Calendar,
    receipt: date,
    period: Period,
    *,
    rule: str = "after",
    closed_receipt: str = "as-is",
    if_off: str = "stay",
) -> Count:
    """The due date of a period that begins with a receipt, with the days counted and left out.

    ``rule``: is the day of receipt day 0 ('after') or day 1 ('including'; for working days only where work is done on
    it). ``closed_receipt``: a receipt on a day off stands as it is, or counts as received on the next working day.
    ``if_off``: a calendar period that ends on a day off stays there, or moves to the next working day; working days end
    on a working day by themselves.

    A month ends on the day with the same number, or on the last day of a month that lacks it.

    Raises CannotCount (a ValueError with a sentence) for hours and minutes, for more than ten years, for a
    year outside 1900 to 2300, for a calendar without working days and for a rule that does not exist.
    """
    _check(receipt, period, (rule, RULES), (closed_receipt, CLOSED_RECEIPT), (if_off, IF_OFF))
    walk = _Walk(calendar)
    if closed_receipt == "next-working-day":
        receipt = walk.working_day_from(receipt)
    first = receipt if rule == "including" else receipt + _DAY
    if period.unit is PeriodUnit.WORKING_DAY:
        counted: list[date] = []
        for _ in range(period.amount):
            counted.append(walk.working_day_from(counted[-1] + _DAY if counted else first))
        return walk.count(counted)
    last = _last_calendar_day(receipt, period, including=rule == "including")
    counted = [first + place * _DAY for place in range((last - first).days + 1)]
    if if_off == "next-working-day":
        counted[-1] = walk.working_day_from(last)
    return walk.count(counted)


def due(calendar: Calendar, receipt: date, deadline: Deadline) -> Due:
    """When a deadline ends that begins on ``receipt``, by its own rules. An extension runs on from the first due day.

    Raises CannotCount as :func:`count`.
    """
    first = count(calendar, receipt, deadline.time, rule=deadline.count, closed_receipt=deadline.closed_receipt)
    strict = min(first.due, count(calendar, receipt, deadline.time, rule="including").due)
    if deadline.extension is None:
        return Due(first, None, strict)
    extended = count(calendar, first.due, deadline.extension)
    return Due(first, extended, strict, count(calendar, strict, deadline.extension).due)


def remaining(calendar: Calendar, today: date, due_day: date) -> int:
    """Working days in (today, due_day]: 0 on the due day; after it, minus the working days in (due_day, today].

    A weekend after the due day therefore still gives 0: whether a date has passed is for ``today > due_day`` to say.
    """
    if today <= due_day:
        return _working_days(calendar, today, due_day)
    return -_working_days(calendar, due_day, today)


def _working_days(calendar: Calendar, after: date, until: date) -> int:
    """Working days in (after, until], by arithmetic: years far away cost no more than tomorrow."""
    weeks, rest = divmod((until - after).days, 7)
    found = weeks * (7 - len(calendar.weekend))
    found += sum((after.weekday() + day) % 7 + 1 not in calendar.weekend for day in range(1, rest + 1))
    off = {day.date for day in calendar.off if after < day.date <= until}
    return found - sum(day.isoweekday() not in calendar.weekend for day in off)


def _check(receipt: date, period: Period, *choices: tuple[str, tuple[str, ...]]) -> None:
    for choice, known in choices:
        if choice not in known:
            raise CannotCount(
                S("{choice} is no way of counting: write {known}.", choice=choice, known=" / ".join(known))
            )
    if period.unit in (PeriodUnit.MINUTE, PeriodUnit.HOUR):
        raise CannotCount(
            S(
                "{amount} hours or minutes have no due date: give the period in days, working days, weeks or months.",
                amount=period.amount,
            )
        )
    if not FIRST_YEAR <= receipt.year <= LAST_YEAR:
        raise CannotCount(
            S(
                "The year {year} is not between {first} and {last}: check the date.",
                year=receipt.year,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        )
    if not 0 < period.minutes(24) <= MOST_DAYS * 24 * 60:
        raise CannotCount(S("A period is at least one day and at most ten years."))


def _last_calendar_day(receipt: date, period: Period, *, including: bool) -> date:
    """The last day of a period in calendar days, weeks or months."""
    if period.unit is PeriodUnit.MONTH:
        month = receipt.month - 1 + period.amount
        year, month = receipt.year + month // 12, month % 12 + 1
        length = gregorian.monthrange(year, month)[1]
        if receipt.day > length:  # 31 January and a month: the month is over with the last of February either way
            return date(year, month, length)
        return date(year, month, receipt.day) - (_DAY if including else timedelta(0))
    days = period.amount * (7 if period.unit is PeriodUnit.WEEK else 1)
    return receipt + (days - 1 if including else days) * _DAY
