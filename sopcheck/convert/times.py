"""Standard times and dates as offices write them, as a pack writes them."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from sopcheck.convert.words import NOTHING, one_line
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.period import NotAPeriod, parse_period
from sopcheck.pack.repairs import right_date, right_period
from sopcheck.pack.values import FIRST_DAY, LAST_DAY


class Time(NamedTuple):
    """A period of the pack, None where the text is none; ``guess``: what was assumed, None where nothing was."""

    period: str | None
    guess: Sentence | None = None


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_BEGINS = re.compile(r"(\d{1,5}(?:[.,]\d{1,2})?\s*[a-z]+(?:\s+kerja)?)\b.{1,60}", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"\d[.,]\d+\s*(?:hari|hr|days?)\b", re.IGNORECASE)
"""How long half a day is, depends on whose day."""
_CLOCK = re.compile(r"(\d{1,3})[:.](\d{2})(?:[:.](\d{2}))?")
_ROUND_THE_CLOCK = re.compile(r"(\d{1,3})\s*[x×*]\s*24\s*(?:jam|j|hours?|h)\b", re.IGNORECASE)
_RANGE = re.compile(r"\d\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga|to|~)\s*\d", re.IGNORECASE)
_SECONDS = re.compile(r"(\d{1,5})\s*(?:detik|dtk|seconds?|sec)\b\.?", re.IGNORECASE)
_ABOUT = re.compile(
    r"[±+≤<>≥~≈]|\b(?:kurang lebih|lebih kurang|sekitar|kira-kira|about|approx(?:imately)?)\b", re.IGNORECASE
)
_MOST = re.compile(
    r"\b(?:maks(?:imal|imum)?|max(?:imum)?|paling (?:lama|lambat)|selambat-lambatnya|at most|up to|min(?:imal|imum))\b"
    r"\.?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"[\d\s.,–-]+")


def read_time(text: str, unit: str) -> Time:
    """The period that a text names; ``unit``: that of the column's heading, for bare numbers.

    A range gives its longer end, "1 x 24 jam" one day, seconds whole minutes upwards; each says so in ``guess``.
    """
    words = one_line(text)
    plain = _with_fractions(words)
    clock = _CLOCK.fullmatch(plain)
    if words.casefold() in NOTHING:
        return Time(None)
    if clock is not None and (":" in plain or clock[3]):
        return _of_clock(clock, words)
    around = _ROUND_THE_CLOCK.search(plain)
    if around is not None and int(around[1]):
        return _guessed(words, f"{int(around[1])} hari")
    seconds = _SECONDS.fullmatch(plain)
    if seconds is not None:
        minutes = max(1, -(-int(seconds[1]) // 60))
        return _guessed(words, f"{minutes} menit")
    return _of_words(words, plain, unit)


def _of_words(words: str, plain: str, unit: str) -> Time:
    bare = _MOST.sub(" ", _ABOUT.sub(" ", plain)).replace("’", "'").replace("`", "'").strip()
    found = right_period(bare)
    if found is None and unit and _NUMBERS.fullmatch(bare):
        found = right_period(f"{bare} {unit}")
    cut = found is None and (begins := _BEGINS.fullmatch(bare)) is not None
    if cut and begins is not None:  # "3 hari sejak diterima"
        found = right_period(begins[1])
    if found is None or _PART_OF_DAY.search(plain):
        return Time(None)
    if _RANGE.search(plain):
        return Time(found, S('"{text}" is a range; its longer end was taken, "{period}"', text=words, period=found))
    guessed = cut or _ABOUT.search(plain) is not None or _is_unlike(bare, found)
    return _guessed(words, found) if guessed else Time(found)


def _guessed(words: str, period: str) -> Time:
    return Time(period, S('"{text}" was read as "{period}"', text=words, period=period))


def _with_fractions(words: str) -> str:
    for letter, value in _FRACTIONS.items():
        words = re.sub(rf"(\d+)\s?{letter}", lambda match, value=value: f"{int(match[1]) + value}", words)  # type: ignore[misc]
        words = words.replace(letter, str(value))
    words = re.sub(r"(?<!\d)1\s?/\s?2(?=\s*[a-z])", "0.5", unicodedata.normalize("NFKC", words), flags=re.IGNORECASE)
    return re.sub(r"\(\s*kerja\s*\)", "kerja", words, flags=re.IGNORECASE)


def _of_clock(clock: re.Match[str], words: str) -> Time:
    minutes = int(clock[1]) * 60 + int(clock[2]) + (int(clock[3] or 0) > 0)
    if not minutes:
        return Time(None)
    found = f"{minutes} menit" if minutes % 60 else f"{minutes // 60} jam"
    return _guessed(words, found)


def _is_unlike(text: str, found: str) -> bool:
    """Whether a period is more than another spelling of the text: another number."""
    return re.findall(r"\d+", text) != re.findall(r"\d+", found)


def in_language(period: str, language: str) -> str:
    """The period in the words of the pack's language."""
    try:
        return parse_period(period).said(language)
    except NotAPeriod:
        return period


_WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\s*,\s*", re.IGNORECASE)


def read_date(text: str) -> str | None:
    """A date as "2026-03-20" where a text is one that exists and a pack takes."""
    words = _WEEKDAY.sub("", one_line(text).strip(" :.,"))
    words = re.sub(r"\s+\d{1,2}:\d{2}(:\d{2})?$", "", words).replace(",", " ")
    found = right_date(words) or right_date(re.sub(r"^(\w+)\s+(\d{1,2})\s+(\d{4})$", r"\2 \1 \3", one_line(words)))
    if found is None or not FIRST_DAY.isoformat() <= found <= LAST_DAY.isoformat():
        return None
    return found
