"""What is wrong in a pack, and where: one value per fault, made for people and for editors alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sopcheck.locales.sentence import N_, Says, Sentence
from sopcheck.pack.characters import cells, visible


class Severity(StrEnum):
    """An error keeps the pack from being used; a warning and a hint do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault. ``line`` and ``column`` count from 1 (columns in characters); ``length`` is that of the mark.

    ``quoted`` is the offending line as it stands in the file: foreign text, to be made visible before it is shown.
    ``file`` is relative to the pack's folder, with '/' between parts.
    """

    rule: str
    severity: Severity
    file: str
    line: int
    column: int
    message: Sentence
    hint: Sentence | None = None
    quoted: str = ""
    length: int = 1


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """As an author works through them: pack.toml first, then files by name, lines, columns."""
    return sorted(diagnostics, key=lambda one: (one.file != "pack.toml", one.file, one.line, one.column, one.rule))


WIDEST_QUOTE = 100
"""A quoted line is cut around its mark beyond this many columns."""
SEVERITY_WORDS = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.HINT: N_("hint"),
}


def as_text(diagnostic: Diagnostic, says: Says, why: Sentence | None = None) -> list[str]:
    """The lines that people read: place, severity, message and rule; the line with the mark under it; the hint.

    ``why``: the reason of the rule, below the hint. Foreign text is made visible; nothing in these lines can be
    obeyed by a terminal.
    """
    severity = says.gettext(SEVERITY_WORDS[diagnostic.severity])
    place = f"{visible(diagnostic.file)}:{diagnostic.line}:{diagnostic.column}"
    lines = [f"{place}: {severity}: {visible(diagnostic.message.said(says))} [{diagnostic.rule}]"]
    margin = " " * len(str(diagnostic.line))
    if diagnostic.quoted.strip():
        shown, before, marked = _cut(diagnostic.quoted, diagnostic.column - 1, diagnostic.length)
        lines.append(f"  {diagnostic.line} | {shown}")
        lines.append(f"  {margin} | {' ' * before}{'^' * marked}")
    if diagnostic.hint is not None:
        lines.append(f"  {margin} = {visible(diagnostic.hint.said(says))}")
    if why is not None:
        lines.append(f"  {margin} = {why.said(says)}")
    return lines


def as_json(diagnostic: Diagnostic, says: Says) -> dict[str, str | int | None]:
    """The object that editors and scripts read; ``severity`` and ``rule`` are not translated."""
    return {
        "file": visible(diagnostic.file),
        "line": diagnostic.line,
        "column": diagnostic.column,
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "message": visible(diagnostic.message.said(says)),
        "hint": None if diagnostic.hint is None else visible(diagnostic.hint.said(says)),
    }


def _cut(line: str, start: int, length: int) -> tuple[str, int, int]:
    """A line as it is shown, cut around the mark, with the columns before the mark and under it."""
    head, middle, tail = line[:start], line[start : start + length], line[start + length :]
    length = min(len(middle), WIDEST_QUOTE * 3 // 4)
    middle, tail = middle[:length], middle[length:] + tail
    room = WIDEST_QUOTE - length
    if len(head) + len(tail) > room:
        keep = max(room // 2, room - len(tail))
        if len(head) > keep:
            head = "…" + head[len(head) - keep + 1 :]
        keep = room - len(head)
        if len(tail) > keep:
            tail = tail[: max(0, keep - 1)] + "…"
    head, middle, tail = visible(head), visible(middle), visible(tail)
    return head + middle + tail, cells(head), max(1, cells(middle))
