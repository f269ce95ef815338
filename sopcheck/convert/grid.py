"""What a reader hands on: sheets of cells with their texts, merged spans and drawn shapes, whatever the file was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from sopcheck.locales.sentence import S, Sentence


class Unreadable(Exception):
    """A file that gives no table at all: ``sentence`` says why and names the way out."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


class Form(StrEnum):
    """What a sheet was in its file, which decides what its places are called."""

    WORKBOOK = "workbook"
    DOCUMENT = "document"
    TEXT = "text"


class Drawn(StrEnum):
    """What a drawn shape stands for in an SOP (Permen PAN-RB 35/2012: five symbols)."""

    PROCESS = "process"
    DECISION = "decision"
    TERMINATOR = "terminator"
    OFF_PAGE = "off-page"
    LABEL = "label"
    """Words that float beside a line."""
    PICTURE = "picture"
    OTHER = "other"
    """A shape that is none of the five."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn shape. ``id``: what lines name it by, '' where the file has none."""

    drawn: Drawn
    text: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line from one shape to another, by their ids; ``text``: the words that stand beside it."""

    start: str
    end: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it. ``row`` and ``column`` count from 0; ``down`` and ``across``: its merged span.

    ``lost``: why nothing can be read of what the cell holds (a formula whose result the file does not have).
    """

    row: int
    column: int
    text: str = ""
    down: int = 1
    across: int = 1
    shapes: tuple[Shape, ...] = ()
    lost: Sentence | None = None

    @property
    def rows(self) -> range:
        """The rows that the cell covers."""
        return range(self.row, self.row + self.down)

    @property
    def columns(self) -> range:
        """The columns that the cell covers."""
        return range(self.column, self.column + self.across)


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell the author. ``place``: the cell in words, None for the whole file; ``todo``: somebody must
    fill it in, else it was guessed or left out and should be looked at."""

    place: Sentence | None
    what: Sentence
    todo: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, one table or run of paragraphs of a document, or a text file.

    ``number``: of a document's table, from 1; 0 for paragraphs between tables.
    """

    form: Form
    cells: tuple[Cell, ...]
    name: str = ""
    number: int = 0
    lines: tuple[Line, ...] = ()
    _at: dict[tuple[int, int], Cell] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._at.update({(cell.row, cell.column): cell for cell in self.cells})
        for cell in self.cells:
            if cell.down * cell.across <= MOST_SPANNED:
                for row in cell.rows:
                    for column in cell.columns:
                        self._at.setdefault((row, column), cell)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this place, also as a part of its merged span."""
        return self._at.get((row, column))

    def starting_at(self, row: int, column: int) -> Cell | None:
        """The cell that begins at this place."""
        cell = self._at.get((row, column))
        return cell if cell is not None and (cell.row, cell.column) == (row, column) else None

    @property
    def height(self) -> int:
        """How many rows there are down to the last cell."""
        return max((cell.row for cell in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        """How many columns there are up to the last cell."""
        return max((cell.column for cell in self.cells), default=-1) + 1

    def place(self, row: int, column: int) -> Sentence:
        """What a person calls this cell."""
        if self.form is Form.WORKBOOK:
            return S("{sheet}!{cell}", sheet=self.name, cell=f"{letters(column)}{row + 1}")
        if self.form is Form.DOCUMENT and self.number:
            return S("table {table}, row {row}, column {column}", table=self.number, row=row + 1, column=column + 1)
        if self.form is Form.DOCUMENT:
            return S("paragraph {number}", number=row + 1)
        return S("row {row}, column {column}", row=row + 1, column=column + 1)


MOST_SPANNED = 20_000
"""A merged span of more cells is a slip, and only its first cell is taken."""


@dataclass(frozen=True, slots=True)
class Grid:
    """All sheets of a file in their order, and what the reader could not read."""

    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...] = ()


def letters(column: int) -> str:
    """A column's name in a workbook: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_place(reference: str) -> tuple[int, int] | None:
    """Row and column from 0 of "C7"; None where it is none, or beyond what a workbook can hold."""
    name = reference.replace("$", "")
    head = name.rstrip("0123456789")
    digits = name[len(head) :]
    if not (1 <= len(head) <= 3 and head.isascii() and head.isalpha() and 1 <= len(digits) <= 7):
        return None
    column = 0
    for letter in head.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(digits)
    return (row - 1, column - 1) if 1 <= row <= 1_048_576 and column <= 16_384 else None


def lay_out(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Cells in reading order."""
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
