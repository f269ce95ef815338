"""Whether a question can be answered only by knowing: no echo of the stem in the key, no telltale length.

Sources: Haladyna, Downing and Rodriguez (2002), Case and Swanson (2002, NBME) and the Indonesian *kaidah penulisan
soal*; the rules of roots and lengths were found by reading generated questions one by one.
All of it holds for one language at a time: a question may be fair in one language only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from sopcheck.quiz.lexicon import FUNCTION

LONGEST = 1.35
"""The key is at most so many times as long as the longest distractor,"""
SHORTEST = 0.6
"""and at least so many times as long as the shortest. Both hold for texts of more than SHORT characters."""
SHORT = 15

_WORD = re.compile(r"[^\W_]+")
# Longest first: "mengirim" loses "meng", and what assimilation took with it is forgiven by `alike`.
_PREFIXES = (
    "meng",
    "meny",
    "mem",
    "men",
    "me",
    "peng",
    "peny",
    "pem",
    "pen",
    "per",
    "pe",
    "ber",
    "ter",
    "di",
    "ke",
    "se",
)
_SUFFIXES = {
    "id": ("nya", "kan", "an", "i"),
    "en": ("ations", "ation", "ions", "ion", "ing", "ness", "ed", "es", "ly", "s", "e"),
}
_LEAST_ROOT = 3
_SAME_START = 6


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """The words alone, in lower case: equal for texts that a reader takes for the same."""
    return " ".join(_WORD.findall(text.casefold()))


@lru_cache(maxsize=8192)
def roots(text: str, language: str) -> frozenset[str]:
    """The roots of the telling words: function words dropped, prefixes and suffixes stripped."""
    function = FUNCTION.get(language, frozenset())
    return frozenset(_root(word, language) for word in _WORD.findall(text.casefold()) if word not in function)


@lru_cache(maxsize=65_536)
def _root(word: str, language: str) -> str:
    for suffix in _SUFFIXES.get(language, ()):
        if word.endswith(suffix) and len(word) - len(suffix) > _LEAST_ROOT:
            word = word.removesuffix(suffix)
            break
    if language == "id":
        for _ in range(2):  # "memperbaiki": mem-, per-
            prefix = next((prefix for prefix in _PREFIXES if word.startswith(prefix)), "")
            if prefix and len(word) - len(prefix) >= _LEAST_ROOT:
                word = word.removeprefix(prefix)
    return word


def alike(one: str, other: str) -> bool:
    """Two roots are one word to a reader: equal, one ends in the other (periksa, eriksa), or six letters begin both."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if len(shorter) < _LEAST_ROOT:
        return one == other
    # perbai-kan, perbaik-i: where the suffix begins is a guess
    return (
        longer.endswith(shorter)
        or longer[:-1] == shorter
        or (len(shorter) >= _SAME_START and one[:_SAME_START] == other[:_SAME_START])
    )


def holds(root: str, among: Collection[str]) -> bool:
    """True where one of ``among`` is alike to the root."""
    if root in among:
        return True
    for other in among:  # noqa: SIM110 - a generator would double its time
        # Most pairs share neither the first letter nor the last: asked here, because this loop is the linter's longest.
        if (root[0] == other[0] or root[-1] == other[-1]) and alike(root, other):
            return True
    return False


@lru_cache(maxsize=8192)
def shared_roots(text: str, other: str, language: str) -> frozenset[str]:
    """The roots of ``text`` that ``other`` holds too."""
    among = roots(other, language)
    return frozenset(root for root in roots(text, language) if holds(root, among))


def echoes(telling: str, key: str, distractors: Sequence[str], language: str) -> bool:
    """True where a root that the stem shares with the key is in no other option: the echo gives the key away.

    ``telling``: the part of the stem that differs from question to question.
    """
    return any(
        not any(holds(root, roots(other, language)) for other in distractors)
        for root in shared_roots(key, telling, language)
    )


def length_betrays(key: str, distractors: Sequence[str]) -> bool:
    """True where the key stands out by its length."""
    longest = max(map(len, distractors))
    shortest = min(map(len, distractors))
    return (len(key) > SHORT and len(key) > LONGEST * longest) or (shortest > SHORT and len(key) < SHORTEST * shortest)


def given_away(stem: str, key: str) -> bool:
    """True where the key stands in the stem."""
    return normal(key) in normal(stem)
