"""Which clocks an SOP has: sets of deadlines of which one is chosen when a case starts."""

from __future__ import annotations

from dataclasses import dataclass

from sopcheck.pack.model import Deadline, Sop, Text


@dataclass(frozen=True, slots=True)
class ClockChoice:
    """One clock to choose: its id, what it is called, which cases it is for."""

    id: str
    name: Text
    when: Text | None = None


def clocks(sop: Sop) -> tuple[ClockChoice, ...]:
    """The clocks of an SOP in the author's order; empty where there is nothing to choose.

    Those under ``[[clock]]`` first, then those that only deadlines name: these are called by the case of their
    first deadline, or by its period where the author gave no case.
    """
    found = {clock.id: ClockChoice(clock.id, clock.name, clock.when) for clock in sop.clocks}
    for deadline in sop.deadlines:
        if deadline.clock is not None and deadline.clock not in found:
            found[deadline.clock] = ClockChoice(deadline.clock, deadline.case or _period_of(deadline))
    return tuple(found.values())


def _period_of(deadline: Deadline) -> Text:
    return Text(tuple((language, deadline.time.said(language)) for language in ("id", "en")))
