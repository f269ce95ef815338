"""A migration is taken whole, with the record of itself, or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sopcheck.records import schema
from sopcheck.records.engine import open_engine
from sopcheck.records.migrations import MIGRATIONS, Migration
from sopcheck.records.sqlite import open_store
from sopcheck.records.store import StoreRefused

from .record_samples import Clock

GOOD = Migration(
    2, "a note on people", ("CREATE TABLE remark (id TEXT PRIMARY KEY)", "ALTER TABLE person ADD COLUMN x TEXT")
)
BROKEN = Migration(3, "breaks", ("CREATE TABLE half (id TEXT)", "INSERT INTO half VALUES ('x')", "SELECT nothing"))


def seen(path: Path) -> tuple[int, list[tuple[int, str]], set[str]]:
    raw = sqlite3.connect(path)
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    record = raw.execute("SELECT number, name FROM migration ORDER BY number").fetchall()
    tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    raw.close()
    return version, record, tables


def test_a_new_store_has_its_tables_marks_and_record(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    open_store(path, now=Clock()).close()
    version, record, tables = seen(path)
    assert (version, [number for number, _ in record]) == (len(MIGRATIONS), [m.number for m in MIGRATIONS])
    assert tables == {*schema.COLUMNS, "migration"}
    header = path.read_bytes()[:100]
    assert header[68:72] == b"sopc"
    assert header[18:20] == b"\x02\x02"  # WAL
    raw = sqlite3.connect(path)
    for table, columns in schema.COLUMNS.items():
        assert tuple(name for _, name, *_ in raw.execute(f"PRAGMA table_info({table})")) == columns
    raw.close()


def test_a_migration_that_fails_in_the_middle_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with open_store(path, now=Clock()) as store:
        store.add_person("Siti")
    before = seen(path)
    with pytest.raises(StoreRefused):
        open_engine(path, Clock(), (*MIGRATIONS, Migration(2, "breaks", BROKEN.statements)))
    assert seen(path) == before
    with open_store(path, now=Clock()) as store:
        assert [person.name for person in store.people()] == ["Siti"]
        assert store.verify() == []


def test_the_steps_before_the_one_that_fails_stay(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    open_store(path, now=Clock()).close()
    with pytest.raises(StoreRefused):
        open_engine(path, Clock(), (*MIGRATIONS, GOOD, BROKEN))
    version, record, tables = seen(path)
    assert (version, len(record), "remark" in tables, "half" in tables) == (2, 2, True, False)
    open_engine(path, Clock(), (*MIGRATIONS, GOOD)).close()
    assert seen(path) == (version, record, tables)


def test_an_older_program_refuses_what_a_newer_one_has_migrated(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with open_store(path, now=Clock()) as store:
        store.add_person("Siti")
    newer = open_engine(path, Clock(), (*MIGRATIONS, GOOD))
    before = path.read_bytes()
    with pytest.raises(StoreRefused, match="newer"):  # also while the newer program is at work
        open_store(path, now=Clock())
    assert path.read_bytes() == before
    newer.close()
    with pytest.raises(StoreRefused, match="newer"):
        open_store(path, now=Clock())


def test_a_new_column_leaves_older_rows_verifiable() -> None:
    row = {"id": "1", "name": "Siti", "digest": "?"}
    assert schema.row_digest("person", {**row, "added_later": None}) == schema.row_digest("person", row)
    assert schema.row_digest("person", {**row, "name": "Sita"}) != schema.row_digest("person", row)
    assert schema.row_digest("session", row) != schema.row_digest("person", row)
