"""Questions against their procedure: near misses, faulty packs, any words at all."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.lint.linter import lint_pack
from sopcheck.pack.toml_text import toml_string

from .planting import BASE, TODAY

FILE = Path("sop/permohonan.toml")
STEM = "Permohonan dicatat di luar tahapan. Berapa tenggat menjawab permohonan data tanpa perpanjangan?"
FIRST = "Petugas menemukan satu isian kosong pada formulir. Apa yang dilakukan lebih dahulu?"


def rules(folder: Path, *edits: tuple[str, str], file: Path = FILE) -> list[str]:
    """What the linter says of the clean pack after edits of one file, each of a text that stands there once."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    text = (folder / file).read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / file).write_text(text, "utf-8")
    return [one.rule for one in lint_pack(folder, TODAY)]


@pytest.mark.parametrize(
    "stem",
    [
        "Tinggal 10 hari. Berapa tenggat menjawab permohonan data tanpa perpanjangan?",  # counts, and is reported
        "Sudah 10 hari kerja. Berapa tenggat menjawab permohonan data tanpa perpanjangan?",
        "Sesudah 10 hari libur, berapa tenggat menjawab permohonan data tanpa perpanjangan?",
        "Petugas baru kembali 5 hari kemudian. Berapa tenggat menjawab permohonan data tanpa perpanjangan?",
        "Sesudah 6 hari, berapa tenggat menjawab permohonan data tanpa perpanjangan?",  # six is no period of the SOP
        "Rapat tinggal sepuluh hari. Berapa tenggat menjawab permohonan data tanpa perpanjangan?",
    ],
)
def test_only_a_period_of_the_sop_is_a_bare_period(stem: str, tmp_path: Path) -> None:
    expected = ["bare-period"] if stem.startswith("Tinggal 10 hari.") else []
    assert rules(tmp_path, (STEM, stem)) == expected


def test_days_that_are_also_calendar_days_in_the_sop_are_no_slip(tmp_path: Path) -> None:
    edits = (('time = "5 hari kerja"', 'time = "5 hari"'), ('id = "5 hari kerja"', 'id = "5 hari"'))
    assert "bare-period" not in rules(tmp_path, *edits)


def test_a_deadline_of_one_case_needs_no_case_in_the_question(tmp_path: Path) -> None:
    case = '{ id = "menjawab permohonan data dalam tahapan", en = "answering a data request during the stages" }'
    other = '{ id = "menjawab permohonan data", en = "answering a data request" }'
    assert rules(tmp_path / "two", (STEM, "Berapa lama tenggatnya?")) == ["bare-period"]
    assert rules(tmp_path / "one", (STEM, "Berapa lama tenggatnya?"), (case, other)) == []


def test_a_paper_that_the_stem_names_is_not_asked_for(tmp_path: Path) -> None:
    edits = (
        ('steps = ["arsipkan"]', 'steps = ["catat"]'),
        (
            "Data sudah diserahkan. Kertas apa yang masuk arsip bersama berkas?",
            "Buku register ada. Apa lagi yang perlu?",
        ),
        (
            "The data have been handed over. Which paper goes into the archive with the file?",
            "The register is there; what else?",
        ),
        (
            'id = "Tanda terima", en = "Receipt", right',
            'id = "Formulir permohonan lengkap", en = "Complete request form", right',
        ),
        (
            'id = "Kartu identitas", en = "Identity card", why',
            'id = "Salinan kartu identitas", en = "Copy of a card", why',
        ),
    )
    assert "also-right" not in rules(tmp_path, *edits)


def test_a_misspelt_key_hides_no_other_and_invents_none(tmp_path: Path) -> None:
    found = rules(
        tmp_path,
        ('explain = { id = "Baris 3', 'explian = { id = "Baris 3'),
        ('steps = ["lengkapi"]', 'step = ["lengkapi"]'),
    )
    assert sorted(found) == ["unknown-key", "unknown-key"]


def test_a_question_about_a_replaced_rule_may_have_it_as_its_answer(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    pack = tmp_path / "pack.toml"
    old = (
        '\n[[reference]]\nid = "perki-1-2010"\nreplaced_by = "uu-14-2008"\n'
        'title = { id = "Peraturan Nomor 1 Tahun 2010 tentang Layanan", en = "Regulation No. 1 of 2010 on Service" }\n'
        'short = { id = "Perki 1/2010", en = "Perki 1/2010" }\n'
    )
    pack.write_text(pack.read_text("utf-8") + old, "utf-8")
    sop = tmp_path / FILE
    text = sop.read_text("utf-8")
    text = text.replace("Kertas apa yang masuk arsip bersama berkas?", "Peraturan mana yang sudah dicabut?")
    text = text.replace("Which paper goes into the archive with the file?", "Which regulation was repealed?")
    key = '{ id = "Perki 1/2010", en = "Perki 1/2010", right = true }'
    sop.write_text(text.replace('{ id = "Tanda terima", en = "Receipt", right = true }', key), "utf-8")
    assert "replaced-source" not in [one.rule for one in lint_pack(tmp_path, TODAY)]


WORDS = st.lists(
    st.sampled_from(
        [
            "tidak",
            "kecuali",
            "Anda",
            "10",
            "hari",
            "kerja",
            "1 jam",
            "60 menit",
            "semua",
            "A dan B",
            "?",
            ".",
            "“",
            "”",
            "'",
            "not",
        ]
    )
    | st.text(st.characters(blacklist_categories=["Cc", "Cs", "Cf"]), min_size=1, max_size=8),
    min_size=1,
    max_size=10,
).map(" ".join)


@given(WORDS, WORDS, WORDS, WORDS)
def test_any_words_are_read_and_each_finding_has_a_way_out(stem: str, key: str, wrong: str, english: str) -> None:
    with TemporaryDirectory() as folder:
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        file = Path(folder) / FILE
        text = file.read_text("utf-8")
        for old, new in (
            (FIRST, stem),
            ("Menghubungi pengirimnya", key),
            ("Menolaknya secara tertulis", wrong),
            ("Refuse it in writing", english),
        ):
            text = text.replace(toml_string(old), toml_string(new))
        file.write_text(text, "utf-8")
        for one in lint_pack(Path(folder), TODAY):
            assert one.hint is not None or one.rule in {"equal-options", "blank"}
            assert one.line >= 1 and one.column >= 1
