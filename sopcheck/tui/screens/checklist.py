"""The checklist: where am I, what do I need, what happens next, how long is left."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from sopcheck.checklist.acts import LONGEST_NOTE, LONGEST_REASON, LONGEST_VALUE, ActKind
from sopcheck.checklist.run import RunState
from sopcheck.flow.graph import exit_words
from sopcheck.pack.model import StepKind
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
)
from sopcheck.tui.door import cut, line, lines, plain, styled
from sopcheck.tui.screens.base import SopScreen, bindings_of
from sopcheck.tui.screens.page import show_page
from sopcheck.tui.widgets.key_line import KeyLine
from sopcheck.tui.widgets.rows import Row, Rows

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
        """Heading, deadlines, what was done, the current step in its frame, what lies ahead."""
        yield Static(id="heading", classes="heading", markup=False)
        yield Static(id="deadlines", markup=False)
        yield Static(id="done", markup=False)
        with Vertical(id="now"):
            yield Static(id="activity", markup=False)
            yield Rows(id="ticks")
            yield Static(id="about", markup=False)
        yield Static(id="ahead", markup=False)
        yield Static(id="needed", markup=False)
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say(
            "A checklist for one real case. Tick each requirement, then press the key of the step: s when it is done, "
            "y or t for a decision, Shift+S where it is critical. Nothing ticks itself; leaving is always safe."
        )

    def focus_main(self) -> None:
        """The requirements, so that the arrows mark one."""
        self.query_one(Rows).focus()

    # -- showing -------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Everything from the state."""
        if self._sitting is None:
            return
        self._draw_top()
        self._draw_now()
        self._draw_ahead()

    def _draw_top(self) -> None:
        say, desk, state = self.say, self.desk, self.state
        title = desk.text(self.sitting.pinned.sop.title)
        case = say("Case {case}", case=self.sitting.case)
        width = self.size.width
        self.show_line(
            "#heading", line((f" {cut(title, max(10, width - len(case) - 5))}", "bold"), f"   {cut(case, width // 2)}")
        )
        self.show_line(
            "#deadlines",
            lines(
                [
                    deadline_line(self, self.sitting),
                    *([styled(" " + self._unsaved, "bold $warning")] if self._unsaved else []),
                ]
            ),
        )
        most = self._room_for_lines()
        shown = [line_words(self, self.sitting, one) for one in state.lines[-most:]]
        if len(state.lines) > most:
            shown = [
                styled("   " + say("… {count} steps before (r: history)", count=len(state.lines) - most + 1), "$quiet"),
                *shown[1:],
            ]
        notes = [line((f"   {say('Note')}: ", "$quiet"), cut(note.text, width - 12)) for note in state.notes[-1:]]
        self.show_line("#done", lines([*shown, *notes]))

    def _room_for_lines(self) -> int:
        """How many done lines fit above the current step, which must never scroll out of reach."""
        step, taken = self.state.step, 13
        if step is not None:
            taken += len(step.requirements) + (2 if self.has_class("-tall") else 0)
            taken += 2 * (step.kind is StepKind.DECISION)
        return max(FEW_LINES - 1, min(MORE_LINES, self.size.height - taken))

    def _draw_now(self) -> None:
        say, desk, state = self.say, self.desk, self.state
        frame, ticks = self.query_one("#now"), self.query_one(Rows)
        step = state.step
        ticks.set_class(step is None or not step.requirements, "hidden")
        if step is None:
            frame.border_title = Content(say("NOW"))
            frame.border_subtitle = Content("")
            self.show_line(
                "#activity",
                styled(
                    say("The case is closed.")
                    if state.completed
                    else say("All steps are done. Press k to call the case complete."),
                    "bold",
                ),
            )
            self.show_line("#about", plain(completion_words(self, state)))
            ticks.show([])
            return
        round_ = "" if state.round < 2 else " · " + say("round {number}", number=state.round)
        actor = cut(step_name(self, self.sitting, step.actor), 40)
        frame.border_title = line(f"{say('NOW')} · {say('step {number}', number=step.number)} · {actor}{round_}")
        frame.border_subtitle = line(step.time.said(desk.language) if step.time else "")
        self.show_line(
            "#activity",
            line(
                (desk.text(step.activity), "bold"),
                (f"  {say('critical')}" if step.critical else "", "bold $warning"),
            ),
        )
        ticks.show(
            [
                Row(
                    line(
                        f" {place + 1} ",
                        ("[x] " if place in state.ticked else "[ ] ", "bold $accent"),
                        desk.text(one.text),
                    ),
                    str(place),
                )
                for place, one in enumerate(step.requirements)
            ]
        )
        about = []
        if step.output is not None:
            about.append(line((f"{say('Leaves')}: ", "$quiet"), desk.text(step.output)))
        if step.record is not None:
            about.append(line((f"{say('Will ask')}: ", "$quiet"), desk.text(step.record)))
        if step.kind is StepKind.DECISION:
            about.append(line(*self._exits()))
        if self.has_class("-tall"):
            about.extend(
                line((f"{label}: ", "$quiet"), desk.text(text))
                for label, text in ((say("Why"), step.why), (say("Remark"), step.remark))
                if text is not None
            )
        self.show_line("#about", lines(about))

    def _exits(self) -> list[str | tuple[str, str] | Content]:
        """Both exits of the current decision: key, word, and where it leads."""
        state, parts = self.state, list[str | tuple[str, str] | Content]()
        if state.step is None:
            return parts
        for way in state.flow.exits(state.step.id):
            if way.kind != "next":
                key = "y" if way.kind == "yes" else "t"
                word = self.desk.text(exit_words(state.step, way.kind))
                parts += [(f"{key} ", "bold $accent"), f"{word} → {state.rows[way.target].number}    "]
        return parts

    def _draw_ahead(self) -> None:
        state, desk, say = self.state, self.desk, self.say
        rows = []
        for one in state.next_ahead(4 if self.has_class("-tall") else 2):
            sign = "◆" if one.step.kind is StepKind.DECISION else " "
            exits = "   ".join(
                f"{desk.text(exit_words(one.step, way.kind))} → {state.rows[way.target].number}"
                for way in one.exits
                if way.kind != "next"
            )
            rows.append(
                line(
                    (f"  {one.step.number:>2} {sign} ", "$quiet"),
                    cut(
                        f"{step_name(self, self.sitting, one.step.actor)}: {desk.text(one.step.activity)}",
                        max(20, self.size.width - 8 - len(exits) - 3),
                    ),
                    (f"   {exits}" if exits else "", "$quiet"),
                )
            )
        self.show_line("#ahead", lines(rows))
        needed = list(dict.fromkeys(desk.text(one.requirement.text) for one in state.still_needed()))
        words = " · ".join(needed[:6]) + (" …" if len(needed) > 6 else "")
        self.show_line(
            "#needed",
            line((f" {say('Still needed')}: ", "$quiet"), cut(words, max(8, self.size.width - 18)))
            if needed
            else Content(""),
        )

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
        self.redraw()
        return refused is None

    def do_tick(self) -> None:
        """The marked requirement."""
        marked = self.query_one(Rows).marked
        if marked is not None:
            self.action_tick(int(marked))

    def action_tick(self, place: int) -> None:
        """A requirement by its number, from 0."""
        step = self.state.step
        if self.applies("tick") and step is not None and place < len(step.requirements):
            self.query_one(Rows).highlighted = place
            self._act(ActKind.UNTICK if place in self.state.ticked else ActKind.TICK, requirement=place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click or Enter on a requirement ticks it."""
        event.stop()
        self.action_tick(event.option_index)

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
        self.ways.go_home()

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
