"""What an author probably meant by a period, date, id or time zone that is written another way: for hints only."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from fractions import Fraction

from sopcheck.pack.period import NotAPeriod, parse_period

LONGEST = 80
"""A longer text is no slip in a period, date or id."""

_MINUTES = {"menit": 1, "jam": 60, "hari": 24 * 60}
_IN_MONTHS = {"tahun": 12}
_UNITS = {
    "menit": ("menit", "mnt", "m", "mn", "min", "mins", "minute", "minutes", "'", "′"),
    "jam": ("jam", "j", "jm", "h", "hrs", "hour", "hours"),
    "hari": ("hari", "hr", "d", "day", "days", "hari kalender", "calendar day", "calendar days"),
    "hari kerja": ("hari kerja", "hk", "hr kerja", "hari krj", "wd", "working day", "working days", "business days"),
    "minggu": ("minggu", "mg", "mgg", "pekan", "wk", "week", "weeks"),
    "bulan": ("bulan", "bl", "bln", "mo", "month", "months"),
    "tahun": ("tahun", "th", "thn", "year", "years"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_NUMBERS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "pebruari", "february", "feb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "agt", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}
_ASIDE = re.compile(r"\([^()]*\)")
_UNTIL = re.compile(r"[0-9]+ ?(?:-|–|—|s\.? ?/?d\.?|sampai|hingga|to) ?(?=[0-9])")
_TIMES = re.compile(r"([0-9]{1,3}) ?[x×] ?([0-9]{1,3})")
_AMOUNT = re.compile(r"([0-9]{1,7})(?:[.,]([0-9]{1,2}))? ?([a-z]+(?: [a-z]+)*|['′])\.?(?: dan)? ?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[ ./-]+([0-9]{1,2}|[a-z]{3,9})[ ./-]+([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[ ./-]+([0-9]{1,2})[ ./-]+([0-9]{1,2})(?:[t ].*)?")
ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
"""The three times of Indonesia."""


FLAGS = {
    **dict.fromkeys(("true", "yes", "ya", "benar", "y", "iya"), "true"),
    **dict.fromkeys(("false", "no", "tidak", "salah", "n", "t", "bukan"), "false"),
}
"""What people write for true and false."""


def right_period(text: str) -> str | None:
    """A period that can be read: "10 menit" for "10mnt", "90 menit" for "1,5 jam", the longer one of a range."""
    words = " ".join(_ASIDE.sub(" ", text[:LONGEST].lower()).split())
    for number, word in enumerate(_NUMBERS, 1):
        words = re.sub(rf"^{word}\b", str(number), words)
    words = _UNTIL.sub("", words)
    words = _TIMES.sub(lambda match: str(int(match[1]) * int(match[2])), words)  # an office's "2 x 24 jam"
    first = re.search("[0-9]", words)
    if len(text) > LONGEST or first is None or words[: first.start()].endswith(("-", "+")):
        return None
    parts = []
    place = first.start()  # past "paling lama", "maks.", "±"
    while place < len(words):
        match = _AMOUNT.match(words, place)
        unit = _UNIT_OF.get(match[3]) if match else None
        if match is None or unit is None:
            return None
        parts.append((Fraction(f"{match[1]}.{match[2] or 0}"), unit))
        place = match.end()
    return _readable(_summed(parts))


def _summed(parts: list[tuple[Fraction, str]]) -> tuple[Fraction, str] | None:
    """Hours and minutes together as minutes; years as months; other units do not add up."""
    amount, unit = parts[0]
    if len(parts) == 1 and amount.denominator == 1 and unit not in _IN_MONTHS:
        return amount, unit
    if len(parts) == 1 and unit in _IN_MONTHS:
        return amount * _IN_MONTHS[unit], "bulan"
    if any(unit not in _MINUTES for _, unit in parts):
        return None
    minutes = Fraction(sum(amount * _MINUTES[unit] for amount, unit in parts))
    return (minutes / 60, "jam") if minutes % 60 == 0 else (minutes, "menit")


def _readable(period: tuple[Fraction, str] | None) -> str | None:
    if period is None or period[0].denominator != 1:
        return None
    text = f"{period[0]} {period[1]}"
    try:
        parse_period(text)
    except NotAPeriod:
        return None
    return text


def day_month_year(text: str) -> tuple[int, int, int] | None:
    """Day, month and year of a date in another form, "31/2/2026" or "1 Mei 2026"; the day may not exist."""
    words = " ".join(text.lower().split()) if len(text) <= LONGEST else ""
    match = _YEAR_FIRST.fullmatch(words)
    if match is not None:
        return int(match[3]), int(match[2]), int(match[1])
    match = _DAY_FIRST.fullmatch(words)
    if match is None:
        return None
    month = int(match[2]) if match[2].isascii() and match[2].isdigit() else _MONTH_OF.get(match[2])
    return None if month is None else (int(match[1]), month, int(match[3]))


def right_date(text: str) -> str | None:
    """The date as "2026-03-20", where its day exists."""
    found = day_month_year(text)
    try:
        return None if found is None else date(found[2], found[1], found[0]).isoformat()
    except ValueError:
        return None


RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
"""Names that Windows keeps for devices: a file of such a name cannot be made there."""


def right_id(text: str) -> str | None:
    """An id from a name: "periksa-berkas" from "Periksa Berkas"; None where there is none that may be used."""
    plain = unicodedata.normalize("NFKD", text[:LONGEST].casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if not plain.isascii():
        return None
    found = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:64].rstrip("-")
    return None if found in RESERVED else found or None
