"""Whether an activity holds more than one act. Sources: Permen PAN-RB 35/2012; checklists hold one act a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from sopcheck.lint.activities import Word, capital
from sopcheck.lint.verbs import active_of, is_active, is_passive, is_state, word_set

_JOINS = frozenset(("dan", "serta", "sekaligus", "lalu", "kemudian", "selanjutnya", "berikutnya"))
_THEN = frozenset(("lalu", "kemudian", "selanjutnya", "berikutnya"))
_BETWEEN = frozenset(
    ("segera", "langsung", "juga", "lalu", "kemudian", "selanjutnya", "untuk", "itu", "setelah", "akhirnya")
)
_CLAUSE = word_set("""
    yang untuk guna dengan dalam tanpa sambil setelah sebelum
    cara melalui oleh tentang mengenai menurut
    """)
"""Words after which a verb belongs to a clause, not to the row."""
_PREDICATE = frozenset(("agar", "supaya", "sehingga", "apabila", "jika", "bila", "ketika", "saat", "karena"))
"""Words after which a sentence of its own begins."""
_CONTENT = frozenset(("apakah", "bahwa"))
"""Words after which everything is what is asked or said."""
_SIGNS = re.compile(r"[,;/&+]")
_MAY_JOIN = re.compile(rf"[,;/&+]|\b(?:setelah|{'|'.join(sorted(_JOINS | _THEN))})\b", re.IGNORECASE)


def may_join_id(text: str) -> bool:
    """Whether anything in an Indonesian activity may join a second act to the first: most have nothing."""
    return _MAY_JOIN.search(text) is not None


def second_act_id(text: str, words: Sequence[Word], start: int = 0) -> int | None:
    """The place among ``words`` of a second act in an Indonesian activity whose first verb is at ``start``."""
    clause = busy = False
    for place in range(start + 1, len(words)):
        word = words[place].low
        if word in _CONTENT:
            return None
        joined, then = _join(text, words, place)
        handed = not clause and place + 1 < len(words) and words[place + 1].low in ("kepada", "ke")
        passive = (then or handed) and is_passive(word) and active_of(word) is not None
        if joined and (is_active(word) or passive):
            if then or not clause:
                if not (is_state(word) and clause):
                    return place
            elif not busy and not is_state(word):
                return place
        if word in _PREDICATE:
            clause = busy = True
        elif word in _CLAUSE and not (word == "setelah" and place + 1 < len(words) and words[place + 1].low == "itu"):
            clause, busy = True, False
        elif is_active(word):
            clause = busy = True  # "meminta unit menyusun …": from here on it is the other's act
    return None


def _join(text: str, words: Sequence[Word], place: int) -> tuple[bool, bool]:
    """Whether a word is joined to what is before it as a further act, and whether as one that comes later."""
    then = False
    before = place - 1
    while before > 0 and words[before].low in _BETWEEN:
        low = words[before].low
        if low == "untuk" and words[before - 1].low not in _BETWEEN | _JOINS and low not in _THEN:
            return False, False
        if low == "setelah" and words[before + 1].low != "itu":
            return False, False
        then = then or low in _THEN or low == "setelah"
        if _SIGNS.search(text, words[before].end, words[before + 1].start):
            return True, then
        before -= 1
    sign = _SIGNS.search(text, words[before].end, words[before + 1].start) is not None
    then = then or ";" in text[words[before].end : words[before + 1].start]
    low = words[before].low
    return then or sign or low in _JOINS, then or low in _THEN


def second_act_en(words: Sequence[Word], verbs: Collection[str]) -> int | None:
    """The place of a second imperative in an English activity: after *and* directly behind the first, or with *then*.

    ``verbs``: the first words of the activities of this SOP: what is a verb in it.
    """
    for place in range(1, len(words) - 1):
        if words[place].low not in ("and", "then"):
            continue
        verb = place + 1
        if words[place].low == "and" and words[verb].low == "then":
            continue
        if words[verb].low not in verbs:
            continue
        after = words[verb + 1].low if verb + 1 < len(words) else ""
        if words[place].low == "then" or place == 1 or after in ("the", "a", "an", "it", "its", "them", "their"):
            return verb
    return None


def split_acts(text: str, words: Sequence[Word], start: int, second: int) -> tuple[str, str]:
    """The two activities that one holds; what both act on is said in both."""
    end = second - 1
    while end > start and words[end].low in _BETWEEN | _JOINS | {"and", "then"}:
        end -= 1
    verb = words[second]
    later = active_of(verb.low) if is_passive(verb.low) else None
    other = (later or text[verb.start : verb.end]) + text[verb.end :].rstrip(" .")
    first = text[words[start].start : words[end].end]
    if end == start:
        last = second
        while last + 1 < len(words):
            joint = 2 if last + 2 < len(words) and words[last + 1].low in _JOINS else 1
            if not is_active(words[last + joint].low):
                break
            last += joint
        first += text[words[last].end :].rstrip(" .")
    return capital(first), capital(other)
