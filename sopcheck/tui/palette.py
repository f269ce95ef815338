"""The command palette: the actions that apply now, by their words, in the language on the screen."""

from __future__ import annotations

from functools import partial
from typing import cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from sopcheck.tui.actions import Action
from sopcheck.tui.screens.base import AnyScreen, SopScreen


class ActionProvider(Provider):
    """Searches labels and help sentences of the action table. A casefolded substring, never a pattern."""

    def _actions(self) -> list[tuple[Action, str, str]]:
        if not isinstance(self.screen, SopScreen):
            return []
        say = self.screen.say
        return [
            (action, say(action.label), say(action.help))
            for action in self.screen.available()
            if action.name != "palette" and (action.keys or action.screen == "everywhere")
        ]

    def _shown(self, action: Action, label: str) -> Content:
        if not action.keys or not isinstance(self.screen, SopScreen):
            return Content(label)
        return Content.assemble(label, ("  " + self.screen.say(action.key_shown), "dim"))

    def _run(self, action: Action) -> None:
        cast(AnyScreen, self.screen).run_action_by_id(action)

    async def discover(self) -> Hits:
        """Everything, in the order of the footer."""
        for action, label, sentence in self._actions():
            yield DiscoveryHit(self._shown(action, label), partial(self._run, action), text=label, help=sentence)

    async def search(self, query: str) -> Hits:
        """What holds the query, labels before help sentences."""
        wanted = query.strip().casefold()
        for action, label, sentence in self._actions():
            score = 1.0 if wanted in label.casefold() else 0.5 if wanted in sentence.casefold() else 0.0
            if score:
                yield Hit(score, self._shown(action, label), partial(self._run, action), text=label, help=sentence)
