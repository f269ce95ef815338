"""The footer: the keys that apply now, as many as fit, the most needed first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget


class KeyLine(Widget):
    """One line of keys and their words. A click on one does what its key does."""

    DEFAULT_CSS = "KeyLine { height: 1; dock: bottom; }"

    class Chosen(Message):
        """A person clicked on a key."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[tuple[str, str, str]] = ()
        self._places: list[tuple[int, int, str]] = []

    def show(self, keys: Sequence[tuple[str, str, str]]) -> None:
        """Show these (action id, key, word), in this order."""
        if tuple(keys) != tuple(self._keys):
            self._keys = tuple(keys)
            self.refresh()

    def render(self) -> Content:
        """The keys that fit the width. What does not fit is in the help and the command palette."""
        shown: list[Content] = []
        self._places = []
        column = 1
        for action, key, word in self._keys:
            piece = Content.assemble((key, "$accent bold"), " ", word)
            end = column + piece.cell_length
            if end > self.size.width:
                break
            shown.append(piece)
            self._places.append((column, end, action))
            column = end + 2
        return Content.assemble(" ", Content("  ").join(shown))

    def on_click(self, event: Click) -> None:
        """Find the key under the pointer."""
        for start, end, action in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(action))
