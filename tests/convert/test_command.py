"""The command: what it writes where, what it refuses, and what it says."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from sopcheck.pack.reading import load_pack
from tests.cli.office import Said, call, write_pack

from .makers import table, write

ROWS = (
    ["1", "Mengajukan", "x", "", "", "Form", "5 menit", "Berkas", ""],
    ["2", "Memproses", "", "x", "", "Berkas", "1 hari", "Hasil", ""],
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path, "cuti.csv", table(*ROWS))


def convert(file: Path, folder: Path, *more: str) -> Said:
    return call("--lang", "en", "convert", str(file), "--output", str(folder), *more)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_becomes_a_pack(file: Path, tmp_path: Path) -> None:
    said = convert(file, tmp_path / "kantor")
    assert (said.code, said.err) == (0, "")
    assert sorted(files_in(tmp_path / "kantor")) == ["pack.toml", "sop/cuti.toml"]
    assert "cuti: 2 rows." in said.out
    assert "row 3, column 2: read as the start, because it is the first row" in said.out
    pack = load_pack(tmp_path / "kantor").pack
    assert pack is not None and list(pack.actors) == ["pemohon", "petugas"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_pack_can_be_read_by_the_office(file: Path, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        convert(file, tmp_path / "kantor")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "kantor" / "pack.toml").stat().st_mode) == 0o644


def test_nothing_is_written_over_without_force(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    convert(file, folder)
    before = files_in(folder)
    said = convert(file, folder)
    assert said.code == 2
    assert (
        said.err.strip()
        == f"{folder / 'sop' / 'cuti.toml'} is already there. Add --force to replace it, or name another folder."
    )
    assert files_in(folder) == before


def test_with_force_the_sop_is_replaced_and_the_pack_stays(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    convert(file, folder)
    pack = (folder / "pack.toml").read_bytes()
    (folder / "sop" / "cuti.toml").write_text("# lama\n", "utf-8")
    assert convert(file, folder, "--force").code == 0
    assert (folder / "pack.toml").read_bytes() == pack
    assert "Memproses" in (folder / "sop" / "cuti.toml").read_text("utf-8")


def test_an_sop_is_added_to_a_pack_whose_comments_and_actors_stay(file: Path, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "kantor")
    pack = folder / "pack.toml"
    pack.write_text("# catatan kantor\n" + pack.read_text("utf-8"), "utf-8")
    before = pack.read_text("utf-8")
    assert convert(file, folder).code == 0
    after = pack.read_text("utf-8")
    assert after.startswith(before.rstrip("\n"))
    assert after.count('name = "Pemohon"') == 1 and after.count('id = "petugas"') == 1
    found = load_pack(folder).pack
    assert found is not None
    assert found.sops["cuti"].steps[1].actor == "petugas"  # the pack has "Petugas" already
    assert found.sops["cuti"].unit == "umum"


def test_a_pack_with_faults_in_another_sop_still_takes_one(file: Path, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "kantor", "[sop]\nid = 1\n")
    said = convert(file, folder)
    assert said.code == 1  # the other SOP's faults are reported
    assert (folder / "sop" / "cuti.toml").exists()


@pytest.mark.parametrize("pack", ["[pack", '[pack]\nid = "a"\n', ""])
def test_a_pack_toml_with_faults_is_left_alone(pack: str, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    folder.mkdir()
    (folder / "pack.toml").write_text(pack, "utf-8")
    said = convert(file, folder)
    assert said.code == 2
    assert "Mend them first" in said.err
    assert files_in(folder) == {"pack.toml": pack.encode()}


def test_actors_on_one_line_cannot_be_added_to(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    folder.mkdir()
    pack = 'actor = [{ id = "a", name = "A" }]\nunit = [{ id = "u", name = "U" }]\n'
    pack += '[pack]\nid = "k"\ntitle = "K"\nversion = "1"\nlanguage = "id"\n'
    (folder / "pack.toml").write_text(pack, "utf-8")
    said = convert(file, folder)
    assert said.code == 2
    assert "Write them as [[actor]]" in said.err
    assert files_in(folder) == {"pack.toml": pack.encode()}


def test_the_language_of_a_pack_is_not_mixed(file: Path, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "kantor")
    said = convert(file, folder, "--language", "en")
    assert (said.code, "leave --language out" in said.err) == (2, True)


def test_json_names_files_notes_with_their_cells_and_the_diagnostics(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "cuti.csv",
        table(*ROWS[:1], ["2", "Memeriksa", "", "◇", "", "", "tentatif", "", ""], ["3", "Menyimpan"]),
    )
    said = convert(file, tmp_path / "kantor", "--format", "json")
    answer = json.loads(said.out)
    assert said.code == 1
    assert set(answer) == {"files", "sops", "notes", "diagnostics"}
    assert answer["sops"] == [{"id": "cuti", "rows": 3}]
    assert {"place": "row 4, column 7", "todo": True} in [
        {key: note[key] for key in ("place", "todo")} for note in answer["notes"] if "tentatif" in note["what"]
    ]
    assert {"decision-exits", "missing-key"} <= {found["rule"] for found in answer["diagnostics"]}


@pytest.mark.parametrize("name", ["tidak-ada.xlsx", "\0", "x" * 5000, ""])
def test_a_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    said = call("convert", name, "--output", str(tmp_path / "kantor"))
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert not (tmp_path / "kantor").exists()


@pytest.mark.parametrize("folder", ["", "berkas", "x" * 5000, "a\0b"])
def test_a_folder_that_cannot_be_one(folder: str, file: Path, tmp_path: Path) -> None:
    write(tmp_path, "berkas", b"x")
    name = folder if folder in ("", "a\0b") else str(tmp_path / folder)
    said = call("convert", str(file), "--output", name)
    assert said.code == 2
    assert said.err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.csv")
    said = call("--lang", "en", "convert", str(tmp_path / "pipa.csv"), "--output", str(tmp_path / "kantor"))
    assert (said.code, "not a plain file" in said.err) == (2, True)


def test_texts_and_names_reach_the_terminal_harmless(tmp_path: Path) -> None:
    row = ["1", "Meng\x1b[2Jajukan", "x", "", "", "F", "\x1b]52;c;aGk=\x07", "", "[/x] {count} %s"]
    said = convert(write(tmp_path, "cu\x1bti.csv", table(row, ["2", "Memproses", "x"])), tmp_path / "kantor")
    assert said.code == 0
    assert "\x1b" not in said.out + said.err and "\x07" not in said.out
    text = (
        (tmp_path / "kantor" / "sop" / "cu-ti.toml").read_text("utf-8")
        if (tmp_path / "kantor" / "sop" / "cu-ti.toml").exists()
        else ""
    )
    assert "\x1b" not in text
