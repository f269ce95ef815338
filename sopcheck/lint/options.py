"""The options of a question: whether one of them shows by its form that it is the key, or that it is not.

Sources: Haladyna, Downing and Rodriguez (2002), guidelines on options; Case and Swanson (2002) on cues for the
testwise; ``quiz.fairness``, by whose definitions the generated questions are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopcheck.lint.amounts import MONTHS, NUMBER_WORDS, UNITS, Amount, ascend, leading, periods
from sopcheck.lint.asked import Asked, Choice, unquoted, words
from sopcheck.lint.cues import (
    ABBREVIATED,
    ABSOLUTE,
    ACTIVE,
    ANY_VERB,
    AT_MOST,
    BARE_VERBS,
    CATCHING,
    FRAME,
    LATER_VERB,
    NO_ABSOLUTE,
    NO_VERBS,
    TOGETHER,
    UNITS_OF_TIME,
    WEEKDAYS,
)
from sopcheck.lint.finding import found
from sopcheck.lint.languages import NAMES, both_languages
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.faults import Fault, quoted
from sopcheck.pack.structure import normalised
from sopcheck.quiz.fairness import (
    LONGEST,
    SHORT,
    SHORTEST,
    given_away,
    holds,
    length_betrays,
    normal,
    roots,
    shared_roots,
)

_LETTERS = r"[a-f1-6](?:(?: dan| and| atau| or| serta)? [a-f1-6]){0,4} (?:dan|and|atau|n?or|serta) [a-f1-6]"
_TRUE = r"(?: (?:adalah |are |is )?(?:benar|betul|salah|tepat|correct|right|true|wrong|apply))?"
_ANSWERS = r"(?: (?:jawaban|pilihan|opsi|pernyataan|hal|yang disebutkan|above|answers|options|choices|statements))?"
_NO = "tidak (?:ada|satu ?pun)"
_CATCH_ALL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:semua|seluruh)(?:nya)?{_ANSWERS}(?: ini| itu| tersebut)?(?: di)?(?: atas)?{_TRUE}",
        rf"{_NO}{_ANSWERS}(?: satu ?pun)?(?: di)?(?: atas)?(?: yang)? (?:benar|betul|tepat|sesuai|atas)",
        rf"{_NO}(?: yang)?(?: benar)? (?:di ?antara|dari){_ANSWERS}(?:nya| ini| itu| di atas| tersebut)?",
        r"tidak satu ?pun",
        rf"(?:bukan )?(?:salah satu|semua)(?:nya)?(?: dari)?{_ANSWERS}(?: di)? atas",
        rf"ke ?(?:dua|tiga)(?: (?:ke)?(?:dua|tiga))?(?:nya)?{_ANSWERS}{_TRUE}",
        rf"(?:jawaban |pilihan |opsi |options? |answers? |baik |both |n?either )?{_LETTERS}(?: saja| only)?{_TRUE}",
        rf"(?:all|none|any|either|neither|both)(?: of)?(?: (?:the|these|them|those))?(?: two)?{_ANSWERS}{_TRUE}",
    )
)
_WHOLE_ANSWERS = frozenset(("kedua", "ketiga", "ke dua", "ke tiga", "semua", "all", "any", "none"))
"""Answers of their own: "kedua" is the second, "none" may be a number of things."""
_LONGEST_CATCH = 60

_ABSOLUTE_WORDS = frozenset().union(*ABSOLUTE.values(), ("pernah",))
_HAS_DIGIT = re.compile("[0-9]")
_LEAST_VERB = 5
_LEAST_OPTIONS = 3
_TELLING = 3
"""By so many first words an option shows of which kind it is."""


def check_options(asked: Asked, language: str, day_minutes: float) -> Iterator[Fault]:
    """All rules on the options of one question in one language. ``day_minutes``: those of a working day."""
    said = asked.said(language)
    stem, options = said.stem, said.options
    if len({normal(option) for option in options}) < len(options):
        yield from _twins(asked, language, options)
    if not said.words.isdisjoint(UNITS):
        yield from _equal_times(asked, language, options)
    if asked.key is not None and asked.wrong:
        key, wrong = options[asked.key.place], [options[choice.place] for choice in asked.wrong]
        if length_betrays(key, wrong):
            yield from _long_key(asked, language, key, wrong)
        yield from _echo(asked, language, stem, key, wrong)
    catching = catch_alls(options)
    for place in catching[:1]:
        message = S('"{option}" is no answer of its own, it speaks of the other options', option=quoted(options[place]))
        hint = S("write a wrong option that a colleague could take for right; three options do as well as four")
        yield asked.found("catch-all-option", language, message, hint, asked.choices[place])
    plain = [place for place in range(len(options)) if place not in catching]
    if not _ABSOLUTE_WORDS.isdisjoint(said.words):
        yield from _absolute(asked, language, stem, options, plain)
    if len(plain) >= _LEAST_OPTIONS:
        mixed: list[Fault] = []
        if _HAS_DIGIT.search("".join(options)) is not None or not said.words.isdisjoint(MONTHS):
            amounts = [leading(option, day_minutes) for option in options]
            yield from _unsorted(asked, language, options, amounts)
            if any(amounts):
                mixed = list(_mixed_amounts(asked, language, options, amounts, plain))
        yield from mixed or _mixed_forms(asked, language, options, plain)
    yield from _full_stop(asked, language, options)


def _twins(asked: Asked, language: str, options: Sequence[str]) -> Iterator[Fault]:
    """Two options with the same words; what differs in neither letter nor mark is a fault of the pack's form."""
    seen: dict[str, int] = {}
    for place, option in enumerate(options):
        first = seen.setdefault(normal(option), place)
        if first != place and normalised(options[first]) != normalised(option):
            message = S('"{one}" and "{other}" read the same', one=quoted(options[first]), other=quoted(option))
            hint = S("let them differ in a word or a number; a sign alone is overlooked")
            yield asked.found("twin-options", language, message, hint, asked.choices[place])
            return


def _equal_times(asked: Asked, language: str, options: Sequence[str]) -> Iterator[Fault]:
    seen: dict[tuple[str, float, bool], int] = {}
    for place, option in enumerate(options):
        times = periods(option)
        if len(times) != 1:
            continue
        period = times[0]
        before = " ".join(word for word in words(option[: period.span[0]]) if word not in AT_MOST)
        around = f"{before} … {normal(option[period.span[1] :])}"
        first = seen.setdefault((around, period.minutes, period.working), place)
        if first == place or normal(options[first]) == normal(option):
            continue  # a fault of its own
        message = S('"{one}" and "{other}" are the same time', one=quoted(options[first]), other=quoted(option))
        hint = S("put a time here that a wrong counting would give, or delete the option")
        wrong = first if asked.choices[place].right else place
        yield asked.found("equal-times", language, message, hint, asked.choices[wrong])
        return


def _long_key(asked: Asked, language: str, key: str, wrong: Sequence[str]) -> Iterator[Fault]:
    longest, shortest = max(map(len, wrong)), min(map(len, wrong))
    if len(key) > LONGEST * longest:
        most = max(SHORT, int(LONGEST * longest))
        message = S(
            "the right option stands out: {length} characters, the longest wrong one {other}",
            length=len(key),
            other=longest,
        )
        hint = S("shorten it to {most} characters, or say more in a wrong one", most=most)
    else:
        message = S(
            "the right option stands out: {length} characters, the shortest wrong one {other}",
            length=len(key),
            other=shortest,
        )
        most = max(SHORT, int(len(key) / SHORTEST))
        hint = S("shorten one wrong option to {most} characters, or say more in the right one", most=most)
    yield asked.found("long-key", language, message, hint, asked.key)


def _echo(asked: Asked, language: str, stem: str, key: str, wrong: Sequence[str]) -> Iterator[Fault]:
    shared = shared_roots(key, stem, language)
    telling = [root for root in shared if not any(holds(root, roots(other, language)) for other in wrong)]
    if not telling:
        if shared and len(shared) == len(roots(key, language)) and len(key) > SHORT and given_away(stem, key):
            message = S("the right option stands in the question word for word")
            hint = S("leave it out of the question, or ask something else")
            yield asked.found("echo", language, message, hint, asked.key)
        return
    word = next((word for word in words(key) if _tells(word, stem, telling, language)), None)
    if word is None:
        return
    message = S('"{word}" repeats a word of the question, and no wrong option does', word=word)
    hint = S('say it otherwise, or use "{word}" in a wrong option too', word=word)
    yield asked.found("echo", language, message, hint, asked.key)


def _tells(word: str, stem: str, telling: Sequence[str], language: str) -> bool:
    """Whether a word of the key repeats one of the stem that is no word of asking, and belongs to no number or date."""
    if word in MONTHS or word in WEEKDAYS or word in UNITS or word[0].isdigit():  # Wednesday is no echo of "days"
        return False
    frame = FRAME.get(language, frozenset())
    repeated = [root for root in roots(word, language) if root in telling]
    return any(holds(root, roots(one, language)) for root in repeated for one in words(stem) if one not in frame)


def catch_alls(options: Sequence[str]) -> list[int]:
    """The places of options that refer to the others: "semua benar", "A dan B", "none of the above"."""
    return [place for place, option in enumerate(options) if len(option) <= _LONGEST_CATCH and _catches(normal(option))]


def _catches(option: str) -> bool:
    if option.partition(" ")[0] not in CATCHING or option in _WHOLE_ANSWERS:
        return False
    return any(pattern.fullmatch(option) for pattern in _CATCH_ALL)


def _absolute(asked: Asked, language: str, stem: str, options: Sequence[str], plain: Sequence[int]) -> Iterator[Fault]:
    known = ABSOLUTE.get(language, frozenset())
    in_stem = words(stem)
    held: dict[int, str] = {}
    for place in plain:
        word = _absolute_word(options[place], language, known)
        if word and not set(word.split()) <= set(in_stem) and not _together(word, asked.choices[place]):
            held[place] = word
    key = next((place for place, choice in enumerate(asked.choices) if choice.right), None)
    if not held or key is None or len(held) == len(plain) or (key in held and len(held) > 1):
        return
    place = next(iter(held))
    if key in held:
        message = S('only the right option says "{word}"', word=held[place])
    else:
        message = S('"{word}" marks this option as wrong', word=held[place])
    hint = S('leave out "{word}", or say every option as strongly', word=held[place])
    yield asked.found("absolute-options", language, message, hint, asked.choices[place])


def _together(word: str, choice: Choice) -> bool:
    return word == "all" and not TOGETHER.isdisjoint(words(choice.text.said("id")))


def _absolute_word(option: str, language: str, known: frozenset[str]) -> str | None:
    said = words(unquoted(option))
    if known.isdisjoint(said) and "pernah" not in said:
        return None
    for place, word in enumerate(said):
        pairs = {" ".join(said[max(0, place - 1) : place + 1]), " ".join(said[place : place + 2])}
        if word in known and pairs.isdisjoint(NO_ABSOLUTE):
            return word
        if language == "id" and word == "tidak" and said[place + 1 : place + 2] == ("pernah",):
            return "tidak pernah"
    return None


def _unsorted(asked: Asked, language: str, options: Sequence[str], amounts: Sequence[Amount | None]) -> Iterator[Fault]:
    read = [amount for amount in amounts if amount is not None]
    if len(read) < _LEAST_OPTIONS or len(read) < len(options) or ascend(read):
        return
    order = sorted(range(len(read)), key=lambda place: read[place].orders[0])
    first = next(place for place, right in enumerate(order) if place != right)
    message = S("the options do not ascend")
    hint = S("put them in this order: {order}", order=" · ".join(quoted(options[place]) for place in order))
    yield asked.found("unsorted-numbers", language, message, hint, asked.choices[first])


def _mixed_amounts(
    asked: Asked, language: str, options: Sequence[str], amounts: Sequence[Amount | None], plain: Sequence[int]
) -> Iterator[Fault]:
    """Numbers, times or dates among words, a word among them, or a time among dates."""
    kinds: dict[str, list[int]] = {}
    for place in plain:
        amount = amounts[place]
        if amount is not None:
            kinds.setdefault(_KINDS.get(amount.kind, "date"), []).append(place)
        elif _no_amount(options[place]):
            kinds.setdefault("word", []).append(place)
    if len(kinds) < 2:
        return
    odd = min(kinds.values(), key=len)[0]
    if "word" not in kinds:
        other = next(options[place] for those in kinds.values() for place in those if odd not in those)
        message = S('"{option}" is of another kind than "{other}"', option=quoted(options[odd]), other=quoted(other))
    elif odd in kinds["word"]:
        message = S('"{option}" is no number, as other options are', option=quoted(options[odd]))
    else:
        message = S('"{option}" is a number among words', option=quoted(options[odd]))
    hint = S("let all options be words, numbers, times or dates alike")
    yield asked.found("mixed-options", language, message, hint, asked.choices[odd])


_KINDS = {"number": "number", "period": "period"}
"""All else are dates, with or without a year."""


def _mixed_forms(asked: Asked, language: str, options: Sequence[str], plain: Sequence[int]) -> Iterator[Fault]:
    """One option without the active verb or the capital with which all others begin."""
    if language == "id" and sum(option[:3].lower().startswith(ACTIVE) for option in options) not in {0, len(options)}:
        unlike = _odd_verb(plain, {place: words(options[place]) for place in plain}, options)
        if unlike is not None:
            odd, message, hint = unlike
            yield asked.found("mixed-options", language, message, hint, asked.choices[odd])
            return
    small = [place for place in plain if options[place][:1].islower()]
    if len(small) != 1 or not _small(options[small[0]]):
        return
    if all(_capital(options[place]) for place in plain if place not in small):
        option = options[small[0]]
        message = S("only this option begins with a small letter")
        hint = S('write "{example}"', example=quoted(option[0].upper() + option[1:]))
        yield asked.found("mixed-options", language, message, hint, asked.choices[small[0]])


def _no_amount(option: str) -> bool:
    """Whether no number or time is meant: "Setiap tiga bulan" may be one, "Rekap dengan perkiraan tahun" is none."""
    said = words(option)
    return not any(
        word[0].isdigit() or word in UNITS or word in UNITS_OF_TIME or word in NUMBER_WORDS for word in said[:_TELLING]
    )


def _odd_verb(
    plain: Sequence[int], said: dict[int, tuple[str, ...]], options: Sequence[str]
) -> tuple[int, Sentence, Sentence] | None:
    """The one option that does not begin with an active verb, or the only one that does."""
    verbs = [place for place in plain if said[place] and _is_verb(said[place][0], ACTIVE)]
    others = [place for place in plain if place not in verbs]
    if len(others) == 1 and not _acts(said[others[0]]):
        example = said[verbs[0]][0].capitalize()
        message = S(
            '"{option}" does not begin with an active verb, as the others do', option=quoted(options[others[0]])
        )
        return others[0], message, S('begin it with a verb too, as in "{example} …"', example=example)
    if len(verbs) == 1 and not any(_acts(said[place]) for place in others):
        message = S('only "{option}" begins with an active verb', option=quoted(options[verbs[0]]))
        return verbs[0], message, S("say all options as acts, or none")
    return None


def _is_verb(word: str, beginnings: tuple[str, ...]) -> bool:
    return len(word) >= _LEAST_VERB and word.startswith(beginnings) and word not in NO_VERBS


def _acts(said: Sequence[str]) -> bool:
    """Whether an act may be meant: a verb among the first words ("Segera melapor", "Langsung ditolak")."""
    if not said or _is_verb(said[0], ANY_VERB):
        return True
    return any(_is_verb(word, LATER_VERB) or word in BARE_VERBS for word in said[:3])


def _small(option: str) -> bool:
    return option[:1].isalpha() and not option[1:2].isupper() and option[1:2] != "-"


def _capital(option: str) -> bool:
    return option[:1].isalpha() and option[0].isupper()


def _full_stop(asked: Asked, language: str, options: Sequence[str]) -> Iterator[Fault]:
    for choice, option in zip(asked.choices, options, strict=True):
        text = option.rstrip() if "." in option else ""
        if text.endswith(".") and not text.endswith("..") and text.split()[-1].lower() not in ABBREVIATED:
            message = S("the option ends with a full stop")
            yield asked.found("option-full-stop", language, message, S("delete the full stop"), choice)
            return


def check_languages(asked: Asked) -> Iterator[Fault]:
    """Whether every option is there in every language in which the question or another option is."""
    if not asked.choices or asked.stem is None or asked.even:
        return
    codes = asked.stem.languages()
    every = dict.fromkeys((*codes, *(code for choice in asked.choices for code in choice.text.languages())))
    if len(every) == 1:
        return
    for language in every:
        lacking = [choice for choice in asked.choices if language not in choice.text.languages()]
        if not lacking or all(map(_needs_no_words, asked.choices)):
            continue
        if len(lacking) < len(asked.choices):
            yield _untranslated(asked, language, lacking[0])
            return
        if language in codes:
            yield _untranslated(asked, language, None)
            return


def _needs_no_words(choice: Choice) -> bool:
    """A number or an acronym is the same in every language."""
    text = choice.text.words[0][1]
    return not any(letter.islower() for letter in text)


def _untranslated(asked: Asked, language: str, choice: Choice | None) -> Fault:
    name = NAMES[language]
    if choice is None:
        message = S("the question is there in {language}, its options are not", language=name)
        path = asked.row.at("options")
        return found("option-language", path, message, _both(asked.choices[0], language, asked.own), mark="key")
    message = S("the option is not there in {language}, others are", language=name)
    path = asked.row.at("options", choice.place)
    return found("option-language", path, message, _both(choice, language, asked.own))


def _both(choice: Choice, language: str, own: str) -> Sentence:
    """What to write at an option that lacks a language."""
    if isinstance(choice.raw, dict) and "text" not in choice.raw:
        return S("add to the option: {example}", example=f'{language} = "…"')
    return both_languages(choice.raw, own)
