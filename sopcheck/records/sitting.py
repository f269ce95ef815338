"""Taking a quiz and carrying out a run: durable first, then the new state.

The app and the line-by-line commands both work through these two classes, so that neither can show an answer as
given, or an act as done, before it is kept. The rules are those of ``quiz`` and ``checklist``; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sopcheck.checklist.acts import Act, ActKind
from sopcheck.checklist.run import RunState, refusal
from sopcheck.checklist.run import replay as replay_run
from sopcheck.locales.sentence import Sentence
from sopcheck.pack.characters import folded
from sopcheck.pack.model import Pack
from sopcheck.pack.snapshot import PinnedSop, pin
from sopcheck.quiz.attempt import AttemptState, Given, Plan
from sopcheck.quiz.attempt import replay as replay_attempt
from sopcheck.records.store import Person, RunEntry, Store


class QuizSitting:
    """One attempt of one person, on the store. Make one with :meth:`begin` or :meth:`resume`."""

    def __init__(self, store: Store, person: Person, attempt: str, plan: Plan, answers: list[Given]) -> None:
        self._store = store
        self.person = person
        self.attempt = attempt
        self._answers = answers
        self.state: AttemptState = replay_attempt(plan, answers)
        self._pending: tuple[Given, str] | None = None

    @classmethod
    def begin(cls, store: Store, person: Person, plan: Plan, pack: Pack) -> QuizSitting:
        """Keep a new attempt and sit down to it. Raises StoreRefused."""
        attempt = store.start_attempt(person.id, plan, pack=pack.id, pack_version=pack.version)
        return cls(store, person, attempt, plan, [])

    @classmethod
    def resume(cls, store: Store, person: Person, attempt: str) -> QuizSitting:
        """Sit down again to an attempt where it was left. Raises StoreRefused, BadSnapshot."""
        _, plan, answers = store.attempt(attempt)
        return cls(store, person, attempt, plan, answers)

    def answer(self, option: int) -> AttemptState:
        """Answer the current question with an option as shown, from 0. Raises StoreRefused: then nothing was given.

        A repeated call after a failure keeps the same answer id, so an outcome that stayed unknown is never kept twice.
        """
        place = self.state.current
        if place is None:
            return self.state
        given = Given(place, option)
        answers = [*self._answers, given]
        state = replay_attempt(self.state.plan, answers)
        if self._pending is None or self._pending[0] != given:
            self._pending = (given, self._store.new_id())
        self._store.add_answer(
            self.attempt, len(self._answers), given, person=self.person.id, answer_id=self._pending[1]
        )
        self._pending = None
        self._answers, self.state = answers, state
        return state


def open_cases(store: Store, pack: str, sop: str, case: str) -> list[RunEntry]:
    """The open cases of an SOP of this pack that are called ``case`` but for case and spaces, as people's names are
    compared too; newest first. Raises StoreRefused."""
    wanted = folded(case)
    return [
        entry for entry in store.runs(open_only=True, sop=sop) if entry.pack == pack and folded(entry.case) == wanted
    ]


class RunSitting:
    """One run of an SOP for a real case, on the store. Make one with :meth:`begin` or :meth:`resume`."""

    def __init__(  # noqa: PLR0913 (what a run is made of; nobody calls this but begin and resume)
        self,
        store: Store,
        person: Person,
        run: str,
        pinned: PinnedSop,
        acts: list[Act],
        *,
        case: str,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self.person = person
        self.run = run
        self.pinned = pinned
        self.case = case
        self.acts = acts
        self._now = now
        self.state: RunState = replay_run(pinned, acts)
        self._pending: Act | None = None

    @classmethod
    def begin(  # noqa: PLR0913 (what a run begins with)
        cls,
        store: Store,
        person: Person,
        pack: Pack,
        sop: str,
        *,
        case: str,
        clock: str | None,
        now: Callable[[], datetime],
    ) -> RunSitting:
        """Keep a new run and its start act. Raises StoreRefused."""
        pinned = pin(pack, sop)
        moment = now()
        data = {"case": case} if clock is None else {"case": case, "clock": clock}
        start = Act(store.new_id(), ActKind.START, person.id, person.name, moment, moment, None, data)
        run = store.start_run(person.id, pinned, case, start)
        return cls(store, person, run, pinned, [start], case=case, now=now)

    @classmethod
    def resume(cls, store: Store, person: Person, run: str, *, now: Callable[[], datetime]) -> RunSitting:
        """Go on with a run where it was left. Raises StoreRefused, BadAct."""
        entry, pinned, acts = store.run(run)
        return cls(store, person, run, pinned, acts, case=entry.case, now=now)

    def act(self, kind: ActKind, **data: Any) -> Sentence | None:
        """Do one thing at the current step: durable, then the new state. None when done, else why it is not allowed.

        ``data``: the keys of the kind (see ActKind); which requirements are missing is taken from the state.
        Raises StoreRefused: then it was not done. A repeated call after a failure keeps the same act id.
        """
        moment = self._now()
        step = None if kind in (ActKind.UNDO, ActKind.COMPLETE) else self.state.current
        if kind in (ActKind.DONE, ActKind.DECIDE) and self.state.unticked:
            data["missing"] = list(self.state.unticked)
        act = Act(self._store.new_id(), kind, self.person.id, self.person.name, moment, moment, step, data)
        if self._pending is not None and (self._pending.kind, self._pending.step, self._pending.data) == (
            kind,
            step,
            data,
        ):
            act = self._pending
        refused = refusal(self.state, act)
        if refused is not None:
            return refused
        self._pending = act
        self._store.add_act(self.run, len(self.acts), act)
        self._pending = None
        self.acts.append(act)
        self.state = replay_run(self.pinned, self.acts)
        return None

    def undo(self) -> Sentence | None:
        """Take the last act in force back, as an act of its own."""
        last = self.state.undoable
        return self.act(ActKind.UNDO, act="" if last is None else last)
