"""The echo of a word, the sameness of a paper, the length that betrays: in the words of the office."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.quiz.fairness import alike, echoes, given_away, length_betrays, normal, roots
from sopcheck.quiz.papers import hands_on, same_paper

from .office import office


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("memeriksa", "pemeriksaan"),
        ("menginput", "input"),
        ("register", "registrasi"),
        ("perintah", "memerintahkan"),
        ("permohonan", "pemohon"),
        ("kelengkapan", "melengkapi"),
        ("diperbaiki", "perbaikan"),
        ("tanggapan", "menanggapi"),
    ],
)
def test_indonesian_words_of_one_root_are_alike(one: str, other: str) -> None:
    (left,), (right,) = roots(one, "id"), roots(other, "id")
    assert alike(left, right)


@pytest.mark.parametrize(("one", "other"), [("request", "requests"), ("complete", "incomplete"), ("check", "checked")])
def test_english_words_of_one_root_are_alike(one: str, other: str) -> None:
    (left,), (right,) = roots(one, "en"), roots(other, "en")
    assert alike(left, right)


@pytest.mark.parametrize(("one", "other"), [("memeriksa", "mencatat"), ("surat", "berkas"), ("naskah", "tautan")])
def test_other_words_are_not(one: str, other: str) -> None:
    (left,), (right,) = roots(one, "id"), roots(other, "id")
    assert not alike(left, right)


def test_function_words_tell_nothing() -> None:
    assert roots("yang dan untuk pada apakah", "id") == frozenset()
    assert roots("which of the by whom", "en") <= {"whom"}


def test_an_echo_is_excused_by_another_option_with_the_same_root() -> None:
    stem, key = "Memeriksa kelengkapan permohonan", "Membantu pemohon melengkapi"
    assert echoes(stem, key, ["Mencatat surat", "Menulis naskah"], "id")
    assert not echoes(stem, key, ["Mencatat permohonan", "Menyusun kelengkapan"], "id")


def test_a_key_that_stands_in_the_stem_is_given_away() -> None:
    assert given_away("Siapa yang melapor kepada Kepala Bagian, lalu menunggu?", "kepala bagian")
    assert not given_away("Siapa yang melapor kepada Kepala Bagian?", "Kepala Subbagian")


def test_lengths() -> None:
    assert length_betrays("x" * 40, ["y" * 20, "z" * 25])
    assert length_betrays("x" * 9, ["y" * 20, "z" * 25])
    assert not length_betrays("x" * 30, ["y" * 20, "z" * 25])
    assert not length_betrays("PPID", ["Bendahara", "Pewarta"])


@given(st.text(max_size=30), st.sampled_from(["id", "en", "xx"]))
def test_roots_of_any_text(text: str, language: str) -> None:
    assert all(root and root in normal(text) for root in roots(text, language))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Formulir", "Formulir keberatan terisi", True),
        ("Naskah berita", "Naskah tersunting", True),
        ("SPM", "Surat Perintah Membayar", True),
        ("Surat tanggapan", "Nota dinas", False),
        ("Salinan", "Rancangan", False),
    ],
)
def test_two_names_of_one_paper(one: str, other: str, same: bool) -> None:
    assert same_paper(one, other, "id") is same
    assert same_paper(other, one, "id") is same


def test_a_paper_leads_from_one_desk_to_the_next() -> None:
    sop = office().sops["pelayanan-informasi"]
    assert hands_on(sop.step("r6"), sop.step("r7"), "id")
    assert not hands_on(sop.step("r5"), sop.step("r12"), "id")
