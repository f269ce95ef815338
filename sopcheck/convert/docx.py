"""Documents: tables as sheets, and the paragraphs between them as sheets of one column.

Source of the names: ECMA-376 part 1, 17 (WordprocessingML), part 4 for the older drawings (VML).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sopcheck.convert.drawings import shape_of, words_in
from sopcheck.convert.elements import Node
from sopcheck.convert.grid import Cell, Drawn, Form, Grid, Line, Note, Shape, Sheet, lay_out
from sopcheck.convert.package import Package
from sopcheck.convert.pictures import drawn_in_vml, seen
from sopcheck.convert.words import clean, exit_of
from sopcheck.locales.sentence import SN

MOST_CELLS = 50_000
MOST_TABLES = 300
LONGEST_TEXT = 5_000
_SKIP = (
    *("pPrChange", "rPrChange", "tblPrEx", "sectPr", "tblBorders", "tcBorders", "tblGrid", "shd", "style", "effectLst"),
    *("Fallback", "del", "moveFrom", "instrText", "delText", "extLst", "proofErr", "bookmarkStart", "bookmarkEnd"),
)
_WRAPS = ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")


def read_docx(package: Package) -> Grid:
    """All tables and paragraphs of a document and of its page headers, in their order. Raises Unreadable."""
    main = package.main_part("word/document.xml")
    reading = _Reading()
    headers = [one.target for one in package.relations(main).values() if one.kind == "header"]
    for name in sorted(set(headers)):
        if name in package:
            reading.blocks(package.tree(name, _SKIP).every("hdr"), numbered=False)
    reading.blocks(package.tree(main, _SKIP).every("body"), numbered=True)
    if reading.floating:
        what = SN(
            "One drawn shape stands outside of the tables; in which row it belongs is unknown.",
            "{count} drawn shapes stand outside of the tables; in which rows they belong is unknown.",
            reading.floating,
        )
        reading.notes.append(Note(None, what))
    return Grid(tuple(reading.sheets), tuple(reading.notes))


@dataclass(slots=True)
class _Reading:
    sheets: list[Sheet] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    tables: int = 0
    paragraphs: int = 0
    cells: int = 0
    floating: int = 0
    between: list[Cell] = field(default_factory=list)

    def blocks(self, holders: Iterator[Node], *, numbered: bool) -> None:
        """Everything in a body or header."""
        for holder in holders:
            for node in _unwrapped(holder):
                if node.name == "p":
                    self._paragraph(node, numbered)
                elif node.name == "tbl" and self.tables < MOST_TABLES:
                    self._end_paragraphs()
                    if numbered:
                        self.tables += 1
                    self._table(node, self.tables if numbered else 0)
        self._end_paragraphs()

    def _paragraph(self, node: Node, numbered: bool) -> None:
        self.paragraphs += numbered
        self.floating += len(_shapes(node))
        text = clean(_text(node))
        if text and self.cells < MOST_CELLS:
            self.cells += 1
            row = self.paragraphs - 1 if numbered else len(self.between)
            self.between.append(Cell(row, 0, text))

    def _end_paragraphs(self) -> None:
        if self.between:
            self.sheets.append(Sheet(Form.DOCUMENT, lay_out(self.between)))
            self.between = []

    def _table(self, table: Node, number: int) -> None:
        cells: dict[tuple[int, int], _Building] = {}
        open_above: dict[int, _Building] = {}
        lines: list[Line] = []
        rows = [node for node in _unwrapped(table) if node.name == "tr"]
        for row, node in enumerate(rows):
            column = _whole(node.child("trPr", "gridBefore"))
            for cell in _unwrapped(node):
                if cell.name != "tc" or self.cells >= MOST_CELLS:
                    continue
                across = max(1, _whole(cell.child("tcPr", "gridSpan")))
                merge = cell.child("tcPr", "vMerge")
                if merge is not None and merge.get("val") != "restart" and column in open_above:
                    above = open_above[column]
                    above.down = row - above.row + 1
                    above.take(cell)
                else:
                    self.cells += 1
                    building = cells[row, column] = _Building(row, column, across)
                    building.take(cell)
                    if merge is not None:
                        open_above[column] = building
                    else:
                        open_above.pop(column, None)
                column += min(across, 1_000)
            lines += _lines(node)
        found = [one for one in (building.cell() for building in cells.values()) if one.text or one.shapes]
        self.sheets.append(Sheet(Form.DOCUMENT, lay_out(found), number=number, lines=tuple(lines)))


@dataclass(slots=True)
class _Building:
    row: int
    column: int
    across: int
    down: int = 1
    texts: list[str] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)

    def take(self, cell: Node) -> None:
        """Add the content of a cell, nested tables flattened."""
        for paragraph in cell.every("p"):
            text = _text(paragraph)
            if text:
                self.texts.append(text)
            self.shapes += _shapes(paragraph)

    def cell(self) -> Cell:
        """The finished cell."""
        text = clean("\n".join(self.texts)[:LONGEST_TEXT])
        return Cell(self.row, self.column, text, self.down, self.across, tuple(self.shapes))


def _unwrapped(holder: Node) -> Iterator[Node]:
    """The children of an element; of content controls and insertions what is in them."""
    for node in holder.children:
        if node.name in _WRAPS:
            yield from _unwrapped(node)
        else:
            yield node


def _whole(node: Node | None) -> int:
    text = "" if node is None else node.get("val")
    return min(int(text), 1_000) if text.isascii() and text.isdigit() and len(text) < 6 else 0


_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def _text(paragraph: Node) -> str:
    """The words of a paragraph, those of its drawings left out; an item of an automatic list begins with a dot."""
    parts: list[str] = []
    for run in paragraph.every("r", "drawing", "pict", "object"):
        if run.name != "r":
            continue
        fonts = run.child("rPr", "rFonts")
        font = "" if fonts is None else fonts.get("ascii") or fonts.get("hAnsi")
        for node in run.children:
            if node.name == "t":
                parts.append(seen(node.text, font))
            elif node.name == "sym":
                code = node.get("char")
                parts.append(seen(chr(int(code, 16)), node.get("font") or "Wingdings") if _is_code(code) else "")
            else:
                parts.append(_BREAKS.get(node.name, ""))
    text = "".join(parts).strip()
    return f"• {text}" if text and paragraph.child("pPr", "numPr") is not None else text


def _is_code(text: str) -> bool:
    return len(text) == 4 and all(letter in "0123456789abcdefABCDEF" for letter in text) and text[0] not in "dD"


def _shapes(paragraph: Node) -> list[Shape]:
    """What is drawn in a paragraph, in both ways that Word has."""
    found = []
    for node in paragraph.every("wsp", "rect", "roundrect", "oval", "shape"):
        if node.name == "wsp":
            shape = shape_of(node)
        else:
            drawn, text = drawn_in_vml(node.name, node.get("type")), words_in(node)
            if drawn is Drawn.PROCESS and exit_of(text) is not None:
                drawn = Drawn.LABEL
            if drawn is Drawn.LABEL and exit_of(text) is None:
                drawn = Drawn.PROCESS if text else None
            shape = None if drawn is None else Shape(drawn, text, node.get("id"))
        if shape is not None:
            found.append(shape)
    return found


def _lines(row: Node) -> Iterator[Line]:
    for node in row.every("wsp"):
        start, end = next(node.every("stCxn"), None), next(node.every("endCxn"), None)
        if start is not None and end is not None:
            yield Line(start.get("id"), end.get("id"))
