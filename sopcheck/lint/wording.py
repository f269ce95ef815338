"""How activities are worded: active verb first, no subject, one act, one line, one capital; no two alike.

Sources: Permen PAN-RB 35/2012 (active verb, no subject); facts on checklists for length, one act and letters.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sopcheck.lint.activities import (
    NUMBERING,
    ROLES,
    Word,
    capital,
    mended_en,
    mended_id,
    without_subject_en,
    without_subject_id,
    words_of,
)
from sopcheck.lint.acts import may_join_id, second_act_en, second_act_id, split_acts
from sopcheck.lint.draft import PackDraft, SopDraft, StepRow, said_in
from sopcheck.lint.finding import found
from sopcheck.lint.imperatives import ARTICLES
from sopcheck.lint.letters import in_sentence_case
from sopcheck.lint.verbs import WORD, is_active
from sopcheck.locales.sentence import S
from sopcheck.pack.faults import Fault, quoted
from sopcheck.quiz.fairness import normal

_Start = Generator[Fault, None, int | None]
LONGEST = 70
"""Characters of an activity that is read at a glance; about 60 is better."""


def check(sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    """The rules on the words of activities: at most one finding a rule and row, in the first language that shows it."""
    own = _own_verbs(sop) if sop.language == "en" else frozenset()
    for row in sop.steps:
        told: set[str] = set()
        for language, text in said_in(row.step.activity):
            for fault in _said(row, (language, text), sop, pack, own):
                if fault.rule not in told:
                    told.add(fault.rule)
                    yield fault
    yield from _alike(sop)


def _own_verbs(sop: SopDraft) -> frozenset[str]:
    """The imperatives with which the activities of this SOP begin: what is a verb here."""
    firsts = (
        words_of(text)[:1] for row in sop.steps for language, text in said_in(row.step.activity) if language == "en"
    )
    return frozenset(words[0].low for words in firsts if words) - ARTICLES


def _said(row: StepRow, said: tuple[str, str], sop: SopDraft, pack: PackDraft, own: frozenset[str]) -> Iterator[Fault]:
    language, text = said
    if _plainly_good(language, text, sop):
        yield from _shape(row, language, text, pack)
        return
    words = words_of(text)
    if not words:
        return
    start: int | None = 0
    if language == "id":
        if not is_active(words[0].low) or NUMBERING.match(text):
            start = yield from _first_word(row, language, text, words, pack)
        second = None if start is None else second_act_id(text, words, start)
    elif language == sop.language:
        start = yield from _first_word(row, language, text, words, pack)
        second = None if start is None else second_act_en(words[start:], own)
        second = None if second is None or start is None else second + start
    else:
        second = None
    if second is not None and start is not None:
        first, other = split_acts(text, words, start, second)
        message = S(
            'the activity holds a second act, "{verb}"', verb=quoted(text[words[second].start : words[second].end])
        )
        hint = S('make two rows of it: "{first}" and "{second}"', first=quoted(first), second=quoted(other))
        yield found("several-acts", row.words("activity", language), message, hint)
    yield from _shape(row, language, text, pack)


def _plainly_good(language: str, text: str, sop: SopDraft) -> bool:
    """Whether one look says that nothing is wrong with the words: so it is with nearly all activities."""
    if language != "id":
        return language != sop.language and WORD.search(text) is not None
    first = WORD.match(text)
    return first is not None and is_active(first[0].casefold()) and not may_join_id(text)


def _first_word(row: StepRow, language: str, text: str, words: list[Word], pack: PackDraft) -> _Start:
    """What is wrong at the beginning. Gives the place of the first verb, None where no verb leads the activity."""
    path = row.words("activity", language)
    if words[0].low in pack.verbs:
        return 0
    better: str | None
    number = NUMBERING.match(text)
    if number is not None and (rest := text[number.end() :]) and (inner := words_of(rest)):
        better = rest if language == "en" or is_active(inner[0].low) else mended_id(rest, inner) or rest
        message = S('the activity begins with "{number}", not with a verb', number=quoted(number[0].strip()))
        hint = S('rows have their numbers already; write "{words}"', words=quoted(capital(better)))
        yield found("active-verb", path, message, hint)
        return next((place for place, word in enumerate(words) if is_active(word.low)), None)
    bare = (without_subject_id if language == "id" else without_subject_en)(text, words, pack.actor_names)
    if bare is not None:
        place = next((place for place, word in enumerate(words) if place and bare.endswith(text[word.end :])), 1)
        subject = text[words[0].start : words[place - 1].end]
        message = S('the activity names a subject, "{words}"', words=quoted(subject))
        hint = S('who does it is said by {key}; write "{words}"', key='"actor"', words=quoted(bare))
        yield found("subject", path, message, hint)
        return place if language == "en" or is_active(words[place].low) else None
    better = mended_id(text, words) if language == "id" else mended_en(text, words)
    if language == "en" and better is None:
        return 0
    first = text[words[0].start : words[0].end]
    message = S('the activity begins with "{word}", which is no active verb', word=quoted(first))
    if better:
        hint = S('write "{words}"', words=quoted(better))
    elif language == "id":
        hint = S(
            'begin with what is done, a verb with {prefixes}, as in "{example}"; '
            "if the word is right in this office, add it to verbs under [lint] in pack.toml",
            prefixes="me-, mem-, men-, meng-, meny-",
            example="Memeriksa berkas",
        )
    else:
        hint = S('begin with what is done, as in "{example}"', example="Check the form")
    yield found("active-verb", path, message, hint)
    return None


def _shape(row: StepRow, language: str, text: str, pack: PackDraft) -> Iterator[Fault]:
    if len(text) > LONGEST:
        message = S(
            "the activity has {length} characters; up to {most} are read at a glance", length=len(text), most=LONGEST
        )
        hint = S("keep the verb and what it acts on, and move the rest into a line: {example}", example='remark = "…"')
        yield found("long-activity", row.words("activity", language), message, hint)
    better = in_sentence_case(text, language, pack.actor_names, ROLES.get(language, ()))
    if better is not None:
        message = S("the activity is not written like a sentence: one capital, no full stop")
        hint = S('write "{words}"', words=quoted(better))
        yield found("sentence-case", row.words("activity", language), message, hint)


def _alike(sop: SopDraft) -> Iterator[Fault]:
    """Rows with the activity of an earlier one, in any language."""
    first: dict[tuple[str, str], StepRow] = {}
    for row in sop.steps:
        for language, text in said_in(row.step.activity):
            words = normal(text)
            earlier = first.setdefault((language, words), row)
            if earlier is not row and words:
                message = S("row {row} at {place} has the same activity", row=earlier.step.number)
                hint = S(
                    'say what is different here: which paper, or which round, as in "{example}"', example=_again(text)
                )
                yield found(
                    "same-activity", row.words("activity", language), message, hint, also=(sop.file, earlier.path)
                )
                break


def _again(text: str) -> str:
    return quoted(f"{text.rstrip(' .')} …")
