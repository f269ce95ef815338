"""The calendar of 2026 as decreed (SKB 3 Menteri 1497/2025, 2/2025, 5/2025), and receipts and calendars to try."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from sopcheck.pack.model import Calendar, DayOff, Text

NATIONAL = "1-1 1-16 2-17 3-19 3-21 3-22 4-3 4-5 5-1 5-14 5-27 5-31 6-1 6-16 8-17 8-25 12-25"
JOINT_LEAVE = "2-16 3-18 3-20 3-23 3-24 5-15 5-28 12-24"


def days_off(dates: str, kind: str) -> tuple[DayOff, ...]:
    found = []
    for month_and_day in dates.split():
        month, day = map(int, month_and_day.split("-"))
        found.append(DayOff(date(2026, month, day), Text((("id", f"{kind} {day}/{month}"),)), kind))
    return tuple(found)


Y2026 = Calendar(
    covers=((date(2026, 1, 1), date(2026, 12, 31)),),
    weekend=frozenset({6, 7}),
    zone="Asia/Jakarta",
    off=days_off(NATIONAL, "nasional") + days_off(JOINT_LEAVE, "cuti-bersama"),
)

NEAR = st.dates(date(2025, 12, 1), date(2027, 1, 31))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Any weekend but a whole week, any days off, some of them twice or at a weekend, in any order."""
    off = draw(st.lists(NEAR, max_size=40))
    weekend = draw(st.frozensets(st.integers(1, 7), max_size=5))
    start = draw(NEAR)
    return Calendar(
        covers=((start, start + timedelta(days=draw(st.integers(0, 400)))),),
        weekend=weekend,
        zone="Asia/Jakarta",
        off=tuple(DayOff(day, Text((("id", "libur"),)), "setempat") for day in off),
    )
