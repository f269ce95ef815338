"""The rules on rows and identity: near misses that must stay unreported, and texts that nobody foresaw."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.lint.languages import both_languages
from sopcheck.lint.linter import lint_pack
from sopcheck.locales.catalogue import catalogue
from sopcheck.pack.toml_text import toml_string

from .planting import BASE, TODAY

SOP = "sop/permohonan.toml"
ACTIVITY = 'id = "Mencari data yang diminta"'
REQUIREMENT = 'requirements = [{ id = "Salinan data", en = "Copy of the data" }]'
RECORD = 'id = "Nomor pendaftaran?"'


def rules(folder: Path, *edits: tuple[str, str, str]) -> list[str]:
    """The rules that the clean pack breaks after these edits."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for file, old, new in edits:
        text = (folder / file).read_text("utf-8")
        assert text.count(old) == 1
        (folder / file).write_text(text.replace(old, new), "utf-8")
    return [one.rule for one in lint_pack(folder, TODAY)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ACTIVITY, 'id = "Mencari data yang diminta PPID"'),
        (REQUIREMENT, 'requirements = [{ id = "Data salinan", en = "The data, copied" }]'),
        (REQUIREMENT, 'requirements = [{ id = "Seluruh dokumen", en = "All papers" }]'),
        (RECORD, 'id = "Alasan bila tidak lengkap?"'),
        (RECORD, 'id = "Berkas yang belum ada?"'),
        ("made = 2026-01-05", "made = 2026-01-12"),
        ("made = 2026-01-05", "made = 2026-01-05\nrevised = 2026-02-01"),
        (
            'output = { id = "Tanda terima", en = "Receipt" }',
            'output = { id = "Tanda terima; foto", en = "Receipt; photo" }',
        ),
        ("critical = true", 'critical = true\nremark = { id = "Lihat BA", en = "See BA" }'),
    ],
)
def test_near_misses_are_left_alone(old: str, new: str, tmp_path: Path) -> None:
    assert rules(tmp_path, (SOP, old, new)) == []


def test_an_output_may_leave_the_procedure(tmp_path: Path) -> None:
    edits = (
        (SOP, REQUIREMENT, 'requirements = [{ id = "Map", en = "Folder", outside = true }]'),
        (SOP, 'output = { id = "Salinan data"', 'output_outside = true\noutput = { id = "Salinan data"'),
    )
    assert rules(tmp_path, *edits) == []


def test_the_pack_may_accept_a_word(tmp_path: Path) -> None:
    edits = (
        (SOP, ACTIVITY, 'id = "Rapat pencarian data"'),
        ("pack.toml", "[[unit]]", '[lint]\nverbs = ["rapat"]\n\n[[unit]]'),
    )
    assert rules(tmp_path, *edits) == []


def test_a_successor_stands_for_the_regulation_on_sops(tmp_path: Path) -> None:
    new = """id = "permenpan-9-2030"
title = { id = "Peraturan Menteri PAN-RB Nomor 9 Tahun 2030", en = "Regulation No. 9 of 2030" }

[[reference]]
id = "permenpan-35-2012"
replaced_by = "permenpan-9-2030\""""
    edits = (
        ("pack.toml", 'id = "permenpan-35-2012"', new),
        (SOP, 'references = ["permenpan-35-2012", ', 'references = ["permenpan-9-2030", '),
        (SOP, 'source = { reference = "permenpan-35-2012" }', 'source = { reference = "permenpan-9-2030" }'),
    )
    assert rules(tmp_path, *edits) == []


def test_an_acronym_that_the_actor_explains_is_explained(tmp_path: Path) -> None:
    note = 'name = { id = "PPK", en = "PPK" }\nnote = { id = "Pejabat Pembuat Komitmen", en = "Commitment officer" }'
    edits = (("pack.toml", 'name = { id = "Kepala Bagian", en = "Head of Division" }', note),)
    assert rules(tmp_path, *edits) == []


def test_a_misspelt_key_hides_no_second_fault(tmp_path: Path) -> None:
    assert rules(tmp_path, (SOP, 'time = "3 hari kerja"', 'tiem = "3 hari kerja"')) == ["unknown-key"]


def test_many_faults_in_one_row_are_all_told(tmp_path: Path) -> None:
    new = 'id = "Petugas MENCARI data yang diminta pada lemari arsip, komputer, dan sistem lalu mencatatnya."'
    assert set(rules(tmp_path, (SOP, ACTIVITY, new))) >= {"subject", "several-acts", "long-activity", "sentence-case"}


PIECES = [
    "Petugas ",
    "dicatat ",
    "PPK ",
    "; ",
    "dan me",
    "1. ",
    "(",
    ", S.H.",
    "tidak ",
    "2012",
    "Periksa ",
    "{x}",
    "[b]",
]
ANY = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), min_size=1, max_size=6).map("".join)


@given(texts=st.tuples(ANY, ANY, ANY, ANY, ANY))
def test_any_text_is_linted(texts: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> None:
    activity, paper, record, actor, title = texts
    folder = tmp_path_factory.mktemp("pack")
    edits = (
        (SOP, ACTIVITY, f"id = {toml_string(activity)}"),
        (SOP, REQUIREMENT, f"requirements = [{toml_string(paper)}]"),
        (SOP, RECORD, f"id = {toml_string(record)}"),
        ("pack.toml", 'id = "Kepala Bagian"', f"id = {toml_string(actor)}"),
        ("pack.toml", 'id = "UU 14/2008"', f"id = {toml_string(title)}"),
    )
    for rule in rules(folder, *edits):
        assert rule


def test_the_missing_translation_is_shown_as_toml_also_where_the_text_has_quotation_marks() -> None:
    said = both_languages('Memberi cap "ASLI"', "id").said(catalogue("en"))
    assert tomli.loads(f"text = {said.removeprefix('write ')}")["text"] == {"id": 'Memberi cap "ASLI"', "en": "…"}
