"""A card that one key closes: what one must know before going on. The key does nothing else."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sopcheck.tui.door import styled
from sopcheck.tui.screens.base import SopScreen


class CardScreen(SopScreen[None]):
    """A title and some lines; the first key or click only closes it."""

    NAME = "card"

    def __init__(self) -> None:
        super().__init__(classes="modal")
        self._title: Callable[[], str] = str
        self._body: Callable[[], Content] = lambda: Content("")

    def prepare(self, title: Callable[[], str], body: Callable[[], Content]) -> None:
        """What the card says."""
        self._title, self._body = title, body

    def compose(self) -> ComposeResult:
        """Title, lines, how to go on."""
        with Vertical(classes="sheet"):
            yield Static(id="title", markup=False)
            with VerticalScroll(id="card-scroll", can_focus=False):
                yield Static(id="body", markup=False)
            yield Static(id="how", markup=False)

    def draw(self) -> None:
        """The card in the language of now."""
        self.show_line("#title", styled(self._title(), "bold $accent"))
        self.show_line("#body", self._body())
        self.show_line("#how", styled(self.say("Any key goes on."), "$quiet"))

    def on_key(self, event: events.Key) -> None:
        """Close, and let the key do nothing else."""
        if event.key in ("f2", "ctrl+q"):
            return
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self) -> None:
        """The mouse closes it as well."""
        self.dismiss(None)
