"""A drawn quiz: the same for the same seed, balanced, no fact twice, the key anywhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.quiz.attempt import Plan, plan_body
from sopcheck.quiz.drawing import MOST_EQUAL_LETTERS, NoQuestions, draw, in_given_order, shown_stem
from sopcheck.quiz.pool import SYMBOLS, Pool, question_pool, quiz_title
from sopcheck.quiz.question import Option, Topic

from .office import both, office

POOL = question_pool(office())
TITLE = both("Latihan", "Practice")
SEEDS = range(200)


def drawn(seed: int, count: int = 12, language: str = "id", pool: Pool = POOL) -> Plan:
    return draw(pool, count=count, seed=seed, language=language, title=TITLE, sops=tuple(office().sops))


def letters(plan: Plan) -> list[int]:
    return [asked.shown.right_option() for asked in plan.questions]


def test_a_quiz_is_called_by_what_it_is_about_in_both_languages() -> None:
    first, *_, second = office().sops.values()
    assert quiz_title(office(), [first.id]) == first.title
    assert quiz_title(office(), []) == both("Semua SOP", "All SOPs")
    symbols = both("Simbol diagram alir dan peraturannya", "Flowchart symbols and the regulation")
    assert quiz_title(office(), [SYMBOLS]) == symbols
    title = quiz_title(office(), [second.id, SYMBOLS])
    assert title.said("en") == f"{second.title.said('en')}; {symbols.said('en')}"
    assert title.languages() == ("id", "en")


def test_the_same_seed_draws_the_same_plan_and_another_another() -> None:
    assert drawn(7) == drawn(7)
    assert len({str(plan_body(drawn(seed))) for seed in range(20)}) == 20


@given(st.integers(), st.integers(1, 200), st.sampled_from(["id", "en"]))
def test_every_plan_keeps_the_rules(seed: int, count: int, language: str) -> None:
    plan = drawn(seed, count, language)
    questions = [asked.question for asked in plan.questions]
    assert 1 <= len(questions) <= count
    assert len({question.fact for question in questions}) == len(questions)
    assert len({shown_stem(question, language) for question in questions}) == len(questions)
    assert all(language in question.languages for question in questions)
    assert all(sorted(asked.order) == list(range(len(asked.question.options))) for asked in plan.questions)
    assert max(len(list(run)) for _, run in groupby(letters(plan))) <= MOST_EQUAL_LETTERS
    assert (plan.seed, plan.language, plan.mode, plan.sops) == (seed, language, "latihan", tuple(office().sops))


def test_a_plan_is_balanced() -> None:
    for seed in range(30):
        questions = [asked.question for asked in drawn(seed).questions]
        topics = Counter(question.topic for question in questions)
        assert topics[Topic.AUTHORED] == 6
        assert all(number <= 4 for topic, number in topics.items() if topic is not Topic.AUTHORED)
        # Three SOPs and the symbols, three questions each.
        assert set(Counter(question.sop for question in questions).values()) == {3}


def test_all_are_drawn_where_fewer_are_left_than_wanted() -> None:
    plan = drawn(1, 10_000)
    facts = {question.fact for question in POOL.questions if "id" in question.languages}
    assert {asked.question.fact for asked in plan.questions} == facts


def test_the_key_is_anywhere_with_equal_chance() -> None:
    of_four: Counter[int] = Counter()
    for seed in SEEDS:
        of_four.update(
            asked.shown.right_option() for asked in drawn(seed).questions if len(asked.question.options) == 4
        )
    total = sum(of_four.values())
    assert total > 1_000
    for place in range(4):
        assert 0.21 < of_four[place] / total < 0.29, of_four


def test_numbers_stay_in_the_authors_order() -> None:
    seen = 0
    for seed in range(30):
        for asked in drawn(seed, 60).questions:
            if asked.question.id == "simbol-angka":
                assert asked.order == (0, 1, 2)
                seen += 1
    assert seen


@pytest.mark.parametrize(
    ("said", "ordered"),
    [
        (("3 hari kerja", "10 hari kerja", "17 hari kerja"), True),
        (("Jumat, 21 Agustus", "Selasa, 25 Agustus", "Rabu, 26 Agustus"), True),
        (("Setiap 3 bulan", "Setiap 6 bulan", "Setiap 12 bulan"), True),
        (("Rp1.000.000", "Rp2.500.000", "Rp 3.000.000"), True),
        (("PKPU 22/2023", "PKPU 14/2020", "PKPU 8/2019"), False),
        (("3 hari kerja", "Segera", "10 hari kerja"), False),
    ],
)
def test_what_counts_as_numbers(said: tuple[str, ...], ordered: bool) -> None:
    question = next(found for found in POOL.questions if found.id == "simbol-angka")
    options = tuple(Option(both(text, f"x {text}"), place == 0) for place, text in enumerate(said))
    assert in_given_order(replace(question, languages=("id", "en"), options=options)) is ordered


def test_many_fixed_keys_at_one_letter_are_kept_apart() -> None:
    numbers = next(question for question in POOL.questions if question.id == "simbol-angka")
    fixed = [
        replace(
            numbers, id=f"angka-{place}", fact=f"angka-{place}", stem=both(f"Berapa {place}?", f"How many {place}?")
        )
        for place in range(5)
    ]
    pool = Pool((*fixed, *[question for question in POOL.questions if question.topic is Topic.EXIT]), ())
    for seed in range(40):
        plan = drawn(seed, 12, pool=pool)
        assert max(len(list(run)) for _, run in groupby(letters(plan))) <= MOST_EQUAL_LETTERS


@pytest.mark.parametrize(("pool", "word"), [(Pool((), ()), "yet"), (POOL, "language")])
def test_nothing_to_ask_is_a_sentence(pool: Pool, word: str) -> None:
    with pytest.raises(NoQuestions) as refused:
        draw(pool, count=5, seed=1, language="xx", title=TITLE, sops=())
    assert word in refused.value.sentence.template


@pytest.mark.parametrize(("count", "mode"), [(0, "latihan"), (5, "main-main")])
def test_a_wish_that_makes_no_sense_is_refused(count: int, mode: str) -> None:
    with pytest.raises(ValueError, match="count"):
        draw(POOL, count=count, seed=1, language="id", title=TITLE, sops=(), mode=mode)
