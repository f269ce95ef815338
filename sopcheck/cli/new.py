"""``sopcheck new``: a content pack to start from, after six questions or none."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from sopcheck.cli.errors import DONE, Problem, shortened
from sopcheck.cli.help import Choice, Command
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import Catalogue
from sopcheck.locales.sentence import S

if TYPE_CHECKING:
    from sopcheck.pack.starter import Answers, Shipped

T = TypeVar("T")
LANGUAGES = ("id", "id,en", "en", "en,id")
ZONES = ("wib", "wita", "wit")
"""As in ``pack.starter``, which the help does not wait for; a test compares them."""


def command(say: Catalogue, summary: str) -> Command:
    """The command as click knows it."""
    return Command(
        "new",
        say,
        new,
        [
            click.Argument(["folder"], metavar=say("FOLDER")),
            click.Option(["--office"], metavar=say("NAME"), help=say("The name of the office.")),
            click.Option(["--unit"], metavar=say("NAME"), help=say("The unit that owns the first SOP.")),
            click.Option(["--sop"], metavar=say("TITLE"), help=say("The title of the first SOP.")),
            click.Option(
                ["--actors"], metavar=say("NAMES"), help=say("Who performs it, with commas between the names.")
            ),
            click.Option(
                ["--languages"],
                type=Choice(*LANGUAGES),
                help=say("The languages of the pack; comments are in the first one."),
            ),
            click.Option(["--zone"], type=Choice(*ZONES), help=say("The time zone of the office.")),
            click.Option(
                ["--title"], metavar=say("TITLE"), help=say("The title of the pack; as the office where not given.")
            ),
        ],
        summary=summary,
        about=say(
            "Six questions are asked at a terminal; what is given as an option is not asked, and elsewhere nothing is. "
            "FOLDER is made, with an example in it that passes every check and says what to change."
        ),
        example='sopcheck new kantor-kami --office "Kantor Kecamatan Sukolilo"',
    )


def new(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    folder: str,
    *,
    office: str | None,
    unit: str | None,
    sop: str | None,
    actors: str | None,
    languages: str | None,
    zone: str | None,
    title: str | None,
) -> int:
    """Ask what was not given, then write the pack whole or not at all."""
    from zoneinfo import ZoneInfo

    from sopcheck.pack.schema import json_schema
    from sopcheck.pack.starter import ZONES as ZONE_NAMES
    from sopcheck.pack.starter import starter_files
    from sopcheck.pack.starter_words import SCHEMA_FILE
    from sopcheck.reports.atomic_folder import refuse_folder, write_folder

    if not folder.strip():
        raise Problem(S("Name the folder to be made, as in: sopcheck new kantor-kami"))
    place = Path(folder)
    refuse_folder(place)  # before anybody answers questions for nothing
    given = {"office": office, "unit": unit, "sop": sop, "actors": actors, "languages": languages, "zone": zone}
    answers = _Questions(settings, given, title).answers()
    today = settings.now().astimezone(ZoneInfo(ZONE_NAMES[answers.zone])).date()
    files = starter_files(answers, _shipped(), today)
    schema = json.dumps(json_schema(), indent=2) + "\n"
    write_folder(place, {SCHEMA_FILE: schema, **files})
    say, sop_file = settings.say, next(iter(files))
    settings.streams.line(say("{folder} is a pack now, with an example: {file}.", folder=folder, file=sop_file))
    settings.streams.line(
        say("Change it in a text editor, and look for faults: {command}", command=_command("check", folder))
    )
    settings.streams.line(say("To see it on the screen: {command}", command=_command("--pack", folder)))
    return DONE


def _command(*words: str) -> str:
    return shlex.join(["sopcheck", *words])


def _shipped() -> Shipped:
    """What a new pack takes over from the one that comes with the program."""
    import tomli

    from sopcheck.pack.shipped import shipped_pack
    from sopcheck.pack.starter import Shipped

    root = shipped_pack()
    calendar, symbols, pack = (
        (root / name).read_text("utf-8") for name in ("calendar.toml", "symbols.toml", "pack.toml")
    )
    return Shipped(calendar, symbols, tomli.loads(pack)["reference"])


class _Questions:
    """The six questions: each is asked until its answer can stand in a pack, or was given."""

    def __init__(self, settings: Settings, given: dict[str, str | None], title: str | None) -> None:
        from sopcheck.pack.starter import usual_answers

        self.say = settings.say
        self.streams = settings.streams
        self.given = given
        self.title = title
        self.asking = settings.streams.is_terminal()
        self.usual = usual_answers((given["languages"] or settings.language)[:2])
        self.number = 0

    def answers(self) -> Answers:
        """All answers. Raises BadAnswer for one that was given and is none, Problem where the input ends."""
        from sopcheck.pack.starter import Answers, actors_in, good_text

        say, usual = self.say, self.usual
        title = good_text(self.title, say("The title of the pack")) if self.title is not None else ""
        self._introduce()
        return Answers(
            office=self._answer("office", say("Name of the office"), usual.office, good_text),
            unit=self._answer("unit", say("Unit that owns the first SOP"), usual.unit, good_text),
            sop=self._answer("sop", say("Title of the first SOP"), usual.sop, good_text),
            actors=self._answer(
                "actors", say("Who performs it, separated by commas"), ", ".join(usual.actors), actors_in
            ),
            languages=self._answer(
                "languages", say("Languages: id, en, or both as id,en"), usual.languages, _word(LANGUAGES)
            ),
            zone=self._answer("zone", say("Time zone: WIB, WITA or WIT"), usual.zone, _word(ZONES)).upper(),
            title=title,
        )

    def _introduce(self) -> None:
        if self.asking and None in self.given.values():
            self.streams.line(
                self.say("Enter alone takes what stands in brackets. Ctrl+C leaves; nothing is written then.")
            )

    def _answer(self, key: str, what: str, usual: str, read: Callable[[str, str], T]) -> T:
        from sopcheck.pack.starter import BadAnswer

        self.number += 1
        given = self.given[key]
        if given is not None:
            return read(given, f"--{key}")
        if not self.asking:
            return read(usual, what)
        prompt = f"{self.number}/{len(self.given)} {what} [{usual}]:"
        while True:
            typed = self.streams.ask(prompt)
            if typed is None:
                raise Problem(S("Not every question was answered, so nothing was written."))
            try:
                return read(typed if typed.strip() else usual, what)
            except BadAnswer as bad:
                self.streams.line(self.say.say(bad.sentence))


def _word(words: Sequence[str]) -> Callable[[str, str], str]:
    """A reader of one of a few words, however it is spaced and capitalised."""

    def read(text: str, what: str) -> str:
        from sopcheck.pack.starter import BadAnswer

        word = "".join(text.split()).casefold()
        if word in words:
            return word
        raise BadAnswer(
            S(
                '{what}: type one of {choices}, not "{value}".',
                what=what,
                choices=" · ".join(words),
                value=shortened(text),
            )
        )

    return read
