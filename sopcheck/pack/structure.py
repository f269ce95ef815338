"""What must hold between the tables of one file: exits of steps, start and end, options, deadlines.

These rules look at the raw TOML data, so that a fault in one key never hides or invents a fault in another.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from sopcheck.locales.sentence import S
from sopcheck.pack import tables
from sopcheck.pack.faults import Context, Path
from sopcheck.pack.model import StepKind

_KINDS = frozenset(StepKind)
_OF_DECISIONS = frozenset(("yes", "no", "yes_text", "no_text"))
_STEP_KEYS = tuple(key.name for key in tables.STEP.keys)


def check_steps(steps: Any, context: Context) -> None:
    """Start, end and exits of the rows. Rows that are no tables are left to the readers."""
    if not isinstance(steps, list):
        return
    rows = [(place, _with_kind(row, context)) for place, row in enumerate(steps) if isinstance(row, dict)]
    if not steps:
        context.fault("too-few", ("sop",), S("the SOP has no [[step]]"), S("add a [[step]] for each row of the table"))
    for place, row in rows:
        kind = row.get("kind", "process")
        if kind == "decision":
            _check_decision(row, context, ("step", place))
        elif isinstance(kind, str) and kind in _KINDS:
            _check_other(row, kind, context, ("step", place))
    kinds = [row.get("kind", "process") for _, row in rows]
    if rows and all(isinstance(kind, str) and kind in _KINDS for kind in kinds):  # else a start may only be misspelt
        _check_ends(rows, len(steps), context)


def _with_kind(row: dict[str, Any], context: Context) -> dict[str, Any]:
    """The row as if its kind were written as it is meant: "keputusan" has its own fault and hides no other."""
    kind = row.get("kind")
    if not isinstance(kind, str) or kind in _KINDS:
        return row
    meant = context.nearest(kind, [str(known) for known in StepKind])
    return row if meant is None else {**row, "kind": meant}


def _check_decision(row: dict[str, Any], context: Context, path: Path) -> None:
    exits = [name for name in ("yes", "no") if name not in row]
    misspelt = {context.nearest(key, _STEP_KEYS) for key in row if key not in _STEP_KEYS} if exits else set()
    missing = [name for name in exits if name not in misspelt]
    for name in missing:
        message = S('the decision has no "{exit}" exit', exit=name)
        context.fault("decision-exits", path, message, S("add a line: {example}", example=f'{name} = "…"'), mark="key")
    if not exits and isinstance(row["yes"], str) and row["yes"] == row["no"]:
        message = S('both exits of the decision lead to "{step}"', step=row["no"])
        context.fault("decision-exits", (*path, "no"), message, S("if there is nothing to decide, it is a process"))
    if "next" in row:
        message = S('"next" on a decision')
        context.fault("wrong-kind", (*path, "next"), message, S('a decision has "yes" and "no"'), mark="key")


def _check_other(row: dict[str, Any], kind: str, context: Context, path: Path) -> None:
    name = next((name for name in row if name in _OF_DECISIONS), None)
    if name is not None:  # the others stand there for the same reason
        message = S('"{key}" on a step that is no decision', key=name)
        hint = S("make it a decision: {example}", example='kind = "decision"')
        context.fault("wrong-kind", (*path, name), message, hint, mark="key")
    if kind == "end" and "next" in row:
        message = S('"next" on an end')
        context.fault("wrong-kind", (*path, "next"), message, S("the SOP ends here; delete the line"), mark="key")


def _check_ends(rows: list[tuple[int, dict[str, Any]]], count: int, context: Context) -> None:
    starts = [place for place, row in rows if row.get("kind") == "start"]
    ends = [place for place, row in rows if row.get("kind") == "end"]
    hint = S("add to the row: {example}", example='kind = "start"')
    if not starts:
        context.fault("start", ("step", 0), S("the SOP has no start"), hint, mark="key")
    for place in starts[1:]:
        message = S("a second start; the first is at {place}")
        also = (context.file, ("step", starts[0], "kind"))
        context.fault(
            "start", ("step", place, "kind"), message, S("delete this line; a procedure begins once"), also=also
        )
    if starts and starts[0] != 0:
        message = S("the start is not the first row")
        context.fault("start", ("step", starts[0], "kind"), message, S("move the row to the top"))
    last_place, last = rows[-1]
    hint = S("add to the row: {example}", example='kind = "end"')
    if not ends:
        context.fault("end", ("step", last_place), S("the SOP has no end"), hint, mark="key")
    elif last_place == count - 1 and last.get("kind", "process") in ("start", "process") and "next" not in last:
        message = S("after the last row there is none, yet it is no end")
        context.fault(
            "end", ("step", last_place), message, S('give it "next", or {example}', example='kind = "end"'), mark="key"
        )


def check_deadlines(deadlines: Any, context: Context) -> None:
    """Each deadline begins and ends at a step, or at an event in words."""
    for place, row in _tables(deadlines):
        for step, text in (("from", "from_text"), ("to", "to_text")):
            if step in row and text in row:
                message = S('"{one}" and "{other}" exclude each other', one=step, other=text)
                context.fault("one-of", ("deadline", place, text), message, S("keep one of the two"), mark="key")
            elif step not in row and text not in row:
                message = S('neither "{one}" nor "{other}" is there', one=step, other=text)
                hint = S("name a step, or the event in words")
                context.fault("one-of", ("deadline", place), message, hint, mark="key")


def check_questions(questions: Any, context: Context) -> None:
    """Exactly one option is right, and no two options say the same in any language."""
    for place, row in _tables(questions):
        options = row.get("options")
        if not isinstance(options, list) or not all(isinstance(option, dict | str) for option in options):
            continue
        path: Path = ("question", place, "options")
        right = [at for at, option in enumerate(options) if isinstance(option, dict) and option.get("right") is True]
        # A mark that is no true or false has its own fault, and may be the right one's.
        marks = [option.get("right", False) for option in options if isinstance(option, dict)]
        if not right and options and all(isinstance(mark, bool) for mark in marks):
            hint = S("add to the right option: {example}", example="right = true")
            context.fault("right-option", path, S("no option is right"), hint, mark="key")
        for at in right[1:]:
            message = S("a second right option; the first is at {place}")
            hint = S("keep {example} on one option only", example="right = true")
            context.fault("right-option", (*path, at), message, hint, also=(context.file, (*path, right[0])))
        _check_equal(options, context, path)


def _check_equal(options: list[Any], context: Context, path: Path) -> None:
    seen: dict[tuple[str, str], int] = {}
    for place, option in enumerate(options):
        for language, text in _texts(option, context.language):
            first = seen.setdefault((language, normalised(text)), place)
            if first != place:
                message = S("the same option twice; the first is at {place}")
                hint = S("write what somebody else might believe, or delete the option")
                context.fault("equal-options", (*path, place), message, hint, also=(context.file, (*path, first)))
                break


def _texts(option: Any, language: str) -> list[tuple[str, str]]:
    if isinstance(option, dict):
        option = option.get("text", option)
    if isinstance(option, str):
        return [(language, option)]
    if not isinstance(option, dict):
        return []
    return [(code, text) for code, text in option.items() if len(code) == 2 and isinstance(text, str)]


def normalised(text: str) -> str:
    """A text without what does not tell two options apart: case, spaces, closing full stop, Unicode form."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split()).rstrip(". ")


def _tables(value: Any) -> list[tuple[int, dict[str, Any]]]:
    return [(place, row) for place, row in enumerate(value) if isinstance(row, dict)] if isinstance(value, list) else []
