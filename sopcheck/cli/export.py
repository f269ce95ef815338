"""``sopcheck export``: records as tables for spreadsheets and programs."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopcheck.cli.errors import DONE, Problem
from sopcheck.cli.help import Choice, Command
from sopcheck.cli.opening import open_store, pack_folder, store_file
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import Catalogue
from sopcheck.locales.sentence import S

if TYPE_CHECKING:
    from sopcheck.records.store import Store
    from sopcheck.reports.table import Row, Table

WHAT = ("scores", "answers", "runs", "acts")
FORMATS = ("csv", "xlsx", "json")
STANDARD_OUTPUT = "-"
DELIMITERS = {",": ",", ";": ";", "tab": "\t"}


def command(say: Catalogue, summary: str) -> Command:
    """The command as click knows it."""
    return Command(
        "export",
        say,
        export,
        [
            click.Argument(["what"], type=Choice(*WHAT), metavar="|".join(WHAT)),
            click.Option(
                ["--format", "form"],
                type=Choice(*FORMATS),
                help=say("Where nothing is said: as the file is called, else csv."),
            ),
            click.Option(
                ["--output"],
                default=STANDARD_OUTPUT,
                metavar=say("FILE"),
                help=say("The file to write; - or nothing is the standard output."),
            ),
            click.Option(
                ["--delimiter"],
                type=Choice(*DELIMITERS),
                help=say(
                    "Between the cells of a csv file; with ; numbers have a decimal comma, as Indonesian Excel wants."
                ),
            ),
            click.Option(["--bom"], is_flag=True, help=say("Begin a csv file with a mark by which Excel knows UTF-8.")),
            click.Option(["--force"], is_flag=True, help=say("Replace the file where it is already there.")),
        ],
        summary=summary,
        about=say(
            "Of quizzes, scores has one row a quiz and answers one a question. "
            "Of cases, runs has one row a case and acts one an act."
        ),
        example="sopcheck export scores --output nilai.xlsx\n"
        'sopcheck export answers --output jawaban.csv --delimiter ";" --bom',
    )


def export(  # noqa: PLR0913 - one parameter an option
    settings: Settings, what: str, *, form: str | None, output: str, delimiter: str | None, bom: bool, force: bool
) -> int:
    """Write one table. A file is written whole or not at all, and an existing one only replaced with ``force``."""
    shape = form or _form_of(output)
    if shape != "csv" and (delimiter is not None or bom):
        raise Problem(S("--delimiter and --bom are for csv; leave them out with {format}.", format=shape))
    if output.endswith(("/", os.sep)):  # a path would lose the mark that says so
        raise Problem(S("{file} names a folder. Name a file in it.", file=output))
    if settings.store and not store_file(settings).exists():
        raise Problem(S("There are no records in {file} yet: there is no such file.", file=str(store_file(settings))))
    with open_store(settings) as store:
        table = _table(store, what, settings.language, _zone(settings))
        if output == STANDARD_OUTPUT:
            _write_to_standard_output(settings, table, shape, delimiter, bom)
            return DONE
        counted = _Counted(table.rows)
        from sopcheck.reports.writing import write

        write(
            replace(table, rows=iter(counted)),
            shape,
            Path(output),
            say=settings.say.say,
            delimiter=DELIMITERS[delimiter or ","],
            bom=bom,
            force=force,
            spare=store.files,
        )
        settings.streams.line(
            settings.say.count("{count} row in {file}.", "{count} rows in {file}.", counted.rows, file=output)
        )
    return DONE


class _Counted:
    """The rows of a table, counted while they pass."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._source = rows
        self.rows = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._source:
            self.rows += 1
            yield row


def _form_of(output: str) -> str:
    suffix = Path(output).suffix.lower().removeprefix(".")
    return suffix if suffix in FORMATS else "csv"


def _zone(settings: Settings) -> str:
    """The zone of the pack's calendar. A pack that cannot be read is no reason to keep the records back."""
    from sopcheck.pack.model import OFFICE_ZONE
    from sopcheck.pack.reading import load_pack

    pack = load_pack(pack_folder(settings)).pack
    return OFFICE_ZONE if pack is None else pack.zone


def _table(store: Store, what: str, language: str, zone: str) -> Table:
    from sopcheck.reports.tables import TABLES

    return TABLES[what](store, language=language, zone=zone)


def _write_to_standard_output(settings: Settings, table: Table, shape: str, delimiter: str | None, bom: bool) -> None:
    from sopcheck.reports.writing import write

    streams, say = settings.streams, settings.say.say
    if not streams.shows():
        write(table, shape, streams.bytes(), say=say, delimiter=DELIMITERS[delimiter or ","], bom=bom)
    elif shape == "xlsx":
        raise Problem(S("A workbook cannot be shown on a terminal; name a file with --output."))
    else:
        # Exact bytes are for files and pipes: a terminal would obey what is in people's texts.
        seen = io.BytesIO()
        write(table, shape, seen, say=say, delimiter=DELIMITERS[delimiter or ","])
        streams.text(seen.getvalue().decode("utf-8").replace("\r\n", "\n").removesuffix("\n"))
