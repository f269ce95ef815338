"""Lists stay quick with many records: SQLite's own plan never reads a table of answers or acts from end to end."""

from __future__ import annotations

import pytest

from sopcheck.records import queries
from sopcheck.records.sqlite import SqliteStore

LISTS = {
    "unfinished attempts of a person": queries.attempts(person="p", unfinished=True, limit=5),
    "all unfinished attempts": queries.attempts(person=None, unfinished=True, limit=5),
    "attempts of a person": queries.attempts(person="p", unfinished=False, limit=None),
    "open runs of a person": queries.runs(person="p", open_only=True, sop=None, limit=5),
    "open runs": queries.runs(person=None, open_only=True, sop="s", limit=None),
    "an attempt's answers": (queries.GIVEN, ["a"]),
    "a run's acts": (queries.ACTS_OF, ["r"]),
    "before an answer": (queries.LAST_ANSWER, ["a"]),
    "before an act": (queries.LAST_ACT, ["r"]),
    "a page of answers": (queries.ANSWER_PAGE, ["", -1, ""]),
    "a page of acts": (queries.ACT_PAGE, ["", -1, ""]),
    **{f"newest fact, {place}": (query, []) for place, query in enumerate(queries.NEWEST)},
}


@pytest.mark.parametrize(("query", "values"), LISTS.values(), ids=LISTS)
def test_no_list_reads_all_answers_or_acts(store: SqliteStore, query: str, values: list[str]) -> None:
    plan = [row[-1] for row in store._engine.connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
    assert plan
    for table in ("answer", "act", "w", "k", "c", "u"):  # the letters are those that the queries give to them
        full = [line for line in plan if line.startswith(f"SCAN {table}")]
        assert all("USING COVERING INDEX" in line or "USING INDEX" in line for line in full), plan
        if "LIMIT 1" not in query:
            assert not full, plan


def test_lists_of_attempts_never_look_into_plans() -> None:
    query, _ = queries.attempts(person="p", unfinished=True, limit=5)
    assert "body" not in query
    assert "body" not in queries.ATTEMPT_PAGE
