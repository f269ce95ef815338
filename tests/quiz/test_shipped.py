"""The questions of the shipped pack, the authored ones too, keep the rules."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from sopcheck.pack.model import Pack
from sopcheck.pack.reading import load_pack
from sopcheck.quiz.drawing import draw
from sopcheck.quiz.fairness import normal
from sopcheck.quiz.pool import SYMBOLS, Pool, question_pool
from sopcheck.quiz.question import LETTERS, Question, Topic

CONTENT = Path(__file__).parents[2] / "content" / "kpu-jatim"
LANGUAGES = ("id", "en")


@cache
def pack() -> Pack:
    found = load_pack(CONTENT).pack
    assert found is not None
    return found


@cache
def pool() -> Pool:
    return question_pool(pack())


def test_no_authored_question_is_refused_and_all_are_in_both_languages() -> None:
    assert [refusal for refusal in pool().refusals if refusal.topic is Topic.AUTHORED] == []
    for question in pool().questions:
        if question.topic is Topic.AUTHORED:
            assert set(question.languages) == set(LANGUAGES), question.id


def test_every_sop_has_enough_of_every_topic_in_both_languages() -> None:
    for language in LANGUAGES:
        yields = Counter((found.sop, found.topic) for found in pool().questions if language in found.languages)
        for sop in pack().sops:
            assert yields[sop, Topic.AUTHORED] >= 8
            for topic in (Topic.NEXT, Topic.EXIT, Topic.ACTOR):
                assert yields[sop, topic] >= 2, (sop, topic, language)
        assert yields[None, Topic.SYMBOL] >= 5
        assert yields[None, Topic.AUTHORED] >= 12


def test_every_question_has_one_key_different_options_and_its_source() -> None:
    for question in pool().questions:
        assert sum(option.right for option in question.options) == 1
        for language in question.languages:
            assert len({normal(option.text.said(language)) for option in question.options}) == len(question.options)
        assert question.law is not None, question.id
        assert Question.from_json(question.to_json()) == question


def test_authored_keys_do_not_lean_to_one_letter() -> None:
    letters = Counter(found.right_option() for found in pool().questions if found.topic is Topic.AUTHORED)
    assert max(letters.values()) <= 0.35 * sum(letters.values()) + 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sops", [None, [SYMBOLS], ["pelayanan-informasi"]], ids=str)
def test_quizzes_can_be_drawn(language: str, sops: list[str] | None) -> None:
    found = question_pool(pack(), sops)
    keys: Counter[str] = Counter()
    for seed in range(50):
        plan = draw(found, count=10, seed=seed, language=language, title=pack().title, sops=tuple(sops or ()))
        assert len(plan.questions) == 10
        assert len({asked.question.fact for asked in plan.questions}) == 10
        keys.update(LETTERS[asked.shown.right_option()] for asked in plan.questions)
    assert all(keys[letter] >= 0.15 * keys.total() for letter in "ABCD")


def test_feedback_says_nothing_that_is_not_in_the_procedure() -> None:
    for question in pool().questions:
        if question.topic is Topic.ACTOR:
            for option in question.options:
                assert option.right or (option.why is not None and "bukan baris ini" in option.why.said("id"))
