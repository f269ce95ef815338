"""What a decision's exit leads to. The other exit is always among the options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sopcheck.flow.graph import exit_words
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Level, Step, StepKind, Text
from sopcheck.quiz.fairness import normal
from sopcheck.quiz.generators.rows import wrong_rows
from sopcheck.quiz.options import Draft, choose
from sopcheck.quiz.procedure import Procedure, languages_of
from sopcheck.quiz.question import Option, Question, Topic
from sopcheck.quiz.refusal import Refusal
from sopcheck.quiz.wording import EXIT, EXIT_WHETHER, LANGUAGES, OTHER_ANSWER, OTHER_EXIT, put

YesNo = Literal["yes", "no"]
_WHETHER = {"id": "apakah", "en": "whether"}
# With one of these in the clause, "no" may mean either.
_NEGATIONS = {"id": {"belum", "tidak", "bukan", "tanpa"}, "en": {"not", "no", "never", "without"}}


def questions_on_exits(procedure: Procedure) -> Iterator[Question | Refusal]:
    """One question, or the reason why not, for each of the two exits of every decision."""
    for step in procedure.sop.steps:
        if step.kind is not StepKind.DECISION:
            continue
        ways: tuple[YesNo, YesNo] = ("yes", "no")
        for way in ways:
            made = _question(procedure, step, way)
            yield made if isinstance(made, Question) else Refusal(Topic.EXIT, procedure.sop.id, step.id, made)


def _given(step: Step, way: YesNo) -> Text | None:
    return step.yes_text if way == "yes" else step.no_text


def _says_whether(step: Step, language: str) -> bool:
    words = normal(step.activity.said(language)).split()
    return _WHETHER[language] in words and not _NEGATIONS[language].intersection(words)


def _wording(procedure: Procedure, step: Step, way: YesNo, targets: tuple[Step, Step]) -> tuple[Text, Text] | None:
    """The stem and the exit's words, in the languages in which it is known what the exit means; else None."""
    given = _given(step, way)
    needed = [step.activity, *(target.activity for target in targets), *([given] if given else [])]
    languages = languages_of(procedure.pack, needed)
    if given is None:
        languages = tuple(language for language in languages if _says_whether(step, language))
    if not languages:
        return None
    words = exit_words(step, way)
    return put(EXIT if given else EXIT_WHETHER, languages, activity=step.activity, words=words), words


def _question(procedure: Procedure, step: Step, way: YesNo) -> Question | Sentence:
    targets = {found.kind: procedure.step(found.target) for found in procedure.flow.exits(step.id)}
    other_way: YesNo = "no" if way == "yes" else "yes"
    key, other = targets.get(way), targets.get(other_way)
    if key is None or other is None or key.id == other.id:
        return S("its two exits do not lead to two rows")
    if step.id in {key.id, other.id} or not procedure.unique.issuperset({step.id, key.id, other.id}):
        return S("another row has the same activity")
    worded = _wording(procedure, step, way, (key, other))
    if worded is None:
        return S("what do its exits mean? Give yes_text and no_text")
    stem, words = worded
    languages = tuple(language for language in stem.languages() if language in LANGUAGES)
    draft = Draft(stem, put(_TELLING, languages, activity=step.activity, words=words), key.activity, languages)
    other_words = OTHER_EXIT if _given(step, other_way) else OTHER_ANSWER
    other_why = put(other_words, languages, number=other.number, words=exit_words(step, other_way))
    chosen = choose(
        draft,
        wrong_rows(procedure, step, key, languages, without=(other.id,)),
        always=[Option(other.activity, why=other_why)],
    )
    if isinstance(chosen, Sentence):
        return chosen
    rows = (procedure.cited(step, way), procedure.cited(key), procedure.cited(other))
    return procedure.question(
        Topic.EXIT, f"{step.id}:{way}", level=Level.UNDERSTAND, stem=stem, chosen=chosen, rows=rows
    )


# The exit's words count as stem: "tidak lengkap" must not point to "melengkapi".
_TELLING = dict.fromkeys(LANGUAGES, "{activity} {words}")
