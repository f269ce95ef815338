from __future__ import annotations

import json
from pathlib import Path

from sopcheck.pack.shipped import shipped_pack

from .office import SOP, Shell, write_pack

BROKEN = SOP.replace('actor = "kepala"', 'actor = "kepalla"').replace('no = "terima"', 'no = "nirwana"')


def test_a_good_pack_has_no_faults(shell: Shell, pack: Path) -> None:
    said = shell("check", str(pack))
    assert (said.code, said.out, said.err) == (0, "No faults.\n", "")


def test_the_pack_may_be_named_by_its_first_file(shell: Shell, pack: Path) -> None:
    assert shell("check", str(pack / "pack.toml")).code == 0


def test_every_fault_is_shown_with_its_place_and_counted(shell: Shell, tmp_path: Path) -> None:
    said = shell("check", str(write_pack(tmp_path / "rusak", BROKEN)))
    assert said.code == 1
    assert "sop/surat.toml:" in said.out
    assert "kepalla" in said.out
    assert "nirwana" in said.out
    assert said.out.splitlines()[-1] == "2 errors."
    assert said.err == ""


def test_json_has_one_object_a_fault(shell: Shell, tmp_path: Path) -> None:
    said = shell("check", str(write_pack(tmp_path / "rusak", BROKEN)), "--format", "json")
    faults = json.loads(said.out)
    assert said.code == 1
    assert len(faults) == 2
    for fault in faults:
        assert set(fault) == {"file", "line", "column", "rule", "severity", "message", "hint"}
        assert fault["file"] == "sop/surat.toml"
        assert fault["severity"] == "error"
        assert fault["line"] > 1


def test_json_of_a_good_pack_is_an_empty_list(shell: Shell, pack: Path) -> None:
    said = shell("check", str(pack), "--format", "json")
    assert (said.code, json.loads(said.out)) == (0, [])


def test_of_several_packs_each_fault_names_its_pack(shell: Shell, pack: Path, tmp_path: Path) -> None:
    bad = write_pack(tmp_path / "rusak", BROKEN)
    said = shell("check", str(pack), str(bad), "--format", "json")
    assert said.code == 1
    assert {fault["file"] for fault in json.loads(said.out)} == {f"{bad.as_posix()}/sop/surat.toml"}
    assert shell("check", str(pack), str(pack)).out == "No faults in 2 packs.\n"


def test_a_path_that_cannot_be_used_is_named_and_the_others_are_checked(shell: Shell, tmp_path: Path) -> None:
    bad = write_pack(tmp_path / "rusak", BROKEN)
    (tmp_path / "catatan.txt").write_text("x", "utf-8")
    for unusable in ("tidak-ada", "catatan.txt", "x" * 5000, "\x1b[2J"):
        said = shell("check", str(tmp_path / unusable), str(bad))
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
