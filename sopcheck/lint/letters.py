"""Capitals and full stops: whether an activity is written like a sentence, and how it would be."""

from __future__ import annotations

import re
from collections.abc import Collection

from sopcheck.lint.activities import Names, capital
from sopcheck.lint.verbs import word_set

_PLAIN = re.compile(r"[A-Z][^A-Z.!;:]*\Z")
"""One capital at the beginning and no closing sign: nearly every activity, decided in one look."""
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"(?<!\.)[.;:!,]+\s*\Z")
_SHORTENED = re.compile(r"\b(?:dll|dsb|dst|dkk|tbk|etc|no|yth|cq|[a-z])\.\Z", re.IGNORECASE)
_FUNCTION = {
    "id": word_set("dan di ke dari kepada untuk dalam yang oleh atau serta pada dengan bagi atas sebagai agar"),
    "en": word_set("the a an of and to in on for with from by at or its into that is are"),
}
_COMMON = {
    "id": word_set("""
        agenda alat arsip bahan barang berita berkas bukti catatan data dokumen formulir hasil informasi isian jadwal
        jawaban kegiatan kekurangan kelengkapan keberatan kesesuaian keputusan konsep kebenaran lampiran laporan naskah
        nomor pemohon peralatan perbaikan permintaan permohonan pembayaran persyaratan rancangan register rekap salinan
        surat tagihan tanggapan tamu undangan usulan kendaraan pegawai anggaran arsiparis
        """),
    "en": word_set("""
        answer applicant application archive bill budget completeness copy data decision document documents draft file
        files form forms information letter list memo minutes note notes notice objection paper papers payment proposal
        receipt register report request result results
        """),
}
"""Words that are no names: a capital in the middle of an activity is a slip."""
_NAMED = word_set("""
    badan bank bantuan berita buku daftar data desa dewan dinas direktorat gedung hari indeks kabupaten kantor
    kartu kecamatan kejaksaan kelurahan kementerian keputusan komisi komite kota laporan lembaga lembar mahkamah majelis
    nomor nota pemerintah pengadilan peraturan perjanjian polda polres provinsi rencana ruang sistem surat undang unit
    aplikasi formulir standar indikator form law letter national office regulation state system
    """)
"""Words with which names begin: of offices, of kinds of papers, of systems."""
_LEAST_CAPITALS = 4


def in_sentence_case(text: str, language: str, names: Names, roles: Collection[str]) -> str | None:
    """The activity as a sentence is written, where it is not: in capitals, Every Word With One, with a full stop.

    Acronyms and names keep their capitals; where a word may be a name, nothing is said.
    """
    if _PLAIN.match(text):
        return None
    better = text.strip()
    end = _END.search(better)
    if end is not None and not (end[0].startswith(".") and _SHORTENED.search(better)):
        better = better[: end.start()]
    words = _WORD.findall(better)
    if not words:
        return None
    if (
        better.isupper()
        and max(map(len, words)) >= _LEAST_CAPITALS
        and (len(words) > 1 or len(words[0]) > _LEAST_CAPITALS)
    ):
        better = capital(
            _WORD.sub(lambda match: match[0] if _shortening(match[0], language) else match[0].lower(), better)
        )
    elif words[0].isupper() and len(words[0]) > len("PPSPM") and not any(word.isupper() for word in words[1:]):
        better = better.replace(words[0], words[0].capitalize(), 1)
    elif _titled(better, words, language, names, roles):
        better = _WORD.sub(lambda match: match[0].lower() if _titles(match[0]) and match.start() else match[0], better)
    if better[:1].islower():
        better = capital(better)
    return None if better == text.strip() else better


def _shortening(word: str, language: str) -> bool:
    """Whether a word in capitals is an acronym, as far as can be told: few letters, and no word of the language."""
    low = word.lower()
    if low in _FUNCTION.get(language, ()) or low in _COMMON.get(language, ()):
        return False
    return len(word) < _LEAST_CAPITALS or not set("aeiou") & set(low)


def _titles(word: str) -> bool:
    """Whether a word has one capital, at its beginning."""
    return word[0].isupper() and (len(word) == 1 or word[1:].islower())


def _titled(text: str, words: list[str], language: str, names: Names, roles: Collection[str]) -> bool:
    function, common = _FUNCTION.get(language, frozenset()), _COMMON.get(language, frozenset())
    capitals = [word for word in words[1:] if _titles(word)]
    if not capitals:
        return False
    if "(" in text or any(_named(word.lower(), names, roles) for word in capitals[:1]):
        return any(word.lower() in function for word in capitals) and len(capitals) == len(
            [word for word in words[1:] if not word.isupper()]
        )
    if any(word.lower() in function for word in capitals):
        return True
    telling = [word for word in words[1:] if word.lower() not in function and not word.isupper()]
    return len(telling) == len(capitals) and any(word.lower() in common for word in capitals)


def _named(word: str, names: Names, roles: Collection[str]) -> bool:
    return word in _NAMED or word in names or word in roles
