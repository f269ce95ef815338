"""Who performs a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import Actor, Level, Pack, Step, Text
from sopcheck.quiz.fairness import holds, normal, roots
from sopcheck.quiz.lexicon import RANKS
from sopcheck.quiz.options import Draft, choose
from sopcheck.quiz.procedure import Procedure, languages_of
from sopcheck.quiz.question import Option, Question, Topic
from sopcheck.quiz.refusal import Refusal
from sopcheck.quiz.wording import ACTOR, ACTOR_ROW, ACTOR_ROWS, listed, put

Joint = Mapping[str, frozenset[str]]
"""The members of every joint actor, by id."""
_FEWEST_ACTORS = 4
_WORD = re.compile(r"[^\W_]+")
_JOINTS = re.compile(r"\s+(?:dan|bersama|and|with|together with)\s+|\s*/\s*", re.IGNORECASE)


def questions_on_actors(procedure: Procedure, joint: Joint) -> Iterator[Question | Refusal]:
    """One question, or the reason why not, for every row. ``joint``: from :func:`joint_actors`, once for the pack."""
    for step in procedure.sop.steps:
        made = _question(procedure, step, joint)
        yield made if isinstance(made, Question) else Refusal(Topic.ACTOR, procedure.sop.id, step.id, made)


def joint_actors(pack: Pack) -> Joint:
    """Which actors a joint actor names: a part beside 'dan' or 'bersama' that is itself an actor's name.

    "Perencanaan, Data dan Informasi" is no joint actor, for no actor is called "Informasi".
    """
    named: dict[str, set[str]] = {}
    for actor in pack.actors.values():
        for _, name in actor.name.words:
            named.setdefault(normal(name), set()).add(actor.id)
    found: dict[str, frozenset[str]] = {}
    for actor in pack.actors.values():
        parts = {normal(part) for _, name in actor.name.words for part in _JOINTS.split(name)}
        members = frozenset(other for part in parts for other in named.get(part, ())) - {actor.id}
        if members:
            found[actor.id] = members
    return found


def telling(actor: Actor, language: str) -> frozenset[str]:
    """The roots of the words by which one knows the actor."""
    words = (word for word in _WORD.findall(actor.name.said(language).casefold()) if word not in RANKS)
    return roots(" ".join(words), language)


def _named(actor: Actor, activity: Text, languages: Sequence[str]) -> bool:
    """True where a telling word of the actor stands in the activity."""
    return any(
        holds(root, roots(activity.said(language), language))
        for language in languages
        for root in telling(actor, language)
    )


def _truth(procedure: Procedure, actor: Actor, joint: Joint) -> set[str]:
    """Everybody who could rightly be answered: the actor, whom a joint actor names, and joint actors with the actor."""
    with_the_actor = {other for other in procedure.sop.actors() if actor.id in joint.get(other, ())}
    return {actor.id, *joint.get(actor.id, ()), *with_the_actor}


def _apart(procedure: Procedure, step: Step, actor: Actor, joint: Joint) -> list[Actor]:
    """The other actors, the nearest first, without a joint actor beside a member: each would half be the other."""
    ranked = sorted(
        (procedure.actor(other) for other in procedure.sop.actors() if other != actor.id),
        key=lambda other: _distance(procedure, other, step),
    )
    chosen: list[Actor] = []
    taken = _truth(procedure, actor, joint)
    for other in ranked:
        if other.id not in taken and taken.isdisjoint(joint.get(other.id, ())):
            chosen.append(other)
            taken |= _truth(procedure, other, joint)
    return chosen


def _rows_of(procedure: Procedure, actor_id: str) -> list[Step]:
    return [step for step in procedure.sop.steps if step.actor == actor_id]


def _passing(procedure: Procedure, actor: Actor) -> bool:
    """True for somebody outside who appears in one row only: nobody would name an applicant for desk work."""
    return actor.outside and len(_rows_of(procedure, actor.id)) == 1


def _question(procedure: Procedure, step: Step, joint: Joint) -> Question | Sentence:
    actor = procedure.actor(step.actor)
    if len(procedure.sop.actors()) < _FEWEST_ACTORS:
        return S("the SOP has fewer than four actors")
    if _passing(procedure, actor):
        return S("its actor is from outside and has this row only")
    if step.id not in procedure.unique:
        return S("another row has the same activity")
    languages = languages_of(procedure.pack, (step.activity, actor.name))
    others = _apart(procedure, step, actor, joint)
    # An actor whose name stands in the row is no honest option; should one language not be fair, another may be.
    fair_languages = tuple(language for language in languages if not _named(actor, step.activity, (language,)))
    if not fair_languages:
        return S("its activity names its actor")
    draft = Draft(put(ACTOR, languages, activity=step.activity), step.activity, actor.name, fair_languages)
    chosen = choose(
        draft,
        [
            Option(other.name, why=_why(procedure, other, languages))
            for other in others
            if set(languages) <= set(other.name.languages())
            and not _passing(procedure, other)
            and not _named(other, step.activity, fair_languages)
        ],
    )
    if isinstance(chosen, Sentence):
        return chosen
    return procedure.question(
        Topic.ACTOR, step.id, level=Level.REMEMBER, stem=draft.stem, chosen=chosen, rows=(procedure.cited(step),)
    )


def _distance(procedure: Procedure, actor: Actor, step: Step) -> tuple[int, int]:
    rows = _rows_of(procedure, actor.id)
    return min(abs(row.number - step.number) for row in rows), rows[0].number


def _why(procedure: Procedure, actor: Actor, languages: Sequence[str]) -> Text:
    numbers = [row.number for row in _rows_of(procedure, actor.id)]
    words = ACTOR_ROW if len(numbers) == 1 else ACTOR_ROWS
    return put(words, languages, actor=actor.name, rows=listed(numbers, languages))
