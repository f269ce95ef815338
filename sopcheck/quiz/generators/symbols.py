"""What the five symbols mean, and which symbol means what (Permen PAN-RB 35/2012).

That a symbol is *not* one of the five is not asked here: the five are called by their shape and the others by their
use, so that among names the odd one would show. The others are the distractors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Level, Pack, Symbol, Text
from sopcheck.quiz.fairness import normal
from sopcheck.quiz.options import Draft, choose
from sopcheck.quiz.procedure import FORM_OF_SOPS, cited_law, languages_of
from sopcheck.quiz.question import Option, Question, Topic
from sopcheck.quiz.refusal import Refusal
from sopcheck.quiz.wording import (
    LANGUAGES,
    MEANING_OF_ALLOWED,
    MEANING_OF_FORBIDDEN,
    NAME_OF_ALLOWED,
    NAME_OF_FORBIDDEN,
    SYMBOL_MEANING,
    SYMBOL_NAME,
    Words,
    put,
)

NOTHING = Text(tuple((language, "") for language in LANGUAGES))
"""These stems are always the same, so nothing in them can echo."""


def questions_on_symbols(pack: Pack) -> Iterator[Question | Refusal]:
    """For every symbol of the five its meaning and its name, or why not."""
    for symbol in pack.symbols.values():
        for maker in (_meaning, _name) if symbol.allowed else ():
            made = maker(pack, symbol)
            yield made if isinstance(made, Question) else Refusal(Topic.SYMBOL, None, symbol.id, made)


def _meaning(pack: Pack, symbol: Symbol) -> Question | Sentence:
    """The drawn shape is shown; its name appears nowhere."""
    languages = languages_of(pack, (symbol.meaning,))
    stem = put(SYMBOL_MEANING, languages)
    wrong = [
        Option(
            other.meaning,
            why=put(MEANING_OF_ALLOWED if other.allowed else MEANING_OF_FORBIDDEN, languages, name=other.name),
        )
        for other in _rivals(pack, symbol)
        if _complete(other, languages)
    ]
    made = _asked(pack, symbol, "meaning", Draft(stem, NOTHING, symbol.meaning, languages), wrong)
    return replace(made, drawn=symbol.shape) if isinstance(made, Question) else made


def _name(pack: Pack, symbol: Symbol) -> Question | Sentence:
    languages = languages_of(pack, (symbol.meaning, symbol.name))
    stem = put(SYMBOL_NAME, languages, meaning=_clause(symbol.meaning))
    wrong = [
        _option(other, NAME_OF_ALLOWED if other.allowed else NAME_OF_FORBIDDEN, languages)
        # The five first: their names are of one form, so that none stands out.
        for other in sorted(_rivals(pack, symbol), key=lambda other: not other.allowed)
        if _complete(other, languages) and not _same_meaning(symbol, other, languages)
    ]
    return _asked(pack, symbol, "name", Draft(stem, symbol.meaning, symbol.name, languages), wrong)


def _same_meaning(symbol: Symbol, other: Symbol, languages: Sequence[str]) -> bool:
    return any(normal(symbol.meaning.said(language)) == normal(other.meaning.said(language)) for language in languages)


def _asked(
    pack: Pack,
    symbol: Symbol,
    kind: str,
    draft: Draft,
    wrong: Sequence[Option],
) -> Question | Sentence:
    if not draft.languages:
        return S("in no language are all its texts there")
    chosen = choose(draft, wrong)
    if isinstance(chosen, Sentence):
        return chosen
    options, fair = chosen
    return Question(
        id=f"symbol:{kind}:{symbol.id}",
        topic=Topic.SYMBOL,
        level=Level.REMEMBER,
        stem=draft.stem,
        options=options,
        # Shape to meaning and meaning to name are one fact: one would give the other away.
        fact=f"symbol:{symbol.id}",
        languages=fair,
        law=cited_law(pack, (FORM_OF_SOPS,)),
    )


def _rivals(pack: Pack, symbol: Symbol) -> list[Symbol]:
    """The symbols to choose wrong options from, by turns: one that it is confused with, another of the five."""
    confused = [pack.symbols[other] for other in symbol.confused_with if other in pack.symbols and other != symbol.id]
    five = [
        other for other in pack.symbols.values() if other.allowed and other.id != symbol.id and other not in confused
    ]
    mixed: list[Symbol] = []
    for place in range(max(len(confused), len(five))):
        mixed += confused[place : place + 1] + five[place : place + 1]
    return mixed


def _complete(symbol: Symbol, languages: Sequence[str]) -> bool:
    return set(languages) <= set(symbol.name.languages()) & set(symbol.meaning.languages())


def _option(symbol: Symbol, words: Words, languages: Sequence[str]) -> Option:
    return Option(symbol.name, why=put(words, languages, meaning=_clause(symbol.meaning)))


def _clause(meaning: Text) -> Text:
    """The meaning inside a sentence: without its full stop and, unless an acronym, its capital."""
    return Text(tuple((language, _uncapitalised(text.rstrip(". "))) for language, text in meaning.words))


def _uncapitalised(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
