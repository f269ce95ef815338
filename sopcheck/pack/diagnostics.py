"""What is wrong in a pack, and where: one value per fault, made for people and for editors alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sopcheck.locales.sentence import Sentence


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
