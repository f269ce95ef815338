"""The reader: the SOP row by row with one lane an actor, and everything that the marked row holds."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sopcheck.flow.graph import Flow, exit_words
from sopcheck.flow.lanes import LaneRow, LaneTable, fit, lane_rows
from sopcheck.locales.dates import day
from sopcheck.pack.characters import cells, visible
from sopcheck.pack.model import Sop, Step, StepKind, Text
from sopcheck.quiz.wording import article
from sopcheck.tui.door import cut, hanging, line, lines, padded, plain, styled
from sopcheck.tui.screens.base import AnyScreen, SopScreen, bindings_of
from sopcheck.tui.screens.page import show_page
from sopcheck.tui.symbols import drawn
from sopcheck.tui.widgets.key_line import KeyLine
from sopcheck.tui.widgets.sheet import Line, Sheet

SHAPE_OF = {StepKind.START: "capsule", StepKind.END: "capsule", StepKind.PROCESS: "box", StepKind.DECISION: "diamond"}
DETAIL_WIDTH = 46
"""Width of the details beside the table, where the window is wide."""


class ReaderScreen(SopScreen[None]):
    """One SOP: its flow as a table of lanes with the details of the marked row, or its identity part."""

    NAME = "reader"
    BINDINGS = bindings_of("reader")

    def __init__(self) -> None:
        super().__init__()
        self._sop_id = ""
        self._flow: Flow | None = None
        self._wanted: str | None = None
        self._way: list[str] = []
        self._identity = False
        self._found = ""

    def read(self, sop_id: str, step: str | None = None) -> None:
        """Show this SOP, with the mark on ``step`` or the first row."""
        self._sop_id = sop_id
        self._flow = Flow(self.desk.pack.sops[sop_id])
        first = self.sop.steps[0].id if self.sop.steps else None
        self._wanted = step if step is not None else first
        self._way, self._identity = [], False

    @property
    def sop(self) -> Sop:
        """The SOP on the screen."""
        return self.desk.pack.sops[self._sop_id]

    @property
    def flow(self) -> Flow:
        """Its graph."""
        if self._flow is None:
            raise RuntimeError("a reader without an SOP")
        return self._flow

    def compose(self) -> ComposeResult:
        """Heading, column headings, the rows, the details."""
        yield Static(id="heading", classes="heading", markup=False)
        with Vertical(id="flow"):
            with Vertical(id="table"):
                yield Static(id="columns", markup=False)
                yield Sheet(id="rows")
            with VerticalScroll(id="detail-scroll", can_focus=False):
                yield Static(id="detail", markup=False)
        with VerticalScroll(id="identity-scroll", classes="scroll hidden"):
            yield Static(id="identity", markup=False)
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say(
            "The SOP as a table: each row's symbol stands in the lane of its actor. Capsule (1) begins or ends, "
            "box [1] is an activity, diamond <1> a decision. Enter follows the arrow; at a decision y and t take "
            "its exits."
        )

    def focus_main(self) -> None:
        """The rows, or the identity part."""
        self.query_one("#identity-scroll" if self._identity else "#rows").focus()

    def on_screen_resume(self) -> None:
        """Another SOP or row may be asked for."""
        self.draw()
        if self._wanted is not None:
            self._mark(self._wanted)
            self._wanted = None
        super().on_screen_resume()

    # -- showing -------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """The heading, and the flow or the identity part."""
        if not self._sop_id:
            return
        self._draw_heading()
        self.query_one("#flow").set_class(self._identity, "hidden")
        self.query_one("#identity-scroll").set_class(not self._identity, "hidden")
        if self._identity:
            self.show_line("#identity", identity_part(self, self.sop))
        else:
            self._draw_table()
            self._draw_detail()

    def redraw(self) -> None:
        """Again, at the row that is marked or asked for."""
        super().redraw()
        if self.is_mounted and self._wanted is not None and self._sop_id:
            self._mark(self._wanted)
            self._wanted = None

    def _draw_heading(self) -> None:
        say, identity, width = self.say, self.sop.identity, self.size.width
        view = say("[identity] flow") if self._identity else say("[flow] identity")
        effective = (
            say("effective {date}", date=day(identity.effective, self.desk.language)) if identity.effective else ""
        )
        title = " " + self.desk.text(self.sop.title)
        right = view + " "
        for more in (effective, identity.number or ""):  # what the identity part tells as well gives way to the title
            if more and cells(title) + cells(more) + cells(right) + 4 <= width:
                right = f"{visible(more)}  {right}"
        left = cut(title, max(0, width - cells(right) - 1))
        self.show_line(
            "#heading", line((left, "bold"), " " * max(1, width - cells(left) - cells(right)), (right, "$quiet"))
        )

    def _draw_table(self) -> None:
        wide = self.has_class("-wide")
        width = self.size.width - (DETAIL_WIDTH if wide else 0) - 2
        table = fit(self.sop, width)
        self.show_line("#columns", styled(self._column_heads(table), "$quiet"))
        rows = lane_rows(self.sop, self.flow, table, self.desk.language)
        self.query_one("#rows", Sheet).list_rows([one for row in rows for one in _row_lines(row, table)])

    def _column_heads(self, table: LaneTable) -> str:
        head = padded(" No", 4) + padded(self.say("Activity"), table.text)
        for actor_id in table.actors if table.lane else ():
            actor = self.desk.pack.actors.get(actor_id)
            name = self.desk.text(actor.short or actor.name) if actor else actor_id
            head += padded(cut(name, table.lane - 1), table.lane)
        return head + (padded(self.say("Time"), table.time) if table.time else "")

    def _draw_detail(self) -> None:
        step = self._marked_step()
        if step is not None:
            width = (DETAIL_WIDTH if self.has_class("-wide") else self.size.width) - 4
            self.show_line("#detail", step_detail(self, self.sop, step, self.flow, width))
            self.query_one("#detail-scroll").scroll_home(animate=False)

    # -- moving --------------------------------------------------------------------------------------------------

    def _marked_step(self) -> Step | None:
        marked = self.query_one("#rows", Sheet).marked if self.is_mounted else None
        return next((step for step in self.sop.steps if step.id == marked), None) if marked and self._sop_id else None

    def _mark(self, step_id: str) -> None:
        self.query_one("#rows", Sheet).mark(step_id)

    def applies(self, name: str) -> bool:
        """Arrows only in the flow, exits only at a decision, the way back only after a step along it."""
        if name in ("leave", "identity", "symbols", "quiz", "run"):
            return True
        step = None if self._identity or not self._sop_id else self._marked_step()
        if step is None:
            return False
        if name == "follow":
            return len(self.flow.exits(step.id)) == 1
        if name in ("yes", "no"):
            return step.kind is StepKind.DECISION
        if name == "back":
            return bool(self._way)
        return True

    def _go(self, kind: str) -> None:
        step = self._marked_step()
        if step is None:
            return
        for way in self.flow.exits(step.id):
            if way.kind == kind:
                self._way.append(step.id)
                self._mark(way.target)

    def do_follow(self) -> None:
        """Along the only arrow."""
        self._go("next")

    def do_yes(self) -> None:
        """Along the yes exit."""
        self._go("yes")

    def do_no(self) -> None:
        """Along the no exit."""
        self._go("no")

    def do_back(self) -> None:
        """The way one came."""
        if self._way:
            self._mark(self._way.pop())

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Enter follows the arrow; a click only marks the row."""
        event.stop()
        if not event.clicked:
            self.action_do("follow")

    def on_sheet_marked(self, event: Sheet.Marked) -> None:
        """Another row, other details."""
        event.stop()
        self._draw_detail()
        self.draw_keys()

    def do_leave(self) -> None:
        """Back to where the reader was opened from."""
        self.dismiss(None)

    def do_identity(self) -> None:
        """The other view."""
        self._identity = not self._identity
        self.redraw()
        self.focus_main()

    def do_details(self) -> None:
        """All that the marked row holds, on a page of its own: beside or below the table it may not fit."""
        step, sop, flow = self._marked_step(), self.sop, self.flow
        if step is not None:
            show_page(
                self.sopcheck,
                lambda: self.desk.text(sop.title),
                lambda: step_detail(self, sop, step, flow, self.size.width - 4),
            )

    def do_symbols(self) -> None:
        """What each symbol means, and what it is not."""
        show_page(self.sopcheck, lambda: self.say("Symbols"), lambda: legend(self))

    def do_find(self) -> None:
        """The next row that holds what is typed."""
        self.ways.ask(
            lambda: self.say("Find a row"),
            lambda: self.say("A part of the activity, a paper, an output, or a row number."),
            self._find,
            most=100,
            initial=self._found,
        )

    def _find(self, text: str | None) -> None:
        if text is None:
            return
        self._found = text
        step = self._marked_step()
        start = step.number if step else 0
        order = [*self.sop.steps[start:], *self.sop.steps[:start]]
        for candidate in order:
            if text == str(candidate.number) or text.casefold() in _words_of(candidate, self.desk.language).casefold():
                self._wanted = candidate.id
                return
        self.complain(self.say("No row holds “{text}”.", text=text))

    def do_quiz(self) -> None:
        """Practise this SOP."""
        self.ways.start_quiz((self._sop_id,), replace=True)

    def do_run(self) -> None:
        """Carry this SOP out."""
        self.ways.start_run(self._sop_id)


def _words_of(step: Step, language: str) -> str:
    parts = [step.activity, step.output, step.remark, *(requirement.text for requirement in step.requirements)]
    return "\n".join(part.said(language) for part in parts if part is not None)


def _row_lines(row: LaneRow, table: LaneTable) -> list[Line]:
    """One row of the table, as many lines as it needs, all with its step's id."""
    shown: list[Line] = []
    width = table.lane * len(table.actors)
    for place in range(max(len(row.text), len(row.lanes))):
        first = place == 0
        text = row.text[place] if place < len(row.text) else ""
        lanes = row.lanes[place] if place < len(row.lanes) else ""
        content = line(
            (f"{row.number:>3} " if first else "    ", "$quiet"),
            padded(text, table.text),
            (padded(lanes, width), "$accent" if first else "$quiet") if width else "",
            (f"{row.time:>{table.time}}", "$quiet") if first and table.time else "",
        )
        shown.append(Line(content, row.step))
    return shown


def step_detail(screen: AnyScreen, sop: Sop, step: Step, flow: Flow, width: int) -> Content:
    """Everything that a row holds, label by label, in lines of at most ``width`` cells."""
    say, text, desk = screen.say, screen.desk.text, screen.desk
    numbers = {one.id: one.number for one in sop.steps}
    symbol = next((one for one in desk.pack.symbols.values() if one.shape == SHAPE_OF[step.kind] and one.allowed), None)
    rows = [
        line(
            (say("Step {number}", number=step.number), "bold $accent"),
            f" · {desk.actor_name(step.actor)}",
            (f" · {say('critical')}" if step.critical else "", "bold $warning"),
        )
    ]

    def item(label: str, value: str) -> None:
        if value:
            rows.extend(hanging(styled(f"{label:<12} ", "$quiet"), value, width))

    rows += hanging(Content(""), text(step.activity), width, style="bold")
    item(say("Requirements"), "; ".join(text(one.text) for one in step.requirements))
    item(say("Time"), step.time.said(desk.language) if step.time else "")
    item(say("Output"), text(step.output))
    exits = []
    for way in flow.exits(step.id):
        word = say("next") if way.kind == "next" else text(exit_words(step, way.kind))
        exits.append(f"{word} → {numbers[way.target]}")
    item(say("Flow"), " · ".join(exits) or say("the procedure ends here"))
    for deadline in sop.deadlines:
        if step.id in (deadline.start, deadline.end):
            item(say("Deadline"), deadline_words(screen, sop, deadline.id))
    item(say("Why"), text(step.why))
    item(say("Remark"), text(step.remark))
    item(say("To record"), text(step.record))
    item(say("Two people"), say("yes") if step.two_people else "")
    item(
        say("Basis"),
        "; ".join(
            desk.pack.references[one].cited(desk.language) for one in sop.references if one in desk.pack.references
        ),
    )
    if symbol is not None:
        item(say("Symbol"), f"{text(symbol.name)}: {text(symbol.meaning)}")
    return lines(rows)


def deadline_words(screen: AnyScreen, sop: Sop, deadline_id: str) -> str:
    """A legal period in words: how long, for what, from where to where, by which law."""
    say, desk = screen.say, screen.desk
    deadline = next(one for one in sop.deadlines if one.id == deadline_id)
    numbers = {step.id: step.number for step in sop.steps}

    def end(step_id: str | None, text: Text | None) -> str:
        return str(numbers[step_id]) if step_id in numbers else desk.text(text)

    words = deadline.time.said(desk.language)
    if deadline.extension is not None:
        words += " + " + deadline.extension.said(desk.language)
    words += f" ({end(deadline.start, deadline.from_text)} → {end(deadline.end, deadline.to_text)})"
    if deadline.case is not None:
        words += " " + say("for {case}", case=desk.text(deadline.case))
    reference = desk.pack.references.get(deadline.reference or "")
    if reference is not None:
        words += " · " + reference.cited(desk.language)
        words += f" {article(desk.language, deadline.article)}" if deadline.article else ""
    return words


def identity_part(screen: AnyScreen, sop: Sop) -> Content:
    """The identity part of the SOP, box by box, as the regulation lists them."""
    say, desk, identity = screen.say, screen.desk, sop.identity
    rows: list[Content] = [Content("")]

    def item(label: str, *values: str) -> None:
        for place, value in enumerate(part for part in values if part):
            head = f"{label if place == 0 else '':<16} {'- ' if len(values) > 1 else ''}"
            rows.extend(hanging(styled(head, "$quiet"), value, screen.size.width - 4))

    def date_of(value: date | None) -> str:
        return "-" if value is None else day(value, desk.language)

    unit = desk.pack.units.get(sop.unit)
    item(say("Office"), desk.text(desk.pack.office))
    item(say("Unit"), desk.text(unit.name) if unit else sop.unit)
    item(say("SOP number"), identity.number or "-")
    item(say("Date made"), date_of(identity.made))
    item(say("Date revised"), date_of(identity.revised))
    item(say("Date effective"), date_of(identity.effective))
    item(say("Approved by"), desk.text(identity.approved_by) or "-")
    item(say("Title"), desk.text(sop.title))
    item(say("Kind"), "; ".join(desk.text(one) for one in identity.kinds))
    rows.append(Content(""))
    references = [desk.pack.references[one] for one in sop.references if one in desk.pack.references]
    item(say("Legal basis"), *(desk.text(one.title) for one in references))
    for label, texts in (
        (say("Qualifications"), identity.qualifications),
        (say("Related SOPs"), identity.related),
        (say("Equipment"), identity.equipment),
        (say("Warning"), identity.warnings),
        (say("Records"), identity.records),
    ):
        item(label, *(desk.text(one) for one in texts))
    rows.append(Content(""))
    item(say("Deadlines"), *(deadline_words(screen, sop, one.id) for one in sop.deadlines))
    item(say("To be confirmed"), desk.text(identity.note))
    return lines(rows)


def legend(screen: AnyScreen) -> Content:
    """The symbols of the regulation, each with its meaning and what it is not."""
    say, desk = screen.say, screen.desk
    rows: list[Content] = []
    for symbol in desk.pack.symbols.values():
        if not symbol.allowed:
            continue
        rows.append(styled(desk.text(symbol.name), "bold $accent"))
        rows.extend(plain("    " + text) for text in drawn(symbol.shape))
        rows += hanging(Content("  "), desk.text(symbol.meaning), screen.size.width - 4)
        for other_id in symbol.confused_with:
            other = desk.pack.symbols.get(other_id)
            if other is not None:
                words = f"{desk.text(other.name)}: {desk.text(other.meaning)}"
                rows += hanging(styled(f"  {say('not')}  ", "$quiet"), words, screen.size.width - 4)
        rows.append(Content(""))
    if not rows:
        rows.append(plain(say("This pack says nothing about symbols.")))
    return lines(rows)
