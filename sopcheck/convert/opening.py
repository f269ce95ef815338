"""A file as a grid, whatever it is and is called; the only place of this room that touches a disk."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sopcheck.convert.docx import read_docx
from sopcheck.convert.elements import too_large
from sopcheck.convert.grid import Grid, Unreadable
from sopcheck.convert.package import Package, locked
from sopcheck.convert.separated import read_separated
from sopcheck.convert.xlsx import read_xlsx
from sopcheck.locales.sentence import S, Sentence

MOST_BYTES = 30_000_000
MOST_TEXT = 10_000_000
"""Of a text file, in bytes."""
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS: tuple[tuple[bytes, Sentence], ...] = (
    (b"%PDF", S("The file is a PDF. Convert the Excel or Word file that it was made from.")),
    (b"{\\rtf", S("The file is RTF. Open it in Word, save it as .docx and convert that.")),
    (b"\x89PNG", S("The file is a picture. Convert the Excel or Word file that it was made from.")),
    (b"\xff\xd8\xff", S("The file is a picture. Convert the Excel or Word file that it was made from.")),
    (b"GIF8", S("The file is a picture. Convert the Excel or Word file that it was made from.")),
)
_WEB = S("The file is a web page or XML under another name. Open it in Excel or Word, save it as .xlsx, convert that.")
_OPEN_DOCUMENT = S("The file is an OpenDocument file. Save it as .xlsx or .docx and convert that.")
_OLD = S("The file has the old format of Excel or Word (.xls, .doc). Save it as .xlsx or .docx and convert that.")
_BINARY = S("The file is a binary workbook (.xlsb). Save it as .xlsx and convert that.")
_NEITHER = S("The file is an archive, but no Excel or Word file. Name the .xlsx or .docx itself.")
_EMPTY = S("The file is empty. Name the file with the table of the SOP.")


def open_grid(path: Path) -> Grid:
    """The grid of a file. Raises Unreadable with the reason and the way out, OSError where it cannot be opened."""
    descriptor = -1
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would wait for ever
            raise Unreadable(S("{file} is not a plain file. Name an .xlsx, .docx or .csv file.", file=str(path)))
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:  # a name with a NUL in it
        raise Unreadable(S("There is no file {file}.", file=str(path))) from error
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Unreadable(
            S(
                "The file has more than {most} MB. Copy the table and its identity part into a new file, convert that.",
                most=MOST_BYTES // 1_000_000,
            )
        )
    return read_grid(data)


def read_grid(data: bytes) -> Grid:
    """The grid of a file's bytes. What the file is, its first bytes say, never its name. Raises Unreadable."""
    if not data.strip():
        raise Unreadable(_EMPTY)
    if data.startswith((_ZIP, b"PK\x05\x06")):
        return _read_package(data)
    if data.startswith(_OLE):
        raise locked() if _ENCRYPTED in data else Unreadable(_OLD)
    for mark, sentence in _OTHERS:
        if data.startswith(mark):
            raise Unreadable(sentence)
    if data[:1_000].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise Unreadable(_WEB)
    if len(data) > MOST_TEXT:
        raise too_large()
    return read_separated(data)


def _read_package(data: bytes) -> Grid:
    package = Package(data)
    if "xl/workbook.bin" in package:
        raise Unreadable(_BINARY)
    main = package.main_part("")
    if "xl/workbook.xml" in package or main.startswith("xl/"):
        return read_xlsx(package)
    if "word/document.xml" in package or main.startswith("word/"):
        return read_docx(package)
    if "mimetype" in package and package.small("mimetype").startswith(b"application/vnd.oasis"):
        raise Unreadable(_OPEN_DOCUMENT)
    raise Unreadable(_NEITHER)
