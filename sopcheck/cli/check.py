"""``sopcheck check``: every fault of a pack, as text for people or as JSON for editors."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopcheck.cli.errors import DONE, FAULTS, INTERRUPTED, USAGE, Problem
from sopcheck.cli.help import Choice, Command
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import Catalogue
from sopcheck.locales.sentence import S

if TYPE_CHECKING:
    from sopcheck.pack.diagnostics import Diagnostic

MOST_NAMES = 3
"""How many of the files that changed are named."""


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
            click.Option(
                ["--watch"], is_flag=True, help=say("Check again whenever a file is saved, until Ctrl+C is pressed.")
            ),
        ],
        summary=summary,
        about=say(
            "PATH is the folder of a pack or its pack.toml. "
            "The exit code is 1 where there is an error, 2 where a path cannot be used."
        ),
        example="sopcheck check content/kpu-jatim",
    )


def check(settings: Settings, paths: Sequence[str], form: str, watch: bool = False) -> int:
    """Check every path, once or again and again."""
    if watch:
        from sopcheck.cli.watch import pause

        return check_and_wait(settings, paths, form, pause)
    return _check_once(settings, paths, form)


def _check_once(settings: Settings, paths: Sequence[str], form: str, *, on_one_line: bool = False) -> int:
    """Check every path; a path that cannot be used does not keep the others from being checked.

    ``on_one_line``: JSON is one line, and none where no path could be used.
    """
    from sopcheck.cli.processes import at_once
    from sopcheck.lint.linter import lint_pack

    found: list[Diagnostic] = []
    unusable = 0
    for path in paths:
        try:
            folder = _folder(path)
            diagnostics = lint_pack(folder, settings.now().date(), at_once)
        except Problem as problem:
            settings.streams.complain(settings.say.say(problem.sentence))
            unusable += 1
            continue
        # Of several packs, each file is named by the path that was asked about.
        prefix = f"{folder.as_posix()}/" if len(paths) > 1 else ""
        found += [replace(diagnostic, file=prefix + diagnostic.file) for diagnostic in diagnostics]
    if form == "text":
        print_text(settings, found, len(paths) - unusable)
    elif not on_one_line:
        _print_json(settings, found, indent=2)
    elif unusable < len(paths):
        _print_json(settings, found, indent=None)
    errors = any(diagnostic.severity == "error" for diagnostic in found)
    return USAGE if unusable else FAULTS if errors else DONE


def check_and_wait(settings: Settings, paths: Sequence[str], form: str, wait: Callable[[], None]) -> int:
    """Check now and whenever a file of the packs changed, until Ctrl+C; the exit code of that, or 2 where a path cannot
    be used to begin with. A folder that goes away later is said so and waited for. ``wait``: see ``watch.changes``."""
    from sopcheck.cli.watch import changes, state_of

    say, streams = settings.say, settings.streams
    folders = [_folder(path) for path in paths]
    try:
        known = state_of(folders)  # before the first check: what is saved meanwhile is seen
        _check_once(settings, paths, form, on_one_line=True)
        if form == "text":
            streams.line(say("Waiting for a file to be saved; Ctrl+C ends it."))
        streams.flush()
        for files in changes(known, folders, wait):
            if form == "text":
                streams.line()
                streams.line(f"──── {_names(files, folders)}")
            _check_once(settings, paths, form, on_one_line=True)
            streams.flush()
    except KeyboardInterrupt:
        streams.complain("")
    return INTERRUPTED


def _names(files: Sequence[Path], folders: Sequence[Path]) -> str:
    """The first few of the files that changed, relative to the pack where there is one pack."""
    roots = folders if len(folders) == 1 else ()
    names = [next((file.relative_to(root) for root in roots), file).as_posix() for file in files]
    return ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")


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


def _print_json(settings: Settings, found: Sequence[Diagnostic], *, indent: int | None) -> None:
    from sopcheck.pack.diagnostics import as_json

    # Escaped beyond ASCII: nothing in it can reach the terminal, and every encoding can carry it.
    settings.streams.own_text(json.dumps([as_json(diagnostic, settings.say) for diagnostic in found], indent=indent))


def print_text(settings: Settings, found: Sequence[Diagnostic], packs: int) -> None:
    """Print diagnostics for people: each with its place, the reason of a rule once, and how many there are."""
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
