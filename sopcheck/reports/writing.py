"""Writing a table as CSV, XLSX or JSON, into a file or a stream."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from typing import IO

from sopcheck.locales.sentence import S, Sentence
from sopcheck.reports.as_csv import DELIMITERS, write_csv
from sopcheck.reports.as_json import write_json
from sopcheck.reports.as_xlsx import write_xlsx
from sopcheck.reports.atomic import whole_file
from sopcheck.reports.table import ReportRefused, Table

FORMATS = ("csv", "xlsx", "json")


def write(  # noqa: PLR0913 (each is an option of the command)
    table: Table,
    shape: str,
    target: Path | IO[bytes],
    *,
    say: Callable[[Sentence], str],
    delimiter: str = ",",
    bom: bool = False,
    force: bool = False,
    spare: Collection[Path] = (),
) -> None:
    """Write ``table`` in the format ``shape`` ('csv', 'xlsx', 'json') to a file or a binary stream.

    ``say`` says headings and words in the reader's language (``catalogue.say``). ``delimiter`` and ``bom`` are for CSV
    only. A file is written whole or not at all, for its owner alone, and replaced only with ``force``; no database is
    replaced, and nothing in ``spare``: the files of the store that is open. A stream is left open.
    Raises ReportRefused; what the table's rows raise (StoreRefused) passes through, and no file is left then.
    """
    if shape not in FORMATS:
        raise ReportRefused(S("There is no format {format}. Choose csv, xlsx or json.", format=shape))
    if delimiter not in DELIMITERS:
        raise ReportRefused(S("The delimiter must be a comma, a semicolon or a tab."))

    def into(stream: IO[bytes]) -> None:
        if shape == "csv":
            write_csv(table, stream, say, delimiter=delimiter, bom=bom)
        elif shape == "json":
            write_json(table, stream)
        else:
            write_xlsx(table, stream, say)

    if isinstance(target, Path):
        with whole_file(target, force=force, spare=spare) as stream:
            into(stream)
    elif shape == "xlsx":  # a workbook needs a file that it can go back in
        with tempfile.TemporaryFile() as book:
            into(book)
            book.seek(0)
            shutil.copyfileobj(book, target)
    else:
        into(target)
    if not isinstance(target, Path):
        target.flush()
