"""Texts that are there in one language only, where the pack has two."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from sopcheck.lint.draft import LANGUAGES
from sopcheck.lint.finding import found
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack import tables
from sopcheck.pack.faults import Fault, Path, quoted
from sopcheck.pack.reading import ReadFile, is_sop

HALF = 0.5
"""From this share of its texts on, a file is one in two languages, and each text that is not is a slip."""
_NAMES = {"id": S("Indonesian"), "en": S("English")}
_FILES = {part.name: part for part in tables.FILES}


def check(file: ReadFile) -> Iterator[Fault]:
    """One finding a text that lacks a language; one for the whole file where most texts do.

    A file in one language alone is in order: an office may not need the other.
    """
    part = tables.SOP_FILE if is_sop(file.name) else _FILES[file.name]
    texts = list(_texts(part, file.data, ()))
    for language in LANGUAGES:
        missing = [(path, raw) for path, raw in texts if not _has(raw, language, file.language)]
        if not missing or len(missing) == len(texts):
            continue
        if len(missing) <= HALF * len(texts):
            for path, raw in missing:
                yield found("missing-translation", path, _message(language), _hint(raw, file.language))
        else:
            path = missing[0][0]
            message = S(
                "{missing} of {all} texts of this file are not in {language}; this is the first",
                missing=len(missing),
                all=len(texts),
                language=_NAMES[language],
            )
            hint = S("translate the others too, or take the language out")
            yield found("missing-translation", path, message, hint)


def _message(language: str) -> Sentence:
    return S("the text is not there in {language}", language=_NAMES[language])


def _hint(raw: object, own: str) -> Sentence:
    """The text as it should stand, with a gap for what is missing."""
    given = {own: raw} if isinstance(raw, str) else raw if isinstance(raw, dict) else {}
    parts = (f'{language} = "{quoted(given.get(language, "…"))}"' for language in LANGUAGES)
    return S("write {example}", example=f"{{ {', '.join(parts)} }}")


def _has(raw: object, language: str, own: str) -> bool:
    return language == own if isinstance(raw, str) else isinstance(raw, dict) and language in raw


@cache
def _worded_keys(part: tables.Part) -> dict[str, tuple[str, tables.Part | None]]:
    """How to find texts below a table of this part: key → ('text' | 'texts' | 'table' | 'tables', part)."""
    ways: dict[str, tuple[str, tables.Part | None]] = {}
    for key in part.keys:
        kind = key.kind
        if isinstance(kind, tables.Words):
            ways[key.name] = ("text", None)
        elif isinstance(kind, tables.ListOf) and isinstance(kind.item, tables.Words):
            ways[key.name] = ("texts", None)
        elif isinstance(kind, tables.Table):
            ways[key.name] = ("table", kind.part)
        elif isinstance(kind, tables.Tables):
            ways[key.name] = ("tables", kind.part)
    return ways


def _texts(part: tables.Part, raw: Any, path: Path) -> Iterator[tuple[Path, object]]:
    """Every text for people below a table: its path and its TOML value, a string or a table by language."""
    if part.worded:
        yield from _own_text(raw, path)
    if not isinstance(raw, dict):
        return
    ways = _worded_keys(part)
    for name, value in raw.items():
        way, below = ways.get(name, ("", None))
        if way == "text":
            yield from _plain(value, (*path, name))
        elif way == "table" and below is not None:
            yield from _texts(below, value, (*path, name))
        elif way and isinstance(value, list):
            for place, one in enumerate(value):
                yield from (
                    _plain(one, (*path, name, place)) if below is None else _texts(below, one, (*path, name, place))
                )


def _plain(value: Any, path: Path) -> Iterator[tuple[Path, object]]:
    if isinstance(value, str | dict):
        yield path, value


def _own_text(raw: Any, path: Path) -> Iterator[tuple[Path, object]]:
    """The text of a table that is itself a text."""
    if isinstance(raw, str):
        yield path, raw
    elif isinstance(raw, dict) and "text" in raw:
        yield from _plain(raw["text"], (*path, "text"))
    elif isinstance(raw, dict) and any(language in raw for language in LANGUAGES):
        yield path, raw
