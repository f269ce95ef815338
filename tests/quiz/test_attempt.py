"""An attempt is its plan and its answers: replayed, kept and read back, graded, explained, summed up."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.pack.digest import digest
from sopcheck.quiz.attempt import (
    AttemptState,
    BadSnapshot,
    Given,
    Plan,
    plan_body,
    plan_from,
    question_snapshots,
    replay,
)
from sopcheck.quiz.drawing import draw
from sopcheck.quiz.feedback import feedback
from sopcheck.quiz.pool import question_pool
from sopcheck.quiz.question import Question
from sopcheck.quiz.result import Result, result

from .office import both, office

POOL = question_pool(office())
PLAN = draw(POOL, count=12, seed=3, language="id", title=both("Latihan", "Practice"), sops=("pelayanan-informasi",))
SIZE = len(PLAN.questions)
REPLIES = st.builds(Given, st.integers(-1, SIZE), st.integers(-1, 5))
ODD = st.sampled_from([None, True, 0, -1, 1.5, "", "x", [], ["x"], {}, {"id": 3}, {"id": ""}])


def answered(rights: list[bool]) -> AttemptState:
    def option(place: int, right: bool) -> int:
        key = PLAN.shown(place).right_option()
        return key if right else (key + 1) % len(PLAN.shown(place).options)

    return replay(PLAN, [Given(place, option(place, right)) for place, right in enumerate(rights)])


@given(st.lists(REPLIES, max_size=SIZE + 2))
def test_replay_is_total(answers: list[Given]) -> None:
    try:
        state = replay(PLAN, answers)
    except BadSnapshot as refused:
        assert refused.sentence.template
        places = [given.place for given in answers]
        assert (
            len(set(places)) < len(places)
            or any(not 0 <= place < SIZE for place in places)
            or any(not 0 <= given.option < len(PLAN.shown(given.place).options) for given in answers)
        )
    else:
        assert [(graded.place, graded.option) for graded in state.graded] == [(a.place, a.option) for a in answers]
        left = sorted(set(range(SIZE)) - {given.place for given in answers})
        assert state.current == (left[0] if left else None)
        assert state.finished is (not left)
        assert state.right == sum(PLAN.shown(a.place).options[a.option].right for a in answers)


@given(st.lists(st.booleans(), max_size=SIZE))
def test_the_state_after_some_answers_is_the_beginning_of_the_state_after_all(rights: list[bool]) -> None:
    for some in range(len(rights)):
        assert answered(rights).graded[:some] == answered(rights[:some]).graded


@given(st.integers(), st.integers(1, 40), st.sampled_from(["id", "en"]))
def test_a_plan_is_read_back_as_it_was_kept(seed: int, count: int, language: str) -> None:
    plan = draw(POOL, count=count, seed=seed, language=language, title=both("a", "b"), sops=(), mode="ujian")
    body, snapshots = json.loads(json.dumps([plan_body(plan), question_snapshots(plan)]))
    assert plan_from(body, snapshots) == plan
    assert plan_body(plan_from(body, snapshots)) == plan_body(plan)
    assert len(snapshots) == len(plan.questions)


def test_the_snapshot_of_a_question_does_not_depend_on_its_shuffling() -> None:
    kept: dict[str, Any] = {}
    for seed in range(10):
        kept |= question_snapshots(draw(POOL, count=500, seed=seed, language="id", title=both("a", "b"), sops=()))
    assert len(kept) <= len(POOL.questions)


@given(st.data())
def test_a_question_that_is_not_as_we_write_it_is_refused_by_name(data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(PLAN.questions))
    snapshot = asked.question.to_json()
    broken = copy.deepcopy(snapshot)
    key = data.draw(st.sampled_from([*sorted(broken), "unheard-of"]))
    broken[key] = data.draw(ODD)
    try:
        read = Question.from_json(broken)
    except BadSnapshot as refused:
        assert refused.args[0]
        assert "question" in str(refused.sentence.values["place"])
    else:
        assert Question.from_json(read.to_json()) == read  # a value of the right type is another question, no damage


@pytest.mark.parametrize("data", [None, 3, [], "soal", {1: 2}, {}])
def test_what_is_no_question_at_all_is_refused(data: Any) -> None:
    with pytest.raises(BadSnapshot):
        Question.from_json(data)


@given(st.data())
def test_a_plan_that_is_not_as_we_write_it_is_refused(data: st.DataObject) -> None:
    body = copy.deepcopy(plan_body(PLAN))
    if data.draw(st.booleans()):
        body[data.draw(st.sampled_from([*sorted(body), "unheard-of"]))] = data.draw(ODD)
    else:
        question = data.draw(st.sampled_from(body["questions"]))
        question[data.draw(st.sampled_from(["digest", "order", "unheard-of"]))] = data.draw(ODD)
    try:
        plan = plan_from(body, question_snapshots(PLAN))
    except BadSnapshot as refused:
        assert refused.sentence.template
    else:
        assert isinstance(plan, Plan)


def test_a_missing_or_changed_question_is_named() -> None:
    snapshots = question_snapshots(PLAN)
    name = next(iter(snapshots))
    with pytest.raises(BadSnapshot, match="lack the content"):
        plan_from(plan_body(PLAN), {other: data for other, data in snapshots.items() if other != name})
    with pytest.raises(BadSnapshot, match="has been changed"):
        plan_from(plan_body(PLAN), {**snapshots, name: {**snapshots[name], "fact": "lain"}})


def test_the_digest_is_that_of_the_snapshot() -> None:
    for asked in PLAN.questions:
        assert asked.question.digest() == digest(asked.question.to_json())


def test_feedback_speaks_about_the_order_shown() -> None:
    for place in range(SIZE):
        shown = PLAN.shown(place)
        for option in range(len(shown.options)):
            said = feedback(shown, option)
            assert said.right is shown.options[option].right
            assert said.chosen_letter == "ABCDEF"[option]
            assert shown.options["ABCDEF".index(said.right_letter)].text == said.right_text
            assert (said.chosen_why is None) is said.right
            assert said.rows == shown.rows
        with pytest.raises(IndexError):
            feedback(shown, len(shown.options))


@given(st.lists(st.booleans(), max_size=SIZE))
def test_the_result_counts(rights: list[bool]) -> None:
    found = result(answered(rights))
    assert (found.asked, found.planned, found.right) == (len(rights), SIZE, sum(rights))
    assert found.share == (Fraction(sum(rights), len(rights)) if rights else None)
    assert len(found.wrong) == rights.count(False)
    assert len(found.weakest) <= 3
    assert [row.missed for row in found.weakest] == sorted((row.missed for row in found.weakest), reverse=True)
    assert all(0 < row.missed <= row.asked for row in found.weakest)


def of(right: int, asked: int) -> Result:
    return Result(asked, asked, right, Fraction(right, asked) if asked else None, (), ())


@pytest.mark.parametrize(("right", "asked", "shown"), [(0, 0, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (7, 10, 70)])
def test_percent_rounds_half_up(right: int, asked: int, shown: int) -> None:
    assert of(right, asked).percent == shown


def test_the_verdict_goes_by_thirds() -> None:
    assert [of(right, 9).verdict().template.split()[0] for right in (0, 2, 3, 5, 6, 8, 9)] == [
        "Much",
        "Much",
        "Half",
        "Half",
        "Most",
        "Most",
        "Everything",
    ]
    assert of(0, 0).verdict().template == "Nothing answered yet."


def test_questions_that_were_read_for_one_plan_serve_the_next() -> None:
    read: dict[str, Question] = {}
    body = plan_body(PLAN)
    assert plan_from(body, question_snapshots(PLAN), read) == PLAN
    assert plan_from(body, {}, read) == PLAN
    with pytest.raises(BadSnapshot):
        plan_from(body, {}, {})
