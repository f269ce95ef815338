"""Durable first, then the new state: what was not kept is not shown, and sending it again keeps it once."""

from __future__ import annotations

import sqlite3

import pytest

from sopcheck.checklist.acts import ActKind
from sopcheck.pack.model import Actor, Pack, Requirement, Unit
from sopcheck.records.sitting import QuizSitting, RunSitting, open_cases
from sopcheck.records.sqlite import SqliteStore
from sopcheck.records.store import MovedOn, Person, StoreRefused

from .record_samples import Clock, pinned, plan, text


def pack() -> Pack:
    sop = pinned().sop
    first, second, last = sop.steps
    second = second._replace(requirements=(Requirement(text("Formulir")), Requirement(text("KTP"))))
    return Pack(
        id="kpu",
        title=text("KPU"),
        version="1",
        language="id",
        units={"hupmas": Unit("hupmas", text("Hupmas"))},
        actors={"petugas": Actor("petugas", text("Petugas"))},
        references={},
        symbols={},
        sops={sop.id: sop._replace(steps=(first, second, last))},
    )


class Failing:
    """A connection whose commits fail: before they reach the file, or after, so that nobody knows."""

    def __init__(self, real: sqlite3.Connection, *, kept: bool) -> None:
        self._real = real
        self._kept = kept

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        if statement != "COMMIT":
            return self._real.execute(statement, *values)
        self._real.execute("COMMIT" if self._kept else "ROLLBACK")
        raise sqlite3.OperationalError("disk I/O error")

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


@pytest.fixture
def siti(store: SqliteStore) -> Person:
    return store.add_person("Siti")


@pytest.mark.parametrize("kept", [False, True])
def test_an_answer_that_was_not_acknowledged_can_be_given_again(store: SqliteStore, siti: Person, kept: bool) -> None:
    sitting = QuizSitting.begin(store, siti, plan(3), pack())
    sitting.answer(1)
    real = store._engine.connection
    store._engine.connection = Failing(real, kept=kept)  # type: ignore[assignment]
    with pytest.raises(StoreRefused):
        sitting.answer(2)
    assert sitting.state.current == 1
    store._engine.connection = real
    assert sitting.answer(2).current == 2
    sitting.answer(0)
    again = QuizSitting.resume(store, siti, sitting.attempt)
    assert again.state == sitting.state
    assert again.state.finished
    assert len(list(store.each_answer())) == 3
    assert store.verify() == []


@pytest.mark.parametrize("kept", [False, True])
def test_an_act_that_was_not_acknowledged_can_be_done_again(store: SqliteStore, siti: Person, kept: bool) -> None:
    sitting = RunSitting.begin(store, siti, pack(), "pelayanan", case="12", clock=None, now=Clock())
    real = store._engine.connection
    store._engine.connection = Failing(real, kept=kept)  # type: ignore[assignment]
    with pytest.raises(StoreRefused):
        sitting.act(ActKind.DONE)
    assert sitting.state.current == "terima"
    store._engine.connection = real
    assert sitting.act(ActKind.DONE) is None
    assert sitting.act(ActKind.TICK, requirement=1) is None
    assert sitting.state.current == "catat"
    again = RunSitting.resume(store, siti, sitting.run, now=Clock())
    assert again.state == sitting.state
    assert len(list(store.each_act())) == 3
    assert store.verify() == []


def test_an_act_that_is_not_allowed_is_never_recorded(store: SqliteStore, siti: Person) -> None:
    sitting = RunSitting.begin(store, siti, pack(), "pelayanan", case="12", clock=None, now=Clock())
    assert sitting.act(ActKind.COMPLETE) is not None
    sitting.act(ActKind.DONE)
    assert sitting.act(ActKind.DONE) is not None  # requirements are missing, and no reason is given
    assert sitting.act(ActKind.DONE, reason="Menyusul besok") is None
    assert [one.kind for _, _, one in store.each_act()] == [ActKind.START, ActKind.DONE, ActKind.DONE]


def test_what_went_on_elsewhere_is_not_overwritten(store: SqliteStore, siti: Person) -> None:
    here = QuizSitting.begin(store, siti, plan(3), pack())
    there = QuizSitting.resume(store, siti, here.attempt)
    there.answer(0)
    with pytest.raises(MovedOn):
        here.answer(1)
    assert here.state.current == 0
    assert len(list(store.each_answer())) == 1


def test_a_case_is_the_same_but_for_letters_and_spaces(store: SqliteStore, siti: Person) -> None:
    for kept_in, named in (("kpu", "12/UM"), ("kpu", "12/UM 2"), ("lain", "12/UM")):
        RunSitting.begin(store, siti, pack()._replace(id=kept_in), "pelayanan", case=named, clock=None, now=Clock())
    assert [entry.case for entry in open_cases(store, "kpu", "pelayanan", "  12/um ")] == ["12/UM"]
    assert [entry.case for entry in open_cases(store, "kpu", "pelayanan", "12/UM   2")] == ["12/UM 2"]
    assert open_cases(store, "kpu", "lain", "12/UM") == []
