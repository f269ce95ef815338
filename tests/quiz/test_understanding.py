"""The dots: how well one person knows one SOP."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.quiz.understanding import DOTS, RECENT, dots

RIGHT, WRONG = [True], [False]


@pytest.mark.parametrize(
    ("right", "shown"),
    [
        ([], None),
        (RIGHT, 5),
        (WRONG, 0),
        (RIGHT + WRONG * 19, 1),
        (RIGHT * 19 + WRONG, 4),
        (RIGHT * 12 + WRONG * 8, 3),
        (RIGHT * 20 + WRONG * 30, 5),
        (WRONG * 20 + RIGHT * 30, 0),
    ],
    ids=lambda value: str(len(value)) if isinstance(value, list) else None,
)
def test_dots_by_hand(right: list[bool], shown: int | None) -> None:
    assert dots(right) == shown


@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_all_dots_mean_all_right_and_none_mean_none(right: list[bool]) -> None:
    shown, recent = dots(right), right[:RECENT]
    assert shown is not None and 0 <= shown <= DOTS
    assert (shown == DOTS) == all(recent)
    assert (shown == 0) == (not any(recent))


@given(st.lists(st.booleans(), min_size=1, max_size=RECENT), st.data())
def test_one_more_right_answer_never_takes_a_dot_away(right: list[bool], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(right) - 1))
    better = [*right[:place], True, *right[place + 1 :]]
    assert (dots(better) or 0) >= (dots(right) or 0)
