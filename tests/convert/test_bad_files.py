"""Broken and hostile files: one clear sentence, or a table with notes; never a traceback, never all memory."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.convert import package
from sopcheck.convert.grid import Unreadable
from sopcheck.convert.opening import read_grid

from .makers import HEAD, HEAD_MERGED, Page, document, draft, drafts, separated, table, told, xlsx
from .samples import MADE

ROWS = [
    [1, "Mengajukan", "x", None, None, "F", "5 menit", "B"],
    [2, "Menyetujui", None, None, "x", "F", "5 menit", "B"],
]
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def workbook() -> bytes:
    """A workbook as Excel writes it, with its texts in a part of their own."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("SOP")
    for row, values in enumerate([*HEAD, *ROWS]):
        for column, value in enumerate(values):
            if value not in (None, ""):
                sheet.write(row, column, value)
    book.close()
    return stream.getvalue()


GOOD = workbook()


def patched(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def cells(more: bytes) -> bytes:
    return patched(GOOD, SHEET, lambda data: data.replace(b"</sheetData>", more + b"</sheetData>"))


def said(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        drafts(data)
    return refused.value.sentence.template


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><sst><si><t>&j;</t></si></sst>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty"),
        (b" \n", "The file is empty"),
        (GOOD[:-200], "damaged"),
        (GOOD[:100], "damaged"),
        (patched(GOOD, SHEET, lambda data: data[:-20]), "damaged"),
        (patched(GOOD, SHEET, lambda data: b"\xff\xfe" + data), "damaged"),
        (patched(GOOD, "xl/workbook.xml", lambda data: b""), "damaged"),
        (OLE, "old format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"{\\rtf1 ...", "is RTF"),
        (b"\x89PNG\r\n\x1a\n...", "is a picture"),
        (b"\xef\xbb\xbf<html><body><table>", "web page"),
        (b'<?xml version="1.0"?><Workbook>', "web page or XML"),
        (b"\x01\x02\x03" * 100, "neither a workbook"),
        (patched(GOOD, STRINGS, lambda data: LAUGHS), "DOCTYPE"),
        (patched(GOOD, SHEET, lambda data: b"<!DOCTYPE a>" + data), "DOCTYPE"),
        (patched(GOOD, SHEET, lambda data: b"<a>" * 5_000), "far more than the table"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_gets_its_sentence(data: bytes, words: str) -> None:
    assert words in said(data)


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (archive(a=b"x"), "an archive"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
        (archive(xl__workbook_dot_bin=b"x"), "binary workbook"),
        (archive(xl__workbook_dot_xml=b"<workbook/>"), "no visible worksheet"),
        (archive(word__document_dot_xml=b"<document/>"), "No table of steps"),
        (archive(**{f"n{number}": b"" for number in range(package.MOST_ENTRIES + 1)}), "far more than the table"),
    ],
)
def test_archives_that_hold_no_table(data: bytes, words: str) -> None:
    assert words in said(data)


def test_the_contents_are_looked_at_before_anything_is_unpacked() -> None:
    bomb = archive(xl__workbook_dot_xml=b"<workbook/>", xl__media__a=bytes(60_000_000))
    tracemalloc.start()
    try:
        assert "far more than the table" in said(bomb)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_sheet_that_was_formatted_to_its_last_row_is_read() -> None:
    rows = b"".join(b'<row r="%d" s="1"><c r="A%d" s="1"/></row>' % (row, row) for row in range(5, 1_048_577))
    before = xlsx(Page([*HEAD, *ROWS], HEAD_MERGED))
    data = patched(before, SHEET, lambda sheet: sheet.replace(b"</sheetData>", rows + b"</sheetData>"))
    tracemalloc.start()
    try:
        grid = read_grid(data)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    (sheet,) = grid.sheets
    assert sheet.height == 4
    assert sheet.at(0, 4) == sheet.at(0, 2)  # the merged heading stands behind the rows in the file


@pytest.mark.parametrize(
    "more",
    [
        b'<row r="9">' + b'<c t="inlineStr"><is><t>x</t></is></c>' * 16_384 + b"</row>",
        b'<row r="9"><c r="XFE9"><v>1</v></c><c r="A0"><v>1</v></c><c r="ZZZZZ1"><v>1</v></c></row>',
        b'<row r="99999999"><c r="A99999999"><v>1</v></c></row>',
        b'<row r="9"><c r="C9" t="s"><v>999999</v></c><c r="D9" t="s"><v>-1</v></c></row>',
        b'<row r="9"><c r="C9" s="999"><v>1e999</v></c><c r="D9" s="-1"><v>1e308</v></c></row>',
        b'<row r="9"><c r="C9"><v>nan</v></c><c r="D9" t="e"><v>#REF!</v></c><c r="E9" t="b"><v>1</v></c></row>',
        b'<row r="9"><c r="C9" t="inlineStr"><is><t>' + b"abc " * 100_000 + b"</t></is></c></row>",
    ],
)
def test_odd_cells_do_no_harm(more: bytes) -> None:
    assert [step.activity for step in draft(cells(more)).steps][:2] == ["Mengajukan", "Menyetujui"]


def test_a_formula_without_its_result_is_asked_for_with_its_cell() -> None:
    head = [*HEAD, [1, "Mengajukan", "x", None, None, '=CONCATENATE("F")', "5 menit", "B"], ROWS[1]]
    found = draft(xlsx(Page(head, HEAD_MERGED)))
    assert any(
        line.startswith("SOP!F3: the file has a formula here without its result")
        for line in told(found.steps[0].notes, todo=True)
    )


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    stream = io.BytesIO()
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx(Page([*HEAD, *ROWS], HEAD_MERGED), Page([*HEAD, *ROWS], name="Lama")))
    )
    book["Lama"].sheet_state = "hidden"
    book.save(stream)
    assert 'The sheet "Lama" is hidden and was not read.' in told(draft(stream.getvalue()).notes)


def test_macros_are_never_looked_at() -> None:
    data = archive(
        **{name.replace("/", "__").replace(".", "_dot_"): raw for name, raw in parts(GOOD).items()}, xl__vba=b"x"
    )
    assert len(draft(data).steps) == 2


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return {name: old.read(name) for name in old.namelist()}


ALL_TEXT = [*HEAD, *[[str(value or "") for value in row] for row in ROWS]]


@pytest.mark.parametrize(
    "data",
    [
        separated(ALL_TEXT, ";"),
        separated(ALL_TEXT, "\t"),
        b"sep=;\n" + separated(ALL_TEXT, ";"),
        separated(ALL_TEXT).decode().encode("utf-16"),
        separated(ALL_TEXT).decode().encode("utf-16-le"),
        b"\xef\xbb\xbf" + separated(ALL_TEXT),
        separated(ALL_TEXT).replace(b"\r\n", b"\r"),
    ],
)
def test_text_files_of_all_sorts(data: bytes) -> None:
    assert [step.actor for step in draft(data).steps] == ["pemohon", "kepala"]


def test_windows_letters_nul_and_lonely_quotes_are_read_with_a_note() -> None:
    windows = table(["1", "Mengajukan caf\xe9", "x"], ["2", "Memproses", "x"]).decode().encode("cp1252")
    found = draft(windows)
    assert found.steps[0].activity == "Mengajukan café"
    assert any("not UTF-8" in line for line in told(found.notes))
    nul = draft(table(["1", "Mengajukan", "x"], ["2", "Memproses", "x"]).replace(b"Meng", b"Me\0ng"))
    assert nul.steps[0].activity == "Mengajukan"
    lonely = draft(table(["1", "Mengajukan", "x"], ["2", "Memproses", "x"]) + b'3,"Menyimpan,x\n')
    assert [step.activity for step in lonely.steps] == ["Mengajukan", "Memproses", "Menyimpan"]
    assert any("quotation marks" in line for line in told(lonely.notes))


@given(st.data())
def test_a_file_with_a_flipped_byte_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(MADE)))
    broken = bytearray(SAMPLES[name])
    for place in data.draw(st.lists(st.integers(0, len(broken) - 1), min_size=1, max_size=5)):
        broken[place] ^= data.draw(st.integers(1, 255))
    try:
        drafts(bytes(broken))
    except Unreadable as refused:
        assert refused.sentence.template


SAMPLES = {name: make() for name, make in MADE.items()}


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"No,Kegiatan,Pelaksana\n"]))
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    try:
        drafts(start + data)
    except Unreadable as refused:
        assert refused.sentence.template


def test_a_document_with_a_table_in_a_cell_and_one_under_another_name() -> None:
    rows = [
        ["No", "Kegiatan", "Pelaksana", "Waktu"],
        ["1", "Menerima", "Staf", "5 menit"],
        ["2", "Mencatat", "Staf", "1 jam"],
    ]
    inner = (
        b"<w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Menerima surat</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc>"
    )
    data = patched(
        document(rows),
        "word/document.xml",
        lambda before: before.replace(
            b"<w:t>Menerima</w:t>", b"<w:t>Menerima</w:t></w:r></w:p>" + inner[6:-13] + b"<w:p><w:r>"
        ),
    )
    assert draft(data).steps[0].activity == "Menerima Menerima surat"
