"""Choosing one of a few things."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from sopcheck.tui.door import hanging, lines, plain, styled
from sopcheck.tui.screens.base import SopScreen, bindings_of
from sopcheck.tui.widgets.key_line import KeyLine
from sopcheck.tui.widgets.rows import Row, Rows

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
            yield Rows(id="list")
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say("Mark one with the arrows and press Enter. Esc goes back and changes nothing.")

    def draw(self) -> None:
        """The question and its choices in the language of now."""
        self.show_line("#title", styled(self._title(), "bold"))
        self.show_line("#why", plain(self._why()))
        width = min(self.size.width, 76) - 6
        self.query_one(Rows).show(
            [
                Row(lines([styled(words, "bold"), *hanging(Content("  "), explanation, width)]), choice)
                for choice, words, explanation in self._choices()
            ]
        )

    def focus_main(self) -> None:
        """The list."""
        self.query_one(Rows).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        event.stop()
        self.dismiss(event.option.id)

    def do_leave(self) -> None:
        """Back, with nothing."""
        self.dismiss(None)
