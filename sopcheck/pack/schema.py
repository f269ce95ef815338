"""The JSON Schema of a pack's files, for editors: generated from the same tables that check a pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sopcheck.pack import tables
from sopcheck.pack.period import WORDS

Json = dict[str, Any]

ID_PATTERN = "^[a-z0-9][a-z0-9-]{0,63}$"
DATE_PATTERN = "^(19[7-9][0-9]|20[0-9]{2}|21[0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
LANGUAGE_PATTERN = "^[a-z]{2}$"


def json_schema() -> Json:
    """One schema (draft 2020-12) that accepts every file of a pack: an object with any of the top-level tables.

    It asks what a schema can ask of one file. What lies between tables (ids that exist, one start, equal options)
    only ``check`` sees.
    """
    properties: Json = {}
    for file in tables.FILES:
        for key in file.keys:
            properties.setdefault(key.name, _key(key))
    # Questions stand in SOPs and with the symbols; the wider of the two parts, that of SOPs, is the schema's.
    properties["question"] = _key(next(key for key in tables.SOP_FILE.keys if key.name == "question"))
    defs: Json = {"id": {"type": "string", "pattern": ID_PATTERN}, "date": {"type": "string", "pattern": DATE_PATTERN}}
    for part in _parts():
        defs[part.name] = _part(part)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a sopcheck pack",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "anyOf": [{"required": [name]} for name in ("pack", "calendar", "symbol", "question", "sop")],
        "$defs": defs,
    }


def _parts() -> list[tables.Part]:
    found: dict[str, tables.Part] = {}

    def walk(part: tables.Part) -> None:
        for key in part.keys:
            if isinstance(key.kind, tables.Table | tables.Tables):
                inner = key.kind.part
                if inner != tables.SYMBOL_QUESTION:
                    found[inner.name] = inner
                walk(inner)

    for file in tables.FILES:
        walk(file)
    return list(found.values())


def _key(key: tables.Key) -> Json:
    return {"description": key.doc, **_kind(key.kind)}


def _part(part: tables.Part) -> Json:
    schema: Json = {
        "type": "object",
        "description": part.doc,
        "properties": {key.name: _key(key) for key in part.keys},
        "additionalProperties": False,
    }
    needed = [key.name for key in part.keys if key.needed]
    if needed:
        schema["required"] = needed
    if part.worded:
        schema["properties"]["text"] = _words(part.most)
        schema["patternProperties"] = {LANGUAGE_PATTERN: _string(part.most)}
        # Some key must hold the text: not all of them may be keys that stand beside it.
        schema["not"] = {"propertyNames": {"enum": [key.name for key in part.keys]}}
        return {"anyOf": [_string(part.most), schema]}
    schema.update(_BETWEEN_KEYS.get(part.name, {}))
    return schema


def _forbidden(*names: str) -> Json:
    return {"not": {"anyOf": [{"required": [name]} for name in names]}}


def _one_of(one: str, other: str) -> Json:
    return {"oneOf": [{"required": [one]}, {"required": [other]}]}


_IS_DECISION = {"properties": {"kind": {"const": "decision"}}, "required": ["kind"]}
_IS_END = {"properties": {"kind": {"const": "end"}}, "required": ["kind"]}
_BETWEEN_KEYS: Json = {
    "step": {
        "if": _IS_DECISION,
        "then": {"required": ["yes", "no"], **_forbidden("next")},
        "else": _forbidden("yes", "no", "yes_text", "no_text"),
        "allOf": [{"if": _IS_END, "then": _forbidden("next")}],
    },
    "deadline": {"allOf": [_one_of("from", "from_text"), _one_of("to", "to_text")]},
}


def _string(most: int) -> Json:
    return {"type": "string", "minLength": 1, "maxLength": most}


def _words(most: int) -> Json:
    by_language = {
        "type": "object",
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
    schema = _list(_ref(kind.part.name), kind.most, kind.least)
    if kind.part is tables.OPTION:
        right = {"type": "object", "properties": {"right": {"const": True}}, "required": ["right"]}
        schema.update({"contains": right, "minContains": 1, "maxContains": 1})
    return schema


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _period() -> Json:
    words = [word for languages in WORDS.values() for some in languages.values() for word in some]
    return {"type": "string", "pattern": f"^ *[0-9]{{1,7}} +({'|'.join(words)}) *$"}


def _spans() -> Json:
    pair = {"type": "array", "items": _ref("date"), "minItems": 2, "maxItems": 2}
    return {"anyOf": [pair, _list(pair, tables.FEW, 1)]}


_SIMPLE: dict[tables.Simple, Callable[[], Json]] = {
    tables.Simple.ID: lambda: _ref("id"),
    tables.Simple.FLAG: lambda: {"type": "boolean"},
    tables.Simple.PERIOD: _period,
    tables.Simple.DAY: lambda: _ref("date"),
    tables.Simple.SPANS: _spans,
    tables.Simple.ZONE: lambda: _string(tables.TITLE),
}
_MAKERS: dict[type, Callable[[Any], Json]] = {
    tables.Ref: lambda _: _ref("id"),
    tables.Words: lambda kind: _words(kind.most),
    tables.Line: lambda kind: _string(kind.most),
    tables.Number: lambda kind: {"type": "number", "minimum": kind.least, "maximum": kind.most},
    tables.Choice: lambda kind: {"enum": [str(word) for word in kind.words]},
    tables.ListOf: lambda kind: _list(_kind(kind.item), kind.most),
    tables.Table: lambda kind: _ref(kind.part.name),
    tables.Tables: _tables,
}


def _kind(kind: tables.Kind) -> Json:
    return _SIMPLE[kind]() if isinstance(kind, tables.Simple) else _MAKERS[type(kind)](kind)
