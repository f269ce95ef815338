"""The SOP as a graph: where each row leads, what lies after it, and what must have been done before it.

A :class:`Flow` answers for any SOP value, also for one that the pack checker would refuse: exits to unknown rows are
left out, and the last row without an exit of its own simply ends. Everything is iterative, so a procedure of any
length and with any loops is walked without a recursion limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sopcheck.pack.model import Sop, Step, StepKind, Text

ExitKind = Literal["next", "yes", "no"]
"""How a row is left: by the only way there is, or by one of a decision's two exits."""

YES = Text((("id", "ya"), ("en", "yes")))
NO = Text((("id", "tidak"), ("en", "no")))


@dataclass(frozen=True, slots=True)
class Exit:
    """One way out of a row: its kind and the id of the step that it leads to."""

    kind: ExitKind
    target: str


def exit_words(step: Step, kind: Literal["yes", "no"]) -> Text:
    """What this exit of a decision means: the author's words, else *ya* / *tidak*."""
    if kind == "yes":
        return step.yes_text or YES
    return step.no_text or NO


class Flow:
    """The exits, entries, reach and dominators of one SOP, by step id.

    Asking about an id that the SOP lacks gives the empty answer, never an error.
    """

    def __init__(self, sop: Sop) -> None:
        self.sop = sop
        self._steps: dict[str, Step] = {}
        below: dict[str, str] = {}
        for place, step in enumerate(sop.steps):
            if step.id in self._steps:  # the first of two rows with one id counts
                continue
            self._steps[step.id] = step
            if place + 1 < len(sop.steps):
                below[step.id] = sop.steps[place + 1].id
        self._exits = {step.id: self._resolve(step, below.get(step.id)) for step in self._steps.values()}
        sources: dict[str, dict[str, None]] = {step_id: {} for step_id in self._steps}
        for step_id, exits in self._exits.items():
            for way in exits:
                sources[way.target][step_id] = None
        self._predecessors = {step_id: tuple(found) for step_id, found in sources.items()}
        self._successors = {
            step_id: tuple(dict.fromkeys([way.target for way in exits])) for step_id, exits in self._exits.items()
        }
        self._reach: dict[str, frozenset[str]] = {}
        self.start = next((step.id for step in sop.steps if step.kind is StepKind.START), next(iter(self._steps), None))
        """The id of the first row of kind start, else of the first row; None without rows."""

    def _resolve(self, step: Step, below: str | None) -> tuple[Exit, ...]:
        wanted: list[tuple[ExitKind, str | None]]
        if step.kind is StepKind.END:
            wanted = []
        elif step.kind is StepKind.DECISION:
            wanted = [("yes", step.yes or below), ("no", step.no or below)]
        else:
            wanted = [("next", step.next or below)]
        return tuple(Exit(kind, target) for kind, target in wanted if target is not None and target in self._steps)

    def exits(self, step_id: str) -> tuple[Exit, ...]:
        """The ways out: none for an end, one ('next'), or two of a decision ('yes' before 'no')."""
        return self._exits.get(step_id, ())

    def successors(self, step_id: str) -> tuple[str, ...]:
        """The steps that may come directly after, each once, in the order of the exits."""
        return self._successors.get(step_id, ())

    def predecessors(self, step_id: str) -> tuple[str, ...]:
        """The steps from which one may come directly, each once, in the order of the rows."""
        return self._predecessors.get(step_id, ())

    def reachable(self, step_id: str) -> frozenset[str]:
        """Every step that can come after this one; the step itself only where a loop leads back to it."""
        known = self._reach.get(step_id)
        if known is None:
            seen: set[str] = set()
            waiting = list(self.successors(step_id))
            while waiting:
                found = waiting.pop()
                if found not in seen:
                    seen.add(found)
                    waiting.extend(self._successors[found])
            known = self._reach[step_id] = frozenset(seen)
        return known

    def must_precede(self, step_id: str) -> frozenset[str]:
        """The steps that every route from the start to this one passes (its dominators, itself left out).

        Empty for the start and for a step that no route from the start reaches.
        """
        found: set[str] = set()
        place = step_id
        while (before := self._closest.get(place)) is not None and before != place:
            found.add(before)
            place = before
        return frozenset(found)

    def is_correction(self, step_id: str) -> bool:
        """True for a row with one exit that leads back: to a step that every route here has already passed."""
        targets = self.successors(step_id)
        return len(targets) == 1 and (targets[0] == step_id or targets[0] in self.must_precede(step_id))

    @cached_property
    def _closest(self) -> dict[str, str]:
        return self._closest_dominators()

    def _closest_dominators(self) -> dict[str, str]:
        """The nearest dominator of every step that the start reaches; the start's is itself.

        Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm" (2001).
        """
        order = self._postorder()
        if not order:
            return {}
        rank = {step_id: place for place, step_id in enumerate(order)}
        start = order[-1]
        closest = {start: start}

        def common(one: str, other: str) -> str:
            while one != other:
                while rank[one] < rank[other]:
                    one = closest[one]
                while rank[other] < rank[one]:
                    other = closest[other]
            return one

        changed = True
        while changed:
            changed = False
            for step_id in reversed(order[:-1]):
                known = [before for before in self.predecessors(step_id) if before in closest]
                best = known[0]
                for before in known[1:]:
                    best = common(best, before)
                if closest.get(step_id) != best:
                    closest[step_id] = best
                    changed = True
        return closest

    def _postorder(self) -> list[str]:
        """The steps that the start reaches, each after all that a depth-first walk finds from it."""
        if self.start is None:
            return []
        order: list[str] = []
        seen = {self.start}
        walk = [(self.start, iter(self.successors(self.start)))]
        while walk:
            step_id, rest = walk[-1]
            for target in rest:
                if target not in seen:
                    seen.add(target)
                    walk.append((target, iter(self.successors(target))))
                    break
            else:
                walk.pop()
                order.append(step_id)
        return order
