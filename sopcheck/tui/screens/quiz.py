"""The quiz: one question, big and calm; the answer is kept first, then its feedback is shown."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from sopcheck.quiz.attempt import BadSnapshot
from sopcheck.quiz.feedback import Feedback, feedback
from sopcheck.quiz.question import LETTERS, CitedRow, Question
from sopcheck.records.sitting import QuizSitting
from sopcheck.records.store import MovedOn, StoreRefused
from sopcheck.tui.door import cut, hanging, line, plain, styled
from sopcheck.tui.screens.base import AnyScreen, SopScreen, bindings_of
from sopcheck.tui.symbols import drawn
from sopcheck.tui.widgets.key_line import KeyLine
from sopcheck.tui.widgets.sheet import Line, Sheet


class QuizScreen(SopScreen[None]):
    """One attempt. After feedback only Enter shows the next question, so an accidental key never answers it."""

    NAME = "quiz"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("quiz"),
        *(
            Binding(f"{letter.lower()},{letter},{place + 1}", f"answer({place})", show=False)
            for place, letter in enumerate(LETTERS)
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._sitting: QuizSitting | None = None
        self._place = 0
        self._chosen: int | None = None
        self._unsaved = ""

    def sit(self, sitting: QuizSitting) -> None:
        """Show this attempt at its first unanswered question."""
        self._sitting = sitting
        self._chosen = None
        self._unsaved = ""
        self._place = sitting.state.current if sitting.state.current is not None else 0

    @property
    def sitting(self) -> QuizSitting:
        """The attempt that is shown."""
        if self._sitting is None:
            raise RuntimeError("a quiz screen without a quiz")
        return self._sitting

    @property
    def question(self) -> Question:
        """The question on the screen, its options as shown."""
        return self.sitting.state.plan.questions[self._place].shown

    def compose(self) -> ComposeResult:
        """Heading, and one sheet with the question, its options and the feedback."""
        yield Static(id="heading", classes="heading", markup=False)
        yield Sheet(id="sheet")
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say(
            "Answer with a letter. The feedback comes at once, with the row and the law it rests on; Enter goes on. "
            "Every answer is kept the moment its feedback is shown, so leaving is always safe."
        )

    def focus_main(self) -> None:
        """The sheet, so that the arrows mark an option."""
        self.query_one(Sheet).focus()

    # -- showing -------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """The question, and the feedback where it is answered."""
        if self._sitting is None:
            return
        self._draw_heading()
        sheet = self.query_one(Sheet)
        marked = sheet.marked if self._chosen is None else None
        question, width = self.question, max(8, self.size.width - 4)
        rows = [Line(Content("")), *(Line(row) for row in self._stem(question, width)), Line(Content(""))]
        for place in range(len(question.options)):
            rows += [Line(row, str(place)) for row in self._option(question, place, width)]
        rows += [Line(Content("")), Line(Content.styled("─" * (self.size.width - 1), "$primary 50%"))]
        if self._chosen is not None:
            rows += [Line(row) for row in feedback_lines(self, feedback(question, self._chosen))]
        elif self._unsaved:
            rows += [Line(row) for row in hanging(Content(" "), self._unsaved, width, style="bold $warning")]
        sheet.show(rows, marked)

    def _draw_heading(self) -> None:
        plan = self.sitting.state.plan
        right = self.say("question {number} of {all}", number=self._place + 1, all=len(plan.questions)) + " "
        left = f" {self.say('Practice')} · {self.desk.text(plan.title)}"
        left = cut(left, max(0, self.size.width - len(right) - 1))
        gap = max(1, self.size.width - len(left) - len(right))
        self.show_line("#heading", line((left, "bold"), " " * gap, (right, "$quiet")))

    def _stem(self, question: Question, width: int) -> list[Content]:
        """The SOP where several are mixed, the symbol where one is drawn, the question itself."""
        rows: list[Content] = []
        if len(self.sitting.state.plan.sops) != 1 and question.sop_title is not None:
            rows += hanging(Content("  "), self.desk.text(question.sop_title), width, style="$quiet")
        if question.drawn:
            rows += [*(plain("     " + text) for text in drawn(question.drawn)), Content("")]
        return rows + hanging(Content("  "), self.desk.text(question.stem), width, style="bold")

    def _option(self, question: Question, place: int, width: int) -> list[Content]:
        """One option with its letter and, once answered, its mark."""
        sign, style = self.mark_of(place)
        head = styled(f"  {sign} {LETTERS[place]}  ", style or "bold $accent")
        return hanging(head, self.desk.text(question.options[place].text), width, style=style)

    def mark_of(self, place: int) -> tuple[str, str]:
        """The sign and style of an option: nothing before the answer; then only the right one and a wrong choice have
        one, so that the others need not be painted again."""
        if self._chosen is not None:
            if self.question.options[place].right:
                return "✓", "bold $success"
            if place == self._chosen:
                return "✗", "bold $error"
        return " ", ""

    # -- what can be done ----------------------------------------------------------------------------------------

    def applies(self, name: str) -> bool:
        """Before the answer: answering. After it: going on, and reading the row."""
        if name == "answer":
            return self._chosen is None
        if name == "next":
            return self._chosen is not None
        if name == "flow":
            return self._chosen is not None and self._row_to_read() is not None
        return True

    def action_answer(self, place: int) -> None:
        """A letter or a digit."""
        if self._chosen is None and place < len(self.question.options):
            self.give(place)

    def give(self, place: int) -> None:
        """Keep the answer, then show what it was worth. Where it cannot be kept, nothing counts as given."""
        try:
            self.sitting.answer(place)
        except MovedOn as moved:
            self.complain(self.say.say(moved.sentence))
            self.ways.resume_quiz(self.sitting.attempt, replace=True)
            return
        except (StoreRefused, BadSnapshot) as refused:
            reason = self.say.say(refused.sentence)
            self._unsaved = self.say("Not saved: {reason} The answer does not count yet; give it again.", reason=reason)
            self.redraw()
            return
        self._unsaved = ""
        self._chosen = place
        if self.is_mounted:
            self.draw()
            self.call_after_refresh(self.draw_keys)  # the feedback first; the footer's turn is the next picture

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Enter on a marked option, or a click: an answer before the feedback, going on after it."""
        event.stop()
        if self._chosen is None:
            self.give(int(event.chosen))
        else:
            self.do_next()

    def on_sheet_unmarked(self, event: Sheet.Unmarked) -> None:
        """Enter with no option marked: goes on after the feedback, and answers nothing before it."""
        event.stop()
        if self._chosen is not None:
            self.do_next()

    def do_answer(self) -> None:
        """Answering is done with the letters themselves."""

    def do_next(self) -> None:
        """The next question, or the result."""
        self._chosen = None
        self.query_one(Sheet).scroll_home(animate=False)
        state = self.sitting.state
        if state.current is None:
            self.ways.show_result(self.sitting)
            return
        self._place = state.current
        self.query_one(Sheet).marked = None
        self.redraw()

    def do_leave(self) -> None:
        """Home; the attempt waits at the next unanswered question."""
        if self.sitting.state.finished:
            self.ways.show_result(self.sitting)
        else:
            self.ways.go_home(f"quiz:{self.sitting.attempt}")

    def _row_to_read(self) -> tuple[str, str] | None:
        question = self.question
        if question.sop is None or question.sop not in self.desk.pack.sops or not question.rows:
            return None
        return question.sop, question.rows[0].step

    def do_flow(self) -> None:
        """Read the SOP at the row in question."""
        place = self._row_to_read()
        if place is not None:
            self.ways.open_reader(*place)


def feedback_lines(screen: AnyScreen, told: Feedback) -> list[Content]:
    """Verdict, what the choice really is, the rows, the law: a citation, not a lecture."""
    say, text, width = screen.say, screen.desk.text, screen.size.width - 3
    if told.right:
        rows = [styled(f"✓ {say('Right.')}", "bold $success")]
    else:
        rows = [styled(f"✗ {say('Not quite. The answer: {letter}', letter=told.right_letter)}", "bold $error")]
        if told.chosen_why is not None:
            rows += hanging(styled(f"  {told.chosen_letter}  ", "bold"), text(told.chosen_why), width)
    if told.explain is not None:
        rows += hanging(Content("  "), text(told.explain), width)
    for row in told.rows:
        rows += cited(screen, row, width)
    if told.law is not None:
        rows += hanging(styled(f"  {say('Basis')}: ", "$quiet"), text(told.law), width)
    return rows


def cited(screen: AnyScreen, row: CitedRow, width: int) -> list[Content]:
    """A row of the SOP as feedback quotes it, in lines of at most ``width`` cells."""
    say, text = screen.say, screen.desk.text
    words = f"{text(row.activity)} · {text(row.actor)}"
    if row.exit is not None and row.leads_to is not None:
        words += f" · {text(row.exit_text) if row.exit_text else row.exit} → {row.leads_to}"
    return hanging(styled(f"  {say('Row')} {row.number:>2}  ", "$quiet"), words, width)
