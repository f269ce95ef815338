"""One line of the table: what was measured, its floor and its bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Row:
    """``floor`` and ``measured`` are in ``unit``.

    ``bound``: the most that ``measured`` may be, in times of the floor; where ``added``, in units above the floor.
    """

    what: str
    floor: float
    measured: float
    unit: str
    bound: float
    added: bool = False

    @property
    def distance(self) -> float:
        """How far the measure is from its floor, as the bound counts it."""
        return self.measured - self.floor if self.added else self.measured / self.floor

    @property
    def holds(self) -> bool:
        """True within the bound."""
        return self.distance <= self.bound

    def cells(self, judged: bool) -> tuple[str, ...]:
        """The line as it is printed, in the order of :data:`HEADINGS`; a verdict only where ``judged``."""
        verdict = "ok" if self.holds else "BROKEN"
        form = "+{:.1f}" if self.added else "{:.2f}x"
        return (
            self.what,
            f"{self.floor:.2f} {self.unit}",
            f"{self.measured:.2f} {self.unit}",
            form.format(self.distance),
            form.format(self.bound),
            verdict if judged else "",
        )


HEADINGS = ("what", "floor", "measured", "ratio", "bound", "")


def table(rows: Sequence[Row], *, judged: bool = True) -> str:
    """The rows under their headings, in columns. ``judged``: False after too few rounds to say whether bounds hold."""
    lines = [HEADINGS, *(row.cells(judged) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) if place == 0 else cell.rjust(width) for place, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(line, widths, strict=True)) for line in lines)
    )


def in_turn(floor: Measure, ours: Measure, rounds: int) -> tuple[float, float]:
    """The medians of two measures that take turns; one round before them warms the caches and does not count."""
    floor(), ours()
    pairs = [(floor(), ours()) for _round in range(rounds)]
    return median(one for one, _other in pairs), median(other for _one, other in pairs)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of the values lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
