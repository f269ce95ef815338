"""What was understood of a table: an SOP nearly as a pack holds it, with everything that was guessed or is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sopcheck.convert.grid import Note
from sopcheck.pack.model import StepKind


@dataclass(frozen=True, slots=True)
class Known:
    """What the pack that the SOP goes into has already: ids by folded name (and short name), and all ids."""

    actors: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()
    """Ids of actors, units and references; a new one is called otherwise."""
    sops: frozenset[str] = frozenset()
    language: str | None = None
    """The pack's language; None where there is no pack yet."""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or unit. ``known``: the pack has it already."""

    id: str
    name: str
    known: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the legal basis."""

    id: str
    title: str
    short: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity part. Dates are written as in a pack; lists are in the table's order."""

    title: str | None = None
    number: str | None = None
    made: str | None = None
    revised: str | None = None
    effective: str | None = None
    approved_by: str | None = None
    unit: str | None = None
    office: str | None = None
    basis: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftStep:
    """One row. What is None and needed is asked for in ``notes``."""

    id: str
    kind: StepKind
    actor: str | None = None
    activity: str | None = None
    requirements: tuple[str, ...] = ()
    time: str | None = None
    output: str | None = None
    next: str | None = None
    yes: str | None = None
    no: str | None = None
    yes_text: str | None = None
    no_text: str | None = None
    remark: str | None = None
    section: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One SOP out of a table. ``notes``: what concerns no single row."""

    id: str
    language: str
    identity: Identity
    unit: Named
    actors: tuple[Named, ...]
    rules: tuple[Rule, ...]
    steps: tuple[DraftStep, ...]
    notes: tuple[Note, ...] = ()

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """Every note, in the order of the file."""
        of_actors = [note for actor in (self.unit, *self.actors) for note in actor.notes]
        of_steps = [note for step in self.steps for note in step.notes]
        return (*self.notes, *self.identity.notes, *of_actors, *of_steps)
