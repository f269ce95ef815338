"""What the others must know of one file: what it uses, and what it says that must not be said twice in a pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sopcheck.lint.draft import Row, SopDraft, rows_of
from sopcheck.lint.finding import found
from sopcheck.locales.sentence import S
from sopcheck.pack.faults import Fault, Path, quoted
from sopcheck.pack.model import Text
from sopcheck.pack.reading import ReadFile
from sopcheck.quiz.fairness import normal, roots

MOSTLY = 0.5
"""Two questions with one key are one question where they share more than so much of their telling words,"""
LEAST_SHARED = 3
"""and at least so many."""
MOST_COMPARED = 30
"""A question is compared with so many others that have the same key; thousands may have "3 hari kerja"."""

Words = tuple[str, str]
"""A language and a text in it, as far as it tells one from another."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A question as it is compared with others that have the same key: the roots of its stem and its rows."""

    path: Path
    roots: frozenset[str]
    steps: frozenset[str]

    def asks_the_same(self, other: _Told) -> bool:
        """Whether both ask for one fact: about the same rows, or in mostly the same words."""
        if self.steps and self.steps == other.steps:
            return True
        shared = len(self.roots & other.roots)
        return shared >= LEAST_SHARED and shared > MOSTLY * len(self.roots | other.roots)


@dataclass(slots=True)
class Gathered:
    """What one file uses and says, fit to be pickled.

    ``used``: ids by kind. ``activities`` and ``stems``: the first of each in this file, its path and the path of its
    words. ``keys``: the place of each question's right option, and the path of its options.
    """

    file: str
    is_sop: bool
    whole: bool
    used: dict[str, set[str]] = field(default_factory=lambda: {"actor": set(), "unit": set(), "reference": set()})
    activities: dict[str, tuple[Path, Path]] = field(default_factory=dict)
    stems: dict[Words, tuple[Path, Path]] = field(default_factory=dict)
    keys: list[tuple[int, Path]] = field(default_factory=list)
    told: dict[str, list[_Told]] = field(default_factory=dict)
    """The questions of this file, by their right option."""

    def use(self, kind: str, used: Any) -> None:
        """Note that something refers to this id, where it could be read."""
        if isinstance(used, str):
            self.used[kind].add(used)

    def questions(self, rows: tuple[Row, ...]) -> Iterator[Fault]:
        """Gather the questions of the file; yields those that it asks twice."""
        for row in rows:
            options = row.fields.get("options") or ()
            right = [place for place, one in enumerate(options) if one is not None and one.get("right")]
            if len(right) == 1:
                self.keys.append((right[0], row.at("options")))
            self.use("reference", (row.fields.get("source") or {}).get("reference"))
            text = row.fields.get("text")
            if text is None:
                continue
            code, said = text.words[0]
            words = row.words("text", code)
            first = self.stems.setdefault((code, normal(said)), (row.path, words))
            if first[0] != row.path:
                yield asked_before(words, (self.file, first[0]))
                continue
            key = options[right[0]].get("text") if len(right) == 1 else None
            if key is not None:
                yield from self._compared(row, text.words[0], key)

    def _compared(self, row: Row, stem: Words, key: Text) -> Iterator[Fault]:
        """Compare a question with those of the file that have the same key."""
        code, said = stem
        steps = frozenset(one for one in row.fields.get("steps") or () if one)
        asked = _Told(row.path, roots(said, code), steps)
        others = self.told.setdefault(normal(key.said(code)), [])
        same = next((one for one in others if one.asks_the_same(asked)), None)
        if same is None:
            if len(others) < MOST_COMPARED:
                others.append(asked)
            return
        hint = S("ask about something else, or delete one of the two")
        message = S('"{key}" is the answer to nearly the same question at {place}', key=quoted(key.said(code)))
        if same.steps and same.steps == asked.steps:
            message = S('"{key}" is the answer about the same row at {place} too', key=quoted(key.said(code)))
            hint = S("ask about something else, delete one of the two, or name other rows")
        yield found("same-question", row.words("text", code), message, hint, also=(self.file, same.path))


def asked_before(words: Path, first: tuple[str, Path]) -> Fault:
    """The finding on a question in the words of an earlier one."""
    message = S("the same question is at {place}")
    hint = S("ask about something else, or delete one of the two")
    return found("same-question", words, message, hint, also=first)


def of_sop(sop: SopDraft) -> tuple[Gathered, list[Fault]]:
    """What an SOP gives to know, and the questions that it asks twice."""
    said = Gathered(sop.file, is_sop=True, whole=sop.whole)
    said.use("unit", sop.head.fields.get("unit"))
    for reference in sop.head.fields.get("references") or ():
        said.use("reference", reference)
    for row in (*sop.steps, *sop.deadlines):
        said.use("actor", row.fields.get("actor"))
        said.use("reference", row.fields.get("reference"))
    for row in sop.steps:
        text = normal(row.step.activity.words[0][1])
        if text:  # twice within one SOP is a finding of its own
            said.activities.setdefault(text, (row.at("activity"), row.words("activity", sop.language)))
    faults = list(said.questions(sop.questions))
    said.told.clear()
    return said, faults


def of_symbols(file: ReadFile) -> tuple[Gathered, list[Fault]]:
    """What symbols.toml gives to know, and the questions that it asks twice."""
    said = Gathered(file.name, is_sop=False, whole=file.complete)
    faults = list(said.questions(tuple(rows_of(file, "question"))))
    said.told.clear()
    return said, faults
