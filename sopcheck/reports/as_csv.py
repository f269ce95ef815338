"""A table as CSV.

Text is always quoted, numbers never: LibreOffice can be told to leave quoted cells as text, so that ``0012`` and long
staff numbers stay what they are; Excel cannot, and wants the workbook for that.

A program that opens CSV takes a text that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, whatever the quotes:
such a text gets a leading apostrophe (OWASP, CSV injection; also the full-width signs, a tab and a carriage return).

With the delimiter ``;`` numbers have a decimal comma: that is what spreadsheet programs set to Indonesian read and
write. With any other they have a decimal point. Dates are ISO 8601 in local time, which every locale reads alike.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import datetime
from fractions import Fraction
from typing import IO, Any

from sopcheck.locales.sentence import Sentence
from sopcheck.reports.table import Kind, Table, Word

DELIMITERS = (",", ";", "\t")
RISKY = frozenset("=+-@\t\r＝＋－＠")
"""The first characters of a text that a spreadsheet program may take for a formula."""


class _Comma(float):
    """A number that is printed with a decimal comma, and that the CSV writer still takes for a number."""

    def __str__(self) -> str:
        return repr(float(self)).replace(".", ",")


def write_csv(table: Table, stream: IO[bytes], say: Callable[[Sentence], str], *, delimiter: str, bom: bool) -> None:
    """Write ``table`` as UTF-8 with a heading row; with ``bom`` a byte order mark before it, for Excel."""
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="", write_through=False)
    try:
        if bom:
            text.write("\ufeff")
        writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        writer.writerow([harmless(say(column.heading)) for column in table.columns])
        writer.writerows(_cells(table, say, delimiter))
        text.flush()
    finally:
        text.detach()  # the stream is the caller's to close


def harmless(text: str) -> str:
    """``text`` with a leading apostrophe where it could be taken for a formula."""
    return f"'{text}" if text[:1] in RISKY else text


def percent(share: Fraction) -> float:
    """A share in percent, rounded half up to one decimal."""
    return int(share * 1000 + Fraction(1, 2)) / 10


def _cells(table: Table, say: Callable[[Sentence], str], delimiter: str) -> Iterator[list[Any]]:
    said = WordsSaid(say)

    def share_cell(share: Fraction) -> float:
        return _Comma(percent(share)) if delimiter == ";" else percent(share)

    def time_cell(moment: datetime) -> str:
        return moment.isoformat(" ", "seconds")[:19]

    shown: dict[Kind, Callable[[Any], Any]] = {
        Kind.SHARE: share_cell,
        Kind.TIME: time_cell,
        Kind.DATE: lambda day: day.isoformat(),
        Kind.WORD: lambda word: harmless(said(word)),
    }
    texts = [place for place, column in enumerate(table.columns) if column.kind is Kind.TEXT]
    others = [(place, shown[column.kind]) for place, column in enumerate(table.columns) if column.kind in shown]
    risky = RISKY
    # The loop over a million rows: its cost is that of the CSV writer itself, so nothing is called for plain text.
    for row in table.rows:
        cells: list[Any] = list(row)
        for place in texts:
            cell = cells[place]
            if cell and cell[0] in risky:
                cells[place] = f"'{cell}"
        for place, show in others:
            cell = cells[place]
            if cell is not None:
                cells[place] = show(cell)
        yield cells


class WordsSaid:
    """Says words, each that is one sentence without values only once."""

    def __init__(self, say: Callable[[Sentence], str]) -> None:
        self._say = say
        self._known: dict[str, str] = {}

    def __call__(self, word: Word) -> str:
        if len(word.said) > 1:
            return "; ".join(map(self._say, word.said))
        (sentence,) = word.said
        if sentence.values or sentence.many is not None:
            return self._say(sentence)
        known = self._known.get(sentence.template)
        if known is None:
            known = self._known[sentence.template] = self._say(sentence)
        return known
