"""Opening the app: the one thing asked for so often, and awaited so much, that the parser is not loaded for it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from sopcheck.cli.errors import Problem
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import LANGUAGES
from sopcheck.locales.sentence import S

OPTIONS = ("pack", "store", "lang", "person")
"""The shared options. ``cli.help.Group`` declares the same for click; a test compares the two."""


def only_options(arguments: Sequence[str], environment: Mapping[str, str]) -> dict[str, str] | None:
    """The shared options by name, where a command line holds nothing else and asks for nothing that has to be
    explained; None for everything that click must see. What the environment says comes first, so words win."""
    found = {name: environment[key] for name in OPTIONS if environment.get(key := f"SOPCHECK_{name.upper()}")}
    rest = iter(arguments)
    for word in rest:
        name, equals, value = word.partition("=")
        if name.removeprefix("--") not in OPTIONS or not name.startswith("--"):
            return None
        given = value if equals else next(rest, None)
        if not given or given.startswith("-"):
            return None
        found[name[2:]] = given
    return found if found.get("lang", LANGUAGES[0]) in LANGUAGES else None


def start(settings: Settings) -> int:
    """Open the app, where there is a terminal to show it on; its exit code.

    Raises Problem where there is none, and for a person's name that is blank or too long.
    """
    if not settings.streams.is_terminal() or os.environ.get("TERM") == "dumb":
        raise Problem(
            S("The app needs a terminal. Without one: sopcheck quiz --plain, or sopcheck run SOP --case TEXT --plain")
        )
    from sopcheck.cli.opening import named_person, pack_folder, store_file

    return settings.start_app(pack_folder(settings), store_file(settings), settings.language, named_person(settings))
