"""A clean pack, and faults planted in it one by one: each case is a few edits and what `check` says about them.

A case file, ``cases/<rule>.toml``, holds one or more ``[[case]]`` with ``edit`` (a list of ``file``, ``old``, ``new``),
``write`` (file = text), ``drop`` (files), and ``rules``: what is to be reported, default the file's own rule once.
``expected/<rule>.txt`` is what an author reads, in both languages; ``python -m tools.rules`` writes it, and whoever
changes a sentence reads the difference.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import tomli

from sopcheck.lint.linter import lint_pack
from sopcheck.locales.catalogue import catalogue
from sopcheck.pack.diagnostics import Diagnostic, as_text

HERE = Path(__file__).parent
BASE, CASES, EXPECTED = HERE / "base", HERE / "cases", HERE / "expected"
TODAY = date(2026, 6, 1)


@dataclass(frozen=True)
class Case:
    """One planted fault."""

    rule: str
    number: int
    edits: tuple[tuple[str, str, str], ...]
    written: tuple[tuple[str, str], ...]
    dropped: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.rule}-{self.number}"

    def plant(self, folder: Path) -> None:
        """Write the clean pack into ``folder``, with the fault in it."""
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        for file in self.dropped:
            (folder / file).unlink()
        for file, text in self.written:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, "utf-8")
        for file, old, new in self.edits:
            text = (folder / file).read_text("utf-8")
            assert text.count(old) == 1, f"{self.name}: {old!r} stands {text.count(old)} times in {file}"
            (folder / file).write_text(text.replace(old, new), "utf-8")

    def found(self, folder: Path) -> tuple[Diagnostic, ...]:
        """What the linter says."""
        self.plant(folder)
        return lint_pack(folder, TODAY)


def cases_of(path: Path) -> list[Case]:
    """The cases of one file."""
    made = []
    for number, table in enumerate(tomli.loads(path.read_text("utf-8"))["case"], 1):
        edits = tuple((one["file"], one["old"], one["new"]) for one in table.get("edit", ()))
        written = tuple(table.get("write", {}).items())
        made.append(
            Case(
                path.stem, number, edits, written, tuple(table.get("drop", ())), tuple(table.get("rules", [path.stem]))
            )
        )
    return made


def all_cases() -> list[Case]:
    """Every case, by rule."""
    return [case for path in sorted(CASES.glob("*.toml")) for case in cases_of(path)]


def said(diagnostics: tuple[Diagnostic, ...], language: str) -> str:
    """The lines that people read."""
    says = catalogue(language)
    return "\n".join(line for one in diagnostics for line in as_text(one, says))


def both(diagnostics: tuple[Diagnostic, ...]) -> str:
    """The same in both languages, as the expected files hold it."""
    return f"{said(diagnostics, 'en')}\n--\n{said(diagnostics, 'id')}\n"
