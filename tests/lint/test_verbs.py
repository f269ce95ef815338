"""Which words are active verbs, and which verb another form means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.lint.imperatives import imperative_of
from sopcheck.lint.verbs import active, active_of, is_active, is_passive

WORDS = st.text("abcdefghijklmnopqrstuvwxyz-", max_size=20)


@pytest.mark.parametrize(
    "word",
    """memeriksa meliput mengecek menerima mereviu memperbaiki menyusun membuat merekap merancang meminta meneliti
    mengajukan mengetik mentransfer merilis menilai melakukan mewawancarai meyakini menandatangani mensosialisasikan
    memverifikasi meng-upload me-review mengesahkan mengkaji memproses
    menindaklanjuti""".split(),  # noqa: SIM905
)
def test_active_verbs_are_known(word: str) -> None:
    assert is_active(word)


@pytest.mark.parametrize(
    "word",
    """media meja menteri mekanisme mesin metode menit meter meterai mereka merek menu medan memo menara menantu mei
    memang melalui mengenai menurut pemeriksaan periksa diperiksa berkoordinasi terkirim kesepakatan me men
    meng""".split(),  # noqa: SIM905
)
def test_nouns_and_other_forms_are_no_active_verbs(word: str) -> None:
    assert not is_active(word)


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("diperiksa", "memeriksa"),
        ("pemeriksaan", "memeriksa"),
        ("periksa", "memeriksa"),
        ("penyusunan", "menyusun"),
        ("kirim", "mengirim"),
        ("dicatat", "mencatat"),
        ("berkoordinasi", "mengoordinasikan"),
        ("rapat", "mengadakan rapat"),
        ("penetapan", "menetapkan"),
        ("penandatanganan", "menandatangani"),
        ("disahkan", "mengesahkan"),
        ("pengesahan", "mengesahkan"),
        ("dicek", "mengecek"),
        ("pengetikan", "mengetik"),
        ("perbaikan", "memperbaiki"),
        ("diperbaiki", "memperbaiki"),
        ("diproses", "memproses"),
        ("ditransfer", "mentransfer"),
        ("dikaji", "mengkaji"),
        ("disurvei", "menyurvei"),
        ("di-upload", "mengunggah"),
        ("persetujuan", "menyetujui"),
        ("verifikasi", "memverifikasi"),
        ("sosialisasi", "menyosialisasikan"),
    ],
)
def test_the_verb_that_is_meant(word: str, verb: str) -> None:
    assert active_of(word) == verb


@pytest.mark.parametrize("word", ["berkas", "surat", "pegawai", "direktur", "dinas", "diskon", "data", "penduduk"])
def test_what_is_no_verb_proposes_none(word: str) -> None:
    assert active_of(word) is None


def test_a_noun_in_di_is_no_passive() -> None:
    assert not is_passive("disposisi")
    assert is_passive("dibuat")


@given(WORDS)
def test_a_root_becomes_an_active_verb(root: str) -> None:
    verb = active(root)
    assert verb == root or verb.startswith("me")


@given(WORDS)
def test_no_word_is_wrong_and_right_at_once(word: str) -> None:
    if is_active(word):
        assert not is_passive(word)
    proposed = active_of(word)
    assert proposed is None or proposed.startswith("me")


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("checking", "check"),
        ("verification", "verify"),
        ("submits", "submit"),
        ("planning", "plan"),
        ("approval", "approve"),
        ("disposal", ""),
        ("foreseeing", ""),
        ("bring", None),
        ("document", None),
        ("mention", None),
        ("appraise", None),
        ("file", None),
        ("signal", None),
    ],
)
def test_english_first_words(word: str, verb: str | None) -> None:
    assert imperative_of(word) == verb
