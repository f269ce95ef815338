"""A folder appears whole or not at all, and nothing is ever written over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sopcheck.reports import atomic_folder
from sopcheck.reports.atomic_folder import refuse_folder, write_folder
from sopcheck.reports.table import ReportRefused

FILES = {"sop/a.toml": "a\n", "sop/b.toml": "“b”\n", "pack.toml": "p\n"}


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("there", [False, True])
def test_the_folder_holds_the_files_and_nothing_else(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "baru"
    if there:
        folder.mkdir()
    write_folder(folder, FILES)
    assert content(tmp_path) == {f"baru/{name}": text for name, text in FILES.items()}
    assert [path.name for path in tmp_path.iterdir()] == ["baru"]


def test_in_a_folder_that_is_there_the_last_file_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    rename = Path.rename

    def watched(self: Path, target: Path) -> Path:
        seen.append(sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", watched)
    write_folder(tmp_path, FILES)
    assert seen == [[], ["sop"]]


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    full, file = tmp_path / "penuh", tmp_path / "berkas"
    full.mkdir()
    (full / "catatan.txt").write_text("x", "utf-8")
    file.write_text("x", "utf-8")
    before = content(tmp_path)
    bad = [full, file, tmp_path / "tidak" / "ada", file / "x", tmp_path / ("x" * 300), tmp_path / "a\0b"]
    if os.name != "nt":
        (tmp_path / "tautan").symlink_to(tmp_path / "nirwana")
        bad.append(tmp_path / "tautan")
    for folder in bad:
        with pytest.raises(ReportRefused):
            refuse_folder(folder)
        with pytest.raises(ReportRefused):
            write_folder(folder, FILES)
    assert content(tmp_path) == before


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_whatever_interrupts_it_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, error: type[BaseException], at: int
) -> None:
    folder = tmp_path / "baru"
    if there:
        folder.mkdir()
    acts = iter(range(100))
    for owner, name in ((atomic_folder.os, "fsync"), (Path, "rename")):
        real = getattr(owner, name)

        def act(*arguments: object, real: object = real, name: str = name) -> object:
            if name == "rename" and arguments[1].parent.name.startswith(".sopcheck"):  # type: ignore[attr-defined]
                return real(*arguments)  # type: ignore[operator] # putting it back
            if next(acts) == at * 2:
                raise error
            return real(*arguments)  # type: ignore[operator]

        monkeypatch.setattr(owner, name, act)
    try:
        write_folder(folder, FILES)
        finished = True
    except (KeyboardInterrupt, ReportRefused):
        finished = False
    monkeypatch.undo()
    assert finished is (not there and at == 2)
    assert (content(tmp_path) != {}) is finished
    assert [path.name for path in tmp_path.iterdir()] == (["baru"] if there or finished else [])
    assert finished or not there or list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_a_kill_leaves_no_half_pack(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from sopcheck.reports.atomic_folder import write_folder\n"
        "real, left = os.fsync, [int(sys.argv[2])]\n"
        "def fsync(number):\n"
        "    left[0] -= 1\n"
        "    if left[0] == 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    real(number)\n"
        "os.fsync = fsync\n"
        "write_folder(Path(sys.argv[1]), {'sop/a.toml': 'a', 'pack.toml': 'p'})\n"
    )
    for number in (1, 2):
        folder = tmp_path / str(number) / "baru"
        folder.parent.mkdir()
        done = subprocess.run([sys.executable, "-c", program, str(folder), str(number)], check=False)
        assert done.returncode == -9
        assert not folder.exists()
        assert all(path.name.startswith(".") for path in folder.parent.iterdir())
