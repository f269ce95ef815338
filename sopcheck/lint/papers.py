"""Papers from row to row: what is left and needed by nobody, what is needed and made by nobody.

Source: Permen PAN-RB 35/2012 (the output of a row is normally what a later row needs).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sopcheck.flow.graph import Flow
from sopcheck.lint.draft import PackDraft, SopDraft, StepRow, words_at
from sopcheck.lint.finding import found
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.faults import Fault, Path, quoted
from sopcheck.pack.model import StepKind, Text
from sopcheck.pack.toml_text import toml_string
from sopcheck.quiz.papers import same_paper

_SEPARATORS = re.compile(r"[;,]")
_EVERYTHING = re.compile(r"(?:seluruh|semua|segala|all|every)\b", re.IGNORECASE)
_KEYS = frozenset(("id", "en", "text", "outside"))
_NEAR = 0.6
"""From this likeness on, of 1, two names may be meant to be one."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One or more papers of a row, as one text names them: by language the parts, in lower case.

    ``place``: that of a requirement in its list; None for the output.
    """

    row: StepRow
    text: Text
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    place: int | None = None
    outside: bool = False


def check(sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    """Both rules. One slip of the pen that parts a paper in two names is told once, where the paper is needed."""
    flow = _routes(sop)
    left = [_paper(row, row.step.output) for row in sop.steps if row.step.output is not None]
    needed = [
        _paper(row, paper.text, place, paper.outside)
        for row in sop.steps
        for place, paper in zip(row.papers, row.step.requirements, strict=True)
    ]
    made, wanted = _by_name(left), _by_name(needed)  # most papers are joined by the very same words
    unused = [paper for paper in left if not _used(paper, needed, wanted, flow)]
    told: set[int] = set()
    for paper in needed:
        if (
            paper.outside
            or _misspelt(paper)
            or _everything(paper)
            or any(_before(one, paper, flow) for one in _namesakes(paper, made))
            or any(_before(one, paper, flow) and _same(one, paper) for one in left)
        ):
            continue
        if _unknown(paper.row, sop, flow, "output"):
            continue
        near = _nearest(paper, left, flow)
        if near is not None and any(near is one for one in unused):
            told.add(id(near))
        yield _unmade(paper, near, left)
    for paper in unused:
        if id(paper) not in told and not _unknown(paper.row, sop, flow, "requirements"):
            yield _no_use(paper, needed, flow)


def _paper(row: StepRow, text: Text, place: int | None = None, outside: bool = False) -> Paper:
    return Paper(row, text, tuple([(language, _split(said)) for language, said in text.words]), place, outside)


def _split(said: str) -> tuple[str, ...]:
    if ";" not in said and "," not in said:  # one paper, as nearly always
        return (said.strip().casefold(),)
    return tuple([part.strip().casefold() for part in _SEPARATORS.split(said) if part.strip()])


Named = dict[tuple[str, str], list[Paper]]
"""Papers by language and name of a part: most are joined by the very same words, and found here at once."""


def _by_name(papers: list[Paper]) -> Named:
    named: Named = {}
    for paper in papers:
        for language, parts in paper.parts:
            for part in parts:
                named.setdefault((language, part), []).append(paper)
    return named


def _namesakes(paper: Paper, named: Named) -> Iterator[Paper]:
    for language, parts in paper.parts:
        for part in parts:
            yield from named.get((language, part), ())


def _same(one: Paper, other: Paper, *, own: bool = False) -> bool:
    """Whether some part of both is one paper, in some language; ``own``: in the pack's own, of which people speak."""
    theirs = dict(other.parts)
    return any(
        same_paper(part, name, language)
        for language, parts in one.parts[: 1 if own else None]
        for part in parts
        for name in theirs.get(language, ())
    )


def _routes(sop: SopDraft) -> Flow | None:
    """The graph, where every row lies on a route from the start to an end; else what comes before what is not known."""
    if not sop.sound or not len(sop.reached) == len(sop.ending) == len(sop.steps):
        return None
    return sop.flow


def _before(one: Paper, other: Paper, flow: Flow | None) -> bool:
    """Whether the row of ``one`` can come before that of ``other``; where the routes are not known, any other row."""
    if flow is None:
        return one.row is not other.row
    return other.row.step.id in flow.reachable(one.row.step.id)


def _everything(paper: Paper) -> bool:
    return any(_EVERYTHING.match(part) for _, parts in paper.parts for part in parts)


def _misspelt(paper: Paper) -> bool:
    """Whether the requirement has a key that may be a misspelt ``outside``."""
    raw = paper.row.raw["requirements"][paper.place or 0]
    return isinstance(raw, dict) and not _KEYS.issuperset(raw)


def _used(paper: Paper, needed: list[Paper], wanted: Named, flow: Flow | None) -> bool:
    if paper.row.step.kind is StepKind.END or paper.row.output_outside or not paper.row.known.issuperset(paper.row.raw):
        return True
    if any(_before(paper, one, flow) for one in _namesakes(paper, wanted)):
        return True
    return any(_before(paper, one, flow) and (_everything(one) or _same(paper, one)) for one in needed)


def _unknown(row: StepRow, sop: SopDraft, flow: Flow | None, key: str) -> bool:
    """Whether a row next to this one does not say (or not readably) what this one would join."""
    if flow is None:
        return any(_lacks(other, key) for other in sop.steps)
    around = flow.predecessors(row.step.id) if key == "output" else flow.successors(row.step.id)
    return any(_lacks(sop.by_id[one], key) for one in around)


def _lacks(row: StepRow, key: str) -> bool:
    if key == "requirements":
        raw = row.raw.get(key)
        return not isinstance(raw, list) or len(row.papers) < max(1, len(raw))
    return row.step.output is None


def _likeness(one: Paper, other: Paper) -> float:
    theirs = dict(other.parts)
    return max(
        (
            difflib.SequenceMatcher(None, part[:80], name[:80]).ratio()
            for language, parts in one.parts
            for part in parts[:5]
            for name in theirs.get(language, ())[:5]
        ),
        default=0.0,
    )


def _nearest(paper: Paper, among: list[Paper], flow: Flow | None) -> Paper | None:
    """The output that a requirement may mean."""
    known = [one for one in among if one.row is not paper.row and _before(one, paper, flow)][-50:]
    best = max(known, key=lambda one: _likeness(paper, one), default=None)
    return best if best is not None and _likeness(paper, best) >= _NEAR else None


def _path(paper: Paper, language: str) -> Path:
    if paper.place is None:
        return paper.row.words("output", language)
    raw = paper.row.raw["requirements"][paper.place]
    return words_at(paper.row.at("requirements", paper.place), raw, language)


def outside(text: Text, raw: object) -> str:
    """The requirement with ``outside = true``, in the form that the author used."""
    if isinstance(raw, str):
        return "{ text = " + toml_string(quoted(raw)) + ", outside = true }"
    pairs = ", ".join(f"{language} = {toml_string(quoted(said))}" for language, said in text.words)
    return "{ " + pairs + ", outside = true }"


def _unmade(paper: Paper, near: Paper | None, left: list[Paper]) -> Fault:
    language, said = paper.text.words[0]
    example = outside(paper.text, paper.row.raw["requirements"][paper.place or 0])
    later = next((one for one in left if one.row is not paper.row and _same(one, paper, own=True)), None)
    hint: Sentence
    if later is not None:
        message = S(
            'the row needs "{paper}", which only row {row} leaves, later', paper=quoted(said), row=later.row.step.number
        )
        hint = S(
            "move that row before this one, or delete the requirement; if it comes from outside, write {example}",
            example=example,
        )
    else:
        message = S('no earlier row leaves "{paper}"', paper=quoted(said))
        hint = S(
            "if it comes from outside, write {example}; if a row makes it, name it as the output of that row",
            example=example,
        )
        if near is not None:
            hint = S(
                'if "{paper}" from row {row} is meant, use the same words; if it comes from outside, write {example}',
                row=near.row.step.number,
                paper=quoted(near.text.said(language)),
                example=example,
            )
    return found("unmade-requirement", _path(paper, language), message, hint)


def _no_use(paper: Paper, needed: list[Paper], flow: Flow | None) -> Fault:
    language, said = paper.text.words[0]
    message = S('no later row needs "{paper}"', paper=quoted(said))
    add = "output_outside = true"
    after = [one for one in needed if one.row is not paper.row and _before(paper, one, flow)][:50]
    near = max(after, key=lambda one: _likeness(paper, one), default=None)
    if near is not None and _likeness(paper, near) >= _NEAR:
        hint = S(
            'if "{paper}" of row {row} is meant, use the same words; if it leaves the procedure, add a line: {example}',
            row=near.row.step.number,
            paper=quoted(near.text.said(language)),
            example=add,
        )
    else:
        hint = S(
            "add it to the requirements of the row that uses it; if it leaves the procedure, add a line: {example}",
            example=add,
        )
    return found("unused-output", _path(paper, language), message, hint)
