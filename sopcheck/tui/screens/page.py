"""A page of text to read and scroll: help, the legend of symbols, what was done in a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sopcheck.tui.actions import ACTIONS, EVERYWHERE
from sopcheck.tui.door import hanging, lines, styled
from sopcheck.tui.screens.base import AnyScreen, SopScreen, bindings_of
from sopcheck.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from sopcheck.tui.app import SopcheckApp


class PageScreen(SopScreen[None]):
    """A title and text, made anew in the language of the moment."""

    NAME = "page"
    BINDINGS = bindings_of("page")

    def __init__(self) -> None:
        super().__init__()
        self._title: Callable[[], str] = str
        self._body: Callable[[], Content] = lambda: Content("")

    def prepare(self, title: Callable[[], str], body: Callable[[], Content]) -> None:
        """What the page says."""
        self._title, self._body = title, body

    def compose(self) -> ComposeResult:
        """Heading, text, keys."""
        yield Static(id="heading", classes="heading", markup=False)
        with VerticalScroll(id="scroll", classes="scroll"):
            yield Static(id="body", markup=False)
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say("A page to read. The arrows and Page Up and Page Down move the text.")

    def on_screen_resume(self) -> None:
        """A new page begins at its top."""
        super().on_screen_resume()
        self.query_one("#scroll").scroll_home(animate=False)

    def draw(self) -> None:
        """The page in the language of now."""
        self.show_line("#heading", styled(" " + self._title(), "bold"))
        self.show_line("#body", self._body())

    def focus_main(self) -> None:
        """The text, so that the arrows move it."""
        self.query_one("#scroll").focus()

    def do_leave(self) -> None:
        """Back to the screen before."""
        self.dismiss(None)


def show_page(app: SopcheckApp, title: Callable[[], str], body: Callable[[], Content]) -> None:
    """Show a page over the screen; nothing where a page is shown already."""
    page = cast(PageScreen, app.get_screen("page"))
    if page in app.screen_stack:
        return
    page.prepare(title, body)
    app.push_screen(page)


def show_help(app: SopcheckApp, screen: AnyScreen) -> None:
    """Explain a screen: what it is for, its keys, the keys that are everywhere."""

    def body() -> Content:
        say = app.say
        width = screen.size.width - 4
        rows = [*hanging(Content(""), screen.help_topic(), width), Content("")]
        for group, heading in ((screen.NAME, say("Keys of this screen")), (EVERYWHERE, say("Keys everywhere"))):
            of_group = [action for action in ACTIONS if action.screen == group]
            if not of_group:
                continue
            rows.append(styled(heading, "bold"))
            for action in of_group:
                keys = say("(command only)") if not action.keys and not action.shown else say(action.key_shown)
                head = styled(f"  {keys:<14} ", "$accent")
                rows += hanging(head, f"{say(action.label)}: {say(action.help)}", width)
            rows.append(Content(""))
        rest = [say("Every key of an answer is a letter or a digit; the mouse works everywhere and is never needed.")]
        if app.has_desk:
            rest.append(say("Records are kept in {place}.", place=str(app.desk.store_place)))
            rest.append(app.desk.text(app.desk.pack.notice))
        for text in rest:
            rows += [*hanging(Content(""), text, width), Content("")]
        return lines(rows)

    show_page(app, lambda: app.say("Help"), body)
