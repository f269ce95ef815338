"""What is said after an answer: right or not, what the chosen option really is, the rows and the law."""

from __future__ import annotations

from dataclasses import dataclass

from sopcheck.pack.model import Text
from sopcheck.quiz.question import LETTERS, CitedRow, Question


@dataclass(frozen=True, slots=True)
class Feedback:
    """The parts of the feedback; each screen or line lays them out. ``chosen_why`` only after a wrong answer."""

    right: bool
    right_letter: str
    chosen_letter: str
    right_text: Text
    chosen_why: Text | None
    explain: Text | None
    rows: tuple[CitedRow, ...]
    law: Text | None


def feedback(shown: Question, option: int) -> Feedback:
    """The feedback to choosing ``option`` (from 0) of the question as it was shown.

    Raises IndexError for an option that was not shown.
    """
    if not 0 <= option < len(shown.options):
        raise IndexError(option)
    right = shown.right_option()
    return Feedback(
        right=option == right,
        right_letter=LETTERS[right],
        chosen_letter=LETTERS[option],
        right_text=shown.options[right].text,
        chosen_why=None if option == right else shown.options[option].why,
        explain=shown.explain,
        rows=shown.rows,
        law=shown.law,
    )
