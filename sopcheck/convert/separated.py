"""Text files with separators: which encoding and which separator are found out from the text itself."""

from __future__ import annotations

import csv
import io

from sopcheck.convert.grid import Cell, Form, Grid, Note, Sheet, Unreadable, lay_out
from sopcheck.convert.words import clean, head_of
from sopcheck.locales.sentence import S

MOST_ROWS = 20_000
MOST_COLUMNS = 500
MOST_CELLS = 50_000
LONGEST_TEXT = 5_000
_SEPARATORS = (";", ",", "\t", "|")
_LOOKED_AT = 300
_LONGEST_FIELD = 1_000_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_separated(data: bytes) -> Grid:
    """The one table of a text file. Raises Unreadable where it is no text."""
    notes: list[Note] = []
    text = _decoded(data, notes).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
        notes.append(Note(None, S("The file holds NUL characters; they were left out.")))
    asked, text = _asked_separator(text)
    separator = asked or max(_SEPARATORS, key=lambda one: _fits(text, one))
    rows = _rows(text, separator, notes)
    cells = [
        Cell(row, column, word)
        for row, values in enumerate(rows[:MOST_ROWS])
        for column, value in enumerate(values[:MOST_COLUMNS])
        if (word := clean(value[:LONGEST_TEXT]))
    ]
    if len(cells) > MOST_CELLS or len(rows) > MOST_ROWS:
        cells = cells[:MOST_CELLS]
        notes.append(Note(None, S("The file has so many filled cells that the rest was not read.")))
    return Grid((Sheet(Form.TEXT, lay_out(cells)),), tuple(notes))


def _decoded(data: bytes, notes: list[Note]) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    head = data[:2_000]
    if head.count(b"\0") > len(head) // 4:  # UTF-16 without its mark
        odd = head[1::2].count(b"\0") > head[::2].count(b"\0")
        return data.decode("utf-16-le" if odd else "utf-16-be", "replace")
    if sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) // 20:
        raise Unreadable(
            S("The file is neither a workbook nor a document nor text. Save the table as .xlsx and convert that.")
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        notes.append(
            Note(None, S("The file is not UTF-8 and was read as Windows text; look at letters that are not a to z."))
        )
        return data.decode("cp1252", "replace")


def _asked_separator(text: str) -> tuple[str, str]:
    """What a first line like "sep=;" asks for, and the text without it."""
    first, _, rest = text.partition("\n")
    if first.casefold().strip('"').startswith("sep=") and len(first.strip('"')) == 5:
        return first.strip('"')[4], rest
    return "", text


def _fits(text: str, separator: str) -> tuple[int, int]:
    """How many headings, and how many cells, the first lines give with this separator."""
    start = "\n".join(text[:200_000].split("\n")[:_LOOKED_AT])
    rows = _parsed(start, separator, strict=False)
    values = [value for row in rows for value in row]
    heads = sum(head_of(clean(value[:100])) is not None for value in values) if len(values) < 100_000 else 0
    return heads, sum(len(row) > 1 for row in rows)


def _parsed(text: str, separator: str, *, strict: bool, quoting: bool = True) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    source = io.StringIO(text, newline="")
    try:
        if quoting:
            return list(csv.reader(source, delimiter=separator, strict=strict))
        return list(csv.reader(source, delimiter=separator, quoting=csv.QUOTE_NONE))
    except csv.Error:
        if strict or not quoting:
            raise
        return _parsed(text, separator, strict=False, quoting=False)


def _rows(text: str, separator: str, notes: list[Note]) -> list[list[str]]:
    try:
        return _parsed(text, separator, strict=True)
    except csv.Error:
        pass
    what = S("The quotation marks in the file do not match; every line was read as a row of its own.")
    notes.append(Note(None, what))
    lines = (line[:_LONGEST_FIELD] for line in text.split("\n"))
    return [[value.strip().strip('"').replace('""', '"') for value in line.split(separator)] for line in lines]
