"""Numbers, periods and dates in the words of a question: "1 jam 30 menit", "Kamis, 12 Maret 2026", "Rp2,5 juta".

Only what surely is one is read as one: a rule that compares amounts must not compare what only looks like them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sopcheck.lint.cues import BEFORE_AMOUNT, WEEKDAYS

Span = tuple[int, int]

DAY = 24 * 60
"""Minutes in a calendar day; a month counts 30 days, a year twelve months (as in ``pack.period``)."""
UNITS = {
    "menit": 1,
    "mnt": 1,
    "minute": 1,
    "minutes": 1,
    "min": 1,
    "jam": 60,
    "hour": 60,
    "hours": 60,
    "hari": DAY,
    "day": DAY,
    "days": DAY,
    "minggu": 7 * DAY,
    "pekan": 7 * DAY,
    "week": 7 * DAY,
    "weeks": 7 * DAY,
    "bulan": 30 * DAY,
    "month": 30 * DAY,
    "months": 30 * DAY,
    "tahun": 360 * DAY,
    "year": 360 * DAY,
    "years": 360 * DAY,
}
_WORKING = frozenset(("working", "business"))
_NUMBERS = {
    "id": "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
}
_WORDED = {word: number for words in _NUMBERS.values() for number, word in enumerate(words.split())}
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "seratus": 100}
_WORDED |= _TENS
NUMBER_WORDS = frozenset(_WORDED) | frozenset(("belas", "puluh", "ratus", "ribu", "setengah", "half", "dozen"))
_MULTIPLES = {
    "ribu": 1e3,
    "juta": 1e6,
    "miliar": 1e9,
    "triliun": 1e12,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
}
MONTHS = {
    word: number
    for words in (
        "januari februari maret april mei juni juli agustus september oktober november desember",
        "january february march april may june july august september october november december",
    )
    for number, word in enumerate(words.split(), 1)
}
_LEADS = BEFORE_AMOUNT | WEEKDAYS | MONTHS.keys() | _WORDED.keys()
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?![0-9])")
_DAY_MONTH = re.compile(r"([0-9]{1,2}) ([^\W\d_]+)(?:,? ([0-9]{4})(?![0-9]))?")
_MONTH_DAY = re.compile(r"([^\W\d_]+) ([0-9]{1,2})(?![0-9])(?:,? ([0-9]{4})(?![0-9]))?")
_MONTH = re.compile(r"([^\W\d_]+)(?: ([0-9]{4})(?![0-9]))?(?![^\W_])")
_NEXT_YEAR = 9


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time at a place of a text: minutes on the calendar, or days that are working days."""

    span: Span
    minutes: float
    working: bool
    number: float
    """The number as written, of the first part: 10 in "10 hari kerja"."""
    days: bool
    """Written in days without saying which: neither working days nor calendar days."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What an option begins with. ``kind``: 'number', 'period', 'date', 'month'; only one kind can be compared.

    ``orders``: the value under each reading of it (a working day has 24 hours, or those of an office); options ascend
    where they do under one of them.
    """

    kind: str
    orders: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class _Number:
    value: float
    after: int
    """The place of the token that follows."""


def _tokens(text: str) -> list[re.Match[str]]:
    return list(_TOKEN.finditer(text))


def _number(tokens: Sequence[re.Match[str]], place: int, text: str) -> _Number | None:
    """The number that begins at a token: digits, or words up to a hundred."""
    word = tokens[place][0]
    if word[0].isdigit():
        end = tokens[place].end()
        follows = text[end : end + 1]
        if follows.isalnum() or follows in {"/", "_", "+"}:  # a name or a law's number: 5W, 14/2008, 5+1
            return None
        value = float(re.sub("[.,]", "", word)) if _GROUPED.fullmatch(word) else _decimal(word)
        return None if value is None else _Number(value, place + 1)
    value = _WORDED.get(word)
    if value is None:
        return None
    following = tokens[place + 1][0] if place + 1 < len(tokens) else ""
    if following == "belas":
        return _Number(value + 10, place + 2)
    if following == "puluh":
        last = _WORDED.get(tokens[place + 2][0], 0) if place + 2 < len(tokens) else 0
        return _Number(value * 10 + (last if 0 < last <= 9 else 0), place + (3 if 0 < last <= 9 else 2))
    return _Number(value, place + 1)


def _decimal(word: str) -> float | None:
    try:
        return float(word.replace(",", "."))
    except ValueError:  # 1.2.3
        return None


@lru_cache(maxsize=4096)
def periods(text: str) -> tuple[Period, ...]:
    """Every length of time in a text; "1 jam 30 menit" and "one hour and 30 minutes" are one."""
    folded = text.lower()
    if len(folded) != len(text):  # İ: places must stay those of the text
        folded = text
    tokens = _tokens(folded)
    if not any(token[0] in UNITS for token in tokens):
        return ()
    found: list[Period] = []
    place = 0
    while place < len(tokens):
        one = _period(tokens, place, folded)
        if one is None:
            place += 1
            continue
        place, period = one
        if found and _joined(found[-1], period, folded):
            last = found.pop()
            span = (last.span[0], period.span[1])
            period = Period(span, last.minutes + period.minutes, period.working, last.number, last.days)
        found.append(period)
    return tuple(found)


def _joined(last: Period, period: Period, text: str) -> bool:
    """Whether two lengths are one: "1 jam 30 menit"; not "3 hari kerja, 2 hari kerja"."""
    between = text[last.span[1] : period.span[0]].strip()
    return between in {"", "dan", "and"} and period.minutes < last.minutes and period.working == last.working


def _period(tokens: Sequence[re.Match[str]], place: int, text: str) -> tuple[int, Period] | None:
    number = _number(tokens, place, text)
    if number is None or number.after >= len(tokens):
        return None
    following = [token[0] for token in tokens[number.after : number.after + 2]]
    size, working, sort = UNITS.get(following[0]), False, False
    after = number.after + 1
    if following[0] in _WORKING or following[0] == "calendar":
        size = UNITS.get(following[-1]) if len(following) == 2 else None
        working, sort = following[0] in _WORKING, True
        after += 1
    elif following[0] == "hari" and following[-1] in {"kerja", "kalender", "takwim"}:
        working, sort = following[-1] == "kerja", True
        after += 1
    if size is None:
        return None
    span = (tokens[place].start(), tokens[after - 1].end())
    bare = size == DAY and not sort
    return after, Period(span, number.value * size, working, number.value, bare)


@lru_cache(maxsize=4096)
def leading(text: str, day_minutes: float = 450.0) -> Amount | None:
    """The amount with which an option begins, or None. ``day_minutes``: those of a working day in the office."""
    rest = text.strip(" \"'“”‘’(").lower()
    first = _TOKEN.match(rest)
    if first is None or not (first[0][0].isdigit() or first[0] in _LEADS):
        return None
    if first[0] in BEFORE_AMOUNT:
        rest = _without_lead(rest)
    date = _date(rest)
    if date is not None:
        return date
    tokens = _tokens(rest[:80])
    if not tokens or tokens[0].start():
        return None
    for period in periods(rest):
        if period.span[0] == 0:
            worked = period.minutes / DAY * day_minutes if period.working else period.minutes
            return Amount("period", ((period.minutes,), (worked,)))
    number = _number(tokens, 0, rest)
    if number is None or not rest[0].isdigit():
        return None
    following = tokens[number.after][0] if number.after < len(tokens) else ""
    value = number.value * _MULTIPLES.get(following, 1.0)
    return Amount("number", ((value,), (value,)))


def _without_lead(text: str) -> str:
    """Without "paling lambat", "pukul", "Rp" and the like before the amount."""
    start = 0
    for token in _TOKEN.finditer(text):
        if token[0] not in BEFORE_AMOUNT:
            start = token.start()
            break
    return text[start:]


def _date(text: str) -> Amount | None:
    first = _TOKEN.match(text)
    if first is not None and first[0] in WEEKDAYS:
        text = text[first.end() :].lstrip(", ")
    year_first = _YEAR_FIRST.match(text)
    if year_first is not None:
        return _dated(*map(int, year_first.groups()))
    day_first = _DAY_FIRST.match(text)
    if day_first is not None:
        day, month, year = map(int, day_first.groups())
        return _dated(year, month, day)
    found = _DAY_MONTH.match(text)
    if found is not None and found[2] in MONTHS:
        return _dated(int(found[3] or 0), MONTHS[found[2]], int(found[1]))
    found = _MONTH_DAY.match(text)
    if found is not None and found[1] in MONTHS:
        return _dated(int(found[3] or 0), MONTHS[found[1]], int(found[2]))
    found = _MONTH.match(text)
    if found is not None and found[1] in MONTHS and (found[2] or found.end() == len(text)):
        return _dated(int(found[2] or 0), MONTHS[found[1]], 0)
    return None


def _dated(year: int, month: int, day: int) -> Amount:
    kind = ("date" if day else "month") if year else ("day" if day else "month without year")
    # Without a year December may come before January.
    turned = month + 12 if not year and month <= 12 - _NEXT_YEAR else month
    return Amount(kind, ((year, month, day), (year, turned, day)))


def ascend(amounts: Sequence[Amount]) -> bool:
    """Whether amounts of one kind ascend, equal ones included; those of different kinds cannot be compared and do."""
    if len({amount.kind for amount in amounts}) != 1:
        return True
    readings = zip(*(amount.orders for amount in amounts), strict=True)
    return any(list(order) == sorted(order) for order in readings)


def bare_days(text: str) -> Iterator[Period]:
    """Lengths in days, in digits, of which the text does not say whether they are working days.

    In words, "tinggal tiga hari", they rather tell a story.
    """
    return (period for period in periods(text) if period.days and text[period.span[0]].isdigit())
