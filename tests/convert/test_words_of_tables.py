"""Times, exits, dates, lists and ids as people write them in tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.convert.branches import Way, ways_in
from sopcheck.convert.marks import is_mark, sign_of
from sopcheck.convert.naming import name_id, reference_id, step_id
from sopcheck.convert.times import read_date, read_time
from sopcheck.convert.words import clean, exit_of, head_of, is_footer, items_of
from sopcheck.pack.characters import control_in, suspicious_in
from sopcheck.pack.period import parse_period
from sopcheck.pack.values import is_id


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("10 menit", "10 menit"),
        ("10 Menit.", "10 menit"),
        ("10 mnt", "10 menit"),
        ("20mnt", "20 menit"),
        ("15'", "15 menit"),
        ("1 hr", "1 hari"),
        ("1 Hari Kerja", "1 hari kerja"),
        ("1 hari (kerja)", "1 hari kerja"),
        ("7 hk", "7 hari kerja"),
        ("2 (dua) hari", "2 hari"),
        ("maks. 3 hari", "3 hari"),
        ("Paling lama 2 hari kerja", "2 hari kerja"),
        ("10", "10 menit"),
    ],
)
def test_other_spellings_of_a_time_need_no_remark(text: str, period: str) -> None:
    assert read_time(text, "menit") == (period, None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("± 10 Menit", "10 menit"),
        ("2-3 hari", "3 hari"),
        ("5 s/d 10 menit", "10 menit"),
        ("1 x 24 jam", "1 hari"),
        ("2x24 Jam", "2 hari"),
        ("½ jam", "30 menit"),
        ("1½ jam", "90 menit"),
        ("1/2 jam", "30 menit"),
        ("1 jam 30 menit", "90 menit"),
        ("0:10:00", "10 menit"),
        ("30 detik", "1 menit"),
        ("1 tahun", "12 bulan"),
        ("3 hari sejak diterima", "3 hari"),
        ("10 menit/berkas", "10 menit"),
    ],
)
def test_what_was_assumed_of_a_time_is_said(text: str, period: str) -> None:
    found = read_time(text, "")
    assert found.period == period
    assert found.guess is not None


@pytest.mark.parametrize(
    "text", ["", "-", "Sesuai kebutuhan", "H+1", "10", "0,5 hari", "0 menit", "99999 tahun", "٣ menit"]
)
def test_what_is_no_time_gives_none(text: str) -> None:
    assert read_time(text, "").period is None


@given(st.text(max_size=60), st.sampled_from(["", "menit", "hari kerja"]))
def test_a_time_is_one_that_a_pack_takes(text: str, unit: str) -> None:
    period = read_time(text, unit).period
    assert period is None or parse_period(period)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Jika tidak lengkap, kembali ke langkah 3", [Way(False, "3", "tidak lengkap")]),
        ("Tidak -> 5", [Way(False, "5")]),
        ("ya ke no. 6, tidak ke no. 2", [Way(True, "6"), Way(False, "2")]),
        ("Ya: 4; Tidak: 2", [Way(True, "4"), Way(False, "2")]),
        ("Ya → 5 / Tidak → 3", [Way(True, "5"), Way(False, "3")]),
        ("If not complete, return to step 2", [Way(False, "2", "not complete")]),
        ("jika setuju ke 6 dan jika tidak setuju ke 3", [Way(True, "6", "setuju"), Way(False, "3", "tidak setuju")]),
        (
            "Apabila tidak sesuai maka dikembalikan ke langkah 1 paling lama 2 hari",
            [Way(False, "1", "tidak sesuai")],
        ),
        ("Bila ditolak kembali ke kegiatan sebelumnya", [Way(False, "above", "ditolak")]),
        ("Jika tidak lengkap dikembalikan ke pemohon", [Way(False, None, "tidak lengkap")]),
        ("Disimpan paling lama 3 hari", []),
        ("Tidak dipungut biaya", []),
        ("UU No. 14 Tahun 2008", []),
        ("Sesuai SOP No. 3 tentang kearsipan", []),
        ("Dokumen asli dikembalikan ke pemohon dalam 3 hari", []),
    ],
)
def test_exits_in_words(text: str, ways: list[Way]) -> None:
    assert ways_in(text) == ways


@given(st.text(max_size=300))
def test_any_remark_can_be_read(text: str) -> None:
    assert isinstance(ways_in(text), list)
    assert sign_of(text) is None or text.strip()


@pytest.mark.parametrize("text", ["x", "V", "√", "✓", "•", "1", "O", "□", "◇", "⬭", "●", "xx"])
def test_signs_that_mark_an_actor(text: str) -> None:
    assert is_mark(text)
    sign = sign_of(text)
    assert sign is not None and sign.mark


@pytest.mark.parametrize("text", ["", "-", "–", "→", "↓", "│", "...", "0", "── >"])
def test_signs_that_mark_nobody(text: str) -> None:
    assert sign_of(text) is None


@pytest.mark.parametrize(("text", "way"), [("Ya", True), ("TDK", False), ("Tidak lengkap", False), ("Kepala", None)])
def test_words_of_exits(text: str, way: bool | None) -> None:
    assert exit_of(text) is way


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Surat; Identitas", ["Surat", "Identitas"]),
        ("- Surat\n- Identitas", ["Surat", "Identitas"]),
        ("1. Surat\n2. Identitas", ["Surat", "Identitas"]),
        ("a) Surat b) lama\nb) Identitas", ["Surat b) lama", "Identitas"]),
        ("• Surat • Identitas", ["Surat", "Identitas"]),
        ("Surat permohonan\nyang ditandatangani\nIdentitas", ["Surat permohonan yang ditandatangani", "Identitas"]),
        ("1. Surat\nresmi\n2. Identitas", ["Surat resmi", "Identitas"]),
        ("-", []),
        ("Surat, kuitansi", ["Surat, kuitansi"]),
        ("3 lembar fotokopi", ["3 lembar fotokopi"]),
    ],
)
def test_lists_in_one_cell(text: str, items: list[str]) -> None:
    assert items_of(text) == items


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 Januari 2024", "2024-01-02"),
        ("Senin, 6 Juni 2022", "2022-06-06"),
        ("02/01/2024", "2024-01-02"),
        ("January 5, 2024", "2024-01-05"),
        ("31 Februari 2024", None),
        ("1 Mei 1890", None),
        ("-", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("activity", "made"),
    [
        ("Memeriksa kelengkapan berkas", "periksa"),
        ("Menyusun konsep surat", "susun"),
        ("Melakukan verifikasi data", "verifikasi"),
        ("Mengajukan permohonan", "ajukan"),
        ("Menandatangani surat", "tandatangani"),
        ("申請", "kegiatan-7"),
        (None, "kegiatan-7"),
        ("CON", "kegiatan-7"),
    ],
)
def test_ids_of_rows(activity: str | None, made: str) -> None:
    assert step_id(activity, (), 7, "kegiatan") == made


def test_an_id_that_is_taken_gets_the_noun() -> None:
    assert step_id("Memeriksa berkas", {"periksa"}, 2, "kegiatan") == "periksa-berkas"
    assert step_id("Memeriksa", {"periksa"}, 2, "kegiatan") == "periksa-2"


@given(st.text(max_size=300), st.sets(st.sampled_from(["periksa", "kegiatan-1", "pelaksana"])))
def test_ids_are_ids_and_free(text: str, taken: set[str]) -> None:
    for made in (step_id(text, taken, 1, "kegiatan"), name_id(text, taken, "pelaksana"), reference_id(text, taken)[0]):
        assert is_id(made) and made not in taken


@pytest.mark.parametrize(
    ("title", "made", "short"),
    [
        ("Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik", "uu-14-2008", "UU 14/2008"),
        ("PP No. 61 Th 2010", "pp-61-2010", "PP 61/2010"),
        ("Peraturan KPU No. 22/2023", "pkpu-22-2023", "PKPU 22/2023"),
        ("UU 7/2017", "uu-7-2017", "UU 7/2017"),
        ("Permenpan RB No 35 Tahun 2012", "permenpan-35-2012", "Permen PAN-RB 35/2012"),
    ],
)
def test_ids_of_rules(title: str, made: str, short: str) -> None:
    assert reference_id(title, ()) == (made, short)


def test_headings_with_their_asides() -> None:
    assert head_of("Waktu\n(menit)") is head_of("WAKTU")
    assert head_of("P E L A K S A N A") is head_of("Aktor / Pelaksana")
    assert head_of("Waktu setempat dan tempat") is None


@pytest.mark.parametrize("text", ["Catatan: lihat lampiran", "Mengetahui,", "Surabaya, 2 Januari 2024", "NIP. 1970"])
def test_what_stands_below_a_table(text: str) -> None:
    assert is_footer(text)


@given(st.text())
def test_cleaned_text_can_stand_in_a_pack(text: str) -> None:
    found = clean(text)
    assert control_in(found) is None
    marks = suspicious_in(found)
    assert marks is None or not marks[1].isprintable() or ord(marks[1]) > 0x2FF  # heaps of marks are only a warning
