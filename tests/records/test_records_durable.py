"""What was acknowledged is on disk: through kill -9, two programs at once, and a disk that takes no more."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sopcheck.checklist.acts import Act, ActKind
from sopcheck.quiz.attempt import Given
from sopcheck.records.sqlite import SqliteStore, open_store
from sopcheck.records.store import StoreRefused

from .programs import start, told
from .record_samples import Clock, act, pinned, plan

ANSWERS_FOR_EVER = """
store = opened(sys.argv[1])
person = store.add_person("Siti").id
while True:
    attempt = store.start_attempt(person, plan(50), pack="kpu", pack_version="1")
    for place in range(50):
        print(store.add_answer(attempt, place, Given(place, 0), person=person), flush=True)
"""
ACTS_FOR_EVER = """
store = opened(sys.argv[1])
person = store.add_person("Siti").id
run = store.start_run(person, pinned(), "12", act(store.new_id(), person, ActKind.START, case="12"))
number = 1
while True:
    note = act(store.new_id(), person, text="x")
    store.add_act(run, number, note)
    print(note.id, flush=True)
    number += 1
"""


def at(moment: datetime, made: Act) -> Act:
    """The act, done and recorded at a moment."""
    return replace(made, happened=moment, recorded=moment)


@pytest.mark.parametrize("kind", ["answers", "acts"])
def test_kill_9_loses_nothing_that_was_acknowledged(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "r.sqlite"
    body = "from sopcheck.checklist.acts import ActKind\n" + (ANSWERS_FOR_EVER if kind == "answers" else ACTS_FOR_EVER)
    chance = random.Random(2026)  # noqa: S311 (when to kill)
    acknowledged: set[str] = set()
    for _ in range(10):
        process = start(body, path)
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 40)):
            acknowledged.add(process.stdout.readline().strip())
        process.kill()
        rest, _ = process.communicate()
        acknowledged.update(line for line in rest.split("\n")[:-1] if len(line) == 36)
        with open_store(path, now=Clock()) as store:
            kept = {entry.id for entry in store.each_answer()} | {one.id for _, _, one in store.each_act()}
            assert acknowledged <= kept
            assert store.verify() == []
    assert len(acknowledged) > 50


def test_kill_9_while_the_store_is_made_leaves_one_that_opens(tmp_path: Path) -> None:
    body = """
from sopcheck.records import engine
count = int(sys.argv[2])
class Counted:
    def __init__(self, real):
        self.real = real
    def execute(self, *arguments):
        global count
        count -= 1
        if count < 0:
            os.kill(os.getpid(), 9)
        return self.real.execute(*arguments)
    def __getattr__(self, name):
        return getattr(self.real, name)
prepare = engine._prepare
engine._prepare = lambda path, connection, *rest: prepare(path, Counted(connection), *rest)
opened(sys.argv[1])
"""
    for count in (0, 3, 6, 8, 15, 40, 41, 42):
        path = tmp_path / f"{count}.sqlite"
        process = start(body, path, str(count))
        process.communicate(timeout=60)
        with open_store(path, now=Clock()) as store:
            store.add_person("Siti")
            assert store.verify() == []


def test_two_programs_on_one_store_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"  # made by whichever is first
    body = """
sys.stdin.readline()
store = opened(sys.argv[1])
person = store.add_person(sys.argv[2]).id
attempt = store.start_attempt(person, plan(60), pack="kpu", pack_version="1")
for place in range(60):
    print(store.add_answer(attempt, place, Given(place, 1), person=person))
"""
    processes = [start(body, path, name) for name in ("Siti", "Budi", "Wayan")]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    acknowledged: set[str] = set()
    for process in processes:
        output, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        acknowledged.update(output.split())
    with open_store(path, now=Clock()) as store:
        assert {entry.id for entry in store.each_answer()} == acknowledged
        assert len(acknowledged) == 180
        assert len(store.people()) == 3
        assert store.verify() == []


def test_of_two_programs_that_go_on_with_one_attempt_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with open_store(path, now=Clock()) as store:
        person = store.add_person("Siti").id
        attempt = store.start_attempt(person, plan(40), pack="kpu", pack_version="1")
    body = """
sys.stdin.readline()
store = opened(sys.argv[1])
given = 0
for place in range(40):
    try:
        store.add_answer(sys.argv[2], place, Given(place, int(sys.argv[4])), person=sys.argv[3])
        given += 1
    except MovedOn:
        pass
print(given)
"""
    processes = [start(body, path, attempt, person, option) for option in ("0", "1")]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    given = sum(int(process.communicate(timeout=60)[0]) for process in processes)
    with open_store(path, now=Clock()) as store:
        answers = store.attempt(attempt)[2]
        assert [answer.place for answer in answers] == list(range(40))
        assert given == 40
        assert store.verify() == []


def test_a_full_disk_keeps_nothing_and_the_same_answer_goes_through_later(store: SqliteStore) -> None:
    person = store.add_person("Siti").id
    attempt = store.start_attempt(person, plan(), pack="kpu", pack_version="1")
    pages = store._engine.connection.execute("PRAGMA page_count").fetchone()[0]
    store._engine.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreRefused, match="full"):
        store.start_run(person, pinned(), "12" * 9000, act(store.new_id(), person, ActKind.START, case="12"))
    assert store.runs() == []
    store._engine.connection.execute("PRAGMA max_page_count = 100000")
    name = store.new_id()
    assert store.add_answer(attempt, 0, Given(0, 0), person=person, answer_id=name) == name
    assert store.verify() == []


def test_a_file_that_may_not_grow_keeps_nothing_and_the_retry_works(tmp_path: Path) -> None:
    body = """
import resource
store = opened(sys.argv[1])
person = store.add_person("Siti").id
attempt = store.start_attempt(person, plan(400), pack="kpu", pack_version="1")
size = Path(sys.argv[1] + "-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 9000, resource.RLIM_INFINITY))
given, refused = 0, None
while refused is None:
    name = store.new_id()
    try:
        store.add_answer(attempt, given, Given(given, 0), person=person, answer_id=name)
        given += 1
    except StoreRefused as error:
        refused = error.sentence.template
assert len(store.attempt(attempt)[2]) == given
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.add_answer(attempt, given, Given(given, 0), person=person, answer_id=name)
print(given, len(store.attempt(attempt)[2]), len(store.verify()), refused)
"""
    given, kept, faults, refused = told(body, tmp_path / "r.sqlite").split(" ", 3)
    assert (int(kept), faults) == (int(given) + 1, "0")
    assert "nothing was saved" in refused


def test_a_store_that_another_program_holds_is_refused_and_then_works(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with open_store(path, now=Clock()) as store, open_store(path, now=Clock()) as other:
        store._engine.connection.execute("PRAGMA busy_timeout = 0")
        other._engine.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreRefused, match="Another program"):
            store.add_person("Siti")
        other._engine.connection.execute("ROLLBACK")
        store.add_person("Siti")
        assert len(store.people()) == 1


def test_every_connection_is_durable(store: SqliteStore) -> None:
    def setting(name: str) -> object:
        return store._engine.connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert (setting("journal_mode"), setting("synchronous"), setting("foreign_keys")) == ("wal", 2, 1)
    assert setting("busy_timeout") >= 5000
    statements: list[str] = []
    store._engine.connection.set_trace_callback(statements.append)
    person = store.add_person("Siti").id
    attempt = store.start_attempt(person, plan(), pack="kpu", pack_version="1")
    store.add_answer(attempt, 0, Given(0, 0), person=person)
    begins = [statement for statement in statements if statement.startswith(("BEGIN", "COMMIT"))]
    assert begins == ["BEGIN IMMEDIATE", "COMMIT"] * 3


def test_a_log_cut_anywhere_leaves_the_facts_before_the_cut(tmp_path: Path) -> None:
    body = """
store = opened(sys.argv[1])
person = store.add_person("Siti").id
attempt = store.start_attempt(person, plan(30), pack="kpu", pack_version="1")
for place in range(30):
    print(store.add_answer(attempt, place, Given(place, 0), person=person), flush=True)
os.kill(os.getpid(), 9)
"""
    source = tmp_path / "source.sqlite"
    process = start(body, source)
    given = process.communicate(timeout=60)[0].split()
    log = Path(f"{source}-wal").read_bytes()
    assert len(given) == 30
    chance = random.Random(2026)  # noqa: S311 (where to cut)
    lengths = set()
    for number, length in enumerate([0, 31, 32, len(log), *(chance.randrange(len(log)) for _ in range(20))]):
        path = tmp_path / f"{number}.sqlite"
        path.write_bytes(source.read_bytes())
        Path(f"{path}-wal").write_bytes(log[:length])
        with open_store(path, now=Clock()) as store:
            kept = [entry.id for entry in store.each_answer()]
            assert kept == given[: len(kept)]
            assert store.verify() == []
        lengths.add(len(kept))
    assert 30 in lengths
    assert len(lengths) > 5


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path) -> None:
    clock = Clock()
    with open_store(tmp_path / "r.sqlite", now=clock) as store:
        person = store.add_person("Siti").id
        first = store.start_attempt(person, plan(), pack="kpu", pack_version="1")
        store.add_answer(first, 0, Given(0, 0), person=person)
        clock.moment -= timedelta(days=1)
        store.add_answer(first, 1, Given(1, 0), person=person)
        other = store.add_person("Budi")
        second = store.start_attempt(person, plan(), pack="kpu", pack_version="1")
        assert [entry.id for entry in store.attempts()] == [second, first]
        assert [given.place for given in store.attempt(first)[2]] == [0, 1]
        assert store.last_person() != other
        assert store.verify() == []


def test_a_clock_put_right_between_two_starts_changes_no_order(tmp_path: Path) -> None:
    clock = Clock()
    with open_store(tmp_path / "r.sqlite", now=clock) as store:
        siti, budi = store.add_person("Siti"), store.add_person("Budi")
        clock.moment += timedelta(days=3650)
        first = store.start_attempt(budi.id, plan(), pack="kpu", pack_version="1")
        old = store.start_run(
            budi.id, pinned(), "1", at(clock(), act(store.new_id(), budi.id, ActKind.START, case="1"))
        )
    clock.moment -= timedelta(days=3651)
    with open_store(tmp_path / "r.sqlite", now=clock) as store:
        second = store.start_attempt(siti.id, plan(), pack="kpu", pack_version="1")
        new = store.start_run(
            siti.id, pinned(), "2", at(clock(), act(store.new_id(), siti.id, ActKind.START, case="2"))
        )
        assert [entry.id for entry in store.attempts(unfinished=True)] == [second, first]
        assert [entry.id for entry in store.runs()] == [new, old]
        assert store.last_person() == siti
        assert store.verify() == []


@pytest.mark.parametrize("odd", ["x", "ffffffff-ffff-7fff-bfff-ffffffffffff", "", "0" * 36])
def test_an_id_that_is_none_of_ours_does_not_disturb_new_ones(tmp_path: Path, odd: str) -> None:
    with open_store(tmp_path / "r.sqlite", now=Clock()) as store:
        store._engine.connection.execute(
            "INSERT INTO person (id, recorded_at, name, digest) VALUES (?, '2026-01-01T00:00:00Z', 'X', 'd')", (odd,)
        )
    with open_store(tmp_path / "r.sqlite", now=Clock()) as store:
        assert store.add_person("Siti").id.startswith("019c")
