"""The checklist: where am I, what do I need, what happens next, how long is left."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from sopcheck.checklist.acts import LONGEST_NOTE, LONGEST_REASON, LONGEST_VALUE, ActKind
from sopcheck.checklist.run import RunState
from sopcheck.flow.graph import exit_words
from sopcheck.pack.characters import cells
from sopcheck.pack.model import Step, StepKind
from sopcheck.records.sitting import RunSitting
from sopcheck.records.store import MovedOn, StoreRefused
from sopcheck.tui.actions import Action
from sopcheck.tui.case_words import (
    completion_words,
    deadline_line,
    history,
    line_words,
    moment,
    step_name,
    still_needed,
)
from sopcheck.tui.door import cut, hanging, line, lines, plain, styled
from sopcheck.tui.screens.base import SopScreen, bindings_of
from sopcheck.tui.screens.page import show_page
from sopcheck.tui.widgets.key_line import KeyLine
from sopcheck.tui.widgets.sheet import Line, Sheet, framed

FEW_LINES, MORE_LINES = 3, 12
"""Done lines shown above the current step: at least, and at most."""

KINDS_OF = {
    "tick": (ActKind.TICK, ActKind.UNTICK),
    "done": (ActKind.DONE,),
    "done-critical": (ActKind.DONE,),
    "yes": (ActKind.DECIDE,),
    "no": (ActKind.DECIDE,),
    "complete": (ActKind.COMPLETE,),
    "note": (ActKind.NOTE,),
    "undo": (ActKind.UNDO,),
}
"""Which acts an action leads to; an action that is not here needs none."""


class ChecklistScreen(SopScreen[None]):
    """One case. Every key that does something writes an act first and shows its mark afterwards."""

    NAME = "checklist"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("checklist"),
        *(Binding(str(place + 1), f"tick({place})", show=False) for place in range(9)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._sitting: RunSitting | None = None
        self._unsaved = ""
        self._drawn: tuple[str | None, int] = (None, 0)

    def carry_out(self, sitting: RunSitting) -> None:
        """Show this case."""
        self._sitting = sitting
        self._unsaved = ""

    @property
    def sitting(self) -> RunSitting:
        """The case that is shown."""
        if self._sitting is None:
            raise RuntimeError("a checklist without a case")
        return self._sitting

    @property
    def state(self) -> RunState:
        """Where the case stands."""
        return self.sitting.state

    def compose(self) -> ComposeResult:
        """Heading, and one sheet: deadlines, what was done, the current step in its frame, what lies ahead."""
        yield Static(id="heading", classes="heading", markup=False)
        yield Sheet(id="sheet")
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say(
            "A checklist for one real case. Tick each requirement, then press the key of the step: s when it is done, "
            "y or t for a decision, Shift+S where it is critical. Nothing ticks itself; leaving is always safe."
        )

    def focus_main(self) -> None:
        """The sheet, so that the arrows mark a requirement."""
        self.query_one(Sheet).focus()

    # -- showing -------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Everything from the state."""
        if self._sitting is None:
            return
        self._draw_heading()
        sheet = self.query_one(Sheet)
        top, now = self._top(), self._now()
        ids = [row.id for row in now if row.id is not None]
        another = self._step_changed()
        marked = next(iter(ids), None) if another or sheet.marked not in ids else sheet.marked
        sheet.show([*(Line(row) for row in top), *now, *(Line(row) for row in self._ahead())], marked)
        if len(top) + len(now) > self.size.height - 2:  # a tiny window: what is done scrolls away, the step does not
            sheet.scroll_to(y=len(top), animate=False)

    def _step_changed(self) -> bool:
        """Whether another step, or another round of it, is shown than the last time; then the mark starts anew."""
        here = (self.state.current, self.state.round)
        changed, self._drawn = here != self._drawn, here
        return changed

    def _draw_heading(self) -> None:
        title, case = self.desk.text(self.sitting.pinned.sop.title), self.say("Case {case}", case=self.sitting.case)
        width = self.size.width
        case = cut(case, width // 2)
        self.show_line("#heading", line((f" {cut(title, max(10, width - cells(case) - 5))}", "bold"), f"   {case}"))

    def _top(self) -> list[Content]:
        """The deadline, what could not be saved, the last things done, the newest note."""
        state, width = self.state, self.size.width
        rows = [deadline_line(self, self.sitting)]
        if self._unsaved:
            rows += hanging(Content(" "), self._unsaved, width - 2, style="bold $warning")
        rows.append(styled("─" * (width - 1), "$primary 50%"))
        notes = state.notes[-1:]
        most = self._room_for_lines() - len(notes)
        shown = state.lines[-most:] if len(state.lines) <= most else state.lines[-(most - 1) :]
        if len(shown) < len(state.lines):
            before = self.say("… {count} steps before (r: history)", count=len(state.lines) - len(shown))
            rows.append(styled("   " + before, "$quiet"))
        rows += [line_words(self, self.sitting, one) for one in shown]
        rows += [line((f"   {self.say('Note')}: ", "$quiet"), cut(note.text, width - 14)) for note in notes]
        return rows

    def _room_for_lines(self) -> int:
        """How many done lines fit above the current step, which must never scroll out of reach."""
        step, taken = self.state.step, 13
        if step is not None:
            taken += len(step.requirements) + (6 if self.has_class("-tall") else 0)
            taken += 2 * (step.kind is StepKind.DECISION)
        return max(FEW_LINES, min(MORE_LINES, self.size.height - taken))

    def _now(self) -> list[Line]:
        """The current step in its frame; each requirement is a line that can be ticked."""
        say, desk, state = self.say, self.desk, self.state
        width, step = self.size.width - 1, state.step
        if step is None:
            words = (
                say("The case is closed.")
                if state.completed
                else say("All steps are done. Press k to call the case complete.")
            )
            body = hanging(Content(""), words, width - 4, style="bold")
            body += hanging(Content(""), completion_words(self, state), width - 4)
            return framed([(row, None) for row in body], say("NOW"), "", width)
        title = (
            f"{say('NOW')} · {say('step {number}', number=step.number)} · {step_name(self, self.sitting, step.actor)}"
        )
        if state.round > 1:
            title += " · " + say("round {number}", number=state.round)
        head = Content("")
        activity = desk.text(step.activity) + (f" · {say('critical').upper()}" if step.critical else "")
        rows: list[tuple[Content, str | None]] = [
            (row, None) for row in hanging(head, activity, width - 4, style="bold")
        ]
        for place, one in enumerate(step.requirements):
            box = line(f" {place + 1} ", ("[x] " if place in state.ticked else "[ ] ", "bold $accent"))
            rows += [(row, str(place)) for row in hanging(box, desk.text(one.text), width - 4)]
        rows += [(row, None) for row in self._about(step, width - 4)]
        return framed(rows, title, step.time.said(desk.language) if step.time else "", width)

    def _about(self, step: Step, width: int) -> list[Content]:
        """What the step leaves and asks for, its exits, and with room to spare why it is done and what to heed."""
        say, desk, state = self.say, self.desk, self.state
        told = [(say("Leaves"), step.output), (say("Will ask"), step.record)]
        if self.has_class("-tall"):
            told += [(say("Why"), step.why), (say("Remark"), step.remark)]
        rows: list[Content] = []
        for label, text in told:
            if text is not None:
                rows += hanging(styled(f"{label}: ", "$quiet"), desk.text(text), width)
        for way in state.flow.exits(step.id):
            if way.kind != "next":
                target = state.rows[way.target]
                key = styled("y  " if way.kind == "yes" else "t  ", "bold $accent")
                words = f"{desk.text(exit_words(step, way.kind))} → {target.number} {desk.text(target.activity)}"
                rows.append(line(key, cut(words, width - 3)))
        return rows

    def _ahead(self) -> list[Content]:
        """The next rows, and what the case still needs on every way from here."""
        state, desk, say, width = self.state, self.desk, self.say, self.size.width
        rows: list[Content] = []
        for one in state.next_ahead(4 if self.has_class("-tall") else 2):
            sign = "◆" if one.step.kind is StepKind.DECISION else " "
            exits = "   ".join(
                f"{desk.text(exit_words(one.step, way.kind))} → {state.rows[way.target].number}"
                for way in one.exits
                if way.kind != "next"
            )
            words = f"{step_name(self, self.sitting, one.step.actor)}: {desk.text(one.step.activity)}"
            room = max(12, width - 11 - cells(exits))
            rows.append(
                line(
                    (f"  {one.step.number:>2} {sign} ", "$quiet"),
                    cut(words, room),
                    (f"   {exits}" if exits else "", "$quiet"),
                )
            )
        needed = still_needed(self, state)
        if needed:
            most = 4 if self.has_class("-tall") else 2
            shown = hanging(styled(f" {say('Still needed')}: ", "$quiet"), needed, width - 8)
            if len(shown) > most:  # all of it is in the history
                shown = [*shown[: most - 1], shown[most - 1] + Content.styled(" … (r)", "$quiet")]
            rows += shown
        return rows

    # -- what can be done ----------------------------------------------------------------------------------------

    def applies(self, name: str) -> bool:
        """As the run allows; the screen itself forbids and permits nothing."""
        if self._sitting is None:
            return name == "leave"
        if name == "flow":
            return self.sitting.pinned.sop.id in self.desk.pack.sops
        if name == "done-critical" and not self._critical:
            return False
        kinds = KINDS_OF.get(name)
        return kinds is None or any(self.state.can(kind) for kind in kinds)

    @property
    def _critical(self) -> bool:
        return self.state.step is not None and self.state.step.critical

    def listed(self, action: Action) -> bool:
        """A critical step has a key of its own; the usual one only says so."""
        return action.id != "checklist.done" or not self._critical

    def _act(self, kind: ActKind, **data: object) -> bool:
        """Keep an act; show what it changed, or why it is not so."""
        try:
            refused = self.sitting.act(kind, **data) if kind is not ActKind.UNDO else self.sitting.undo()
        except MovedOn as moved:
            self.complain(self.say.say(moved.sentence))
            self.ways.open_run(self.sitting.run)
            return False
        except StoreRefused as refused_by_store:
            reason = self.say.say(refused_by_store.sentence)
            self._unsaved = self.say("Not saved: {reason} Do it again.", reason=reason)
            self.redraw()
            return False
        self._unsaved = ""
        if refused is not None:
            self.complain(self.say.say(refused))
        if self.is_mounted:
            self.draw()
            self.call_after_refresh(self.draw_keys)  # the mark first; the footer's turn is the next picture
        return refused is None

    def do_tick(self) -> None:
        """The marked requirement."""
        marked = self.query_one(Sheet).marked
        if marked is not None:
            self.action_tick(int(marked))

    def action_tick(self, place: int) -> None:
        """A requirement by its number, from 0."""
        step = self.state.step
        if self.applies("tick") and step is not None and place < len(step.requirements):
            self.query_one(Sheet).marked = str(place)
            self._act(ActKind.UNTICK if place in self.state.ticked else ActKind.TICK, requirement=place)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """A click on a requirement ticks it. Enter ticks nothing: it is the key that is held down by accident."""
        event.stop()
        if event.clicked:
            self.action_tick(int(event.chosen))

    def do_done(self) -> None:
        """The step is done; a critical one wants its own key."""
        if self._critical:
            self.complain(self.say("This step is critical: check it, then press Shift+S."))
        else:
            self._close_step(ActKind.DONE, {})

    def do_done_critical(self) -> None:
        """A critical step is done: its own key confirms it."""
        self._close_step(ActKind.DONE, {"confirmed": True})

    def do_yes(self) -> None:
        """The decision is yes."""
        self._close_step(ActKind.DECIDE, {"exit": "yes"})

    def do_no(self) -> None:
        """The decision is no."""
        self._close_step(ActKind.DECIDE, {"exit": "no"})

    def _close_step(self, kind: ActKind, data: dict[str, object]) -> None:
        """Ask for the value that the row records, then for the reason where papers are missing; then keep the act."""
        step = self.state.step
        if step is None:
            return
        here = (step.id, self.state.round)

        def keep() -> None:
            if self.state.step is not None and (self.state.step.id, self.state.round) == here:
                self._act(kind, **data)

        def with_value(value: str | None) -> None:
            if value is None:
                return
            if value:
                data["value"] = value
            if not self.state.unticked:
                keep()
                return
            missing = "; ".join(self.desk.text(step.requirements[place].text) for place in self.state.unticked)
            self.ways.ask(
                lambda: self.say("Why does the step go on without these?"),
                lambda: missing,
                with_reason,
                most=LONGEST_REASON,
            )

        def with_reason(reason: str | None) -> None:
            if reason is not None:
                data["reason"] = reason
                keep()

        if step.record is None:
            with_value("")
        else:
            record = step.record
            self.ways.ask(
                lambda: self.desk.text(record), lambda: self.desk.text(step.activity), with_value, most=LONGEST_VALUE
            )

    def do_complete(self) -> None:
        """Call the case complete, say so once, and go home."""
        if self._act(ActKind.COMPLETE):
            self.ways.card(
                lambda: self.say("Case {case}", case=self.sitting.case),
                lambda: plain(completion_words(self, self.state)),
            )

    def do_note(self) -> None:
        """A note that stays with the case."""

        def keep(text: str | None) -> None:
            if text is not None:
                self._act(ActKind.NOTE, text=text)

        self.ways.ask(
            lambda: self.say("A note"), lambda: self.say("It stays in the case's record."), keep, most=LONGEST_NOTE
        )

    def do_undo(self) -> None:
        """Take the last act back."""
        self._act(ActKind.UNDO)

    def do_history(self) -> None:
        """Everything done in this case."""
        show_page(
            self.sopcheck, lambda: self.say("Case {case}", case=self.sitting.case), lambda: history(self, self.sitting)
        )

    def do_flow(self) -> None:
        """Read the SOP at the current step."""
        self.ways.open_reader(self.sitting.pinned.sop.id, self.state.current)

    def do_leave(self) -> None:
        """Home; the case is held at this step."""
        self.ways.go_home(f"run:{self.sitting.run}")

    def resume_words(self) -> Content:
        """Where the case stands, since when, the last act, the deadline, and a newer version of the SOP."""
        say, desk, state = self.say, self.desk, self.state
        rows = []
        if state.step is not None:
            rows.append(line((f"{say('Step')} {state.step.number}  ", "bold"), desk.text(state.step.activity)))
            if state.entered is not None:
                rows.append(plain(say("Held here since {moment}.", moment=moment(self, state.entered))))
        else:
            rows.append(styled(say("The case is closed.") if state.completed else say("All steps are done."), "bold"))
        if state.last is not None:
            rows.append(
                plain(say("Last act: {moment}, {name}.", moment=moment(self, state.last.happened), name=state.last.by))
            )
        rows.append(deadline_line(self, self.sitting))
        rows.extend(line((f"{say('Note')}: ", "$quiet"), note.text) for note in state.notes)
        now = desk.pack.sops.get(self.sitting.pinned.sop.id)
        if now is None:
            rows.append(styled(say("This SOP is no longer in the pack; the case goes on with its own."), "$warning"))
        elif now.digest != self.sitting.pinned.sop.digest:
            rows.append(
                styled(
                    say("The SOP in the pack has changed since; the case goes on with the one it started with."),
                    "$warning",
                )
            )
        return lines(rows)
