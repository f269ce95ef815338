"""One person's go at a quiz, as a value: ``replay(plan, answers)``.

The plan says which questions, in which order, with which order of options. The answers are facts. Everything else
(where the person is, what is right, the score) follows and is never stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sopcheck.locales.sentence import S
from sopcheck.pack.digest import digest
from sopcheck.pack.model import Text
from sopcheck.quiz.question import LETTERS, Question
from sopcheck.quiz.snapshot import BadSnapshot, Fields, whole, wrong

__all__ = [
    "MODES",
    "Asked",
    "AttemptState",
    "BadSnapshot",
    "Given",
    "Graded",
    "Plan",
    "plan_body",
    "plan_from",
    "question_snapshots",
    "replay",
]

FORMAT = 1
"""The shape of a plan's body in the records."""
MODES = ("latihan", "ujian", "ulangan")
"""Practice, test, review."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a plan. ``question`` stands as it was authored or generated; ``order[i]`` is the place, in it, of
    the option shown at place i. So equal questions of many attempts share one snapshot, whatever their shuffling."""

    question: Question
    order: tuple[int, ...]

    @property
    def shown(self) -> Question:
        """The question with its options in the order shown: what answers and feedback speak about."""
        return self.question.in_order(self.order)


@dataclass(frozen=True, slots=True)
class Plan:
    """A drawn quiz: what the attempt is pinned to. ``questions`` stand in the order asked."""

    title: Text
    mode: str
    seed: int
    language: str
    sops: tuple[str, ...]
    questions: tuple[Asked, ...]

    def shown(self, place: int) -> Question:
        """The question at ``place`` (from 0) as it is shown."""
        return self.questions[place].shown


@dataclass(frozen=True, slots=True)
class Given:
    """One reply: ``place`` of the question in the plan, ``option`` as shown, both from 0."""

    place: int
    option: int


@dataclass(frozen=True, slots=True)
class Graded:
    """One reply with its verdict. ``question`` is the question as shown."""

    place: int
    question: Question
    option: int
    right: bool


@dataclass(frozen=True, slots=True)
class AttemptState:
    """Where an attempt stands. ``current`` is None once every question is answered."""

    plan: Plan
    graded: tuple[Graded, ...]
    current: int | None

    @property
    def finished(self) -> bool:
        """True when nothing is left to answer."""
        return self.current is None

    @property
    def right(self) -> int:
        """How many were right."""
        return sum(graded.right for graded in self.graded)

    def share(self) -> Fraction | None:
        """Right over asked, exact; None before the first answer."""
        return Fraction(self.right, len(self.graded)) if self.graded else None


def replay(plan: Plan, answers: Sequence[Given]) -> AttemptState:
    """The state after ``answers`` in recorded order; ``current`` is the first question without an answer.

    Total: a reply to a question already answered, to one that is not in the plan, or with an option that was not
    shown raises BadSnapshot with a sentence, and nothing else is ever raised.
    """
    graded: list[Graded] = []
    answered: set[int] = set()
    for given in answers:
        if not 0 <= given.place < len(plan.questions):
            raise BadSnapshot(
                S(
                    "The records hold an answer to question {number}, but this quiz has {count}.",
                    number=given.place + 1,
                    count=len(plan.questions),
                )
            )
        if given.place in answered:
            raise BadSnapshot(S("The records hold two answers to question {number}.", number=given.place + 1))
        question = plan.shown(given.place)
        if not 0 <= given.option < len(question.options):
            raise BadSnapshot(
                S(
                    "The records hold an answer to question {number} that was not among its options.",
                    number=given.place + 1,
                )
            )
        answered.add(given.place)
        graded.append(Graded(given.place, question, given.option, question.options[given.option].right))
    current = next((place for place in range(len(plan.questions)) if place not in answered), None)
    return AttemptState(plan, tuple(graded), current)


def plan_body(plan: Plan) -> dict[str, Any]:
    """The plan without its questions' content: JSON values only. Each question is its digest and its order."""
    return {
        "format": FORMAT,
        "title": plan.title.to_json(),
        "mode": plan.mode,
        "seed": plan.seed,
        "language": plan.language,
        "sops": list(plan.sops),
        "questions": [{"digest": asked.question.digest(), "order": list(asked.order)} for asked in plan.questions],
    }


def question_snapshots(plan: Plan) -> dict[str, dict[str, Any]]:
    """The content of the plan's questions by digest, as :func:`plan_from` needs it."""
    snapshots: dict[str, dict[str, Any]] = {}
    for asked in plan.questions:
        data = asked.question.to_json()
        snapshots[digest(data)] = data
    return snapshots


def plan_from(
    body: Mapping[str, Any], snapshots: Mapping[str, Mapping[str, Any]], read: dict[str, Question] | None = None
) -> Plan:
    """The plan out of its body and the snapshots that it names; others may be among them.

    ``read``: questions by digest that an earlier call has read and checked; this one adds its own. Whoever reads many
    plans passes the same one, so that no question is read twice.
    Raises BadSnapshot where the body is not one we write, or a question is missing or not the one that was asked.
    """
    fields = Fields(body, "plan")
    known = {} if read is None else read
    if fields.integer("format") != FORMAT:
        raise wrong("plan.format")
    title = fields.text("title")
    mode = fields.string("mode")
    if mode not in MODES:
        raise wrong("plan.mode")
    plan = Plan(
        title=title,
        mode=mode,
        seed=fields.integer("seed"),
        language=fields.string("language"),
        sops=fields.strings("sops"),
        questions=tuple(_asked(item, place, snapshots, known) for item, place in fields.items("questions")),
    )
    fields.end()
    return plan


def _asked(item: Any, place: str, snapshots: Mapping[str, Mapping[str, Any]], read: dict[str, Question]) -> Asked:
    fields = Fields(item, place)
    name = fields.string("digest")
    order = tuple(whole(value, at) for value, at in fields.items("order"))
    fields.end()
    question = read.get(name)
    if question is None:
        question = read[name] = _question(name, snapshots)
    if len(order) > len(LETTERS) or sorted(order) != list(range(len(question.options))):
        raise wrong(f"{place}.order")
    return Asked(question, order)


def _question(name: str, snapshots: Mapping[str, Mapping[str, Any]]) -> Question:
    data = snapshots.get(name)
    if data is None:
        raise BadSnapshot(S("The records lack the content of a question ({digest}).", digest=name[:12]))
    question = Question.from_json(data)
    if digest(data) != name:
        raise BadSnapshot(S("The content of a question ({digest}) has been changed in the records.", digest=name[:12]))
    return question
