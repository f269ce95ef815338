"""What a hand waits for: from an answer's key to its painted feedback, the durable commit included."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.floors import READY
from benchmarks.row import Row, percentile
from benchmarks.samples import app, empty_app, folder
from benchmarks.sitting import Quizzes
from benchmarks.terminal import Terminal

QUIET = 0.06
"""Seconds of silence between two keys: a person reads before pressing the next."""


def measure(small: bool) -> Iterator[Row]:
    """One row: the 95th percentile, in milliseconds."""
    keys = 5 if small else 120
    with folder() as place, empty_app() as floor_terminal, app(place / "store.db") as terminal:
        floor_terminal.until(READY.encode())
        quizzes = Quizzes(terminal)
        settle(floor_terminal)
        floor: list[float] = []
        ours: list[float] = []
        for _number in range(keys):
            floor.append(floor_terminal.press(b"a", QUIET) * 1000)
            ours.append(quizzes.answer(QUIET) * 1000)
    yield Row(
        "answer key to painted feedback, p95 / key to label", percentile(floor, 0.95), percentile(ours, 0.95), "ms", 2
    )


def settle(terminal: Terminal) -> None:
    """Let what is only done once be done."""
    for _number in range(5):
        terminal.press(b"a", QUIET)
