"""Ids from what a table says: short Indonesian words, unique, as a pack allows them."""

from __future__ import annotations

import re
from collections.abc import Collection

from sopcheck.convert.words import one_line
from sopcheck.pack.repairs import right_id
from sopcheck.pack.values import is_id

LONGEST = 40
"""Characters of an id that we make; a pack takes 64."""
_EMPTY_WORDS = (
    "dan atau yang di ke dari untuk pada dengan oleh serta kepada dalam atas secara terhadap para sesuai sebagai agar "
    "akan telah sudah adanya tentang melalui terkait apakah the a an of to and or for in on with by that is from its"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_LIGHT = frozenset(["melakukan", "melaksanakan", "mengadakan", "memberikan", "menyelenggarakan", "membuat"])
"""Verbs that only carry the noun behind them: "melakukan verifikasi"."""
_STEMS = {
    "mengirim": "kirim", "mengirimkan": "kirim", "mengumpulkan": "kumpulkan", "mengembalikan": "kembalikan",
    "mengkaji": "kaji", "mengelola": "kelola", "mengetik": "ketik", "mengonsep": "konsep", "mengkonsep": "konsep",
    "mengoordinasikan": "koordinasikan", "mengkoordinasikan": "koordinasikan", "mengoreksi": "koreksi",
    "mengkoreksi": "koreksi", "mengonfirmasi": "konfirmasi", "mengklarifikasi": "klarifikasi", "mengenali": "kenali",
    "mengeluarkan": "keluarkan", "mengerjakan": "kerjakan", "mengompilasi": "kompilasi", "mengunci": "kunci",
    "menilai": "nilai", "menaikkan": "naikkan", "menandai": "tandai", "menanda": "tandai", "memuat": "muat",
    "menamai": "namai", "menotulensikan": "notulensikan", "memulai": "mulai", "memasukkan": "masukkan",
    "memahami": "pahami", "mempelajari": "pelajari", "memperbaiki": "perbaiki", "memperoleh": "peroleh",
    "mempersiapkan": "siapkan", "memperbarui": "perbarui", "memperbanyak": "perbanyak", "mempertimbangkan": "timbang",
    "menindaklanjuti": "tindak-lanjuti", "mendisposisi": "disposisi", "mendisposisikan": "disposisi",
    "menginput": "input", "menelepon": "telepon", "memaraf": "paraf", "memfasilitasi": "fasilitasi",
    "mempublikasikan": "publikasi", "berkoordinasi": "koordinasi", "bekerja": "kerja",
}  # fmt: skip
_PREFIXES = (
    (re.compile(r"meny(?=[aeiou])"), "s"),
    (re.compile(r"mengg"), "g"),
    (re.compile(r"mengh"), "h"),
    (re.compile(r"mengk"), "k"),
    (re.compile(r"meng(?=[aeiou])"), ""),
    (re.compile(r"mem(?=[bpf])"), ""),
    (re.compile(r"mem(?=[aeiou])"), "p"),
    (re.compile(r"men(?=[cdjtsz])"), ""),
    (re.compile(r"men(?=[aeiou])"), "t"),
    (re.compile(r"me(?=[lrwyn])"), ""),
)


def stem(verb: str) -> str:
    """An Indonesian verb without its active prefix: "memeriksa" gives "periksa", "menyusun" gives "susun".

    By the rules of me- with a list of exceptions; a wrong stem costs nothing but beauty.
    """
    if verb in _STEMS:
        return _STEMS[verb]
    if len(verb) > 5:
        for prefix, first in _PREFIXES:
            match = prefix.match(verb)
            if match is not None:
                return first + verb[match.end() :]
    return verb


def step_id(activity: str | None, taken: Collection[str], number: int, fallback: str) -> str:
    """An id for an activity: its verb and as many nouns as make it unique, else ``fallback`` with its number."""
    words = [word for word in (right_id(one_line(activity or "")[:80]) or "").split("-") if word]
    words = [word for word in words if word not in _EMPTY]
    while len(words) > 1 and words[0] in _LIGHT:
        words = words[1:]
    if words:
        words[0] = stem(words[0])
    for count in range(1, min(len(words), 4) + 1):
        made = "-".join(words[:count])
        if len(made) <= LONGEST and is_id(made) and not made.isdigit() and made not in taken:
            return made
    first = "-".join(words[:2])[:LONGEST].strip("-")
    return unique(first if is_id(first) and not first.isdigit() else f"{fallback}-{number}", taken)


def name_id(name: str, taken: Collection[str], fallback: str) -> str:
    """An id for an actor, a unit or an SOP."""
    made = (right_id(one_line(name)[:80]) or "").strip("-")
    if len(made) > LONGEST:
        made = made[: LONGEST + 1].rpartition("-")[0] or made[:LONGEST]
    return unique(made if is_id(made) else fallback, taken)


def unique(made: str, taken: Collection[str]) -> str:
    """``made``, with a number behind it where it is taken."""
    if made not in taken:
        return made
    number = 2
    while f"{made}-{number}" in taken:
        number += 1
    return f"{made}-{number}"


_CITED = re.compile(
    r"(.{2,120}?)[\s,]*\b(?:no(?:mor)?\b\.?|number)\s*[:.]?\s*([\w./-]{1,30}?)\s*(?:tahun|thn|th|of|year|/)\b\.?\s*(\d{4})",
    re.IGNORECASE | re.DOTALL,
)
_SHORT_CITED = re.compile(r"([A-Za-z][A-Za-z -]{1,40}?)\s+(?:no\.?\s*)?(\d{1,4})\s*/\s*(\d{4})\b", re.IGNORECASE)
_KINDS = (
    ("undang-undang dasar", "uud", "UUD"),
    ("peraturan pemerintah pengganti undang-undang", "perppu", "Perppu"),
    ("undang-undang", "uu", "UU"),
    ("undang undang", "uu", "UU"),
    ("peraturan pemerintah", "pp", "PP"),
    ("peraturan presiden", "perpres", "Perpres"),
    ("keputusan presiden", "keppres", "Keppres"),
    ("instruksi presiden", "inpres", "Inpres"),
    ("peraturan komisi pemilihan umum", "pkpu", "PKPU"),
    ("peraturan kpu", "pkpu", "PKPU"),
    ("keputusan komisi pemilihan umum", "kpt-kpu", "Keputusan KPU"),
    ("peraturan komisi informasi", "perki", "Perki"),
    ("peraturan menteri pendayagunaan aparatur negara", "permenpan", "Permen PAN-RB"),
    ("peraturan menteri pan", "permenpan", "Permen PAN-RB"),
    ("permen pan", "permenpan", "Permen PAN-RB"),
    ("permenpan", "permenpan", "Permen PAN-RB"),
    ("peraturan menteri dalam negeri", "permendagri", "Permendagri"),
    ("peraturan menteri keuangan", "pmk", "PMK"),
    ("peraturan daerah", "perda", "Perda"),
    ("peraturan gubernur", "pergub", "Pergub"),
    ("peraturan bupati", "perbup", "Perbup"),
    ("peraturan wali", "perwali", "Perwali"),
)


def reference_id(title: str, taken: Collection[str]) -> tuple[str, str | None]:
    """An id for a rule, and how it is cited for short where number and year can be read: "uu-14-2008", "UU 14/2008"."""
    match = _CITED.search(one_line(title)) or _SHORT_CITED.search(one_line(title))
    if match is None:
        return name_id(title, taken, "dasar"), None
    kind, number, year = one_line(match[1]).strip(" ,."), match[2].strip("./-"), match[3]
    folded = kind.casefold()
    found = next(((short, word) for words, short, word in _KINDS if folded.startswith(words)), None)
    if found is None:
        initials = "".join(word[0] for word in folded.split() if word[0].isalpha()) if " " in folded else folded
        found = (right_id(initials) or "aturan", kind)
    made = right_id(f"{found[0]}-{number}-{year}") or ""
    return unique(made if is_id(made) else "dasar", taken), f"{found[1]} {number}/{year}"
