"""An exported file is whole or not there, for its owner alone, and never replaces another unasked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sopcheck.locales.sentence import S, Sentence
from sopcheck.reports.table import Column, ReportRefused, Row, Table
from sopcheck.reports.writing import FORMATS, write

ROOT = Path(__file__).parents[2]


def say(sentence: Sentence) -> str:
    return sentence.template


def table(rows: Iterator[Row] | None = None) -> Table:
    return Table("t", S("T"), (Column("a", S("A")),), rows or iter([("x",)] * 3))


def failing() -> Iterator[Row]:
    yield ("x",)
    raise RuntimeError


@pytest.mark.parametrize("shape", FORMATS)
def test_a_file_is_made_for_its_owner_alone(tmp_path: Path, shape: str) -> None:
    mask = os.umask(0)
    try:
        write(table(), shape, tmp_path / "out", say=say)
    finally:
        os.umask(mask)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("shape", FORMATS)
def test_an_existing_file_is_replaced_only_when_forced(tmp_path: Path, shape: str) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    with pytest.raises(ReportRefused, match="--force"):
        write(table(), shape, target, say=say)
    assert target.read_text() == "old"
    write(table(), shape, target, say=say, force=True)
    assert target.read_bytes() != b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out"

    def rows() -> Iterator[Row]:
        yield ("x",)
        target.write_text("theirs")

    with pytest.raises(ReportRefused, match="already there"):
        write(table(rows()), "csv", target, say=say)
    assert target.read_text() == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_through_a_link(tmp_path: Path, force: bool) -> None:
    real, link, loose = tmp_path / "real", tmp_path / "link", tmp_path / "loose"
    real.write_text("old")
    link.symlink_to(real)
    loose.symlink_to(tmp_path / "nowhere")
    for target in (link, loose):
        with pytest.raises(ReportRefused, match="link"):
            write(table(), "csv", target, say=say, force=force)
    assert real.read_text() == "old"
    assert not (tmp_path / "nowhere").exists()


def test_a_link_that_appears_meanwhile_is_not_followed(tmp_path: Path) -> None:
    real, target = tmp_path / "real", tmp_path / "out"
    real.write_text("old")

    def rows() -> Iterator[Row]:
        yield ("x",)
        target.symlink_to(real)

    with pytest.raises(ReportRefused):
        write(table(rows()), "csv", target, say=say, force=True)
    assert real.read_text() == "old"


@pytest.mark.parametrize("name", [".", "missing/out", "file/out", "pipe", "nul\0"])
def test_a_target_that_cannot_be_a_file_is_refused_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ReportRefused):
        write(table(), "json", tmp_path / name, say=say, force=True)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("shape", FORMATS)
@pytest.mark.parametrize("old", [None, "old"])
def test_what_fails_in_the_middle_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, shape: str, old: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, scratch = tmp_path / "folder", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    if old:
        (folder / "out").write_text(old)
    with pytest.raises(RuntimeError):
        write(table(failing()), shape, folder / "out", say=say, force=True)
    assert [path.read_text() for path in folder.iterdir()] == ([old] if old else [])
    assert list(scratch.iterdir()) == []


IN_A_PROCESS = """
import os, resource, sys
from pathlib import Path
from sopcheck.reports.table import ReportRefused
from sopcheck.reports.writing import write
from tests.reports.test_reports_atomic import say, table
"""


def run(body: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", IN_A_PROCESS + body, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("shape", FORMATS)
def test_kill_9_at_any_row_leaves_the_old_file(tmp_path: Path, shape: str) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    body = """
def rows():
    for number in range(5000):
        if number == int(sys.argv[3]):
            os.kill(os.getpid(), 9)
        yield ("x" * 100,)
write(table(rows()), sys.argv[1], Path(sys.argv[2]), say=say, force=True)
"""
    for number in (0, 4000):
        assert run(body, shape, target, str(number)).returncode == -9
        assert target.read_text() == "old"


@pytest.mark.parametrize("shape", FORMATS)
def test_a_full_disk_is_said_in_words_and_leaves_the_old_file(tmp_path: Path, shape: str) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    body = """
import random
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    rows = ((random.randbytes(500).hex(),) for _ in range(100))
    write(table(rows), sys.argv[1], Path(sys.argv[2]), say=say, force=True)
except ReportRefused as refused:
    print(refused.sentence.template)
"""
    ended = run(body, shape, target)
    assert "The disk is full" in ended.stdout, ended.stderr
    assert ended.stderr == ""
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_workbook_that_meets_a_full_disk_leaves_no_traceback(tmp_path: Path) -> None:
    body = """
import errno, gc, io, random
from sopcheck.reports.as_xlsx import write_xlsx
class SmallDisk(io.BytesIO):
    def write(self, data):
        if self.tell() + len(data) > 50_000:
            raise OSError(errno.ENOSPC, "full")
        return super().write(data)
disk = SmallDisk()
try:
    write_xlsx(table((random.randbytes(500).hex(),) for _ in range(400)), disk, say)
except OSError as error:
    print(errno.errorcode[error.errno])
disk.close()
gc.collect()
"""
    ended = run(body)
    assert (ended.stdout.strip(), ended.stderr) == ("ENOSPC", "")


def test_the_content_is_on_the_disk_before_the_name_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, done = tmp_path / "out", list[bool]()
    synced = os.fsync

    def noted(descriptor: int) -> None:
        done.append(target.exists())
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    write(table(), "csv", target, say=say)
    assert done == [False, True]  # the file without its name, then the folder with it
