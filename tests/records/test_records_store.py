"""What was added comes back, in order, and nothing is added twice."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sopcheck.checklist.acts import ActKind
from sopcheck.pack.characters import NotWritable
from sopcheck.quiz.attempt import Given, replay
from sopcheck.records.sqlite import SqliteStore, open_store
from sopcheck.records.store import MovedOn, StoreRefused

from .record_samples import Clock, Counter, act, pinned, plan


def begun(store: SqliteStore, count: int = 5) -> tuple[str, str]:
    person = store.add_person("Siti Aminah").id
    return person, store.start_attempt(person, plan(count), pack="kpu", pack_version="1")


def test_people_come_back_by_name_and_are_found_whatever_case_and_spaces(store: SqliteStore) -> None:
    budi = store.add_person("  budi Santoso ", number="19800101 200501 1 002", unit="Hupmas")
    siti = store.add_person("Siti Aminah")
    assert store.people() == [budi, siti]
    assert budi.name == "budi Santoso"
    assert store.find_person("BUDI  santoso") == budi
    assert store.find_person("budi") is None


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "x" * 201])
def test_a_name_that_nobody_could_read_is_refused(store: SqliteStore, name: str) -> None:
    with pytest.raises(NotWritable):
        store.add_person(name)
    assert store.people() == []


@pytest.mark.parametrize("name", ["=1+1", "[/x]", "a\x1b[31m", "'; DROP TABLE person; --", "nul\x00nul", "सिती"])
def test_a_name_is_kept_as_it_was_typed(store: SqliteStore, name: str) -> None:
    store.add_person(name)
    assert [person.name for person in store.people()] == [name]


def test_the_last_person_is_who_recorded_the_newest_fact(store: SqliteStore) -> None:
    assert store.last_person() is None
    siti = store.add_person("Siti")
    budi = store.add_person("Budi")
    assert store.last_person() == budi
    attempt = store.start_attempt(siti.id, plan(), pack="kpu", pack_version="1")
    assert store.last_person() == siti
    store.add_answer(attempt, 0, Given(0, 0), person=budi.id)
    assert store.last_person() == budi
    store.start_run(siti.id, pinned(), "Permohonan 12", act(store.new_id(), siti.id, ActKind.START, case="x"))
    assert store.last_person() == siti


def test_an_attempt_comes_back_as_it_stood(store: SqliteStore, tmp_path: Path) -> None:
    person, attempt = begun(store)
    given = [Given(2, 1), Given(0, 0), Given(1, 2)]
    for sequence, answer in enumerate(given):
        store.add_answer(attempt, sequence, answer, person=person)
    before = replay(plan(), given)
    store.close()
    with open_store(tmp_path / "records.sqlite", now=Clock()) as again:
        entry, kept, answers = again.attempt(attempt)
        assert replay(kept, answers) == before
        assert (entry.person_name, entry.asked, entry.answered, entry.seed) == ("Siti Aminah", 5, 3, 7)
        assert entry.last > entry.recorded
        again.add_answer(attempt, 3, Given(3, 0), person=person)
        assert again.attempt(attempt)[2] == [*given, Given(3, 0)]
        assert again.verify() == []


def test_an_answer_in_a_list_has_its_verdict_from_the_snapshot(store: SqliteStore) -> None:
    person, attempt = begun(store)
    verdicts = []
    for place in range(5):
        store.add_answer(attempt, place, Given(place, 1), person=person)
        verdicts.append(plan().shown(place).options[1].right)
    entries = list(store.each_answer())
    assert [entry.right for entry in entries] == verdicts
    assert [entry.shown for entry in entries] == [1] * 5
    assert [entry.question for entry in entries] == [asked.question for asked in plan().questions]


def test_unfinished_attempts_are_those_with_a_question_left(store: SqliteStore) -> None:
    person, first = begun(store, 1)
    other = store.add_person("Budi").id
    second = store.start_attempt(other, plan(2), pack="kpu", pack_version="1")
    third = store.start_attempt(person, plan(2), pack="kpu", pack_version="1")
    assert [entry.id for entry in store.attempts()] == [third, second, first]
    store.add_answer(first, 0, Given(0, 0), person=person)
    store.add_answer(third, 0, Given(0, 0), person=person)
    assert [entry.id for entry in store.attempts(unfinished=True)] == [third, second]
    assert [entry.id for entry in store.attempts(person=person, unfinished=True)] == [third]
    assert [entry.id for entry in store.attempts(limit=1)] == [third]


def test_equal_questions_share_one_snapshot(store: SqliteStore, tmp_path: Path) -> None:
    person, _ = begun(store)
    store.start_attempt(person, plan(5, seed=8), pack="kpu", pack_version="1")
    with sqlite3.connect(tmp_path / "records.sqlite") as raw:
        assert raw.execute("SELECT COUNT(*) FROM snapshot").fetchone() == (5,)
    raw.close()


def test_the_same_answer_sent_again_is_kept_once(store: SqliteStore) -> None:
    person, attempt = begun(store)
    name = store.new_id()
    for _ in range(3):
        assert store.add_answer(attempt, 0, Given(0, 2), person=person, answer_id=name) == name
    store.add_answer(attempt, 1, Given(1, 0), person=person)
    assert store.add_answer(attempt, 0, Given(0, 2), person=person, answer_id=name) == name
    assert store.attempt(attempt)[2] == [Given(0, 2), Given(1, 0)]


@pytest.mark.parametrize("sequence", [0, 2, 9])
def test_a_number_that_is_taken_or_too_far_has_moved_on(store: SqliteStore, sequence: int) -> None:
    person, attempt = begun(store)
    store.add_answer(attempt, 0, Given(0, 0), person=person)
    with pytest.raises(MovedOn):
        store.add_answer(attempt, sequence, Given(1, 1), person=person)
    assert store.attempt(attempt)[2] == [Given(0, 0)]


def test_an_id_that_names_another_answer_has_moved_on(store: SqliteStore) -> None:
    person, attempt = begun(store)
    name = store.add_answer(attempt, 0, Given(0, 0), person=person)
    with pytest.raises(MovedOn):
        store.add_answer(attempt, 0, Given(0, 1), person=person, answer_id=name)
    with pytest.raises(StoreRefused):  # next in the sequence, with an id that is taken
        store.add_answer(attempt, 1, Given(1, 1), person=person, answer_id=name)
    assert store.attempt(attempt)[2] == [Given(0, 0)]


@pytest.mark.parametrize("given", [Given(5, 0), Given(-1, 0), Given(0, 3), Given(0, -1)])
def test_an_answer_outside_the_plan_is_never_kept(store: SqliteStore, given: Given) -> None:
    person, attempt = begun(store)
    with pytest.raises(ValueError, match="no "):
        store.add_answer(attempt, 0, given, person=person)
    assert list(store.each_answer()) == []


def test_what_is_not_there_is_refused_in_words(store: SqliteStore) -> None:
    person, attempt = begun(store)
    for call in (
        lambda: store.attempt("nothing"),
        lambda: store.run("nothing"),
        lambda: store.add_answer("nothing", 0, Given(0, 0), person=person),
        lambda: store.add_act("nothing", 1, act("a", person, text="x")),
        lambda: store.add_answer(attempt, 0, Given(0, 0), person="nobody"),
    ):
        with pytest.raises(StoreRefused) as refused:
            call()
        assert "records.sqlite" in str(refused.value.sentence.values["file"])
    assert store.attempt(attempt)[2] == []


def test_a_start_sent_again_is_one_attempt(store: SqliteStore) -> None:
    person = store.add_person("Siti").id
    name = store.new_id()
    for _ in range(2):
        store.start_attempt(person, plan(), pack="kpu", pack_version="1", attempt_id=name)
    assert len(store.attempts()) == 1


def test_recent_answers_are_one_persons_on_one_sop_newest_first(store: SqliteStore) -> None:
    person, first = begun(store, 2)
    other = store.add_person("Budi").id
    elsewhere = store.start_attempt(person, plan(2, sop="keberatan"), pack="kpu", pack_version="1")
    second = store.start_attempt(person, plan(2), pack="kpu", pack_version="1")
    foreign = store.start_attempt(other, plan(2), pack="kpu", pack_version="1")
    for attempt, who in ((first, person), (elsewhere, person), (second, person), (foreign, other)):
        for place in range(2):
            store.add_answer(attempt, place, Given(place, 0), person=who)
    recent = store.recent_answers(person, sop="pelayanan", limit=3)
    assert [(entry.attempt, entry.sequence) for entry in recent] == [(second, 1), (second, 0), (first, 1)]


def test_everything_can_be_read_while_somebody_writes(store: SqliteStore) -> None:
    person, attempt = begun(store)
    store.add_answer(attempt, 0, Given(0, 0), person=person)
    reading = store.each_answer()
    next(reading)
    with open_store(store.path, now=Clock()) as other:  # would make a read left open too old to write from
        other.add_answer(attempt, 1, Given(1, 0), person=person)
    store.add_answer(attempt, 2, Given(2, 0), person=person)
    assert [entry.sequence for entry in reading] == [1, 2]


def test_two_thousand_answers_come_back_in_pages(store: SqliteStore) -> None:
    person = store.add_person("Siti").id
    attempt = store.start_attempt(person, plan(1), pack="kpu", pack_version="1")
    other = store.start_attempt(person, plan(1), pack="kpu", pack_version="1")
    store._engine.connection.execute("PRAGMA synchronous = OFF")
    for sequence in range(1200):
        store.add_answer(attempt, sequence, Given(0, sequence % 3), person=person)
        store.add_answer(other, sequence, Given(0, 0), person=person)
    told = [(entry.attempt, entry.sequence) for entry in store.each_answer()]
    assert told == [(name, sequence) for name in (attempt, other) for sequence in range(1200)]


def test_facts_are_never_changed_or_deleted(store: SqliteStore, tmp_path: Path) -> None:
    person, attempt = begun(store)
    store.add_answer(attempt, 0, Given(0, 0), person=person)
    raw = sqlite3.connect(tmp_path / "records.sqlite")
    for statement in (
        "UPDATE answer SET option = 1",
        "DELETE FROM answer",
        "DELETE FROM person",
        "DELETE FROM migration",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            raw.execute(statement)
    raw.close()


def test_times_are_kept_in_utc_to_the_microsecond(tmp_path: Path) -> None:
    moment = datetime.fromisoformat("2026-03-17T09:31:05.250001+07:00")
    with open_store(tmp_path / "r.sqlite", now=lambda: moment, random_bytes=Counter()) as store:
        store.add_person("Siti")
        assert store.people()[0].recorded == moment
        assert store.people()[0].recorded.tzinfo is UTC
    raw = sqlite3.connect(tmp_path / "r.sqlite")
    assert raw.execute("SELECT recorded_at FROM person").fetchone() == ("2026-03-17T02:31:05.250001Z",)
    raw.close()


def test_of_two_programs_that_meet_a_new_person_only_one_adds_her(store: SqliteStore) -> None:
    with open_store(store.path, now=Clock()) as other:
        first = store.person_named("Siti  Aminah")
        assert other.person_named("siti aminah") == first == store.person_named("SITI AMINAH")
        assert len(other.people()) == 1
        statements: list[str] = []
        other._engine.connection.set_trace_callback(statements.append)
        other.person_named("Budi")
        assert [s.split()[0] for s in statements].index("BEGIN") < len(statements) - 1
        looked = [place for place, s in enumerate(statements) if "FROM person" in s]
        assert looked[-1] > statements.index("BEGIN IMMEDIATE"), "looks again once nobody else can add"
