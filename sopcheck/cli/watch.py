"""Waiting until a file of a pack changes: by looking, which works on every system and over network drives."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

INTERVAL = 0.5
"""Seconds between two looks."""
MOST_LOOKS = 6
"""How many looks a change is given to come to rest: editors take a file away for a moment, or write it in pieces."""

Stamp = tuple[int, int, int, int]
State = dict[str, Stamp]
"""The TOML files of some folders by path, with what changes when they are written. No other is part of a pack."""


def pause() -> None:
    """Let the time between two looks go by."""
    time.sleep(INTERVAL)


def state_of(folders: Sequence[Path]) -> State:
    """What lies in the folders now. A folder that is not there, or may not be read, holds nothing."""
    found: State = {}
    for folder in folders:
        for place in (folder, folder / "sop"):
            _look(place, found)
    return found


def _look(place: Path, found: State) -> None:
    from sopcheck.pack.files import is_toml

    try:
        paths = [path for path in place.iterdir() if is_toml(path.name)]
    except (OSError, ValueError):
        return
    for path in paths:
        try:
            seen = path.stat()
        except OSError:  # it went away meanwhile, or is a link that leads nowhere
            continue
        found[str(path)] = (seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino)


def changes(known: State, folders: Sequence[Path], wait: Callable[[], None]) -> Iterator[list[Path]]:
    """The files that changed, appeared or went away since the last time, whenever there are some; for ever.

    ``known``: the state before the caller last looked into them. ``wait`` lets time go by between two looks. What
    changes while the caller works on a value is seen afterwards.
    """
    while True:
        wait()
        now = state_of(folders)
        if now == known:
            continue
        now = _at_rest(now, known, folders, wait)
        different = sorted(path for path in known.keys() | now.keys() if known.get(path) != now.get(path))
        known = now
        if different:
            yield [Path(path) for path in different]


def _at_rest(now: State, known: State, folders: Sequence[Path], wait: Callable[[], None]) -> State:
    """The state once two looks agree and no file is missing that was there, or after ``MOST_LOOKS``."""
    for _ in range(MOST_LOOKS):
        wait()
        again = state_of(folders)
        if again == now and not known.keys() - now.keys():
            break
        now = again
    return now
