"""Every question of a pack, authored and generated, in one fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Pack, Text
from sopcheck.quiz.authored import authored_question
from sopcheck.quiz.generators.actors import Joint, joint_actors, questions_on_actors
from sopcheck.quiz.generators.exits import questions_on_exits
from sopcheck.quiz.generators.following import questions_on_next
from sopcheck.quiz.generators.symbols import questions_on_symbols
from sopcheck.quiz.procedure import Procedure
from sopcheck.quiz.question import Question, Topic
from sopcheck.quiz.refusal import Refusal
from sopcheck.quiz.wording import ALL_SOPS, LANGUAGES, SYMBOLS_AND_REGULATION

SYMBOLS = "simbol"
"""In a list of SOPs, this word stands for the questions on symbols and the regulation."""


class UnknownSop(LookupError):
    """A quiz was wanted on an SOP that the pack lacks. ``sentence`` says which, and what there is."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Pool:
    """The questions, and what could not be asked and why."""

    questions: tuple[Question, ...]
    refusals: tuple[Refusal, ...]


def question_pool(pack: Pack, sops: Sequence[str] | None = None) -> Pool:
    """The questions of these SOPs, in the order of the pack whatever the order of ``sops``; the same at every call.

    None asks for everything: all SOPs, then symbols and the regulation. A list asks for its SOPs only; symbols and the
    regulation belong to no SOP and come only where the list holds ``SYMBOLS``. Raises UnknownSop.
    """
    wanted = {*pack.sops, SYMBOLS} if sops is None else set(sops)
    for sop_id in sops or ():
        if sop_id not in pack.sops and sop_id != SYMBOLS:
            known = ", ".join((*pack.sops, SYMBOLS))
            raise UnknownSop(
                S("There is no SOP “{sop}” in this pack. Choose from these: {known}.", sop=sop_id, known=known)
            )
    made: list[Question | Refusal] = []
    joint = joint_actors(pack)
    for sop in pack.sops.values():
        if sop.id in wanted:
            made += _about(Procedure(pack, sop), joint)
    if SYMBOLS in wanted:
        made += (authored_question(pack, authored, None) for authored in pack.questions)
        made += questions_on_symbols(pack)
    return Pool(
        tuple(found for found in made if isinstance(found, Question)),
        tuple(found for found in made if isinstance(found, Refusal)),
    )


def quiz_title(pack: Pack, sops: Sequence[str]) -> Text:
    """What a quiz on these SOPs (and ``SYMBOLS``; none: all) is called.

    In every language of the screen: records outlive the language of the moment.
    """
    if len(sops) == 1 and sops[0] in pack.sops:
        return pack.sops[sops[0]].title

    def called(sop: str, language: str) -> str:
        return pack.sops[sop].title.said(language) if sop in pack.sops else SYMBOLS_AND_REGULATION[language]

    return Text(
        tuple(
            (language, "; ".join(called(sop, language) for sop in sops) or ALL_SOPS[language]) for language in LANGUAGES
        )
    )


def _about(procedure: Procedure, joint: Joint) -> Iterator[Question | Refusal]:
    sop = procedure.sop
    yield from (authored_question(procedure.pack, authored, procedure) for authored in sop.questions)
    generators: list[Iterable[Question | Refusal]] = [questions_on_exits(procedure)]
    if procedure.long_enough:
        generators = [questions_on_next(procedure), *generators, questions_on_actors(procedure, joint)]
    else:
        reason = S("the SOP has fewer than five rows or three actors")
        yield from (Refusal(topic, sop.id, None, reason) for topic in (Topic.NEXT, Topic.ACTOR))
    for generator in generators:
        yield from generator
