"""How a store comes to its present tables: numbered steps, each in one transaction with the record of itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sopcheck.records import schema


@dataclass(frozen=True, slots=True)
class Migration:
    """One step. ``statements`` are portable; ``sqlite`` are those that only SQLite understands, run after them.

    A migration that has been released is never edited: a change is a new one.
    """

    number: int
    name: str
    statements: tuple[str, ...]
    sqlite: tuple[str, ...] = ()


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "people, attempts, answers, runs, acts", schema.FIRST_TABLES, schema.FACTS_STAY),
)
"""All steps; the number of each is its place, from 1."""


def migrate(connection: sqlite3.Connection, moment: datetime, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Bring the store of ``connection`` (in autocommit) up to the last of ``migrations``; how many steps were taken.

    Where a step fails it leaves nothing behind, the steps before it stay, and the sqlite3.Error is raised.
    Another process may do the same at the same time: each step looks again once it holds the lock.
    """
    taken = 0
    for migration in migrations:
        if version_of(connection) >= migration.number:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) < migration.number:
                _take(connection, migration, schema.moment_text(moment))
                taken += 1
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return taken


def version_of(connection: sqlite3.Connection) -> int:
    """The number of the last migration that the file has seen; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _take(connection: sqlite3.Connection, migration: Migration, applied_at: str) -> None:
    if migration.number == 1:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(schema.MIGRATION_TABLE)
    for statement in (*migration.statements, *migration.sqlite):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)",
        (migration.number, migration.name, applied_at),
    )
    connection.execute(f"PRAGMA user_version = {migration.number:d}")
