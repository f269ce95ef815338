"""``sopcheck schema``: the JSON Schema of a pack's files, for editors."""

from __future__ import annotations

import json

import click

from sopcheck.cli.errors import DONE
from sopcheck.cli.help import Choice, Command
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import Catalogue

FILES = ("pack", "calendar", "symbols", "sop")
"""As in ``pack.schema``, which the help does not wait for; a test compares them."""


def command(say: Catalogue, summary: str) -> Command:
    """The command as click knows it."""
    return Command(
        "schema",
        say,
        schema,
        [
            click.Option(
                ["--file", "kind"],
                type=Choice(*FILES),
                help=say("Of one kind of file only; without it, one schema that serves all four."),
            )
        ],
        summary=summary,
        about=say("An editor that knows it completes keys and marks slips while a pack is written."),
        example="sopcheck schema > sopcheck.schema.json",
    )


def schema(settings: Settings, kind: str | None) -> int:
    """Print it."""
    from sopcheck.pack.schema import json_schema

    settings.streams.own_text(json.dumps(json_schema(kind), indent=2))
    return DONE
