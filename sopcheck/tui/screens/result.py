"""The result of a quiz: a verdict in words, the weakest rows, what next."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sopcheck.quiz.question import LETTERS
from sopcheck.quiz.result import Result
from sopcheck.quiz.result import result as result_of
from sopcheck.records.sitting import QuizSitting
from sopcheck.tui.door import hanging, line, lines, styled
from sopcheck.tui.screens.base import SopScreen, bindings_of
from sopcheck.tui.screens.quiz import cited
from sopcheck.tui.widgets.key_line import KeyLine


class ResultScreen(SopScreen[None]):
    """One finished attempt: how much was right, what was not, and the three ways on."""

    NAME = "result"
    BINDINGS = bindings_of("result")

    def __init__(self) -> None:
        super().__init__()
        self._sitting: QuizSitting | None = None

    def show(self, sitting: QuizSitting) -> None:
        """Show this attempt's result."""
        self._sitting = sitting

    @property
    def sitting(self) -> QuizSitting:
        """The attempt that is shown."""
        if self._sitting is None:
            raise RuntimeError("a result screen without an attempt")
        return self._sitting

    @property
    def result(self) -> Result:
        """What the attempt came to."""
        return result_of(self.sitting.state)

    def compose(self) -> ComposeResult:
        """Heading and text."""
        yield Static(id="heading", classes="heading", markup=False)
        with VerticalScroll(id="scroll", classes="scroll"):
            yield Static(id="body", markup=False)
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say("The result of the quiz, the rows that were missed most, and each wrong answer with its row.")

    def focus_main(self) -> None:
        """The text, so that the arrows move it."""
        self.query_one("#scroll").focus()

    def draw(self) -> None:
        """Verdict first, then the rows, then each wrong answer."""
        if self._sitting is None:
            return
        say, text, result = self.say, self.desk.text, self.result
        plan = self.sitting.state.plan
        self.show_line("#heading", styled(f" {say('Result')} · {text(plan.title)}", "bold"))
        rows = [
            Content(""),
            line(
                (say("{right} of {asked} right", right=result.right, asked=result.asked), "bold $accent"),
                f"   {_bar(result.right, result.asked)}   ",
                (say.say(result.verdict()), "bold"),
            ),
            Content(""),
        ]
        rows.append(
            styled(
                say.count(
                    "Kept: {count} answer of {name}; draw number {seed}.",
                    "Kept: {count} answers of {name}; draw number {seed}.",
                    result.asked,
                    name=self.sitting.person.name,
                    seed=plan.seed,
                ),
                "$quiet",
            )
        )
        rows.append(Content(""))
        if result.weakest:
            rows.append(styled(say("Read these rows again:"), "bold"))
            for weak in result.weakest:
                rows += cited(self, weak.row, self.size.width - 3)
            rows.append(Content(""))
        for graded in result.wrong:
            question = graded.question
            right = question.right_option()
            width = self.size.width - 3
            rows += hanging(styled(f"✗ {graded.place + 1:>2}  ", "bold $error"), text(question.stem), width)
            for label, place, style in ((say("chosen"), graded.option, ""), (say("right"), right, "bold")):
                head = styled(f"      {label:<9} {LETTERS[place]}  ", "$quiet")
                rows += hanging(head, text(question.options[place].text), width, style=style)
        self.show_line("#body", lines(rows))

    def applies(self, name: str) -> bool:
        """The wrong ones again only where there are some; the weakest row only where it can be read."""
        if self._sitting is None:
            return name == "leave"
        if name == "again":
            return bool(self.result.wrong)
        if name == "weakest":
            return self._weakest() is not None
        return True

    def _weakest(self) -> tuple[str, str] | None:
        for weak in self.result.weakest:
            if weak.sop is not None and weak.sop in self.desk.pack.sops:
                return weak.sop, weak.row.step
        return None

    def do_leave(self) -> None:
        """Home."""
        self.ways.go_home()

    def do_again(self) -> None:
        """Only what was wrong."""
        wrong = [self.sitting.state.plan.questions[graded.place].question for graded in self.result.wrong]
        self.ways.quiz_again(wrong, self.sitting.state.plan.sops)

    def do_more(self) -> None:
        """A new draw."""
        self.ways.start_quiz(self.sitting.state.plan.sops, replace=True)

    def do_weakest(self) -> None:
        """The SOP at the row that was missed most."""
        place = self._weakest()
        if place is not None:
            self.ways.open_reader(*place)


def _bar(right: int, asked: int) -> str:
    return "█" * right + "░" * (asked - right) if asked <= 40 else ""
