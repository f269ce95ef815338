"""Near misses and corrections of activities: what a rule must leave alone, and what it proposes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.lint.activities import mended_en, mended_id, without_subject_en, without_subject_id, words_of
from sopcheck.lint.acts import second_act_en, second_act_id, split_acts
from sopcheck.lint.letters import in_sentence_case
from sopcheck.lint.people import is_person

NAMES = {
    "petugas": [("petugas", "layanan")],
    "kepala": [("kepala", "bagian")],
    "head": [("head", "of", "division")],
    "apip": [("apip",)],
}
WORDS = [
    *("Petugas", "Memeriksa", "memeriksa", "dan", "lalu", "berkas", ",", ";", ".", "untuk", "yang", "diperiksa"),
    *("Pemeriksaan", "setelah", "itu", "/", "oleh", "tim", "1.", "di-", "menyimpan", "dicatat", "The", "officer"),
    *("checks", "is", "checked", "and", "then", "(SPM)", "PPK", "ÄÖ", "資料", "\u0301", "dengan", "apakah"),
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Berkas diperiksa oleh petugas", "Memeriksa berkas"),
        ("Permohonan dicatat dalam register", "Mencatat permohonan dalam register"),
        ("Surat akan ditandatangani dan dikirim ke pemohon", "Menandatangani surat dan mengirim ke pemohon"),
        ("Penerimaan dan pemeriksaan berkas", "Menerima dan memeriksa berkas"),
        ("Pemeriksaan berkas yang diterima", "Memeriksa berkas yang diterima"),
        ("Rapat koordinasi persiapan", "Mengadakan rapat koordinasi persiapan"),
        ("Setelah menerima berkas, memeriksa isinya", "Memeriksa isinya setelah menerima berkas"),
        ("Selanjutnya memeriksa berkas", "Memeriksa berkas"),
        ("Telah diterima surat masuk", "Menerima surat masuk"),
        ("Proses memeriksa berkas", "Memeriksa berkas"),
        ("Rancangan yang disetujui dikirim ke pimpinan", "Mengirim rancangan yang disetujui ke pimpinan"),
        ("Apakah arsip boleh dipinjam?", "Menilai apakah arsip boleh dipinjam"),
        ("Berkas lengkap?", "Menilai apakah berkas lengkap"),
        ("Surat undangan kepada peserta", None),
        ("Tidak menyetujui usulan", None),
        ("Berita acara", None),
    ],
)
def test_what_to_write_instead(text: str, better: str | None) -> None:
    assert mended_id(text, words_of(text)) == better


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Petugas memeriksa kelengkapan", "Memeriksa kelengkapan"),
        ("Petugas Layanan wajib memeriksa berkas", "Memeriksa berkas"),
        ("Petugas yang ditunjuk memeriksa berkas", "Memeriksa berkas"),
        ("APIP mereviu konsep", "Mereviu konsep"),
        ("Bawaslu menerima salinan", "Menerima salinan"),
        ("Staf input data", "Menginput data"),
        ("Tim untuk meliput kegiatan", None),
        ("Proses memeriksa berkas", None),
        ("Pemeriksaan berkas", None),
        ("Secara berkala mengukur kinerja", None),
        ("Laporan memuat data", None),
    ],
)
def test_the_same_without_its_subject(text: str, better: str | None) -> None:
    assert without_subject_id(text, words_of(text), NAMES) == better


@pytest.mark.parametrize(
    ("text", "bare", "better"),
    [
        ("The officer checks the form", "Check the form", ""),
        ("Head of Division must approve the draft", "Approve the draft", None),
        ("The form is checked by the officer", None, "Check the form"),
        ("Checking of the form", None, "Check the form"),
        ("Check that the form is signed", None, None),
        ("Find out whether requests are registered", None, None),
        ("Staff the desk", None, None),
        ("Chair the meeting", None, None),
        ("Document the case", None, None),
    ],
)
def test_english(text: str, bare: str | None, better: str | None) -> None:
    words = words_of(text)
    assert without_subject_en(text, words, NAMES) == bare
    if bare is None:
        assert mended_en(text, words) == better


@pytest.mark.parametrize(
    "text",
    [
        "Memeriksa alat dan bahan",
        "Menyiapkan media dan meja",
        "Menilai apakah naskah memuat hal yang peka dan menyebut nama",
        "Menugaskan pewarta untuk meliput dan menulis berita",
        "Mengesahkan dengan menandatangani dan membubuhkan cap",
        "Mencatat berkas yang lengkap dan memenuhi syarat",
        "Menyusun surat yang memuat alasan dan menyebut dasar hukum",
        "Menetapkan jadwal agar peserta hadir dan mengikuti rapat",
        "Meminta unit kerja menyusun dan menyampaikan laporan",
        "Menyerahkan dokumen lengkap dan ditandatangani",
        "Memeriksa berkas setelah menerima dan mencatat surat",
        "Mengunggah laporan ke aplikasi kinerja dan laman resmi",
        "Menyetujui atau menolak usulan",
        "Membantu pemohon melengkapi formulir keberatan",
    ],
)
def test_one_act_is_one_act(text: str) -> None:
    assert second_act_id(text, words_of(text)) is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Memeriksa dan menyetujui berkas", "Memeriksa berkas", "Menyetujui berkas"),
        ("Memeriksa berkas serta mencatatnya", "Memeriksa berkas", "Mencatatnya"),
        ("Menerima surat lalu diteruskan ke kepala", "Menerima surat", "Meneruskan ke kepala"),
        ("Menerima surat; mencatat dalam agenda", "Menerima surat", "Mencatat dalam agenda"),
        ("Menerima surat, setelah itu mencatatnya", "Menerima surat", "Mencatatnya"),
        ("Memeriksa berkas dan diserahkan kepada kepala", "Memeriksa berkas", "Menyerahkan kepada kepala"),
        ("Menerima, mencatat, meneruskan surat", "Menerima surat", "Mencatat, meneruskan surat"),
        ("Memeriksa/menyetujui berkas", "Memeriksa berkas", "Menyetujui berkas"),
        ("Mencari data yang diminta dan menyalinnya", "Mencari data yang diminta", "Menyalinnya"),
        ("Mengumpulkan, mengolah dan menyajikan data", "Mengumpulkan data", "Mengolah dan menyajikan data"),
        ("Memeriksa berkas, kemudian segera menyampaikan hasil", "Memeriksa berkas", "Menyampaikan hasil"),
    ],
)
def test_two_acts_are_parted(text: str, first: str, second: str) -> None:
    words = words_of(text)
    place = second_act_id(text, words)
    assert place is not None
    assert split_acts(text, words, 0, place) == (first, second)


def test_english_acts_are_those_that_the_sop_begins_with() -> None:
    verbs = {"check", "approve", "file", "request"}
    assert second_act_en(words_of("Check and approve the draft"), verbs) == 2
    assert second_act_en(words_of("Check the draft, then approve it"), verbs) == 4
    assert second_act_en(words_of("Record name and request of the applicant"), verbs) is None
    assert second_act_en(words_of("Check terms and conditions"), verbs) is None


@pytest.mark.parametrize(
    "text",
    [
        "Menerbitkan Surat Perintah Membayar (SPM)",
        "Mengesahkan Surat Perintah Membayar",
        "Menyusun Laporan Kinerja",
        "Mengumumkan Daftar Informasi Publik",
        "Meneruskan laporan kepada KPU Kabupaten/Kota sesuai domisili",
        "Meneruskan permintaan kepada Petugas Layanan",
        "Mengunggah berita ke Instagram dan Facebook",
        "Menghubungi Komisi Informasi",
        "Mereviu LKj",
        "Mencatat surat, lampiran, dll.",
        "Merekam usulan di SAKTI",
    ],
)
def test_names_and_acronyms_keep_their_capitals(text: str) -> None:
    assert in_sentence_case(text, "id", NAMES, frozenset({"petugas"})) is None


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("MENGUJI SPM", "Menguji SPM"),
        ("MEMERIKSA KELENGKAPAN BERKAS", "Memeriksa kelengkapan berkas"),
        ("Memeriksa Kelengkapan Berkas", "Memeriksa kelengkapan berkas"),
        ("Mencatat Permohonan Dalam Register", "Mencatat permohonan dalam register"),
        ("memeriksa berkas.", "Memeriksa berkas"),
    ],
)
def test_written_like_a_sentence(text: str, better: str) -> None:
    assert in_sentence_case(text, "id", NAMES, frozenset()) == better


@pytest.mark.parametrize(
    "name", ["Drs. Budi", "Budi, S.H.", "Siti Aminah, SE", "Bapak Joko", "NIP 19750312", "Mr. Smith"]
)
def test_people_are_people(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    ["Kepala Bagian", "RSUD Dr. Soetomo", "Ibu Hamil", "Bapak Kepala Dinas", "Tim SP4N", "PPK (SPM)", "Direktur, SE"],
)
def test_roles_are_roles(name: str) -> None:
    assert is_person(name) == name.endswith(", SE")


@given(TEXTS)
def test_any_text_is_taken(text: str) -> None:
    words = words_of(text)
    if not words:
        return
    mended_id(text, words)
    mended_en(text, words)
    without_subject_id(text, words, NAMES)
    without_subject_en(text, words, NAMES)
    for place in (second_act_id(text, words), second_act_en(words, {"checks", "and", "officer"})):
        if place is not None:
            assert all(split_acts(text, words, 0, place))
    for language in ("id", "en", "xx"):
        better = in_sentence_case(text, language, NAMES, frozenset())
        assert (
            better is None or in_sentence_case(better, language, NAMES, frozenset()) in (None, better) or better != text
        )
    is_person(text)
