"""One execution of an SOP for a real case, as a value: ``replay(pinned, acts)``.

The acts are facts, kept in their order and never changed. Where the run stands, what was done, what may be done now:
all of it follows from them. Undo is an act too: what it undoes vanishes from the effect, never from the record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from sopcheck.checklist.acts import Act, ActKind, BadAct, unreadable
from sopcheck.checklist.ahead import Ahead, Needed, next_rows, unavoidable
from sopcheck.checklist.clocks import clocks
from sopcheck.flow.graph import Flow
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Step, StepKind
from sopcheck.pack.snapshot import PinnedSop


@dataclass(frozen=True, slots=True)
class Line:
    """One row that was closed. ``round`` counts the visits of this row from 1.

    ``what``: DONE or DECIDE; ``exit``: 'next', 'yes' or 'no'; ``led_to``: the row it led to, None after an end.
    ``missing``: places (from 0) of requirements that were not there, with the ``reason`` that was given.
    ``entered``: when the row became the current one; with ``happened`` this gives how long it took.
    """

    act: str
    step: str
    round: int
    what: ActKind
    exit: str
    led_to: str | None
    person: str
    by: str
    entered: datetime
    happened: datetime
    recorded: datetime
    value: str | None = None
    missing: tuple[int, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in force; ``step`` is the row that it is about, None for the whole case."""

    act: str
    text: str
    step: str | None
    person: str
    by: str
    happened: datetime


@dataclass(frozen=True, slots=True)
class Undone:
    """An act that is no longer in force, and the undo that took it back."""

    act: Act
    undo: Act


class _View(Protocol):
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


@dataclass(frozen=True, slots=True)
class RunState:
    """Where a run stands after its acts.

    ``current``: id of the current row; None before the start and once an end is done. ``round``: which visit of it
    this is, from 1 (0 where there is no current row). ``ticked``: places from 0 of its requirements. ``entered``: when
    it became the current one. ``case``, ``clock`` (the chosen one, or the first where none was named) and ``receipt``
    come from the start act. ``undone`` is in the order of the undos. ``undoable_act``: the one act that an undo may
    name. ``ids``: those of all acts so far.
    """

    pinned: PinnedSop = field(repr=False)
    started: Act | None
    closed: Act | None
    case: str
    clock: str | None
    receipt: date | None
    current: str | None
    round: int
    ticked: frozenset[int]
    entered: datetime | None
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    undone: tuple[Undone, ...]
    last: Act | None
    undoable_act: Act | None
    ids: frozenset[str] = field(repr=False)
    flow: Flow = field(repr=False, compare=False)
    rows: Mapping[str, Step] = field(repr=False, compare=False)

    @property
    def completed(self) -> bool:
        """True once a complete act is in force."""
        return self.closed is not None

    @property
    def undoable(self) -> str | None:
        """The id of the one act that an undo may name: the last in force, never the start."""
        return None if self.undoable_act is None else self.undoable_act.id

    @property
    def step(self) -> Step | None:
        """The current row itself."""
        return None if self.current is None else self.rows[self.current]

    @property
    def unticked(self) -> tuple[int, ...]:
        """Places of the current row's requirements that are not ticked: what done and decide must name as missing."""
        return () if self.step is None else _unticked(self.step, self.ticked)

    @property
    def missing(self) -> int:
        """How many requirements were missing when rows were closed without them."""
        return sum(len(line.missing) for line in self.lines)

    @property
    def allowed(self) -> frozenset[ActKind]:
        """The kinds of act for which there is an act that may come now."""
        return _allowed(self)

    def can(self, kind: ActKind) -> bool:
        """Whether some act of this kind may come now; :func:`refusal` answers for one act."""
        return kind in self.allowed

    def next_ahead(self, most: int = 2) -> tuple[Ahead, ...]:
        """The rows ahead, nearest first, each with its exits; empty where nothing is ahead."""
        return () if self.current is None else next_rows(self.flow, self.rows, self.current, most)

    def still_needed(self) -> tuple[Needed, ...]:
        """The current row's unticked requirements, then those of every row that no route from here avoids."""
        step = self.step
        if step is None:
            return ()
        here = [Needed(step, place, step.requirements[place]) for place in self.unticked]
        return (
            *here,
            *(
                Needed(later, place, requirement)
                for later in unavoidable(self.flow, self.rows, step.id)
                for place, requirement in enumerate(later.requirements)
            ),
        )


def replay(pinned: PinnedSop, acts: Sequence[Act]) -> RunState:
    """The state after ``acts`` in recorded order; linear in their number. No acts: a run not started yet.

    Total: raises only BadAct, with the place of the first act that does not fit and why.
    """
    run = _Run(pinned)
    for place, act in enumerate(acts):
        fault = _why_not(run, act)
        if fault is not None:
            raise BadAct(place, fault)
        run.take(act)
    return run.frozen()


def refusal(state: RunState, act: Act) -> Sentence | None:
    """Why ``act`` is not allowed now, or None. To be asked before an act is recorded: what passes here replays."""
    return _why_not(state, act)


# --- what is allowed --------------------------------------------------------------------------------------------


def _unticked(step: Step, ticked: Set[int]) -> tuple[int, ...]:
    return tuple(place for place in range(len(step.requirements)) if place not in ticked)


def _allowed(run: _View) -> frozenset[ActKind]:
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


def _why_not(run: _View, act: Act) -> Sentence | None:
    fault = unreadable(act)
    if fault is None and act.id in run.ids:
        fault = S("This act is already recorded in the run.")
    return fault or _why_not_yet(run, act) or _RULES[act.kind](run, act)


def _why_not_yet(run: _View, act: Act) -> Sentence | None:
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


def _why_no_start(run: _View, act: Act) -> Sentence | None:
    if not run.rows:
        return S("This SOP has no steps, so it cannot be carried out.")
    clock = act.data.get("clock")
    if clock is None or any(choice.id == clock for choice in clocks(run.pinned.sop)):
        return None
    return S("This SOP has no clock {clock}.", clock=clock)


def _why_no_undo(run: _View, act: Act) -> Sentence | None:
    if run.undoable is None:
        return S("There is nothing to undo.")
    if act.data["act"] != run.undoable:
        return S("Only the last act in force can be undone.")
    return None


def _why_no_note(run: _View, act: Act) -> Sentence | None:
    return None if act.step is None or act.step in run.rows else _no_such_step(act)


def _why_not_complete(run: _View, _act: Act) -> Sentence | None:
    if run.current is None:
        return None
    return S("Not yet complete: step {number} is still to be done.", number=run.rows[run.current].number)


def _why_not_here(run: _View, act: Act) -> Sentence | None:
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


def _why_no_tick(run: _View, step: Step, act: Act) -> Sentence | None:
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


def _why_wrong_missing(run: _View, step: Step, act: Act) -> Sentence | None:
    unticked = _unticked(step, run.ticked)
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


def _why_no_way_out(run: _View, step: Step, act: Act) -> Sentence | None:
    # Only a damaged snapshot comes here: checking a pack refuses rows that lead to no row.
    if _way_out(run, step, act) is None:
        return S("The SOP does not say which step follows step {number}.", number=step.number)
    return None


_RULES: Mapping[ActKind, Callable[[_View, Act], Sentence | None]] = {
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
class _Way:
    exit: str
    target: str | None


def _way_out(run: _View, step: Step, act: Act) -> _Way | None:
    """Where the act leads. A last row that is no end ends the run as well: nobody may be left standing there."""
    if step.kind is StepKind.END:
        return _Way("next", None)
    wanted = act.data["exit"] if act.kind is ActKind.DECIDE else "next"
    for way in run.flow.exits(step.id):
        if way.kind == wanted:
            return _Way(way.kind, way.target)
    return None if act.kind is ActKind.DECIDE or step.next is not None else _Way("next", None)


# --- the effect of each act -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Visit:
    """A row as it stood when it was closed: the same set of ticks, not a copy."""

    step: str | None
    ticked: set[int]
    entered: datetime | None


class _Run:
    """A run being replayed: mutable, so that each act costs the same however many came before."""

    def __init__(self, pinned: PinnedSop) -> None:
        self.pinned = pinned
        self.flow = Flow(pinned.sop)
        self.rows: dict[str, Step] = {}
        for step in pinned.sop.steps:
            self.rows.setdefault(step.id, step)  # of two rows with one id the first counts, as in the flow
        self.started: Act | None = None
        self.closed: Act | None = None
        self.current: str | None = None
        self.ticked: set[int] = set()
        self.ids: set[str] = set()
        self._entered: datetime | None = None
        self._rounds: dict[str, int] = {}
        self._lines: list[Line] = []
        self._notes: list[Note] = []
        self._undone: list[Undone] = []
        self._last: Act | None = None
        # The acts in force that can be undone; one that closed a row with the visit that it ended. They are undone in
        # reverse order only, so each finds things as it left them.
        self._in_force: list[tuple[Act, _Visit | None]] = []

    @property
    def undoable(self) -> str | None:
        """The id of the last act in force that an undo may name."""
        return self._in_force[-1][0].id if self._in_force else None

    def take(self, act: Act) -> None:
        """Put the effect of an act, which has been found allowed, on top of the others."""
        visit: _Visit | None = None
        match act.kind:
            case ActKind.START:
                self.started = act
                self._enter(self.flow.start, act.happened)
            case ActKind.TICK:
                self.ticked.add(act.data["requirement"])
            case ActKind.UNTICK:
                self.ticked.discard(act.data["requirement"])
            case ActKind.NOTE:
                self._notes.append(Note(act.id, act.data["text"], act.step, act.person, act.by, act.happened))
            case ActKind.COMPLETE:
                self.closed = act
            case ActKind.DONE | ActKind.DECIDE:
                visit = _Visit(self.current, self.ticked, self._entered)
                self._close(act)
            case ActKind.UNDO:
                undone, ended = self._in_force.pop()
                self._take_back(undone, ended)
                self._undone.append(Undone(undone, act))
        if act.kind not in (ActKind.START, ActKind.UNDO):
            self._in_force.append((act, visit))
        self.ids.add(act.id)
        self._last = act

    def _take_back(self, act: Act, ended: _Visit | None) -> None:
        """The reverse of :meth:`take` for the last act in force."""
        match act.kind:
            case ActKind.TICK:
                self.ticked.discard(act.data["requirement"])
            case ActKind.UNTICK:
                self.ticked.add(act.data["requirement"])
            case ActKind.NOTE:
                self._notes.pop()
            case ActKind.COMPLETE:
                self.closed = None
        if ended is not None:
            self._lines.pop()
            if self.current is not None:
                self._rounds[self.current] -= 1
            self.current, self.ticked, self._entered = ended.step, ended.ticked, ended.entered

    def _enter(self, step: str | None, moment: datetime) -> None:
        self.current = step
        self.ticked = set()  # ticks belong to one visit
        self._entered = None if step is None else moment
        if step is not None:
            self._rounds[step] = self._rounds.get(step, 0) + 1

    def _close(self, act: Act) -> None:
        here = self.current or ""
        way = _way_out(self, self.rows[here], act) or _Way("next", None)  # found allowed: there is a way
        self._lines.append(
            Line(
                act=act.id,
                step=here,
                round=self._rounds[here],
                what=act.kind,
                exit=way.exit,
                led_to=way.target,
                person=act.person,
                by=act.by,
                entered=self._entered or act.happened,
                happened=act.happened,
                recorded=act.recorded,
                value=act.data.get("value") or None,
                missing=tuple(sorted(act.data.get("missing", ()))),
                reason=act.data.get("reason") or None,
            )
        )
        self._enter(way.target, act.happened)

    def frozen(self) -> RunState:
        """The state as a value."""
        told = {} if self.started is None else self.started.data
        choices = clocks(self.pinned.sop)
        receipt = told.get("receipt")
        return RunState(
            pinned=self.pinned,
            started=self.started,
            closed=self.closed,
            case=told.get("case", ""),
            clock=told.get("clock") or (choices[0].id if choices and self.started else None),
            receipt=None if receipt is None else date.fromisoformat(receipt),
            current=self.current,
            round=0 if self.current is None else self._rounds[self.current],
            ticked=frozenset(self.ticked),
            entered=self._entered,
            lines=tuple(self._lines),
            notes=tuple(self._notes),
            undone=tuple(self._undone),
            last=self._last,
            undoable_act=self._in_force[-1][0] if self._in_force else None,
            ids=frozenset(self.ids),
            flow=self.flow,
            rows=self.rows,
        )
