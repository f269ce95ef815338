"""All commands by name, with the one line that the help shows of each."""

from __future__ import annotations

from importlib import import_module

import click

from sopcheck import __version__
from sopcheck.cli.help import Command, Group
from sopcheck.cli.settings import Settings
from sopcheck.cli.start import start
from sopcheck.locales.catalogue import Catalogue
from sopcheck.locales.sentence import N_

COMMANDS = {
    "check": N_("Look for faults in content packs."),
    "convert": N_("Turn the table of an SOP into a pack."),
    "export": N_("Write records as csv, xlsx or json."),
    "new": N_("Write a content pack to start from."),
    "quiz": N_("Practise with questions, line by line."),
    "run": N_("Carry out an SOP for a real case, line by line."),
    "schema": N_("Print the JSON Schema of a content pack."),
}


def make(name: str, say: Catalogue) -> Command:
    """The command of this name, which must be known. Its module, called like it, is imported only now."""
    made: Command = import_module(f"sopcheck.cli.{name}").command(say, say(COMMANDS[name]))
    return made


def program(say: Catalogue) -> Group:
    """The whole command line in one language."""
    return Group(
        "sopcheck",
        say,
        COMMANDS,
        make,
        start,
        params=[_version_option(say)],
        help=say(
            "An office's written procedures: read them, learn them, carry them out. Without a command the app opens."
        ),
        epilog="sopcheck\nsopcheck --lang en --pack content/kpu-jatim",
    )


def _version_option(say: Catalogue) -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            settings: Settings = ctx.obj
            settings.streams.line(f"sopcheck {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=say("Show the version and leave."),
    )
