from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sopcheck.pack.reading import load_pack
from sopcheck.pack.shipped import shipped_pack

from ..lint.planting import BASE
from .office import SOP, Shell, write_pack

NAME = "sop/permohonan.toml"


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A pack that neither its form nor the linter has anything to say about."""
    return Path(shutil.copytree(BASE, tmp_path / "bersih"))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The same with two misspelt ids."""
    folder = Path(shutil.copytree(BASE, tmp_path / "rusak"))
    text = (folder / NAME).read_text("utf-8")
    text = text.replace('actor = "kepala"', 'actor = "kepalla"').replace('no = "lengkapi"', 'no = "nirwana"')
    (folder / NAME).write_text(text, "utf-8")
    return folder


def test_a_good_pack_has_no_faults(shell: Shell, clean: Path) -> None:
    said = shell("check", str(clean))
    assert (said.code, said.out, said.err) == (0, "No faults.\n", "")


def test_the_pack_may_be_named_by_its_first_file(shell: Shell, pack: Path) -> None:
    assert shell("check", str(pack / "pack.toml")).code == 0


def test_every_fault_is_shown_with_its_place_and_counted(shell: Shell, broken: Path) -> None:
    said = shell("check", str(broken))
    assert said.code == 1
    assert f"{NAME}:" in said.out
    assert "kepalla" in said.out
    assert "nirwana" in said.out
    assert said.out.splitlines()[-1] == "2 errors."
    assert said.err == ""


def test_json_has_one_object_a_fault(shell: Shell, broken: Path) -> None:
    said = shell("check", str(broken), "--format", "json")
    faults = json.loads(said.out)
    assert said.code == 1
    assert len(faults) == 2
    for fault in faults:
        assert set(fault) == {"file", "line", "column", "rule", "severity", "message", "hint"}
        assert fault["file"] == NAME
        assert fault["severity"] == "error"
        assert fault["line"] > 1


def test_json_of_a_good_pack_is_an_empty_list(shell: Shell, clean: Path) -> None:
    said = shell("check", str(clean), "--format", "json")
    assert (said.code, json.loads(said.out)) == (0, [])


def test_of_several_packs_each_fault_names_its_pack(shell: Shell, clean: Path, broken: Path) -> None:
    said = shell("check", str(clean), str(broken), "--format", "json")
    assert said.code == 1
    assert {fault["file"] for fault in json.loads(said.out)} == {f"{broken.as_posix()}/{NAME}"}
    assert shell("check", str(clean), str(clean)).out == "No faults in 2 packs.\n"


def test_a_path_that_cannot_be_used_is_named_and_the_others_are_checked(
    shell: Shell, tmp_path: Path, broken: Path
) -> None:
    (tmp_path / "catatan.txt").write_text("x", "utf-8")
    for unusable in ("tidak-ada", "catatan.txt", "x" * 5000, "\x1b[2J"):
        said = shell("check", str(tmp_path / unusable), str(broken))
        assert said.code == 2
        assert said.err.count("\n") == 1
        assert unusable.replace("\x1b", "\u241b") in said.err
        assert "kepalla" in said.out


def test_an_empty_path_is_not_the_folder_one_stands_in(shell: Shell) -> None:
    said = shell("check", "")
    assert (said.code, said.out, said.err) == (2, "", 'There is no ""; name the folder of a pack.\n')


def test_a_pack_full_of_escape_sequences_reaches_no_terminal(shell: Shell, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "jahat", SOP.replace("Menyerahkan", "\\u001b[2JMenyerahkan\\u009b31m"))
    (folder / "sop" / "\x1b]0;x\x07.toml").write_text("[sop\x1b[2J]\n", "utf-8")
    for form in ("text", "json"):
        said = shell("check", str(folder), "--format", form)
        assert said.code == 1
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in said.out.replace("\n", ""))


def test_output_in_an_old_encoding_loses_no_letter(shell: Shell, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "rusak", SOP.replace('actor = "kepala"', 'actor = "képala日"'))
    said = shell("check", str(folder), encoding="ascii")
    assert said.code == 1
    assert "k\\xe9pala\\u65e5" in said.out


def test_the_shipped_pack_is_found_and_has_no_errors(shell: Shell) -> None:
    assert shell("check", str(shipped_pack())).code == 0


def test_the_schema_is_json_with_the_words_of_a_pack(shell: Shell) -> None:
    said = shell("schema")
    assert said.code == 0
    assert "sop" in json.dumps(json.loads(said.out))


def test_a_warning_is_told_with_its_reason_once_and_ends_with_0(shell: Shell, clean: Path) -> None:
    text = (clean / NAME).read_text("utf-8")
    for old in ("Mencari data", "Mencatat permohonan"):
        text = text.replace(old, "Pencarian data" if old == "Mencari data" else "Pencatatan permohonan", 1)
    (clean / NAME).write_text(text, "utf-8")
    said = shell("check", str(clean))
    assert said.code == 0
    assert said.out.count("[active-verb]") == 2
    assert said.out.count("an active verb first, without a subject. (Permen PAN-RB 35/2012)") == 1
    assert said.out.splitlines()[-1] == "2 warnings."


def test_an_error_of_the_linter_ends_with_1_and_the_pack_can_still_be_opened(shell: Shell, clean: Path) -> None:
    text = (clean / NAME).read_text("utf-8").replace('next = "periksa"\n', 'next = "lengkapi"\n')
    (clean / NAME).write_text(text, "utf-8")
    assert "[endless-loop]" in shell("check", str(clean)).out
    assert shell("check", str(clean)).code == 1
    assert load_pack(clean).pack is not None
