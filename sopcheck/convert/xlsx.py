"""Workbooks: the texts, merged cells and drawn shapes of their sheets.

Read by hand and piece by piece: libraries that give cells either keep every styled empty cell in memory or know no
merged cells, none gives shapes, and none survives all that other programs write. Macros are never looked at.
Source of the names: ECMA-376 part 1, 18 (SpreadsheetML) and 20.5 (drawings on sheets).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from xml.parsers import expat

from sopcheck.convert import drawings
from sopcheck.convert.elements import damaged as damaged_file
from sopcheck.convert.elements import parser, stream, too_large
from sopcheck.convert.grid import Cell, Form, Grid, Line, Note, Sheet, Unreadable, cell_place, lay_out
from sopcheck.convert.package import MOST_STREAMED, Package
from sopcheck.convert.pictures import seen
from sopcheck.convert.words import clean
from sopcheck.locales.sentence import SN, S

MOST_SHEETS = 100
MOST_CELLS = 50_000
MOST_TEXTS = 300_000
"""A workbook with more different texts is no SOP."""
LONGEST_TEXT = 5_000
"""Characters of a cell; a pack takes 2,000 of a text."""
MOST_MERGED = 20_000
MOST_MEASURED = 5_000
"""Rows whose height is looked at."""
EMPTY_ROWS = 2_000
"""After so many rows without a text, the rest of a sheet is passed over: somebody formatted it to its end."""
_END_OF_CELLS = re.compile(rb"</(?:[A-Za-z0-9]+:)?sheetData\s*>")
_BUILT_IN_DATES = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_BUILT_IN_TIMES = frozenset((18, 19, 20, 21, 45, 46, 47))
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]')
_WITH_WORD = re.compile(r'[#0?.,]+\s*"([^"]{1,40})".*', re.DOTALL)
_BAD_RESULTS = frozenset(("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"))


@dataclass(frozen=True, slots=True)
class _Style:
    """What of a cell's style changes how its value is read."""

    font: str = ""
    kind: str = ""
    """'date', 'time' or '' for a plain number."""
    word: str = ""
    """What the number format writes behind the number: ' menit'."""


class _Book:
    """What the sheets of a workbook share."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main_part("xl/workbook.xml")
        self.relations = package.relations(self.main)
        self.texts: list[str] = []
        self.styles: list[_Style] = []
        self.notes: list[Note] = []
        self.left = MOST_CELLS

    def part(self, kind: str) -> str | None:
        """The name of the part of this kind, where there is one."""
        found = [one.target for one in self.relations.values() if one.kind == kind and one.target in self.package]
        return found[0] if found else None


def read_xlsx(package: Package) -> Grid:
    """All visible sheets of a workbook. Raises Unreadable."""
    book = _Book(package)
    _read_texts(book)
    _read_styles(book)
    listed = package.tree(book.main, ("extLst", "definedNames"))
    sheets = []
    epoch = any(node.get("date1904") in ("1", "true") for node in listed.every("workbookPr"))
    for node in list(listed.every("sheet"))[:MOST_SHEETS]:
        relation = book.relations.get(node.get("id"))
        name = clean(node.get("name"))
        if relation is None or relation.kind != "worksheet" or relation.target not in package:
            continue
        if node.get("state") in ("hidden", "veryHidden"):
            book.notes.append(Note(None, S('The sheet "{sheet}" is hidden and was not read.', sheet=name)))
            continue
        sheets.append(_read_sheet(book, relation.target, name, epoch))
    if not sheets:
        raise Unreadable(
            S("The workbook has no visible worksheet. Show the sheet with the table, save, and convert it again.")
        )
    return Grid(tuple(sheets), tuple(book.notes))


def _read_texts(book: _Book) -> None:
    name = book.part("sharedStrings")
    if name is None:
        return
    texts, reading = book.texts, _Rich()

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "si":
            reading.clear()
        else:
            reading.start(element, attributes)

    def end(element: str) -> None:
        if element == "si":
            if len(texts) >= MOST_TEXTS:
                raise too_large()
            texts.append(reading.text())
        reading.end(element)

    stream(book.package.chunks(name, MOST_STREAMED), start, end, reading.words)


class _Rich:
    """Text in runs, each perhaps in a font of its own; what says how to pronounce it is left out."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin a new text."""
        self.runs: list[str] = []
        self.font = ""
        self.length = 0
        self.inside = False
        self.aside = False

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if element == "rPh":
            self.aside = True
        elif element == "t":
            self.inside = True
        elif element == "rFont":
            self.font = attributes.get("val", "")

    def end(self, element: str) -> None:
        """An element ends."""
        if element == "rPh":
            self.aside = False
        elif element == "t":
            self.inside = False
        elif element == "r":
            self.font = ""

    def words(self, text: str) -> None:
        """A piece of text."""
        if self.inside and not self.aside and self.length < LONGEST_TEXT:
            text = text[: LONGEST_TEXT - self.length]
            self.length += len(text)
            self.runs.append(seen(text, self.font))

    def text(self) -> str:
        """All of it."""
        return "".join(self.runs)


def _read_styles(book: _Book) -> None:
    name = book.part("styles")
    if name is None:
        return
    try:
        top = book.package.tree(name, ("fills", "borders", "dxfs", "cellStyleXfs", "extLst", "tableStyles", "colors"))
    except Unreadable:  # other programs write odd styles; without them only dates and picture fonts are missed
        return
    formats = {node.get("numFmtId"): node.get("formatCode") for node in top.every("numFmt")}
    fonts = [
        next((one.get("val") for one in font.every("name", "rFont")), "")
        for fonts in top.every("fonts")
        for font in fonts.every("font")
    ]
    for cells in top.every("cellXfs"):
        for node in cells.every("xf"):
            font = node.get("fontId")
            number = int(font) if font.isdigit() and len(font) < 7 else -1
            book.styles.append(_style(fonts[number] if 0 <= number < len(fonts) else "", node.get("numFmtId"), formats))


def _style(font: str, number: str, formats: dict[str, str]) -> _Style:
    code = formats.get(number, "").split(";")[0][:200]
    if not code:
        built_in = int(number) if number.isdigit() and len(number) < 5 else 0
        kind = "date" if built_in in _BUILT_IN_DATES else "time" if built_in in _BUILT_IN_TIMES else ""
        return _Style(font, kind)
    word = _WITH_WORD.fullmatch(code)
    if word:
        return _Style(font, "", " " + word[1].strip())
    bare = _QUOTED.sub("", code.replace("General", "")).lower()
    kind = "date" if "y" in bare or "d" in bare else "time" if "h" in bare or "s" in bare else ""
    return _Style(font, kind)


@dataclass(slots=True)
class _Found:
    """What one sheet's part gave."""

    cells: dict[tuple[int, int], Cell]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]
    scale: drawings.Scale
    drawing: str = ""


class _SheetReader:
    """Takes the elements of a sheet one by one and keeps the cells with something in them."""

    def __init__(self, book: _Book, name: str, epoch: bool) -> None:
        self.book, self.name = book, name
        self.first_day = date(1904, 1, 1) if epoch else date(1899, 12, 30)
        self.found = _Found({}, [], drawings.Scale())
        self.row = self.column = -1
        self.last = 0
        self.full = self.ended = False
        self.cell: dict[str, str] | None = None
        self.value: list[str] = []
        self.rich = _Rich()
        self.formula = self.inside = False

    @property
    def idle(self) -> bool:
        """Whether so many rows had no text that no more is to be expected."""
        return not self.ended and (self.row - self.last > EMPTY_ROWS or self.full)

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if element == "c":
            self._begin_cell(attributes)
        elif element == "row":
            self._begin_row(attributes)
        elif element == "v":
            self.inside = True
        elif element == "f":
            self.formula = True
        elif self.cell is not None:
            self.rich.start(element, attributes)
        elif element == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            ends = cell_place(first), cell_place(last or first)
            if ends[0] and ends[1] and len(self.found.merged) < MOST_MERGED:
                self.found.merged.append((ends[0], ends[1]))
        elif element == "col":
            self._take_column(attributes)
        elif element == "sheetFormatPr":
            self._take_sizes(attributes)
        elif element == "drawing":
            self.found.drawing = attributes.get("id", "")

    def end(self, element: str) -> None:
        """An element ends."""
        if element == "c":
            self._end_cell()
        elif element == "v":
            self.inside = False
        elif element == "sheetData":
            self.ended = True
        elif self.cell is not None:
            self.rich.end(element)

    def words(self, text: str) -> None:
        """A piece of text."""
        if self.inside:
            if len(self.value) < 100:
                self.value.append(text[:LONGEST_TEXT])
        elif self.cell is not None:
            self.rich.words(text)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) - 1 if number.isdigit() and 0 < len(number) < 8 else self.row + 1
        self.column = -1
        height = _size(attributes.get("ht", ""))
        if height is not None and self.row < MOST_MEASURED:
            self.found.scale.heights[self.row] = int(height * drawings.EMU_PER_POINT)
        if attributes.get("hidden") in ("1", "true") and self.row < MOST_MEASURED:
            self.found.scale.heights[self.row] = 0

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = cell_place(attributes.get("r", ""))
        if place is not None:
            self.row, self.column = place
        else:
            self.column += 1
        self.cell, self.formula, self.value = attributes, False, []
        self.rich.clear()

    def _end_cell(self) -> None:
        attributes, self.cell = self.cell, None
        raw = "".join(self.value) or self.rich.text()
        if attributes is None or not (raw or self.formula) or self.full:
            return
        if self.book.left == 0:
            self.full = True
            what = S('The sheet "{sheet}" has so many filled cells that the rest was not read.', sheet=self.name)
            self.book.notes.append(Note(None, what))
            return
        number = attributes.get("s", "")
        place = int(number) if number.isdigit() and len(number) < 7 else -1
        style = self.book.styles[place] if 0 <= place < len(self.book.styles) else _Style()
        text = clean(seen(self._text(raw, attributes.get("t", ""), style), style.font))
        lost = None
        if self.formula and not raw:
            lost = S("the file has a formula here without its result; open it in Excel and save it again")
        elif text in _BAD_RESULTS:
            text, lost = "", S("the formula here gives an error; write the text itself into the cell")
        if text or lost is not None:
            self.last = self.row
            self.book.left -= 1
            self.found.cells[self.row, self.column] = Cell(self.row, self.column, text, lost=lost)

    def _text(self, raw: str, kind: str, style: _Style) -> str:
        if kind == "s":
            number = raw.strip()
            place = int(number) if number.isdigit() and len(number) < 8 else -1
            return self.book.texts[place] if 0 <= place < len(self.book.texts) else ""
        if kind == "b":
            return "1" if raw.strip() == "1" else ""  # a check box that is not ticked
        if kind in ("", "n"):
            return _number(raw.strip(), style, self.first_day)
        return raw

    def _take_column(self, attributes: dict[str, str]) -> None:
        width = _size(attributes.get("width", ""))
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if width is None or not (first.isdigit() and last.isdigit() and len(first) < 6 and len(last) < 6):
            return
        hidden = attributes.get("hidden") in ("1", "true")
        if int(last) >= 1_000:  # the rest of the sheet: the usual width from there on
            last = str(min(int(last), int(first) + 200))
        for column in range(int(first) - 1, min(int(last), 16_384)):
            self.found.scale.widths[column] = 0 if hidden else int(width * 7) * 9_525

    def _take_sizes(self, attributes: dict[str, str]) -> None:
        height, width = _size(attributes.get("defaultRowHeight", "")), _size(attributes.get("defaultColWidth", ""))
        if height:
            self.found.scale.height = int(height * drawings.EMU_PER_POINT)
        if width:
            self.found.scale.width = int(width * 7) * 9_525


def _size(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]{1,20})?", text) else None


def _number(raw: str, style: _Style, first_day: date) -> str:
    """A number as the sheet shows it, as far as an SOP needs it: dates as 2026-03-20, times of day as 0:10:00."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if style.kind == "date" and 1 <= value < 100_000:
        return (first_day + timedelta(days=int(value))).isoformat()
    if style.kind == "time" and 0 <= value < 1_000:
        seconds = round(value * 86_400)
        return f"{seconds // 3_600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    plain = f"{value:.6f}".rstrip("0").rstrip(".") if abs(value) < 1e12 else raw
    return plain + style.word


def _read_sheet(book: _Book, part: str, name: str, epoch: bool) -> Sheet:
    reader = _SheetReader(book, name, epoch)
    chunks = book.package.chunks(part, MOST_STREAMED)
    reading = parser(reader.start, reader.end, reader.words)
    try:
        for chunk in chunks:
            reading.Parse(chunk, False)
            if reader.idle:
                reader.ended = True
                _pass_over(reading, chunks)
        reading.Parse(b"", True)
    except (expat.ExpatError, UnicodeError, ValueError) as error:
        raise damaged_file() from error
    found = reader.found
    cells = _merged(found)
    lines: tuple[Line, ...] = ()
    if found.drawing:
        cells, lines = _with_drawing(book, part, name, found, cells)
    return Sheet(Form.WORKBOOK, lay_out(cells.values()), name, lines=lines)


def _pass_over(reading: expat.XMLParserType, chunks: Iterator[bytes]) -> None:
    """Let the parser run without looking, which is many times as fast, to the end of the cells."""
    handlers = reading.StartElementHandler, reading.EndElementHandler, reading.CharacterDataHandler
    reading.StartElementHandler = reading.EndElementHandler = reading.CharacterDataHandler = None
    before = rest = b""
    for chunk in chunks:
        found = _END_OF_CELLS.search(before + chunk)
        split = len(chunk) if found is None else max(0, found.end() - len(before))
        reading.Parse(chunk[:split], False)
        if found is not None:
            rest = chunk[split:]
            break
        before = chunk[-40:]
    reading.StartElementHandler, reading.EndElementHandler, reading.CharacterDataHandler = handlers
    reading.Parse(rest, False)


def _merged(found: _Found) -> dict[tuple[int, int], Cell]:
    cells = dict(found.cells)
    for first, last in found.merged:
        down, across = abs(last[0] - first[0]) + 1, abs(last[1] - first[1]) + 1
        cell = cells.get(first)
        if cell is not None:
            cells[first] = replace(cell, down=down, across=across)
            if down * across <= 10_000:  # what other programs leave below the first cell is not seen by anybody
                for row in range(first[0], first[0] + down):
                    for column in range(first[1], first[1] + across):
                        if (row, column) != first:
                            cells.pop((row, column), None)
    return cells


def _with_drawing(
    book: _Book, part: str, name: str, found: _Found, cells: dict[tuple[int, int], Cell]
) -> tuple[dict[tuple[int, int], Cell], tuple[Line, ...]]:
    relation = book.package.relations(part).get(found.drawing)
    if relation is None or relation.target not in book.package:
        return cells, ()
    drawing = drawings.read_drawing(book.package.tree(relation.target, drawings.SKIP), found.scale)
    for placed in drawing.shapes:
        place = (placed.row, placed.column)
        cell = cells.get(place, Cell(*place))
        cells[place] = replace(cell, shapes=(*cell.shapes, placed.shape))
    if drawing.loose:
        what = SN(
            'On the sheet "{sheet}" one line is not tied to shapes at both ends; where it leads is unknown.',
            'On the sheet "{sheet}" {count} lines are not tied to shapes at both ends; where they lead is unknown.',
            drawing.loose,
            sheet=name,
        )
        book.notes.append(Note(None, what))
    return cells, tuple(drawing.lines)
