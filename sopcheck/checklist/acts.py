"""What can be done in a run, as facts. A run is the replay of its acts over the SOP that it is pinned to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.characters import NotWritable, typed

LONGEST_CASE = 500
LONGEST_VALUE = 500
LONGEST_REASON = 500
LONGEST_NOTE = 2000
"""The most characters that a person may write in one act."""

FIRST_YEAR, LAST_YEAR = 1970, 2200
"""Dates outside these years are slips of the keyboard or of the machine's clock."""


class ActKind(StrEnum):
    """The acts of this version. Each names in ``data`` only the keys given here; all others are refused.

    start     case (text), clock (id or None), receipt (ISO date or None)
    tick      requirement (place from 0)
    untick    requirement
    decide    exit ('yes' or 'no'), value, missing, reason: as done; closes a decision
    done      value (what ``record`` asks for), missing (places of requirements not ticked), reason, confirmed
              (true on a critical step: the screen has a key of its own for it); closes any other step
    note      text
    undo      act (the id of the act that is undone: the last one in force)
    complete  (none)

    Keys that may be None may be left out.
    """

    START = "start"
    TICK = "tick"
    UNTICK = "untick"
    DECIDE = "decide"
    DONE = "done"
    NOTE = "note"
    UNDO = "undo"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Act:
    """One fact of a run. ``step`` is the id of the step it is about, None for start, undo and complete.

    ``happened`` and ``recorded`` are aware UTC times; the order of acts is their sequence, never these.
    ``person`` is the id of who did it, ``by`` the name as it was then.
    """

    id: str
    kind: ActKind
    person: str
    by: str
    happened: datetime
    recorded: datetime
    step: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


class BadAct(ValueError):
    """An act that does not fit: unreadable, or not allowed where it stands.

    ``place``: its place in the run from 0, None where it was read outside a run. ``sentence`` says why, for a person.
    """

    def __init__(self, place: int | None, sentence: Sentence) -> None:
        super().__init__(place, sentence.template)
        self.place = place
        self.sentence = sentence


# --- the shape of each kind -------------------------------------------------------------------------------------


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_text_or_none(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_place(value: Any) -> bool:
    return type(value) is int and value >= 0  # True and False are whole numbers to isinstance


def _is_exit(value: Any) -> bool:
    return value in ("yes", "no") if isinstance(value, str) else False


def _is_places(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(map(_is_place, value))


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


_Check = Callable[[Any], bool]
_CLOSING: dict[str, tuple[_Check, bool]] = {
    "value": (_is_text_or_none, False),
    "missing": (_is_places, False),
    "reason": (_is_text_or_none, False),
}
# By kind: key -> (check of its value, whether it must be there).
_SHAPES: dict[ActKind, dict[str, tuple[_Check, bool]]] = {
    ActKind.START: {"case": (_is_text, True), "clock": (_is_text_or_none, False), "receipt": (_is_text_or_none, False)},
    ActKind.TICK: {"requirement": (_is_place, True)},
    ActKind.UNTICK: {"requirement": (_is_place, True)},
    ActKind.DECIDE: {"exit": (_is_exit, True), **_CLOSING},
    ActKind.DONE: {**_CLOSING, "confirmed": (_is_bool, False)},
    ActKind.NOTE: {"text": (_is_text, True)},
    ActKind.UNDO: {"act": (_is_text, True)},
    ActKind.COMPLETE: {},
}
_ABOUT_A_STEP = frozenset({ActKind.TICK, ActKind.UNTICK, ActKind.DECIDE, ActKind.DONE})
_ABOUT_NO_STEP = frozenset({ActKind.START, ActKind.UNDO, ActKind.COMPLETE})


def unreadable(act: Act) -> Sentence | None:
    """Why the act cannot be read whatever the run: keys, types, times, texts that are blank or too long; or None."""
    shape = _SHAPES[act.kind]
    for key in act.data:
        if key not in shape:
            return S("This version does not know {key} in an act of the kind {kind}.", key=key, kind=act.kind.value)
    for key, (fits, needed) in shape.items():
        if (needed or key in act.data) and not fits(act.data.get(key)):
            return S("{key} is missing or unreadable in an act of the kind {kind}.", key=key, kind=act.kind.value)
    if (act.step is None and act.kind in _ABOUT_A_STEP) or (act.step is not None and act.kind in _ABOUT_NO_STEP):
        return S("The step is missing or misplaced in an act of the kind {kind}.", kind=act.kind.value)
    return _bad_time(act.happened) or _bad_time(act.recorded) or _bad_texts(act)


def _bad_time(moment: datetime) -> Sentence | None:
    # Without a zone the local date of an act would depend on the machine that reads it.
    if moment.tzinfo is None:
        return S("An act has a time without a time zone.")
    return _bad_year(moment)


def _bad_year(day: date) -> Sentence | None:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return S(
        "The year {year} is not between {first} and {last}: check the date.",
        year=day.year,
        first=FIRST_YEAR,
        last=LAST_YEAR,
    )


def _bad_texts(act: Act) -> Sentence | None:
    if act.kind is ActKind.START:
        return _bad_text(act.data["case"], LONGEST_CASE, S("case")) or _bad_receipt(act.data.get("receipt"))
    if act.kind is ActKind.NOTE:
        return _bad_text(act.data["text"], LONGEST_NOTE, S("note"))
    if act.kind in (ActKind.DONE, ActKind.DECIDE):
        # Whether they are needed depends on the step; here only what was written is looked at.
        for key, most, name in (("value", LONGEST_VALUE, S("value")), ("reason", LONGEST_REASON, S("reason"))):
            fault = _bad_text(act.data[key], most, name) if act.data.get(key) else None
            if fault:
                return fault
    return None


def _bad_text(text: str, most: int, name: Sentence) -> Sentence | None:
    try:
        typed(text, most)
    except NotWritable as refused:
        if refused.args[0] == "blank":
            return S("The {name} is empty: write something that others will understand.", name=name)
    else:
        if len(text) <= most:
            return None
    return S("The {name} is longer than {most} characters: shorten it.", name=name, most=most)


def _bad_receipt(receipt: str | None) -> Sentence | None:
    if receipt is None:
        return None
    try:
        return _bad_year(date.fromisoformat(receipt))
    except ValueError:
        return S("{receipt} is no date of receipt: write it as 2026-03-17.", receipt=receipt)


# --- for storage ------------------------------------------------------------------------------------------------


def act_to_json(act: Act) -> dict[str, Any]:
    """The act with JSON values only: times in ISO 8601 (UTC), ``data`` as it is, ``step`` left out where None."""
    data = {key: list(value) if isinstance(value, tuple) else value for key, value in act.data.items()}
    told: dict[str, Any] = {
        "id": act.id,
        "kind": act.kind.value,
        "person": act.person,
        "by": act.by,
        "happened": act.happened.astimezone(UTC).isoformat(),
        "recorded": act.recorded.astimezone(UTC).isoformat(),
        "data": data,
    }
    return told if act.step is None else {**told, "step": act.step}


def act_from_json(told: Mapping[str, Any], place: int | None = None) -> Act:
    """The inverse of :func:`act_to_json`, for what comes from a store.

    Raises BadAct (with ``place``) for a kind that this version does not know, wrong types, and whatever
    :func:`unreadable` refuses.
    """
    try:
        kind = ActKind(str(told.get("kind")))
    except ValueError:
        raise BadAct(
            place, S("This version does not know acts of the kind {kind}.", kind=str(told.get("kind")))
        ) from None
    data = told.get("data", {})
    if not isinstance(data, Mapping) or not all(isinstance(key, str) for key in data):
        raise BadAct(
            place, S("{key} is missing or unreadable in an act of the kind {kind}.", key="data", kind=kind.value)
        )
    step = told.get("step")
    words = {key: told.get(key) for key in ("id", "person", "by")}
    for key, value in (*words.items(), ("step", "" if step is None else step)):
        if not isinstance(value, str):
            raise BadAct(
                place, S("{key} is missing or unreadable in an act of the kind {kind}.", key=key, kind=kind.value)
            )
    act = Act(
        id=str(words["id"]),
        kind=kind,
        person=str(words["person"]),
        by=str(words["by"]),
        happened=_moment(told, "happened", kind, place),
        recorded=_moment(told, "recorded", kind, place),
        step=step,
        data=dict(data),
    )
    fault = unreadable(act)
    if fault:
        raise BadAct(place, fault)
    return act


def _moment(told: Mapping[str, Any], key: str, kind: ActKind, place: int | None) -> datetime:
    try:
        moment = datetime.fromisoformat(told[key])
        # A time without a zone goes on as it is: `unreadable` names it.
        return moment if moment.tzinfo is None else moment.astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        raise BadAct(
            place, S("{key} is missing or unreadable in an act of the kind {kind}.", key=key, kind=kind.value)
        ) from None
