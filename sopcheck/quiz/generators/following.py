"""What comes next: the row directly after a row, or the one to which a correction returns."""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Level, Step, StepKind
from sopcheck.quiz.generators.rows import wrong_rows
from sopcheck.quiz.options import Draft, choose
from sopcheck.quiz.papers import hands_on
from sopcheck.quiz.procedure import Procedure, languages_of
from sopcheck.quiz.question import Question, Topic
from sopcheck.quiz.refusal import Refusal
from sopcheck.quiz.wording import BACK, NEXT, put


def questions_on_next(procedure: Procedure) -> Iterator[Question | Refusal]:
    """One question, or the reason why not, for every row that has exactly one way on."""
    for step in procedure.sop.steps:
        if step.kind is StepKind.DECISION or len(procedure.flow.exits(step.id)) != 1:
            continue
        made = _question(procedure, step)
        yield made if isinstance(made, Question) else Refusal(Topic.NEXT, procedure.sop.id, step.id, made)


def _question(procedure: Procedure, step: Step) -> Question | Sentence:
    # One exit, so one right answer: the truth set is its target.
    key = procedure.step(procedure.flow.exits(step.id)[0].target)
    back = procedure.flow.is_correction(step.id)
    if not procedure.unique.issuperset({step.id, key.id}) or key.id == step.id:
        return S("another row has the same activity")
    # Rows that nothing but their order joins make an odd question: a person or a paper must lead from one to the other.
    if not back and step.actor != key.actor and not hands_on(step, key, procedure.pack.language):
        return S("neither its actor nor a paper leads to the row after it")
    languages = languages_of(procedure.pack, (step.activity, key.activity))
    if not languages:
        return S("in no language are all its texts there")
    stem = put(BACK if back else NEXT, languages, activity=step.activity)
    draft = Draft(stem, step.activity, key.activity, languages)
    chosen = choose(draft, wrong_rows(procedure, step, key, languages))
    if isinstance(chosen, Sentence):
        return chosen
    level = Level.UNDERSTAND if back else Level.REMEMBER
    return procedure.question(
        Topic.NEXT, step.id, level=level, stem=stem, chosen=chosen, rows=(procedure.cited(step), procedure.cited(key))
    )
