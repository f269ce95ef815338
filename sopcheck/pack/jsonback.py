"""From the JSON form back to the parts of an SOP: strict, because the data may come from a damaged or newer store.

Every function raises ValueError whose text is the path of what cannot be read, such as ``steps[3].activity``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import cache
from inspect import Parameter, signature
from typing import Any, TypeVar, cast

from sopcheck.pack.model import Clock, Deadline, Identity, Requirement, Sop, Step, StepKind, Text
from sopcheck.pack.period import Period, PeriodUnit

Made = TypeVar("Made")
Back = Callable[[Any, str], Any]


def text_back(value: Any, path: str) -> Text:
    """A text of an object by language."""
    if not isinstance(value, dict) or not value or not all(isinstance(word, str) for word in value.values()):
        raise ValueError(path)
    return Text(tuple((str(code), word) for code, word in value.items()))


def string_back(value: Any, path: str) -> str:
    """A string."""
    if not isinstance(value, str):
        raise ValueError(path)
    return value


def _flag(value: Any, path: str) -> bool:
    if not isinstance(value, bool):
        raise ValueError(path)
    return value


def _day(value: Any, path: str) -> date:
    try:
        return date.fromisoformat(string_back(value, path))
    except ValueError:
        raise ValueError(path) from None


def _period(value: Any, path: str) -> Period:
    if not isinstance(value, dict) or set(value) != {"amount", "unit"}:
        raise ValueError(path)
    amount = value["amount"]
    if type(amount) is not int or amount < 1 or value["unit"] not in list(PeriodUnit):
        raise ValueError(path)
    return Period(amount, PeriodUnit(value["unit"]))


def _kind(value: Any, path: str) -> StepKind:
    if value not in list(StepKind):
        raise ValueError(path)
    return StepKind(value)


def list_back(item: Back) -> Back:
    """The way back of a list whose items come back by ``item``."""

    def back(value: Any, path: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(path)
        return tuple(item(one, f"{path}[{place}]") for place, one in enumerate(value))

    return back


def object_back(made: type[Made], ways: Mapping[str, Back], value: Any, path: str, **given: Any) -> Made:
    """A value of the class ``made`` from an object whose keys come back by ``ways``; ``given`` are not in it."""
    if not isinstance(value, dict):
        raise ValueError(path)
    for key in value:
        if key not in ways:
            raise ValueError(_at(path, str(key)))
    for name in _needed(cast(Hashable, made)):
        if name not in value and name not in given:
            raise ValueError(_at(path, name))
    return made(**{key: ways[key](one, _at(path, key)) for key, one in value.items()}, **given)


@cache
def _needed(made: Hashable) -> tuple[str, ...]:
    """The names without which a value of this class cannot be made."""
    return tuple(
        name
        for name, one in signature(cast(Callable[..., Any], made)).parameters.items()
        if one.default is Parameter.empty
    )


def _at(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _requirement(value: Any, path: str) -> Requirement:
    return object_back(Requirement, {"text": text_back, "outside": _flag}, value, path)


_STEP: dict[str, Back] = {
    **dict.fromkeys(("id", "actor", "next", "yes", "no", "digest"), string_back),
    **dict.fromkeys(("activity", "output", "yes_text", "no_text", "record", "why", "remark"), text_back),
    **dict.fromkeys(("critical", "two_people"), _flag),
    "kind": _kind,
    "time": _period,
    "requirements": list_back(_requirement),
}
_IDENTITY: dict[str, Back] = {
    **dict.fromkeys(("made", "revised", "effective"), _day),
    **dict.fromkeys(("kinds", "qualifications", "related", "equipment", "warnings", "records"), list_back(text_back)),
    "number": string_back,
    "approved_by": text_back,
    "note": text_back,
}
_CLOCK: dict[str, Back] = {"id": string_back, "name": text_back, "when": text_back}
_DEADLINE: dict[str, Back] = {
    **dict.fromkeys(
        ("id", "start", "end", "count", "closed_receipt", "clock", "reference", "article", "actor"), string_back
    ),
    **dict.fromkeys(("from_text", "to_text", "case", "note"), text_back),
    "time": _period,
    "extension": _period,
}


def _step(value: Any, path: str) -> Step:
    number = int(path[path.rindex("[") + 1 : -1]) + 1
    return object_back(Step, _STEP, value, path, number=number)


_SOP: dict[str, Back] = {
    **dict.fromkeys(("id", "unit", "digest"), string_back),
    "title": text_back,
    "references": list_back(string_back),
    "steps": list_back(_step),
    "identity": lambda value, path: object_back(Identity, _IDENTITY, value, path),
    "clocks": list_back(lambda value, path: object_back(Clock, _CLOCK, value, path)),
    "deadlines": list_back(lambda value, path: object_back(Deadline, _DEADLINE, value, path)),
}


def sop_back(value: Any, path: str) -> Sop:
    """An SOP of its JSON form, the inverse of ``jsonform.procedure_json``: without its questions."""
    return object_back(Sop, _SOP, value, path)


def names_back(value: Any, path: str) -> dict[str, Text]:
    """Texts by id."""
    if not isinstance(value, dict):
        raise ValueError(path)
    return {str(key): text_back(one, _at(path, str(key))) for key, one in value.items()}
