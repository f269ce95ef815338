"""The JSON Schema of a pack's files, for editors: generated from the same tables that check a pack.

It asks everything that a schema can ask of one file. What lies between tables or files (ids that exist, a row that is
reached, two exits that differ) only ``check`` sees; what the schema refuses, ``check`` refuses too.

Nothing is referred to by ``$ref``: editors drop the description that stands beside one. Patterns keep to what the
regular expressions of JavaScript, Rust and Python have in common.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sopcheck.pack import tables
from sopcheck.pack.model import StepKind
from sopcheck.pack.period import WORDS
from sopcheck.pack.repairs import RESERVED

Json = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ID_PATTERN = "^[a-z0-9][a-z0-9-]{0,63}$"
DATE_PATTERN = "^(19[7-9][0-9]|20[0-9]{2}|21[0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
LANGUAGE_PATTERN = "^[a-z]{2}$"
ZONE_PATTERN = "^[A-Za-z0-9_+-]{1,40}(/[A-Za-z0-9_+-]{1,40}){0,2}$"
_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
TEXT_PATTERN = rf"^[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*$"
"""Something to read in it, and no control character but line break and tab."""

FILE_KINDS = {
    "pack": tables.PACK_FILE,
    "calendar": tables.CALENDAR_FILE,
    "symbols": tables.SYMBOLS_FILE,
    "sop": tables.SOP_FILE,
}
"""The kinds of file of a pack, by the word that names each on the command line."""


def json_schema(kind: str | None = None) -> Json:
    """The schema (draft 2020-12) of one kind of file (a key of ``FILE_KINDS``), or one that serves all four.

    The one for all offers every table and asks that those of one file belong together. Raises KeyError for a kind
    that there is not.
    """
    if kind is not None:
        return {"$schema": DRAFT, "title": f"{FILE_KINDS[kind].name} of a sopcheck pack", **_file(kind)}
    properties: Json = {}
    for one in FILE_KINDS:  # questions stand with symbols and in SOPs: the wider, those of SOPs, come last
        properties |= _file(one)["properties"]
    return {
        "$schema": DRAFT,
        "title": "A file of a sopcheck pack",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "dependentRequired": {
            key.name: [head] for head in ("pack", "sop") for key in FILE_KINDS[head].keys[1:] if key.name != "question"
        },
        "dependentSchemas": {name: _only(kind) for name, kind in _HEADS.items()},
        # Where no other table says what file it is, a question is one on symbols, and has no rows to be about.
        "if": {"anyOf": [_beside({}, required=[name]) for name in ("pack", "calendar", "sop", "step")]},
        "else": _beside({"question": {"items": _forbidden("steps")}}),
    }


_HEADS = {"pack": "pack", "calendar": "calendar", "symbol": "symbols", "sop": "sop"}
"""The kind of file that a table stands in and no other has."""


def _only(kind: str) -> Json:
    """No table that a file of this kind does not have; every one that it needs."""
    schema = _file(kind)
    others = [key.name for file in tables.FILES for key in file.keys if key.name not in schema["properties"]]
    return {"required": schema.get("required", []), **_forbidden(*others)}


def _file(kind: str) -> Json:
    schema = _part(FILE_KINDS[kind])
    if kind == "sop":
        schema["required"].append("step")
        schema["properties"]["step"] |= _ROWS
    return schema


def _beside(properties: Json, **more: Any) -> Json:
    """What holds for some properties of a table, whatever else is in it: a strict editor takes silence for a no."""
    return {"properties": properties, "additionalProperties": True, **more}


def _is(kind: str) -> Json:
    return _beside({"kind": {"const": kind}}, required=["kind"])


_ROWS: Json = {
    "minItems": 1,
    "allOf": [
        {"prefixItems": [_is("start")]},
        {"contains": _is("start"), "maxContains": 1},
        {"contains": _is("end")},
    ],
}
"""One start, which is the first row, and an end."""


def _key(key: tables.Key) -> Json:
    return {"description": key.doc, **_kind(key.kind)}


def _part(part: tables.Part) -> Json:
    schema: Json = {
        "description": part.doc,
        "type": "object",
        "properties": {key.name: _key(key) for key in part.keys},
        "additionalProperties": False,
    }
    needed = [key.name for key in part.keys if key.needed]
    if needed:
        schema["required"] = needed
    return _worded(schema, part) if part.worded else {**schema, **_BETWEEN_KEYS.get(part.name, {})}


def _worded(schema: Json, part: tables.Part) -> Json:
    """A text, or a table that holds it by language, or under ``text``, beside its own keys."""
    beside = schema["properties"]
    by_language = schema | {
        "properties": _languages(part.most) | beside,
        "patternProperties": {LANGUAGE_PATTERN: _string(part.most)},
        "not": {"propertyNames": {"enum": list(beside)}},  # some key must hold the text
    }
    text = {"description": "the text, in place of texts by language", **_words(part.most)}
    under_text = schema | {"properties": {"text": text} | beside, "required": ["text"]}
    return {"description": part.doc, "anyOf": [_string(part.most), by_language, under_text]}


def _forbidden(*names: str) -> Json:
    """Keys that must not be there: written so that the fault lies at the key, not at its table."""
    return _beside({name: {"not": {}} for name in names})


def _one_of(one: str, other: str) -> Json:
    return {"oneOf": [_beside({}, required=[one]), _beside({}, required=[other])]}


_OTHER_KINDS = [str(kind) for kind in StepKind if kind is not StepKind.DECISION]
_BETWEEN_KEYS: Json = {
    "step": {
        "allOf": [
            {"if": _is("decision"), "then": _forbidden("next") | {"required": ["yes", "no"]}},
            # A misspelt kind is a fault of its own, and may be that of a decision.
            {"if": _beside({"kind": {"enum": _OTHER_KINDS}}), "then": _forbidden("yes", "no", "yes_text", "no_text")},
            {"if": _is("end"), "then": _forbidden("next")},
        ]
    },
    "deadline": {"allOf": [_one_of("from", "from_text"), _one_of("to", "to_text")]},
}


def _string(most: int) -> Json:
    return {"type": "string", "pattern": TEXT_PATTERN, "minLength": 1, "maxLength": most}


def _languages(most: int) -> Json:
    return {
        "id": {"description": "the text in Indonesian", **_string(most)},
        "en": {"description": "the text in English", **_string(most)},
    }


def _words(most: int) -> Json:
    by_language = {
        "type": "object",
        "properties": _languages(most),
        "patternProperties": {LANGUAGE_PATTERN: _string(most)},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [_string(most), by_language]}


def _list(item: Json, most: int, least: int = 0) -> Json:
    schema: Json = {"type": "array", "items": item, "maxItems": most}
    if least:
        schema["minItems"] = least
    return schema


def _tables(kind: tables.Tables) -> Json:
    schema = _list(_part(kind.part), kind.most, kind.least)
    if kind.part is tables.OPTION:
        right = {"type": "object", **_beside({"right": {"const": True}}, required=["right"])}
        schema.update({"contains": right, "minContains": 1, "maxContains": 1, "uniqueItems": True})
    return schema


def _id() -> Json:
    return {"type": "string", "pattern": ID_PATTERN, "not": {"enum": sorted(RESERVED)}}


def _day() -> Json:
    """A TOML date, which some editors know by its format only, or the same as text."""
    text = {"type": "string", "pattern": DATE_PATTERN}
    return {"anyOf": [{"type": "string", "format": "date", "pattern": DATE_PATTERN}, text], "examples": ["2026-03-20"]}


def _period() -> Json:
    """The second pattern says the same for capitals: with the first beside it, an editor does not show it alone."""
    words = [word for languages in WORDS.values() for some in languages.values() for word in some]
    any_case = ("".join(map(_any_case, word)) for word in words)
    return {
        "type": "string",
        "anyOf": [
            {"pattern": rf"^\s*0{{0,6}}[1-9][0-9]{{0,6}}\s+({'|'.join(units)})\s*$"} for units in (words, any_case)
        ],
        "examples": [f"10 {some['id'][0]}" for some in WORDS.values()],
    }


def _any_case(letter: str) -> str:
    return r"\s+" if letter == " " else f"[{letter.upper()}{letter}]"


def _spans() -> Json:
    pair = {"type": "array", "items": _day(), "minItems": 2, "maxItems": 2}
    return {"anyOf": [pair, _list(pair, tables.FEW, 1)]}


def _zone() -> Json:
    zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
    return {"type": "string", "pattern": ZONE_PATTERN, "examples": zones}


_SIMPLE: dict[tables.Simple, Callable[[], Json]] = {
    tables.Simple.ID: _id,
    tables.Simple.FLAG: lambda: {"type": "boolean"},
    tables.Simple.PERIOD: _period,
    tables.Simple.DAY: _day,
    tables.Simple.SPANS: _spans,
    tables.Simple.ZONE: _zone,
}
_MAKERS: dict[type, Callable[[Any], Json]] = {
    tables.Ref: lambda _: _id(),
    tables.Words: lambda kind: _words(kind.most),
    tables.Line: lambda kind: _string(kind.most),
    tables.Number: lambda kind: {"type": "number", "minimum": kind.least, "maximum": kind.most},
    tables.Choice: lambda kind: {"type": "string", "enum": [str(word) for word in kind.words]},
    tables.ListOf: lambda kind: _list(_kind(kind.item), kind.most),
    tables.Table: lambda kind: _part(kind.part),
    tables.Tables: _tables,
}


def _kind(kind: tables.Kind) -> Json:
    return _SIMPLE[kind]() if isinstance(kind, tables.Simple) else _MAKERS[type(kind)](kind)
