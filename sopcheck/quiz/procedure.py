"""One SOP as the generators see it: its flow, its rows as they are cited, the names of its actors, its law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from sopcheck.flow.graph import Flow, exit_words
from sopcheck.pack.model import Actor, Level, Pack, Sop, Step, StepKind, Text
from sopcheck.quiz.fairness import normal
from sopcheck.quiz.question import CitedRow, Option, Question, Topic
from sopcheck.quiz.wording import LANGUAGES

FORM_OF_SOPS = "permenpan-35-2012"
"""The regulation on the form of SOPs (Permen PAN-RB 35/2012), which every SOP carries."""
_MOST_CITED = 3
_FEWEST_ROWS = 5
_FEWEST_ACTORS = 3
_PAST = 1.5
_FROM_THE_START = 4.0


def languages_of(pack: Pack, texts: Iterable[Text]) -> tuple[str, ...]:
    """The languages in which every one of the texts exists and questions can be worded, the pack's own first."""
    known = [set(text.languages()) for text in texts]
    ordered = sorted(LANGUAGES, key=lambda language: language != pack.language)
    return tuple(language for language in ordered if all(language in found for found in known))


def cited_law(pack: Pack, references: Iterable[str]) -> Text | None:
    """The references as they are cited, 'UU 14/2008 · Perki 1/2021'; None where the pack knows none of them."""
    known = [pack.references[reference] for reference in references if reference in pack.references]
    if not known:
        return None
    return Text(
        tuple(
            (language, " · ".join(reference.cited(language) for reference in known))
            for language in languages_of(pack, ())
        )
    )


class Procedure:
    """What the generators ask about one SOP of a pack. Total: a name that the pack lacks is shown as its id."""

    def __init__(self, pack: Pack, sop: Sop) -> None:
        self.pack = pack
        self.sop = sop
        self.flow = Flow(sop)
        self._steps = {step.id: step for step in reversed(sop.steps)}

    @cached_property
    def law(self) -> Text | None:
        """What the rows rest on: of the SOP's references in force, first those that its deadlines or questions cite.

        The author's order otherwise, at most three; the form of SOPs only where there is no other.
        """
        used = {deadline.reference for deadline in self.sop.deadlines}
        used |= {question.source.reference for question in self.sop.questions if question.source}
        in_force = [
            reference
            for reference in self.sop.references
            if reference in self.pack.references and self.pack.references[reference].replaced_by is None
        ]
        own = [reference for reference in in_force if reference != FORM_OF_SOPS]
        return cited_law(self.pack, sorted(own or in_force, key=lambda reference: reference not in used)[:_MOST_CITED])

    @cached_property
    def long_enough(self) -> bool:
        """False for a procedure so short that its rows and actors are guessed: under five rows or three actors."""
        return len(self.sop.steps) >= _FEWEST_ROWS and len(self.sop.actors()) >= _FEWEST_ACTORS

    @cached_property
    def unique(self) -> frozenset[str]:
        """The steps whose activity no other row repeats, in any language."""
        seen = Counter((language, normal(text)) for step in self.sop.steps for language, text in step.activity.words)
        return frozenset(
            step.id
            for step in self.sop.steps
            if all(seen[language, normal(text)] == 1 for language, text in step.activity.words)
        )

    def step(self, step_id: str) -> Step:
        """The row with this id; the first, should there be two. Raises KeyError where there is none."""
        return self._steps[step_id]

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id."""
        return self.pack.actors.get(actor_id) or Actor(actor_id, Text(((self.pack.language, actor_id),)))

    def cited(self, step: Step, way: Literal["yes", "no"] | None = None) -> CitedRow:
        """The row as feedback quotes it; with ``way``, that exit of the decision and where it leads."""
        leads_to = next(
            (self.step(found.target).number for found in self.flow.exits(step.id) if found.kind == way), None
        )
        return CitedRow(
            step=step.id,
            number=step.number,
            activity=step.activity,
            actor=self.actor(step.actor).name,
            digest=step.digest,
            exit=way,
            exit_text=exit_words(step, way) if way else None,
            leads_to=leads_to if way else None,
        )

    def question(  # noqa: PLR0913 - what a generator knows of its question
        self,
        topic: Topic,
        about: str,
        *,
        level: Level,
        stem: Text,
        chosen: tuple[tuple[Option, ...], tuple[str, ...]],
        rows: tuple[CitedRow, ...],
    ) -> Question:
        """A generated question on this SOP, with its id, fact and law.

        ``about``: what it is about within its topic, the id of a row or of an exit ('periksa:yes'). ``chosen``: the
        options and the languages in which they are fair, as ``options.choose`` gives them.
        """
        options, fair = chosen
        return Question(
            id=f"{self.sop.id}:{topic.value}:{about}",
            topic=topic,
            level=level,
            stem=stem,
            options=options,
            fact=f"{topic.value}:{self.sop.id}:{about}",
            languages=fair,
            sop=self.sop.id,
            sop_title=self.sop.title,
            rows=rows,
            law=self.law,
        )

    def neighbours(self, step: Step, without: Iterable[str]) -> list[Step]:
        """Other rows that can be named without doubt, the nearest first; what is past tempts less, the start least."""
        left_out = {step.id, *without}
        past = self.flow.must_precede(step.id)

        def distance(other: Step) -> tuple[float, int]:
            farther = (_PAST if other.id in past else 0) + (_FROM_THE_START if other.kind is StepKind.START else 0)
            return abs(other.number - step.number) + farther, other.number

        return sorted((other for other in self.sop.steps if other.id in self.unique - left_out), key=distance)
