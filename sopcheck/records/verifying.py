"""Does the store still say what was recorded? Digests, chains, sequences, snapshots, and SQLite's own check.

A digest finds damage and clumsy edits, not a forger who recomputes them all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sopcheck.checklist.acts import BadAct, act_from_json
from sopcheck.locales.sentence import N_, SN, S, Sentence
from sopcheck.pack.digest import digest
from sopcheck.pack.snapshot import PinnedSop
from sopcheck.quiz.attempt import BadSnapshot, Plan, plan_from
from sopcheck.quiz.question import Question
from sopcheck.records import schema
from sopcheck.records.engine import Engine
from sopcheck.records.snapshots import MOST_KEPT, Snapshots
from sopcheck.records.store import Fault

_UNREADABLE = (BadSnapshot, BadAct, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
_Row = dict[str, Any]

_CHANGED = N_("The content is not the one that was recorded.")
_NO_JSON = N_("The content cannot be read.")
_NO_OWNER = N_("What it belongs to is missing: {owner}.")
_BROKEN = N_("The row before it is missing or has changed.")
_GAP = N_("Number {found} stands where number {expected} should be.")


def faults(engine: Engine) -> Iterator[Fault]:
    """Everything that does not verify, table by table. Raises StoreRefused where not even a table can be read."""
    for (told,) in engine.rows("PRAGMA integrity_check(100)"):
        if told != "ok":
            yield Fault("", "", S("SQLite finds the file damaged: {told}.", told=str(told)))
    yield from _guards(engine)
    # A flipped byte may leave text that is no UTF-8: it must be found, not end the reading.
    factory = engine.connection.text_factory
    engine.connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        for table in schema.COLUMNS:
            yield from _gone(engine, table)
        yield from _snapshots(engine)
        for table in ("person", "session", "review"):
            for row in _rows(engine, table):
                yield from _digest_fault(table, row)
        yield from _attempts(engine)
        yield from _chain(engine, "answer", "attempt")
        yield from _runs(engine)
        yield from _chain(engine, "act", "run")
    finally:
        engine.connection.text_factory = factory


def _guards(engine: Engine) -> Iterator[Fault]:
    kept = {name for (name,) in engine.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    for name in schema.GUARDS:
        if name not in kept:
            told = S("The guard {guard}, which keeps records as they are, was taken out of the store.", guard=name)
            yield Fault(name.partition("_is_")[0], name, told)


def _gone(engine: Engine, table: str) -> Iterator[Fault]:
    """Gaps in SQLite's own numbers of the rows: rows that were deleted, also where no chain misses them.

    A new row gets the highest number and one more (sqlite.org/autoinc.html), and none of ours is ever deleted. What was
    deleted last of all leaves no gap, nor does anything once somebody has vacuumed the file.
    """
    name = schema.COLUMNS[table][0]
    gaps = (
        f"SELECT {name}, missing FROM (SELECT {name}, rowid - 1 - LAG(rowid, 1, 0) OVER (ORDER BY rowid) AS missing "  # noqa: S608
        f"FROM {table}) WHERE missing > 0"
    )
    for row, missing in engine.each(gaps):
        yield Fault(
            table,
            str(row),
            SN(
                "The record that stood before this one is missing.",
                "The {count} records that stood before this one are missing.",
                missing,
            ),
        )


def _rows(engine: Engine, table: str, order: str = "rowid") -> Iterator[_Row]:
    names = schema.COLUMNS[table]
    query = f"SELECT {', '.join(names)} FROM {table} ORDER BY {order}"  # noqa: S608 (our names)
    # One query, not pages that each go on after the last key: where keys are damaged, those would go round for ever.
    for row in engine.each(query):
        yield dict(zip(names, row, strict=True))


def _fault(table: str, row: Mapping[str, Any], sentence: Sentence) -> Fault:
    return Fault(table, str(row.get("id", row.get("digest"))), sentence)


def _digest_fault(table: str, row: _Row) -> Iterator[Fault]:
    if not _holds(table, row):
        yield _fault(table, row, S(_CHANGED))


def _holds(table: str, row: _Row) -> bool:
    try:
        return bool(schema.row_digest(table, row) == row["digest"])
    except _UNREADABLE:  # a BLOB where text was, a number that is none
        return False


def _snapshots(engine: Engine) -> Iterator[Fault]:
    for row in _rows(engine, "snapshot"):
        try:
            kept = digest(json.loads(row["body"])) == row["digest"]
        except _UNREADABLE:
            kept = False
        if not kept:
            yield _fault("snapshot", row, S(_CHANGED))


def _attempts(engine: Engine) -> Iterator[Fault]:
    snapshots = Snapshots(engine)
    read: dict[str, Question] = {}
    for row in _rows(engine, "attempt"):
        yield from _digest_fault("attempt", row)
        try:
            body = json.loads(row["body"])
            plan = plan_from(body, snapshots, read)
            if len(read) > MOST_KEPT:
                read.clear()
        except BadSnapshot as error:
            yield _fault("attempt", row, error.sentence)
        except _UNREADABLE:
            yield _fault("attempt", row, S(_NO_JSON))
        else:
            names = [asked["digest"] for asked in body["questions"]]
            yield from _answers_fit(engine, row, plan, names)


def _answers_fit(engine: Engine, attempt: _Row, plan: Plan, names: list[str]) -> Iterator[Fault]:
    """Whether each answer of an attempt is about a question and an option of its plan, and none is answered twice."""
    if attempt["asked"] != len(plan.questions):
        yield _fault("attempt", attempt, S(_CHANGED))
    answered: set[int] = set()
    for name, place, option, question, original in engine.rows(
        "SELECT id, place, option, question, original FROM answer WHERE attempt = ? ORDER BY sequence, id",
        (attempt["id"],),
    ):
        row = {"id": name}
        try:
            asked = plan.questions[place]
            fits = place >= 0 <= option and names[place] == question and asked.order[option] == original
        except _UNREADABLE:
            fits = False
        if not fits:
            yield _fault("answer", row, S("The answer does not belong to a question of its quiz."))
        elif place in answered:
            yield _fault("answer", row, S("The question was already answered in this quiz."))
        else:
            answered.add(place)


def _runs(engine: Engine) -> Iterator[Fault]:
    snapshots = Snapshots(engine)
    for row in _rows(engine, "run"):
        yield from _digest_fault("run", row)
        try:
            pinned = PinnedSop.from_json(snapshots[row["snapshot"]])
            if (pinned.sop.id, pinned.sop.digest) != (row["sop"], row["sop_digest"]):
                yield _fault("run", row, S(_CHANGED))
        except KeyError:
            yield _fault("run", row, S(_NO_OWNER, owner=str(row["snapshot"])))
        except _UNREADABLE:
            yield _fault("run", row, S(_NO_JSON))
        if engine.row("SELECT 1 FROM act WHERE run = ? AND sequence = 0", (row["id"],)) is None:
            yield _fault("run", row, S(_GAP, found="-", expected=0))


def _chain(engine: Engine, table: str, owner: str) -> Iterator[Fault]:
    """Digests, and within each owner: the sequence from 0 without gaps, each row naming the digest before it."""
    current: Any = None
    expected, previous = 0, None
    for row in _rows(engine, table, f"{owner}, sequence, id"):
        if row[owner] != current:
            current, expected = row[owner], 0
            found = engine.row(f"SELECT digest FROM {owner} WHERE id = ?", (current,))  # noqa: S608 (our names)
            previous = found[0] if found else None
            if found is None:
                yield _fault(table, row, S(_NO_OWNER, owner=str(current)))
        yield from _digest_fault(table, row)
        if row["sequence"] != expected:
            yield _fault(table, row, S(_GAP, found=str(row["sequence"]), expected=expected))
        elif previous is not None and row["previous"] != previous:
            yield _fault(table, row, S(_BROKEN))
        if table == "act":
            yield from _act_fault(row)
        previous = row["digest"]
        expected = row["sequence"] + 1 if isinstance(row["sequence"], int) else expected + 1


def _act_fault(row: _Row) -> Iterator[Fault]:
    try:
        act = act_from_json(json.loads(row["body"]))
        told = (act.id, act.kind.value, act.person, schema.moment_text(act.happened), schema.moment_text(act.recorded))
        kept = (row["id"], row["kind"], row["person"], row["happened_at"], row["recorded_at"])
        undoes = act.data.get("act") if act.kind.value == "undo" else None
    except _UNREADABLE:
        yield _fault("act", row, S(_NO_JSON))
        return
    if told != kept or undoes != row["undoes"]:
        yield _fault("act", row, S(_CHANGED))
