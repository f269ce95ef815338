"""From what the part readers read to the values of the model, with their digests.

The functions are only given parts without an error in them. A digest is that of the part's JSON form
(``pack.jsonform``), so it depends neither on line ends, comments and the order of keys nor on the row's number.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from sopcheck.pack.digest import digest
from sopcheck.pack.jsonform import frame_json, plain_json, question_json, step_json
from sopcheck.pack.model import (
    Actor,
    AuthoredOption,
    AuthoredQuestion,
    Calendar,
    Clock,
    DayOff,
    Deadline,
    Identity,
    Level,
    Pack,
    Reference,
    Requirement,
    Silenced,
    Sop,
    Source,
    Step,
    StepKind,
    Symbol,
    Unit,
)
from sopcheck.pack.tables import WEEKDAYS

Fields = dict[str, Any]
Built = TypeVar("Built", Pack, Sop, Step, AuthoredQuestion)
_KINDS = {str(kind): kind for kind in StepKind}
_LEVELS = {str(level): level for level in Level}
FOR_THE_AUTHOR = ("output_outside", "compressed", "sure")
"""Keys that only the linter or the author reads: no part of the procedure, so of no value and no digest."""
_IDENTITY = ("number", "made", "revised", "effective", "approved_by", "kinds", "qualifications", "related", "equipment")
_IDENTITY_KEYS = (*_IDENTITY, "warnings", "records", "note")
SATURDAY_SUNDAY = frozenset((6, 7))


def build_pack(pack: Fields, calendar: Fields | None, symbols: Fields | None, sops: dict[str, Sop]) -> Pack:
    """The pack of the parts of its files and its SOPs by id, in the order of their names."""
    head = pack["pack"]
    units = {unit["id"]: Unit(**unit) for unit in pack.get("unit", ())}
    actors = {actor["id"]: Actor(**actor) for actor in pack.get("actor", ())}
    references = {reference["id"]: Reference(**reference) for reference in pack.get("reference", ())}
    lint = pack.get("lint", {})
    symbols = symbols or {}
    questions = tuple(build_question(fields) for fields in symbols.get("question", ()))
    built_pack = Pack(
        id=head["id"],
        title=head["title"],
        version=head["version"],
        language=head["language"],
        units=units,
        actors=actors,
        references=references,
        symbols={symbol["id"]: Symbol(**symbol) for symbol in symbols.get("symbol", ())},
        sops=sops,
        calendar=None if calendar is None else build_calendar(calendar["calendar"]),
        office=head.get("office"),
        notice=head.get("notice"),
        questions=questions,
        silenced=tuple(Silenced(**silenced) for silenced in lint.get("off", ())),
        verbs=lint.get("verbs", ()),
    )
    return with_digest(built_pack, digest(_pack_form(built_pack)))


def _pack_form(pack: Pack) -> Any:
    parts = (pack.id, pack.title, pack.version, pack.language, pack.office, pack.notice, pack.verbs, pack.silenced)
    tables = (pack.units, pack.actors, pack.references, pack.symbols)
    questions = [question.digest for sop in pack.sops.values() for question in sop.questions]
    return [
        plain_json(parts),
        [plain_json(tuple(table.values())) for table in tables],
        plain_json(pack.calendar),
        [sop.digest for sop in pack.sops.values()],
        [question.digest for question in pack.questions] + questions,
    ]


def build_calendar(fields: Fields) -> Calendar:
    """The calendar; a day given twice is kept once, days in their order."""
    days: dict[date, DayOff] = {}
    for off in fields.get("off", ()):
        days.setdefault(off["date"], DayOff(**off))
    weekend = fields.get("weekend")
    return Calendar(
        covers=fields["covers"],
        weekend=SATURDAY_SUNDAY if weekend is None else frozenset(WEEKDAYS.index(word) + 1 for word in weekend),
        zone=fields["zone"],
        off=tuple(days[day] for day in sorted(days)),
        day_hours=fields.get("day_hours", 7.5),
    )


def build_sop(fields: Fields) -> Sop:
    """One SOP with its rows, deadlines and questions."""
    head = fields["sop"]
    sop = Sop(
        id=head["id"],
        title=head["title"],
        unit=head["unit"],
        references=head["references"],
        steps=tuple(build_step(step, number) for number, step in enumerate(fields["step"], 1)),
        identity=Identity(**{key: head[key] for key in _IDENTITY_KEYS if key in head}),
        clocks=tuple(Clock(**clock) for clock in fields.get("clock", ())),
        deadlines=tuple(Deadline(**_shown(deadline)) for deadline in fields.get("deadline", ())),
        questions=tuple(build_question(question) for question in fields.get("question", ())),
    )
    # Questions are about the procedure, not part of it: a corrected question leaves the SOP what it was.
    mark = digest({"sop": frame_json(sop), "steps": [step.digest for step in sop.steps]})
    return with_digest(sop, mark)


def build_step(fields: Fields, number: int) -> Step:
    """One row; ``number`` from 1."""
    kind = _KINDS[fields.pop("kind", "process")]
    requirements = tuple(Requirement(**requirement) for requirement in fields.pop("requirements", ()))
    step = Step(number=number, kind=kind, requirements=requirements, **_shown(fields))
    return with_digest(step, digest(step_json(step)))


def build_question(fields: Fields) -> AuthoredQuestion:
    """One authored question; how firm its source is, is the author's business and left out."""
    source = fields.get("source")
    if source is not None:
        source = Source(**_shown(source))
    question = AuthoredQuestion(
        id=fields["id"],
        text=fields["text"],
        options=tuple(AuthoredOption(**option) for option in fields["options"]),
        explain=fields.get("explain"),
        source=source,
        level=_LEVELS[fields.get("level", "understand")],
        steps=fields.get("steps", ()),
    )
    return with_digest(question, digest(question_json(question)))


def _shown(fields: Fields) -> Fields:
    return {key: value for key, value in fields.items() if key not in FOR_THE_AUTHOR}


def with_digest(value: Built, mark: str) -> Built:
    """The value with its digest, which can only be taken of the value itself."""
    return value._replace(digest=mark)
