"""The identity part: whether it is complete, what the SOP rests on, and whether its dates agree.

Source: Permen PAN-RB 35/2012 on the identity part; the office wants that regulation cited in every SOP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from sopcheck.lint.acronyms import bare_acronyms
from sopcheck.lint.draft import PackDraft, Row, SopDraft, rows_of
from sopcheck.lint.finding import found
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.faults import Fault, quoted
from sopcheck.pack.model import Text
from sopcheck.pack.reading import ReadFile

_FIELDS = (
    ("number", S("number of the SOP"), 'number = "01/SOP/2026"'),
    ("made", S("date made"), "made = 2026-01-05"),
    ("effective", S("date effective"), "effective = 2026-01-12"),
    ("approved_by", S("approved by"), 'approved_by = "Sekretaris"'),
    ("qualifications", S("qualifications of the actors"), 'qualifications = ["Memahami tata naskah dinas"]'),
    ("related", S("related SOPs"), 'related = ["SOP Surat Masuk"]'),
    ("equipment", S("equipment"), 'equipment = ["Komputer dan jaringan internet"]'),
    ("warnings", S("warnings"), 'warnings = ["Jika tidak dilaksanakan, layanan terlambat"]'),
    ("records", S("records and data"), 'records = ["Buku register"]'),
)
"""The fields that an identity part must have: key, the office's word, a line to write."""
_PAN = re.compile(r"\bpan\b|panrb|pendayagunaan aparatur|administrative (?:and bureaucratic )?reform", re.IGNORECASE)
_35_2012 = re.compile(r"\b35\s*(?:/|-|tahun|of)\s*2012\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d+")
_NUMBERED = re.compile(
    r"\s*(?:undang-undang(?! dasar)|uu\b|peraturan|keputusan|permen|perpres|perki\b|pkpu|perda|law|regulation)",
    re.IGNORECASE,
)
"""Kinds of rules that have a number; a strategic plan or the constitution is known by its year."""
_FIRST_ISSUE = re.compile(r"\brev(?:isi|ision)?[ .:_-]*0+(?!\d)", re.IGNORECASE)


def check(sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    """The rules on the head of an SOP, and on acronyms that nobody writes out."""
    head = sop.head
    if head.raw:
        yield from _complete(head)
        yield from _regulation(head, pack)
        yield from _dates(head)
    yield from _replaced(sop, pack)
    yield from bare_acronyms(sop, pack)


def _complete(head: Row) -> Iterator[Fault]:
    missing = [field for field in _FIELDS if head.lacks(field[0]) or head.raw.get(field[0]) == []]
    if missing:
        message = S("the identity part lacks: {fields}", fields=_listed([name for _, name, _ in missing]))
        lines = " · ".join(line for _, _, line in missing)
        yield found("identity-incomplete", head.path, message, S("add below [sop]: {lines}", lines=lines), mark="key")


def _listed(names: list[Sentence]) -> Sentence:
    listed = names[0]
    for name in names[1:]:
        listed = S("{first}, {second}", first=listed, second=name)
    return listed


def _said(row: Row) -> str:
    """All that a reference is called, in every language, in one line."""
    texts = (row.fields.get(key) for key in ("title", "short"))
    return " ".join(said for text in texts if isinstance(text, Text) for _, said in text.words)


@lru_cache(maxsize=256)
def _is_sop_regulation(said: str) -> bool:
    return _35_2012.search(said) is not None and _PAN.search(said) is not None


def _regulations(pack: PackDraft) -> set[str]:
    """The ids of Permen PAN-RB 35/2012 and of what replaced it."""
    ids = {one for one, row in pack.references.items() if one and _is_sop_regulation(f"{_spoken(one)} {_said(row)}")}
    waiting = list(ids)
    while waiting:
        later = pack.references[waiting.pop()].fields.get("replaced_by")
        if isinstance(later, str) and later in pack.references and later not in ids:
            ids.add(later)
            waiting.append(later)
    return ids


def _spoken(one: str) -> str:
    """An id as words: *permenpan-35-2012* names the regulation too."""
    return f"pan {one}" if "pan" in one else one


def _regulation(head: Row, pack: PackDraft) -> Iterator[Fault]:
    cited = head.fields.get("references")
    if not cited or any(one is None or one not in pack.references for one in cited):
        return
    if any(_is_sop_regulation(f"{_spoken(one)} {_said(pack.references[one])}") for one in cited):
        return
    known = _regulations(pack)
    if known.intersection(cited):
        return
    message = S("the SOP does not cite the regulation on SOPs, Permen PAN-RB 35/2012")
    if known:
        inside = next((one for one in sorted(known) if "replaced_by" not in pack.references[one].raw), min(known))
        hint = S("add {id} to this list", id=f'"{inside}"')
    else:
        hint = S(
            "add a [[reference]] to pack.toml with {lines}, and its id to this list",
            lines='id = "permenpan-35-2012" · title = "Peraturan Menteri PAN-RB Nomor 35 Tahun 2012"',
        )
    yield found("no-sop-regulation", head.at("references"), message, hint, mark="key")


def _final(one: str, pack: PackDraft) -> str:
    """The rule in force instead of a replaced one, through all replacements."""
    seen = {one}
    while one in pack.references:
        later = pack.references[one].fields.get("replaced_by")
        if not isinstance(later, str) or later in seen:
            break
        seen.add(later)
        one = later
    return one


def _replaced(sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    cited = sop.head.fields.get("references") or ()
    places = [(one, sop.head.at("references", place)) for place, one in enumerate(cited)]
    places += [(row.fields.get("reference"), row.at("reference")) for row in sop.deadlines]
    for one, path in places:
        if one not in pack.references or not isinstance(pack.references[one].fields.get("replaced_by"), str):
            continue
        instead = _final(one, pack)
        message = S('"{reference}" was replaced', reference=quoted(_name(one, pack)))
        hint = S('write "{id}", which is in force', id=instead)
        if path[0] == "sop" and instead in cited:
            hint = S('delete it: "{id}", which is in force, is there already', id=instead)
        yield found("replaced-basis", path, message, hint)


def _name(one: str, pack: PackDraft) -> str:
    fields = pack.references[one].fields
    text = fields.get("short") or fields.get("title")
    return text.said(pack.language) if isinstance(text, Text) else one


def _dates(head: Row) -> Iterator[Fault]:
    made, effective, revised = (head.fields.get(key) for key in ("made", "effective", "revised"))
    if isinstance(made, date) and isinstance(effective, date) and made > effective:
        message = S(
            "the SOP was made on {made}, after it took effect on {effective}", made=str(made), effective=str(effective)
        )
        hint = S(
            "check both: the date made is the day it was finished, {effective} or before", effective=str(effective)
        )
        yield found("made-after-effective", head.at("made"), message, hint)
    if not isinstance(revised, date) or not isinstance(made, date):
        return
    number = head.fields.get("number")
    first = isinstance(number, str) and _FIRST_ISSUE.search(number) is not None
    if revised < made:
        message = S(
            "the SOP was revised on {revised}, before it was made on {made}", revised=str(revised), made=str(made)
        )
        hint = S("check both; delete the line where it was never revised")
        yield found("revised-before-made", head.at("revised"), message, hint)
    elif revised == made or first:
        message = S("a first issue has no date of revision")
        hint = S("delete the line; it comes back with the first change of the SOP")
        yield found("revised-first-issue", head.at("revised"), message, hint)


def check_references(file: ReadFile) -> Iterator[Fault]:
    """References of pack.toml without number or year."""
    for row in rows_of(file, "reference"):
        title = row.fields.get("title")
        said = _said(row)
        if not isinstance(title, Text) or ("short" in row.raw and row.fields.get("short") is None):
            continue
        year = _YEAR.search(said)
        number = any(len(one[0]) < len("2012") or not _YEAR.fullmatch(one[0]) for one in _NUMBER.finditer(said))
        if (year and number) or (year and not _NUMBERED.match(said)):
            continue
        if not year and not number:
            message = S('"{reference}" has neither number nor year', reference=quoted(title.words[0][1]))
        elif not year:
            message = S('"{reference}" has no year', reference=quoted(title.words[0][1]))
        else:
            message = S('"{reference}" has no number', reference=quoted(title.words[0][1]))
        hint = S('write them into the title, as in "{example}"', example="Undang-Undang Nomor 14 Tahun 2008 tentang …")
        yield found("reference-without-number", row.words("title", title.words[0][0]), message, hint)
