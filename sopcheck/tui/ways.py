"""The ways from one screen to another: what is begun or gone on with, and which screen shows it. Wiring only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from sopcheck.checklist.acts import LONGEST_CASE, BadAct
from sopcheck.locales.sentence import Sentence
from sopcheck.quiz.attempt import BadSnapshot
from sopcheck.quiz.drawing import NoQuestions
from sopcheck.quiz.pool import SYMBOLS, UnknownSop
from sopcheck.quiz.question import Question
from sopcheck.records.sitting import QuizSitting, RunSitting, open_cases
from sopcheck.records.store import StoreRefused

if TYPE_CHECKING:
    from textual.content import Content

    from sopcheck.locales.catalogue import Catalogue
    from sopcheck.tui.app import SopcheckApp
    from sopcheck.tui.desk import Desk
    from sopcheck.tui.screens.ask import AskScreen
    from sopcheck.tui.screens.base import AnyScreen
    from sopcheck.tui.screens.card import CardScreen
    from sopcheck.tui.screens.checklist import ChecklistScreen
    from sopcheck.tui.screens.choose import Choices, ChooseScreen
    from sopcheck.tui.screens.home import HomeScreen
    from sopcheck.tui.screens.quiz import QuizScreen
    from sopcheck.tui.screens.reader import ReaderScreen
    from sopcheck.tui.screens.result import ResultScreen


class Ways:
    """What screens call to get to another screen."""

    def __init__(self, app: SopcheckApp) -> None:
        self._app = app

    @property
    def _desk(self) -> Desk:
        return self._app.desk

    @property
    def _say(self) -> Catalogue:
        return self._app.say

    def go_home(self, mark: str | None = None) -> None:
        """Close everything above the first screen; ``mark``: the row of what was just left."""
        home = self._app.get_screen("home")
        if mark is not None:
            cast("HomeScreen", home).mark_next(mark)
        while self._app.screen is not home and len(self._app.screen_stack) > 1 and home in self._app.screen_stack:
            self._app.pop_screen()

    def _show(self, name: str) -> None:
        """Show one of the main screens above home: there is never a pile of them."""
        screen = self._app.get_screen(name)
        if screen in self._app.screen_stack:
            while self._app.screen is not screen:
                self._app.pop_screen()
            cast("AnyScreen", screen).redraw()
        else:
            self._app.push_screen(screen)

    def _complain(self, sentence: Sentence | str) -> None:
        cast("AnyScreen", self._app.screen).complain(sentence if isinstance(sentence, str) else self._say.say(sentence))

    def _attempt(self, make: Callable[[], Any]) -> Any:
        """What ``make`` returns, or None after one sentence about why it could not be."""
        try:
            return make()
        except (StoreRefused, NoQuestions, UnknownSop, BadAct, BadSnapshot) as refused:
            self._complain(refused.sentence)
        except ValueError as bad:  # a pinned SOP of a kind that this version does not know
            self._complain(self._say("This case cannot be read: {what}.", what=str(bad)))
        return None

    # -- reading -------------------------------------------------------------------------------------------------

    def open_reader(self, sop: str, step: str | None = None) -> None:
        """Read an SOP, at one of its rows."""
        reader = cast("ReaderScreen", self._app.get_screen("reader"))
        reader.read(sop, step)
        self._show("reader")

    # -- the quiz ------------------------------------------------------------------------------------------------

    def start_quiz(self, sops: Sequence[str], *, replace: bool = False) -> None:
        """Draw a quiz from these SOPs (none: all) and show it; ``replace``: instead of the result that is shown."""
        self._sit(self._attempt(lambda: self._desk.begin_quiz(sops)), replace=replace)

    def start_symbol_quiz(self) -> None:
        """A quiz on symbols and the regulation."""
        self.start_quiz((SYMBOLS,))

    def quiz_again(self, questions: Sequence[Question], sops: Sequence[str]) -> None:
        """Only these questions, after a result."""
        self._sit(self._attempt(lambda: self._desk.begin_again(questions, sops)), replace=True)

    def resume_quiz(self, attempt: str, *, replace: bool = False) -> None:
        """Go on where an attempt was left."""
        self._sit(self._attempt(lambda: self._desk.resume_quiz(attempt)), replace=replace)

    def _sit(self, sitting: QuizSitting | None, *, replace: bool) -> None:
        if sitting is None:
            return
        if sitting.state.finished:
            self.show_result(sitting)
            return
        if replace:
            self.go_home()
        quiz = cast("QuizScreen", self._app.get_screen("quiz"))
        quiz.sit(sitting)
        self._show("quiz")

    def show_result(self, sitting: QuizSitting) -> None:
        """The result, in place of the quiz."""
        result = cast("ResultScreen", self._app.get_screen("result"))
        result.show(sitting)
        self.go_home()
        self._show("result")

    # -- the checklist -------------------------------------------------------------------------------------------

    def start_run(self, sop_id: str) -> None:
        """Ask for the case and, where there are several, the clock; then begin."""
        sop = self._desk.pack.sops[sop_id]
        from sopcheck.checklist.clocks import clocks

        choices = clocks(sop)

        def with_case(case: str | None) -> None:
            if case is None:
                return
            same = self._attempt(lambda: open_cases(self._desk.store, self._desk.pack.id, sop_id, case))
            if same is None:
                return
            mine = next((one for one in same if one.person == self._desk.me().id), None)
            if mine is not None:
                self.open_run(mine.id)
            elif len(choices) > 1:
                self.choose(
                    lambda: self._say("Which clock runs for this case?"),
                    lambda: self._say("The choice is kept with the case. It decides the legal deadline."),
                    lambda: [(one.id, self._desk.text(one.name), self._desk.text(one.when)) for one in choices],
                    lambda clock: None if clock is None else begin(case, clock),
                )
            else:
                begin(case, choices[0].id if choices else None)

        def begin(case: str, clock: str | None) -> None:
            self._carry_out(self._attempt(lambda: self._desk.begin_run(sop, case, clock)))

        self.ask(
            lambda: self._say("A real case: its number or name"),
            lambda: self._desk.text(sop.title),
            with_case,
            most=LONGEST_CASE,
        )

    def open_run(self, run: str) -> None:
        """Go on with a case; a card says first where it stands."""
        sitting = self._attempt(lambda: self._desk.resume_run(run))
        if sitting is None:
            return
        self._carry_out(sitting)
        checklist = cast("ChecklistScreen", self._app.get_screen("checklist"))
        self.card(
            lambda: self._say("Case {case}", case=sitting.case),
            checklist.resume_words,
        )

    def _carry_out(self, sitting: RunSitting | None) -> None:
        if sitting is None:
            return
        checklist = cast("ChecklistScreen", self._app.get_screen("checklist"))
        checklist.carry_out(sitting)
        self._show("checklist")

    # -- small questions -----------------------------------------------------------------------------------------

    def ask(
        self,
        title: Callable[[], str],
        why: Callable[[], str],
        then: Callable[[str | None], None],
        *,
        most: int,
        initial: str = "",
    ) -> None:
        """Ask for one line of text; ``then`` gets it, or None."""
        screen = cast("AskScreen", self._app.get_screen("ask"))
        screen.prepare(title, why, most=most, initial=initial)
        self._app.push_screen(screen, then)

    def choose(
        self, title: Callable[[], str], why: Callable[[], str], choices: Choices, then: Callable[[str | None], None]
    ) -> None:
        """Let a person choose; ``then`` gets the id, or None."""
        screen = cast("ChooseScreen", self._app.get_screen("choose"))
        screen.prepare(title, why, choices)
        self._app.push_screen(screen, then)

    def card(self, title: Callable[[], str], body: Callable[[], Content]) -> None:
        """Show what one must know before going on."""
        screen = cast("CardScreen", self._app.get_screen("card"))
        screen.prepare(title, body)
        self._app.push_screen(screen)
