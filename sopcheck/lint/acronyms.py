"""Acronyms that mean different things in one building, used without being written out once.

Source: facts on the vocabulary of the office (acronyms that collide).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sopcheck.lint.draft import PackDraft, SopDraft, StepRow, said_in
from sopcheck.lint.finding import found
from sopcheck.locales.sentence import S
from sopcheck.pack.faults import Fault, Path
from sopcheck.pack.model import Text

_MEANINGS = {
    "PPK": ("Pejabat Pembuat Komitmen", "Panitia Pemilihan Kecamatan", "Pejabat Pembina Kepegawaian"),
    "PK": ("Perjanjian Kinerja", "Peninjauan Kembali"),
    "SPP": ("Surat Permintaan Pembayaran", "Sumbangan Pembinaan Pendidikan"),
    "BA": ("Berita Acara", "Bagian Anggaran"),
    "PPS": ("Panitia Pemungutan Suara", "Program Pengungkapan Sukarela"),
    "PDP": ("Pelindungan Data Pribadi", "Pemutakhiran Data Pemilih"),
}
_ALSO = {
    "PPK": ("commitment officer", "commitment-making officer", "subdistrict election committee", "personnel"),
    "PK": ("performance agreement", "penilaian kinerja", "judicial review", "case review"),
    "SPP": ("payment request", "sumbangan penyelenggaraan pendidikan", "request for payment", "school fee"),
    "BA": ("official record", "budget section", "minutes", "official report"),
    "PPS": ("polling committee", "voting committee"),
    "PDP": ("perlindungan data pribadi", "data protection", "protection of personal data"),
}
"""Other words that write an acronym out, in lower case."""
_BARE = re.compile(rf"\b(?:{'|'.join(_MEANINGS)})\b")
_DEEPEST = 6


def bare_acronyms(sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    """One finding an acronym, at its first use in the SOP."""
    uses: dict[str, Path] = {}
    for row in sop.steps:
        for kind, text, path in _texts(row, pack):
            for _, said in said_in(text):
                if said[1:].islower():  # most texts: no acronym without capitals
                    continue
                for word in _BARE.findall(said):
                    place = row.words(kind, sop.language) if kind in ("activity", "output") else path
                    uses.setdefault(word, place)
    if not uses:
        return
    everything = "\n".join(_all_texts(sop, pack)).casefold()
    for word, path in uses.items():
        meanings = (*_MEANINGS[word], *_ALSO[word])
        if any(meaning.casefold() in everything for meaning in meanings):
            continue
        one, other = _MEANINGS[word][:2]
        message = S('"{acronym}" has more than one meaning and is written out nowhere in this SOP', acronym=word)
        hint = S(
            'write it out once, here or in a remark: "{one} ({acronym})" or "{other} ({acronym})"',
            one=one,
            other=other,
            acronym=word,
        )
        yield found("bare-acronym", path, message, hint)


def _texts(row: StepRow, pack: PackDraft) -> Iterator[tuple[str, Text | None, Path]]:
    step = row.step
    yield "activity", step.activity, row.path
    for place, paper in zip(row.papers, step.requirements, strict=True):
        yield "requirement", paper.text, row.at("requirements", place)
    yield "output", step.output, row.path
    actor = pack.actors.get(step.actor)
    if actor is not None:
        yield "actor", actor.fields.get("name"), row.at("actor")


def _all_texts(sop: SopDraft, pack: PackDraft) -> Iterator[str]:
    """Every text of the SOP, and the names and notes of its actors."""
    yield from _strings(sop.data, 0)
    for actor in {row.step.actor for row in sop.steps}:
        known = pack.actors.get(actor)
        if known is not None:
            yield from _strings(known.raw, 0)


def _strings(raw: Any, depth: int) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif depth < _DEEPEST and isinstance(raw, dict | list):
        for one in raw.values() if isinstance(raw, dict) else raw:
            yield from _strings(one, depth + 1)
