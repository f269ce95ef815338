"""One execution of an SOP for a real case, as a value: ``replay(pinned, acts)``.

The acts are facts, kept in their order and never changed. Where the run stands, what was done, what may be done now:
all of it follows from them. Undo is an act too: what it undoes vanishes from the effect, never from the record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sopcheck.checklist.acts import Act, ActKind, BadAct
from sopcheck.checklist.ahead import Ahead, Needed, next_rows, unavoidable
from sopcheck.checklist.clocks import clocks
from sopcheck.checklist.rules import Way, allowed_kinds, unticked_of, way_out, why_not
from sopcheck.flow.graph import Flow
from sopcheck.locales.sentence import Sentence
from sopcheck.pack.model import Step
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
        return () if self.step is None else unticked_of(self.step, self.ticked)

    @property
    def missing(self) -> int:
        """How many requirements were missing when rows were closed without them."""
        return sum(len(line.missing) for line in self.lines)

    @property
    def allowed(self) -> frozenset[ActKind]:
        """The kinds of act for which there is an act that may come now."""
        return allowed_kinds(self)

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
        fault = why_not(run, act)
        if fault is not None:
            raise BadAct(place, fault)
        run.take(act)
    return run.frozen()


def refusal(state: RunState, act: Act) -> Sentence | None:
    """Why ``act`` is not allowed now, or None. To be asked before an act is recorded: what passes here replays."""
    return why_not(state, act)


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
        way = way_out(self, self.rows[here], act) or Way("next", None)  # found allowed: there is a way
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
