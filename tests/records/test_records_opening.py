"""A file that is not a store of ours is refused in one sentence and left as it was."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from sopcheck.records import schema
from sopcheck.records.sqlite import open_store
from sopcheck.records.store import StoreRefused

from .programs import start, told
from .record_samples import Clock, plan

# When the tests run as root, permissions hold for nobody: step down first.
STEP_DOWN = """
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
"""
REFUSED = (
    STEP_DOWN
    + """
try:
    opened(sys.argv[1]).add_person("Siti")
except StoreRefused as refused:
    print(refused.sentence.template)
"""
)


def a_store(path: Path) -> Path:
    with open_store(path, now=Clock()) as store:
        person = store.add_person("Siti").id
        for seed in range(8):
            store.start_attempt(person, plan(9, seed=seed), pack="kpu", pack_version="1")
    return path


def sqlite_file(path: Path, *statements: str) -> Path:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def fingerprint(path: Path) -> tuple[str, int]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def garbage(path: Path) -> None:
    path.write_bytes(b"[pack]\nid = 'kpu'\n" * 400)


def one_byte(path: Path) -> None:
    path.write_bytes(b"S")


def foreign(path: Path) -> None:
    sqlite_file(path, "CREATE TABLE places (id INTEGER, url TEXT)", "INSERT INTO places VALUES (1, 'x')")


def foreign_in_wal_mode(path: Path) -> None:
    sqlite_file(path, "PRAGMA journal_mode = WAL", "CREATE TABLE places (id INTEGER)")


def foreign_without_tables(path: Path) -> None:
    sqlite_file(path, "PRAGMA user_version = 1")


def newer(path: Path) -> None:
    sqlite_file(a_store(path), "PRAGMA user_version = 99")


def halved(path: Path) -> None:
    content = a_store(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])


def cut_in_the_header(path: Path) -> None:
    path.write_bytes(a_store(path).read_bytes()[:60])


def scribbled_on(path: Path) -> None:
    content = bytearray(a_store(path).read_bytes())
    content[100:4000] = b"\xa5" * 3900
    path.write_bytes(content)


def cut_by_one_byte(path: Path) -> None:
    path.write_bytes(a_store(path).read_bytes()[:-1])


def without_its_tables(path: Path) -> None:
    sqlite_file(path, f"PRAGMA application_id = {schema.APPLICATION_ID}", "PRAGMA user_version = 1")


STRANGE: list[tuple[Callable[[Path], None], str]] = [
    (garbage, "not a store"),
    (one_byte, "damaged|not a store"),
    (foreign, "not a store"),
    (foreign_in_wal_mode, "not a store"),
    (foreign_without_tables, "not a store"),
    (newer, "newer"),
    (halved, "damaged"),
    (cut_in_the_header, "damaged|not a store"),
    (cut_by_one_byte, "damaged"),
    (scribbled_on, "damaged"),
    (without_its_tables, "damaged"),
]


@pytest.mark.parametrize(("make", "said"), STRANGE, ids=lambda value: getattr(value, "__name__", None))
def test_a_strange_file_is_refused_and_left_as_it_was(tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    path = tmp_path / "records?#.sqlite"
    make(path)
    before, names = fingerprint(path), sorted(tmp_path.iterdir())
    with pytest.raises(StoreRefused, match=said) as refused:
        open_store(path, now=Clock())
    assert refused.value.sentence.values["file"] == str(path)
    assert fingerprint(path) == before
    assert sorted(tmp_path.iterdir()) == names


def test_a_folder_a_pipe_and_a_link_to_nowhere_are_refused(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "nowhere")
    for path, said in ((tmp_path, "folder"), (pipe, "not a store"), (link, "link"), (Path("a\0b"), "permission")):
        with pytest.raises(StoreRefused, match=said):
            open_store(path, now=Clock())
    assert not (tmp_path / "nowhere").exists()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(StoreRefused):
        open_store(tmp_path / "taken" / "records.sqlite", now=Clock())


def test_an_empty_file_is_taken_and_a_link_to_a_store_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "records.sqlite", tmp_path / "link"
    path.touch(0o644)
    a_store(path)
    link.symlink_to(path)
    with open_store(link, now=Clock()) as store:
        assert len(store.attempts()) == 8
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_nobody_else_can_read_the_records_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    body = """
os.umask(int(sys.argv[2]))
with opened(sys.argv[1]) as store:
    store.add_person("Siti")
    folder = Path(sys.argv[1]).parent
    for path in (folder.parent, folder, *folder.iterdir()):
        print(path.name, oct(path.stat().st_mode & 0o777))
"""
    lines = told(body, tmp_path / "office" / "data" / "r.sqlite", str(umask)).split("\n")[:-1]
    assert sorted(lines) == ["data 0o700", "office 0o700", "r.sqlite 0o600", "r.sqlite-shm 0o600", "r.sqlite-wal 0o600"]


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "said"),
    [
        (0o444, 0o777, "permission"),
        (0o000, 0o777, "permission"),
        (0o666, 0o555, "folder"),
        (0o666, 0o000, "permission"),
    ],
)
def test_without_the_right_to_write_it_is_refused(tmp_path: Path, file_mode: int, folder_mode: int, said: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = a_store(folder / "records.sqlite")
    for above in [tmp_path, *tmp_path.parents][:3]:
        above.chmod(0o755)
    path.chmod(file_mode)
    before = fingerprint(path)
    folder.chmod(folder_mode)
    try:
        assert said in told(REFUSED, path)
    finally:
        folder.chmod(0o755)
    assert fingerprint(path) == before


def test_a_new_store_in_a_folder_without_the_right_to_write_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(0o555)
    for above in [tmp_path, *tmp_path.parents][:3]:
        above.chmod(0o755)
    assert "folder" in told(REFUSED, folder / "records.sqlite")
    assert "folder" in told(REFUSED, folder / "new" / "records.sqlite")


def test_a_journal_of_a_file_being_made_is_rolled_back(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    body = """
from sopcheck.records import migrations
import sqlite3
taken = migrations._take
def half(connection, migration, applied_at):
    taken(connection, migration, applied_at)
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the commit
    for number in range(200):
        connection.execute("INSERT INTO snapshot VALUES (?, ?)", (str(number), "x" * 4000))
    os.kill(os.getpid(), 9)
migrations._take = half
opened(sys.argv[1])
"""
    process = start(body, path)
    process.communicate(timeout=60)
    assert path.stat().st_size > 0
    assert Path(f"{path}-journal").exists()
    with open_store(path, now=Clock()) as store:
        store.add_person("Siti")
        assert store.verify() == []


def test_a_name_or_way_that_cannot_be_is_named_for_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    for name, said in (("taken/r.sqlite", "folder"), ("y" * 300, "too long"), ("y" * 250, "too long")):
        with pytest.raises(StoreRefused, match=said):
            open_store(tmp_path / name, now=Clock())
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_the_end_of_the_file_may_be_half_written_while_the_log_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    body = """
store = opened(sys.argv[1])
for number in range(40):
    store.add_person("Siti " * 15 + str(number))
os.kill(os.getpid(), 9)
"""
    start(body, path).communicate(timeout=60)
    with path.open("ab") as file:
        file.write(b"half a page")  # a disk that was full while SQLite wrote the log back
    with open_store(path, now=Clock()) as store:
        assert len(store.people()) == 40
        assert store.verify() == []


@pytest.mark.parametrize("harm", ["deleted", "moved", "replaced", "log deleted"])
def test_a_store_that_is_taken_away_while_it_is_open_keeps_nothing_and_says_so(harm: str, tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with open_store(path, now=Clock()) as store:
        store.add_person("Siti")
        if harm == "deleted":
            path.unlink()
        elif harm == "moved":
            path.rename(tmp_path / "elsewhere.sqlite")
        elif harm == "replaced":
            (tmp_path / "other").write_bytes(path.read_bytes())
            (tmp_path / "other").replace(path)
        else:
            path.with_name("r.sqlite-wal").unlink()
        with pytest.raises(StoreRefused) as refused:
            store.add_person("Budi")
        assert "nothing was saved" in refused.value.sentence.template
        assert [person.name for person in store.people()] == ["Siti"]
