"""Choosing one of a few things."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from sopcheck.tui.door import hanging, plain, styled
from sopcheck.tui.screens.base import SopScreen, bindings_of
from sopcheck.tui.widgets.key_line import KeyLine
from sopcheck.tui.widgets.sheet import Line, Sheet

Choices = Callable[[], Sequence[tuple[str, str, str]]]
"""(id, words, explanation) in the language of the moment."""


class ChooseScreen(SopScreen[str | None]):
    """One question and its answers, in a list; the id of the chosen one, None on Esc."""

    NAME = "choose"
    BINDINGS = bindings_of("choose")

    def __init__(self) -> None:
        super().__init__(classes="modal")
        self._title: Callable[[], str] = str
        self._why: Callable[[], str] = str
        self._choices: Choices = tuple

    def prepare(self, title: Callable[[], str], why: Callable[[], str], choices: Choices) -> None:
        """What to choose from next."""
        self._title, self._why, self._choices = title, why, choices

    def compose(self) -> ComposeResult:
        """Title, why it matters, the list."""
        with Vertical(classes="sheet"):
            yield Static(id="title", markup=False)
            yield Static(id="why", markup=False)
            yield Sheet(id="list")
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say("Mark one with the arrows and press Enter. Esc goes back and changes nothing.")

    def draw(self) -> None:
        """The question and its choices in the language of now."""
        self.show_line("#title", styled(self._title(), "bold"))
        self.show_line("#why", plain(self._why()))
        width = min(self.size.width, 76) - 6
        rows: list[Line] = []
        for choice, words, explanation in self._choices():
            rows.append(Line(styled(" " + words, "bold"), choice))
            rows += [Line(row, choice) for row in hanging(Content("   "), explanation, width) if explanation]
        sheet = self.query_one(Sheet)
        sheet.styles.height = min(len(rows), max(2, self.size.height - 8))
        sheet.list_rows(rows)

    def focus_main(self) -> None:
        """The list."""
        self.query_one(Sheet).focus()

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Enter, or a click."""
        event.stop()
        self.dismiss(event.chosen)

    def do_pick(self) -> None:
        """A click on the key in the footer: as Enter."""
        self.query_one(Sheet).action_choose()

    def do_leave(self) -> None:
        """Back, with nothing."""
        self.dismiss(None)
