"""Files as offices make them: workbooks with drawn shapes and lines, documents with tables."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.table import Table

from sopcheck.convert.draft import Draft, Known
from sopcheck.convert.grid import Note
from sopcheck.convert.interpret import interpret
from sopcheck.convert.opening import read_grid
from sopcheck.convert.writing import told as as_told
from sopcheck.locales.catalogue import catalogue

SAY = catalogue("en").say
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Drawn:
    """A shape in the middle of a cell ("D7"); ``box``: a box of text without a border, as words beside lines are."""

    id: int
    preset: str
    cell: str
    text: str = ""
    box: bool = False


@dataclass(frozen=True)
class Joined:
    """A line from one shape to another."""

    start: int
    end: int
    backwards: bool = False
    """Drawn from its point to its tail."""


@dataclass(frozen=True)
class Page:
    """One sheet: rows of values, merged ranges, what is drawn."""

    rows: Sequence[Sequence[Any]]
    merged: Sequence[str] = ()
    shapes: Sequence[Drawn] = ()
    lines: Sequence[Joined] = ()
    name: str = "SOP"
    fonts: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)


def xlsx(*pages: Page) -> bytes:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.name)
        for row in page.rows:
            sheet.append(list(row))
        for span in page.merged:
            sheet.merge_cells(span)
        for cell, font in page.fonts.items():
            sheet[cell].font = openpyxl.styles.Font(name=font)
        for cell, code in page.formats.items():
            sheet[cell].number_format = code
    stream = io.BytesIO()
    book.save(stream)
    return _drawn(stream.getvalue(), pages)


def _drawn(data: bytes, pages: Sequence[Page]) -> bytes:
    """The workbook with the drawings that openpyxl cannot make."""
    if not any(page.shapes for page in pages):
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            for number, page in enumerate(pages, 1):
                if page.shapes and name == f"xl/worksheets/sheet{number}.xml":
                    mark = f'<drawing xmlns:r="{RELATIONS}" r:id="rIdDrawing"/></worksheet>'
                    text = text.replace(b"</worksheet>", mark.encode())
            _put(new, name, text)
        for number, page in enumerate(pages, 1):
            if page.shapes:
                _put(new, f"xl/worksheets/_rels/sheet{number}.xml.rels", _relations(number))
                _put(new, f"xl/drawings/drawing{number}.xml", drawing(page.shapes, page.lines).encode())
    return made.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, (2024, 1, 2, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)


def _relations(number: int) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdDrawing" Type="{RELATIONS}/drawing" Target="../drawings/drawing{number}.xml"/>'
        "</Relationships>"
    ).encode()


def drawing(shapes: Sequence[Drawn], lines: Sequence[Joined]) -> str:
    """A drawing part as Excel writes it."""
    places = {shape.id: shape.cell for shape in shapes}
    anchors = [_shape(shape) for shape in shapes]
    anchors += [_line(number, line, places) for number, line in enumerate(lines, 1000)]
    return f'<xdr:wsDr xmlns:xdr="{DRAWING}" xmlns:a="{MAIN}">{"".join(anchors)}</xdr:wsDr>'


def _corners(first: str, last: str) -> str:
    return "".join(
        f"<xdr:{end}><xdr:col>{column}</xdr:col><xdr:colOff>{offset}</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{offset // 3}</xdr:rowOff></xdr:{end}>"
        for end, (row, column), offset in (("from", _place(first), 100_000), ("to", _place(last), 400_000))
    )


def _place(cell: str) -> tuple[int, int]:
    row, column = openpyxl.utils.cell.coordinate_to_tuple(cell)
    return row - 1, column - 1


def _shape(shape: Drawn) -> str:
    box = ' txBox="1"' if shape.box else ""
    return (
        f'<xdr:twoCellAnchor>{_corners(shape.cell, shape.cell)}<xdr:sp macro="" textlink=""><xdr:nvSpPr>'
        f'<xdr:cNvPr id="{shape.id}" name="Bentuk {shape.id}"/><xdr:cNvSpPr{box}/></xdr:nvSpPr><xdr:spPr>'
        f'<a:prstGeom prst="{shape.preset}"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/>'
        f"<a:p><a:r><a:t>{shape.text}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"
    )


def _line(number: int, line: Joined, places: Mapping[int, str]) -> str:
    start, end = (line.end, line.start) if line.backwards else (line.start, line.end)
    arrow = "headEnd" if line.backwards else "tailEnd"
    return (
        f'<xdr:twoCellAnchor>{_corners(places[start], places[end])}<xdr:cxnSp macro=""><xdr:nvCxnSpPr>'
        f'<xdr:cNvPr id="{number}" name="Garis {number}"/><xdr:cNvCxnSpPr><a:stCxn id="{start}" idx="2"/>'
        f'<a:endCxn id="{end}" idx="0"/></xdr:cNvCxnSpPr></xdr:nvCxnSpPr><xdr:spPr>'
        f'<a:prstGeom prst="bentConnector3"><a:avLst/></a:prstGeom><a:ln><a:{arrow} type="arrow"/></a:ln></xdr:spPr>'
        "</xdr:cxnSp><xdr:clientData/></xdr:twoCellAnchor>"
    )


def fill(table: Table, rows: Sequence[Sequence[str]]) -> None:
    """Write texts into the cells of a document's table."""
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text:
                table.cell(row, column).text = text


def document(*tables: Sequence[Sequence[str]], before: Sequence[str] = ()) -> bytes:
    """A document of paragraphs and plain tables."""
    made = docx.Document()
    for text in before:
        made.add_paragraph(text)
    for rows in tables:
        fill(made.add_table(len(rows), max(map(len, rows))), rows)
        made.add_paragraph("")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def separated(rows: Sequence[Sequence[str]], separator: str = ",") -> bytes:
    """A text file of these rows."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue().encode()


HEAD = [
    ["No", "Kegiatan", "Pelaksana", "", "", "Mutu Baku", "", "", "Keterangan"],
    ["", "", "Pemohon", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output", ""],
]
HEAD_MERGED = ["A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:I2"]


def table(*rows: Sequence[str]) -> bytes:
    """A text file with the usual heading and these rows."""
    return separated([*HEAD, *rows])


def drafts(data: bytes, known: Known | None = None) -> tuple[Draft, ...]:
    """The SOPs of a file called surat.xlsx, whatever it is."""
    return interpret(read_grid(data), name="surat", known=known or Known())


def draft(data: bytes) -> Draft:
    """The only SOP of a file."""
    (only,) = drafts(data)
    return only


def told(notes: Sequence[Note], *, todo: bool | None = None) -> list[str]:
    """Notes as they are shown, in English."""
    return [as_told(note, SAY) for note in notes if todo is None or note.todo is todo]


def write(folder: Path, name: str, data: bytes) -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_bytes(data)
    return path
