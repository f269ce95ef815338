"""What every command is given: language, pack, store, person, clock, streams and the way into the app."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sopcheck.cli.streams import Streams
from sopcheck.locales.catalogue import Catalogue

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    StartApp = Callable[[Path, Path, str, str | None], int]


class Settings:
    """The words of the command line and the environment, not yet looked at: a command opens only what it needs.

    ``now`` gives the present moment, aware and in UTC. A plain class, for the sake of ``--help``: a dataclass is slow
    to make.
    """

    __slots__ = ("now", "pack", "person", "say", "start_app", "store", "streams")

    def __init__(  # noqa: PLR0913 - what the command line and the process give
        self,
        say: Catalogue,
        streams: Streams,
        start_app: StartApp,
        now: Callable[[], datetime],
        *,
        pack: str | None = None,
        store: str | None = None,
        person: str | None = None,
    ) -> None:
        self.say = say
        self.streams = streams
        self.start_app = start_app
        self.now = now
        self.pack = pack
        self.store = store
        self.person = person

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self.say.language

    def overridden(self, *, pack: str | None, store: str | None, person: str | None) -> Settings:
        """The same with what was given said anew."""
        return Settings(
            self.say,
            self.streams,
            self.start_app,
            self.now,
            pack=pack or self.pack,
            store=store or self.store,
            person=person or self.person,
        )
