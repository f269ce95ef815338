"""The table that says whether a bound holds: it must not be wrong in our favour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.__main__ import NAMES
from benchmarks.row import Row, in_turn, percentile, table

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        (Row("a", floor=10, measured=14, unit="ms", bound=1.4), True),
        (Row("a", floor=10, measured=14.1, unit="ms", bound=1.4), False),
        (Row("a", floor=50, measured=80, unit="MB", bound=30, added=True), True),
        (Row("a", floor=50, measured=80.5, unit="MB", bound=30, added=True), False),
        (Row("a", floor=50, measured=40, unit="MB", bound=30, added=True), True),
    ],
)
def test_a_bound_holds_up_to_itself(row: Row, holds: bool) -> None:
    assert row.holds is holds
    assert ("BROKEN" in table([row])) is not holds
    assert "BROKEN" not in table([row], judged=False)


def test_both_sides_take_turns_and_the_warm_up_does_not_count() -> None:
    order: list[str] = []
    times = iter([100.0, 1.0, 2.0, 3.0])

    def floor() -> float:
        order.append("floor")
        return next(times)

    def ours() -> float:
        order.append("ours")
        return 2 * len(order)

    assert in_turn(floor, ours, 3) == (2.0, 12.0)
    assert order == ["floor", "ours"] * 4


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 51), (0.95, 96), (1.0, 100)])
def test_percentile_is_a_value_that_was_measured(share: float, value: int) -> None:
    assert percentile(list(range(100, 0, -1)), share) == value


def test_the_page_has_the_rows_that_there_are() -> None:
    described = re.findall(r"^\| `([a-z]+)` \|", (ROOT / "docs" / "benchmarks.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(set(described)) == sorted(NAMES)
    assert {path.stem for path in (ROOT / "benchmarks").glob("*.py") if "def measure(" in path.read_text("utf-8")} == {
        *NAMES
    }
