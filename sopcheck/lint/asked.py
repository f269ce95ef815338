"""One authored question as the rules on questions see it: its texts with their places, in each of its languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sopcheck.lint.draft import Row, words_at
from sopcheck.lint.finding import found
from sopcheck.lint.languages import NAMES
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.faults import Fault, Path
from sopcheck.pack.model import Text

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
"""A word, with what an apostrophe joins to it: don't."""
_QUOTED = re.compile("“[^“”]*”|\"[^\"]*\"|«[^«»]*»|(?<![^\\W_])'[^']*'(?![^\\W_])|‘[^‘’]*’(?![^\\W_])")


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: its place in the list, its TOML value, its text, whether it is the key."""

    place: int
    raw: Any
    text: Text
    right: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A question in one language: the stem, the options, all of it in lower case, and the words of it.

    ``words`` tells at once, for most rules, that there is nothing to look for.
    """

    language: str
    stem: str
    options: tuple[str, ...]
    folded: str
    words: frozenset[str]


class Asked:
    """One question. ``own``: the language of the pack.

    ``choices`` is empty, and ``key`` None, where an option could not be read: rules on options say nothing then.
    """

    def __init__(self, row: Row, own: str) -> None:
        self.row = row
        self.own = own
        text = row.fields.get("text")
        self.stem: Text | None = text if isinstance(text, Text) else None
        self.choices = tuple(_choices(row))
        keys = [choice for choice in self.choices if choice.right]
        self.key = keys[0] if len(keys) == 1 else None
        self.wrong = tuple(choice for choice in self.choices if choice is not self.key) if self.key else ()
        codes = () if self.stem is None else self.stem.languages()
        there = [choice.text.languages() for choice in self.choices]
        self.even = all(languages == codes for languages in there)
        """Whether all of it is there in the same languages."""
        self.languages = codes if self.even else tuple(code for code in codes if all(code in one for one in there))
        """Those in which the stem and every option are there; the pack's own first."""
        self._said: dict[str, Said] = {}

    def said(self, language: str) -> Said:
        """Its words in one language."""
        known = self._said.get(language)
        if known is None:
            stem = "" if self.stem is None else self.stem.said(language)
            options = tuple([choice.text.said(language) for choice in self.choices])
            folded = _folded("\n".join((stem, *options)))
            known = self._said[language] = Said(language, stem, options, folded, frozenset(WORD.findall(folded)))
        return known

    def at(self, language: str, choice: Choice | None = None) -> Path:
        """The place of the words of an option in one language, of the stem where there is none."""
        if choice is None:
            return self.row.words("text", language)
        return words_at(self.row.at("options", choice.place), choice.raw, language)

    def found(self, rule: str, language: str, message: Sentence, hint: Sentence, choice: Choice | None = None) -> Fault:
        """A finding in the words of one language, which is named where it is not the pack's own."""
        if language != self.own:
            message = S("in {language}: {finding}", language=NAMES[language], finding=message)
        return found(rule, self.at(language, choice), message, hint)


def _choices(row: Row) -> Sequence[Choice]:
    options, raw = row.fields.get("options"), row.raw.get("options")
    if not isinstance(options, list) or not isinstance(raw, list) or len(options) != len(raw):
        return ()
    made = []
    for place, (one, given) in enumerate(zip(options, raw, strict=True)):
        if not isinstance(one, Mapping) or not isinstance(one.get("text"), Text):
            return ()
        made.append(Choice(place, given, one["text"], bool(one.get("right"))))
    return made


@lru_cache(maxsize=4096)
def unquoted(text: str) -> str:
    """The text without what it quotes: the words of a row or of a paper are not the author's."""
    return _QUOTED.sub(" ", text)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words in lower case, with a straight apostrophe."""
    return tuple(WORD.findall(_folded(text)))


def _folded(text: str) -> str:
    return text.replace("’", "'").lower()
