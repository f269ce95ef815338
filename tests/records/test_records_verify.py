"""What was damaged or edited is found, named, and keeps nobody from the rest."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopcheck.checklist.acts import ActKind
from sopcheck.locales.sentence import Sentence
from sopcheck.quiz.attempt import Given
from sopcheck.records.sqlite import SqliteStore, open_store
from sopcheck.records.store import StoreRefused

from .record_samples import Clock, act, pinned, plan


def filled(store: SqliteStore) -> tuple[str, str]:
    person = store.add_person("Siti").id
    attempt = store.start_attempt(person, plan(4), pack="kpu", pack_version="1")
    run = store.start_run(person, pinned(), "12", act(store.new_id(), person, ActKind.START, case="12"))
    for number in range(4):
        store.add_answer(attempt, number, Given(number, 1), person=person)
        store.add_act(run, number + 1, act(store.new_id(), person, text="Menunggu"))
    return attempt, run


def edit(path: Path, *statements: str) -> None:
    """Change rows behind the store's back, as somebody with a database tool would."""
    raw = sqlite3.connect(path)
    guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        raw.execute(statement)
    for _, again in guards:
        raw.execute(again)
    raw.commit()
    raw.close()


EDITS = {
    "name": ("UPDATE person SET name = 'Sita'", "person"),
    "option": ("UPDATE answer SET option = 0, original = 2 WHERE sequence = 2", "answer"),
    "time": ("UPDATE answer SET recorded_at = '2020-01-01T00:00:00.000000Z' WHERE sequence = 0", "answer"),
    "swapped": ("UPDATE answer SET sequence = 3 - sequence", "answer"),
    "gap": ("DELETE FROM answer WHERE sequence = 1", "answer"),
    "first": ("DELETE FROM act WHERE sequence = 0", "act"),
    "body": ("UPDATE act SET body = replace(body, 'Menunggu', 'Selesai') WHERE sequence = 2", "act"),
    "no json": ("UPDATE act SET body = '{' WHERE sequence = 2", "act"),
    "kind": ("UPDATE act SET kind = 'complete' WHERE sequence = 4", "act"),
    "case": ("UPDATE run SET case_text = '13'", "run"),
    "asked": ("UPDATE attempt SET asked = 3", "attempt"),
    "seed": ("UPDATE attempt SET seed = 8", "attempt"),
    "key": ("UPDATE snapshot SET body = replace(body, 'Petugas 1', 'Kepala 9')", "snapshot"),
    "question": ("DELETE FROM snapshot WHERE body LIKE '%soal-2%'", "attempt"),
    "sop": ("DELETE FROM snapshot WHERE body LIKE '%Menerima%'", "run"),
    "attempt": ("DELETE FROM attempt", "answer"),
    "blob": ("UPDATE answer SET question = x'00ff' WHERE sequence = 0", "answer"),
    "the last answers of a quiz": (
        "DELETE FROM answer WHERE sequence > 1 AND attempt = (SELECT min(id) FROM attempt)",
        "answer",
    ),
    "the last acts of a case": ("DELETE FROM act WHERE sequence > 2 AND run = (SELECT min(id) FROM run)", "act"),
    "a whole quiz": ("DELETE FROM answer WHERE attempt = (SELECT min(id) FROM attempt)", "answer"),
    "somebody": ("DELETE FROM person WHERE name = 'Budi'", "person"),
    "type": ("UPDATE answer SET sequence = 'x' WHERE sequence = 3", "answer"),
    "utf-8": ("UPDATE person SET name = CAST(x'ff41' AS TEXT)", "person"),
}


@pytest.mark.parametrize(("statement", "table"), EDITS.values(), ids=EDITS)
def test_an_edit_is_found(store: SqliteStore, statement: str, table: str) -> None:
    attempt, run = filled(store)
    store.add_person("Budi")
    filled(store)
    assert store.verify() == []
    edit(store.path, statement)
    found = store.verify()
    assert table in {fault.table for fault in found}
    assert all(fault.row and isinstance(fault.sentence, Sentence) for fault in found)
    read_everything(store, attempt, run)


def test_a_quiz_whose_question_is_gone_says_so(store: SqliteStore) -> None:
    filled(store)
    edit(store.path, EDITS["question"][0])
    (sentence,) = (fault.sentence for fault in store.verify() if fault.table == "attempt")
    assert sentence.template.startswith("The records lack the content of a question")


def test_a_guard_that_was_taken_away_is_named(store: SqliteStore) -> None:
    filled(store)
    raw = sqlite3.connect(store.path)
    raw.execute("DROP TRIGGER act_is_never_deleted")
    raw.commit()
    raw.close()
    assert [(fault.table, fault.row) for fault in store.verify()] == [("act", "act_is_never_deleted")]


def test_a_store_that_was_vacuumed_or_given_up_half_way_has_no_gap(store: SqliteStore) -> None:
    filled(store)
    with pytest.raises(ZeroDivisionError), store._engine.writing():
        store._keep_snapshot("d" * 64, {})
        raise ZeroDivisionError
    filled(store)
    store._engine.connection.execute("VACUUM")
    filled(store)
    assert store.verify() == []


def read_everything(store: SqliteStore, attempt: str, run: str) -> None:
    """Every reading gives values or StoreRefused, never another error."""
    for read in (
        store.people,
        store.last_person,
        store.attempts,
        store.runs,
        lambda: store.attempts(unfinished=True),
        lambda: store.runs(open_only=True),
        lambda: list(store.each_answer()),
        lambda: list(store.each_act()),
        lambda: list(store.each_run()),
        lambda: list(store.each_attempt()),
        lambda: store.attempt(attempt),
        lambda: store.run(run),
        lambda: store.recent_answers(store.people()[0].id, sop="pelayanan", limit=9) if store.people() else None,
    ):
        try:
            read()
        except StoreRefused:
            continue


def test_one_damaged_row_does_not_hide_the_others(store: SqliteStore) -> None:
    attempt, run = filled(store)
    person = store.people()[0].id
    whole = store.start_attempt(person, plan(3, stem="Lain"), pack="kpu", pack_version="1")
    edit(
        store.path,
        f"UPDATE attempt SET title = 'x', body = 'x' WHERE id = '{attempt}'",  # noqa: S608
        "UPDATE act SET body = '[]' WHERE sequence = 2",
    )
    assert [entry.id for entry in store.attempts()] == [whole]
    assert [number for _, number, _ in store.each_act()] == [0, 1, 3, 4]
    for read in (lambda: store.attempt(attempt), lambda: store.run(run)):
        with pytest.raises(StoreRefused, match="damaged"):
            read()
    assert store.attempt(whole)[0].id == whole


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_flipped_byte_anywhere_is_found_or_harmless(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    path = tmp_path_factory.mktemp("flip") / "r.sqlite"
    with open_store(path, now=Clock()) as store:
        attempt, run = filled(store)
        before = dump(store)
    content = bytearray(path.read_bytes())
    chance = random.Random(seed)  # noqa: S311 (where to flip)
    used = [place for place, byte in enumerate(content) if byte]
    place = chance.choice(used)
    content[place] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    try:
        with open_store(path, now=Clock()) as store:
            found = store.verify()
            after = dump(store) if not found else None
            read_everything(store, attempt, run)
    except StoreRefused:
        return
    assert found or after == before


def dump(store: SqliteStore) -> list[object]:
    return [
        *store.people(),
        *store.attempts(),
        *store.each_answer(),
        *store.each_run(),
        *store.each_act(),
        *(store.attempt(entry.id) for entry in store.attempts()),
    ]


def leaf(content: bytearray, path: Path, name: str) -> tuple[int, list[int]]:
    """Where the only page of a table or index begins, and where its cells do (https://sqlite.org/fileformat2.html)."""
    raw = sqlite3.connect(path)
    size = raw.execute("PRAGMA page_size").fetchone()[0]
    page = (raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0] - 1) * size
    raw.close()
    count = int.from_bytes(content[page + 3 : page + 5])
    return page, [page + int.from_bytes(content[at : at + 2]) for at in range(page + 8, page + 8 + 2 * count, 2)]


def swap_first_and_last(content: bytearray, path: Path, name: str) -> None:
    page, cells = leaf(content, path, name)
    first, last = page + 8, page + 8 + 2 * (len(cells) - 1)
    content[first : first + 2], content[last : last + 2] = content[last : last + 2], content[first : first + 2]


def test_rows_out_of_order_end_in_words_and_not_in_an_endless_reading(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with open_store(path, now=Clock()) as store:
        for name in ("Siti", "Budi", "Wayan"):
            store.add_person(name)
        attempt, run = filled(store)
        for _ in range(4):
            store.start_attempt(store.people()[0].id, plan(1), pack="kpu", pack_version="1")
    whole = path.read_bytes()
    for name in ("person", "sqlite_autoindex_attempt_1", "answer_in_attempt", "act_in_run", "sqlite_autoindex_run_1"):
        content = bytearray(whole)
        if name == "person":
            _, cells = leaf(content, path, name)
            content[cells[1] + 2] = 110  # its row number, after a length of two bytes
        else:
            swap_first_and_last(content, path, name)
        damaged = tmp_path / f"{name}.sqlite"
        damaged.write_bytes(content)
        with open_store(damaged, now=Clock()) as store:
            assert name == "sqlite_autoindex_run_1" or store.verify()
            read_everything(store, attempt, run)
