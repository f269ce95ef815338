"""What lies ahead of the current step: the next rows, and the rows that no route can avoid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sopcheck.flow.graph import Exit, Flow
from sopcheck.pack.model import Requirement, Step


@dataclass(frozen=True, slots=True)
class Ahead:
    """A row ahead. ``by``: the exit that leads here first ('next', 'yes', 'no'); ``exits``: those of the row itself."""

    step: Step
    by: str
    exits: tuple[Exit, ...]


@dataclass(frozen=True, slots=True)
class Needed:
    """A requirement that is still needed, with its row and its place in the row from 0."""

    step: Step
    place: int
    requirement: Requirement


def next_rows(flow: Flow, rows: Mapping[str, Step], current: str, most: int) -> tuple[Ahead, ...]:
    """At most ``most`` rows after ``current``, nearest first, the yes exit before the no exit; each row once."""
    found: list[Ahead] = []
    seen = {current}
    wave = [rows[current]]
    while wave and len(found) < most:
        following: list[Step] = []
        for step in wave:
            for way in flow.exits(step.id):
                if way.target in seen:
                    continue
                seen.add(way.target)
                target = rows[way.target]
                following.append(target)
                found.append(Ahead(target, way.kind, flow.exits(target.id)))
        wave = following
    return tuple(found[:most])


def unavoidable(flow: Flow, rows: Mapping[str, Step], current: str) -> tuple[Step, ...]:
    """The rows other than ``current`` that every route from it to an end passes, in the SOP's order.

    Post-dominators by iteration (Aho, Sethi, Ullman, "Compilers", 10.9), one bit a row. Rows that reach no end have
    no say; where ``current`` is one of them, nothing is unavoidable.
    """
    order = list(rows.values())
    bit = {step.id: 1 << place for place, step in enumerate(order)}
    everything = (1 << len(order)) - 1
    passed = dict.fromkeys(rows, everything)
    targets = {step.id: flow.successors(step.id) for step in order}
    reaches: set[str] = {step.id for step in order if not targets[step.id]}
    changed = True
    while changed:
        changed = False
        for step in reversed(order):
            ways = targets[step.id]
            common = everything if ways else 0
            for target in ways:
                if target in reaches:
                    common &= passed[target]
            if step.id not in reaches and not reaches.isdisjoint(targets[step.id]):
                reaches.add(step.id)
                changed = True
            now = common | bit[step.id]
            if step.id in reaches and now != passed[step.id]:
                passed[step.id] = now
                changed = True
    if current not in reaches:
        return ()
    return tuple(step for step in order if passed[current] & bit[step.id] and step.id != current)
