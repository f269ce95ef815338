"""Opening what a command works with: the pack, its SOPs, the store, the person."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sopcheck.cli.errors import Problem, nearest, shortened
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import LANGUAGES
from sopcheck.locales.dates import clock, day
from sopcheck.locales.sentence import SN, S

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from sopcheck.pack.model import Pack
    from sopcheck.records.sqlite import SqliteStore
    from sopcheck.records.store import Person, Store


def pack_folder(settings: Settings) -> Path:
    """The folder of the pack: the one that was named, else the shipped one."""
    from sopcheck.pack.shipped import shipped_pack

    return Path(settings.pack) if settings.pack else shipped_pack()


def store_file(settings: Settings) -> Path:
    """The file of the store: the one that was named, else the one in the user's data folder. Raises StoreRefused."""
    from sopcheck.records.place import default_store_path

    return default_store_path({"SOPCHECK_STORE": settings.store} if settings.store else os.environ)


def open_pack(settings: Settings) -> Pack:
    """The pack, without an error in it. Raises Problem that names the command which shows the errors."""
    from sopcheck.pack.reading import load_pack

    folder = pack_folder(settings)
    reading = load_pack(folder)
    if reading.pack is None:
        errors = sum(diagnostic.severity == "error" for diagnostic in reading.diagnostics)
        raise Problem(
            SN(
                "The pack {folder} has {count} error; to see it: sopcheck check {argument}",
                "The pack {folder} has {count} errors; to see them: sopcheck check {argument}",
                errors,
                folder=str(folder),
                argument=shlex.quote(str(folder)),
            )
        )
    return reading.pack


def sop_id(pack: Pack, word: str, *, also: Sequence[str] = ()) -> str:
    """The id of the SOP that a word on the command line means. Raises Problem with the nearest id, or all of them."""
    known = [*pack.sops, *also]
    word = word.strip()
    if word.casefold() in known:
        return word.casefold()
    typed, meant = shortened(word), nearest(word, known)
    if meant is not None:
        raise Problem(S('There is no SOP "{sop}" in this pack; did you mean {meant}?', sop=typed, meant=meant))
    raise Problem(S('There is no SOP "{sop}" in this pack; it has {known}.', sop=typed, known=", ".join(known)))


def open_store(settings: Settings) -> SqliteStore:
    """The store, opened. Raises StoreRefused."""
    from sopcheck.records.sqlite import open_store as opened

    return opened(store_file(settings), now=settings.now, random_bytes=os.urandom)


def kept_text(text: str, what: str, most: int) -> str:
    """What a person typed, trimmed and otherwise as it is. Raises Problem where it is blank or too long."""
    from sopcheck.pack.characters import NotWritable, typed

    try:
        return typed(text, most)
    except NotWritable as error:
        if error.args[0] == "blank":
            raise Problem(S("{what} is empty; write at least one letter or digit.", what=what)) from None
        raise Problem(S("{what} is longer than {most} characters; shorten it.", what=what, most=most)) from None


class Desk:
    """What a talk works with: the settings, a pack without errors, the open store, and who is here."""

    __slots__ = ("pack", "person", "settings", "store")

    def __init__(self, settings: Settings, pack: Pack, store: SqliteStore, person: Person) -> None:
        self.settings = settings
        self.pack = pack
        self.store = store
        self.person = person

    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.pack.zone)

    def moment(self, moment: datetime) -> str:
        """A moment on the office's clock: 'Kam 3 Des 2026 09.40'."""
        local = moment.astimezone(self.zone())
        language = self.settings.language
        return f"{day(local.date(), language)} {clock(local, language)}"


def named_person(settings: Settings) -> str | None:
    """The name given with ``--person``, None where none was. Raises Problem for one that is blank or too long."""
    from sopcheck.records.store import LONGEST_NAME

    return kept_text(settings.person, settings.say("The name"), LONGEST_NAME) if settings.person else None


def who(settings: Settings, store: Store) -> Person | None:
    """Who is working: who was named, else who recorded last, else who answers the question; None at end of input."""
    from sopcheck.records.store import LONGEST_NAME

    named = named_person(settings)
    if named is not None:
        return store.person_named(named)
    last = store.last_person()
    if last is not None:
        return last
    while True:
        answer = settings.streams.ask(settings.say("Your name:"))
        if answer is None:
            return None
        try:
            return store.person_named(kept_text(answer, settings.say("The name"), LONGEST_NAME))
        except Problem as problem:
            settings.streams.line(settings.say.say(problem.sentence))


def command_again(settings: Settings, *words: str) -> str:
    """The command line that does the same once more, to be copied: with the pack, store, language and person that
    were named on the command line. What the environment says it will say again."""
    language = None if settings.language == LANGUAGES[0] else settings.language
    named = (("pack", settings.pack), ("store", settings.store), ("lang", language), ("person", settings.person))
    options = [
        part
        for option, value in named
        if value and value != os.environ.get(f"SOPCHECK_{option.upper()}")
        for part in (f"--{option}", value)
    ]
    return shlex.join(["sopcheck", *words, "--plain", *options])


def say_notice(settings: Settings, pack: Pack) -> None:
    """What a reader must know about the pack, before anything of it is asked or done."""
    if pack.notice is not None:
        settings.streams.text(pack.notice.said(settings.language))
