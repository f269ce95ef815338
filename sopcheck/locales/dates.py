"""Dates and times in words, in the two languages of the screen. Pure: the moment comes from the caller."""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
"""The names of the days by language, Monday first."""


def _known(language: str) -> str:
    return "id" if language == "id" else "en"


def day(date: date, language: str) -> str:
    """A date for a narrow place: 'Kam 3 Des 2026', 'Thu 3 Dec 2026'. English for a language we do not have."""
    words = _known(language)
    return f"{WEEKDAYS[words][date.weekday()][:3]} {date.day} {_MONTHS[words][date.month - 1]} {date.year}"


def clock(moment: datetime, language: str) -> str:
    """The time of day of a moment that is already in the reader's zone: '09.40' in Indonesian, '09:40' in English."""
    return f"{moment.hour:02d}{'.' if _known(language) == 'id' else ':'}{moment.minute:02d}"
