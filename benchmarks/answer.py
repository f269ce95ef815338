"""What durability costs: one answer kept by the store against one bare insert and commit in the same folder."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count

from benchmarks.row import Row, in_turn
from benchmarks.samples import PERSON, folder, now, pack, plan
from sopcheck.quiz.attempt import Given
from sopcheck.records.sqlite import SqliteStore, open_store

ROW = ("0190a6e2-0000-7000-8000-000000000000",) * 4 + ("2026-03-17T02:31:05.250000Z", 3, 1, "d" * 64, "e" * 64)
"""A row of the size of an answer."""


def measure(small: bool) -> Iterator[Row]:
    """One row, in milliseconds: both sides write ahead and wait for the disk (WAL, FULL)."""
    with (
        folder() as place,
        open_store(place / "ours.db", now=now) as store,
        closing(bare(str(place / "bare.db"))) as db,
    ):
        answers = unanswered(store)
        numbers = count()

        def ours() -> float:
            person, attempt, number = next(answers)
            started = time.perf_counter()
            store.add_answer(attempt, number, Given(number, 0), person=person)
            return (time.perf_counter() - started) * 1000

        def floor() -> float:
            row = (f"{next(numbers):036}", *ROW)
            started = time.perf_counter()
            db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            db.execute("COMMIT")
            return (time.perf_counter() - started) * 1000

        yield Row("one durable answer / bare insert and commit", *in_turn(floor, ours, 5 if small else 500), "ms", 1.5)


def unanswered(store: SqliteStore) -> Iterator[tuple[str, str, int]]:
    """Person, attempt and place of one question after the other, a new attempt whenever one is full."""
    person, drawn = store.add_person(PERSON), plan(1)
    while True:
        attempt = store.start_attempt(person.id, drawn, pack=pack().id, pack_version=pack().version)
        for number in range(len(drawn.questions)):
            yield person.id, attempt, number


def bare(path: str) -> sqlite3.Connection:
    """The bare database, as careful as ours."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE answer (id TEXT PRIMARY KEY, a, b, c, d, e, f, g, h, i)")
    return db
