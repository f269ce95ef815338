"""The conversation about the steps of one case: what is needed now, what was done, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sopcheck.checklist.acts import LONGEST_NOTE, LONGEST_REASON, LONGEST_VALUE, ActKind
from sopcheck.checklist.deadlines import RunDeadline, running
from sopcheck.checklist.run import RunState
from sopcheck.checklist.wording import act_said, completion, line_said, missing_said, time_left
from sopcheck.cli.errors import Problem, shortened
from sopcheck.cli.opening import Desk, kept_text
from sopcheck.flow.graph import exit_words
from sopcheck.locales.dates import day
from sopcheck.locales.sentence import Sentence
from sopcheck.pack.model import Step, StepKind
from sopcheck.records.sitting import RunSitting

# Each in both languages, in either language: a habit must not depend on the screen.
WORDS: dict[str, frozenset[str]] = {
    "done": frozenset({"s", "selesai", "done"}),
    "yes": frozenset({"y", "ya", "yes"}),
    "no": frozenset({"t", "tidak", "no"}),
    "note": frozenset({"n", "catatan", "note"}),
    "undo": frozenset({"z", "batal", "undo"}),
    "where": frozenset({"f", "riwayat", "history"}),
    "complete": frozenset({"k", "tutup", "complete"}),
    "leave": frozenset({"q", "keluar", "quit"}),
    "help": frozenset({"?", "bantuan", "help"}),
}
CONFIRMING = frozenset({"ya", "yes"})


class _Ended(Exception):
    """The input ended in the middle of a question: nothing is done, and the case waits."""


class StepTalk:
    """One case, spoken. What is allowed the sitting's state says; here things are only asked and printed."""

    def __init__(self, desk: Desk, sitting: RunSitting) -> None:
        self.desk = desk
        self.say = desk.settings.say
        self.streams = desk.settings.streams
        self.language = desk.settings.language
        self.sitting = sitting
        self._doing: dict[str, Callable[[str], None]] = {
            "done": lambda _rest: self._done(),
            "yes": lambda _rest: self._decide("yes"),
            "no": lambda _rest: self._decide("no"),
            "note": self._note,
            "undo": lambda _rest: self._undo(),
            "where": lambda _rest: self._history(),
            "complete": lambda _rest: self._complete(),
            "help": lambda _rest: self._help(),
        }

    @property
    def state(self) -> RunState:
        """Where the case stands."""
        return self.sitting.state

    def until_complete(self) -> bool:
        """Do what is typed until the case is complete; False where the person left or the input ended."""
        title = self.sitting.pinned.sop.title.said(self.language)
        self.streams.line(
            self.say(
                "{title}. Case: {case}. By: {person}.",
                title=title,
                case=self.sitting.case,
                person=self.sitting.person.name,
            )
        )
        self._step()
        while not self.state.completed:
            typed = self.streams.ask(self.say("Command (? explains):"))
            if typed is None:
                return False
            word, _, rest = typed.strip().partition(" ")
            name = next((name for name, words in WORDS.items() if word.casefold() in words), None)
            if name == "leave":
                return False
            if rest and name != "note":
                name = None  # "y but later" is not a yes
            try:
                if name is not None:
                    self._doing[name](rest.strip())
                else:
                    self._toggle(typed.strip())
            except Problem as problem:  # a text that cannot be kept: say so and ask again
                self.streams.line(self.say.say(problem.sentence))
            except _Ended:
                return False
        return True

    # --- what is shown ------------------------------------------------------------------------------------------

    def _step(self) -> None:
        """Deadlines, then all about the current step."""
        self.streams.line()
        for deadline in running(self.state, self.sitting.pinned, self.desk.pack.calendar):
            self._deadline(deadline)
        step = self.state.step
        if step is None:
            self._say_all_done()
            return
        self._step_heading(step)
        self.streams.text(step.activity.said(self.language))
        for place, requirement in enumerate(step.requirements):
            self._requirement(place, requirement.text.said(self.language))
        told = (
            (self.say("To record"), step.record),
            (self.say("Output"), step.output),
            (self.say("Why"), step.why),
            (self.say("Remark"), step.remark),
        )
        for name, text in told:
            if text is not None:
                self.streams.text(f"{name}: {text.said(self.language)}")
        if step.two_people:
            self.streams.line(self.say("This step takes two people."))
        for key, way in zip(("y", "t"), self.state.flow.exits(step.id), strict=False):
            if way.kind in ("yes", "no"):
                words = exit_words(step, "yes" if way.kind == "yes" else "no").said(self.language)
                number = self.state.rows[way.target].number
                self.streams.line(self.say("{key}: {exit}, to step {number}", key=key, exit=words, number=number))

    def _say_all_done(self) -> None:
        self.streams.line(self.say("Every step is done. k completes the case, z takes the last act back."))

    def _step_heading(self, step: Step) -> None:
        actor = self.sitting.pinned.actors.get(step.actor)
        parts = [
            self.say("Step {number} of {count}", number=step.number, count=len(self.state.rows)),
            step.actor if actor is None else actor.said(self.language),
        ]
        if step.kind is StepKind.DECISION:
            parts.append(self.say("decision"))
        if step.critical:
            parts.append(self.say("critical"))
        if step.time is not None:
            parts.append(self.say("standard time {time}", time=step.time.said(self.language)))
        if self.state.round > 1:
            parts.append(self.say("round {round}", round=self.state.round))
        self.streams.line(", ".join(parts))

    def _requirement(self, place: int, text: str) -> None:
        self.streams.line(f"{place + 1}. [{'x' if place in self.state.ticked else ' '}] {text}")

    def _deadline(self, found: RunDeadline) -> None:
        what = "" if found.case is None else found.case.said(self.language)
        law = "" if found.reference is None else found.reference.said(self.language)
        about = ", ".join(part for part in (what, law) if part) or found.deadline.time.said(self.language)
        if found.due is None or self.desk.pack.calendar is None:
            reason = "" if found.no_date is None else self.say.say(found.no_date)
            self.streams.line(self.say("Deadline: {about}. {reason}", about=about, reason=reason))
            return
        due_day = found.due.first.due
        today = self.desk.settings.now().astimezone(self.desk.zone()).date()
        self.streams.line(
            self.say(
                "Deadline {day}: {left} ({about})",
                day=day(due_day, self.language),
                left=self.say.say(time_left(self.desk.pack.calendar, today, due_day)),
                about=about,
            )
        )
        if found.due.safest < due_day:
            self.streams.line(self.say("To be safe: {day}", day=day(found.due.safest, self.language)))
        if found.due.extended is not None:
            self.streams.line(self.say("If extended: {day}", day=day(found.due.extended.due, self.language)))
        for year in found.due.whole.provisional:
            self.streams.line(
                self.say("There is no work calendar for {year} yet: this date is provisional.", year=year)
            )

    def _help(self) -> None:
        for line in (
            self.say("A number ticks a requirement, or takes the tick back."),
            self.say("s (selesai, done): the step is done."),
            self.say("y (ya, yes) and t (tidak, no): the two exits of a decision."),
            self.say("n TEXT (catatan, note): a note that stays with the case."),
            self.say("z (batal, undo): take the last act back; the record keeps both."),
            self.say("f (riwayat, history): what was done, and where the case stands."),
            self.say("k (tutup, complete): the case is complete, once every step is done."),
            self.say("q (keluar, quit): leave; the case waits."),
        ):
            self.streams.line(line)

    def _history(self) -> None:
        """What was done, in its order, then where the case stands."""
        state = self.state
        for line in state.lines:
            self.streams.line(
                self.say(
                    "Step {number}. {line}. {person}, {when}",
                    number=state.rows[line.step].number,
                    line=self.say.say(line_said(state, line, self.language)),
                    person=line.by,
                    when=self.desk.moment(line.happened),
                )
            )
            if line.value is not None:
                self.streams.line(self.say("Recorded: {value}", value=line.value))
            missing = missing_said(state, line, self.language)
            if missing is not None:
                self.streams.line(self.say.say(missing))
        for note in state.notes:
            self.streams.line(self.say("Note: {text} ({person})", text=note.text, person=note.by))
        if not state.lines and not state.notes:
            self.streams.line(self.say("Nothing has been done yet."))
        self._step()

    # --- what is done -------------------------------------------------------------------------------------------

    def _act(self, kind: ActKind, **data: Any) -> bool:
        """Do it; once this returns true it is kept. Else why it cannot be done has been said."""
        return self._accepted(self.sitting.act(kind, **data))

    def _accepted(self, refused: Sentence | None) -> bool:
        if refused is not None:
            self.streams.line(self.say.say(refused))
        return refused is None

    def _toggle(self, typed: str) -> None:
        step = self.state.step
        requirements = () if step is None else step.requirements
        word = typed.rstrip(".")
        if not (word.isascii() and word.isdigit() and len(word) < 4):
            if typed:
                self.streams.line(self.say('"{typed}" is no command; ? explains.', typed=shortened(typed)))
            else:
                self.streams.line(self.say("Nothing was typed; ? explains."))
        elif not 1 <= int(word) <= len(requirements):
            self.streams.line(self.say("There is no requirement {number} here.", number=int(word)))
        else:
            place = int(word) - 1
            kind = ActKind.UNTICK if place in self.state.ticked else ActKind.TICK
            if self._act(kind, requirement=place):
                self._requirement(place, requirements[place].text.said(self.language))

    def _done(self) -> None:
        step = self.state.step
        if step is None:
            self._say_all_done()
            return
        if step.kind is StepKind.DECISION:
            self._act(ActKind.DONE)  # not allowed: the state says why
            return
        data = self._closing(step)
        if data is None:
            return
        if step.critical:
            self.streams.line(self.say("This step is critical: what it does outside cannot be taken back."))
            if self._ask(self.say('Type "ya" or "yes" if it is really done:')).casefold() not in CONFIRMING:
                self.streams.line(self.say("Not done; the step stays open."))
                return
            data["confirmed"] = True
        self._close(ActKind.DONE, step, data)

    def _decide(self, way: str) -> None:
        step = self.state.step
        if step is None:
            self._say_all_done()
            return
        if step.kind is not StepKind.DECISION:
            self._act(ActKind.DECIDE, exit=way)  # not allowed: the state says why
            return
        data = self._closing(step)
        if data is not None:
            self._close(ActKind.DECIDE, step, {**data, "exit": way})

    def _closing(self, step: Step) -> dict[str, Any] | None:
        """What closing a row asks for: the value to record, and the reason where requirements are missing. None where
        the person thought better of it."""
        data: dict[str, Any] = {}
        unticked = self.state.unticked
        if unticked:
            names = "; ".join(step.requirements[place].text.said(self.language) for place in unticked)
            self.streams.line(self.say("Not ticked: {requirements}", requirements=names))
            reason = self._ask(self.say("Reason for going on without (empty: back):"))
            if not reason:
                self.streams.line(self.say("Not done; the step stays open."))
                return None
            data["missing"] = list(unticked)
            data["reason"] = kept_text(reason, self.say("The reason"), LONGEST_REASON)
        if step.record is not None:
            value = self._ask(self.say("{question} (empty: back)", question=step.record.said(self.language)))
            if not value:
                self.streams.line(self.say("Not done; the step stays open."))
                return None
            data["value"] = kept_text(value, self.say("The value"), LONGEST_VALUE)
        return data

    def _close(self, kind: ActKind, step: Step, data: dict[str, Any]) -> None:
        if not self._act(kind, **data):
            return
        line = self.state.lines[-1]
        self.streams.line(
            self.say(
                "Step {number}. {line}. {person}, {when}",
                number=step.number,
                line=self.say.say(line_said(self.state, line, self.language)),
                person=line.by,
                when=self.desk.moment(line.happened),
            )
        )
        self._step()

    def _note(self, text: str) -> None:
        text = text or self._ask(self.say("Note (empty: back):"))
        if text and self._act(ActKind.NOTE, text=kept_text(text, self.say("The note"), LONGEST_NOTE)):
            self.streams.line(self.say("Noted."))

    def _undo(self) -> None:
        undone = self.state.undoable_act
        said = None if undone is None else act_said(self.state, undone, self.language)
        if self._accepted(self.sitting.undo()) and undone is not None and said is not None:
            self.streams.line(self.say("Taken back: {act}", act=said))
            if undone.kind in (ActKind.DONE, ActKind.DECIDE):
                self._step()

    def _complete(self) -> None:
        if self._act(ActKind.COMPLETE):
            self.streams.line(self.say.say(completion(self.state)))

    def _ask(self, prompt: str) -> str:
        answer = self.streams.ask(prompt)
        if answer is None:
            raise _Ended
        return answer.strip()
