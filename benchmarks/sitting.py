"""Whether a long day costs memory: 2,000 questions answered in one sitting, quiz after quiz."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.row import Row
from benchmarks.samples import app, folder, pack
from benchmarks.terminal import Terminal
from sopcheck.quiz.drawing import PRACTICE_LENGTH

QUESTIONS, WARM = 2000, 20
QUIET = 0.02
ENTER, PRACTISE, RIGHT, WRONG = b"\r", b"k", "✓".encode(), "✗".encode()


def first_title() -> bytes:
    """How the title of the first SOP begins: when it is painted, the first screen stands."""
    return next(iter(pack().sops.values())).title.said("id")[:16].encode()


class Quizzes:
    """A person who answers one question after the other, and begins another quiz when one is over."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        terminal.until(first_title())
        terminal.press(PRACTISE, 0.5)
        self._answered = 0

    def answer(self, quiet: float) -> float:
        """Answer the next question with A; seconds until its feedback is painted. Raises NeverPainted."""
        if self._answered:
            self._terminal.press(ENTER, quiet)
            if self._answered % PRACTICE_LENGTH == 0:  # that was the last one: the result is shown
                self._terminal.press(PRACTISE, max(quiet, 0.2))
        seconds = self._terminal.press(b"a", quiet, (RIGHT, WRONG))
        self._answered += 1
        return seconds


def measure(small: bool) -> Iterator[Row]:
    """One row: resident memory in MB after the first 20 questions, and after all."""
    questions = 2 * WARM if small else QUESTIONS
    with folder() as place, app(place / "store.db") as terminal:
        quizzes = Quizzes(terminal)
        for _number in range(WARM):
            quizzes.answer(QUIET)
        before = terminal.memory("VmRSS")
        for _number in range(questions - WARM):
            quizzes.answer(QUIET)
        after = terminal.memory("VmRSS")
    yield Row(f"memory after {questions:,} questions / after {WARM}", before, after, "MB", 30, added=True)
