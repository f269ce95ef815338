"""One reader for each kind of value, made once from the tables: a TOML value becomes a value of the model, or faults.

A reader never raises. Where a value is faulty it notes the fault and returns None (or what could be read of a list);
a pack with an error is never built, so that no caller sees these.
"""

from __future__ import annotations

import math
import re
import zoneinfo
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from sopcheck.locales.sentence import SN, S, Sentence
from sopcheck.pack import tables
from sopcheck.pack.characters import code_point, control_in, suspicious_in
from sopcheck.pack.faults import Context, Path, foreign_letters, quoted
from sopcheck.pack.model import Text
from sopcheck.pack.period import WORDS, NotAPeriod, Period, parse_period
from sopcheck.pack.repairs import FLAGS, RESERVED, ZONES, day_month_year, right_date, right_id, right_period

Reader = Callable[[Any, Context, Path], Any]

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_USUAL = frozenset(("id", "en"))
_LANGUAGE = re.compile(r"[a-z]{2}")
_ZONE = re.compile(r"[A-Za-z0-9_+-]{1,40}(?:/[A-Za-z0-9_+-]{1,40}){0,2}")
_DIGITS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2200, 12, 31)
LONGEST_LIST_SHOWN = 12
LONGEST_EXAMPLE = 60
FILL = S("write the text, or delete the key where it is not needed")
_WHOLE = 10**15
"""Beyond it a number is shown by its digits."""


def type_word(value: object) -> Sentence:
    """What kind of TOML value this is, in a word for people."""
    if isinstance(value, bool):
        return S("true or false")
    if isinstance(value, str):
        return S("text")
    if isinstance(value, int | float):
        return S("a number")
    if isinstance(value, datetime | date | time):
        return S("a date or time")
    return S("a list") if isinstance(value, list) else S("a table")


def wrong_type(value: object, expected: Sentence, context: Context, path: Path, hint: Sentence | None = None) -> None:
    """Note that ``value`` is not what its key takes."""
    message = S("expected {expected}, found {found}", expected=expected, found=type_word(value))
    if hint is None and expected.template in _TEXTS and isinstance(value, int | float | datetime | date | time):
        hint = S("put it between quotation marks")
    if hint is None:
        hint = S("write {example}", example=_EXAMPLES.get(expected.template, '"…"'))
    context.fault("wrong-type", path, message, hint)


_EXAMPLES = {
    "true or false": "true",
    "a number": "7.5",
    'a period such as "10 menit"': '"10 menit"',
    'a date such as "2026-03-20"': '"2026-03-20"',
    "two dates, or a list of pairs of dates": '["2026-01-01", "2026-12-31"]',
    "a list of texts": '["…", "…"]',
    "a list of words": '["…", "…"]',
    "a list of ids": '["…", "…"]',
    "a list of tables": "[[…]]",
    "a table": "[…]",
}


_TEXTS = frozenset(("text", "text, or a table by language", "text, or a table with texts by language"))
"""What is put right by quotation marks around it."""


def word_list(words: tuple[str, ...]) -> str:
    """Words for a hint, the first dozen of a long list."""
    return ", ".join(words[:LONGEST_LIST_SHOWN]) + (" …" if len(words) > LONGEST_LIST_SHOWN else "")


def _check_characters(text: str, context: Context, path: Path) -> None:
    found = control_in(text)
    if found is not None:
        context.fault(
            "control-character",
            path,
            S("control character {code} in the text", code=code_point(found[1])),
            S("delete the character; a line break and a tab are allowed"),
        )
        return
    found = suspicious_in(text)
    if found is not None:
        context.fault(
            "suspicious-character",
            path,
            S("invisible or stacked character {code} in the text", code=code_point(found[1])),
            S("delete the character unless the script needs it"),
        )


def _good_text(text: Any, most: int, context: Context, path: Path) -> bool:
    """Whether a string may stand as a text of at most ``most`` characters; notes the fault where not."""
    if type(text) is not str:
        wrong_type(text, S("text"), context, path)
        return False
    if context.wary:
        if not any(letter.isprintable() and not letter.isspace() for letter in text) and control_in(text) is None:
            context.fault("blank", path, S("the text is blank"), FILL)
            return False
        _check_characters(text, context, path)
    elif not text or text.isspace():
        context.fault("blank", path, S("the text is blank"), FILL)
        return False
    if len(text) > most:
        message = S("the text has {length} characters; at most {most} are allowed here", length=len(text), most=most)
        context.fault(
            "too-long", path, message, S("shorten it; what must be said at length belongs into a remark or note")
        )
        return False
    return True


def words_by_language(table: dict[str, Any], most: int, context: Context, path: Path) -> Text | None:
    """A table by language as a Text: the pack's language first, the others by their codes."""
    if len(table) == len(_USUAL) and not context.wary:  # nearly all texts, and quick
        pairs = tuple(table.items())
        (first, own), (second, other) = pairs
        if (
            first == context.language
            and second in _USUAL
            and type(own) is str
            and type(other) is str
            and len(own) <= most >= len(other)
            and own.strip()
            and other.strip()
        ):
            context.texts += 1
            return Text(pairs)
    return _words_with_care(table, most, context, path)


def _words_with_care(table: dict[str, Any], most: int, context: Context, path: Path) -> Text | None:
    words = []
    for code, text in table.items():
        if _LANGUAGE.fullmatch(code) is None:
            context.fault(
                "unknown-key",
                (*path, code),
                S('unknown key "{key}"', key=quoted(code)),
                S("a text takes two-letter language codes, as in {example}", example='{ id = "…", en = "…" }'),
                mark="key",
            )
        elif _good_text(text, most, context, (*path, code)):
            words.append((code, text))
    if not words:
        if not table:
            context.fault("blank", path, S("the text is blank"), FILL)
        return None
    if len(words) > 1:
        own = context.language
        words.sort(key=lambda pair: (pair[0] != own, pair[0]))
    languages = tuple(code for code, _ in words)
    if _USUAL.issubset(languages):
        context.texts += 1
    else:
        context.text_read(path, languages)
    return Text(tuple(words))


def _words(kind: tables.Words) -> Reader:
    most = kind.most

    def read(value: Any, context: Context, path: Path) -> Text | None:
        if type(value) is dict:
            return words_by_language(value, most, context, path)
        if type(value) is str:  # a plain string in the pack's language
            if not _good_text(value, most, context, path):
                return None
            context.text_read(path, (context.language,))
            return Text(((context.language, value),))
        wrong_type(value, S("text, or a table by language"), context, path)
        return None

    return read


def _listed(item: Reader, most: int, expected: Sentence) -> Reader:
    def read(value: Any, context: Context, path: Path) -> tuple[Any, ...] | None:
        if type(value) is not list:
            wrong_type(value, expected, context, path, list_hint(value))
            return None
        check_length(value, 0, most, context, path)
        return tuple([item(one, context, (*path, place)) for place, one in enumerate(value[:most])])

    return read


def list_hint(value: Any) -> Sentence | None:
    """The way out of one text where a list of them belongs."""
    if type(value) is not str or len(value) > LONGEST_EXAMPLE:
        return None
    return S("write {example}", example=f'["{value}"]')


def check_length(value: list[Any], least: int, most: int, context: Context, path: Path) -> None:
    """Note a list that is too long or too short."""
    count = len(value)
    if count > most:
        message = S("the list has {count} items; at most {most} are allowed", count=count, most=most)
        hint = SN("take {count} of them away", "take {count} of them away", count - most)
        context.fault("too-many", path, message, hint, mark="key")
    elif count < least:
        message = S("the list has {count} items; at least {least} are needed", count=count, least=least)
        hint = SN("add {count} more", "add {count} more", least - count)
        context.fault("too-few", path, message, hint, mark="key")


def _line(kind: tables.Line) -> Reader:
    most = kind.most

    def read(value: Any, context: Context, path: Path) -> str | None:
        return value if _good_text(value, most, context, path) else None

    return read


def _flag() -> Reader:
    def read(value: Any, context: Context, path: Path) -> bool | None:
        if type(value) is bool:
            return value
        meant = FLAGS.get(value.casefold()) if type(value) is str else None
        hint = None if meant is None else S("write {example}", example=meant)
        wrong_type(value, S("true or false"), context, path, hint)
        return None

    return read


def _number(kind: tables.Number) -> Reader:
    def read(value: Any, context: Context, path: Path) -> float | None:
        if type(value) is not int and type(value) is not float:
            digits = value.strip().replace(",", ".", 1) if type(value) is str else ""
            hint = S("write {example}", example=digits) if _DIGITS.fullmatch(digits) else None
            wrong_type(value, S("a number"), context, path, hint)
            return None
        if not math.isfinite(value) if type(value) is float else False:
            context.fault("bad-number", path, S("the number is not finite"), _limits(kind))
            return None
        if not kind.least <= value <= kind.most:
            context.fault(
                "bad-number", path, S("the number {number} is out of its limits", number=_short(value)), _limits(kind)
            )
            return None
        return float(value)

    return read


def _limits(kind: tables.Number) -> Sentence:
    return S("write a number from {least} to {most}", least=f"{kind.least:g}", most=f"{kind.most:g}")


def _short(value: float) -> str:
    return quoted(f"{value:g}" if abs(value) < _WHOLE else str(value))


def _choice(kind: tables.Choice) -> Reader:
    words = {word: word for word in kind.words}
    return _one_of(words)


def _one_of(words: dict[str, Any]) -> Reader:
    names = tuple(str(word) for word in words)

    def read(value: Any, context: Context, path: Path) -> Any:
        if type(value) is not str:
            wrong_type(value, S("text"), context, path)
            return None
        found = words.get(value)
        if found is None:
            hint = context.nearest_hint(value, names) or S("known words: {words}", words=word_list(names))
            context.fault("bad-choice", path, S('unknown word "{word}"', word=quoted(value)), hint)
        return found

    return read


def _period() -> Reader:
    seen: dict[str, Period] = {}

    def read(value: Any, context: Context, path: Path) -> Period | None:
        if type(value) is not str:
            wrong_type(value, S('a period such as "10 menit"'), context, path)
            return None
        period = seen.get(value)
        if period is None:
            try:
                period = parse_period(value)
            except NotAPeriod as error:
                _bad_period(value, str(error), context, path)
                return None
            if len(seen) < 1_000:  # the same few periods fill a pack
                seen[value] = period
        return period

    return read


def _bad_period(value: str, reason: str, context: Context, path: Path) -> None:
    message = S('"{text}" is no period', text=quoted(value))
    hint = S('write a whole number and a unit, as in "10 menit" or "3 hari kerja"')
    meant = right_period(value) if reason in {"shape", "unit"} else None
    if reason == "unit":
        unit = value.strip().partition(" ")[2].strip().lower()
        message = S('"{word}" is no unit of time', word=quoted(unit))
        hint = _unit_hint(unit, context)
    elif not any(letter.isalnum() for letter in value):
        hint = S("where there is none, leave the line out")
    elif reason == "zero":
        message, hint = S("a period of zero"), S("a period is at least 1")
    elif reason == "too-long":
        message, hint = S('"{text}" is longer than ten years', text=quoted(value)), S("a period is at most ten years")
    if meant is not None:
        hint = S('nearest: "{word}"', word=meant)
    context.fault("bad-period", path, message, hint)


def _unit_hint(unit: str, context: Context) -> Sentence:
    if unit in {"detik", "second", "seconds"}:
        return S("the smallest unit is the minute")
    every = tuple(word for languages in WORDS.values() for some in languages.values() for word in some)
    known = tuple(word for languages in WORDS.values() for word in languages["id"])
    return context.nearest_hint(unit, every) or S("known words: {words}", words=word_list(known))


def read_day(value: Any, context: Context, path: Path) -> date | None:
    """A TOML date, or a string of the form ``2026-03-20``."""
    if type(value) is str:
        try:
            day = date.fromisoformat(value) if _ISO_DATE.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None:
            _bad_date(value, context, path)
            return None
        value = day
    if type(value) is datetime:
        context.fault("wrong-type", path, S("a date with a time"), S('nearest: "{word}"', word=str(value.date())))
        return None
    if type(value) is not date:
        wrong_type(value, S('a date such as "2026-03-20"'), context, path)
        return None
    if not FIRST_DAY <= value <= LAST_DAY:
        context.fault("bad-date", path, S("the date lies outside 1970 to 2200"), S("look at the year"))
        return None
    return value


def _bad_date(value: str, context: Context, path: Path) -> None:
    meant = right_date(value)
    if meant is None and day_month_year(value) is not None:
        context.fault(
            "bad-date",
            path,
            S('the day "{text}" does not exist', text=quoted(value)),
            S("look how many days the month has"),
        )
        return
    hint = S('write a date as in "2026-03-20"') if meant is None else S('nearest: "{word}"', word=meant)
    context.fault("bad-date", path, S('"{text}" is no date', text=quoted(value)), hint)


def _spans() -> Reader:
    expected = S("two dates, or a list of pairs of dates")

    def pair(value: Any, context: Context, path: Path) -> tuple[date, date] | None:
        if type(value) is not list or len(value) != 2:
            context.fault("wrong-type", path, S("a period needs exactly two dates, the first and the last day"))
            return None
        first, last = (read_day(day, context, (*path, place)) for place, day in enumerate(value))
        if first is None or last is None:
            return None
        if last < first:
            message = S("the period ends on {last}, before it begins on {first}", first=str(first), last=str(last))
            hint = S("write {example}", example=f'["{last}", "{first}"]')
            context.fault("bad-cover", path, message, hint)
        return first, last

    def read(value: Any, context: Context, path: Path) -> tuple[Any, ...] | None:
        if type(value) is not list:
            wrong_type(value, expected, context, path)
            return None
        if not value:
            check_length(value, 1, tables.FEW, context, path)
            return None
        if not any(type(item) is list for item in value):
            return (pair(value, context, path),)
        check_length(value, 1, tables.FEW, context, path)
        return tuple(pair(item, context, (*path, place)) for place, item in enumerate(value[: tables.FEW]))

    return read


def _zone() -> Reader:
    def read(value: Any, context: Context, path: Path) -> str | None:
        if type(value) is not str:
            wrong_type(value, S("text"), context, path)
            return None
        try:
            if _ZONE.fullmatch(value) is None:
                raise zoneinfo.ZoneInfoNotFoundError
            zoneinfo.ZoneInfo(value)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            hint = nearest_zone(value, zoneinfo.available_timezones(), context)
            context.fault("unknown-zone", path, S('unknown time zone "{zone}"', zone=quoted(value)), hint)
            return None
        return value

    return read


def nearest_zone(value: str, names: set[str], context: Context) -> Sentence:
    """The hint for a time zone that the system does not know."""
    by_fold = {name.casefold(): name for name in names}
    short = ZONES.get(value.casefold())
    found = by_fold.get(context.nearest(value, by_fold) or "") if short is None else short
    # "Asia/Dubai" is near to "Asia/Surabaya" in spelling only: a slip begins as the right name does.
    if found is not None and (short or found[:6].casefold() == value[:6].casefold()):
        return S('nearest: "{word}"', word=found)
    return S("the zones of Indonesia are {words}", words=word_list(tuple(ZONES.values())))


def read_id(value: Any, context: Context, path: Path) -> str | None:
    """An id: what may become the name of a file on every system."""
    if type(value) is not str:
        wrong_type(value, S("an id"), context, path)
        return None
    if _ID.fullmatch(value) is None:
        letters = foreign_letters(value)
        if letters:
            message = S('"{id}" is no id: it holds {letters}', id=quoted(value), letters=letters)
        else:
            message = S('"{id}" is no id', id=quoted(value))
        meant = right_id(value)
        shape = S("an id has 1 to 64 characters: lower-case a-z, digits, hyphens")
        context.fault("bad-id", path, message, shape if meant is None else S('nearest: "{word}"', word=meant))
        return None
    if value in RESERVED:
        message = S('"{id}" is a name that Windows keeps for a device', id=value)
        context.fault("bad-id", path, message, S("choose another id"))
        return None
    return value


def is_id(text: str) -> bool:
    """Whether a text can be an id, and so the name of a file."""
    return _ID.fullmatch(text) is not None and text not in RESERVED


def _ref(kind: tables.Ref) -> Reader:
    of = kind.of

    def read(value: Any, context: Context, path: Path) -> str | None:
        if type(value) is not str:
            wrong_type(value, S("an id"), context, path, _ref_hint(value, of, context))
            return None
        known = context.known.get(of)
        if known is None:
            return value if is_id(value) else read_id(value, context, path)
        if value not in known:
            unknown_id(value, of, known, context, path)
            return None
        return value

    return read


def _ref_hint(value: Any, of: str, context: Context) -> Sentence | None:
    if type(value) is list and of == "actor":
        return S("one actor a step; what another one does is a step of its own")
    known = tuple(context.known.get(of) or ())
    if of == "step" and type(value) is int and 0 < value <= len(known):  # the author thinks of the row's number
        return S('nearest: "{word}"', word=known[value - 1])
    return S("known: {words}", words=word_list(known)) if known else None


def unknown_id(value: str, of: str, known: Any, context: Context, path: Path) -> None:
    """Note an id that nothing has; shows code points of letters that only look right."""
    kind = KIND_WORDS[of]
    letters = foreign_letters(value)
    if letters:
        message = S('unknown {kind} "{id}": it holds {letters}', kind=kind, id=quoted(value), letters=letters)
    else:
        message = S('unknown {kind} "{id}"', kind=kind, id=quoted(value))
    faulty = {right_id(one): one for one in known if not is_id(one)}
    found = context.nearest(value, (*known, *(right for right in faulty if right)))
    if found is not None and (found in faulty or not is_id(found)):
        return  # that id has its own fault; put right, it is probably this one
    right = tuple(one for one in known if is_id(one))
    hint = None if found is None else S('nearest: "{word}"', word=found)
    if hint is None and right and path[-1] in ("yes", "no"):
        text_key = f"{path[-1]}_text"
        hint = S('known: {words}; what it means goes to "{key}"', words=word_list(right), key=text_key)
    elif hint is None and right:
        hint = S("known: {words}", words=word_list(right))
    context.fault("unknown-id", path, message, hint)


KIND_WORDS = {
    "unit": S("unit"),
    "actor": S("actor"),
    "reference": S("reference"),
    "symbol": S("symbol"),
    "step": S("step"),
    "clock": S("clock"),
    "question": S("question"),
    "deadline": S("deadline"),
    "sop": S("SOP"),
}
"""What an id names, for messages."""


def _list_of(kind: tables.ListOf) -> Reader:
    expected = {tables.Ref: S("a list of ids"), tables.Choice: S("a list of words")}
    return _listed(reader_of(kind.item), kind.most, expected.get(type(kind.item), S("a list of texts")))


_SIMPLE: dict[tables.Simple, Reader] = {
    tables.Simple.ID: read_id,
    tables.Simple.FLAG: _flag(),
    tables.Simple.PERIOD: _period(),
    tables.Simple.DAY: read_day,
    tables.Simple.SPANS: _spans(),
    tables.Simple.ZONE: _zone(),
}
_MAKERS: dict[type, Callable[[Any], Reader]] = {
    tables.Ref: _ref,
    tables.Words: _words,
    tables.Line: _line,
    tables.Number: _number,
    tables.Choice: _choice,
    tables.ListOf: _list_of,
}


def reader_of(kind: tables.Kind) -> Reader:
    """The reader for a kind of value that is not itself a table."""
    if isinstance(kind, tables.Simple):
        return _SIMPLE[kind]
    return _MAKERS[type(kind)](kind)
