"""The author's questions as questions: with their rows cited and their source in words."""

from __future__ import annotations

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import AuthoredQuestion, Pack, Source, Text
from sopcheck.quiz.fairness import normal
from sopcheck.quiz.procedure import Procedure, languages_of
from sopcheck.quiz.question import LETTERS, Option, Question, Topic
from sopcheck.quiz.refusal import Refusal
from sopcheck.quiz.wording import article

_FEWEST_OPTIONS = 2


def authored_question(pack: Pack, authored: AuthoredQuestion, procedure: Procedure | None) -> Question | Refusal:
    """The question as it is asked; refused where it could not be graded or answered in any language.

    ``procedure``: the SOP that it belongs to, None for the pack's own questions on symbols and the regulation.
    """
    sop = procedure.sop if procedure else None
    languages = _languages(pack, authored)
    reason = _fault(authored, languages)
    if reason is not None:
        return Refusal(Topic.AUTHORED, sop.id if sop else None, authored.id, reason)
    known = {step.id: step for step in sop.steps} if sop else {}
    return Question(
        id=authored.id,
        topic=Topic.AUTHORED,
        level=authored.level,
        stem=authored.text,
        options=tuple(Option(option.text, option.right, option.why) for option in authored.options),
        fact=f"authored:{authored.id}",
        languages=languages,
        sop=sop.id if sop else None,
        sop_title=sop.title if sop else None,
        explain=authored.explain,
        rows=tuple(procedure.cited(known[step]) for step in authored.steps if step in known) if procedure else (),
        law=law_in_words(pack, authored.source),
    )


def _languages(pack: Pack, authored: AuthoredQuestion) -> tuple[str, ...]:
    texts = [authored.text, *(option.text for option in authored.options)]
    texts += [option.why for option in authored.options if option.why]
    return languages_of(pack, [*texts, *([authored.explain] if authored.explain else [])])


def _fault(authored: AuthoredQuestion, languages: tuple[str, ...]) -> Sentence | None:
    """What keeps it from being asked. The pack checker says all of this earlier and better; here nothing may break."""
    if sum(option.right for option in authored.options) != 1:
        return S("there must be exactly one right option")
    if not _FEWEST_OPTIONS <= len(authored.options) <= len(LETTERS):
        return S("there are too few or too many options")
    if not languages:
        return S("in no language are all its texts there")
    for language in languages:
        if len({normal(option.text.said(language)) for option in authored.options}) < len(authored.options):
            return S("two options would read the same")
    return None


def law_in_words(pack: Pack, source: Source | None) -> Text | None:
    """'UU 14/2008 pasal 22 ayat (7); …': reference, article and what else the author names; None without any."""
    if source is None:
        return None
    reference = pack.references.get(source.reference or "")

    def in_language(language: str) -> str:
        cited = reference.cited(language) if reference else ""
        if source.article:
            cited = f"{cited} {article(language, source.article)}".strip()
        return "; ".join(part for part in (cited, source.also.said(language) if source.also else "") if part)

    said = tuple((language, in_language(language)) for language in languages_of(pack, ()))
    return Text(said) if all(text for _, text in said) else None
