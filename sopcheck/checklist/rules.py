"""What is allowed in a run: the rules that refuse an act, asked before it is recorded and again when it is replayed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from typing import Protocol

from sopcheck.checklist.acts import Act, ActKind, unreadable
from sopcheck.checklist.clocks import clocks
from sopcheck.flow.graph import Flow
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Step, StepKind
from sopcheck.pack.snapshot import PinnedSop


class View(Protocol):
    """What the rules look at; a run being replayed and a finished state both offer it."""

    @property
    def pinned(self) -> PinnedSop: ...
    @property
    def flow(self) -> Flow: ...
    @property
    def rows(self) -> Mapping[str, Step]: ...
    @property
    def started(self) -> Act | None: ...
    @property
    def closed(self) -> Act | None: ...
    @property
    def current(self) -> str | None: ...
    @property
    def ticked(self) -> Set[int]: ...
    @property
    def undoable(self) -> str | None: ...
    @property
    def ids(self) -> Set[str]: ...


def unticked_of(step: Step, ticked: Set[int]) -> tuple[int, ...]:
    """Places from 0 of the step's requirements that are not ticked."""
    return tuple(place for place in range(len(step.requirements)) if place not in ticked)


def allowed_kinds(run: View) -> frozenset[ActKind]:
    """The kinds of act of which one may come now."""
    if run.started is None:
        return frozenset({ActKind.START})
    kinds = set() if run.undoable is None else {ActKind.UNDO}
    if run.closed is not None:
        return frozenset(kinds)
    kinds.add(ActKind.NOTE)
    if run.current is None:
        kinds.add(ActKind.COMPLETE)
        return frozenset(kinds)
    step = run.rows[run.current]
    kinds.add(ActKind.DECIDE if step.kind is StepKind.DECISION else ActKind.DONE)
    if run.ticked:
        kinds.add(ActKind.UNTICK)
    if len(run.ticked) < len(step.requirements):
        kinds.add(ActKind.TICK)
    return frozenset(kinds)


def why_not(run: View, act: Act) -> Sentence | None:
    """Why this act may not come now, or None. Total: answers for any act."""
    fault = unreadable(act)
    if fault is None and act.id in run.ids:
        fault = S("This act is already recorded in the run.")
    return fault or _why_not_yet(run, act) or _RULES[act.kind](run, act)


def _why_not_yet(run: View, act: Act) -> Sentence | None:
    """What the start and the end of a run forbid, whatever the row."""
    if run.started is None:
        if act.kind is not ActKind.START:
            return S("The run has not started yet: its first act must be the start.")
    elif act.kind is ActKind.START:
        return S("The run has already started.")
    elif run.closed is not None and act.kind is not ActKind.UNDO:
        return S("The run is complete. Undo the completion to go on.")
    return None


def _no_such_step(act: Act) -> Sentence:
    return S("The SOP of this run has no step {step}.", step=act.step or "")


def _why_no_start(run: View, act: Act) -> Sentence | None:
    if not run.rows:
        return S("This SOP has no steps, so it cannot be carried out.")
    clock = act.data.get("clock")
    if clock is None or any(choice.id == clock for choice in clocks(run.pinned.sop)):
        return None
    return S("This SOP has no clock {clock}.", clock=clock)


def _why_no_undo(run: View, act: Act) -> Sentence | None:
    if run.undoable is None:
        return S("There is nothing to undo.")
    if act.data["act"] != run.undoable:
        return S("Only the last act in force can be undone.")
    return None


def _why_no_note(run: View, act: Act) -> Sentence | None:
    return None if act.step is None or act.step in run.rows else _no_such_step(act)


def _why_not_complete(run: View, _act: Act) -> Sentence | None:
    if run.current is None:
        return None
    return S("Not yet complete: step {number} is still to be done.", number=run.rows[run.current].number)


def _why_not_here(run: View, act: Act) -> Sentence | None:
    """For tick, untick, done and decide: they are about the current row."""
    about = run.rows.get(act.step or "")
    if about is None:
        return _no_such_step(act)
    if run.current is None:
        return S("Every step is done: complete the run, or undo the last act.")
    if act.step != run.current:
        return S(
            "Step {number} is not the current one: step {current} is.",
            number=about.number,
            current=run.rows[run.current].number,
        )
    if act.kind in (ActKind.TICK, ActKind.UNTICK):
        return _why_no_tick(run, about, act)
    return (
        _why_wrong_kind(about, act)
        or _why_no_value(about, act)
        or _why_wrong_missing(run, about, act)
        or _why_no_way_out(run, about, act)
    )


def _why_no_tick(run: View, step: Step, act: Act) -> Sentence | None:
    place = act.data["requirement"]
    if place >= len(step.requirements):
        return S("Step {number} has no requirement {place}.", number=step.number, place=place + 1)
    if act.kind is ActKind.TICK and place in run.ticked:
        return S("Requirement {place} of step {number} is already ticked.", number=step.number, place=place + 1)
    if act.kind is ActKind.UNTICK and place not in run.ticked:
        return S("Requirement {place} of step {number} is not ticked.", number=step.number, place=place + 1)
    return None


def _why_wrong_kind(step: Step, act: Act) -> Sentence | None:
    if act.kind is ActKind.DECIDE:
        if step.kind is not StepKind.DECISION:
            return S("Step {number} is no decision: mark it as done.", number=step.number)
    elif step.kind is StepKind.DECISION:
        return S("Step {number} is a decision: choose one of its two exits.", number=step.number)
    elif step.critical and act.data.get("confirmed") is not True:
        return S("Step {number} is critical: confirm it with its own key.", number=step.number)
    return None


def _why_no_value(step: Step, act: Act) -> Sentence | None:
    value = act.data.get("value")
    if step.record is not None and not value:
        return S("Step {number} asks for a value to record: fill it in first.", number=step.number)
    if step.record is None and value:
        return S("Step {number} asks for no value to record.", number=step.number)
    return None


def _why_wrong_missing(run: View, step: Step, act: Act) -> Sentence | None:
    unticked = unticked_of(step, run.ticked)
    reason = act.data.get("reason")
    if tuple(sorted(act.data.get("missing", ()))) != unticked:
        return S("What is named as missing in step {number} is not what is unticked.", number=step.number)
    if unticked and not reason:
        return S(
            "Step {number} goes on without all its requirements: give the reason, or tick what is there.",
            number=step.number,
        )
    if reason and not unticked:
        return S("Nothing is missing in step {number}, so there is no reason to give.", number=step.number)
    return None


def _why_no_way_out(run: View, step: Step, act: Act) -> Sentence | None:
    # Only a damaged snapshot comes here: checking a pack refuses rows that lead to no row.
    if way_out(run, step, act) is None:
        return S("The SOP does not say which step follows step {number}.", number=step.number)
    return None


_RULES: Mapping[ActKind, Callable[[View, Act], Sentence | None]] = {
    ActKind.START: _why_no_start,
    ActKind.TICK: _why_not_here,
    ActKind.UNTICK: _why_not_here,
    ActKind.DECIDE: _why_not_here,
    ActKind.DONE: _why_not_here,
    ActKind.NOTE: _why_no_note,
    ActKind.UNDO: _why_no_undo,
    ActKind.COMPLETE: _why_not_complete,
}


@dataclass(frozen=True, slots=True)
class Way:
    """How a row is left: 'next', 'yes' or 'no', and the row that follows; None where nothing does."""

    exit: str
    target: str | None


def way_out(run: View, step: Step, act: Act) -> Way | None:
    """Where a done or decide act leads; None where the SOP names a row that it lacks.

    A last row that is no end ends the run as well: nobody may be left standing there.
    """
    if step.kind is StepKind.END:
        return Way("next", None)
    wanted = act.data["exit"] if act.kind is ActKind.DECIDE else "next"
    for way in run.flow.exits(step.id):
        if way.kind == wanted:
            return Way(way.kind, way.target)
    return None if act.kind is ActKind.DECIDE or step.next is not None else Way("next", None)
