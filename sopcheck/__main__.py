"""Where the program starts: the one place that knows both the command line and the terminal app."""

from __future__ import annotations

import sys

from sopcheck import __version__

TYPE_CHECKING = False  # as in typing, whose import would cost more than all of --version
if TYPE_CHECKING:
    from pathlib import Path


def start_app(pack: Path, store: Path, language: str, person: str | None) -> int:
    """Start the terminal app and return its exit code. The app is only imported here, when it is wanted.

    The pack is read meanwhile by another process: importing the app takes longer than reading, and neither waits.
    """
    from sopcheck.cli.processes import begun
    from sopcheck.pack.reading import load_pack

    first_reading = begun(lambda: load_pack(pack))
    from sopcheck.tui.launch import run_app

    return run_app(pack, store, language, person, first_reading)


def main() -> None:
    """The console command ``sopcheck``: ends the process with the exit code of what was asked for."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        # Answered before anything is imported: scripts ask for the version often.
        try:
            print(f"sopcheck {__version__}", flush=True)
            return
        except OSError:
            pass  # said properly below
    import gc

    # Nothing that a start makes is garbage, and looking for it a dozen times costs a tenth of the start. A command
    # turns the collector on again when its work begins, the app when its first picture stands.
    gc.disable()
    from sopcheck.cli import run

    sys.exit(run(arguments, start_app))


if __name__ == "__main__":
    main()
