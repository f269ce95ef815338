"""The three sample files of docs/samples, made as an office would draw them.

Write them anew with ``python -m tests.convert.samples``.
"""

from __future__ import annotations

import io
from pathlib import Path

import docx

from .makers import Drawn, Joined, Page, fill, separated, xlsx

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "samples"

OFFICE = "SEKRETARIAT KOMISI PEMILIHAN UMUM KABUPATEN CONTOH\nBAGIAN UMUM"
BASIS = (
    "1. Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan\n"
    "2. Peraturan Menteri PAN-RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP"
)
IDENTITY = [
    [OFFICE, None, None, None, "Nomor SOP", None, ": 03/SOP/UM/2024"],
    [None, None, None, None, "Tanggal Pembuatan", None, ": 2 Januari 2024"],
    [None, None, None, None, "Tanggal Revisi", None, ": -"],
    [None, None, None, None, "Tanggal Efektif", None, ": 15 Januari 2024"],
    [None, None, None, None, "Disahkan oleh", None, "Sekretaris"],
    [None, None, None, None, "Nama SOP", None, "SOP Penanganan Surat Masuk"],
    ["Dasar Hukum:", None, None, None, "Kualifikasi Pelaksana:"],
    [
        BASIS,
        None,
        None,
        None,
        "1. Memahami tata naskah dinas\n2. Mampu memakai aplikasi persuratan",
    ],
    ["Keterkaitan:", None, None, None, "Peralatan/Perlengkapan:"],
    ["SOP Pengarsipan", None, None, None, "- Komputer\n- Buku agenda"],
    ["Peringatan:", None, None, None, "Pencatatan dan Pendataan:"],
    [
        "Bila surat tidak dicatat, surat dapat terlambat dijawab.",
        None,
        None,
        None,
        "Dicatat pada buku agenda surat masuk",
    ],
    [],
]
STEPS = [
    ["No", "Kegiatan", "Pelaksana", None, None, "Mutu Baku", None, None, "Ket."],
    [None, None, "Pengirim", "Petugas Agenda", "Sekretaris", "Kelengkapan", "Waktu", "Output", None],
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, "Menyerahkan surat", None, None, None, "Surat; Tanda pengenal", "5 menit", "Surat diterima"],
    [2, "Memeriksa kelengkapan surat", None, None, None, "Surat diterima", "± 10 Menit", "Surat terperiksa"],
    [
        3,
        "Mencatat surat dalam buku agenda",
        None,
        None,
        None,
        "Surat terperiksa\nBuku agenda",
        "10 mnt",
        "Surat tercatat",
    ],
    [4, "Memberi disposisi", None, None, None, "Surat tercatat; Lembar disposisi", "1 Hari Kerja", "Disposisi"],
    [5, "Menyimpan surat", None, None, None, "Surat; Disposisi", "15'", "Arsip surat"],
]
TOP = len(IDENTITY)


def workbook() -> bytes:
    """Surat masuk: identity part above the table, merged heading, drawn shapes and lines with words beside them."""
    first = TOP + 4
    cells = {1: f"C{first}", 2: f"D{first + 1}", 3: f"D{first + 2}", 4: f"E{first + 3}", 5: f"D{first + 4}"}
    presets = {1: "flowChartTerminator", 2: "flowChartDecision", 3: "rect", 4: "rect", 5: "flowChartTerminator"}
    shapes = [Drawn(id=10 + number, preset=presets[number], cell=cells[number]) for number in cells]
    shapes += [
        Drawn(20, "rect", f"C{first + 1}", "Tidak", box=True),
        Drawn(21, "rect", f"D{first + 2}", "Ya", box=True),
    ]
    lines = [Joined(11, 12), Joined(12, 13), Joined(12, 11), Joined(13, 14), Joined(15, 14, backwards=True)]
    lines[-1] = Joined(14, 15, backwards=True)
    spans = ["A1:D6", *(f"E{row}:F{row}" for row in range(1, 7)), *(f"G{row}:I{row}" for row in range(1, 7))]
    spans += [span for row in range(7, 13) for span in (f"A{row}:D{row}", f"E{row}:I{row}")]
    head = TOP + 1
    spans += [
        f"A{head}:A{head + 1}",
        f"B{head}:B{head + 1}",
        f"C{head}:E{head}",
        f"F{head}:H{head}",
        f"I{head}:I{head + 1}",
    ]
    return xlsx(Page([*IDENTITY, *STEPS], spans, shapes, lines, "Surat Masuk"))


def document() -> bytes:
    """Permohonan data: two tables, marks in the actors' columns, a decision whose "tidak" the table does not say."""
    made = docx.Document()
    made.add_paragraph("STANDAR OPERASIONAL PROSEDUR")
    identity = [
        ["DINAS KOMINFO KABUPATEN CONTOH", "Nomor SOP", "07/SOP/2023"],
        ["", "Tanggal Pembuatan", "3 Maret 2023"],
        ["", "Tanggal Efektif", "1 April 2023"],
        ["", "Disahkan oleh", "Kepala Dinas"],
        ["", "Nama SOP", "Permohonan Data"],
        ["Dasar Hukum", "Kualifikasi Pelaksana", ""],
        ["1. UU Nomor 14 Tahun 2008\n2. Permen PAN-RB Nomor 35 Tahun 2012", "Memahami jenis data", ""],
    ]
    fill(made.add_table(len(identity), 3), identity)
    made.add_paragraph("")
    rows = [
        ["NO.", "URAIAN KEGIATAN", "PELAKSANA", "", "", "MUTU BAKU", "", "", "KET"],
        ["", "", "Pemohon", "Staf", "Kasubbag", "KELENGKAPAN", "WAKTU", "OUTPUT", ""],
        ["1.", "Mengajukan permohonan data", "√", "", "", "Surat permohonan; KTP", "10 menit", "Permohonan", ""],
        ["2.", "Memeriksa permohonan", "", "◇", "", "Permohonan", "15 menit", "Hasil pemeriksaan", "Ya/Tidak"],
        ["3.", "Menyiapkan data", "", "√", "", "Hasil pemeriksaan", "2-3 hari", "Data", ""],
        [
            "4.",
            "Menyetujui data",
            "",
            "",
            "√",
            "Data",
            "1 x 24 jam",
            "Data disetujui",
            "Jika tidak, kembali ke langkah 3",
        ],
        ["5.", "Menyerahkan data", "", "√", "", "Data disetujui", "10 menit", "Tanda terima", ""],
    ]
    table = made.add_table(len(rows), 9)
    fill(table, rows)
    for first, last in (((0, 2), (0, 4)), ((0, 5), (0, 7)), ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 8), (1, 8))):
        merged = table.cell(*first).merge(table.cell(*last))
        merged.text = merged.text.strip()
    made.add_paragraph("Contoh, 3 Maret 2023")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def text_file() -> bytes:
    """Peminjaman arsip: separated by semicolons, one column that names the actor in words."""
    rows = [
        ["SOP Peminjaman Arsip"],
        ["Nomor", ": 11/SOP/2022"],
        ["Unit Kerja", ": Subbagian Tata Usaha"],
        ["Dasar Hukum", "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"],
        [],
        ["No", "Langkah", "Pelaksana", "Persyaratan", "Waktu (menit)", "Hasil", "Keterangan"],
        ["1", "Mengisi formulir peminjaman", "Peminjam", "Formulir", "5", "Formulir terisi", ""],
        ["2", "Mencari arsip", "Arsiparis", "Formulir terisi", "15", "Arsip", ""],
        ["3", "Apakah arsip boleh dipinjam?", "Kasubbag TU", "Arsip", "5", "Persetujuan", "Ya ke 4; tidak ke 5"],
        ["4", "Menyerahkan arsip", "Arsiparis", "Arsip; Persetujuan", "5", "Tanda terima", "lanjut ke no. 6"],
        ["5", "Memberitahukan penolakan", "Arsiparis", "Persetujuan", "5", "Pemberitahuan", ""],
        ["6", "Mencatat peminjaman", "Arsiparis", "Buku peminjaman", "5", "Catatan peminjaman", ""],
        [],
        ["Catatan: arsip dikembalikan paling lama 7 hari"],
    ]
    return b"\xef\xbb\xbf" + separated(rows, ";")


MADE = {"surat-masuk.xlsx": workbook, "permohonan-data.docx": document, "peminjaman-arsip.csv": text_file}

if __name__ == "__main__":
    SAMPLES.mkdir(exist_ok=True)
    for name, make in MADE.items():
        (SAMPLES / name).write_bytes(make())
