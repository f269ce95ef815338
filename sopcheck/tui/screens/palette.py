"""The command palette: the actions that apply now, searched by their words, in the language on the screen.

Not Textual's (8.2.8): that one gathers in a worker and fails when keys come faster than it fills or closes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sopcheck.tui.actions import Action
from sopcheck.tui.door import cut, line, styled
from sopcheck.tui.screens.base import AnyScreen, SopScreen, bindings_of
from sopcheck.tui.widgets.key_line import KeyLine
from sopcheck.tui.widgets.sheet import Line, Sheet

if TYPE_CHECKING:
    from sopcheck.tui.app import SopcheckApp

LONGEST_SEARCH = 100
AROUND = 8
"""Lines of the window that are not the list: frame, title, search line, footer."""
MOVES = {"up": -1, "down": 1, "ctrl+up": -1, "ctrl+down": 1}


class PaletteScreen(SopScreen[Action | None]):
    """A line to search in and the actions that are found; the chosen one, None on Esc."""

    NAME = "palette"
    BINDINGS = bindings_of("palette")

    def __init__(self) -> None:
        super().__init__(classes="modal")
        self._actions: dict[str, Action] = {}

    def prepare(self, screen: AnyScreen) -> None:
        """Offer what applies now on the screen below. Leaving stands last: Enter at once must not do it."""
        actions = [one for one in screen.available() if one.keys or one.screen == "everywhere"]
        actions = [one for one in actions if one.name != "palette"]
        actions.sort(key=lambda one: one.name in ("leave", "quit"))
        self._actions = {action.id: action for action in actions}

    def compose(self) -> ComposeResult:
        """Title, search line, what is found."""
        with Vertical(classes="sheet"):
            yield Static(id="title", markup=False)
            yield Input(id="search", max_length=LONGEST_SEARCH)
            yield Sheet(id="found")
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say("Every command that applies now. Type a part of its words, mark it with ↑ and ↓, press Enter.")

    def on_screen_resume(self) -> None:
        """A new search."""
        self.query_one("#search", Input).value = ""
        self.query_one(Sheet).marked = None
        super().on_screen_resume()

    def draw(self) -> None:
        """What is found, in the language of now."""
        say, width = self.say, min(self.size.width, 76) - 6
        self.show_line("#title", styled(say("Search for a command"), "bold"))
        rows: list[Line] = []
        for action in self._found():
            keys = say(action.key_shown)
            rows.append(Line(line((f" {keys:<10} ", "bold $accent"), (say(action.label), "bold")), action.id))
            rows.append(Line(line(("   " + cut(say(action.help), width - 3), "$quiet")), action.id))
        if not rows:
            rows.append(Line(Content(say("No command holds what is typed."))))
        sheet = self.query_one(Sheet)
        sheet.styles.height = max(2, min(2 * len(self._actions), self.size.height - AROUND))
        sheet.list_rows(rows)

    def _found(self) -> list[Action]:
        """What holds the search in its words, labels before help sentences. A casefolded substring, never a pattern."""
        wanted = self.query_one("#search", Input).value.strip().casefold()
        by_label = [one for one in self._actions.values() if wanted in self.say(one.label).casefold()]
        by_help = [one for one in self._actions.values() if wanted in self.say(one.help).casefold()]
        return list(dict.fromkeys([*by_label, *by_help]))

    def focus_main(self) -> None:
        """The line; the arrows move the mark all the same."""
        self.query_one("#search", Input).focus()

    def on_key(self, event: events.Key) -> None:
        """The arrows and pages that a line of text has no use for."""
        sheet = self.query_one(Sheet)
        if event.key in MOVES:
            sheet.action_move(MOVES[event.key])
        elif event.key in ("pageup", "pagedown"):
            sheet.action_end_of(0 if event.key == "pageup" else -1)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing; the mark starts at the best."""
        event.stop()
        self.query_one(Sheet).marked = None
        self.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the marked command."""
        event.stop()
        self._choose(self.query_one(Sheet).marked)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """A click."""
        event.stop()
        self._choose(event.chosen)

    def _choose(self, chosen: str | None) -> None:
        if chosen is not None and chosen in self._actions:
            self.dismiss(self._actions[chosen])

    def do_pick(self) -> None:
        """A click on the key in the footer: as Enter."""
        self._choose(self.query_one(Sheet).marked)

    def do_leave(self) -> None:
        """Back, with nothing."""
        self.dismiss(None)


def show_palette(app: SopcheckApp, screen: AnyScreen) -> None:
    """Offer the commands of a screen over it and run the chosen one there; nothing where they are shown already."""
    palette = cast(PaletteScreen, app.get_screen("palette"))
    if palette in app.screen_stack:
        return

    def run(action: Action | None) -> None:
        if action is not None:
            screen.run_action_by_id(action)

    palette.prepare(screen)
    app.push_screen(palette, run)
