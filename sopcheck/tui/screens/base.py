"""What all screens share: actions from the one table, a footer, another language, a window that is too small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from sopcheck.tui.actions import Action, actions_of
from sopcheck.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from sopcheck.locales.catalogue import Catalogue
    from sopcheck.tui.app import SopcheckApp
    from sopcheck.tui.desk import Desk
    from sopcheck.tui.ways import Ways

Answer = TypeVar("Answer")

LEAST_WIDTH, LEAST_HEIGHT = 40, 10
"""Below this a screen says so, calmly, instead of showing fragments."""


def bindings_of(screen: str) -> list[BindingType]:
    """Key bindings of one screen, out of the action table. Their ids can be remapped in a keymap."""
    return [
        Binding(",".join(action.keys), f"do('{action.name}')", action.label, id=action.id, show=False)
        for action in actions_of(screen)
        if action.keys and action.screen == screen
    ]


class SopScreen(Screen[Answer]):
    """A screen whose actions stand in the table under ``NAME``.

    A subclass has a method ``do_<name>`` for each of its actions, ``draw`` to show its state, and ``applies`` where an
    action does not always apply.
    """

    NAME = ""
    AUTO_FOCUS = ""  # each screen says itself where its keys work

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._shown: dict[str, Content] = {}

    @property
    def sopcheck(self) -> SopcheckApp:
        """The app, by its own type."""
        return cast("SopcheckApp", self.app)

    @property
    def desk(self) -> Desk:
        """What the screens work with."""
        return self.sopcheck.desk

    @property
    def ways(self) -> Ways:
        """The ways to other screens."""
        return self.sopcheck.ways

    @property
    def say(self) -> Catalogue:
        """The catalogue of the language on the screen."""
        return self.sopcheck.say

    def draw(self) -> None:
        """Show the state as it is now, in the language of now. Called on every change of either and of the size."""

    def applies(self, name: str) -> bool:
        """Whether an action of this screen can be done now."""
        return True

    def help_topic(self) -> str:
        """One or two sentences on what the screen is for, in the language on the screen."""
        return ""

    def focus_main(self) -> None:
        """Put the focus where the keys of this screen work."""

    # -- the machinery -------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual asks this before it runs a bound action."""
        if action == "do" and parameters:
            return self.applies(str(parameters[0]))
        return super().check_action(action, parameters)

    def action_do(self, name: str) -> None:
        """Run an action of this screen by its name, unless another screen has come above it meanwhile."""
        if self.is_active and self.applies(name):
            getattr(self, "do_" + name.replace("-", "_"))()
            self.draw_keys()

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close this screen, once: for a key that was still waiting, Textual (8.2.8) would close the one below it."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def run_action_by_id(self, action: Action) -> None:
        """Run any action of the table that belongs here: from the palette, the footer, or the help."""
        if action.screen == self.NAME:
            self.action_do(action.name)
        else:
            self.sopcheck.action_everywhere(action.name)

    def available(self) -> list[Action]:
        """The actions that apply now, in the order of the footer; those outside it last."""
        found = [a for a in actions_of(self.NAME) if a.screen != self.NAME or self.applies(a.name)]
        return sorted(found, key=lambda action: 1000 if action.footer is None else action.footer)

    def redraw(self) -> None:
        """Show everything again."""
        if self.is_mounted:
            self.draw()
            self.draw_keys()

    def draw_keys(self) -> None:
        """Show the keys that apply now."""
        for line in self.query(KeyLine):
            line.show(
                [
                    (
                        action.id,
                        self.key_of(action),
                        self.say(self.label_of(action)),
                    )
                    for action in self.available()
                    if action.footer is not None and self.listed(action)
                ]
            )

    def key_of(self, action: Action) -> str:
        """The key as the footer prints it. In a line that is typed in, ``?`` is a letter like any other."""
        typing = self.focused is not None and self.focused.check_consume_key("question_mark", "?")
        return "F1" if typing and action.id == "everywhere.help" else self.say(action.key_shown)

    def label_of(self, action: Action) -> str:
        """The word for an action in the footer, where the screen has a better one than the table."""
        return action.label

    def listed(self, action: Action) -> bool:
        """Whether the footer shows this action; a screen may leave out what has another place."""
        return True

    def on_mount(self) -> None:
        """Add the sentence for tiny windows, then show the state."""
        self.mount(Static(id="too-small", markup=False))
        self._fit()
        self.redraw()
        self.focus_main()

    def on_screen_resume(self) -> None:
        """Coming back: the state may have changed meanwhile."""
        if self.is_mounted:
            self.redraw()
            self.focus_main()

    def on_descendant_focus(self) -> None:
        """Another part has the focus: other keys."""
        self.draw_keys()

    def on_resize(self, _event: events.Resize) -> None:
        """Another size: other columns, and perhaps none at all."""
        self._fit()
        self.call_after_refresh(self.redraw)

    def _fit(self) -> None:
        small = self.size.width < LEAST_WIDTH or self.size.height < LEAST_HEIGHT
        self.set_class(small, "-too-small")
        self.set_class(self.size.width >= 110, "-wide")
        self.set_class(self.size.height >= 32, "-tall")
        for note in self.query("#too-small"):
            cast(Static, note).update(
                Content(
                    self.say(
                        "The window is too small: at least {width} by {height}.", width=LEAST_WIDTH, height=LEAST_HEIGHT
                    )
                )
            )

    def on_key_line_chosen(self, message: KeyLine.Chosen) -> None:
        """A click in the footer."""
        from sopcheck.tui.actions import BY_ID

        self.run_action_by_id(BY_ID[message.action])

    def show_line(self, selector: str, content: Content) -> None:
        """Update one Static of this screen, where it says something else: an update lays out the screen."""
        shown = self._shown.get(selector)
        if shown is None or not shown.is_same(content):
            self._shown[selector] = content
            self.query_one(selector, Static).update(content)

    def complain(self, text: str) -> None:
        """Say what could not be done: a note that stays for a while. ``text`` may hold foreign text."""
        from sopcheck.pack.characters import visible

        self.notify(visible(text), severity="warning", timeout=8, markup=False)


AnyScreen = SopScreen[Any]
