"""From faults to diagnostics: the line and column of each, and the line itself to quote."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence

from sopcheck.locales.sentence import Sentence
from sopcheck.pack.diagnostics import Diagnostic
from sopcheck.pack.faults import Fault, Mark, Path
from sopcheck.pack.positions import Places, locate
from sopcheck.pack.rules import RULES

_LINE_END = re.compile("\n")  # a lone carriage return ends no line in TOML


class FileText:
    """One text whose places are looked up, prepared only when the first is asked for.

    ``left``: the same text with faulty statements blank, where it has any; a walk would stop at these.
    """

    def __init__(self, text: str, left: str | None = None) -> None:
        self.text = text
        self._left = text if left is None else left
        self._starts: list[int] | None = None
        self._places: Places | None = None
        self._wanted: set[Path] = set()
        self._lines: dict[int, str] = {}

    def find(self, path: Path, mark: Mark) -> tuple[int, int]:
        """The span of the key or value at a path that was :meth:`expect`-ed."""
        if self._places is None:
            self._places = locate(self._left, self._wanted)
        return self._places.find(path, mark)

    def expect(self, path: Path) -> None:
        """Say beforehand which path will be looked up: the text is walked once, past all else."""
        self._wanted.add(path)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset in the text."""
        starts = self._line_starts()
        line = bisect.bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The line with this number, without its end; one string for all faults of a line, which may be a megabyte."""
        line = self._lines.get(number)
        if line is None:
            starts = self._line_starts()
            end = starts[number] - 1 if number < len(starts) else len(self.text)
            line = self._lines[number] = self.text[starts[number - 1] : end]
        return line

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return self._starts


def place_faults(faults: Mapping[str, Sequence[Fault]], texts: Mapping[str, FileText]) -> list[Diagnostic]:
    """The diagnostics of the faults of files, by file name; a file named in ``also`` is looked up as well."""
    for name, found in faults.items():
        for fault in found:
            if fault.path is not None:
                texts[name].expect(fault.path)
            if fault.also is not None:
                texts[fault.also[0]].expect(fault.also[1])
    return [_placed(name, fault, texts) for name, found in faults.items() for fault in found]


def _placed(name: str, fault: Fault, texts: Mapping[str, FileText]) -> Diagnostic:
    text = texts[name]
    start, end = _span(fault, text)
    line, column = text.line_column(start)
    quoted = text.line(line)
    message = fault.message
    if fault.also is not None:
        message = _with_place(message, fault, texts)
    # A value over several lines is marked to the end of its first.
    length = max(1, min(end - start, len(quoted) - column + 1))
    severity = RULES[fault.rule].severity if fault.severity is None else fault.severity
    return Diagnostic(fault.rule, severity, name, line, column, message, fault.hint, quoted, length)


def _span(fault: Fault, text: FileText) -> tuple[int, int]:
    if fault.path is None:
        return fault.start, fault.start + fault.length
    return text.find(fault.path, fault.mark)


def _with_place(message: Sentence, fault: Fault, texts: Mapping[str, FileText]) -> Sentence:
    assert fault.also is not None  # noqa: S101 - for the type checker; the caller asked
    file, path = fault.also
    line, _ = texts[file].line_column(texts[file].find(path, fault.mark)[0])
    return Sentence(message.template, {**message.values, "place": f"{file}:{line}"}, message.many, message.count)
