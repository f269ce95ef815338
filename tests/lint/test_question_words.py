"""The words of authored questions: what is a slip, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.lint.asked import Asked, unquoted
from sopcheck.lint.draft import Row
from sopcheck.lint.options import catch_alls, check_languages, check_options
from sopcheck.lint.stems import asking_clause, check_stem, negations
from sopcheck.pack import tables
from sopcheck.pack.faults import Fault
from sopcheck.pack.model import Text

KNOWN = frozenset(key.name for key in tables.QUESTION.keys)
GOOD = ["Mencatatnya dalam register", "Menghubungi pengirimnya", "Meneruskannya ke kepala"]
GOOD_EN = ["Enter it in the register", "Contact the sender", "Pass it to the head"]


def asked(stem: str, options: list[str], language: str = "id", key: int = 0) -> Asked:
    """A question in one language, as it would be read."""
    raw = {"text": stem, "options": [{"text": one, "right": place == key} for place, one in enumerate(options)]}
    fields = {
        "text": Text(((language, stem),)),
        "options": [
            {"text": Text(((language, one),)), **({"right": True} if place == key else {})}
            for place, one in enumerate(options)
        ],
    }
    return Asked(Row(("question", 0), raw, fields, KNOWN), language)


def faults(
    stem: str, options: list[str], language: str = "id", key: int = 0, exits: tuple[str, ...] = ()
) -> list[Fault]:
    question = asked(stem, options, language, key)
    return [*check_stem(question, language, exits), *check_options(question, language, 450.0)]


def rules(stem: str, options: list[str], language: str = "id", key: int = 0, exits: tuple[str, ...] = ()) -> list[str]:
    return [fault.rule for fault in faults(stem, options, language, key, exits)]


@pytest.mark.parametrize(
    "stem",
    [
        "Pemohon tidak membawa kartu. Apa yang dilakukan petugas?",
        "Bila pemohon tidak membawa kartu, apa yang dilakukan petugas?",
        "Apa yang dilakukan petugas bila pemohon belum datang?",
        "Kegiatan “Memeriksa apakah berkas tidak lengkap” telah dilakukan. Apa kegiatan berikutnya?",
        'Apa kegiatan setelah "Mengembalikan berkas yang tidak lengkap"?',
        "Apa yang diputuskan petugas: lengkap atau tidak?",
        "Kegiatan mana yang TIDAK selalu dilalui?",
        "Kapan tanggapan disampaikan, tidak lebih dari berapa hari kerja?",
        "Perlu tidaknya persetujuan ditentukan di mana?",
        "Siapa yang menerima berkas sebelum pukul 16.00?",
    ],
)
def test_harmless_negations(stem: str) -> None:
    assert not {"quiet-negation", "two-negations"} & set(rules(stem, GOOD))


@pytest.mark.parametrize(
    ("stem", "language"),
    [
        ("Kegiatan mana yang tidak selalu dilalui?", "id"),
        ("Berkas lengkap. Manakah yang bukan tugas petugas?", "id"),
        ("Semua dokumen diarsipkan, kecuali yang mana?", "id"),
        ("Jika berkas lengkap, apa yang belum boleh dilakukan?", "id"),
        ("Bukankah berkas itu harus dicatat?", "id"),
        ("Which activity is not always passed?", "en"),
        ("All are filed except which?", "en"),
        ("When is the answer not due, without extension?", "en"),
        ("Which paper doesn't go into the archive?", "en"),
        ("Which paper doesn’t go into the archive?", "en"),
        ("If the file is complete, what must never be done?", "en"),
    ],
)
def test_quiet_negations(stem: str, language: str) -> None:
    assert rules(stem, GOOD if language == "id" else GOOD_EN, language).count("quiet-negation") == 1


def test_the_meaning_of_an_exit_is_a_name() -> None:
    stem = "Ke meja siapa berkas yang tidak lengkap dibawa?"
    assert "quiet-negation" in rules(stem, GOOD)
    assert "quiet-negation" not in rules(stem, GOOD, exits=("lengkap", "tidak lengkap"))


@pytest.mark.parametrize(
    ("stem", "clause"),
    [
        ("Formulir kosong. Apa yang dilakukan?", "Apa yang dilakukan?"),
        ("Bila A, B, dan C ada, apa yang dilakukan bila D hilang?", "apa yang dilakukan "),
        ("After the check, which row comes next?", "which row comes next?"),
        ("Kapan batasnya?", "Kapan batasnya?"),
    ],
)
def test_the_clause_that_asks(stem: str, clause: str) -> None:
    assert asking_clause(stem, "id" if stem[0] in "FBK" else "en") == clause


@pytest.mark.parametrize(
    "option",
    [
        "Semua benar",
        "Semuanya benar.",
        "Semua jawaban benar",
        "Semua jawaban di atas benar",
        "Semua di atas",
        "Semua pernyataan benar",
        "Semua hal di atas",
        "Semuanya",
        "Tidak satu pun",
        "Tidak ada di antara pilihan ini",
        "Tidak ada yang benar di antaranya",
        "B dan C saja",
        "All answers are correct",
        "All are true",
        "Seluruh pilihan benar",
        "Tidak ada yang benar",
        "Tidak ada jawaban yang benar",
        "Tidak satu pun benar",
        "Bukan salah satu di atas",
        "A dan B",
        "A dan B benar",
        "Jawaban A dan C",
        "(a) dan (c) benar",
        "A, B, dan C",
        "Keduanya",
        "Keduanya benar",
        "Kedua-duanya benar",
        "1 dan 3",
        "All of the above",
        "All the above are correct",
        "None of the above",
        "None of these",
        "Both A and B",
        "Both are correct",
        "Neither A nor B",
        "A or C",
        "Any of the above",
    ],
)
def test_options_that_speak_of_others(option: str) -> None:
    assert catch_alls([option, "Petugas", "Kepala"]) == [0]


@pytest.mark.parametrize(
    "option",
    [
        "Semua dokumen pendukung",
        "Semua pelaksana",
        "Tidak ada tenggat",
        "Tidak benar",
        "Tidak tepat",
        "Kedua",
        "Kedua pejabat itu",
        "Ketiga",
        "Bagian A dan B",
        "Kotak dan panah",
        "None",
        "All staff",
        "Both officers sign",
        "Baik",
        "A",
        "Surat A dan surat B",
        "",
    ],
)
def test_options_that_are_answers(option: str) -> None:
    assert catch_alls([option, "Petugas", "Kepala"]) == []


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["Selalu dicatat", "Ditolak", "Dikirim"], True),
        (["Dicatat", "Tidak pernah ditolak", "Dikirim"], True),
        (["Hanya dicatat", "Hanya ditolak", "Hanya dikirim"], False),
        (["Hanya dicatat", "Hanya ditolak", "Dikirim"], False),
        (["Tidak hanya dicatat", "Ditolak", "Dikirim"], False),
        (["Seluruh berkas dicatat", "Ditolak", "Dikirim"], False),
        (["Menilai apakah semua terbuka", "Ditolak", "Dikirim"], False),
        (["Berkas harus dicatat", "Ditolak", "Dikirim"], False),
    ],
)
def test_absolute_words_are_in_all_or_none(options: list[str], found: bool) -> None:
    assert ("absolute-options" in rules("Apa yang terjadi?", options)) is found


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["3 hari kerja", "5 hari kerja", "Menunggu perintah"], True),
        (["3 hari kerja", "5 hari kerja", "Hari yang sama"], False),
        (["3 hari kerja", "Setiap tiga bulan", "Sebulan"], False),
        (["Surat", "Formulir", "12 Maret 2026"], True),
        (["3 hari kerja", "5 hari kerja", "Kamis, 12 Maret 2026"], True),
        (["10", "14 hari kerja", "17 hari kerja"], True),
        (["12 Maret", "13 Maret 2026", "14 Maret 2026"], False),
        (["Mencatatnya", "Menolaknya", "Penolakan tertulis"], True),
        (["Mencatatnya", "Menolaknya", "Segera melapor"], False),
        (["Mencatatnya", "Menolaknya", "Berkoordinasi"], False),
        (["Mencatatnya", "Menolaknya", "Tetap di meja"], False),
        (["Mencatatnya", "Menolaknya", "Tidak menjawabnya"], False),
        (["Mencatatnya", "Surat", "Formulir"], True),
        (["Menteri", "Gubernur", "Bupati"], False),
        (["Media sosial", "Website", "Papan"], False),
        (["Berita acara", "Surat", "Formulir"], False),
        (["Surat", "formulir", "Register"], True),
        (["e-Formulir", "Surat", "Register"], False),
        (["surat", "formulir", "register"], False),
        (["5W+1H", "Foto", "Takarir"], False),
        (["3 hari kerja", "Rekap baru dengan perkiraan tahun", "Surat"], True),
    ],
)
def test_options_are_of_one_kind(options: list[str], found: bool) -> None:
    assert ("mixed-options" in rules("Apa itu?", options)) is found


@pytest.mark.parametrize(
    ("stem", "rule", "language"),
    [
        ("Seberapa sering monitoring dilakukan?", None, "id"),
        ("How often is it monitored?", None, "en"),
        ("Apa yang sering lupa dicatat?", "vague-word", "id"),
        ("Sebagian besar berkas ada di mana?", "vague-word", "id"),
        ("Sebagian berkas ada di mana?", None, "id"),
        ("Apa tugas “petugas yang biasanya hadir”?", None, "id"),
        ("Apa yang Anda lakukan?", "opinion", "id"),
        ("Apa yang sebaiknya dilakukan?", "opinion", "id"),
        ("Siapa yang memberi pendapat hukum?", None, "id"),
        ("Menurut pendapat umum, apa itu?", "opinion", "id"),
        ("What do you do?", "opinion", "en"),
        ("In your opinion, what is it?", "opinion", "en"),
        ("Who writes the legal opinion?", None, "en"),
        ("Apa yang dilakukan", "no-question-mark", "id"),
        ("Yang dilakukan adalah …", "no-question-mark", "id"),
        ("Yang dilakukan adalah:", "no-question-mark", "id"),
        ("Apa kegiatan setelah “Apa ini?”", None, "id"),
        ("Apa itu? (menurut SOP ini)", None, "id"),
    ],
)
def test_words_of_a_stem(stem: str, rule: str | None, language: str) -> None:
    found = rules(stem, ["Kertas", "Papan", "Meja"] if language == "id" else ["Paper", "Board", "Desk"], language)
    assert found == ([] if rule is None else [rule])


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["60 menit", "1 jam", "2 jam"], True),
        (["Paling lama 60 menit", "Dalam 1 jam", "Dalam 2 jam"], True),
        (["Satu minggu", "7 hari", "10 hari"], True),
        (["10 hari kerja", "10 working days", "17 hari kerja"], True),
        (["Sebelum 60 menit", "Sesudah 1 jam", "Sesudah 2 jam"], False),
        (["5 hari kerja", "1 minggu", "2 minggu"], False),
        (["1 jam sejak dicatat", "60 menit sejak diterima", "2 jam sejak dicatat"], False),
    ],
)
def test_times_are_compared_by_their_length(options: list[str], found: bool) -> None:
    assert ("equal-times" in rules("Kapan?", options)) is found


def test_lengths_are_counted_in_words() -> None:
    stem = " ".join(["kata"] * 49) + " apa?"
    assert "long-question" not in rules(stem, GOOD)
    assert "long-question" in rules(f"satu {stem}", GOOD)
    option = " ".join(["kata"] * 15)
    assert "long-question" not in rules("Apa?", [option, f"a{option}", f"b{option}"])
    assert "long-question" in rules("Apa?", [f"satu {option}", f"a{option}", f"b{option}"])


@pytest.mark.parametrize(
    ("stem", "options", "found"),
    [
        ("Apa yang diperiksa?", ["Hasil pemeriksaan", "Surat", "Foto"], True),
        ("Apa yang diperiksa?", ["Hasil pemeriksaan", "Surat periksa", "Foto"], False),
        ("Siapa yang mencatat?", ["Pencatat", "Petugas", "Kepala"], True),
        ("Kegiatan apa yang dilakukan?", ["Kegiatan lapangan", "Rapat", "Foto"], False),
        ("Kegiatan lapangan apa yang dilakukan?", ["Kegiatan lapangan", "Rapat", "Foto"], True),
        ("Berapa hari kerja?", ["3 hari kerja", "5 hari kerja", "7 hari kerja"], False),
        (
            "Diterima Senin, 3 hari yang lalu; kapan batasnya?",
            ["Wednesday, 4 Mei", "Kamis, 5 Mei", "Jumat, 6 Mei"],
            False,
        ),
    ],
)
def test_an_echo_gives_the_key_away(stem: str, options: list[str], found: bool) -> None:
    assert ("echo" in rules(stem, options)) is found


@pytest.mark.parametrize("option", ["Surat, foto, dll.", "Pukul 10 a.m.", "Dan seterusnya…", "Dan seterusnya..."])
def test_an_abbreviation_is_no_full_stop(option: str) -> None:
    assert "option-full-stop" not in rules("Apa?", [option, "Surat", "Foto"])


def test_an_option_that_could_not_be_read_hides_no_slip_of_the_stem() -> None:
    question = asked("Apa yang tidak dilakukan", GOOD)
    broken = Row(
        ("question", 0), question.row.raw, {**question.row.fields, "options": [None, {"text": None}, {}]}, KNOWN
    )
    again = Asked(broken, "id")
    assert again.choices == ()
    assert {fault.rule for fault in check_stem(again, "id", ())} == {"quiet-negation", "no-question-mark"}
    assert list(check_languages(again)) == []


TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(
        ["tidak", "Anda", "“", "”", "'", "?", ".", "10", "hari", "kerja", "semua", "A", "dan", "B", "you", "n't", ","]
    ),
    max_size=12,
).map(" ".join)


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=6), st.integers(0, 5), st.sampled_from(["id", "en", "jv"]))
def test_any_words_are_judged_once_a_rule(stem: str, options: list[str], key: int, language: str) -> None:
    found = faults(stem or "?", options, language, key)
    names = [fault.rule for fault in found]
    assert len(names) == len(set(names))
    assert all(fault.hint is not None and fault.path is not None for fault in found)


@given(TEXTS)
def test_the_asking_clause_is_part_of_the_stem(stem: str) -> None:
    assert asking_clause(stem, "id") in unquoted(stem).strip()
    assert len(negations(stem, "id")) <= len(stem)
