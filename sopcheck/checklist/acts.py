"""What can be done in a run, as facts. A run is the replay of its acts over the SOP that it is pinned to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class ActKind(StrEnum):
    """The acts of this version. Each names in ``data`` only the keys given here.

    start     case (text), clock (id or None), receipt (ISO date or None)
    tick      requirement (place from 0)
    untick    requirement
    decide    exit ('yes' or 'no'), missing, reason: as done; closes a decision
    done      value (what ``record`` asks for), missing (places of requirements not ticked), reason; closes any other step
    note      text
    undo      act (the id of the act that is undone: the last one in force)
    complete  (none)
    """

    START = "start"
    TICK = "tick"
    UNTICK = "untick"
    DECIDE = "decide"
    DONE = "done"
    NOTE = "note"
    UNDO = "undo"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Act:
    """One fact of a run. ``step`` is the id of the step it is about, None for start, undo and complete.

    ``happened`` and ``recorded`` are aware UTC times; the order of acts is their sequence, never these.
    ``person`` is the id of who did it, ``by`` the name as it was then.
    """

    id: str
    kind: ActKind
    person: str
    by: str
    happened: datetime
    recorded: datetime
    step: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
