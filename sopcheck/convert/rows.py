"""The rows of a table: which lines of the sheet are one activity, and what each says, not yet understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from sopcheck.convert.columns import WIDEST, Table
from sopcheck.convert.grid import Cell, Drawn, Note, Shape, Sheet
from sopcheck.convert.marks import Sign, sign_of
from sopcheck.convert.words import head_of, is_footer, is_total, one_line, plain_words
from sopcheck.locales.sentence import S

MOST_LINES = 5_000
"""Lines of a sheet that are looked at below a heading."""
_NUMBER = re.compile(r"\(?(\d{1,3}(?:[.,]0)?(?:\.\d{1,2})*|\d{1,3}\s?[a-z]|[a-z]|[ivx]{1,5})[.)]*", re.IGNORECASE)
_LEADING = re.compile(r"^\(?(\d{1,3})[.)]\s*(?=\D)")
_ROMAN = re.compile(r"(?:[IVX]{1,5}|[A-Z])\.?")
_COUNT = re.compile(r"\(?\d{1,2}[a-z]?\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A text with the cell that it stands in. ``shared``: the cell reaches over rows of other activities as well."""

    text: str
    row: int
    column: int
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign of an actor. ``actor``: the place of its column in the table's list; ``shape``: the id of a drawn one."""

    actor: int
    row: int
    column: int
    sign: Sign
    shape: str = ""


@dataclass(slots=True)
class Row:
    """One activity as the sheet has it."""

    sheet: Sheet
    row: int
    column: int
    number: str = ""
    activity: list[Placed] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    ways: list[Mark] = field(default_factory=list)
    """Words of exits."""
    names: list[Placed] = field(default_factory=list)
    """The actor in words."""
    requirements: list[Placed] = field(default_factory=list)
    time: list[Placed] = field(default_factory=list)
    output: list[Placed] = field(default_factory=list)
    remark: list[Placed] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    section: str = ""
    """The heading inside of the table that stands above the row."""


class RowReader:
    """Walks down one table and gathers its rows; a table may go on on the next sheet."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.notes: list[Note] = []

    def read(self, table: Table) -> int | None:
        """Take the rows of a table; the line at which another SOP begins on the same sheet, None where none does."""
        walk = _Walk(table, self)
        for line in range(table.body, min(table.sheet.height, table.body + MOST_LINES)):
            if walk.begins_anew(line):
                return line
            walk.line(line)
        return None


class _Walk:
    def __init__(self, table: Table, into: RowReader) -> None:
        self.table, self.sheet, self.into = table, table.sheet, into
        self.lines: dict[int, list[Cell]] = {}
        for cell in self.sheet.cells:
            if cell.column < WIDEST:
                self.lines.setdefault(cell.row, []).append(cell)
        self.column_of = {column: at for at, actor in enumerate(table.actors) for column in actor.columns}
        self.numbered = self._is_numbered()
        self.ended = self.told = False
        self.gap = 0
        self.section = ""
        self.current: Row | None = None

    def _is_numbered(self) -> bool:
        if self.table.number is None:
            return False
        texts = [
            cell for cell in self.sheet.cells if cell.column == self.table.activity and cell.row >= self.table.body
        ]
        numbers = sum(1 for cell in texts if self._number(cell.row))
        return 2 * numbers >= len(texts) > 0

    def _number(self, line: int) -> str:
        if self.table.number is None:
            return ""
        cell = self.sheet.starting_at(line, self.table.number)
        text = one_line(cell.text) if cell is not None else ""
        match = _NUMBER.fullmatch(text)
        if match is None or (self.table.number == self.table.activity):
            return ""
        return re.sub(r"[.,]0$", "", match[1])

    def begins_anew(self, line: int) -> bool:
        """Whether a heading stands here and the rows below it count from one again."""
        if not self.numbered or not self.into.rows or not self._is_heading_again(self._texts(line)):
            return False
        numbers = (self._number(below) for below in range(line + 1, line + 8) if not _is_count(self._texts(below)))
        return next(filter(None, numbers), "") == "1" and self.into.rows[-1].number not in ("", "1")

    def _texts(self, line: int) -> list[Cell]:
        return [cell for cell in self.lines.get(line, []) if cell.text]

    def line(self, line: int) -> None:
        """One line of the sheet."""
        cells = self.lines.get(line, [])
        texts = [cell for cell in cells if cell.text]
        if not texts and not any(cell.shapes or cell.lost for cell in cells):
            self.gap += 1
            return
        if self._is_heading_again(texts):
            self.ended, self.gap = False, 0
            return
        if _is_count(texts):
            return
        if not self.ended and self._ends(line, cells, texts):
            self.ended = True
        if self.ended:
            self._leave_out(texts)
            return
        if self._is_section(line, cells, texts):
            self.section = one_line(max((cell.text for cell in texts), key=len))
            return
        self._take(line, cells)
        self.gap = 0

    def _is_heading_again(self, texts: list[Cell]) -> bool:
        words = [plain_words(cell.text) for cell in texts]
        if not words or not all(word in self.table.heads for word in words):
            return False
        return len(words) > 1 or head_of(texts[0].text) is not None

    def _quality(self) -> set[int]:
        table = self.table
        return {*table.requirements, *table.output, *([] if table.time is None else [table.time])}

    def _signs(self, cells: Iterable[Cell]) -> bool:
        return any(
            cell.shapes or (cell.column in self.column_of and sign_of(cell.text) is not None)
            for cell in cells
            if cell.column in self.column_of or cell.shapes
        )

    def _ends(self, line: int, cells: list[Cell], texts: list[Cell]) -> bool:
        """Whether the table is over: notes, signatures or sums stand here."""
        table = self.table
        if not texts or self._number(line) or (self.current is None and not self.into.rows):
            return False
        first = texts[0]
        if is_total(first.text) and not self._signs(cells):
            return True
        quality = self._quality()
        if self._signs(cells) and first.column != 0 and not is_footer(first.text):
            return False
        plain = not any(cell.column in quality for cell in texts if cell is not first)
        if is_footer(first.text) and plain and not self._signs([cell for cell in cells if cell is not first]):
            return first.column != table.activity or self.numbered or self.gap > 0
        names = table.words is not None and any(cell.column == table.words for cell in texts)
        return self.gap > 0 and plain and not self._signs(cells) and not names and (self.numbered or self.gap > 1)

    def _leave_out(self, texts: list[Cell]) -> None:
        if texts and not self.told:
            self.told = True
            place = self.sheet.place(texts[0].row, texts[0].column)
            what = S('what stands below the table was not read, from "{text}" on', text=_short(texts[0].text))
            self.into.notes.append(Note(place, what))

    def _is_section(self, line: int, cells: list[Cell], texts: list[Cell]) -> bool:
        """Whether the line is a heading inside of the table: "A. TAHAP PERSIAPAN"."""
        number = self.sheet.starting_at(line, self.table.number) if self.table.number is not None else None
        words = [cell for cell in texts if cell is not number]
        if any(cell.shapes for cell in cells) or len(words) > 1 or not texts:
            return False
        only = words[0] if words else texts[0]
        if only.down > 1 or (self.table.words is not None and only.column == self.table.words):
            return False
        wide = only.across > 2 and only.column <= self.table.activity < only.column + only.across - 1
        if not wide and only.column != self.table.activity:
            return False
        roman = number is not None and words and _ROMAN.fullmatch(one_line(number.text)) is not None
        return wide or bool(roman and not number_is_usual(self.table, self.sheet))

    def _take(self, line: int, cells: list[Cell]) -> None:
        activity = self.sheet.at(line, self.table.activity)
        if activity is not None and activity.text and activity.row == line:
            if self._goes_on(line, cells):
                assert self.current is not None  # noqa: S101 - _goes_on has looked
                self.current.activity.append(Placed(activity.text, line, activity.column))
            else:
                self._begin(line, activity)
        elif self._number(line) and (activity is None or activity.row == line or not activity.text):
            if len(cells) == 1 and self.table.number is not None and cells[0].column == self.table.number:
                return  # a numbered line that nobody filled in
            self._begin(line, None)
        if self.current is None:
            self._lost(cells)
            return
        self._take_cells(self.current, line, cells)

    def _goes_on(self, line: int, cells: list[Cell]) -> bool:
        """Whether a text in the column of activities goes on with the activity above."""
        if self.current is None or not self.numbered or self._number(line) or self.gap:
            return False
        return not self._signs(cells) and not any(cell.column == self.table.time for cell in cells)

    def _begin(self, line: int, activity: Cell | None) -> None:
        number = self._number(line)
        row = Row(self.sheet, line, self.table.activity, number, section=self.section)
        self.section = ""
        if activity is not None:
            text = activity.text
            leading = _LEADING.match(text)
            if leading is not None:
                row.number = number or leading[1]
                text = text[leading.end() :]
            row.activity.append(Placed(text, line, activity.column))
        self.current = row
        self.into.rows.append(row)

    def _lost(self, cells: list[Cell]) -> None:
        for cell in cells:
            if cell.text:
                what = S('the text "{text}" stands above the first activity and was not read', text=_short(cell.text))
                self.into.notes.append(Note(self.sheet.place(cell.row, cell.column), what))
                return

    def _take_cells(self, row: Row, line: int, cells: list[Cell]) -> None:
        table = self.table
        for cell in cells:
            if cell.lost is not None:
                row.notes.append(Note(self.sheet.place(cell.row, cell.column), cell.lost, todo=True))
        for column, actor in self.column_of.items():
            over = self.sheet.at(line, column)
            if over is not None and over.column in self.column_of:
                self._take_signs(row, line, over, actor)
        self._take_shapes(row, cells)
        for places, into in (
            (table.requirements, row.requirements),
            (table.output, row.output),
            ([] if table.time is None else [table.time], row.time),
            ([] if table.remark is None else [table.remark], row.remark),
        ):
            for column in places:
                self._take_text(line, column, into)
        if table.words is not None:
            above = self.sheet.at(line, table.words)
            if above is not None and above.text and above.row >= table.body and line in (above.row, row.row):
                row.names.append(Placed(above.text, above.row, above.column, above.row < line))

    def _take_text(self, line: int, column: int, into: list[Placed]) -> None:
        cell = self.sheet.starting_at(line, column)
        if cell is not None and cell.text and cell.column not in self.column_of:
            into.append(Placed(cell.text, cell.row, cell.column, cell.down > 1 and self._reaches_on(cell)))

    def _reaches_on(self, cell: Cell) -> bool:
        """Whether a merged cell reaches over the next activity as well."""
        return any(
            (below := self.sheet.starting_at(line, self.table.activity)) is not None and below.text
            for line in range(cell.row + 1, min(cell.row + cell.down, cell.row + 100))
        )

    def _take_signs(self, row: Row, line: int, cell: Cell, actor: int) -> None:
        if not cell.text or (cell.row < line and row.row != line):
            return
        sign = sign_of(cell.text)
        if sign is None:
            return
        mark = Mark(actor, cell.row, cell.column, sign)
        if sign.way is not None:
            row.ways.append(mark)
        elif not any(one.actor == actor and one.row == cell.row for one in row.marks):
            row.marks.append(mark)

    def _take_shapes(self, row: Row, cells: list[Cell]) -> None:
        for cell in cells:
            for shape in cell.shapes:
                actor = self._actor_near(cell.column)
                if actor is not None:
                    self._take_shape(row, cell, shape, actor)

    def _actor_near(self, column: int) -> int | None:
        if column in self.column_of or not self.column_of:
            return self.column_of.get(column)
        first, last = min(self.column_of), max(self.column_of)
        if not first <= column <= last:
            return None
        return self.column_of[max(one for one in self.column_of if one < column)]  # a narrow column without heading

    def _take_shape(self, row: Row, cell: Cell, shape: Shape, actor: int) -> None:
        place = self.sheet.place(cell.row, cell.column)
        if shape.drawn is Drawn.OFF_PAGE:
            row.notes.append(Note(place, S("a connector to another page or place was left out; a pack needs none")))
            return
        if shape.drawn is Drawn.LABEL:
            sign = sign_of(shape.text)
            if sign is not None and sign.way is not None:
                row.ways.append(Mark(actor, cell.row, cell.column, sign, shape.id or "?"))
            return
        if shape.drawn is Drawn.OTHER:
            row.notes.append(Note(place, S("the drawn shape is none of the five of the regulation; read as a box")))
        if shape.drawn is Drawn.PICTURE:
            row.notes.append(Note(place, S("a picture stands here; read as a box")))
        drawn = Drawn.PROCESS if shape.drawn in (Drawn.OTHER, Drawn.PICTURE) else shape.drawn
        row.marks.append(Mark(actor, cell.row, cell.column, Sign(True, drawn, None, shape.text), shape.id or "?"))


def number_is_usual(table: Table, sheet: Sheet) -> bool:
    """Whether the activities themselves are numbered with letters or Roman numbers."""
    if table.number is None:
        return False
    texts = [one_line(cell.text) for cell in sheet.cells if cell.column == table.number and cell.row >= table.body]
    return sum(_ROMAN.fullmatch(text) is not None for text in texts) * 2 > len(texts)


def _is_count(texts: list[Cell]) -> bool:
    """Whether a line only counts the columns: 1 2 3 4 …"""
    if len(texts) < 3 or not all(_COUNT.fullmatch(one_line(cell.text)) for cell in texts):
        return False
    numbers = [int(re.sub(r"\D", "", cell.text)) for cell in texts]
    return all(one <= other for one, other in pairwise(numbers)) and numbers[-1] > numbers[0] + 1


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= 60 else text[:59] + "…"


def continues(table: Table, rows: list[Row], sheet: Sheet) -> Table | None:
    """The table's columns on a sheet that goes on with it without a heading, None where it does not."""
    if not rows or table.number is None or not rows[-1].number.isdigit():
        return None
    first = next((cell for cell in sheet.cells if cell.column == table.number and cell.text), None)
    if first is None or one_line(first.text).strip("().") != str(int(rows[-1].number) + 1):
        return None
    return Table(
        sheet, first.row, first.row, table.activity, table.number, table.actors, table.words, table.requirements,
        table.time, table.output, table.remark, table.unit, table.english, heads=table.heads,
    )  # fmt: skip
