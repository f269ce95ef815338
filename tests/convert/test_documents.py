"""What only documents have: shapes of both kinds, lists numbered by Word, merged cells, tracked changes."""

from __future__ import annotations

import io
import zipfile

from sopcheck.convert.draft import Draft
from sopcheck.pack.model import StepKind

from .makers import draft, told

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def document(*body: str, header: str = "") -> bytes:
    """A document of raw parts, as small as Word would open it."""
    stream = io.BytesIO()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>")
        if header:
            new.writestr("word/header1.xml", f"<w:hdr {SPACES}>{header}</w:hdr>")
            new.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships><Relationship Id="r1" Type="{office}/header" Target="header1.xml"/></Relationships>',
            )
    return stream.getvalue()


def text(words: str, before: str = "") -> str:
    return f"<w:p>{before}<w:r><w:t>{words}</w:t></w:r></w:p>"


def cell(inside: str = "<w:p/>", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if inside.startswith('<') else text(inside)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(one if one.startswith('<w:tc>') else cell(one or '<w:p/>') for one in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def shape(preset: str, words: str = "") -> str:
    """A shape as Word writes it: the new drawing, and the older one for older readers."""
    content = f"<wps:txbx><w:txbxContent>{text(words)}</w:txbxContent></wps:txbx>" if words else ""
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>"
        f'<wps:cNvSpPr/><wps:spPr><a:prstGeom prst="{preset}"/></wps:spPr>{content}</wps:wsp></a:graphicData>'
        '</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect id="alt"/></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r></w:p>"
    )


def old_shape(kind: int) -> str:
    return f'<w:p><w:r><w:pict><v:shape id="_x{kind}" type="#_x0000_t{kind}"/></w:pict></w:r></w:p>'


NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
HEAD = (
    row(
        cell(text("No"), '<w:vMerge w:val="restart"/>'),
        cell(text("Kegiatan"), '<w:vMerge w:val="restart"/>'),
        cell(text("Pelaksana"), '<w:gridSpan w:val="2"/>'),
        "Kelengkapan",
        "Waktu",
        "Output",
    ),
    row(
        cell("<w:p/>", '<w:vMerge w:val="continue"/>'), cell("<w:p/>", "<w:vMerge/>"), "Pemohon", "Petugas", "", "", ""
    ),
)


def made(*rows: str, before: str = "", header: str = "") -> Draft:
    return draft(document(before, table(*HEAD, *rows), header=header))


def test_shapes_in_cells_are_read_once_in_either_way() -> None:
    found = made(
        row("1", "Mengajukan", cell(shape("flowChartTerminator")), "", "Surat", "5 menit", "A"),
        row("2", "Memeriksa", "", cell(old_shape(110)), "Surat", "5 menit", "A"),
        row("3", "Menyimpan", "", cell(shape("rect", "Simpan")), "Surat", "5 menit", "A"),
    )
    assert [step.actor for step in found.steps] == ["pemohon", "petugas", "petugas"]
    assert [step.kind for step in found.steps] == [StepKind.START, StepKind.DECISION, StepKind.END]
    assert not [line for line in told(found.all_notes) if "several actors" in line]


def test_a_shape_with_the_word_of_an_exit_is_no_box() -> None:
    found = made(
        row("1", "Mengajukan", cell(shape("rect")), "", "Surat", "5 menit", "A"),
        row("2", "Memeriksa", cell(shape("rect", "Tidak")), cell(shape("diamond")), "Surat", "5 menit", "A"),
        row("3", "Menyimpan", "", cell(shape("rect")), "Surat", "5 menit", "A"),
    )
    assert found.steps[1].actor == "petugas"
    assert not [line for line in told(found.steps[1].notes) if "several actors" in line]


def test_numbers_that_word_counts_itself() -> None:
    number = cell(f"<w:p>{NUMBERED}</w:p>")
    papers = cell(text("Surat permohonan", NUMBERED) + text("kartu pegawai", NUMBERED))
    found = made(
        row(number, "Mengajukan", "x", "", papers, "5 menit", "A"),
        row(number, "Menyimpan", "", "x", "Surat", "5 menit", "A"),
    )
    assert found.steps[0].requirements == ("Surat permohonan", "kartu pegawai")
    assert [step.actor for step in found.steps] == ["pemohon", "petugas"]


def test_cells_merged_down_belong_to_one_row() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = made(
        row(cell(text("1"), start), cell(text("Mengajukan"), start), "x", "", "Surat", "5 menit", "A"),
        row(cell("<w:p/>", on), cell("<w:p/>", on), "", "", "Kartu", "", ""),
        row("2", "Menyimpan", "", "x", "Surat", "5 menit", "A"),
    )
    assert len(found.steps) == 2
    assert found.steps[0].requirements == ("Surat", "Kartu")


def test_what_was_struck_out_is_gone_and_what_was_put_in_counts() -> None:
    changed = (
        '<w:p><w:r><w:t xml:space="preserve">Mengajukan </w:t></w:r>'
        "<w:del><w:r><w:delText>surat</w:delText></w:r></w:del><w:ins><w:r><w:t>permohonan</w:t></w:r></w:ins></w:p>"
    )
    found = made(
        row("1", cell(changed), "x", "", "Surat", "5 menit", "A"), row("2", "Menyimpan", "", "x", "Surat", "1 jam", "A")
    )
    assert found.steps[0].activity == "Mengajukan permohonan"


def test_symbols_of_picture_fonts_and_content_controls() -> None:
    tick = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    control = f"<w:sdt><w:sdtContent>{cell(tick)}</w:sdtContent></w:sdt>"
    line = f"<w:tr>{cell('1')}{cell('Mengajukan')}{control}{cell()}{cell('Surat')}{cell('5 menit')}{cell('A')}</w:tr>"
    found = made(line, row("2", "Menyimpan", "", cell(tick), "Surat", "1 jam", "A"))
    assert [step.actor for step in found.steps] == ["pemohon", "petugas"]


def test_the_identity_part_may_stand_in_the_page_header_and_in_paragraphs() -> None:
    rows = (row("1", "Mengajukan", "x", "", "", "", ""), row("2", "Menyimpan", "", "x", "", "", ""))
    box = table(row("Nomor SOP", "12/SOP/2024"), row("Nama SOP", "SOP Izin Belajar"))
    found = made(*rows, header=box, before=text("Tanggal Pembuatan : 2 Januari 2024"))
    assert (found.id, found.identity.number, found.identity.made) == ("izin-belajar", "12/SOP/2024", "2024-01-02")


def test_shapes_beside_the_table_are_told() -> None:
    rows = (row("1", "Mengajukan", "x", "", "", "", ""), row("2", "Menyimpan", "", "x", "", "", ""))
    found = made(*rows, before=shape("rect") + shape("diamond"))
    assert any(line.startswith("2 drawn shapes stand outside of the tables") for line in told(found.notes))
