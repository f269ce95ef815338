"""Slips of the keyboard that a TOML parser only knows as "invalid": what a person did, and what to write instead.

Word processors slant quotation marks and put invisible spaces; people write dates, times and decimals as in a letter.
"""

from __future__ import annotations

import re
import unicodedata

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.characters import code_point
from sopcheck.pack.faults import Fault, quoted
from sopcheck.pack.repairs import FLAGS, day_month_year, right_date

SLANTED = "“”„‟‘’‚‛«»″′`"
"""Marks that stand for quotation marks in a letter and for nothing in TOML."""
# Possessive throughout: a megabyte of spaces in a line must not be tried in every division.
_PAIR = re.compile(r"[ \t]*+(?:\"[^\"]*+\"|'[^']*+'|[^=\"'#\[{]++)[ \t]*+=[ \t]*+")
_DATE = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?![0-9])")
_DECIMAL = re.compile(r"([0-9]++),([0-9]++)$")
_BARE = re.compile(r"[^\W_][^\"'#=\[\]{},]*")
_AMOUNT = re.compile(r"[0-9]++ ?[^\W\d_][^\"'#=\[\]{},]*+$")
_HEADER = re.compile(r"[ \t]*+(\[\[?)[ \t]*+([A-Za-z0-9_.-]++)[ \t]*+\]*+[ \t]*+(?:#.*)?")
_SPACED_KEY = re.compile(r"[ \t]*+([A-Za-z0-9_-]++(?:[ \t]++[A-Za-z0-9_-]++)+)[ \t]*+=")
LONGEST_EXAMPLE = 60


def slip(text: str, start: int) -> Fault | None:
    """The fault at an offset that a TOML parser could not read, where it is one of the slips of people."""
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    line = text[begin : len(text) if end < 0 else end]
    at = start - begin
    return _character(line, at, begin) or _value(line, at, begin) or _key(line, at, begin)


def straight_mark(line: str) -> Sentence | None:
    """The way out of a line that a slanted quotation mark was to end."""
    found = next((mark for mark in line if mark in SLANTED), None)
    return None if found is None else S("write {mark} in place of {found}", mark='"', found=found)


def _fault(message: Sentence, hint: Sentence | None, start: int, length: int = 1) -> Fault:
    return Fault("syntax", message, None, hint=hint, start=start, length=max(1, length))


def _character(line: str, at: int, begin: int) -> Fault | None:
    letter = line[at : at + 1]
    if letter and letter in SLANTED:
        message = S("{mark} is no quotation mark here", mark=letter)
        return _fault(message, S("write {mark} in place of {found}", mark='"', found=letter), begin + at)
    if letter and not letter.isascii() and unicodedata.category(letter) in {"Zs", "Cf"}:
        message = S("an invisible character {code} stands here", code=code_point(letter))
        return _fault(message, S("delete the character"), begin + at)
    return None


def _value(line: str, at: int, begin: int) -> Fault | None:
    pair = _PAIR.match(line)
    if pair is None or pair.end() > max(at, len(line.rstrip())) or at < pair.end() - 1:
        return None
    value = line[pair.end() :].partition("#")[0].rstrip()
    start = begin + pair.end()
    if not value:
        return _fault(S("there is no value"), S("write one, or delete the line"), begin + len(line.rstrip()) - 1)
    if value.casefold() in FLAGS:
        return _fault(S("this is no value"), S("write {example}", example=FLAGS[value.casefold()]), start, len(value))
    if _DATE.match(value) and day_month_year(value) is not None:
        return _date(value, start)
    return _word(value, start, at <= pair.end()) or _after(line, at, begin)


def _word(value: str, start: int, refused: bool) -> Fault | None:
    """A decimal comma, or words without quotation marks; ``refused``: the value's first letter was already too much."""
    decimal = _DECIMAL.match(value)
    if decimal is not None:
        right = f"{decimal[1]}.{decimal[2]}"
        return _fault(S("a decimal comma"), S("write {example}", example=right), start, len(value))
    words = value.rstrip("\"'").rstrip()
    if not (refused and _BARE.fullmatch(words)) and not _AMOUNT.match(value):
        return None
    hint = S('a text stands between quotation marks: "…"')
    if len(words) <= LONGEST_EXAMPLE:
        hint = S("write {example}", example=f'"{words}"')
    return _fault(S("a text without quotation marks"), hint, start, len(value))


def _date(value: str, start: int) -> Fault:
    right = right_date(value)
    if right is None:
        return _fault(S('the day "{text}" does not exist', text=quoted(value)), None, start, len(value))
    return _fault(S('"{text}" is no date', text=quoted(value)), S("write {example}", example=right), start, len(value))


def _after(line: str, at: int, begin: int) -> Fault | None:
    """What stands behind a value, where the line should end."""
    rest = line[at:].partition("#")[0].rstrip()
    if rest in {",", ";", "."}:
        return _fault(S("the line should end here"), S("delete {mark}", mark=rest), begin + at, len(rest))
    if re.match(r"[,;]?[ \t]*[A-Za-z0-9_-]+[ \t]*=", rest):
        return _fault(S("the line should end here"), S("put each key on a line of its own"), begin + at, len(rest))
    return None


def _key(line: str, at: int, begin: int) -> Fault | None:
    header = _HEADER.fullmatch(line)
    if header is not None:
        right = f"[[{header[2]}]]" if header[1] == "[[" else f"[{header[2]}]"
        message = S("the closing bracket of the table's name is missing")
        return _fault(message, S("write {example}", example=right), begin + at)
    if line[at : at + 1] == ":":
        message = S('"=" is expected after the key')
        return _fault(message, S("write {mark} in place of {found}", mark="=", found=":"), begin + at)
    spaced = _SPACED_KEY.match(line)
    if spaced is not None and spaced.start(1) < at < spaced.end(1):
        right = "_".join(spaced[1].split())
        message = S('"=" is expected after the key')
        return _fault(message, S("a key has no spaces: {example}", example=right), begin + at)
    return None
