"""Runs: kept with their start act, gone on with by one person at a time, open until a complete act is in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopcheck.checklist.acts import ActKind
from sopcheck.checklist.run import replay
from sopcheck.records.sqlite import SqliteStore, open_store
from sopcheck.records.store import MovedOn

from .record_samples import Clock, act, pinned


def begun(store: SqliteStore, case: str = "Permohonan 12") -> tuple[str, str]:
    person = store.find_person("Siti") or store.add_person("Siti")
    start = act(store.new_id(), person.id, ActKind.START, case=case)
    return person.id, store.start_run(person.id, pinned(), case, start)


def test_a_run_comes_back_as_it_stood(store: SqliteStore, tmp_path: Path) -> None:
    person, run = begun(store)
    done = act(store.new_id(), person, ActKind.DONE, "terima", missing=(), reason=None)
    note = act(store.new_id(), person, ActKind.NOTE, "catat", text="=Menunggu [/x] \x1b[0m")
    store.add_act(run, 1, done)
    store.add_act(run, 2, note)
    _, kept, acts = store.run(run)
    before = replay(kept, acts)
    store.close()
    with open_store(tmp_path / "records.sqlite", now=Clock()) as again:
        entry, kept, acts = again.run(run)
        assert kept == pinned()
        assert replay(kept, acts) == before
        assert (entry.case, entry.acts, entry.completed, entry.person_name) == ("Permohonan 12", 3, None, "Siti")
        assert [(number, one.id) for _, number, one in again.each_act()] == [
            (0, acts[0].id),
            (1, done.id),
            (2, note.id),
        ]
        assert again.verify() == []


def test_the_same_act_or_start_sent_again_is_kept_once(store: SqliteStore) -> None:
    person, run = begun(store)
    start = store.run(run)[2][0]
    assert store.start_run(person, pinned(), "Permohonan 12", start) == run
    note = act(store.new_id(), person, text="satu")
    for _ in range(3):
        store.add_act(run, 1, note)
    assert len(store.run(run)[2]) == 2
    assert len(store.runs()) == 1


@pytest.mark.parametrize("sequence", [0, 1, 3])
def test_a_number_that_is_taken_or_too_far_has_moved_on(store: SqliteStore, sequence: int) -> None:
    person, run = begun(store)
    store.add_act(run, 1, act(store.new_id(), person, text="satu"))
    with pytest.raises(MovedOn):
        store.add_act(run, sequence, act(store.new_id(), person, text="dua"))
    assert len(store.run(run)[2]) == 2


def test_an_act_of_another_run_is_not_taken(store: SqliteStore) -> None:
    person, first = begun(store)
    _, second = begun(store, "Permohonan 13")
    note = act(store.new_id(), person, text="satu")
    store.add_act(first, 1, note)
    with pytest.raises(MovedOn):
        store.add_act(second, 1, note)
    assert len(store.run(second)[2]) == 1


def test_a_run_is_open_until_a_complete_act_is_in_force(store: SqliteStore) -> None:
    person, first = begun(store)
    _, second = begun(store, "Permohonan 13")
    complete = act(store.new_id(), person, ActKind.COMPLETE)
    store.add_act(first, 1, complete)
    assert [entry.id for entry in store.runs(open_only=True)] == [second]
    assert store.run(first)[0].completed == complete.recorded
    store.add_act(first, 2, act(store.new_id(), person, ActKind.UNDO, act=complete.id))
    assert {entry.id for entry in store.runs(open_only=True)} == {first, second}
    assert store.run(first)[0].completed is None
    store.add_act(first, 3, act(store.new_id(), person, ActKind.COMPLETE))
    assert [entry.id for entry in store.runs(open_only=True, person=person, sop="pelayanan", limit=5)] == [second]
    assert store.runs(sop="keberatan") == []
    assert [entry.id for entry in store.each_run()] == [first, second]


def test_half_a_start_is_never_kept(store: SqliteStore) -> None:
    person, run = begun(store)
    start = act(store.new_id(), "nobody", ActKind.START, case="x")
    with pytest.raises(Exception, match="does not hold"):
        store.start_run(person, pinned(), "Permohonan 14", start)
    assert [entry.id for entry in store.each_run()] == [run]
