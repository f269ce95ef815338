"""``sopcheck check``: every fault of a pack, as text for people or as JSON for editors."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopcheck.cli.errors import DONE, FAULTS, USAGE, Problem
from sopcheck.cli.help import Choice, Command
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import Catalogue
from sopcheck.locales.sentence import S

if TYPE_CHECKING:
    from sopcheck.pack.diagnostics import Diagnostic


def command(say: Catalogue, summary: str) -> Command:
    """The command as click knows it."""
    return Command(
        "check",
        say,
        check,
        [
            click.Argument(["paths"], nargs=-1, required=True, metavar=say("PATH...")),
            click.Option(
                ["--format", "form"],
                type=Choice("text", "json"),
                default="text",
                help=say("For people or for programs."),
            ),
        ],
        summary=summary,
        about=say(
            "PATH is the folder of a pack or its pack.toml. "
            "The exit code is 1 where there is an error, 2 where a path cannot be used."
        ),
        example="sopcheck check content/kpu-jatim",
    )


def check(settings: Settings, paths: Sequence[str], form: str) -> int:
    """Check every path; a path that cannot be used does not keep the others from being checked."""
    from sopcheck.lint.linter import lint_pack

    found: list[Diagnostic] = []
    unusable = 0
    for path in paths:
        try:
            diagnostics = lint_pack(_folder(path), settings.now().date())
        except Problem as problem:
            settings.streams.complain(settings.say.say(problem.sentence))
            unusable += 1
            continue
        # Of several packs, each file is named by the path that was asked about.
        prefix = f"{_folder(path).as_posix()}/" if len(paths) > 1 else ""
        found += [replace(diagnostic, file=prefix + diagnostic.file) for diagnostic in diagnostics]
    if form == "json":
        _print_json(settings, found)
    else:
        _print_text(settings, found, len(paths) - unusable)
    errors = any(diagnostic.severity == "error" for diagnostic in found)
    return USAGE if unusable else FAULTS if errors else DONE


def _folder(path: str) -> Path:
    place = Path(path)
    try:
        if path and place.is_dir():  # an empty name would be the folder one stands in
            return place
        if place.name == "pack.toml" and place.is_file():
            return place.parent
        exists = bool(path) and place.exists()
    except (OSError, ValueError):  # a name too long, or with a NUL in it
        exists = False
    if not exists:
        raise Problem(S("There is no {path}; name the folder of a pack.", path=path or '""'))
    raise Problem(S("{path} is no folder; name the folder that holds pack.toml.", path=path))


def _print_json(settings: Settings, found: Sequence[Diagnostic]) -> None:
    from sopcheck.pack.diagnostics import as_json

    # Escaped beyond ASCII: nothing in it can reach the terminal, and every encoding can carry it.
    settings.streams.own_text(json.dumps([as_json(diagnostic, settings.say) for diagnostic in found], indent=2))


def _print_text(settings: Settings, found: Sequence[Diagnostic], packs: int) -> None:
    from sopcheck.lint.rules import reason
    from sopcheck.pack.diagnostics import as_text

    explained: set[str] = set()
    for diagnostic in found:
        why = None if diagnostic.rule in explained else reason(diagnostic.rule)
        explained.add(diagnostic.rule)
        for line in as_text(diagnostic, settings.say, why):
            settings.streams.line(line)
    if found:
        settings.streams.line(_counted(settings.say, found))
    elif packs:
        settings.streams.line(settings.say.count("No faults.", "No faults in {count} packs.", packs))


def _counted(say: Catalogue, found: Sequence[Diagnostic]) -> str:
    numbers = Counter(str(diagnostic.severity) for diagnostic in found)
    parts = (
        ("error", say.count("{count} error", "{count} errors", numbers["error"])),
        ("warning", say.count("{count} warning", "{count} warnings", numbers["warning"])),
        ("hint", say.count("{count} hint", "{count} hints", numbers["hint"])),
    )
    return ", ".join(words for severity, words in parts if numbers[severity]) + "."
