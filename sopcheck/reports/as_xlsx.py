"""A table as an Excel workbook, row by row: memory does not grow with the table.

Text is always written as text: no formula, link or number is made of it, so ``=1+1`` and ``0012`` stay what they are.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from typing import IO, Any

from sopcheck.locales.sentence import Sentence
from sopcheck.reports.as_csv import WordsSaid
from sopcheck.reports.table import Kind, Table

Book = Any
Sheet = Any
"""A workbook and a sheet of XlsxWriter, which has no types."""

MOST_CHARACTERS = 32_767
"""What a cell holds, counted as Excel does, in UTF-16 units."""
MOST_ROWS = 1_048_576
"""What a sheet holds; further rows go on in another sheet under the same headings."""
CUT = " […]"
"""Ends a text that was too long for a cell."""

# XML 1.0, section 2.2: what a document may not hold at all.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_WIDTHS = {Kind.NUMBER: 11, Kind.SHARE: 13, Kind.DATE: 12, Kind.TIME: 19}
_FORMATS = {Kind.DATE: "yyyy-mm-dd", Kind.TIME: "yyyy-mm-dd hh:mm:ss", Kind.SHARE: "0.0%"}


def write_xlsx(table: Table, stream: IO[bytes], say: Callable[[Sentence], str], *, most_rows: int = MOST_ROWS) -> None:
    """Write ``table`` as a workbook with bold, frozen headings into ``stream``, which must be seekable."""
    # A tenth of a second that only this format costs.
    from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]  # noqa: PLC0415
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415

    # XlsxWriter keeps the rows in files of its own until the end; in a folder of ours they go whatever happens.
    with tempfile.TemporaryDirectory(prefix="sopcheck-") as folder, _Guarded(stream) as guarded:
        book = Workbook(guarded, {"constant_memory": True, "tmpdir": folder})
        pages = _Pages(book, table, say)
        write = _cell_writers(book, table, say)
        line = most_rows
        for row in table.rows:
            if line >= most_rows:
                sheet, line = pages.next(), 1
            for place, value in enumerate(row):
                if value is not None:
                    write[place](sheet, line, place, value)
            line += 1
        if pages.count == 0:
            pages.next()
        try:
            book.close()
        except FileCreateError as error:  # it wraps the error of the disk
            raise error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError from error


class _Guarded:
    """The stream as long as the workbook is being written. Afterwards nothing reaches it, and nothing fails: where the
    writing did, zipfile tries to end the file once more when it is collected, and Python would report that."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream: IO[bytes] | None = stream
        self._place = 0

    def __enter__(self) -> _Guarded:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream = None

    def write(self, data: bytes) -> int:
        self._place += len(data)
        return len(data) if self._stream is None else self._stream.write(data)

    def seek(self, place: int) -> int:
        self._place = place
        return place if self._stream is None else self._stream.seek(place)

    def tell(self) -> int:
        return self._place if self._stream is None else self._stream.tell()

    def flush(self) -> None:
        if self._stream is not None:
            self._stream.flush()


class _Pages:
    """The sheets of one table, each with the headings."""

    def __init__(self, book: Book, table: Table, say: Callable[[Sentence], str]) -> None:
        self._book = book
        self._table = table
        self._name = say(table.heading)
        self._headings = [cell_text(say(column.heading)) for column in table.columns]
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.count = 0

    def next(self) -> Sheet:
        self.count += 1
        sheet: Sheet = self._book.add_worksheet(sheet_name(self._name, self.count))
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(self._table.columns):
            sheet.set_column(place, place, max(_WIDTHS.get(column.kind, column.width), 8))
            sheet.write_string(0, place, self._headings[place], self._bold)
        return sheet


def _cell_writers(book: Book, table: Table, say: Callable[[Sentence], str]) -> list[Callable[..., Any]]:
    """How the cells of each column are written: called with the sheet, the row, the column and the value."""
    said = WordsSaid(say)
    formats = {kind: book.add_format({"num_format": shape}) for kind, shape in _FORMATS.items()}

    def text(sheet: Sheet, line: int, place: int, value: str) -> None:
        sheet.write_string(line, place, cell_text(value))

    def number(sheet: Sheet, line: int, place: int, value: int) -> None:
        if abs(value) < 10**15:  # a cell holds 15 digits
            sheet.write_number(line, place, value)
        else:
            sheet.write_string(line, place, str(value))

    def share(sheet: Sheet, line: int, place: int, value: Any) -> None:
        sheet.write_number(line, place, float(value), formats[Kind.SHARE])

    def time(sheet: Sheet, line: int, place: int, value: datetime) -> None:
        moment = value.replace(tzinfo=None, microsecond=0)  # a cell knows no zone; this is the office's
        if moment.year < 1900:
            sheet.write_string(line, place, moment.isoformat(" "))
        else:
            sheet.write_datetime(line, place, moment, formats[Kind.TIME])

    def day(sheet: Sheet, line: int, place: int, value: date) -> None:
        if value.year < 1900:
            sheet.write_string(line, place, value.isoformat())
        else:
            sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), formats[Kind.DATE])  # noqa: DTZ001

    def word(sheet: Sheet, line: int, place: int, value: Any) -> None:
        sheet.write_string(line, place, cell_text(said(value)))

    by_kind: dict[Kind, Callable[..., Any]] = {
        Kind.TEXT: text,
        Kind.NUMBER: number,
        Kind.SHARE: share,
        Kind.TIME: time,
        Kind.DATE: day,
        Kind.WORD: word,
    }
    return [by_kind[column.kind] for column in table.columns]


def cell_text(text: str) -> str:
    """``text`` as a cell can hold it: what XML forbids as U+FFFD, CR as a line end, too long a text cut visibly."""
    if not text.isascii() or not text.isprintable():
        text = _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) * 2 > MOST_CHARACTERS:
        units = text.encode("utf-16-le")
        if len(units) > MOST_CHARACTERS * 2:
            kept = units[: (MOST_CHARACTERS - len(CUT)) * 2]
            text = kept.decode("utf-16-le", "ignore") + CUT  # ignore: half of a pair at the cut
    return text


def sheet_name(name: str, page: int) -> str:
    """A name that a sheet may have: at most 31 characters, none of ``[]:*?/\\``, no apostrophe at an end."""
    ending = "" if page == 1 else f" ({page})"
    cleaned = _ILLEGAL.sub("", _NOT_IN_A_NAME.sub(" ", name)).strip().strip("'").strip()
    while len((cleaned + ending).encode("utf-16-le")) > 62:
        cleaned = cleaned[:-1].rstrip("' ")
    if cleaned.casefold() == "history":  # a name that Excel keeps for itself
        cleaned += "_"
    return (cleaned or "sopcheck") + ending
