"""The deadlines that run in a case: which ones, since when, until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sopcheck.checklist.clocks import ClockChoice, clocks
from sopcheck.checklist.run import Line, RunState
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Calendar, Deadline, Text
from sopcheck.pack.snapshot import PinnedSop
from sopcheck.workdays.calendar import CannotCount, local_day
from sopcheck.workdays.counting import Due, due, remaining

__all__ = ["ClockChoice", "RunDeadline", "clocks", "is_urgent", "nearest", "running"]


@dataclass(frozen=True, slots=True)
class RunDeadline:
    """A deadline that runs. ``began``: the office's date from which it counts.

    ``due`` is None where no date can be given; ``no_date`` then says why. ``reference`` is how the law is cited,
    ``case`` the matter in words. Whether the extension was used is not known here: both dates are in ``due``.
    """

    deadline: Deadline
    began: date | None
    due: Due | None
    no_date: Sentence | None
    reference: Text | None
    case: Text | None


def running(state: RunState, pinned: PinnedSop, calendar: Calendar | None) -> tuple[RunDeadline, ...]:
    """The office's deadlines that run now, in the SOP's order.

    A deadline runs on the case's clock (or on any, where it names none) from when its ``from`` row is done until its
    ``to`` row is done; where ``to`` lies outside the SOP, until the run is complete. In a loop it runs from the first
    time that ``from`` was done, and anew only after ``to``: the law counts from the first receipt, not from the last
    correction. One that begins with an event outside the SOP never runs here, because nobody records that event.

    The receipt date of the start act stands for the day of the row that starts the first of them; a deadline that
    begins at a later row counts from its own.
    """
    if state.completed:
        return ()
    begun = [
        (deadline, line)
        for deadline in pinned.sop.deadlines
        if deadline.actor is None and deadline.clock in (None, state.clock)
        for line in [_began(state, deadline)]
        if line is not None
    ]
    first = _first_row(state, pinned)
    return tuple(
        _reckoned(deadline, line.happened, state.receipt if line.step == first else None, pinned, calendar)
        for deadline, line in begun
    )


def nearest(begun: Iterable[RunDeadline]) -> Due | None:
    """The dates of the deadline that ends first (without its extension); None where none has a date."""
    return min((one.due for one in begun if one.due is not None), key=lambda due: due.first.due, default=None)


def is_urgent(calendar: Calendar, today: date, due_day: date) -> bool:
    """Whether a due day has passed, or is at most one working day away."""
    return today > due_day or remaining(calendar, today, due_day) <= 1


def _began(state: RunState, deadline: Deadline) -> Line | None:
    """The line that set the deadline running, None where it does not run."""
    begun: Line | None = None
    for line in state.lines:
        if begun is None and line.step == deadline.start:
            begun = line
        if begun is not None and line.step == deadline.end:
            begun = None
    return begun


def _first_row(state: RunState, pinned: PinnedSop) -> str | None:
    """The row done first among those that set a deadline of the office running, ended or not."""
    starts = {
        deadline.start
        for deadline in pinned.sop.deadlines
        if deadline.actor is None and deadline.clock in (None, state.clock)
    }
    return next((line.step for line in state.lines if line.step in starts), None)


def _reckoned(
    deadline: Deadline, done: datetime, receipt: date | None, pinned: PinnedSop, calendar: Calendar | None
) -> RunDeadline:
    began, reckoned, no_date = receipt, None, None
    if calendar is None:
        no_date = S("This pack has no work calendar, so no due dates can be given.")
    else:
        try:
            began = receipt or local_day(calendar, done)
            reckoned = due(calendar, began, deadline)
        except CannotCount as refused:
            no_date = refused.sentence
    reference = None if deadline.reference is None else pinned.references.get(deadline.reference)
    return RunDeadline(deadline, began, reckoned, no_date, reference, deadline.case)
