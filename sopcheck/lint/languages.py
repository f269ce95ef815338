"""Texts that are there in one language only, where the pack has two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sopcheck.lint.draft import LANGUAGES
from sopcheck.lint.finding import found
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.faults import Fault, Path, quoted
from sopcheck.pack.reading import ReadFile
from sopcheck.pack.toml_text import toml_string

HALF = 0.5
"""From this share of its texts on, a file is one in two languages, and each text that is not is a slip."""
NAMES = {"id": S("Indonesian"), "en": S("English")}


def check(file: ReadFile) -> Iterator[Fault]:
    """One finding a text that lacks a language; one for the whole file where most texts do.

    A file in one language alone is in order: an office may not need the other.
    """
    for language in LANGUAGES if file.lone else ():
        missing = [path for path, languages in file.lone if language not in languages]
        if not missing or len(missing) == file.texts:
            continue
        if len(missing) <= HALF * file.texts:
            for path in missing:
                if _said_elsewhere(file, path, language):
                    continue
                message = S("the text is not there in {language}", language=NAMES[language])
                yield found("missing-translation", path, message, _hint(file, path))
        else:
            message = S(
                "{missing} of {all} texts of this file are not in {language}; this is the first",
                missing=len(missing),
                all=file.texts,
                language=NAMES[language],
            )
            hint = S("translate the others too, or take the language out")
            yield found("missing-translation", missing[0], message, hint)


def _hint(file: ReadFile, path: Path) -> Sentence:
    raw: Any = file.data
    for key in path:
        raw = raw[key]
    return both_languages(raw, file.language)


def both_languages(raw: object, own: str) -> Sentence:
    """A hint: the text as it should stand, with a gap for what is missing. ``own``: the language of a plain text."""
    if isinstance(raw, dict) and isinstance(raw.get("text"), str | dict):
        raw = raw["text"]
    given = {own: raw} if isinstance(raw, str) else raw if isinstance(raw, dict) else {}
    parts = (f"{language} = {toml_string(quoted(given.get(language, '…')))}" for language in LANGUAGES)
    return S("write {example}", example=f"{{ {', '.join(parts)} }}")


def _said_elsewhere(file: ReadFile, path: Path, language: str) -> bool:
    """Whether this is an option of which the question or another option is there in the language: that is an error."""
    if path[0] != "question" or path[2:3] != ("options",) or path[4:] not in ((), ("text",)):
        return False
    question = file.data["question"][path[1]]
    for text in (question.get("text"), *question["options"]):
        given = text.get("text", text) if isinstance(text, dict) else text
        if language == file.language if isinstance(given, str) else isinstance(given, dict) and language in given:
            return True
    return False
