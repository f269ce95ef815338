"""The app: it wires screens, language, theme, signals and the end of the program. No rules."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from sopcheck.locales.catalogue import LANGUAGES, Catalogue, catalogue
from sopcheck.pack.diagnostics import Diagnostic
from sopcheck.tui.actions import EVERYWHERE, actions_of
from sopcheck.tui.desk import Desk
from sopcheck.tui.screens.base import SopScreen

if TYPE_CHECKING:
    from sopcheck.tui.ways import Ways

OUR_BUG = 70
DARK = Theme(
    name="sopcheck-dark",
    primary="#5b9bd5",
    accent="#e0b050",
    secondary="#8fa7bf",
    warning="#e0b050",
    error="#e06c60",
    success="#74b87a",
    foreground="#d8dce2",
    background="#15181d",
    surface="#1b1f26",
    panel="#232934",
    dark=True,
    variables={"quiet": "#8d97a5"},
)
LIGHT = Theme(
    name="sopcheck-light",
    primary="#1f5f9e",
    accent="#8a5a00",
    secondary="#48607a",
    warning="#8a5a00",
    error="#a8281c",
    success="#1f6b2c",
    foreground="#1a1d21",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e7e4dc",
    dark=False,
    variables={"quiet": "#5c6470"},
)


def _screens() -> dict[str, Callable[[], Screen[Any]]]:
    """Screens by name. Each module is imported when its screen is first shown: the first screen comes sooner."""

    def of(module: str, name: str) -> Callable[[], Screen[Any]]:
        def make() -> Screen[Any]:
            from importlib import import_module

            made: Screen[Any] = getattr(import_module(f"sopcheck.tui.screens.{module}"), name)()
            return made

        return make

    return {
        "home": of("home", "HomeScreen"),
        "reader": of("reader", "ReaderScreen"),
        "quiz": of("quiz", "QuizScreen"),
        "result": of("result", "ResultScreen"),
        "checklist": of("checklist", "ChecklistScreen"),
        "page": of("page", "PageScreen"),
        "diagnostics": of("diagnostics", "DiagnosticsScreen"),
        "person": of("person", "PersonScreen"),
        "ask": of("ask", "AskScreen"),
        "choose": of("choose", "ChooseScreen"),
        "card": of("card", "CardScreen"),
        "palette": of("palette", "PaletteScreen"),
    }


def _collect_again() -> None:
    """Turn the collector on again (see ``__main__``). What the start made stays for good: it is set aside, so that no
    collection between a key and its feedback walks through it."""
    gc.freeze()
    gc.enable()


class SopcheckApp(App[int]):
    """The terminal app on one pack and one store.

    ``desk`` is None in effect (never read) where the pack has faults: then only the diagnostics are shown.
    """

    CSS_PATH = "styles/app.tcss"
    TITLE = "sopcheck"
    ENABLE_COMMAND_PALETTE = False  # ours, with the actions that apply now, is on the same key
    SCREENS = _screens()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(action.keys), f"everywhere('{action.name}')", action.label, id=action.id, show=False)
        for action in actions_of(EVERYWHERE)
        if action.keys
    ]

    def __init__(
        self,
        desk: Desk | None,
        *,
        language: str,
        diagnostics: tuple[Diagnostic, ...] = (),
        pack_place: Path | None = None,
        reread: Callable[[], Desk | tuple[Diagnostic, ...]] | None = None,
    ) -> None:
        # NO_COLOR with a theme in RGB would be black on black: let the terminal's own colours stand.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self._desk = desk
        self._language = language
        self.diagnostics = diagnostics
        self.pack_place = pack_place
        self._reread = reread
        self.crash: Exception | None = None
        self.crash_log: Path | None = None
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # As it would stand after assigning it, without reading all styles a second time before the first picture.
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "none"  # over SSH every redraw is paid for

    # -- what screens ask for ------------------------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        """The working state."""
        if self._desk is None:
            raise RuntimeError("a pack with faults has no desk")
        return self._desk

    @cached_property
    def ways(self) -> Ways:
        """The ways from one screen to another; what they lead to is only imported when one is taken."""
        from sopcheck.tui.ways import Ways

        return Ways(self)

    @property
    def has_desk(self) -> bool:
        """False while the pack has faults."""
        return self._desk is not None

    @property
    def language(self) -> str:
        """The language on the screen."""
        return self._desk.language if self._desk is not None else self._language

    @property
    def say(self) -> Catalogue:
        """The catalogue of the language on the screen."""
        return catalogue(self.language)

    def read_pack_again(self) -> bool:
        """Read the pack anew after the author mended it; True when it is good now."""
        if self._reread is None:
            return False
        result = self._reread()
        if isinstance(result, tuple):
            self.diagnostics = result
            return False
        result.language = self._language
        self._desk, self.diagnostics = result, ()
        return True

    # -- the app's life ------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Listen to the signals that end a session; ask for a name where nobody is known."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", None)):
            if number is not None:
                try:
                    loop.add_signal_handler(number, partial(self.exit, None, 128 + number))
                except NotImplementedError:  # Windows: its loop has no signal handlers
                    break
        self.call_after_refresh(_collect_again)
        if self.has_desk and self.desk.person is None:
            self.push_screen("person")

    def get_default_screen(self) -> Screen[Any]:
        """Home, or what is wrong in the pack: the first screen is drawn at once, not on top of an empty one."""
        return self.get_screen("home" if self.has_desk else "diagnostics")

    def pack_was_mended(self) -> None:
        """From the faults to home, which covers them for good; a name is asked for where nobody is known."""
        self.push_screen("home")
        if self.desk.person is None:
            self.push_screen("person")

    def _handle_exception(self, error: Exception) -> None:
        """End calmly: Textual (8.2.8) would print local variables, which are people's records, and exit with 0."""
        if self.crash is None:
            self.crash = error
            from sopcheck.tui.crash import write_crash_log

            self.crash_log = write_crash_log(error)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.exit(return_code=OUR_BUG)

    # -- actions that are everywhere -----------------------------------------------------------------------------

    def action_everywhere(self, name: str) -> None:
        """Run one of the actions that belong to no screen."""
        getattr(self, "do_" + name)()

    def do_help(self) -> None:
        """Explain the screen that is shown."""
        from sopcheck.tui.screens.page import show_help

        if isinstance(self.screen, SopScreen):
            show_help(self, self.screen)

    def do_palette(self) -> None:
        """Every command that applies now."""
        from sopcheck.tui.screens.palette import show_palette

        if isinstance(self.screen, SopScreen):
            show_palette(self, self.screen)

    def do_language(self) -> None:
        """The other language, on every screen that is there."""
        if self._desk is not None:
            self._desk.switch_language()
        else:
            self._language = LANGUAGES[(LANGUAGES.index(self._language) + 1) % len(LANGUAGES)]
        for screen in self.screen_stack:
            if isinstance(screen, SopScreen):
                screen.redraw()

    def do_theme(self) -> None:
        """The other theme."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def do_quit(self) -> None:
        """Leave. Nothing needs saving: everything shown as done is kept already."""
        self.exit(0)

    def action_help_quit(self) -> None:
        """Ctrl+C copies in a line of text; elsewhere it ends nothing by accident, and says what does."""
        if isinstance(self.screen, SopScreen):
            self.screen.complain(self.say("Ctrl+Q leaves sopcheck; everything is kept."))

    async def action_quit(self) -> None:
        """Textual's own way out, on Ctrl+Q."""
        self.do_quit()
