"""How an activity should read instead: verb first, active, without a subject, without a number of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sopcheck.lint import imperatives
from sopcheck.lint.verbs import IMPERATIVES, WORD, active_of, is_active, is_passive, is_state, known_verb, word_set

NUMBERING = re.compile(
    r"\s*(?:(?i:langkah|tahap|step)\s+)?(?:\(?\d{1,3}(?:\.\d{1,3})*[.):]?\)?|\(?[a-zA-Z][.)]|[-*•–])\s+"
)
ROLES = {
    "id": word_set("""
        admin administrator anggota arsiparis asisten atasan bagian bendahara bidang bupati camat direktur gubernur
        inspektur jabatan kabag kabid kadis kasi kasie kasubag kasubbag kasubbid kepala ketua komisioner koordinator
        kpa lurah masyarakat mereka notulis operator panitia pegawai pejabat pelaksana pelapor pemohon pengadministrasi
        pengelola pengusul penyusun pewarta pihak pimpinan plt ppid ppk ppspm satpam sekretariat sekretaris seksi staf
        staff subbag subbagian tim unit verifikator walikota warga pemilih petugas resepsionis saya kami kita
        """),
    "en": word_set("""
        administrator applicant chair chairman chairperson citizen clerk commissioner committee deputy director division
        employee finance head he leader manager officer official operator registrar secretary section she staff
        supervisor team they treasurer unit we subdivision
        """),
}
"""Words that say who does something."""
_NO_SUBJECT = word_set("""
    secara setelah sesudah sebelum jika bila apabila kalau untuk dengan kemudian lalu segera tidak wajib harus dapat
    akan yang agar supaya dalam pada mulai proses kegiatan tahap cara saat ketika selama sambil guna dan serta atau juga
    langsung selanjutnya mohon tolong silakan berusaha bersama setiap tiap sejak sampai dari ke di bahwa tahapan
    aktivitas langkah upaya
    """)
_AFTER_PURPOSE = word_set("untuk agar supaya guna yang")
_LEADS = word_set("akan harus wajib dapat telah sudah segera kemudian selanjutnya lalu juga langsung bisa mesti perlu")
_FRAMES = frozenset(("proses", "kegiatan", "tahap", "tahapan", "cara", "langkah", "aktivitas"))
_ALSO = frozenset(("dan", "serta", "lalu", "kemudian", "atau"))
_NEAR = 5
_FAR = 10
"""A verb so many words on belongs to another part of the sentence."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: in lower case, and where it stands."""

    low: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text, without numbers and signs."""
    return [Word(match[0].casefold(), match.start(), match.end()) for match in WORD.finditer(text)]


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with a small first letter, where its first word is no acronym."""
    first = WORD.match(text)
    return text if first is None or (first[0].isupper() and len(first[0]) > 1) else text[:1].lower() + text[1:]


def _actives(text: str, first: str = "di") -> str:
    """The text with what follows *dan* and the like made active: passives, and nouns where ``first`` is one."""

    def turned(match: re.Match[str]) -> str:
        word = match[2].casefold()
        verb = active_of(word) if is_passive(word) or word.startswith("pe") else None
        return match[0] if verb is None else match[1] + verb

    prefixes = "di|pe" if first.startswith("pe") and first.endswith("an") else "di"
    return re.sub(rf"(\b(?:dan|serta|lalu|kemudian)\s+)((?:{prefixes})[a-z]+)", turned, text)


def _without_doer(text: str) -> str:
    """The text without *oleh …* at its beginning: who does it is said by the actor."""
    return "" if text.lstrip().casefold().startswith("oleh ") else text.partition(" oleh ")[0]


def mended_id(text: str, words: Sequence[Word]) -> str | None:
    """An Indonesian activity that begins with no active verb, as it should read; None where that is not known."""
    first = words[0]
    verb = active_of(first.low)
    rest = text[first.end :]
    if verb is None and first.low == "di" and len(words) > 1 and known_verb(words[1].low):
        verb, rest = known_verb(words[1].low), text[words[1].end :]
    if first.low == "apakah" or text.rstrip().endswith("?"):
        return f"Menilai {'' if first.low == 'apakah' else 'apakah '}{small(text[first.start :].rstrip(' ?.'))}"
    if first.low in ("tidak", "belum"):
        return None
    if len(words) > 1 and first.low in _FRAMES and is_active(words[1].low):
        return capital(text[words[1].start :])
    if verb is not None and not is_passive(first.low) and any(map(_predicate, words[:_NEAR], words[1:_NEAR])):
        verb = None  # "permohonan dicatat": the noun is what something is done to
    if verb is not None:
        if rest.startswith(" dengan "):
            rest = " …" + rest
        rest = _actives(_without_doer(rest) if is_passive(first.low) else rest, first.low)
        return capital(verb) + (rest if rest.strip(" .") else " …")
    return _from_later_verb(text, words)


def _predicate(before: Word, word: Word) -> bool:
    """Whether a word says what is done to what stands before it."""
    return is_passive(word.low) and active_of(word.low) is not None and before.low not in _AFTER_PURPOSE | _ALSO


def _from_later_verb(text: str, words: Sequence[Word]) -> str | None:
    """The activity turned round, so that the verb further on leads it."""
    first = words[0]
    for place, word in enumerate(words[1:_FAR], 1):
        before = words[place - 1].low
        if before in _AFTER_PURPOSE or (first.low in _NO_SUBJECT and 0 <= word.start < text.find(",")):
            continue
        if is_passive(word.low) and (verb := active_of(word.low)):
            done = [one for one in words[:place] if one.low not in _LEADS]
            before = f" {small(text[first.start : done[-1].end])}" if done else ""
            after = _actives(_without_doer(text[word.end :]))
            doer = place + 1 < len(words) and words[place + 1].low in ROLES["id"]
            return f"{capital(verb)}{before}{' …' if doer else after}"
        if is_state(word.low):
            return None
        if is_active(word.low) and first.low not in _LEADS | _FRAMES:
            lead = text[first.start : word.start].strip(" ,;:")
            return f"{capital(text[word.start :].rstrip(' .'))} {small(lead)}"
        if is_active(word.low):
            return capital(text[word.start :])
    return None


Names = dict[str, list[tuple[str, ...]]]
"""The names of actors in lower case, word by word, by their first word."""


def _after_name(words: Sequence[Word], names: Names) -> int:
    """How many words at the beginning are the name of an actor."""
    longest = 0
    for name in names.get(words[0].low, ()):
        if len(name) > longest and tuple(word.low for word in words[: len(name)]) == name:
            longest = len(name)
    return longest


def without_subject_id(text: str, words: Sequence[Word], names: Names) -> str | None:
    """An Indonesian activity without the subject that it begins with; None where it has none."""
    named = _after_name(words, names)
    role = named or words[0].low in ROLES["id"]
    if not role and (words[0].low in _NO_SUBJECT or active_of(words[0].low) is not None):
        return None
    for place, word in enumerate(words[: _FAR if role else 2]):
        if place < max(named, 1):
            continue
        before = words[place - 1].low
        if is_active(word.low) and before != "yang" and (role or not is_state(word.low)):
            return None if before in _AFTER_PURPOSE else capital(text[word.start :])
    if not role:
        return None
    for word in words[max(named, 1) : max(named, 1) + 3]:
        joint = word.low.startswith("ber") and known_verb(word.low) is not None
        if word.low in IMPERATIVES or joint:
            rest = " …" if joint else text[word.end :]
            return capital(str(active_of(word.low))) + rest
    return None


def without_subject_en(text: str, words: Sequence[Word], names: Names) -> str | None:
    """An English activity without the subject that it begins with; None where it has none."""
    start = 1 if words[0].low in imperatives.ARTICLES and len(words) > 1 else 0
    named = _after_name(words[start:], names)
    if not named and words[start].low not in ROLES["en"] and not (start and _role_soon(words)):
        return None
    for place, word in enumerate(words[:_FAR]):
        if place < start + max(named, 1):
            continue
        if imperatives.is_modal(word.low) and place + 1 < len(words) and words[place + 1].low in imperatives.VERBS:
            return capital(text[words[place + 1].start :])
        verb = imperatives.third_person(word.low)
        if verb is not None:
            return capital(verb) + text[word.end :]
    return None


def _role_soon(words: Sequence[Word]) -> bool:
    """Whether one of the first words after an article says who does something: *the desk officer*."""
    return any(word.low in ROLES["en"] for word in words[1:4])


def mended_en(text: str, words: Sequence[Word]) -> str | None:
    """An English activity that begins with no imperative, as it should read.

    '' where only that it is wrong is known; None where nothing speaks against it.
    """
    first = words[0]
    verb = imperatives.imperative_of(first.low)
    if verb is not None:
        rest = text[first.end :]
        if rest.startswith(" of "):
            rest = rest.removeprefix(" of")
        return capital(verb) + rest if verb else ""
    if first.low in imperatives.VERBS:
        return None
    if text.rstrip().endswith("?"):
        return ""
    passive = imperatives.passive_in(text.casefold())
    if passive is not None:
        before, after = text[first.start : passive[0]].rstrip(), text[passive[1] :]
        return f"{capital(passive[2])} {small(before)}{'' if after.lstrip().startswith('by ') else after}"
    return "" if first.low in imperatives.ARTICLES else None
