"""The JSON form of the parts of an SOP: for snapshots, and for the digests. ``pack.jsonback`` is the way back.

Absent parts are left out. A period is ``{"amount": 10, "unit": "minute"}``, a date its ISO text, a text an object by
language. The number of a row is its place in the list, and so no part of a row's own form.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sopcheck.pack.model import (
    AuthoredOption,
    AuthoredQuestion,
    Deadline,
    Identity,
    Sop,
    Step,
    Text,
)
from sopcheck.pack.period import Period

Json = dict[str, Any]


def step_json(step: Step) -> Json:
    """A row without its number and digest."""
    form: Json = {
        "id": step.id,
        "actor": step.actor,
        "kind": step.kind.value,
        "activity": dict(step.activity.words),
    }
    if step.requirements:
        form["requirements"] = [
            {"text": dict(one.text.words), "outside": True} if one.outside else {"text": dict(one.text.words)}
            for one in step.requirements
        ]
    if step.time is not None:
        form["time"] = _period(step.time)
    for name, text in (
        ("output", step.output),
        ("yes_text", step.yes_text),
        ("no_text", step.no_text),
        ("record", step.record),
        ("why", step.why),
        ("remark", step.remark),
    ):
        if text is not None:
            form[name] = dict(text.words)
    for name, exit_ in (("next", step.next), ("yes", step.yes), ("no", step.no)):
        if exit_ is not None:
            form[name] = exit_
    if step.critical:
        form["critical"] = True
    if step.two_people:
        form["two_people"] = True
    return form


def question_json(question: AuthoredQuestion) -> Json:
    """A question without its digest."""
    form: Json = {
        "id": question.id,
        "text": dict(question.text.words),
        "options": [_option(option) for option in question.options],
        "level": question.level.value,
    }
    if question.explain is not None:
        form["explain"] = dict(question.explain.words)
    if question.source is not None:
        form["source"] = _present(
            reference=question.source.reference, article=question.source.article, also=question.source.also
        )
    if question.steps:
        form["steps"] = list(question.steps)
    return form


def _option(option: AuthoredOption) -> Json:
    form: Json = {"text": dict(option.text.words)}
    if option.right:
        form["right"] = True
    if option.why is not None:
        form["why"] = dict(option.why.words)
    return form


def procedure_json(sop: Sop) -> Json:
    """An SOP as a run needs it: identity, rows, clocks and deadlines with the digests, without the questions."""
    form = frame_json(sop)
    form["steps"] = [{**step_json(step), "digest": step.digest} for step in sop.steps]
    form["digest"] = sop.digest
    return form


def frame_json(sop: Sop) -> Json:
    """An SOP without rows and questions: identity, clocks, deadlines."""
    form: Json = {"id": sop.id, "title": dict(sop.title.words), "unit": sop.unit, "references": list(sop.references)}
    identity = {name: getattr(sop.identity, name) for name in Identity._fields}
    identity_form = _present(**{name: value for name, value in identity.items() if value != ()})
    if identity_form:
        form["identity"] = identity_form
    if sop.clocks:
        form["clocks"] = [_present(id=clock.id, name=clock.name, when=clock.when) for clock in sop.clocks]
    if sop.deadlines:
        form["deadlines"] = [
            _present(**{name: getattr(deadline, name) for name in Deadline.__slots__}) for deadline in sop.deadlines
        ]
    return form


def plain_json(value: Any) -> Any:
    """The JSON form of any value of the model by its fields, digests included: for the digest of a whole pack."""
    names = getattr(value, "_fields", None) or getattr(value, "__slots__", None)  # named tuple, or Deadline
    if names and not isinstance(value, Text | Period):
        values = {name: getattr(value, name) for name in names}
        return {name: plain_json(one) for name, one in values.items() if one is not None}
    if isinstance(value, tuple):
        return [plain_json(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return _plain(value)


def _present(**values: Any) -> Json:
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return dict(value.words)
    if isinstance(value, Period):
        return _period(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _period(period: Period) -> Json:
    return {"amount": period.amount, "unit": period.unit.value}
