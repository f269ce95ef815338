"""The small interface that screens, commands and reports use to keep and read records.

Facts are only ever added. Every method that adds returns after the COMMIT: what it returned is durable.
Times are aware UTC; ids are UUIDs of version 7 as text of 36 characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sopcheck.locales.sentence import Sentence

if TYPE_CHECKING:  # the first screen lists what is open without knowing what a question or an act is
    from sopcheck.checklist.acts import Act
    from sopcheck.pack.model import Text
    from sopcheck.pack.snapshot import PinnedSop
    from sopcheck.quiz.attempt import Given, Plan
    from sopcheck.quiz.question import Question


LONGEST_NAME = 100
"""The most characters of a person's name, number or unit."""


class StoreRefused(Exception):
    """The store cannot do what was asked (locked, full, newer, damaged, not ours, moved on). Exit code 3.

    ``sentence`` says what and the way out.
    """

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


class MovedOn(StoreRefused):
    """Somebody else has added to the same attempt or run meanwhile: read it again."""


class UnreadableRecord(StoreRefused):
    """One record is damaged; the others are not affected."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who practises or works. ``number``: a staff number (NIP), where known."""

    id: str
    name: str
    recorded: datetime
    number: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class AttemptEntry:
    """One attempt in a list. ``answered`` of ``asked`` questions have an answer."""

    id: str
    person: str
    person_name: str
    recorded: datetime
    last: datetime
    pack: str
    pack_version: str
    title: Text
    mode: str
    seed: int
    language: str
    sops: tuple[str, ...]
    asked: int
    answered: int


class AnswerEntry(NamedTuple):
    """One recorded answer with its question, read from its snapshot. (A tuple: exports make a million of them.)

    ``place``: of the question in the attempt; ``shown``: of the chosen option on the screen; both from 0. ``question``
    has its options in the order in which it is kept, and ``option`` is the place of the chosen one in that order: so
    ``question.options[option]`` is what was chosen, and its ``right`` the verdict.
    """

    id: str
    attempt: str
    sequence: int
    place: int
    shown: int
    option: int
    recorded: datetime
    person: str
    question: Question
    question_digest: str

    @property
    def right(self) -> bool:
        """The verdict, from the snapshot."""
        return self.question.options[self.option].right


@dataclass(frozen=True, slots=True)
class RunEntry:
    """One run in a list. ``acts``: how many; ``completed``: when its complete act in force was recorded, else None."""

    id: str
    person: str
    person_name: str
    recorded: datetime
    last: datetime
    pack: str
    pack_version: str
    sop: str
    sop_digest: str
    title: Text
    case: str
    acts: int
    completed: datetime | None


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not verify: ``table`` and ``row`` name it, ``sentence`` says what is wrong."""

    table: str
    row: str
    sentence: Sentence


class Store(Protocol):
    """Records of one office or one machine."""

    def close(self) -> None:
        """Let go of the store; harmless when repeated."""

    def new_id(self) -> str:
        """A fresh id, for a fact that may have to be sent again."""

    def people(self) -> list[Person]:
        """Everybody known, by name."""

    def find_person(self, name: str) -> Person | None:
        """The first person whose name is the same but for case and spaces."""

    def add_person(self, name: str, *, number: str | None = None, unit: str | None = None) -> Person:
        """Keep a new person. Raises NotWritable where a text is blank or longer than LONGEST_NAME."""

    def person_named(self, name: str) -> Person:
        """Who is called that, else a new person: once, also where two programs ask at the same time.

        Raises NotWritable as :meth:`add_person`."""

    def last_person(self) -> Person | None:
        """Who recorded the newest fact in this store."""

    def start_attempt(
        self, person: str, plan: Plan, *, pack: str, pack_version: str, attempt_id: str | None = None
    ) -> str:
        """Keep the plan with its question snapshots; the new attempt's id.

        ``attempt_id`` makes a retry after an unknown outcome harmless."""

    def add_answer(
        self, attempt: str, sequence: int, given: Given, *, person: str, answer_id: str | None = None
    ) -> str:
        """Keep one reply as number ``sequence`` (from 0) of the attempt; its id.

        ``answer_id`` makes a retry after an unknown outcome harmless. Raises MovedOn where ``sequence`` is taken."""

    def attempts(
        self, *, person: str | None = None, unfinished: bool = False, limit: int | None = None
    ) -> list[AttemptEntry]:
        """Attempts, newest first."""

    def attempt(self, attempt: str) -> tuple[AttemptEntry, Plan, list[Given]]:
        """All that :func:`sopcheck.quiz.attempt.replay` needs."""

    def recent_answers(self, person: str, *, sop: str, limit: int) -> list[AnswerEntry]:
        """The newest answers of one person on one SOP."""

    def start_run(self, person: str, pinned: PinnedSop, case: str, start: Act) -> str:
        """Keep a new run with its start act, in one transaction; the run's id."""

    def add_act(self, run: str, sequence: int, act: Act) -> None:
        """Keep an act as number ``sequence`` (from 0; the start act is 0). Raises MovedOn where it is taken by
        another act; the same act id again is harmless."""

    def runs(
        self, *, person: str | None = None, open_only: bool = False, sop: str | None = None, limit: int | None = None
    ) -> list[RunEntry]:
        """Runs, newest first by last act."""

    def run(self, run: str) -> tuple[RunEntry, PinnedSop, list[Act]]:
        """All that :func:`sopcheck.checklist.run.replay` needs."""

    def each_attempt(self) -> Iterator[AttemptEntry]:
        """Every attempt, oldest first, without holding them all."""

    def each_answer(self) -> Iterator[AnswerEntry]:
        """Every answer, by attempt and sequence, without holding them all."""

    def each_run(self) -> Iterator[RunEntry]:
        """Every run, oldest first, without holding them all."""

    def each_act(self) -> Iterator[tuple[str, int, Act]]:
        """Every act as (run id, sequence, act), by run and sequence."""

    def verify(self) -> Sequence[Fault]:
        """Every digest and chain that does not hold, every gap in a sequence."""
