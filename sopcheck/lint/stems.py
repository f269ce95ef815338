"""How a question is worded: negations, vague words, opinions, its length and its mark.

Sources: the Indonesian *kaidah penulisan soal*; Haladyna, Downing and Rodriguez (2002), guidelines on the stem; Case
and Swanson (2002) on vague terms. Words between quotation marks are those of a row or a paper, not the author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopcheck.lint.asked import WORD, Asked, Choice, Said, unquoted, words
from sopcheck.lint.cues import ASKING, CHOICE_BEFORE, CONDITIONS, LIMIT_AFTER, NEGATIONS, OPINION, VAGUE
from sopcheck.locales.sentence import S
from sopcheck.pack.faults import Fault, quoted
from sopcheck.quiz.fairness import normal

MOST_WORDS = 50
"""Words of a question at most,"""
MOST_OPTION_WORDS = 15
"""and of an option."""

_TRIGGERS = {language: NEGATIONS[language] | VAGUE[language] | OPINION[language] for language in NEGATIONS}
_SENTENCE = re.compile(r"(?<=[.!?;:…])[\"'”’)]*\s+")  # looks back, so that a row of dots is read once
_SHOWN = 3
"""So many last words are shown."""
_CLOSING = " \t\r\n\"'”’»)"
_QUESTION_WORDS = {
    "id": '"apa", "siapa", "mana", "kapan", "berapa"',
    "en": '"what", "who", "which", "when", "how many"',
}


def check_stem(asked: Asked, language: str, exits: Sequence[str]) -> Iterator[Fault]:
    """All rules on the words of one question in one language. ``exits``: what the exits of its SOP's decisions mean."""
    said = asked.said(language)
    if len(said.folded) > 2 * MOST_OPTION_WORDS:  # a word and its space
        yield from _length(asked, said)
    if not said.stem.endswith("?"):
        yield from _mark(asked, language, said.stem)
    shortened = language == "en" and "n't" in said.folded
    if not shortened and _TRIGGERS.get(language, frozenset()).isdisjoint(said.words):
        return
    yield from _negations(asked, said, exits)
    yield from _vague(asked, said)
    yield from _opinion(asked, said)


def _texts(asked: Asked, said: Said) -> Iterator[tuple[Choice | None, str]]:
    yield None, said.stem
    yield from zip(asked.choices, said.options, strict=True)


def _length(asked: Asked, said: Said) -> Iterator[Fault]:
    count = len(said.stem.split())
    if count > MOST_WORDS:
        message = S("the question has {count} words", count=count)
        hint = S("at most {most}: leave out of the case what the answer does not need", most=MOST_WORDS)
        yield asked.found("long-question", said.language, message, hint)
        return
    for choice, option in zip(asked.choices, said.options, strict=True):
        count = len(option.split()) if len(option) > 2 * MOST_OPTION_WORDS else 0
        if count > MOST_OPTION_WORDS:
            message = S("the option has {count} words", count=count)
            hint = S('at most {most}: put reasons into "why" or "explain"', most=MOST_OPTION_WORDS)
            yield asked.found("long-question", said.language, message, hint, choice)
            return


def _mark(asked: Asked, language: str, stem: str) -> Iterator[Fault]:
    asked_in = stem.rstrip()
    if asked_in.endswith(")"):  # an aside: "Apa itu? (menurut SOP ini)"
        asked_in = asked_in[: asked_in.rfind("(")]
    if asked_in.rstrip(_CLOSING).endswith(("?", "？")):
        return
    message = S("the question does not end with a question mark")
    said = stem.split()
    if ASKING.get(language, frozenset()).isdisjoint(words(stem)) or said[-1].endswith((":", "...", "…", "_")):
        hint = S('ask in full, with {words}, and end with "?"', words=_QUESTION_WORDS.get(language, "…"))
    else:
        ending = " ".join(said[-_SHOWN:]).rstrip(_CLOSING + ".,;!")
        hint = S('end it with a question mark: "{example}"', example=f"… {quoted(ending)}?")
    yield asked.found("no-question-mark", language, message, hint)


def asking_clause(stem: str, language: str) -> str:
    """The clause that asks: the last sentence without what it quotes, and without the case that it begins or ends with.

    'Formulir tidak lengkap. Apa yang dilakukan bila pemohon tidak ada?' asks 'Apa yang dilakukan'.
    """
    parts = _SENTENCE.split(unquoted(stem).strip())
    last = next((part for part in reversed(parts) if WORD.search(part)), "")
    clauses = last.split(", ")
    asking = ASKING.get(language, frozenset())
    conditions = CONDITIONS.get(language, frozenset())
    first = words(clauses[0])[:2]
    asks = len(first) > 1 and first[0] in asking and first[1] in asking  # "When is …", not "When the file …"
    if len(clauses) > 1 and first and first[0] in conditions and not asks:
        begin = next((n for n, one in enumerate(clauses[1:], 1) if not asking.isdisjoint(words(one)[:4])), 1)
        clauses = clauses[begin:]
    clause = ", ".join(clauses)
    asked = False
    for match in WORD.finditer(clause):
        word = match[0].lower()
        if asked and word in conditions:
            return clause[: match.start()]
        asked = asked or word in asking
    return clause


def negations(text: str, language: str, exits: Sequence[str] = ()) -> list[str]:
    """The negating words of a text as they are written. What an exit means ('tidak lengkap') is a name, no negation."""
    known = NEGATIONS.get(language, frozenset())
    found: list[str] = []
    matches = list(WORD.finditer(text))
    folded = [match[0].replace("’", "'").lower() for match in matches]
    for place, word in enumerate(folded):
        if word not in known and not (language == "en" and word.endswith("n't")):
            continue
        before = folded[place - 1] if place else ""
        after = folded[place + 1] if place + 1 < len(folded) else ""
        if before in CHOICE_BEFORE.get(language, ()) or after in LIMIT_AFTER.get(language, ()):
            continue
        rest = " ".join(folded[place : place + 8]) + " "
        if not any(rest.startswith(f"{name} ") for name in exits if name):
            found.append(matches[place][0])
    return found


def _negations(asked: Asked, said: Said, exits: Sequence[str]) -> Iterator[Fault]:
    language = said.language
    named = [normal(name) for name in exits]
    in_stem = negations(asking_clause(said.stem, language), language, named)
    if not in_stem:
        return
    if len(in_stem) > 1:
        message = S('the question negates twice, with "{word}" and "{other}"', word=in_stem[0], other=in_stem[1])
        yield asked.found("two-negations", language, message, S("ask for what holds, without a negation"))
        return
    word = in_stem[0]
    if not word.isupper():
        message = S('the negation "{word}" is easily overlooked', word=word)
        hint = S('write "{capitals}", or ask for what holds', capitals=_capitals(word))
        yield asked.found("quiet-negation", language, message, hint)
    for choice, option in zip(asked.choices, said.options, strict=True):
        also = negations(unquoted(option), language)
        if also:
            message = S('the question negates with "{word}", and this option with "{other}"', word=word, other=also[0])
            hint = S("say the option without a negation, or ask for what holds")
            yield asked.found("two-negations", language, message, hint, choice)
            return


def _capitals(word: str) -> str:
    """'tidak' as 'TIDAK', "isn't" as 'IS NOT'."""
    folded = word.lower().replace("’", "'")
    return _SHORTENED.get(folded, folded.removesuffix("n't") + " not" if folded.endswith("n't") else folded).upper()


_SHORTENED = {"can't": "cannot", "won't": "will not", "shan't": "shall not"}


def _vague(asked: Asked, said: Said) -> Iterator[Fault]:
    vague = VAGUE.get(said.language, frozenset())
    for choice, text in () if vague.isdisjoint(said.words) else _texts(asked, said):
        word = _vague_word(words(unquoted(text)), vague)
        if word is not None:
            message = S('"{word}" says nothing definite', word=word)
            hint = S("leave the word out, or write the number or the rule of the SOP")
            yield asked.found("vague-word", said.language, message, hint, choice)
            return


def _vague_word(said: Sequence[str], vague: frozenset[str]) -> str | None:
    for place, word in enumerate(said):
        if word not in vague or said[max(0, place - 1) : place] in _MEASURED:
            continue
        if word != "sebagian":
            return word
        if said[place + 1 : place + 2] == ("besar",):
            return "sebagian besar"
    return None


_MEASURED = (("seberapa",), ("how",), ("lebih",), ("more",))
"""'Seberapa sering' and 'how often' ask for a number."""


def _opinion(asked: Asked, said: Said) -> Iterator[Fault]:
    known = OPINION.get(said.language, frozenset())
    for choice, text in () if known.isdisjoint(said.words) else _texts(asked, said):
        told = words(unquoted(text))
        for place, word in enumerate(told):
            if word not in known:
                continue
            phrase = _of_opinion(told, place)
            if phrase:
                message = S('"{word}" asks for an opinion', word=phrase)
                hint = S("ask what is done, or what the SOP says")
                yield asked.found("opinion", said.language, message, hint, choice)
                return
            if word not in {"pendapat", "opinion"}:
                message = S('"{word}" addresses the reader', word="Anda" if word == "anda" else word)
                example = "Apa yang dilakukan petugas?" if said.language == "id" else "What does the officer do?"
                hint = S('name the role instead: "{example}"', example=example)
                yield asked.found("opinion", said.language, message, hint, choice)
                return


def _of_opinion(said: Sequence[str], place: int) -> str:
    """The words at a place that ask for an opinion: 'menurut Anda', 'in your opinion'; '' where they do not."""
    word = said[place]
    before = said[max(0, place - 2) : place]
    if word in {"sebaiknya", "pendapatmu"}:
        return word
    if before[-1:] == ("menurut",):
        return "menurut Anda" if word == "anda" else f"menurut {word}"
    if word == "opinion" and "in" in before:
        return " ".join((*said[place - len(before) + before.index("in") : place], word))
    if word == "your" and said[place + 1 : place + 2] == ("opinion",):
        return f"{word} opinion"
    return ""
