"""Tables as other people draw them: each is odd in its own way, and all are met in offices."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from sopcheck.convert.grid import Unreadable
from sopcheck.pack.model import StepKind

from .makers import HEAD, HEAD_MERGED, Drawn, Joined, Page, document, draft, drafts, separated, table, told, xlsx

N = None


def actors(data: bytes) -> list[str | None]:
    return [step.actor for step in draft(data).steps]


def test_a_heading_of_three_rows_and_an_empty_margin() -> None:
    rows = [
        ["SOP Surat"],
        [],
        [N, "NO", "AKTIVITAS", "PELAKSANA", N, N, N, "MUTU BAKU", N, N, "KET."],
        [N, N, N, "Internal", N, "Eksternal", N, "Kelengkapan", "Waktu", "Output"],
        [N, N, N, "Staf", "Kasubbag", "Staf", "Kepala"],
        [N, 1, "Menerima surat", "√", N, N, N, "Surat", "10 menit", "Agenda"],
        [N, 2, "Meneruskan surat", N, "√", N, N, "Surat", "10 menit", "Agenda"],
        [N, 3, "Menjawab surat", N, N, "√", N, "Surat", "10 menit", "Jawaban"],
    ]
    merged = ["D3:G3", "D4:E4", "F4:G4", "H3:J3", "H4:H5", "I4:I5", "J4:J5", "B3:B5", "C3:C5", "K3:K5"]
    found = draft(xlsx(Page(rows, merged)))
    assert [step.actor for step in found.steps] == ["staf-internal", "kasubbag", "staf-eksternal"]
    assert found.steps[2].output == "Jawaban"
    assert any("Kepala" in line for line in told(found.notes))  # the column that nobody uses


def test_english_headings_make_an_english_sop() -> None:
    data = separated(
        [
            ["No", "Activity", "Actor", "", "Quality Standard", "", "", "Remarks"],
            ["", "", "Applicant", "Officer", "Requirements", "Time", "Output", ""],
            ["1", "Submit request", "x", "", "Form", "10 minutes", "Request", ""],
            [
                "2",
                "Check request",
                "",
                "<>",
                "Request",
                "1 working day",
                "Checked",
                "If not complete, return to step 1",
            ],
            ["3", "Approve", "", "x", "Checked", "2 hours", "Approval", ""],
        ]
    )
    found = draft(data)
    assert found.language == "en"
    check = found.steps[1]
    assert (check.kind, check.actor, check.no, check.time) == (StepKind.DECISION, "officer", "submit", "1 working day")
    assert (check.yes_text, check.no_text) == ("complete", "not complete")


@pytest.mark.parametrize(
    "head",
    [
        ["No", "Kegiatan", "Pemohon", "Petugas", "Kelengkapan", "Waktu", "Output", "Ket"],
        [
            "no.",
            "uraian  kegiatan",
            "Pemohon",
            "Petugas",
            "Persyaratan/Kelengkapan",
            "WAKTU",
            "Keluaran (Output)",
            "KET",
        ],
        ["Nomor", "K E G I A T A N", "Pemohon", "Petugas", "Syarat", "Norma Waktu", "Out put", "Keterangan"],
    ],
)
def test_actor_columns_without_a_heading_above_them(head: list[str]) -> None:
    rows = [
        ["1", "Mengajukan", "●", "", "Form", "5 mnt", "Berkas", ""],
        ["2", "Memproses", "", "V", "B", "1 hr", "C", ""],
    ]
    found = draft(separated([head, *rows]))
    assert [step.actor for step in found.steps] == ["pemohon", "petugas"]
    assert [step.time for step in found.steps] == ["5 menit", "1 hari"]
    assert found.steps[0].requirements == ("Form",)


def test_mutu_baku_before_the_actors_and_numbers_in_the_activity() -> None:
    head = ["Kegiatan", "Kelengkapan", "Waktu", "Output", "Pemohon", "Petugas", "Ket"]
    rows = [
        ["1. Mengajukan", "Form", "5 mnt", "Berkas", "v", "", ""],
        ["2. Memproses", "B", "1 hari", "Hasil", "", "v", ""],
    ]
    found = draft(separated([head, *rows]))
    assert [(step.activity, step.actor) for step in found.steps] == [
        ("Mengajukan", "pemohon"),
        ("Memproses", "petugas"),
    ]


def test_yes_and_no_in_the_cells_do_not_say_who_acts_nor_where_no_leads() -> None:
    found = draft(
        table(
            ["1", "Mengajukan", "□", "", "", "Form", "5 menit", "Berkas", ""],
            ["2", "Memeriksa berkas", "Tidak", "◇", "Ya", "Berkas", "10 menit", "Hasil", ""],
            ["3", "Menandatangani", "", "", "□", "Hasil", "1 jam", "Surat", ""],
        )
    )
    check = found.steps[1]
    assert (check.kind, check.actor, check.yes, check.no) == (StepKind.DECISION, "petugas", "tandatangani", None)
    assert 'row 4, column 2: to which row does no lead? Add a line: no = "…"' in told(check.notes, todo=True)


def test_the_target_of_an_exit_in_the_cell_itself() -> None:
    found = draft(
        table(
            ["1", "Mengajukan", "□", "", "", "Form", "5 menit", "Berkas", ""],
            ["2", "Memeriksa berkas", "Tdk (ke 1)", "<>", "Ya -> 4", "Berkas", "10 menit", "Hasil", ""],
            ["3", "Mengoreksi", "", "□", "", "Hasil", "1 jam", "Surat", ""],
            ["4", "Menandatangani", "", "", "□", "Hasil", "1 jam", "Surat", ""],
        )
    )
    assert (found.steps[1].yes, found.steps[1].no) == ("tandatangani", "ajukan")


def test_a_heading_again_on_the_next_page_page_numbers_and_signatures() -> None:
    found = draft(
        table(
            ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            ["1", "Mengajukan", "x", "", "", "Form", "5 menit", "Berkas", ""],
            ["2", "Meneliti", "", "x", "", "Berkas", "5 menit", "Hasil", ""],
            ["Halaman 1"],
            *HEAD,
            ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            ["3", "Menandatangani", "", "", "x", "Hasil", "5 menit", "Surat", ""],
            ["", "", "", "", "", "", "", "", ""],
            ["", "", "", "", "", "", "Surabaya, 2 Januari 2024", "", ""],
            ["", "", "", "", "", "", "Kepala Dinas,", "", ""],
            ["", "", "", "", "", "", "NIP. 19700101 199001 1 001", "", ""],
        )
    )
    assert [step.activity for step in found.steps] == ["Mengajukan", "Meneliti", "Menandatangani"]
    assert found.steps[-1].kind is StepKind.END


def test_headings_and_sums_between_and_below_the_rows() -> None:
    found = draft(
        table(
            ["A", "TAHAP PERSIAPAN", "", "", "", "", "", "", ""],
            ["1", "Mengajukan", "x", "", "", "Form", "5 menit", "Berkas", ""],
            ["B", "TAHAP PELAKSANAAN"],
            ["2", "Memproses", "", "x", "", "Form", "5 menit", "Berkas", ""],
            ["", "Jumlah", "", "", "", "", "10 menit", "", ""],
        )
    )
    assert [(step.section, step.activity) for step in found.steps] == [
        ("TAHAP PERSIAPAN", "Mengajukan"),
        ("TAHAP PELAKSANAAN", "Memproses"),
    ]


def test_a_row_that_goes_on_below() -> None:
    found = draft(
        table(
            ["1", "Mengajukan permohonan", "x", "", "", "Form", "5 menit", "Berkas", ""],
            ["", "kepada kantor", "", "", "", "KTP", "", "", ""],
            ["2", "Memproses", "", "x", "", "Berkas", "5 menit", "Hasil", ""],
        )
    )
    assert found.steps[0].activity == "Mengajukan permohonan kepada kantor"
    assert found.steps[0].requirements == ("Form", "KTP")


def test_two_marks_no_mark_and_a_time_that_is_none_are_asked_back_with_their_cells() -> None:
    found = draft(
        table(
            ["1", "Mengajukan", "x", "", "", "Form", "5 menit", "Berkas", ""],
            ["2", "Memproses", "", "x", "x", "Berkas", "tentatif", "Hasil", ""],
            ["3", "Menyerahkan", "", "", "", "Hasil", "5 menit", "", ""],
        )
    )
    assert [step.actor for step in found.steps] == ["pemohon", "petugas", None]
    asked = told([note for step in found.steps for note in step.notes], todo=True)
    assert asked == [
        "row 4, column 4: several actors are marked; the first was taken, as well marked: Kepala",
        'row 4, column 7: the time "tentatif" could not be read; write it as time = "10 menit"',
        "row 5, column 3: no actor is marked; write one of these here: actor = … (pemohon, petugas, kepala)",
    ]


def test_ticks_of_a_picture_font_and_numbers_with_a_unit_in_their_format() -> None:
    rows = [
        *HEAD,
        [1, "Mengajukan", "ü", N, N, "Form", "5 menit", "Berkas"],
        [2, "Memeriksa", N, "u", N, "Form", "5 menit", "Berkas", "Tidak: 1"],
        [3, "Menyimpan", N, N, "ü", "Form", 15, "Berkas"],
    ]
    fonts = {"C3": "Wingdings", "D4": "Wingdings", "E5": "Wingdings"}
    found = draft(xlsx(Page(rows, HEAD_MERGED, fonts=fonts, formats={"G5": '0 "menit"'})))
    assert [step.actor for step in found.steps] == ["pemohon", "petugas", "kepala"]
    assert (found.steps[1].kind, found.steps[1].no) == (StepKind.DECISION, "ajukan")
    assert found.steps[2].time == "15 menit"


def test_no_numbers_and_the_actor_in_words() -> None:
    data = separated(
        [
            ["Uraian Kegiatan", "Penanggung Jawab", "Dokumen", "Durasi", "Hasil"],
            ["Menerima berkas", "Petugas Loket", "Berkas", "10 menit", "Tanda terima"],
            ["Apakah lengkap?", "Verifikator", "Berkas", "15 menit", ""],
            ["Menerbitkan izin", "Kepala Dinas", "Berkas", "1 hari", "Izin"],
        ],
        ";",
    )
    found = draft(data)
    assert [step.actor for step in found.steps] == ["petugas-loket", "verifikator", "kepala-dinas"]
    assert (found.steps[1].kind, found.steps[1].no) == (StepKind.DECISION, None)


def test_cells_merged_down_the_rows() -> None:
    rows = [
        ["No", "Kegiatan", "Pelaksana", "Mutu Baku"],
        [N, N, N, "Kelengkapan", "Waktu", "Output"],
        [1, "Menerima", "Staf", "Surat", "5 menit", "Agenda"],
        [2, "Mencatat", N, "Surat", N, "Agenda"],
        [3, "Menyetujui", "Kepala", "Surat", "1 hari"],
        [N, N, N, "Lembar disposisi"],
    ]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:F1", "C3:C4", "E3:E4", "A5:A6", "B5:B6", "C5:C6", "E5:E6"]
    found = draft(xlsx(Page(rows, merged)))
    assert [step.actor for step in found.steps] == ["staf", "staf", "kepala"]
    assert [step.time for step in found.steps] == ["5 menit", None, "1 hari"]
    assert found.steps[2].requirements == ("Surat", "Lembar disposisi")
    assert 'SOP!E3: "5 menit" is merged over several rows; it was written at the first' in told(found.steps[0].notes)


def test_arrows_and_lines_in_cells_mark_nobody() -> None:
    found = draft(
        table(
            ["1", "Mengajukan", "□ →", "↓", "", "Form", "5 menit", "Berkas", ""],
            ["2", "Memeriksa", "← Tidak", "◇", "Ya →", "Form", "5 menit", "Berkas", ""],
            ["3", "Menyimpan", "│", "-", "□", "Form", "0:15:00", "Berkas", ""],
        )
    )
    assert [step.actor for step in found.steps] == ["pemohon", "petugas", "kepala"]
    assert found.steps[2].time == "15 menit"


def test_a_workbook_of_two_sops_shares_its_actors() -> None:
    rows = [[1, "Mengajukan", "x", N, N, "F", "5 menit", "B"], [2, "Menyetujui", N, N, "x", "F", "5 menit", "B"]]
    first = Page([["SOP Cuti"], *HEAD, *rows], name="Cuti")
    second = Page([["Nama SOP", ":", "SOP Lembur"], *HEAD, *rows], name="Lembur")
    cuti, lembur = drafts(xlsx(first, second))
    assert (cuti.id, lembur.id) == ("cuti", "lembur")
    assert [actor.id for actor in cuti.actors] == [actor.id for actor in lembur.actors]
    assert all(actor.known for actor in lembur.actors)


def test_the_identity_part_on_a_sheet_of_its_own() -> None:
    identity = [
        ["Nama SOP", "SOP Cuti Tahunan"],
        ["Nomor SOP", "12/2024"],
        ["Tgl. Efektif", "Senin, 6 Juni 2022"],
        ["Unit Kerja", "Bagian Kepegawaian"],
        ["Dasar Hukum"],
        ["1", "PP Nomor 11 Tahun 2017"],
        ["2", "UU Nomor 20 Tahun 2023"],
    ]
    rows = [[1, "Mengajukan", "x", N, N, "F", "5 menit", "B"], [2, "Menyetujui", N, N, "x", "F", "5 menit", "B"]]
    found = draft(xlsx(Page(identity, name="Identitas"), Page([*HEAD, *rows], HEAD_MERGED, name="Flowchart")))
    assert (found.id, found.identity.number, found.identity.effective) == ("cuti-tahunan", "12/2024", "2022-06-06")
    assert found.unit.name == "Bagian Kepegawaian"
    assert [rule.id for rule in found.rules] == ["pp-11-2017", "uu-20-2023"]


STEPS = [
    [1, "Mengajukan", N, N, N, "F", "5 menit", "B"],
    [2, "Mencatat", N, N, N, "F", "5 menit", "B"],
    [3, "Menyetujui", N, N, N, "F", "5 menit", "B"],
    [4, "Memproses", N, N, N, "F", "5 menit", "B"],
    [5, "Menerima", N, N, N, "F", "5 menit", "B"],
]
SHAPES = [
    Drawn(2, "flowChartTerminator", "C3"),
    Drawn(3, "rect", "D4"),
    Drawn(4, "diamond", "E5"),
    Drawn(5, "flowChartProcess", "D6"),
    Drawn(7, "roundRect", "C7"),
]


def drawn(*lines: Joined, shapes: list[Drawn] = SHAPES) -> bytes:
    return xlsx(Page([*HEAD, *STEPS], HEAD_MERGED, shapes, lines))


def test_drawn_shapes_say_who_acts_and_of_which_kind() -> None:
    found = draft(drawn())
    assert [step.actor for step in found.steps] == ["pemohon", "petugas", "kepala", "petugas", "pemohon"]
    assert [str(step.kind) for step in found.steps] == ["start", "process", "decision", "process", "end"]
    assert not [note for note in found.steps[0].notes if "first row" in note.what.template]  # drawn as the start


def test_of_two_lines_without_words_the_one_to_the_row_below_is_yes_and_that_is_said() -> None:
    found = draft(drawn(Joined(2, 3), Joined(3, 4), Joined(4, 5), Joined(4, 3), Joined(5, 7)))
    decision = found.steps[2]
    assert (decision.yes, decision.no) == ("proses", "catat")
    assert any("no words stand beside the two lines" in line for line in told(decision.notes))


def test_two_lines_without_words_to_other_rows_are_asked() -> None:
    found = draft(drawn(Joined(2, 3), Joined(3, 4), Joined(4, 7), Joined(4, 2)))
    decision = found.steps[2]
    assert (decision.yes, decision.no) == (None, None)
    assert any("lines without words lead to row 5, 1" in line for line in told(decision.notes))


def test_a_line_to_a_row_further_down_and_one_drawn_against_its_arrow() -> None:
    found = draft(drawn(Joined(2, 5, backwards=True), Joined(5, 3), Joined(3, 4)))
    assert found.steps[0].next == "proses"


def test_a_line_past_a_row_that_no_line_leads_to_is_asked() -> None:
    found = draft(drawn(Joined(2, 5), Joined(3, 4)))
    assert found.steps[0].next is None
    assert any(
        "a line leads to row 4, and no line to the row below" in line for line in told(found.steps[0].notes, todo=True)
    )


@pytest.mark.parametrize("letter", ["A", ""])
def test_lines_are_followed_over_the_connectors_to_the_next_page(letter: str) -> None:
    over = [Drawn(20, "flowChartOffpageConnector", "E4", letter), Drawn(21, "homePlate", "E3", letter)]
    lines = (Joined(2, 3), Joined(3, 4), Joined(4, 5), Joined(4, 20), Joined(21, 2), Joined(5, 7))
    found = draft(drawn(*lines, shapes=[*SHAPES, *over]))
    assert (found.steps[2].yes, found.steps[2].no) == ("proses", "ajukan")
    assert any("followed over the connectors to another page, to row 1" in line for line in told(found.steps[2].notes))


def test_a_word_by_a_line_does_not_make_a_decision_of_the_box_in_its_row() -> None:
    found = draft(drawn(shapes=[*SHAPES, Drawn(30, "rect", "C4", "Tidak", box=True), Drawn(31, "rect", "E4", "Ya")]))
    assert found.steps[1].kind is StepKind.PROCESS


def test_a_box_that_is_a_picture_is_a_box() -> None:
    data = drawn(shapes=SHAPES)
    found = draft(with_pictures(data))
    assert [step.actor for step in found.steps] == ["pemohon", "petugas", "kepala", "petugas", "pemohon"]
    assert any("a picture stands here; read as a box" in line for line in told(found.all_notes))


def with_pictures(data: bytes) -> bytes:
    """The plain boxes of a workbook as pictures."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.startswith("xl/drawings/"):
                boxes = re.compile(rb'<xdr:sp [^>]*>((?:(?!</xdr:sp>).)*prst="(?:rect|flowChartProcess)".*?)</xdr:sp>')
                text = boxes.sub(rb"<xdr:pic>\1</xdr:pic>", text)
            new.writestr(name, text)
    return stream.getvalue()


def test_a_connector_to_another_page_is_left_out_with_a_note() -> None:
    found = draft(drawn(shapes=[*SHAPES, Drawn(9, "flowChartOffpageConnector", "D6", "A")]))
    assert found.steps[3].actor == "petugas"
    assert "SOP!D6: a connector to another page or place was left out; a pack needs none" in told(found.steps[3].notes)


def test_a_document_whose_table_goes_on_after_a_page_without_its_heading() -> None:
    first = [["No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output"]]
    first += [[str(n), text, "Staf", "Surat", "5 menit", "A"] for n, text in ((1, "Menerima"), (2, "Mencatat"))]
    second = [["3", "Menyimpan", "Arsiparis", "Surat", "5 menit", "A"]]
    found = draft(document(first, second, before=["Nomor SOP : 12/2024", "SOP Surat Masuk"]))
    assert [step.actor for step in found.steps] == ["staf", "staf", "arsiparis"]
    assert (found.id, found.identity.number) == ("surat-masuk", "12/2024")


def test_rows_that_only_say_start_and_end() -> None:
    found = draft(
        table(
            ["1", "Mulai", "⬭", "", "", "", "", "", ""],
            ["2", "Mengajukan", "□", "", "", "Form", "5 menit", "Berkas", ""],
            ["3", "Selesai", "", "", "selesai", "", "-", "", ""],
        )
    )
    assert [str(step.kind) for step in found.steps] == ["start", "process", "end"]
    assert not found.steps[0].notes
    assert found.steps[2].actor == "kepala"


def test_numbers_of_the_remark_are_those_of_the_table_not_of_the_sheet() -> None:
    found = draft(
        table(
            ["10", "Mengajukan", "x", "", "", "Form", "5 menit", "Berkas", ""],
            ["11", "Memeriksa", "", "◇", "", "Form", "5 menit", "Berkas", "Bila ditolak kembali ke kegiatan no. 10"],
            ["12", "Menyimpan", "", "x", "", "Form", "5 menit", "Berkas", "UU No. 14 Tahun 2008"],
        )
    )
    assert (found.steps[1].no, found.steps[1].no_text) == ("ajukan", "ditolak")
    assert found.steps[2].kind is StepKind.END


def test_a_remark_that_names_a_row_that_is_not_there_is_asked() -> None:
    found = draft(
        table(
            ["1", "Mengajukan", "x", "", "", "Form", "5 menit", "Berkas", ""],
            ["2", "Memeriksa", "", "◇", "", "Form", "5 menit", "Berkas", "Jika tidak kembali ke langkah 9"],
            ["3", "Menyimpan", "", "x", "", "Form", "5 menit", "Berkas", ""],
        )
    )
    assert found.steps[1].no is None
    assert any("name row 9, which the table does not have" in line for line in told(found.steps[1].notes))


def test_a_first_or_last_row_that_decides_is_asked_back() -> None:
    found = draft(
        table(
            ["1", "Memeriksa", "◇", "", "", "F", "5 menit", "B", "tidak ke 2"],
            ["2", "Menilai", "", "◇", "", "F", "5 menit", "B", ""],
        )
    )
    assert [str(step.kind) for step in found.steps] == ["decision", "decision"]
    asked = told([note for step in found.steps for note in step.notes], todo=True)
    assert any("the first row is a decision" in line for line in asked)
    assert any("the last row is a decision" in line for line in asked)


def test_actors_without_names_get_one_and_are_asked_for() -> None:
    rows = [*HEAD[:1], ["", "", "", "", "", "Kelengkapan", "Waktu", "Output", ""]]
    found = draft(xlsx(Page([*rows, [1, "Menerima", "x", N, N, "F"], [2, "Mencatat", N, "x", N, "F"]], HEAD_MERGED)))
    assert [actor.name for actor in found.actors] == ["Pelaksana 1", "Pelaksana 2"]
    assert any("has no name" in line for line in told(found.notes, todo=True))


@pytest.mark.parametrize("rows", [[["Daftar hadir"], ["No", "Nama"], ["1", "Sari"]], [["Kegiatan", "Waktu"]]])
def test_a_file_without_a_table_of_steps_is_refused(rows: list[list[str]]) -> None:
    with pytest.raises(Unreadable, match="No table of steps"):
        drafts(separated(rows))


def test_two_sops_below_each_other_on_one_sheet() -> None:
    rows = [
        ["1", "Mengajukan", "x", "", "", "F", "5 menit", "B"],
        ["2", "Menyetujui", "", "", "x", "F", "5 menit", "B"],
    ]
    data = separated([["SOP Cuti"], *HEAD, *rows, [], ["SOP Lembur"], ["Nomor SOP", "8/2024"], *HEAD, *rows])
    cuti, lembur = drafts(data)
    assert (cuti.identity.title, cuti.identity.number) == ("SOP Cuti", None)
    assert (lembur.identity.title, lembur.identity.number) == ("SOP Lembur", "8/2024")
    assert [len(sop.steps) for sop in (cuti, lembur)] == [2, 2]


def test_a_heading_over_two_columns_with_letters_in_the_first() -> None:
    head = [["No", "Kegiatan", N, "Pelaksana", N, "Waktu"], [N, N, N, "Staf", "Kepala", N]]
    rows = [[1, "a.", "Menerima surat", "x", N, "5 menit"], [N, "b.", "Mencatat surat", N, "x", "5 menit"]]
    found = draft(xlsx(Page([*head, *rows], ["A1:A2", "B1:C2", "D1:E1", "F1:F2"])))
    assert [(step.activity, step.actor) for step in found.steps] == [
        ("Menerima surat", "staf"),
        ("Mencatat surat", "kepala"),
    ]


def test_the_name_stands_alone_below_the_words_standar_operasional_prosedur() -> None:
    rows = [["1", "Mengajukan", "x"], ["2", "Menyetujui", "", "x"]]
    found = draft(
        separated([["DINAS CONTOH"], ["STANDAR OPERASIONAL PROSEDUR (SOP)"], ["PELAYANAN CUTI"], [], *HEAD, *rows])
    )
    assert (found.id, found.identity.title, found.unit.name) == ("pelayanan-cuti", "PELAYANAN CUTI", "DINAS CONTOH")


def test_a_group_heading_that_is_centred_but_not_merged() -> None:
    found = draft(xlsx(Page([*HEAD, [1, "Menerima", "x"], [2, "Mencatat", N, N, "x"]])))
    assert [step.actor for step in found.steps] == ["pemohon", "kepala"]


def test_an_office_that_draws_every_row_as_a_rounded_box() -> None:
    shapes = [
        Drawn(number, "roundRect", cell) for number, cell in ((2, "C3"), (3, "D4"), (4, "E5"), (5, "D6"), (7, "C7"))
    ]
    found = draft(drawn(Joined(2, 3), Joined(3, 4), Joined(4, 5), Joined(5, 7), shapes=shapes))
    assert [str(step.kind) for step in found.steps] == ["start", "process", "process", "process", "end"]
