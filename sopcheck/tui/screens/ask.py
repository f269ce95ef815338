"""Asking for one line of text: a case, a note, a reason, a value, words to search for."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sopcheck.pack.characters import NotWritable, typed
from sopcheck.tui.door import plain, styled
from sopcheck.tui.screens.base import SopScreen, bindings_of
from sopcheck.tui.widgets.key_line import KeyLine

Words = Callable[[], str]
"""A text in the language of the moment."""


class AskScreen(SopScreen[str | None]):
    """One question, one line, Enter. Blank or over-long text is refused here; Esc gives None and changes nothing."""

    NAME = "ask"
    BINDINGS = bindings_of("ask")

    def __init__(self) -> None:
        super().__init__(classes="modal")
        self._title: Words = str
        self._why: Words = str
        self._most = 200
        self._typed = ""

    def prepare(self, title: Words, why: Words, *, most: int, initial: str = "") -> None:
        """What to ask next. ``most``: characters at most."""
        self._title, self._why, self._most = title, why, most
        self._typed = initial

    def compose(self) -> ComposeResult:
        """Title, why it is asked, the line, what is wrong with it."""
        with Vertical(classes="sheet"):
            yield Static(id="title", markup=False)
            yield Static(id="why", markup=False)
            yield Input(id="line", select_on_focus=False)
            yield Static(id="complaint", classes="complaint", markup=False)
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say("Type one line and press Enter. Esc goes back and changes nothing.")

    def on_screen_resume(self) -> None:
        """A new question starts with its own text."""
        super().on_screen_resume()
        self.query_one("#line", Input).value = self._typed
        self.query_one("#line", Input).cursor_position = len(self._typed)
        self.show_line("#complaint", Content(""))

    def draw(self) -> None:
        """The question in the language of now; what is typed stays."""
        self.show_line("#title", styled(self._title(), "bold"))
        self.show_line("#why", plain(self._why()))

    def focus_main(self) -> None:
        """The line."""
        self.query_one("#line", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Check, then hand over. An Enter that was still waiting when the question changed answers nothing."""
        event.stop()
        if event.value != self.query_one("#line", Input).value:
            return
        try:
            text = typed(event.value, self._most)
        except NotWritable as bad:
            self.show_line(
                "#complaint",
                Content(
                    self.say("Nothing is written yet.")
                    if bad.args[0] == "blank"
                    else self.say("That is too long: at most {most} characters.", most=self._most)
                ),
            )
            return
        self.dismiss(text)

    def do_submit(self) -> None:
        """A click on the key in the footer: as Enter in the line."""
        line = self.query_one("#line", Input)
        line.post_message(Input.Submitted(line, line.value))

    def do_leave(self) -> None:
        """Back, with nothing."""
        self.dismiss(None)
