"""The rules of a well-formed pack: their ids are stable, so that editors, scripts and people can rely on them."""

from __future__ import annotations

from dataclasses import dataclass

from sopcheck.pack.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """How grave a fault against the rule is, and what the rule asks, in one English line."""

    severity: Severity
    doc: str


def _error(doc: str) -> Rule:
    return Rule(Severity.ERROR, doc)


RULES: dict[str, Rule] = {
    "missing-pack": _error("the folder of the pack exists and holds pack.toml"),
    "unreadable": _error("every file of the pack can be read"),
    "not-a-file": _error("a file of the pack is a regular file inside its folder: no link out of it, pipe or device"),
    "too-large": _error("a file has at most 1 MB, a pack at most 6,000 files and 40 MB"),
    "unexpected-file": _error("TOML files are pack.toml, calendar.toml, symbols.toml and sop/<sop-id>.toml"),
    "encoding": _error("a file is text in UTF-8"),
    "syntax": _error("a file is valid TOML"),
    "duplicate-key": _error("no key or table is given twice"),
    "too-deep": _error("a key has at most 32 dots, a file 100,000; brackets nest at most 64 deep"),
    "control-character": _error("no text holds a control character other than line break and tab"),
    "suspicious-character": Rule(Severity.WARNING, "no text holds invisible or direction-turning characters"),
    "unknown-key": _error("every key and table is one that the pack format knows"),
    "missing-key": _error("every needed key is there"),
    "one-of": _error("of two keys that exclude each other, exactly one is there"),
    "wrong-type": _error("a value has the type of its key"),
    "blank": _error("a text has something readable in it"),
    "too-long": _error("a text is not longer than its place allows"),
    "too-many": _error("a list is not longer than its key allows"),
    "too-few": _error("a list is not shorter than its key needs"),
    "bad-id": _error("an id is 1 to 64 lower-case letters a-z, digits and hyphens, and no name that Windows reserves"),
    "duplicate-id": _error("an id is used once among its kind"),
    "unknown-id": _error("an id that is referred to exists"),
    "wrong-file-name": _error("the id of an SOP is its file's name"),
    "bad-period": _error("a period is a whole number and a unit, from 1 minute to 10 years"),
    "bad-date": _error("a date exists and lies between 1970 and 2200"),
    "bad-number": _error("a number is finite and within its limits"),
    "bad-choice": _error("a word is one of those that its key allows"),
    "unknown-zone": _error("a time zone is one that the system knows"),
    "bad-cover": _error("a period that a calendar covers ends on or after the day it begins"),
    "decision-exits": _error("a decision has a yes and a no, to different steps"),
    "wrong-kind": _error("yes and no belong to decisions; next to a start or process"),
    "start": _error("an SOP has exactly one start, and it is the first row"),
    "end": _error("an SOP has an end, and no row runs past the last one"),
    "right-option": _error("exactly one option of a question is right"),
    "equal-options": _error("no two options of a question say the same"),
}
"""Every rule that reading a pack can report, by id."""
