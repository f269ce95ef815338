from __future__ import annotations

from pathlib import Path

import pytest

from sopcheck.cli import new
from sopcheck.pack import starter
from sopcheck.pack.reading import load_pack

from .office import Shell

ANSWERS = "Kantor Uji\nBagian Uji\nSOP Uji Coba\nPetugas, Kepala\nid,en\nWITA\n"


def test_the_words_of_the_command_are_those_of_the_starter() -> None:
    assert starter.LANGUAGES == new.LANGUAGES
    assert tuple(zone.lower() for zone in starter.ZONES) == new.ZONES


def test_without_a_terminal_nothing_is_asked(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    said = shell("new", str(folder), typed=ANSWERS)
    assert (said.code, said.err) == (0, "")
    assert "?" not in said.out and "1/6" not in said.out
    assert shell("check", str(folder)).out == "No faults.\n"
    assert {path.name for path in folder.iterdir()} == {
        "pack.toml",
        "calendar.toml",
        "symbols.toml",
        "sop",
        "sopcheck.schema.json",
    }


@pytest.mark.parametrize("languages", new.LANGUAGES)
@pytest.mark.parametrize("actors", ["Petugas Loket", "Loket, Kepala", "A, B, C, D, E, F, G, H, I, J, K, L"])
def test_the_linter_has_nothing_to_say_about_it(shell: Shell, tmp_path: Path, languages: str, actors: str) -> None:
    assert shell("new", str(tmp_path / "baru"), "--languages", languages, "--actors", actors).code == 0
    assert shell("check", str(tmp_path / "baru")).out == "No faults.\n"


def test_it_can_be_asked_about_and_carried_out_at_once(shell: Shell, tmp_path: Path) -> None:
    folder = str(tmp_path / "baru")
    assert shell("new", folder).code == 0
    quiz = shell("--pack", folder, "--person", "Sari", "quiz", "requests", "--plain", typed="a\n" * 12)
    assert (quiz.code, quiz.err) == (0, "")
    assert "Question 12 of 12" in quiz.out
    case = shell(
        "--pack", folder, "--person", "Sari", "run", "requests", "--case", "1", "--plain", typed="1\n2\ns\n1\ny\nq\n"
    )
    assert (case.code, case.err) == (0, "")
    assert "Enter the request in the register" in case.out


def test_the_schema_beside_the_pack_is_the_one_that_is_printed(shell: Shell, tmp_path: Path) -> None:
    assert shell("new", str(tmp_path / "baru")).code == 0
    assert (tmp_path / "baru" / "sopcheck.schema.json").read_text("utf-8") == shell("schema").out


def test_at_a_terminal_six_questions_are_asked(shell: Shell, tmp_path: Path) -> None:
    said = shell("new", str(tmp_path / "baru"), typed=ANSWERS, terminal=True)
    assert (said.code, said.err) == (0, "")
    assert [f"{number}/6" in said.out for number in range(1, 8)] == [True] * 6 + [False]
    pack = load_pack(tmp_path / "baru").pack
    assert pack is not None and pack.office is not None and pack.calendar is not None
    assert pack.office.said("id") == "Kantor Uji"
    assert list(pack.sops) == ["uji-coba"]
    assert list(pack.actors) == ["pemohon", "petugas", "kepala"]
    assert pack.calendar.zone == "Asia/Makassar"


def test_what_is_given_is_not_asked(shell: Shell, tmp_path: Path) -> None:
    given = ["--office", "A", "--unit", "B", "--sop", "C", "--actors", "D,E", "--languages", "ID"]
    said = shell("new", str(tmp_path / "baru"), *given, typed="wit\n", terminal=True)
    assert (said.code, said.err) == (0, "")
    assert "5/6" not in said.out
    assert "6/6" in said.out
    said = shell("new", str(tmp_path / "lain"), *given, "--zone", "WIB", "--title", "Judul", terminal=True)
    assert (said.code, said.err) == (0, "")
    assert "/6" not in said.out
    pack = load_pack(tmp_path / "lain").pack
    assert pack is not None and pack.title.said("id") == "Judul"


def test_an_answer_that_cannot_stand_is_asked_again(shell: Shell, tmp_path: Path) -> None:
    typed = "\x1b[2J\n" + "x" * 10_000 + "\nKantor\n\n\n" + ",".join("abcdefghijklmnop") + "\n\nfr\n\nwib utara\n\n"
    said = shell("new", str(tmp_path / "baru"), typed=typed, terminal=True)
    assert (said.code, said.err) == (0, "")
    assert said.out.count("1/6") == 3
    assert said.out.count("4/6") == said.out.count("5/6") == said.out.count("6/6") == 2
    assert "\x1b" not in said.out
    assert load_pack(tmp_path / "baru").diagnostics == ()


@pytest.mark.parametrize("typed", ["", "Kantor\n", "Kantor\nB\nC\nD\nid\n"])
def test_the_end_of_the_input_leaves_nothing_behind(shell: Shell, tmp_path: Path, typed: str) -> None:
    said = shell("new", str(tmp_path / "baru"), typed=typed, terminal=True)
    assert said.code == 2
    assert said.err == "Not every question was answered, so nothing was written.\n"
    assert not (tmp_path / "baru").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_ctrl_c_leaves_nothing_behind(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sopcheck.cli.streams.Streams.ask", interrupted)
    before = sorted(tmp_path.iterdir())
    assert shell("new", str(tmp_path / "baru"), terminal=True).code == 130
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("option", ["--office", "--unit", "--sop", "--actors", "--title", "--languages", "--zone"])
@pytest.mark.parametrize("text", ["", "  ", "a\x00b", "a\u202eb", "x" * 10_000, "\x1b[31m"])
def test_an_option_that_cannot_stand_is_one_sentence(shell: Shell, tmp_path: Path, option: str, text: str) -> None:
    said = shell("new", str(tmp_path / "baru"), option, text)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert "\x1b" not in said.err
    assert not (tmp_path / "baru").exists()


def test_a_folder_with_something_in_it_stays_as_it_is(shell: Shell, pack: Path, tmp_path: Path) -> None:
    before = (pack / "pack.toml").read_bytes()
    for folder in (str(pack), str(pack / "pack.toml"), str(tmp_path / "a" / "b"), "", " ", "a\x00b", "x" * 5000):
        said = shell("new", folder, typed=ANSWERS, terminal=True)
        assert (said.code, said.out) == (2, ""), folder
        assert said.err.count("\n") == 1
    assert (pack / "pack.toml").read_bytes() == before


@pytest.mark.parametrize("name", ["spasi dan 'kutip'", "-- nama", "😀", "x\x1b[2J"])
def test_the_commands_that_come_next_can_be_copied(shell: Shell, tmp_path: Path, name: str) -> None:
    said = shell("--lang", "id", "new", str(tmp_path / name))
    assert said.code == 0
    assert "\x1b" not in said.out
    assert load_pack(tmp_path / name).diagnostics == ()


def test_a_fault_of_an_option_names_the_option(shell: Shell, tmp_path: Path) -> None:
    said = shell("new", str(tmp_path / "baru"), "--actors", ",")
    assert (said.code, said.err) == (2, "--actors is empty; write at least one letter or digit.\n")
