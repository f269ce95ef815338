"""Where keys and values stand in a TOML text: an own locator, run only when there is a fault to report.

TOML parsers give values without places, and those that give places refuse valid files or are slow. This one does not
judge: it walks over a text as tomli does and notes the span of every key and value by its path, such as
``("step", 3, "requirements", 0, "id")``. It never raises; where a text is no TOML it stops and keeps what it has.
Time is linear in the text, memory in what is asked for (paths are as long as values are deep).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

import tomli

from sopcheck.pack.faults import Mark, Path

Span = tuple[int, int]

_BASIC = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_LITERAL = r"'[^'\n]*+'"
_LONG_BASIC = r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
_LONG_LITERAL = r"'''(?:[^']++|'(?!''))*+'{3,5}"
_PART = rf"[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL}"
_SPACE = re.compile(r"[ \t]*+")
_LINES = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_KEY_PART = re.compile(_PART)
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_PLAIN_KEY = re.compile(r"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+")
_SCALAR = re.compile(
    rf"{_LONG_BASIC}|{_LONG_LITERAL}|(?!\"{{3}}){_BASIC}|(?!'{{3}}){_LITERAL}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[^\s,\]}#]*+"  # a date and a time with a space between them
    r"|[^\s,\[\]{}#\"'=]++",
    re.DOTALL,
)
_FLAT = rf"{_LONG_BASIC}|{_LONG_LITERAL}|(?!\"{{3}}){_BASIC}|(?!'{{3}}){_LITERAL}|#[^\n]*+|[^\[\]{{}}\"'#]++"
_NESTED = rf"[\[{{](?:{_FLAT})*+[\]}}]"
_NESTED = rf"[\[{{](?:{_FLAT}|{_NESTED})*+[\]}}]"
_NESTED = rf"[\[{{](?:{_FLAT}|{_NESTED})*+[\]}}]"
# A whole pair with brackets up to three deep, as a pack has them; deeper ones are walked.
_PASSED = re.compile(
    rf"(?:{_PART})(?:[ \t]*+\.[ \t]*+(?:{_PART}))*+[ \t]*+=[ \t]*+(?:{_NESTED}|{_SCALAR.pattern})", re.DOTALL
)
_LINE_REST = re.compile(r"[ \t]*+(?:#[^\n]*+)?(?:\n|\Z)")


@dataclass(slots=True)
class Places:
    """Spans (start and end offset) by path. An element of ``[[step]]`` has its header as key and value.

    ``statements``: where each line of keys or header begins. ``repeats``: keys and tables given again, with the span
    of the first. ``stopped``: where the walk ended early, None where it reached the end; ``opened``: the innermost
    bracket or quotation mark that was open there.
    """

    keys: dict[Path, Span] = field(default_factory=dict)
    values: dict[Path, Span] = field(default_factory=dict)
    statements: list[int] = field(default_factory=list)
    repeats: list[tuple[Span, Span]] = field(default_factory=list)
    stopped: int | None = None
    opened: int | None = None

    def find(self, path: Path, mark: Mark) -> Span:
        """The span of the key or value at ``path``; of the nearest table around it where there is none."""
        first, second = (self.keys, self.values) if mark == "key" else (self.values, self.keys)
        for length in range(len(path), 0, -1):
            part = path[:length]
            span = first.get(part) or second.get(part)
            if span is not None:
                return span
            first, second = self.keys, self.values
        return 0, 1


class _Stopped(Exception):
    """The text at ``args[0]`` is nothing that the walk knows."""


@dataclass(slots=True)
class _Open:
    """A list or inline table whose end has not come yet; ``count``: how many items of a list have."""

    path: Path
    start: int
    closing: str
    count: int = 0


def head(path: Path) -> Path:
    """The table of a file that a path lies in: ``("step", 3)`` or ``("sop",)``."""
    return path[:2] if len(path) > 1 and isinstance(path[1], int) else path[:1]


def locate(text: str, wanted: Collection[Path] | None = None) -> Places:
    """The places of every key and value in a TOML text with LF line ends.

    ``wanted``: the paths that are asked for. What is in tables without one is passed over, which is four times as
    fast, and no other place is kept: a list of half a million items with one fault must not fill the memory. None asks
    for all.
    """
    walk = _Walk(text, wanted)
    try:
        walk.document()
    except _Stopped as stop:
        walk.places.stopped = stop.args[0]
        if walk.open:
            walk.places.opened = walk.open[-1].start
    return walk.places


class _Walk:
    def __init__(self, text: str, wanted: Collection[Path] | None) -> None:
        self.text = text
        self.heads = None if wanted is None else {head(path) for path in wanted}
        # With the tables around them, where what is asked for is not there.
        self.kept = None if wanted is None else {path[:size] for path in wanted for size in range(1, len(path) + 1)}
        self.places = Places()
        self.counts: dict[Path, int] = {}
        self.open: list[_Open] = []
        self.headers: set[Path] = set()

    def document(self) -> None:
        text, size = self.text, len(self.text)
        header: Path = ()
        asked = True
        place = 0
        while True:
            place = _end(_LINES, text, place)
            if place >= size:
                return
            self.places.statements.append(place)
            passed = None
            if text[place] == "[":
                header, place = self.header(place)
                asked = self.heads is None or head(header) in self.heads
            elif asked or (passed := _PASSED.match(text, place)) is None:
                place = self.value(*self.pair(header, place))
            else:
                place = passed.end()
            rest = _LINE_REST.match(text, place)
            if rest is None:
                raise _Stopped(place)
            place = rest.end()

    def header(self, start: int) -> tuple[Path, int]:
        """``[a.b]`` or ``[[a.b]]`` at ``start``: the path of the table that follows, and the place behind."""
        many = self.text.startswith("[[", start)
        brackets = 2 if many else 1
        parts, place = self.key(_end(_SPACE, self.text, start + brackets))
        place = _end(_SPACE, self.text, place)
        if not self.text.startswith("]" * brackets, place):
            raise _Stopped(place)
        place += brackets
        span = (start, place)
        path: Path = ()
        for part, _ in parts[:-1]:
            path = self.table(part, path)
            self.places.keys.setdefault(path, span)
        path = (*path, parts[-1][0])
        if many:
            self.places.keys.setdefault(path, span)
            count = self.counts.get(path, 0)
            self.counts[path] = count + 1
            path = (*path, count)
        elif path in self.headers or path in self.counts:
            self.places.repeats.append((self.places.keys[path], span))
        if path not in self.headers:  # over the place of a header that only went through this table
            self.places.keys[path] = span
        self.headers.add(path)
        return path, place

    def table(self, name: str, path: Path) -> Path:
        """The path of the table of this name in ``path``; of the last one where it is an array of tables."""
        path = (*path, name)
        return (*path, self.counts[path] - 1) if path in self.counts else path

    def key(self, place: int) -> tuple[list[tuple[str, Span]], int]:
        """The parts of a dotted key at ``place``, each with its span, and the place behind."""
        text = self.text
        parts: list[tuple[str, Span]] = []
        while True:
            match = _KEY_PART.match(text, place)
            if match is None:
                raise _Stopped(place)
            parts.append((_unquoted(match[0]), match.span()))
            dot = _DOT.match(text, match.end())
            if dot is None:
                return parts, match.end()
            place = dot.end()

    def pair(self, table: Path, place: int) -> tuple[Path, int]:
        """``key =`` at ``place``: the path of its value, and where the value begins."""
        match = _PLAIN_KEY.match(self.text, place)
        if match is not None:
            path = (*table, match[1])
            self.note_key(path, match.span(1))
            return path, match.end()
        parts, end = self.key(place)
        for part, span in parts[:-1]:
            table = self.table(part, table)
            self.places.keys.setdefault(table, span)
        path = (*table, parts[-1][0])
        equals = _EQUALS.match(self.text, end)
        if equals is None:
            raise _Stopped(end)
        self.note_key(path, (place, end) if len(parts) == 1 else parts[-1][1])
        return path, equals.end()

    def note_key(self, path: Path, span: Span) -> None:
        if self.kept is not None and path not in self.kept:
            return
        first = self.places.keys.setdefault(path, span)
        if first is not span:
            self.places.repeats.append((first, span))

    def value(self, path: Path, place: int) -> int:
        """The value at ``place`` with all that is in it; the place behind. Own stack: values nest hundreds deep."""
        text, values, stack = self.text, self.places.values, self.open
        while True:
            opening = text[place : place + 1]
            if opening in {"[", "{"}:
                stack.append(_Open(path, place, "]" if opening == "[" else "}"))
                place = _end(_LINES, text, place + 1)
            else:
                match = _SCALAR.match(text, place)
                if match is None:
                    if opening in {'"', "'"}:
                        stack.append(_Open(path, place, opening))
                    raise _Stopped(place)
                place = match.end()
                if self.kept is None or path in self.kept:
                    values.setdefault(path, (match.start(), place))
                if not stack:
                    return place
                place = self.after_item(place)
            while text.startswith(stack[-1].closing, place):
                closed = stack.pop()
                if self.kept is None or closed.path in self.kept:
                    values.setdefault(closed.path, (closed.start, place + 1))
                if not stack:
                    return place + 1
                place = self.after_item(place + 1)
            top = stack[-1]
            if top.closing == "]":
                path = (*top.path, top.count)
                top.count += 1
            else:
                path, place = self.pair(top.path, place)

    def after_item(self, place: int) -> int:
        """Past an item of a list or inline table, its comma and lines: at the next item or the closing bracket."""
        place = _end(_LINES, self.text, place)
        if self.text.startswith(",", place):
            return _end(_LINES, self.text, place + 1)
        if not self.text.startswith(self.open[-1].closing, place):
            raise _Stopped(place)
        return place


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return place if match is None else match.end()


def _unquoted(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    if part[0] != '"':
        return part
    if "\\" not in part:
        return part[1:-1]
    try:
        return str(tomli.loads(f"x = {part}")["x"])
    except tomli.TOMLDecodeError:
        return part
