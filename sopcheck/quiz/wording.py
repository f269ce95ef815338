"""Every sentence of the generated questions, in Indonesian and English.

These are content, not screen words: they are kept in the snapshots of the questions and read years later in the
language of the attempt. So they stand here and not in the gettext catalogues.

A row is quoted, as a noun: “Memeriksa kelengkapan permohonan” is never glued into a sentence of ours as its verb.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sopcheck.locales.sentence import fill
from sopcheck.pack.model import Text

Words = Mapping[str, str]
"""A template by language, with {names}."""
LANGUAGES = ("id", "en")
"""The languages in which questions can be generated."""

# ------------------------------------------------------------------------------------------------ what comes next
# "tepat" and "directly" are essential: without them every later row is right too.
NEXT: Words = {
    "id": "Kegiatan apa yang dilakukan tepat setelah “{activity}”?",
    "en": "Which activity comes directly after “{activity}”?",
}
BACK: Words = {
    "id": "Setelah “{activity}”, ke kegiatan mana alur kembali?",
    "en": "After “{activity}”, to which activity does the flow return?",
}

# ------------------------------------------------------------------------------------------ where an exit leads to
EXIT: Words = {
    "id": "Kegiatan “{activity}” telah dilakukan. Hasilnya: {words}. Apa kegiatan berikutnya?",
    "en": "“{activity}” has been done. Result: {words}. What comes next?",
}
EXIT_WHETHER: Words = {
    "id": "Kegiatan “{activity}” telah dilakukan. Jawabannya: {words}. Apa kegiatan berikutnya?",
    "en": "“{activity}” has been done. Answer: {words}. What comes next?",
}
OTHER_EXIT: Words = {
    "id": "Ini baris {number}: ke sini bila hasilnya “{words}”.",
    "en": "This is row {number}: where the result “{words}” leads.",
}
OTHER_ANSWER: Words = {
    "id": "Ini baris {number}: ke sini bila jawabannya “{words}”.",
    "en": "This is row {number}: where the answer “{words}” leads.",
}

# -------------------------------------------------------------------------- what a wrong row is, for both of these
SKIPS: Words = {
    "id": "Ini baris {number}, {actor}. Bila langsung ke sini, baris {skipped} terlewat.",
    "en": "This is row {number}, {actor}. Going straight there skips row {skipped}.",
}
BEFORE: Words = {
    "id": "Ini baris {number}, {actor}; sudah dilakukan sebelum kegiatan ini.",
    "en": "This is row {number}, {actor}; it has been done before this activity.",
}
ELSEWHERE: Words = {
    "id": "Ini baris {number}, {actor}; dari sini alur tidak melaluinya.",
    "en": "This is row {number}, {actor}; the flow does not pass it from here.",
}

# --------------------------------------------------------------------------------------------------- who does it
ACTOR: Words = {
    "id": "Siapa pelaksana kegiatan “{activity}”?",
    "en": "Who performs “{activity}”?",
}
ACTOR_ROW: Words = {
    "id": "{actor} mengerjakan baris {rows}, bukan baris ini.",
    "en": "{actor} performs row {rows}, not this one.",
}
ACTOR_ROWS: Words = {
    "id": "{actor} mengerjakan baris {rows}, bukan baris ini.",
    "en": "{actor} performs rows {rows}, not this one.",
}

# ------------------------------------------------------------------------------------------------------- symbols
SYMBOL_MEANING: Words = {
    "id": "Apa arti simbol ini dalam SOP AP?",
    "en": "What does this symbol mean in an SOP AP?",
}
SYMBOL_NAME: Words = {
    "id": "Simbol mana yang dalam SOP AP berarti “{meaning}”?",
    "en": "Which symbol means “{meaning}” in an SOP AP?",
}
MEANING_OF_ALLOWED: Words = {
    "id": "Itu arti simbol lain: {name}.",
    "en": "That is the meaning of another symbol: {name}.",
}
MEANING_OF_FORBIDDEN: Words = {
    "id": "Itu arti simbol lain dalam bagan alir umum: {name}. Simbol itu tidak dipakai dalam SOP AP.",
    "en": "That is the meaning of another symbol in general flowcharts: {name}. It is not used in an SOP AP.",
}
NAME_OF_ALLOWED: Words = {
    "id": "Simbol itu dipakai untuk hal lain: {meaning}.",
    "en": "That symbol stands for something else: {meaning}.",
}
NAME_OF_FORBIDDEN: Words = {
    "id": "Simbol itu dikenal dalam bagan alir umum ({meaning}), tetapi tidak dipakai dalam SOP AP.",
    "en": "That symbol is known in general flowcharts ({meaning}), but not used in an SOP AP.",
}

# ------------------------------------------------------------------------------------------ what a quiz is called
ALL_SOPS: Words = {"id": "Semua SOP", "en": "All SOPs"}
SYMBOLS_AND_REGULATION: Words = {
    "id": "Simbol diagram alir dan peraturannya",
    "en": "Flowchart symbols and the regulation",
}

# ---------------------------------------------------------------------------------------------- small connectives
_AND = {"id": " dan ", "en": " and "}
_OTHERS = {"id": "lainnya", "en": "others"}
_ARTICLE = {"id": "pasal", "en": "art."}
_PARAGRAPH = re.compile(r"(?<=[0-9A-Za-z])\s*(?:ayat\s*)?(?=\()")
_PARAGRAPHS = {"id": " ayat ", "en": ""}
_MOST_LISTED = 5


def put(template: Words, languages: Sequence[str], /, **values: Text | str | int) -> Text:
    """The template filled in, in each of ``languages``; a value is inserted, never looked into."""
    return Text(tuple((language, fill(template[language], _said(values, language))) for language in languages))


def _said(values: Mapping[str, Text | str | int], language: str) -> dict[str, str]:
    return {name: value.said(language) if isinstance(value, Text) else str(value) for name, value in values.items()}


def listed(numbers: Sequence[int], languages: Sequence[str]) -> Text:
    """Row numbers as one says them: '6 dan 9', '2, 3 and 5'; of many, the first ones 'and others'."""
    said = [str(number) for number in numbers]

    def in_language(language: str) -> str:
        last = said[-1] if len(said) <= _MOST_LISTED else _OTHERS[language]
        first = said[:-1] if len(said) <= _MOST_LISTED else said[: _MOST_LISTED - 1]
        return ", ".join(first) + _AND[language] + last if first else last

    return Text(tuple((language, in_language(language)) for language in languages))


def article(language: str, number: str) -> str:
    """An article as it is cited: 'pasal 22 ayat (7)', 'art. 22(7)'; a number that brings its own word keeps it."""
    if number[:1].isalpha():
        return number
    return f"{_ARTICLE[language]} {_PARAGRAPH.sub(_PARAGRAPHS[language], number, count=1)}"
