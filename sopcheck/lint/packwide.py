"""What only shows over the whole pack: leftovers, activities in two SOPs, symbols, questions asked twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sopcheck.lint.draft import PackDraft
from sopcheck.lint.finding import found
from sopcheck.lint.gathering import Gathered, Words, asked_before
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.faults import Fault, Path, quoted
from sopcheck.pack.reading import ReadFile
from sopcheck.pack.tables import SHAPES

FIVE = SHAPES[:5]
"""The symbols of Permen PAN-RB 35/2012: terminator, process, decision, arrow, off-page connector."""
FAVOURITE = 0.35
"""The share of all keys that one letter may hold at most."""
LEAST_QUESTIONS = 20
"""Below so many questions a share says nothing."""
LETTERS = "ABCDEF"


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


class Seen:
    """What the files use and say, in their order; ``finish`` says what that shows."""

    def __init__(self) -> None:
        self.used: dict[str, set[str]] = {"actor": set(), "unit": set(), "reference": set()}
        self.trusted = True
        """Whether every use could be read: a misspelt id hides one."""
        self.sops = 0
        self.activities: dict[str, tuple[str, Path]] = {}
        self.stems: dict[Words, tuple[str, Path]] = {}
        self.keys: Counter[int] = Counter()
        self.first_keys: dict[int, tuple[str, Path]] = {}
        """The first question of which the key stands at a place."""

    def take(self, said: Gathered) -> Iterator[Fault]:
        """Take note of one file; yields its activities and questions that were in another before."""
        self.sops += said.is_sop
        self.trusted = self.trusted and said.whole
        for kind, used in said.used.items():
            self.used[kind] |= used
        for text, (path, words) in said.activities.items():
            first = self.activities.setdefault(text, (said.file, path))
            if first[0] != said.file:
                message = S("the same activity is at {place}, in another SOP")
                hint = S(
                    "say what is different here (which paper, which case), or refer to the other SOP in {key}",
                    key='"related"',
                )
                yield found("activity-elsewhere", words, message, hint, also=first)
        for place, path in said.keys:
            self.keys[place] += 1
            self.first_keys.setdefault(place, (said.file, path))
        for stem, (path, words) in said.stems.items():
            first = self.stems.setdefault(stem, (said.file, path))
            if first[0] != said.file:
                yield asked_before(words, first)

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
