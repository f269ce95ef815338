"""What everybody waits for: the first screen, against an empty Textual app in the same terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

from benchmarks.floors import READY
from benchmarks.row import Row
from benchmarks.samples import app, empty_app, fill, folder, pack
from benchmarks.terminal import Terminal

ATTEMPTS = 1000


def measure(small: bool) -> Iterator[Row]:
    """Two rows, time in milliseconds and peak memory in MB, with a store full of history."""
    attempts, rounds = (10, 1) if small else (ATTEMPTS, 11)
    title = next(iter(pack().sops.values())).title.said("id")
    with folder() as place:
        fill(place / "store.db", attempts)
        floors: list[tuple[float, float]] = []
        ours: list[tuple[float, float]] = []
        for _round in range(rounds + 1):
            floors.append(ready(empty_app, READY))
            ours.append(ready(lambda: app(place / "store.db"), title[:16]))
    for what, place_of, unit, bound in (("time", 0, "ms", 1.4), ("peak memory", 1, "MB", 1.35)):
        floor, measured = (median(pair[place_of] for pair in pairs[1:]) for pairs in (floors, ours))
        yield Row(f"home ready, {what} / empty app", floor, measured, unit, bound)


def ready(start: Callable[[], Terminal], mark: str) -> tuple[float, float]:
    """Start, wait for ``mark``; milliseconds and MB at most."""
    with start() as terminal:
        seconds = terminal.until(mark.encode())
        return seconds * 1000, terminal.memory()
