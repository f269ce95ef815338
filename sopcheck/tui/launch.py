"""From a pack's folder and a store's place to a running app, and to the exit code of the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from sopcheck.locales.catalogue import catalogue
from sopcheck.pack.characters import typed
from sopcheck.pack.diagnostics import Diagnostic
from sopcheck.pack.reading import Reading, load_pack
from sopcheck.records.sqlite import open_store
from sopcheck.records.store import LONGEST_NAME, Person, Store
from sopcheck.tui.app import OUR_BUG, SopcheckApp
from sopcheck.tui.desk import Desk, _utc_now

USUAL_COLUMNS, USUAL_LINES = 80, 24


def run_app(
    pack: Path, store: Path, language: str, person: str | None, first_reading: Callable[[], Reading] | None = None
) -> int:
    """Run the app and return the program's exit code.

    ``first_reading``: gives the pack as it is read first, where somebody began that already.

    Raises StoreRefused, and NotWritable for a name that is blank or too long.
    """
    settle_window_size()
    with open_store(store, now=_utc_now) as records:
        someone = _person(records, person)

        def read() -> Desk | tuple[Diagnostic, ...]:
            return opened(load_pack(pack))

        def opened(reading: Reading) -> Desk | tuple[Diagnostic, ...]:
            if reading.pack is None:
                return reading.diagnostics
            return Desk(reading.pack, records, store, language, someone)

        result = read() if first_reading is None else opened(first_reading())
        if isinstance(result, tuple):
            app = SopcheckApp(None, language=language, diagnostics=result, pack_place=pack, reread=read)
        else:
            app = SopcheckApp(result, language=language, pack_place=pack, reread=read)
        app.run()
    if app.crash is not None:
        say = catalogue(language)
        place = str(app.crash_log) if app.crash_log else say("nowhere: it could not be written")
        sys.stderr.write(
            say("sopcheck failed through a fault of its own. What was done is kept. Details: {place}", place=place)
            + "\n"
        )
        return OUR_BUG
    return app.return_code or 0


def settle_window_size() -> None:
    """Let the window alone say how large it is.

    COLUMNS and LINES of the environment would win over it (a wrong one of 99999 is a screen of gigabytes), and in a
    window that tells no size Textual (8.2.8) and Rich differ about the usual one and paint for ever.
    """
    try:
        columns, lines = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (ValueError, OSError):  # no terminal: the app is not started there
        return
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)
    if columns > 0 and lines > 0:
        return
    try:
        import termios

        termios.tcsetwinsize(1, (lines or USUAL_LINES, columns or USUAL_COLUMNS))
    except (ImportError, OSError):  # Windows, whose windows always tell their size; or one that takes none
        os.environ["COLUMNS"], os.environ["LINES"] = str(USUAL_COLUMNS), str(USUAL_LINES)


def _person(store: Store, name: str | None) -> Person | None:
    """Who works here: the one named on the command line, else who used this store last."""
    if name is None:
        return store.last_person()
    name = typed(name, LONGEST_NAME)
    return store.person_named(name)
