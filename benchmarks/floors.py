"""The least that a Textual app can be: ``python -m benchmarks.floors`` shows one line, and changes it at a key."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Label

READY = "ready 0"
"""What it shows first."""


class EmptyApp(App[None]):
    """One label that counts keys."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = 0

    def compose(self) -> ComposeResult:
        """The label."""
        yield Label(READY)

    def on_key(self, event: events.Key) -> None:
        """Count the key where it can be seen."""
        event.stop()
        self._keys += 1
        self.query_one(Label).update(f"ready {self._keys}")


if __name__ == "__main__":
    EmptyApp().run()
