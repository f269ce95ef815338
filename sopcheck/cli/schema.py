"""``sopcheck schema``: the JSON Schema of a pack's files, for editors."""

from __future__ import annotations

import json

from sopcheck.cli.errors import DONE
from sopcheck.cli.help import Command
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import Catalogue


def command(say: Catalogue, summary: str) -> Command:
    """The command as click knows it."""
    return Command(
        "schema",
        say,
        schema,
        [],
        summary=summary,
        about=say("An editor that knows it completes keys and marks slips while a pack is written."),
        example="sopcheck schema > sopcheck.schema.json",
    )


def schema(settings: Settings) -> int:
    """Print it."""
    from sopcheck.pack.schema import json_schema

    settings.streams.own_text(json.dumps(json_schema(), indent=2))
    return DONE
