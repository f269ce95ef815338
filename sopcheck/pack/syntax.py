"""From the bytes of one file to TOML data: encoding, size of keys, syntax. What fails becomes one fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tomli

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.faults import Fault

if TYPE_CHECKING:
    from sopcheck.pack.positions import Places

MOST_DOTS = 32
NAMES = S("write a text with dots between quotation marks; a key has one or two")
MOST_NESTED = 64
MOST_DOTS_IN_ALL = 100_000
"""Each dot of a key makes a table of about a kilobyte; no file of words has a tenth of it in dots."""
_MANY_DOTS = re.compile(
    r"""\.(?:[ \t]*+(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.){%d}""" % MOST_DOTS  # noqa: UP031
)
_MANY_BRACKETS = re.compile(r"\[(?:[ \t\n]*+\[){%d}" % MOST_NESTED)  # noqa: UP031
_LONG_NUMBER = re.compile(r"[0-9_]{1000,}")
# Where none of these is in a file, no text in it can hold a character to warn of: escapes, controls, invisible ones.
_WARY_RAW = re.compile(
    "[\x7f-\x9f\xad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]|[^\x00-\x7f]{9}"
)
_WARY_ESCAPE = re.compile(r"\\[xuUbfer]")


def decode(data: bytes) -> str | Fault:
    """The text of a file, with line ends as LF and without byte order mark; or the fault of its encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        return _save_as_utf8(S("the file is not text in UTF-8 but, it seems, in UTF-16"), 0)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig").replace("\r\n", "\n")
        return _save_as_utf8(S("the file is not text in UTF-8"), len(before))
    text = text.replace("\r\n", "\n")
    if "\0" in text:
        return _save_as_utf8(S("the file holds the character NUL, which no text does"), text.index("\0"))
    return text


def _save_as_utf8(message: Sentence, start: int) -> Fault:
    return Fault("encoding", message, None, hint=S("save the file as UTF-8"), start=start)


def readable(data: bytes) -> str:
    """The text of a file as :func:`decode` gives it; of one that cannot be decoded, good enough to quote a line."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def parse(text: str) -> dict[str, Any] | Fault:
    """The data of one TOML text, or the first fault in it. Never raises."""
    too_deep = _too_deep_in(text)
    if too_deep is not None:
        return too_deep
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return syntax_fault(text, error)
    except RecursionError:
        return _too_deep(_deepest(text))
    except ValueError:  # int() refuses thousands of digits, whose place tomli does not tell
        match = _LONG_NUMBER.search(text)
        start, length = (match.start(), len(match[0])) if match else (0, 1)
        return Fault(
            "bad-number",
            S("a number with too many digits"),
            None,
            hint=S("write a number of at most 18 digits"),
            start=start,
            length=length,
        )


def _too_deep_in(text: str) -> Fault | None:
    """What would take a parser very long, or fill the memory, before it is parsed."""
    match = _MANY_DOTS.search(text)
    if match is not None:
        return Fault(
            "too-deep", S("a key with more than {most} dots", most=MOST_DOTS), None, hint=NAMES, start=match.start()
        )
    if text.count(".") > MOST_DOTS_IN_ALL:
        return Fault(
            "too-deep", S("the file has more than {most} dots", most=f"{MOST_DOTS_IN_ALL:,}"), None, hint=NAMES
        )
    match = _MANY_BRACKETS.search(text)
    return None if match is None else _too_deep(match.start())


MOST_SYNTAX_FAULTS = 20
MOST_READ_AGAIN = 2_000_000
"""Characters that are read again in all for the sake of further syntax faults: a large file has few reported."""
RECOVERABLE = frozenset(("syntax", "duplicate-key", "bad-number"))
"""Faults of one statement: without it, the rest can be read."""
_STATEMENT = re.compile(r"^(?:[ \t]*\[\[?[ \t]*[A-Za-z0-9_.-]+[ \t]*\]|[A-Za-z0-9_-]+[ \t]*=)", re.MULTILINE)
_HEADER = re.compile(r"^[ \t]*\[\[?[ \t]*[A-Za-z0-9_.-]+[ \t]*\]", re.MULTILINE)


def parse_all(text: str) -> tuple[dict[str, Any] | None, list[Fault], str]:
    """The data of one TOML text with all its syntax faults: each faulty statement is left out and the rest read again.

    With a fault, the data are what is left: nothing may be concluded from what they lack. They are None where the
    rest cannot be told apart. The third value is the text that was left, faulty statements blank. Never raises.
    """
    faults: list[Fault] = []
    while True:
        data = parse(text)
        if not isinstance(data, Fault):
            return data, faults, text
        faults.append(data)
        rest = without_statement(text, data.start) if data.rule in RECOVERABLE else text
        if rest == text or len(faults) >= min(MOST_SYNTAX_FAULTS, MOST_READ_AGAIN // len(text)):
            return None, faults, text
        text = rest


def without_statement(text: str, fault: int) -> str:
    """The text with the statement around an offset made blank, places kept; unchanged where no end is in sight."""
    from sopcheck.pack.positions import locate  # noqa: PLC0415 - a good pack needs no places

    line = text.rfind("\n", 0, fault) + 1
    if text.startswith(('"""', "'''"), fault):  # what is text and what is TOML, nobody knows
        return text
    places = locate(text)
    begin = max((start for start in places.statements if start <= fault), default=line)
    begin = text.rfind("\n", 0, begin) + 1
    if begin < line and _STATEMENT.match(text, line):  # the fault showed only where the next statement began
        end = line
    else:
        whole_table = text[begin:].lstrip(" \t").startswith("[") or _many_again(text, places, fault)
        pattern = _HEADER if whole_table else _STATEMENT
        following = pattern.search(text, text.find("\n", fault) + 1 or len(text))
        end = following.start() if following else len(text)
    return text[:begin] + re.sub(r"[^\n]", " ", text[begin:end]) + text[end:]


def _too_deep(start: int) -> Fault:
    return Fault(
        "too-deep",
        S("brackets nested more than {most} deep", most=MOST_NESTED),
        None,
        hint=S("close the brackets that are no longer needed"),
        start=start,
    )


def _deepest(text: str) -> int:
    """Where brackets outside of strings first nest deeper than allowed; the text's start where they do not."""
    depth = 0
    for match in re.finditer(
        r"""\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[][{}]""", text, re.S
    ):
        depth += (match[0] in "[{") - (match[0] in "]}")
        if depth > MOST_NESTED:
            return match.start()
    return 0


# What tomli says, in our words; the beginnings of its messages (2.x) are what they are known by.
_AGAIN = (
    "Cannot overwrite",
    "Cannot declare",
    "Cannot redefine",
    "Cannot mutate",
    "Duplicate inline table key",
)
_CLOSE_TEXT = S("close the text with the same quotation mark on the same line")
_CLOSE = {
    "[": S("close the list with {mark}", mark="]"),
    "{": S("close the table with {mark}", mark="}"),
    '"""': S("close the text with {mark}", mark='"""'),
    "'''": S("close the text with {mark}", mark="'''"),
}
_PAIRS = {"[": "]", "{": "}"}
_BACKSLASH = S("a backslash in a text")
_TWICE = S("write it twice, or put the text between single quotation marks")
_CHARACTER = S("this character may not stand here")
_REASONS: tuple[tuple[str, Sentence, Sentence | None], ...] = (
    ("Expected '='", S('"=" is expected after the key'), S("a line has the form {example}", example='key = "…"')),
    ("Invalid value", S("this is no value"), S('a text stands between quotation marks: "…"')),
    ("Invalid date", S("this date or time does not exist"), None),
    ("Unescaped", _BACKSLASH, _TWICE),
    ("Invalid hex", _BACKSLASH, _TWICE),
    ("Escaped character", S("an escape that names no character"), None),
    ("Invalid initial", S("a key is expected here"), S("keys are letters, digits, hyphens and underscores")),
    ("Invalid statement", S("a key or [table] is expected here"), S("a remark begins with #")),
    ("Unterminated", S("a key is opened here and never closed"), None),
    ("Expected newline", S("the line should end here"), S('one key a line; a quotation mark in a text is written \\"')),
    ("Expected ']", S("the closing bracket of the table's name is missing"), None),
    ("Illegal character", _CHARACTER, None),
    ("Found invalid", _CHARACTER, None),
)


def syntax_fault(text: str, error: tomli.TOMLDecodeError) -> Fault:
    """The fault of what tomli could not read, at a place that exists also where the text ends too early."""
    # A good pack needs neither places nor slips.
    from sopcheck.pack.positions import locate  # noqa: PLC0415
    from sopcheck.pack.slips import straight_mark  # noqa: PLC0415

    places = locate(text)
    if any(error.msg.startswith(start) for start in _AGAIN):
        return _given_again(text, error, places)
    start = min(error.pos, len(text))
    # The walk knows what was open where it stopped; it may have stopped at a later fault than this one.
    opened, stopped = places.opened, places.stopped
    if opened is not None and stopped is not None and opened <= start and "\n" not in text[start:stopped]:
        begin = text.rfind("\n", 0, start) + 1
        goes_on = begin > opened and not text[begin:start].strip() and _STATEMENT.match(text, begin)
        if start == len(text) or text[opened] in "\"'" or goes_on:
            mark = next((mark for mark in ('"""', "'''") if text.startswith(mark, opened)), text[opened])
            message = S("{mark} is opened here and never closed", mark=mark)
            end = text.find("\n", opened)
            way_out = straight_mark(text[opened : len(text) if end < 0 else end]) if len(mark) == 1 else None
            way_out = way_out or _CLOSE.get(mark, _CLOSE_TEXT)
            return Fault("syntax", message, None, hint=way_out, start=opened, length=len(mark))
        if error.msg.startswith("Unclosed") or "\n" in text[opened:start]:
            line = text.count("\n", 0, opened) + 1
            closing = _PAIRS[text[opened]]
            message = S("a comma is missing, or {mark} to close what line {line} opens", mark=closing, line=line)
            before = len(text[:start].rstrip()) - 1  # where the comma is to be written, unless a remark stands there
            if before > opened and "#" not in text[text.rfind("\n", 0, before) : before]:
                start = before
            return Fault("syntax", message, None, start=start)
    return _known(text, start, error)


def _known(text: str, start: int, error: tomli.TOMLDecodeError) -> Fault:
    """The fault at a place by what stands there, or else by what the parser said."""
    from sopcheck.pack.slips import slip  # noqa: PLC0415 - a good pack needs no slips

    if start < len(text) and text[start] == "\r":
        message = S("a carriage return without a line feed")
        return Fault("syntax", message, None, hint=S("save the file with the usual line ends, LF or CRLF"), start=start)
    if error.msg.startswith(("Unescaped", "Invalid hex")):
        start = max(0, text.rfind("\\", 0, start))  # tomli points behind the backslash and its letter
    if start == len(text):
        start = max(0, len(text.rstrip()) - 1)
    found = None if "escape" in error.msg.casefold() or "hex" in error.msg else slip(text, start)
    if found is not None:
        return found
    for beginning, message, hint in _REASONS:
        if error.msg.startswith(beginning):
            return Fault("syntax", message, None, hint=hint, start=start)
    return Fault("syntax", S("not valid TOML: {reason}", reason=error.msg), None, start=start)


def _given_again(text: str, error: tomli.TOMLDecodeError, places: Places) -> Fault:
    again = S("this key or table is already given")
    statement = max((start for start in places.statements if start <= error.pos), default=0)
    here = [(first, again) for first, again in places.repeats if statement <= again[0] <= error.pos]
    if not here:
        single = _single_header(text, statement)
        if single is not None:
            return single
        end = text.find("\n", statement)
        return Fault("duplicate-key", again, None, start=statement, length=max(1, min(error.pos, end) - statement))
    first, (start, end) = here[-1]
    line = text.count("\n", 0, first[0]) + 1
    message = S("this key or table is already given in line {line}", line=line)
    hint = S("keep one of the two")
    if text[first[0] : first[1]].startswith("[["):
        hint = S("write {example}", example=f"[{text[start:end].strip()}]")
    if _many_again(text, places, start):
        hint = S("if a new table begins here, its line in brackets is missing")
    return Fault("duplicate-key", message, None, hint=hint, start=start, length=end - start)


def _single_header(text: str, statement: int) -> Fault | None:
    """The fault of a ``[step]`` above, where ``[[step]]`` stands at an offset."""
    many = re.compile(r"\[\[[ \t]*([A-Za-z0-9_.-]+)[ \t]*\]\]").match(text, statement)
    if many is None:
        return None
    single = re.compile(rf"^[ \t]*(\[[ \t]*{re.escape(many[1])}[ \t]*\])", re.MULTILINE).search(text, 0, statement)
    if single is None:
        return None
    line = text.count("\n", 0, statement) + 1
    message = S("the same table has double brackets in line {line}", line=line)
    start, end = single.span(1)
    hint = S("write {example}", example=f"[[{many[1]}]]")
    return Fault("duplicate-key", message, None, hint=hint, start=start, length=end - start)


def _many_again(text: str, places: Places, start: int) -> bool:
    """Whether, from a key that is given again up to the next table, another one is: then a header is missing."""
    following = _HEADER.search(text, text.find("\n", start) + 1 or len(text))
    end = following.start() if following else len(text)
    return text[start : start + 1] != "[" and sum(start <= again < end for _, (again, _) in places.repeats) > 1


def is_wary(text: str) -> bool:
    """Whether a text that was parsed can hold a character to warn of anywhere in its values."""
    if "\\" in text and _WARY_ESCAPE.search(text):
        return True
    return not text.isascii() and _WARY_RAW.search(text) is not None
