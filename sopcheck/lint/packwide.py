"""What only shows over the whole pack: leftovers, activities in two SOPs, symbols, questions asked twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sopcheck.lint.draft import PackDraft, Row, SopDraft, rows_of
from sopcheck.lint.finding import found
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.faults import Fault, Path, quoted
from sopcheck.pack.reading import ReadFile
from sopcheck.pack.tables import SHAPES
from sopcheck.quiz.fairness import normal, roots

FIVE = SHAPES[:5]
"""The symbols of Permen PAN-RB 35/2012: terminator, process, decision, arrow, off-page connector."""
FAVOURITE = 0.35
"""The share of all keys that one letter may hold at most."""
LEAST_QUESTIONS = 20
"""Below so many questions a share says nothing."""
LETTERS = "ABCDEF"
MOSTLY = 0.5
"""Two questions with one key are one question where they share more than so much of their telling words,"""
LEAST_SHARED = 3
"""and at least so many."""
MOST_COMPARED = 30
"""A question is compared with so many others that have the same key; thousands may have "3 hari kerja"."""


def check_symbols(file: ReadFile, pack: PackDraft) -> Iterator[Fault]:
    """Exactly the five symbols are allowed, and all five are there where the pack has symbols at all."""
    allowed = set()
    for row in pack.symbols.values():
        shape = row.fields.get("shape")
        if row.fields.get("allowed"):
            allowed.add(shape)
            if shape is not None and shape not in FIVE:
                message = S('the shape "{shape}" is none of the five symbols of the regulation', shape=shape)
                hint = S("delete the line {example}", example="allowed = true")
                yield found("forbidden-symbol", row.at("allowed"), message, hint)
        elif shape in FIVE and "allowed" not in row.raw:
            message = S('the shape "{shape}" is one of the five, but not marked as allowed', shape=shape)
            yield found(
                "missing-symbol", row.path, message, S("add a line: {example}", example="allowed = true"), mark="key"
            )
            allowed.add(shape)
    missing = [shape for shape in FIVE if shape not in allowed]
    if pack.symbols and missing and None not in allowed:
        last = list(pack.symbols.values())[-1]
        message = S("of the five symbols of the regulation there is no {shapes}", shapes=", ".join(missing))
        hint = S("add a [[symbol]] for each, with {example}", example=f'shape = "{missing[0]}"')
        yield found("missing-symbol", last.path, message, hint, mark="key")


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


class Seen:
    """What the SOPs use and say, gathered file by file; ``finish`` says what that shows."""

    def __init__(self) -> None:
        self.used: dict[str, set[str]] = {"actor": set(), "unit": set(), "reference": set()}
        self.trusted = True
        """Whether every use could be read: a misspelt id hides one."""
        self.sops = 0
        self.activities: dict[str, tuple[str, Path, str]] = {}
        self.stems: dict[tuple[str, str], tuple[str, Path]] = {}
        self.keys: Counter[int] = Counter()
        self.first_keys: dict[int, tuple[str, Path]] = {}
        """The first question of which the key stands at a place."""

    def take(self, sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
        """Gather one SOP; yields the activities and questions that were there before."""
        self.sops += 1
        self.trusted = self.trusted and sop.whole
        self._use("unit", sop.head.fields.get("unit"))
        for reference in sop.head.fields.get("references") or ():
            self._use("reference", reference)
        for row in (*sop.steps, *sop.deadlines):
            self._use("actor", row.fields.get("actor"))
            self._use("reference", row.fields.get("reference"))
        yield from self._activities(sop)
        yield from self._questions(sop.file, sop.questions, sop.language)

    def take_questions(self, file: ReadFile, pack: PackDraft) -> Iterator[Fault]:
        """Gather the questions of symbols.toml."""
        yield from self._questions(file.name, tuple(rows_of(file, "question")), file.language)

    def _use(self, kind: str, used: Any) -> None:
        if isinstance(used, str):
            self.used[kind].add(used)

    def _activities(self, sop: SopDraft) -> Iterator[Fault]:
        own: set[str] = set()
        for row in sop.steps:
            text = normal(row.step.activity.words[0][1])
            if not text or text in own:  # within one SOP it is a fault of its own
                continue
            own.add(text)
            first = self.activities.setdefault(text, (sop.file, row.at("activity"), sop.id))
            if first[0] != sop.file:
                message = S("the same activity is at {place}, in another SOP")
                hint = S(
                    "say what is different here (which paper, which case), or refer to the other SOP in {key}",
                    key='"related"',
                )
                path = row.words("activity", sop.language)
                yield found("activity-elsewhere", path, message, hint, also=first[:2])

    def _questions(self, file: str, rows: tuple[Row, ...], language: str) -> Iterator[Fault]:
        told: dict[str, list[_Told]] = {}
        """The questions of this file, by their right option."""
        for row in rows:
            options = row.fields.get("options") or ()
            right = [place for place, one in enumerate(options) if one is not None and one.get("right")]
            if len(right) == 1:
                self.keys[right[0]] += 1
                self.first_keys.setdefault(right[0], (file, row.at("options")))
            self._use("reference", (row.fields.get("source") or {}).get("reference"))
            text = row.fields.get("text")
            if text is None:
                continue
            code, said = text.words[0]
            first = self.stems.setdefault((code, normal(said)), (file, row.path))
            path = row.words("text", code)
            if first != (file, row.path):
                message = S("the same question is at {place}")
                hint = S("ask about something else, or delete one of the two")
                yield found("same-question", path, message, hint, also=first)
                continue
            key = options[right[0]].get("text") if len(right) == 1 else None
            if key is None:
                continue
            steps = frozenset(one for one in row.fields.get("steps") or () if one)
            asked = _Told(row.path, roots(said, code), steps)
            others = told.setdefault(normal(key.said(code)), [])
            same = next((one for one in others if one.asks_the_same(asked)), None)
            if same is not None:
                hint = S("ask about something else, or delete one of the two")
                message = S('"{key}" is the answer to nearly the same question at {place}', key=quoted(key.said(code)))
                if same.steps and same.steps == asked.steps:
                    message = S('"{key}" is the answer about the same row at {place} too', key=quoted(key.said(code)))
                    hint = S("ask about something else, delete one of the two, or name other rows")
                yield found("same-question", path, message, hint, also=(file, same.path))
            elif len(others) < MOST_COMPARED:
                others.append(asked)

    def finish(self, pack: PackDraft, *, complete: bool) -> dict[str, list[Fault]]:
        """Findings by file. ``complete``: every file was read, so what was not used is used nowhere."""
        result: dict[str, list[Fault]] = {}
        if complete and self.trusted and self.sops:
            result["pack.toml"] = list(self._leftovers(pack))
        total = sum(self.keys.values())
        if total >= LEAST_QUESTIONS:
            place, most = max(self.keys.items(), key=lambda pair: (pair[1], -pair[0]))
            if most > FAVOURITE * total:
                message = S(
                    "{letter} is the right option of {most} of the {all} questions of the pack",
                    letter=LETTERS[place],
                    most=most,
                    all=total,
                )
                hint = S("move the right option of this and some other questions to another place")
                file, path = self.first_keys[place]
                result.setdefault(file, []).append(found("key-letter", path, message, hint, mark="key"))
        return result

    def _leftovers(self, pack: PackDraft) -> Iterator[Fault]:
        replacing = {row.fields.get("replaced_by") for row in pack.references.values()}
        for kind, table, rule, message in _LEFTOVERS:
            for one, row in getattr(pack, table).items():
                if not one or one in self.used[kind]:
                    continue
                if kind == "reference" and ("replaced_by" in row.raw or one in replacing):
                    continue  # a replaced rule is there to be recognised, and names the one in force
                name = row.fields.get("name") or row.fields.get("short") or row.fields.get("title")
                hint = S("delete this table, or name {id} where it belongs", id=f'"{one}"')
                said = (
                    message if name is None else Sentence(message.template, {"name": quoted(name.said(pack.language))})
                )
                yield found(rule, row.at("id"), said, hint)


_LEFTOVERS = (
    ("actor", "actors", "unused-actor", S('no row is performed by "{name}"')),
    ("unit", "units", "unused-unit", S('no SOP belongs to "{name}"')),
    ("reference", "references", "unused-reference", S('no SOP, deadline or question cites "{name}"')),
)
