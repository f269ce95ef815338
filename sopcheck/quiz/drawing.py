"""Drawing a quiz from a pool: which questions, in which order, with which order of options. All of it from one seed.

Rules (from the office's *kisi-kisi* and Haladyna, Downing and Rodriguez 2002): every fact and every stem once; about
half the questions the author's own; no topic more than a third where others are left; SOPs by turns; the key anywhere
with equal chance, never at one letter more than three times in a row; numbers and dates stay in the author's order.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Sequence
from math import ceil
from random import Random

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Text
from sopcheck.quiz.attempt import MODES, Asked, Plan
from sopcheck.quiz.fairness import normal
from sopcheck.quiz.pool import Pool
from sopcheck.quiz.question import Question, Topic

PRACTICE_LENGTH = 12
"""Questions in a practice quiz: about ten minutes."""
MOST_DRAWN_SEED = 999_999
"""A seed that nobody has named is a number from 1 to this one: a person can read it out and type it."""
MOST_EQUAL_LETTERS = 3
"""So many questions in a row may have their key at the same letter."""
_SHARE_OF_A_TOPIC = 1 / 3
_SHARE_OF_AUTHORED = 1 / 2
_SHUFFLES = 20
_BEFORE_A_NUMBER = (
    "senin, selasa, rabu, kamis, jumat, sabtu, minggu, monday, tuesday, wednesday, thursday, friday, saturday, sunday, "
    "setiap, tiap, paling lama, paling lambat, pukul, tanggal, dalam, every, within, at most, at, on, by"
)
_ORDERED = re.compile(rf"(?:(?:{'|'.join(_BEFORE_A_NUMBER.split(', '))}),? +)?(?:rp\.? ?)?[0-9]", re.IGNORECASE)


class NoQuestions(ValueError):
    """Nothing can be asked. ``sentence`` says so, with the way out."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


def draw(  # noqa: PLR0913 - each is one thing that the plan keeps
    pool: Pool,
    *,
    count: int,
    seed: int,
    language: str,
    title: Text,
    sops: Sequence[str],
    mode: str = "latihan",
) -> Plan:
    """A quiz of ``count`` questions of the pool that are fair in ``language``; fewer where there are no more.

    The same pool, seed and wishes always draw the same plan. ``sops`` is what the plan records; which questions may be
    drawn is the pool's affair. ``mode`` is one of MODES. Raises NoQuestions where nothing can be asked, ValueError for
    a count under 1 or an unknown mode.
    """
    if count < 1 or mode not in MODES:
        raise ValueError(f"count {count}, mode {mode!r}")
    fair = [question for question in pool.questions if language in question.languages]
    if not fair:
        if pool.questions:
            raise NoQuestions(
                S("These SOPs have no question in this language. Choose the other language or other SOPs.")
            )
        raise NoQuestions(S("There is no question on these SOPs yet. Choose other SOPs, or add questions to the pack."))
    random = Random(seed)  # noqa: S311 - a quiz, not a secret; the seed is kept in the records
    random.shuffle(fair)
    chosen = _choose(fair, count, language)
    chosen = _mixed(chosen, random)
    asked = tuple(
        Asked(question, tuple(range(len(question.options))) if fixed is not None else _order(question, place, random))
        for question, fixed, place in zip(chosen, _fixed_places(chosen), _key_places(chosen, random), strict=True)
    )
    return Plan(title, mode, seed, language, tuple(sops), asked)


def shown_stem(question: Question, language: str) -> tuple[str, str | None]:
    """What a person sees asked: the stem's words and the drawn shape. No plan holds two equal ones."""
    return normal(question.stem.said(language)), question.drawn


def in_given_order(question: Question) -> bool:
    """True where the options are numbers, dates or periods: sorted as the author left them, they read best.

    One language is enough ("setiap 1 bulan", "every month"): the order is the same in all.
    """
    return any(
        all(_ORDERED.match(option.text.said(language)) for option in question.options)
        for language in question.languages
    )


class _Selection:
    """What has been chosen so far, and how full each topic and SOP is."""

    def __init__(self, wanted: int, language: str) -> None:
        self.wanted = wanted
        self.language = language
        self.chosen: list[Question] = []
        self.topics: Counter[Topic] = Counter()
        self.sops: Counter[str | None] = Counter()
        self._facts: set[str] = set()
        self._stems: set[tuple[str, str | None]] = set()
        self._keys: set[tuple[str | None, str]] = set()

    def _key(self, question: Question) -> tuple[str | None, str]:
        return question.sop, normal(question.options[question.right_option()].text.said(self.language))

    def allowed(self, question: Question) -> bool:
        return question.fact not in self._facts and shown_stem(question, self.language) not in self._stems

    def fresh(self, question: Question) -> bool:
        """True where no chosen question has the same answer: one would help with the other."""
        return self._key(question) not in self._keys

    def add(self, question: Question) -> None:
        self.chosen.append(question)
        self.topics[question.topic] += 1
        self.sops[question.sop] += 1
        self._facts.add(question.fact)
        self._stems.add(shown_stem(question, self.language))
        self._keys.add(self._key(question))

    def preference(self, sop: str | None, topic: Topic) -> tuple[bool, bool, int, int]:
        """Smaller is better: within the topic's share, authored by turns, the SOP and then the topic used least."""
        authored = topic is Topic.AUTHORED
        share = _SHARE_OF_AUTHORED if authored else _SHARE_OF_A_TOPIC
        full = self.topics[topic] >= ceil(share * self.wanted)
        due = self.topics[Topic.AUTHORED] <= _SHARE_OF_AUTHORED * len(self.chosen)
        return full, authored is not due, self.sops[sop], self.topics[topic]


def _choose(fair: Sequence[Question], count: int, language: str) -> list[Question]:
    selection = _Selection(min(count, len(fair)), language)
    # By SOP and topic; dictionaries keep the shuffled order of first appearance, which settles ties.
    waiting: dict[tuple[str | None, Topic], deque[Question]] = {}
    for question in fair:
        waiting.setdefault((question.sop, question.topic), deque()).append(question)
    while len(selection.chosen) < selection.wanted and waiting:
        group = min(waiting, key=lambda group: selection.preference(*group))
        taken = _take(waiting[group], selection)
        if taken is None:
            del waiting[group]
        else:
            selection.add(taken)
    return selection.chosen


def _take(queue: deque[Question], selection: _Selection) -> Question | None:
    """The next allowed question, a fresh answer first. What is not allowed now never will be, and is dropped."""
    held: deque[Question] = deque()
    found: Question | None = None
    while queue and found is None:
        question = queue.popleft()
        if selection.allowed(question):
            if selection.fresh(question):
                found = question
            else:
                held.append(question)
    if found is None and held:
        found = held.popleft()
    queue.extendleft(reversed(held))
    return found


def _fixed_places(questions: Sequence[Question]) -> list[int | None]:
    """Where the key of each question stands, if its options keep their order; else None."""
    return [question.right_option() if in_given_order(question) else None for question in questions]


def _mixed(questions: list[Question], random: Random) -> list[Question]:
    """The questions in a random order in which no run of fixed keys is too long, if one is found soon."""
    for _ in range(_SHUFFLES):
        random.shuffle(questions)
        fixed = _fixed_places(questions)
        if all(_run(fixed, at) <= MOST_EQUAL_LETTERS for at, place in enumerate(fixed) if place is not None):
            break
    return questions


def _run(places: Sequence[int | None], at: int) -> int:
    """How many equal key places stand together around ``at``."""
    first = last = at
    while first > 0 and places[first - 1] == places[at]:
        first -= 1
    while last + 1 < len(places) and places[last + 1] == places[at]:
        last += 1
    return last - first + 1


def _key_places(questions: Sequence[Question], random: Random) -> list[int]:
    """The place of each key: anywhere with equal chance, except where the run of one letter would grow too long."""
    places = _fixed_places(questions)
    for at, question in enumerate(questions):
        if places[at] is None:
            free = list(range(len(question.options)))
            random.shuffle(free)
            for place in free:
                places[at] = place
                if _run(places, at) <= MOST_EQUAL_LETTERS:
                    break
    return [place for place in places if place is not None]


def _order(question: Question, key_place: int, random: Random) -> tuple[int, ...]:
    """An order of the options with the key at ``key_place``, the others shuffled."""
    key = question.right_option()
    others = [place for place in range(len(question.options)) if place != key]
    random.shuffle(others)
    return (*others[:key_place], key, *others[key_place:])
