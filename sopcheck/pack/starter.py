"""A pack to start from: what a new office answers becomes the files of a small pack that works, commented for learning.

The words of the pack itself (comments, rows, questions) are content, in the languages of the pack; only what is wrong
with an answer is a sentence of the program.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.characters import NotWritable, code_point, control_in, folded, suspicious_in, typed
from sopcheck.pack.repairs import RESERVED
from sopcheck.pack.starter_pack import pack_file
from sopcheck.pack.starter_sop import GUIDELINE, LAW, sop_file
from sopcheck.pack.starter_words import OUTSIDER, SCHEMA_FILE, Cast, Named, Writer
from sopcheck.pack.tables import TITLE

MOST_ACTORS = 12
"""More columns than this no flowchart of an example shows; others can be added in pack.toml."""
LONGEST_SLUG = 40
"""Characters of an id made from a name: short enough for a path on every system, and to be typed."""
LANGUAGES = ("id", "id,en", "en", "en,id")
"""The languages that a pack can start with; the first is that of its comments and of plain strings."""
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""The three times of Indonesia."""


class BadAnswer(ValueError):
    """An answer that no pack can hold; ``sentence`` names it and the way out."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Answers:
    """What is asked of a new office. ``zone``: a key of ``ZONES``; ``languages``: one of ``LANGUAGES``.

    ``title``: what the pack is called; where it is empty, as the office.
    """

    office: str
    unit: str
    sop: str
    actors: tuple[str, ...]
    languages: str = "id"
    zone: str = "WIB"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Shipped:
    """The files of the shipped pack that a new one takes over: calendar.toml and symbols.toml as texts, and the
    [[reference]] tables of its pack.toml."""

    calendar: str
    symbols: str
    references: Sequence[dict[str, Any]]


def usual_answers(language: str) -> Answers:
    """What is taken where nothing is answered, in one of the two languages."""
    if language == "en":
        return Answers("Our Office", "General Affairs", "SOP for Requests", ("Clerk", "Drafter", "Head"), "en")
    actors = ("Petugas Loket", "Pengolah", "Kepala Kantor")
    return Answers("Kantor Kami", "Bagian Umum", "SOP Pelayanan Permohonan", actors, "id")


def good_text(text: str, what: str | Sentence) -> str:
    """An answer on one line as a name in the pack. ``what`` is its name in a complaint. Raises BadAnswer where it is
    blank, longer than a name may be, or holds characters that cannot be seen."""
    line = " ".join(text.split())
    found = control_in(line) or suspicious_in(line)
    if found is not None:
        code = code_point(found[1])
        raise BadAnswer(
            S("{what} holds the character {code}, which cannot be seen; type it anew without.", what=what, code=code)
        )
    try:
        return typed(line, TITLE)
    except NotWritable as error:
        if error.args[0] == "blank":
            raise BadAnswer(S("{what} is empty; write at least one letter or digit.", what=what)) from None
        raise BadAnswer(S("{what} is longer than {most} characters; shorten it.", what=what, most=TITLE)) from None


def actors_in(text: str, what: str | Sentence) -> tuple[str, ...]:
    """The names between the commas of an answer, each once. Raises BadAnswer as ``good_text``, and for too many."""
    names = {folded(name): good_text(name, what) for name in text.split(",") if name.strip()}
    if not names:
        raise BadAnswer(S("{what} is empty; write at least one letter or digit.", what=what))
    if len(names) > MOST_ACTORS:
        raise BadAnswer(
            S(
                "{what}: {count} are more than {most}; name the first ones, and add the others in pack.toml.",
                what=what,
                count=len(names),
                most=MOST_ACTORS,
            )
        )
    return tuple(names.values())


def starter_files(answers: Answers, shipped: Shipped, today: date) -> dict[str, str]:
    """The TOML files of a new pack by name, pack.toml last: a folder without it is no pack yet.

    ``answers``: texts as ``good_text`` gives them. ``today``: the day the SOP is dated, and the first of the two years
    that the calendar is to cover.
    """
    cast = _cast(answers)
    writer = Writer(answers.languages)
    sop = _sop_id(answers.sop)
    cited = {GUIDELINE, LAW, *_CITED.findall(shipped.symbols)}
    references = [reference for reference in shipped.references if reference["id"] in cited]
    return {
        f"sop/{sop}.toml": sop_file(writer, cast, sop, today),
        "calendar.toml": _shipped(writer, _calendar(shipped.calendar, ZONES[answers.zone], today.year)),
        "symbols.toml": _shipped(writer, shipped.symbols),
        "pack.toml": pack_file(writer, cast, slug(answers.office, "kantor"), references),
    }


def _shipped(writer: Writer, text: str) -> str:
    return f"#:schema ./{SCHEMA_FILE}\n\n" + writer.only_indonesian_comments(text)


def _cast(answers: Answers) -> Cast:
    """Who and what the pack is about, each with an id that nothing else of its kind has."""
    language = answers.languages[:2]
    staff = [name for name in answers.actors if folded(name) not in map(folded, OUTSIDER)]
    outsider = OUTSIDER[0] if language == "id" else OUTSIDER[1]
    taken: set[str] = set()
    named = [
        Named(slug(name, "pelaksana", taken), name) for name in (outsider, *(staff or usual_answers(language).actors))
    ]
    return Cast(
        office=answers.office,
        title=answers.title or _pack_title(answers.office, language),
        sop=answers.sop,
        unit=Named(slug(answers.unit, "bagian"), answers.unit),
        outsider=named[0],
        staff=tuple(named[1:]),
    )


def _pack_title(office: str, language: str) -> str:
    title = f"SOPs of {office}" if language == "en" else f"SOP {office}"
    return title if len(title) <= TITLE else office


def _sop_id(title: str) -> str:
    """The id and file name of the SOP: its title without the word that all of them begin with."""
    return slug(re.sub(r"(?i)^sop( for| of)?\b", "", title), "sop-pertama")


def slug(name: str, spare: str, taken: set[str] | None = None) -> str:
    """An id from a name: "petugas-loket" from "Petugas Loket". ``spare``: where no letter of the name can stand in one.

    An id in ``taken`` gets a number; the id is added there. Never a name that Windows reserves.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].rstrip("-") or spare
    taken = set() if taken is None else taken
    found, number = plain, 1
    while found in taken or found in RESERVED:
        number += 1
        found = f"{plain}-{number}"
    taken.add(found)
    return found


_CITED = re.compile(r'\breference = "([a-z0-9-]+)"')
_DATED = re.compile(r"^date = ([0-9]{4})-", re.M)
_YEAR = re.compile(r"^# Tahun ([0-9]{4})\b", re.M)
_COVERS = re.compile(r"^covers = .*$", re.M)
_ZONE = re.compile(r"^zone = .*$", re.M)
_COVERED = re.compile(r'"([0-9]{4})-01-01", "[0-9]{4}-12-31"')


def _calendar(text: str, zone: str, year: int) -> str:
    """The shipped calendar for this and the next year; where it has neither, the last two years that it has."""
    known = [int(found) for found in _COVERED.findall(text)]
    wanted = [one for one in (year, year + 1) if one in known] or known[-2:]
    covers = ", ".join(f'["{one}-01-01", "{one}-12-31"]' for one in wanted)
    kept = []
    for chunk in text.strip().split("\n\n"):
        dated = _DATED.search(chunk) or _YEAR.search(chunk)
        if dated is None or int(dated[1]) in wanted:
            kept.append(_ZONE.sub(f'zone = "{zone}"', _COVERS.sub(f"covers = [{covers}]", chunk)))
    return "\n\n".join(kept) + "\n"
