"""The questions that an author wrote: each by itself, against its procedure, and those of an SOP together.

Sources: Haladyna, Downing and Rodriguez (2002); Case and Swanson (2002); the Indonesian *kaidah penulisan soal*. What
holds for the generated questions (``quiz.fairness``) holds for these by the same definitions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from sopcheck.lint.amounts import bare_days
from sopcheck.lint.asked import Asked, Choice, Said, words
from sopcheck.lint.cues import DEADLINE_PAIRS, DEADLINES, NO_LENGTH, REPEALED
from sopcheck.lint.draft import PackDraft, Row, SopDraft, rows_of
from sopcheck.lint.finding import found
from sopcheck.lint.options import check_languages, check_options
from sopcheck.lint.stems import check_stem
from sopcheck.locales.sentence import SN, S
from sopcheck.pack import tables
from sopcheck.pack.faults import Fault, quoted
from sopcheck.pack.model import Level, Step, StepKind, Text
from sopcheck.pack.period import Period, PeriodUnit
from sopcheck.pack.reading import ReadFile
from sopcheck.pack.toml_text import toml_string
from sopcheck.quiz.fairness import holds, normal, roots

ENOUGH_QUESTIONS = 6
"""An SOP with so many questions has one that asks to apply it."""
_OF_SYMBOLS = frozenset(key.name for key in tables.SYMBOL_QUESTION.keys)
_OF_OPTIONS = frozenset((*(key.name for key in tables.OPTION.keys), "text", "id", "en"))
_DAYS = frozenset(("hari", "day", "days"))
_DEADLINE_WORDS = DEADLINES | frozenset(pair.partition(" ")[0] for pair in DEADLINE_PAIRS)
_ROW_NUMBER = re.compile(r"\b(?:baris|rows?)\s+([0-9]{1,3})\b", re.IGNORECASE)


def check(sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    """All rules on the questions of one SOP."""
    if not sop.questions:
        return
    procedure = _Procedure(sop)
    for row in sop.questions:
        asked = Asked(row, sop.language)
        yield from _one(asked, pack, procedure.exits)
        yield from _taught(asked, pack, sop)
        yield from _rows(asked, sop)
        yield from _bare_period(asked, procedure)
        yield from _also_right(asked, procedure, pack)
    yield from _no_apply(sop)


def check_symbol_questions(file: ReadFile, pack: PackDraft) -> Iterator[Fault]:
    """The questions on symbols and the regulation, which belong to no SOP."""
    for row in rows_of(file, "question"):
        asked = Asked(Row(row.path, row.raw, row.fields, _OF_SYMBOLS), file.language)
        yield from _one(asked, pack, {})
        yield from _taught(asked, pack, None)


def _one(asked: Asked, pack: PackDraft, exits: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    """The rules on its words: a rule speaks once, for the first language that breaks it."""
    yield from check_languages(asked)
    spoken: set[str] = set()
    languages = asked.languages or (() if asked.stem is None else asked.stem.languages()[:1])
    for language in languages:
        faults = list(check_stem(asked, language, exits.get(language, ())))
        if language in asked.languages and asked.choices:
            faults += check_options(asked, language, pack.day_hours * 60)
        yield from (fault for fault in faults if fault.rule not in spoken)
        spoken.update(fault.rule for fault in faults)


# ------------------------------------------------------------------------------- what a question teaches, and by what
def _taught(asked: Asked, pack: PackDraft, sop: SopDraft | None) -> Iterator[Fault]:
    row = asked.row
    if row.lacks("explain"):
        number = next((sop.by_id[one].step.number for one in _step_ids(row) if one in sop.by_id), None) if sop else None
        said = {"id": "…", "en": "…"}
        if number is not None:
            said = {"id": f"Baris {number}: …", "en": f"Row {number}: …"}
        example = f"explain = {_as_written(asked, said)}"
        message, hint = S("the question does not explain its answer"), S("add a line: {example}", example=example)
        yield found("no-explanation", row.path, message, hint, mark="key")
    yield from _source(asked, pack, sop)
    lacking = [choice for choice in asked.wrong if _says_nothing(choice)]
    if lacking:
        message = SN(
            "a wrong option does not say what it really is",
            "{count} wrong options do not say what they really are; this is the first",
            len(lacking),
        )
        example = f"why = {_as_written(asked, {'id': 'Itu …', 'en': 'That is …'})}"
        hint = S("add to the option: {example}", example=example)
        if isinstance(lacking[0].raw, str):
            hint = S("write {example}", example=f"{{ text = {toml_string(quoted(lacking[0].raw))}, {example} }}")
        path = asked.at(asked.own, lacking[0])
        yield found("no-why", path, message, hint)


def _as_written(asked: Asked, said: Mapping[str, str]) -> str:
    """A text in TOML as its author writes texts: plain where the question is in one language, else by language."""
    if asked.stem is not None and asked.stem.languages() == (asked.own,):
        return f'"{said[asked.own]}"'
    return f'{{ id = "{said["id"]}", en = "{said["en"]}" }}'


def _says_nothing(choice: Choice) -> bool:
    """Whether an option has no ``why``; not where a key is misspelt, which may be this one."""
    return not isinstance(choice.raw, dict) or ("why" not in choice.raw and _OF_OPTIONS.issuperset(choice.raw))


def _source(asked: Asked, pack: PackDraft, sop: SopDraft | None) -> Iterator[Fault]:
    row = asked.row
    given = row.raw.get("source")
    cited = (sop.head.fields.get("references") or ()) if sop else tuple(pack.references)
    name = next((one for one in cited if one and not _replaced(one, pack)), "…")
    example = f'source = {{ reference = "{name}", article = "…" }}'
    if row.lacks("source"):
        message = S("the question does not say what its answer rests on")
        yield found("no-source", row.path, message, S("add a line: {example}", example=example), mark="key")
    elif isinstance(given, dict) and {"reference", "also"}.isdisjoint(given) and {"article", "sure"}.issuperset(given):
        message = S("the source names no rule")
        yield found("no-source", row.at("source"), message, S("write {example}", example=example))
    reference = (row.fields.get("source") or {}).get("reference")
    if reference in pack.references and _replaced(reference, pack):
        hint, newer = S("name the rule in force"), _newer(reference, pack)
        if newer is not None:
            rule = _cited(newer, pack, pack.language)
            hint = S('in force is "{rule}": check the answer by it, and write {id}', rule=rule, id=f'"{newer}"')
        message = S('"{rule}" was replaced', rule=quoted(_cited(reference, pack, asked.own)))
        yield found("replaced-source", row.at("source", "reference"), message, hint)
        return
    yield from _replaced_answer(asked, pack)


def _replaced(reference: str, pack: PackDraft) -> bool:
    return reference in pack.references and "replaced_by" in pack.references[reference].raw


def _cited(reference: str, pack: PackDraft, language: str) -> str:
    """A rule as it is cited: its short form, its title, or its id."""
    fields = pack.references[reference].fields
    text = fields.get("short") or fields.get("title")
    return text.said(language) if isinstance(text, Text) else reference


def _newer(reference: str, pack: PackDraft) -> str | None:
    """The id of the rule in force, where the pack knows it."""
    newer = pack.references[reference].fields.get("replaced_by")
    return newer if isinstance(newer, str) and newer in pack.references else None


def _replaced_answer(asked: Asked, pack: PackDraft) -> Iterator[Fault]:
    """A replaced rule as the right answer, unless the question asks for the one that is gone."""
    if asked.key is None:
        return
    for reference, table in pack.references.items():
        if "replaced_by" not in table.raw:
            continue
        for language in asked.languages:
            stem = asked.said(language).stem
            key = normal(asked.key.text.said(language))
            names = [table.fields.get("short"), table.fields.get("title")]
            said = [normal(name.said(language)) for name in names if isinstance(name, Text)]
            if key in said and REPEALED.isdisjoint(words(stem)):
                message = S('"{rule}" was replaced', rule=quoted(_cited(reference, pack, language)))
                hint, newer = S("name the rule in force"), _newer(reference, pack)
                if newer is not None:
                    rule = _cited(newer, pack, language)
                    hint = S('in force is "{rule}": check the answer by it, and write it as the answer', rule=rule)
                yield asked.found("replaced-source", language, message, hint, asked.key)
                return


# --------------------------------------------------------------------------------------------- against the procedure
@dataclass
class _Procedure:
    """What the questions of one SOP are held against; each part is worked out when a question asks for it."""

    sop: SopDraft
    cells: dict[tuple[str, str], list[set[str]]] = field(default_factory=dict)
    """What :meth:`columns` worked out."""

    def columns(self, step: Step, pack: PackDraft, language: str) -> list[set[str]]:
        """The cells of a row, column by column, as words: the names of its actor, its papers."""
        known = self.cells.get((step.id, language))
        if known is None:
            actor = pack.actors.get(step.actor)
            names = () if actor is None else (actor.fields.get("name"), actor.fields.get("short"))
            known = self.cells[step.id, language] = [
                {normal(name.said(language)) for name in names if isinstance(name, Text)},
                {normal(paper.text.said(language)) for paper in step.requirements},
            ]
        return known

    @cached_property
    def exits(self) -> dict[str, list[str]]:
        """What the exits of its decisions mean, by language."""
        meanings: dict[str, list[str]] = {}
        for row in self.sop.steps:
            if row.step.kind is StepKind.DECISION:
                for text in (row.step.yes_text, row.step.no_text):
                    for language, said in text.words if isinstance(text, Text) else ():
                        meanings.setdefault(language, []).append(said)
        return meanings

    @cached_property
    def working_days(self) -> frozenset[int]:
        """The numbers that stand in this SOP for working days, and nowhere for calendar days."""
        periods = [row.fields.get("time") for row in (*self.sop.steps, *self.sop.deadlines)]
        numbers: dict[PeriodUnit, set[int]] = {PeriodUnit.WORKING_DAY: set(), PeriodUnit.DAY: set()}
        for row in self.sop.deadlines:
            time, extension = row.fields.get("time"), row.fields.get("extension")
            periods.append(extension)
            if isinstance(time, Period) and isinstance(extension, Period) and time.unit is extension.unit:
                periods.append(Period(time.amount + extension.amount, time.unit))
        for period in periods:
            if isinstance(period, Period) and period.unit in numbers:
                numbers[period.unit].add(period.amount)
        return frozenset(numbers[PeriodUnit.WORKING_DAY] - numbers[PeriodUnit.DAY])

    @cached_property
    def cases(self) -> dict[str, frozenset[str]]:
        """The roots by which its deadlines are told apart, by language; empty where it has one deadline or none."""
        sop = self.sop
        texts = [row.fields.get("case") for row in sop.deadlines]
        if len({normal(text.words[0][1]) for text in texts if isinstance(text, Text)}) <= 1:
            return {}
        for row in sop.deadlines:
            texts += [row.fields.get("from_text"), row.fields.get("to_text")]
            ends = (row.raw.get("from"), row.raw.get("to"))
            texts += [sop.by_id[one].step.activity for one in ends if isinstance(one, str) and one in sop.by_id]
        for row in sop.clocks:
            texts += [row.fields.get("name"), row.fields.get("when")]
        said: dict[str, set[str]] = {}
        for text in texts:
            for language, one in text.words if isinstance(text, Text) else ():
                said.setdefault(language, set()).update(roots(one, language))
        return {language: frozenset(those) for language, those in said.items()}


def _step_ids(row: Row) -> list[str]:
    return [one for one in row.fields.get("steps") or () if isinstance(one, str)]


def _rows(asked: Asked, sop: SopDraft) -> Iterator[Fault]:
    """Whether it names its rows."""
    row = asked.row
    if not row.lacks("steps") and row.raw.get("steps") != []:
        return
    name = _likely_row(asked, sop) or "…"
    hint = S("add a line with the ids of the rows that it is about: {example}", example=f'steps = ["{name}"]')
    if "steps" in row.raw:
        yield found(
            "no-rows", row.at("steps"), S("the question names no row"), S("write {example}", example=f'["{name}"]')
        )
        return
    yield found("no-rows", row.path, S("the question names no row"), hint, mark="key")


def _likely_row(asked: Asked, sop: SopDraft) -> str | None:
    """The row that the explanation names by its number, or whose activity has most words in common with it."""
    explain = asked.row.fields.get("explain")
    told = _ROW_NUMBER.search(explain.words[0][1]) if isinstance(explain, Text) else None
    numbered = {one.step.number: one.step.id for one in sop.steps}
    if told is not None and int(told[1]) in numbered:
        return numbered[int(told[1])]
    if asked.stem is None:
        return None
    language, text = asked.stem.words[0]
    if asked.key is not None:
        text = f"{text} {asked.key.text.said(language)}"
    own = roots(text, language)
    rows = [(one.step.id, own & roots(one.step.activity.said(language), language)) for one in sop.steps]
    among = Counter(root for _, shared in rows for root in shared)
    weights = {name: sum(1 / among[root] for root in shared) for name, shared in rows if name and shared}
    return max(weights, key=weights.__getitem__) if weights else None


def _bare_period(asked: Asked, procedure: _Procedure) -> Iterator[Fault]:
    for language in asked.languages:
        said = asked.said(language)
        if not _DAYS.isdisjoint(said.words):
            found_here = _bare_days(asked, said, procedure)
            if found_here is not None:
                yield found_here
                return
        if _asks_deadline(said.stem, said.words) and _says_no_case(said.stem, language, procedure):
            message = S("the question asks for a deadline, but does not say of what")
            example = _first_case(procedure.sop, language)
            hint = S('this SOP has several; name the case, such as "{example}"', example=quoted(example))
            yield asked.found("bare-period", language, message, hint)
            return


def _bare_days(asked: Asked, said: Said, procedure: _Procedure) -> Fault | None:
    """The first number of days of which the SOP counts as many working days."""
    for choice, text in ((None, said.stem), *zip(asked.choices, said.options, strict=True)):
        for period in bare_days(text):
            follows = words(text[period.span[1] : period.span[1] + 20])[:1]
            if period.number not in procedure.working_days or (follows and follows[0] in NO_LENGTH):
                continue
            shown, number = text[slice(*period.span)], int(period.number)
            message = S('"{period}" leaves open which days, the SOP counts working days', period=shown)
            days = Period(number, PeriodUnit.WORKING_DAY).said(said.language)
            calendar = f"{number} hari kalender" if said.language == "id" else f"{number} calendar days"
            hint = S('write "{period}", or "{other}" where weekends count', period=days, other=calendar)
            return asked.found("bare-period", said.language, message, hint, choice)
    return None


def _asks_deadline(stem: str, among: frozenset[str]) -> bool:
    if among.isdisjoint(_DEADLINE_WORDS):
        return False
    said = words(stem)
    if not DEADLINES.isdisjoint(said):
        return True
    return any(f"{one} {other}" in DEADLINE_PAIRS for one, other in pairwise(said))


def _says_no_case(stem: str, language: str, procedure: _Procedure) -> bool:
    cases = procedure.cases.get(language, frozenset())
    return bool(cases) and not any(holds(root, cases) for root in roots(stem, language))


def _first_case(sop: SopDraft, language: str) -> str:
    texts = (row.fields.get("case") for row in sop.deadlines)
    return next((text.said(language) for text in texts if isinstance(text, Text)), "…")


def _also_right(asked: Asked, procedure: _Procedure, pack: PackDraft) -> Iterator[Fault]:
    """A wrong option that is another right value of the one row that the question is about."""
    ids = _step_ids(asked.row)
    if len(ids) != 1 or ids[0] not in procedure.sop.by_id or asked.key is None:
        return
    step = procedure.sop.by_id[ids[0]].step
    for language in asked.languages:
        said = asked.said(language)
        key = normal(said.options[asked.key.place])
        for column in procedure.columns(step, pack, language):
            if key not in column:
                continue
            for choice in asked.wrong:
                option = said.options[choice.place]
                if normal(option) in column and normal(option) not in normal(said.stem):
                    message = S(
                        '"{option}" is right too: row {number} holds it as well',
                        option=quoted(option),
                        number=step.number,
                    )
                    hint = S("put something from another row in its place")
                    yield asked.found("also-right", language, message, hint, choice)
                    return


def _no_apply(sop: SopDraft) -> Iterator[Fault]:
    levels = [row.fields.get("level", Level.UNDERSTAND) for row in sop.questions]
    if len(levels) < ENOUGH_QUESTIONS or None in levels or Level.APPLY in levels:
        return
    message = S("none of the {count} questions of this SOP asks to apply it", count=len(levels))
    hint = S("tell a case, ask what is done in it, and add: {example}", example='level = "apply"')
    yield found("no-apply", sop.questions[0].path, message, hint, mark="key")
