"""One reader for each part of a pack, made once from the tables: a TOML table becomes a dict of the model's fields."""

from __future__ import annotations

from functools import cache
from typing import Any

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack import tables
from sopcheck.pack.faults import Context, Path, foreign_letters, quoted
from sopcheck.pack.model import Text
from sopcheck.pack.values import Reader, check_length, list_hint, reader_of, word_list, words_by_language, wrong_type

_made: dict[tables.Part, Reader] = {}


def part_reader(part: tables.Part) -> Reader:
    """The reader of a part: a dict by field name of what was read, or None where the value is no table at all."""
    reader = _made.get(part)
    if reader is None:
        reader = _made[part] = _worded(part) if part.worded else _plain(part)
    return reader


def _reader_of_key(key: tables.Key) -> Reader:
    kind = key.kind
    if isinstance(kind, tables.Table):
        return part_reader(kind.part)
    if isinstance(kind, tables.Tables):
        return _many(kind)
    return reader_of(kind)


def _many(kind: tables.Tables) -> Reader:
    read_one, least, most = part_reader(kind.part), kind.least, kind.most

    def read(value: Any, context: Context, path: Path) -> list[Any] | None:
        if type(value) is not list:
            expected = S("a list of texts") if kind.part.worded else S("a list of tables")
            wrong_type(value, expected, context, path, _list_hint(value, kind.part, path))
            return None
        if not least <= len(value) <= most:
            check_length(value, least, most, context, path)
        return [read_one(one, context, (*path, place)) for place, one in enumerate(value[:most])]

    return read


def _list_hint(value: Any, part: tables.Part, path: Path) -> Sentence | None:
    if type(value) is dict and part.worded:  # one item, or options by letter
        return S("write {example}", example='["…", "…"]')
    if type(value) is dict:
        name = ".".join(part for part in path if isinstance(part, str))
        return S("write {example}", example=f"[[{name}]]")
    return list_hint(value) if part.worded else None


def _plain(part: tables.Part) -> Reader:
    readers = {key.name: (key.field or key.name, _reader_of_key(key)) for key in part.keys}
    names = tuple(readers)
    needed = tuple(key for key in part.keys if key.needed)

    def read(value: Any, context: Context, path: Path) -> dict[str, Any] | None:
        if type(value) is not dict:
            hint = S("write {example}", example=f"[{part.name}]") if type(value) is list and len(path) == 1 else None
            wrong_type(value, S("a table"), context, path, hint)
            return None
        fields: dict[str, Any] = {}
        misspelt: list[str | None] = []
        for name, one in value.items():
            found = readers.get(name)
            if found is None:
                misspelt.append(unknown_key(name, one, names, context, path))
            else:
                fields[found[0]] = found[1](one, context, (*path, name))
        for key in needed:
            if key.name not in value and key.name not in misspelt:
                missing_key(key, part, context, path)
        return fields

    return read


def _worded(part: tables.Part) -> Reader:
    readers = {key.name: (key.field or key.name, _reader_of_key(key)) for key in part.keys}
    names = (*readers, "text")
    words = _worded_reader(part.most)

    def read(value: Any, context: Context, path: Path) -> dict[str, Any] | None:
        if type(value) is str:
            return {"text": words(value, context, path)}
        if type(value) is not dict:
            wrong_type(value, S("text, or a table with texts by language"), context, path)
            return None
        fields: dict[str, Any] = {}
        languages: dict[str, Any] = {}
        for name, one in value.items():
            found = readers.get(name)
            if found is not None:
                fields[found[0]] = found[1](one, context, (*path, name))
            elif len(name) == 2:
                languages[name] = one
            elif name != "text":
                unknown_key(name, one, names, context, path)
        fields["text"] = _worded_text(value, languages, part, context, path)
        return fields

    return read


def _worded_text(
    value: dict[str, Any], languages: dict[str, Any], part: tables.Part, context: Context, path: Path
) -> Text | None:
    if "text" not in value:
        if languages:
            return words_by_language(languages, part.most, context, path)
        message = S("there is no text: give it by language, or under {key}", key='"text"')
        hint = S("write {example}", example='{ id = "…", en = "…" }')
        context.fault("missing-key", path, message, hint, mark="key")
        return None
    if languages:
        message = S('the text is given twice: as "text" and by language')
        context.fault("one-of", (*path, "text"), message, S("keep one of the two"), mark="key")
    text: Text | None = _worded_reader(part.most)(value["text"], context, (*path, "text"))
    return text


@cache
def _worded_reader(most: int) -> Reader:
    return reader_of(tables.Words(most))


def unknown_key(name: str, value: object, names: tuple[str, ...], context: Context, path: Path) -> str | None:
    """Note a key or table that the format does not know; returns the key that was probably meant."""
    found = context.nearest(name, names)
    known = S("known keys: {words}", words=word_list(names))
    hint = S('nearest: "{word}"', word=found) if found is not None else known
    if not path and not isinstance(value, dict | list):  # a key above the first table, where the author sees none
        hint = S("a key stands below the line of its table: {words}", words=", ".join(f"[{table}]" for table in names))
    letters = foreign_letters(name)
    table = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))
    if letters:
        message = S('unknown key "{key}": it holds {letters}', key=quoted(name), letters=letters)
    elif table:
        message = S('unknown table "{key}"', key=quoted(name))
    else:
        message = S('unknown key "{key}"', key=quoted(name))
    context.fault("unknown-key", (*path, name), message, hint, mark="key")
    return found


def missing_key(key: tables.Key, part: tables.Part, context: Context, path: Path) -> None:
    """Note a needed key that is not there."""
    if not path:
        context.fault("missing-key", path, S("the table [{table}] is missing", table=key.name), mark="key")
        return
    message = S('"{key}" is missing in [{table}]', key=key.name, table=part.name)
    hint = S("add a line: {example}", example=f"{key.name} = {example(key.kind)}")
    context.fault("missing-key", path, message, hint, mark="key")


_EXAMPLES = {
    tables.Simple.PERIOD: '"10 menit"',
    tables.Simple.DAY: '"2026-03-20"',
    tables.Simple.SPANS: '["2026-01-01", "2026-12-31"]',
    tables.Simple.ZONE: '"Asia/Jakarta"',
}


def example(kind: tables.Kind) -> str:
    """How a value of this kind is written."""
    if isinstance(kind, tables.Choice):
        return f'"{kind.words[0]}"'
    if isinstance(kind, tables.Simple):
        return _EXAMPLES.get(kind, '"…"')
    return "[…]" if isinstance(kind, tables.ListOf | tables.Tables) else '"…"'
