"""What a hand waits for: from an answer's key to its painted feedback, the durable commit included."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.floors import READY
from benchmarks.row import Row, percentile
from benchmarks.samples import app, empty_app, folder
from benchmarks.sitting import Quizzes, first_title
from benchmarks.terminal import Terminal

QUIET = 0.06
"""Seconds of silence between two keys: a person reads before pressing the next."""


def measure(small: bool) -> Iterator[Row]:
    """Two rows, the 95th percentile in milliseconds: an answer in a quiz, a tick in a checklist."""
    keys = 5 if small else 120
    with folder() as place, empty_app() as floor_terminal, app(place / "store.db") as terminal:
        floor_terminal.until(READY.encode())
        settle(floor_terminal)
        quizzes = Quizzes(terminal)
        floor, ours = in_turn(floor_terminal, lambda: quizzes.answer(QUIET), keys)
        yield Row("answer key to painted feedback, p95 / key to label", floor, ours, "ms", 2)
    with folder() as place, empty_app() as floor_terminal, app(place / "store.db") as terminal:
        floor_terminal.until(READY.encode())
        settle(floor_terminal)
        open_case(terminal)
        floor, ours = in_turn(floor_terminal, lambda: terminal.press(b"1", QUIET, (b"[x]", b"[ ]")), keys)
        yield Row("tick key to painted mark, p95 / key to label", floor, ours, "ms", 2)


def in_turn(floor_terminal: Terminal, press: Callable[[], float], keys: int) -> tuple[float, float]:
    """The 95th percentile of both sides in milliseconds, a key here and a key there."""
    floor: list[float] = []
    ours: list[float] = []
    for _number in range(keys):
        floor.append(floor_terminal.press(b"a", QUIET) * 1000)
        ours.append(press() * 1000)
    return percentile(floor, 0.95), percentile(ours, 0.95)


def open_case(terminal: Terminal) -> None:
    """A new case of the first SOP, at its first step."""
    terminal.until(first_title())
    terminal.press(b"j", 0.3)
    terminal.press(b"7/X", 0.3)
    terminal.press(b"\r", 0.5)
    if b"[ ]" not in terminal.painted:  # this SOP has clocks: the first one
        terminal.press(b"\r", 0.5)


def settle(terminal: Terminal) -> None:
    """Let what is only done once be done."""
    for _number in range(5):
        terminal.press(b"a", QUIET)
