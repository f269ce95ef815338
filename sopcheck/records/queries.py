"""The questions that the store asks, in SQL that SQLite and PostgreSQL share. Values only ever go in as parameters."""

from __future__ import annotations

from sopcheck.records.schema import Value

PAGE = 1000
"""Rows fetched at once when everything is read."""

PEOPLE = "SELECT id, name, recorded_at, number, unit FROM person ORDER BY id"
PERSON = "SELECT id, name, recorded_at, number, unit FROM person WHERE id = ?"
NEWEST = (
    "SELECT id, id FROM person ORDER BY id DESC LIMIT 1",
    "SELECT id, person FROM attempt ORDER BY id DESC LIMIT 1",
    "SELECT id, person FROM answer ORDER BY id DESC LIMIT 1",
    "SELECT id, person FROM run ORDER BY id DESC LIMIT 1",
    "SELECT id, person FROM act ORDER BY id DESC LIMIT 1",
)
"""The newest fact of each kind and who recorded it: ids are time-ordered, so each is one step into an index."""

SNAPSHOT = "SELECT body FROM snapshot WHERE digest = ?"

HAS_ATTEMPT = "SELECT 1 FROM attempt WHERE id = ?"
ATTEMPT_BODY = "SELECT body FROM attempt WHERE id = ?"
ATTEMPT_DIGEST = "SELECT digest FROM attempt WHERE id = ?"
ATTEMPTS_OF = "SELECT id FROM attempt WHERE person = ? ORDER BY id DESC"
LAST_ANSWER = "SELECT sequence, digest FROM answer WHERE attempt = ? ORDER BY sequence DESC, id DESC LIMIT 1"
ANSWER_BY_ID = "SELECT attempt, sequence, place, option FROM answer WHERE id = ?"
GIVEN = "SELECT place, option FROM answer WHERE attempt = ? ORDER BY sequence, id"

LAST_ACT = "SELECT sequence, digest FROM act WHERE run = ? ORDER BY sequence DESC, id DESC LIMIT 1"
ACT_BY_ID = "SELECT run, sequence FROM act WHERE id = ?"
ACTS_OF = "SELECT body FROM act WHERE run = ? ORDER BY sequence, id"

# An attempt's own columns, when it was last answered and how often; a plan is never looked into.
_ATTEMPT = """
SELECT a.id, a.person, COALESCE(p.name, a.person), a.recorded_at,
    (SELECT w.recorded_at FROM answer w WHERE w.attempt = a.id ORDER BY w.sequence DESC LIMIT 1),
    a.pack, a.pack_version, a.title, a.mode, a.seed, a.language, a.sops, a.asked,
    (SELECT COUNT(*) FROM answer w WHERE w.attempt = a.id)
FROM attempt a LEFT JOIN person p ON p.id = a.person"""
ONE_ATTEMPT = f"{_ATTEMPT} WHERE a.id = ?"
ATTEMPT_PAGE = f"{_ATTEMPT} WHERE a.id > ? ORDER BY a.id LIMIT {PAGE}"

_ANSWER = """
SELECT id, attempt, sequence, place, option, original, recorded_at, person, question FROM answer"""
ANSWERS_OF = f"{_ANSWER} WHERE attempt = ? ORDER BY sequence DESC, id DESC"
ANSWER_PAGE = f"{_ANSWER} WHERE (attempt, sequence, id) > (?, ?, ?) ORDER BY attempt, sequence, id LIMIT {PAGE}"

# completed: when the newest complete act that nobody has undone was recorded.
_COMPLETED = """
SELECT c.recorded_at FROM act c WHERE c.run = r.id AND c.kind = 'complete'
    AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = c.id AND u.run = c.run)
    ORDER BY c.sequence DESC LIMIT 1"""
# ruff takes a query with our own constants in it for an injection: S608.
_RUN = f"""
SELECT r.id, r.person, COALESCE(p.name, r.person), r.recorded_at,
    (SELECT k.recorded_at FROM act k WHERE k.run = r.id ORDER BY k.sequence DESC LIMIT 1),
    r.pack, r.pack_version, r.sop, r.sop_digest, r.title, r.case_text,
    (SELECT COUNT(*) FROM act k WHERE k.run = r.id), ({_COMPLETED}), r.snapshot
FROM run r LEFT JOIN person p ON p.id = r.person"""  # noqa: S608
# By its id, not its time: ids keep their order where a clock was wrong.
_BY_LAST_ACT = "(SELECT k.id FROM act k WHERE k.run = r.id ORDER BY k.sequence DESC LIMIT 1) DESC, r.id DESC"
ONE_RUN = f"{_RUN} WHERE r.id = ?"
RUN_PAGE = f"{_RUN} WHERE r.id > ? ORDER BY r.id LIMIT {PAGE}"
ACT_PAGE = f"""
SELECT run, sequence, id, body FROM act
WHERE (run, sequence, id) > (?, ?, ?) ORDER BY run, sequence, id LIMIT {PAGE}"""  # noqa: S608


def attempts(*, person: str | None, unfinished: bool, limit: int | None) -> tuple[str, list[Value]]:
    """The query for a list of attempts, newest first, and its values."""
    conditions: list[str] = []
    values: list[Value] = []
    if person is not None:
        conditions.append("a.person = ?")
        values.append(person)
    if unfinished:
        # The sequence has no gaps, so one step into an index tells; nothing is counted.
        conditions.append("NOT EXISTS (SELECT 1 FROM answer w WHERE w.attempt = a.id AND w.sequence = a.asked - 1)")
    return _list(_ATTEMPT, conditions, "a.id DESC", values, limit)


def runs(*, person: str | None, open_only: bool, sop: str | None, limit: int | None) -> tuple[str, list[Value]]:
    """The query for a list of runs, newest first by last act, and its values."""
    conditions: list[str] = []
    values: list[Value] = []
    for column, wanted in (("r.person", person), ("r.sop", sop)):
        if wanted is not None:
            conditions.append(f"{column} = ?")
            values.append(wanted)
    if open_only:
        conditions.append(f"NOT EXISTS ({_COMPLETED})")
    return _list(_RUN, conditions, _BY_LAST_ACT, values, limit)


def _list(
    query: str, conditions: list[str], order: str, values: list[Value], limit: int | None
) -> tuple[str, list[Value]]:
    if conditions:
        query += " WHERE " + " AND ".join(conditions)
    query += f" ORDER BY {order}"
    if limit is not None:
        query += " LIMIT ?"
        values.append(limit)
    return query, values
