"""The tables say what happened, with verdicts from the snapshots and times of the office."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sopcheck.checklist.acts import ActKind
from sopcheck.locales.catalogue import catalogue
from sopcheck.quiz.attempt import Given, replay
from sopcheck.records.sqlite import SqliteStore, open_store
from sopcheck.reports.table import ReportRefused
from sopcheck.reports.tables import TABLES
from sopcheck.reports.writing import write

from ..records.record_samples import Clock, Counter, act, pinned, plan


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_store(tmp_path / "records.sqlite", now=Clock(), random_bytes=Counter()) as opened:
        yield opened


def told(store: SqliteStore, what: str, **more: str) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    write(TABLES[what](store, **more), "json", stream, say=catalogue("en").say)
    rows: list[dict[str, Any]] = json.loads(stream.getvalue())
    return rows


@pytest.mark.parametrize("what", TABLES)
@pytest.mark.parametrize("shape", ["csv", "xlsx", "json"])
def test_an_empty_store_gives_an_empty_table(store: SqliteStore, what: str, shape: str) -> None:
    stream = io.BytesIO()
    write(TABLES[what](store), shape, stream, say=catalogue("en").say)
    assert stream.getvalue()


def test_scores_are_those_of_a_replay(store: SqliteStore) -> None:
    siti, budi = store.add_person("=Siti").id, store.add_person("Budi").id
    given = {siti: [Given(0, 1), Given(1, 1), Given(2, 0)], budi: []}
    attempts = {}
    for person in given:
        attempts[person] = store.start_attempt(person, plan(3), pack="kpu", pack_version="1")
    for sequence in range(3):  # answers of others in between
        store.add_answer(attempts[siti], sequence, given[siti][sequence], person=siti)
        other = store.start_attempt(budi, plan(2), pack="kpu", pack_version="1")
        store.add_answer(other, 0, Given(0, sequence), person=budi)
    rows = told(store, "scores", language="en")
    assert [row["attempt"] for row in rows] == [entry.id for entry in store.each_attempt()]
    first, second, *others = rows
    right = replay(plan(3), given[siti]).right
    assert (first["person"], first["title"], first["sops"], first["seed"]) == (
        "=Siti",
        "Information Services",
        "pelayanan",
        7,
    )
    assert (first["asked"], first["answered"], first["right"], first["finished"]) == (3, 3, right, True)
    assert first["percent"] == pytest.approx(100 * right / 3, abs=0.05)
    assert (second["answered"], second["percent"], second["finished"]) == (0, None, False)
    assert [row["answered"] for row in others] == [1, 1, 1]
    assert sum(row["right"] for row in others) == 1


def test_answers_say_what_was_chosen_and_what_was_right(store: SqliteStore) -> None:
    person = store.add_person("Siti").id
    attempt = store.start_attempt(person, plan(3), pack="kpu", pack_version="1")
    for sequence, place in enumerate((2, 0, 1)):
        store.add_answer(attempt, sequence, Given(place, 1), person=person)
    rows = told(store, "answers")
    assert [row["place"] for row in rows] == [3, 1, 2]
    for row in rows:
        shown = plan(3).shown(row["place"] - 1)
        assert row["chosen"] == shown.options[1].text.said("id")
        assert row["right_answer"] == f"Petugas {row['place'] - 1}"
        assert row["right"] is (row["chosen"] == row["right_answer"])
        assert (row["person"], row["sop"]) == ("Siti", "Pelayanan Informasi")
        assert row["rows"] == "2. Memeriksa permohonan"


def test_times_are_those_of_the_zone(store: SqliteStore) -> None:
    person = store.add_person("Siti").id
    store.start_attempt(person, plan(3), pack="kpu", pack_version="1")
    assert told(store, "scores")[0]["date"].endswith("+07:00")
    assert told(store, "scores", zone="Asia/Jayapura")[0]["date"].endswith("+09:00")
    with pytest.raises(ReportRefused):
        told(store, "scores", zone="Asia/Nowhere")
    with pytest.raises(ReportRefused):
        told(store, "scores", zone="../../etc/passwd")


def test_runs_and_acts_tell_the_case_with_what_was_undone(store: SqliteStore) -> None:
    person = store.add_person("Siti").id
    start = act(store.new_id(), person, ActKind.START, case="Permohonan 12", receipt="2026-03-17")
    run = store.start_run(person, pinned(), "Permohonan 12", start)
    done = act(store.new_id(), person, ActKind.DONE, "terima")
    note = act(store.new_id(), person, ActKind.NOTE, "catat", text="=Menunggu")
    undo = act(store.new_id(), person, ActKind.UNDO, act=note.id)
    for number, one in enumerate((done, note, undo), start=1):
        store.add_act(run, number, one)
    (entry,) = told(store, "runs")
    assert (entry["case"], entry["sop"], entry["steps"], entry["completed"]) == (
        "Permohonan 12",
        "Pelayanan Informasi",
        1,
        False,
    )
    rows = told(store, "acts")
    assert [(row["number"], row["kind"], row["row"]) for row in rows] == [
        (0, "start", None),
        (1, "done", 1),
        (2, "note", 2),
        (3, "undo", None),
    ]
    assert rows[2]["data"] == {"text": "=Menunggu"}
    assert rows[1]["activity"] == "Menerima permohonan"
    stream = io.BytesIO()
    write(TABLES["acts"](store), "csv", stream, say=catalogue("en").say)
    assert "=Menunggu" in stream.getvalue().decode()


def test_a_run_that_cannot_be_replayed_is_said_to_be_so(store: SqliteStore) -> None:
    person = store.add_person("Siti").id
    run = store.start_run(person, pinned(), "12", act(store.new_id(), person, ActKind.START, case="12"))
    store.add_act(run, 1, act(store.new_id(), person, ActKind.DONE, "selesai"))  # not the current row
    (entry,) = told(store, "runs")
    assert (entry["steps"], entry["completed"]) == (None, None)
    assert told(store, "acts") == []


@pytest.mark.parametrize("what", TABLES)
def test_a_table_is_read_in_pages_and_never_held(store: SqliteStore, what: str) -> None:
    person = store.add_person("Siti").id
    for _ in range(3):
        attempt = store.start_attempt(person, plan(1), pack="kpu", pack_version="1")
        store.add_answer(attempt, 0, Given(0, 0), person=person)
        store.start_run(person, pinned(), "12", act(store.new_id(), person, ActKind.START, case="12"))
    rows = TABLES[what](store).rows
    next(rows)
    store.add_person("Budi")  # writing goes on between two rows
    assert len(list(rows)) == 2
