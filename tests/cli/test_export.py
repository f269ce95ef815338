"""Records out of the store: into files that are not overwritten, pipes and terminals."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from .office import Shell, write_pack

WHAT = ("scores", "answers", "runs", "acts")


@pytest.fixture
def worked(shell: Shell) -> Shell:
    """The command line, with a quiz and a case behind it whose texts would be formulas and escape sequences."""
    shell("quiz", "surat", "--plain", "--count", "2", "--person", "=1+1", typed="a\nb\n")
    begin = ("run", "surat", "--case", "@SUM(1)\x1b[2J", "--plain", "--person", "=1+1", "--clock", "biasa")
    shell(*begin, typed="1\n2\ns\ny\nn -2+3\n")
    return shell


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize("what", WHAT)
def test_every_table_in_every_format(worked: Shell, tmp_path: Path, what: str) -> None:
    data = json.loads(worked("export", what, "--format", "json").out)
    table = rows(worked("export", what).out)
    assert len(table) == len(data) + 1 > 1
    file = tmp_path / f"{what}.xlsx"
    said = worked("export", what, "--output", str(file))
    assert (said.code, said.out, said.err) == (0, f"{len(data)} row{'s'[: len(data) != 1]} in {file}.\n", "")
    assert file.read_bytes()[:2] == b"PK"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_texts_are_whole_in_json_and_harmless_in_csv(worked: Shell) -> None:
    (run,) = json.loads(worked("export", "runs", "--format", "json").out)
    assert run["person"] == "=1+1"
    assert run["case"] == "@SUM(1)\x1b[2J"
    _, row = rows(worked("export", "runs").out)
    assert row[0].startswith("'@SUM")
    assert "'=1+1" in row


def test_a_terminal_is_never_sent_what_people_typed(worked: Shell) -> None:
    for form in ("csv", "json"):
        said = worked("export", "runs", "--format", form, terminal=True)
        assert said.code == 0
        assert "\x1b" not in said.out
        assert "@SUM(1)" in said.out
    said = worked("export", "runs", "--format", "xlsx", terminal=True)
    assert (said.code, said.out) == (2, "")
    assert "--output" in said.err


def test_a_file_that_is_there_is_only_replaced_on_demand(worked: Shell, tmp_path: Path) -> None:
    file = tmp_path / "nilai.csv"
    file.write_text("mine", "utf-8")
    said = worked("export", "scores", "--output", str(file))
    assert (said.code, file.read_text("utf-8")) == (2, "mine")
    assert str(file) in said.err
    assert "--force" in said.err
    assert worked("export", "scores", "--output", str(file), "--force").code == 0
    assert "=1+1" in file.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir() if "nilai" in path.name] == ["nilai.csv"]


@pytest.mark.parametrize("ending", ["", "-wal", "-journal"])
def test_the_records_are_never_replaced_by_an_export_of_them(worked: Shell, tmp_path: Path, ending: str) -> None:
    (store,) = tmp_path.rglob("*.sqlite")
    target = Path(f"{store}{ending}")
    other = tmp_path / "other.csv"
    other.hardlink_to(store)
    for file in (target, other):
        said = worked("export", "scores", "--output", str(file), "--force")
        assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
        assert str(file) in said.err
    assert len(rows(worked("export", "scores").out)) == 2


def test_no_database_is_replaced(worked: Shell, tmp_path: Path) -> None:
    (store,) = tmp_path.rglob("*.sqlite")
    backup = tmp_path / "backup.csv"
    backup.write_bytes(store.read_bytes())
    assert worked("export", "scores", "--output", str(backup), "--force").code == 2
    assert backup.read_bytes()[:6] == b"SQLite"


def test_a_name_that_ends_like_a_folder_makes_no_file(worked: Shell, tmp_path: Path) -> None:
    said = worked("export", "scores", "--output", f"{tmp_path}/new/")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert not (tmp_path / "new").exists()


def test_delimiter_and_mark_for_spreadsheets_in_indonesian(worked: Shell, tmp_path: Path) -> None:
    file = tmp_path / "nilai.csv"
    worked("export", "scores", "--output", str(file), "--delimiter", ";", "--bom")
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    heading, row = rows(data.decode("utf-8-sig"), ";")
    assert len(heading) == len(row) > 5
    assert len(rows(worked("export", "scores", "--delimiter", "tab").out, "\t")[0]) == len(heading)


@pytest.mark.parametrize(
    "arguments",
    [
        ("scroes",),
        (),
        ("scores", "--format", "pdf"),
        ("scores", "--delimiter", "|"),
        ("scores", "--format", "json", "--bom"),
        ("scores", "--output", "."),
        ("scores", "--output", "/nowhere/at/all.csv"),
        ("scores", "--output", "x" * 300),
    ],
    ids=str,
)
def test_what_cannot_be_written_is_one_sentence(worked: Shell, arguments: tuple[str, ...]) -> None:
    said = worked("export", *arguments)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_a_store_that_was_named_and_is_not_there_is_not_made(shell: Shell, tmp_path: Path) -> None:
    said = shell("export", "scores", "--store", str(tmp_path / "other.sqlite"))
    assert said.code == 2
    assert not (tmp_path / "other.sqlite").exists()


def test_the_first_export_of_a_new_user_is_an_empty_table(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOPCHECK_STORE")
    assert json.loads(shell("export", "acts", "--format", "json").out) == []
    assert len(rows(shell("export", "acts").out)) == 1


def test_times_are_those_of_the_offices_zone(worked: Shell, pack: Path, tmp_path: Path) -> None:
    assert "2026-11-25 12:00:00" in worked("export", "scores").out
    other = write_pack(tmp_path / "timur")
    calendar = other / "calendar.toml"
    calendar.write_text(calendar.read_text("utf-8").replace("Asia/Jakarta", "Asia/Jayapura"), "utf-8")
    assert "2026-11-25 14:00:00" in worked("export", "scores", "--pack", str(other)).out
    (pack / "pack.toml").unlink()  # no reason to keep the records back
    assert "2026-11-25 12:00:00" in worked("export", "scores").out


def test_words_are_in_the_language_of_the_screen(worked: Shell) -> None:
    assert "Answering a Letter" in worked("--lang", "en", "export", "runs").out
    assert "Menjawab Surat" in worked("--lang", "id", "export", "runs").out
