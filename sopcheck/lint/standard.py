"""The quality standard of a row (*mutu baku*) and what makes it a good line of a checklist.

Sources: Permen PAN-RB 35/2012 (requirements, time and output of every row; more than one actor); facts on checklists
(at most nine things, critical rows early and at most a third, no negative in what is asked).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopcheck.lint.draft import PackDraft, SopDraft, StepRow, said_in
from sopcheck.lint.finding import found
from sopcheck.locales.sentence import SN, S
from sopcheck.pack.faults import Fault, quoted
from sopcheck.pack.model import Text
from sopcheck.pack.toml_text import toml_string

MOST_REQUIREMENTS = 9
CRITICAL_SHARE = 3
"""At most one row in so many is critical."""
LEAST_ROWS = 6
"""An SOP with fewer rows has no early and late part."""
_NEGATIVE = {
    "id": re.compile(r"\b(?:tidak|bukan|belum|tanpa|jangan|tak)\b\s*", re.IGNORECASE),
    "en": re.compile(r"\b(?:not|never|without)\b\s*|n't\b", re.IGNORECASE),
}
_VALUE = {
    "id": re.compile(
        r"(?:apa|alasan|sebab|penyebab|jumlah|nomor|no|tanggal|nama|daftar|uraian|hal|isi|kapan|siapa|berapa|mana)\b"
        r"|.*?\b(?:yang|bila|jika|kalau|apabila|karena)\b(?=.*\b(?:tidak|bukan|belum|tanpa|tak)\b)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:reason|cause|number|date|name|list|what|which|who|why|how|when|where)\b"
        r"|.*?\b(?:that|which|if|because)\b(?=.*\b(?:not|never|without)\b)",
        re.IGNORECASE,
    ),
}
"""What asks for a value: a negative in it belongs to the value, not to a yes or no."""


def check(sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    """The rules on what stands beside an activity."""
    for row in sop.steps:
        yield from _lacking(row, sop)
        many = row.raw.get("requirements")
        if isinstance(many, list) and len(many) > MOST_REQUIREMENTS:
            message = SN("the row needs {count} thing", "the row needs {count} things", len(many))
            hint = S(
                "name papers that come together as one (a file, a set), or make two rows: at most {most} each",
                most=MOST_REQUIREMENTS,
            )
            yield found("many-requirements", row.at("requirements"), message, hint, mark="key")
        if row.step.record is not None:
            yield from _negated(row, row.step.record)
    if sop.complete:
        yield from _critical(sop)
        yield from _one_actor(sop)


def _empty(row: StepRow, key: str) -> bool:
    return row.lacks(key) or (key in row.raw and row.raw[key] == [])


def _lacking(row: StepRow, sop: SopDraft) -> Iterator[Fault]:
    if _empty(row, "requirements"):
        before = _left_before(row, sop)
        example = (
            f"requirements = [{_written(before) if before else _example(sop, 'Surat permohonan', 'Letter of request')}]"
        )
        hint = S("add a line with what must be there before it begins: {example}", example=example)
        if before is None:
            outside = (
                "requirements = [{ " + _pairs(sop, "Surat permohonan", "Letter of request") + ", outside = true }]"
            )
            hint = S("add a line with what must be there before it begins: {example}", example=outside)
        mark = row.at("requirements") if "requirements" in row.raw else row.path
        yield found("no-requirements", mark, S("the row does not say what it needs"), hint, mark="key")
    if row.lacks("time"):
        hint = S(
            "add a line: {example}", example='time = "30 menit"' if sop.language == "id" else 'time = "30 minutes"'
        )
        yield found("no-time", row.path, S("the row does not say how long it takes"), hint, mark="key")
    if row.lacks("output"):
        hint = S(
            "add a line with what is there when it is done: {example}",
            example=f"output = {_example(sop, 'Catatan pemeriksaan', 'Notes of the check')}",
        )
        yield found("no-output", row.path, S("the row does not say what it leaves"), hint, mark="key")


def _left_before(row: StepRow, sop: SopDraft) -> Text | None:
    """What the row before leaves: mostly what this row needs."""
    place = sop.steps.index(row)
    return sop.steps[place - 1].step.output if place else None


def _written(text: Text) -> str:
    """A text as the author writes it: a string, or a table by language."""
    if len(text.words) == 1:
        return toml_string(quoted(text.words[0][1]))
    return "{ " + ", ".join(f"{language} = {toml_string(quoted(said))}" for language, said in text.words) + " }"


def _pairs(sop: SopDraft, indonesian: str, english: str) -> str:
    two = any(len(row.step.activity.words) > 1 for row in sop.steps)
    if two:
        return f"id = {toml_string(indonesian)}, en = {toml_string(english)}"
    return f"text = {toml_string(indonesian if sop.language == 'id' else english)}"


def _example(sop: SopDraft, indonesian: str, english: str) -> str:
    """An example text in the form that this file uses."""
    pairs = _pairs(sop, indonesian, english)
    return pairs.removeprefix("text = ") if pairs.startswith("text") else "{ " + pairs + " }"


def _negated(row: StepRow, record: Text) -> Iterator[Fault]:
    for language, text in said_in(record):
        pattern = _NEGATIVE.get(language)
        match = pattern.search(text) if pattern is not None else None
        if pattern is None or match is None or _VALUE[language].match(text):
            continue
        better = pattern.sub("", text).strip()
        hint = S(
            'ask without it: "{words}", or ask for a value, as in "{example}"',
            words=quoted(better[:1].upper() + better[1:]),
            example="Nomor register?" if language == "id" else "Register number?",
        )
        message = S('the question holds a negative, "{word}"', word=match[0].strip())
        yield found("negated-record", row.words("record", language), message, hint)
        return


def _critical(sop: SopDraft) -> Iterator[Fault]:
    rows = [row for row in sop.steps if row.step.critical]
    total = len(sop.steps)
    numbers = ", ".join(str(row.step.number) for row in rows)
    if len(rows) > 1 and len(rows) * CRITICAL_SHARE > total:
        most = max(1, total // CRITICAL_SHARE)
        message = S("{critical} of {all} rows are critical: {rows}", critical=len(rows), all=total, rows=numbers)
        hint = S(
            "keep it at the rows whose slip cannot be undone, at most {most}, and delete it at the others", most=most
        )
        yield found("many-critical", rows[most].at("critical"), message, hint, mark="key")
    elif rows and total >= LEAST_ROWS and (rows[0].step.number - 1) * CRITICAL_SHARE >= 2 * total:
        message = S("the first critical row comes late, as row {row} of {all}", row=rows[0].step.number, all=total)
        hint = S("check earlier what makes this row fail, in a critical row of its own, or move the row up")
        yield found("late-critical", rows[0].at("critical"), message, hint, mark="key")


def _one_actor(sop: SopDraft) -> Iterator[Fault]:
    actors = {row.step.actor for row in sop.steps}
    whole = isinstance(sop.data.get("step"), list) and len(sop.data["step"]) == len(sop.steps)
    if whole and len(actors) == 1 and "" not in actors and len(sop.steps) > 1:
        message = S("all rows have one actor")
        hint = S("name in each row who really asks, decides or receives; the work of one role alone needs no SOP")
        yield found("single-actor", ("sop",), message, hint, mark="key")
