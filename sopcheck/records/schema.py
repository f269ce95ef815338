"""The tables of a store, in SQL that PostgreSQL understands as well, and the digest of a row.

Ids are UUIDs of version 7 as TEXT, times TEXT in UTC with microseconds (``2026-03-17T02:31:05.250000Z``: text order is
time order), numbers BIGINT, everything else TEXT; what has structure is JSON (:func:`json_text`).

``(attempt, sequence)`` is deliberately not unique: two stores may each have gone on with the same attempt before they
are merged, and neither row may be lost. Within one store the writing transaction keeps the sequence whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sopcheck.pack.digest import digest

APPLICATION_ID = 0x736F7063
"""'sopc' in ASCII: bytes 68 to 71 of the file say that it is ours (``PRAGMA application_id``)."""

Value = str | int | None

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "person": ("id", "recorded_at", "name", "number", "unit", "digest"),
    "session": ("id", "recorded_at", "person", "body", "digest"),
    "snapshot": ("digest", "body"),
    "attempt": (
        *(
            "id",
            "recorded_at",
            "person",
            "session",
            "pack",
            "pack_version",
            "title",
            "mode",
            "seed",
            "language",
            "sops",
        ),
        *("asked", "body", "digest"),
    ),
    "answer": (
        *("id", "recorded_at", "person", "attempt", "sequence", "place", "option", "question", "original"),
        *("previous", "digest"),
    ),
    "run": (
        *("id", "recorded_at", "person", "pack", "pack_version", "sop", "sop_digest", "title", "case_text", "snapshot"),
        "digest",
    ),
    "act": (
        *("id", "recorded_at", "happened_at", "person", "run", "sequence", "kind", "undoes", "body", "previous"),
        "digest",
    ),
    "review": ("id", "recorded_at", "person", "body", "digest"),
}
"""The columns of every table of facts, in the order of their rows."""

MIGRATION_TABLE = """
CREATE TABLE IF NOT EXISTS migration (
    number BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at TEXT NOT NULL
)"""

FIRST_TABLES = (
    """
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    name TEXT NOT NULL,
    number TEXT,
    unit TEXT,
    digest TEXT NOT NULL
)""",
    """
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL,
    digest TEXT NOT NULL
)""",
    """
CREATE TABLE snapshot (
    digest TEXT PRIMARY KEY,
    body TEXT NOT NULL
)""",
    # body: the plan, its questions named by the digests of their snapshots. title, sops: JSON, so that lists of
    # attempts never look into plans.
    """
CREATE TABLE attempt (
    id TEXT PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    session TEXT REFERENCES session (id),
    pack TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    title TEXT NOT NULL,
    mode TEXT NOT NULL,
    seed BIGINT NOT NULL,
    language TEXT NOT NULL,
    sops TEXT NOT NULL,
    asked BIGINT NOT NULL,
    body TEXT NOT NULL,
    digest TEXT NOT NULL
)""",
    "CREATE INDEX attempt_by_person ON attempt (person, id)",
    # option: the place as shown; question, original: the snapshot's digest and the place of the option in it.
    """
CREATE TABLE answer (
    id TEXT PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    attempt TEXT NOT NULL REFERENCES attempt (id),
    sequence BIGINT NOT NULL,
    place BIGINT NOT NULL,
    option BIGINT NOT NULL,
    question TEXT NOT NULL REFERENCES snapshot (digest),
    original BIGINT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL
)""",
    "CREATE INDEX answer_in_attempt ON answer (attempt, sequence)",
    """
CREATE TABLE run (
    id TEXT PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    pack TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    sop TEXT NOT NULL,
    sop_digest TEXT NOT NULL,
    title TEXT NOT NULL,
    case_text TEXT NOT NULL,
    snapshot TEXT NOT NULL REFERENCES snapshot (digest),
    digest TEXT NOT NULL
)""",
    "CREATE INDEX run_by_person ON run (person, id)",
    # undoes: for an undo the id of the act that is undone, so that "completed" is one look into two small indexes.
    """
CREATE TABLE act (
    id TEXT PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    run TEXT NOT NULL REFERENCES run (id),
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    undoes TEXT,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL
)""",
    "CREATE INDEX act_in_run ON act (run, sequence)",
    "CREATE INDEX act_that_completes ON act (run) WHERE kind = 'complete'",
    "CREATE INDEX act_that_undoes ON act (undoes) WHERE undoes IS NOT NULL",
    """
CREATE TABLE review (
    id TEXT PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL,
    digest TEXT NOT NULL
)""",
)

GUARDS: Mapping[str, str] = {
    f"{table}_is_never_{done}": (
        f"CREATE TRIGGER {table}_is_never_{done} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'facts are only ever added'); END"
    )
    for table in (*COLUMNS, "migration")
    for event, done in (("UPDATE", "changed"), ("DELETE", "deleted"))
}
"""SQLite's own words for "no row is ever changed or deleted", by name; another engine says it with its rights."""

FACTS_STAY = tuple(GUARDS.values())


def row_digest(table: str, row: Mapping[str, Value]) -> str:
    """The digest of a row: of its table's name and its columns but for the digest itself.

    A NULL is left out, so that a column added by a later migration leaves the digests of older rows as they are.
    """
    return digest([table, {name: value for name, value in row.items() if value is not None and name != "digest"}])


def json_text(data: Any) -> str:
    """A JSON value as it is kept. Keys stay in their order: the first language of a text is the pack's own."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def moment_text(moment: datetime) -> str:
    """An aware time as it is kept. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a recorded time must be aware")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def moment_from(text: str) -> datetime:
    """The inverse of :func:`moment_text`. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
