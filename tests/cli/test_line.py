"""The command line as a whole: help, slips of the keyboard, the environment, the way into the app, the ways out."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from sopcheck import __version__
from sopcheck.cli import language_of, run
from sopcheck.cli.commands import COMMANDS

from .office import NOON, Shell, Stream, call, no_app

OURS = [[], *([name] for name in COMMANDS)]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("command", OURS, ids=lambda command: "".join(command) or "program")
def test_every_help_has_an_example(shell: Shell, command: list[str], language: str) -> None:
    said = shell(*command, "--help", "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert f"sopcheck {' '.join(command)}".strip() in said.out.splitlines()[-1]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_usage_line_names_the_options_that_are_needed(shell: Shell, language: str) -> None:
    for command, option in (("run", "--case"), ("convert", "--output")):
        said = shell(command, "--help", "--lang", language).out
        assert option in said.splitlines()[0] and "required" not in said


@pytest.mark.parametrize(("name", "fault"), [("x" * 101, "is longer than 100 characters"), (" \u200b ", "is empty")])
def test_a_name_that_cannot_be_kept_is_refused_before_the_app_opens(name: str, fault: str) -> None:
    said = call("--person", name, "--lang", "en", terminal=True)
    assert said.code == 2
    assert said.err.startswith(f"The name {fault}")


def test_help_is_said_in_the_language_that_was_asked_for(shell: Shell) -> None:
    assert shell("--help", "--lang", "id").out.startswith("Pemakaian:")
    assert shell("--lang=en", "check", "--help").out.startswith("Usage:")


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "id"),
        ([], {"SOPCHECK_LANG": "en"}, "en"),
        (["--lang", "id"], {"SOPCHECK_LANG": "en"}, "id"),
        (["quiz", "--lang=en"], {}, "en"),
        (["--lang"], {}, "id"),
        (["--lang", "fr"], {"SOPCHECK_LANG": "en"}, "en"),
        ([], {"SOPCHECK_LANG": "klingon"}, "id"),
    ],
)
def test_the_language_is_known_before_anything_is_parsed(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_of(arguments, environment) == language


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], 'There is no command "chek"; did you mean check?'),
        (["frobnicate"], 'There is no command "frobnicate"; see sopcheck --help.'),
        (["check", "--formt", "x", "."], "There is no option --formt; did you mean --format?"),
        (["check", ".", "--format", "yaml"], '--format is one of text, json, not "yaml".'),
        (["check"], "sopcheck check needs PATH...; see sopcheck check --help."),
        (["run", "surat", "--plain"], "sopcheck run needs --case TEXT; see sopcheck run --help."),
        (["schema", "more"], '"more" is one word too many; see sopcheck schema --help.'),
        (["quiz", "--plain", "--count", "many"], '--count is a whole number from 1 to 500, not "many".'),
        (["quiz", "--plain", "--count", "9" * 5000], f'--count is a whole number from 1 to 500, not "{"9" * 39}…".'),
        (["quiz", "--plain", "--count", "0"], '--count is a whole number from 1 to 500, not "0".'),
        (["quiz", "--plain", "surta"], 'There is no SOP "surta" in this pack; did you mean surat?'),
        (["quiz", "--plain", "xyz"], 'There is no SOP "xyz" in this pack; it has surat, simbol.'),
        (["run", "surta", "--case", "1", "--plain"], 'There is no SOP "surta" in this pack; did you mean surat?'),
        (
            ["run", "surat", "--case", "1", "--plain", "--clock", "biasaa"],
            'There is no clock "biasaa" in the SOP; did you mean biasa?',
        ),
        (["run", "surat", "--case", " \u200b ", "--plain"], "The case is empty; write at least one letter or digit."),
        (["run", "surat", "--case", "x" * 600, "--plain"], "The case is longer than 500 characters; shorten it."),
        (["quiz", "--plain", "--person", "x" * 101], "The name is longer than 100 characters; shorten it."),
        (["quiz"], "This command works line by line: add --plain. The app opens with: sopcheck"),
        (["--lang", "fr"], '--lang is one of id, en, not "fr".'),
        (["--pack"], "The option --pack is not used right; see sopcheck --help."),
        (["\x1b[2J"], 'There is no command "\u241b[2J"; see sopcheck --help.'),
        (["\udcff"], 'There is no command "<U+DCFF>"; see sopcheck --help.'),
    ],
)  # fmt: skip
def test_a_slip_is_one_sentence_with_the_way_out(shell: Shell, arguments: list[str], sentence: str) -> None:
    said = shell("--lang", "en", *arguments)
    assert (said.code, said.out, said.err) == (2, "", sentence + "\n")


def test_a_pack_with_errors_names_the_command_that_shows_them(shell: Shell, pack: Path) -> None:
    (pack / "pack.toml").write_text("[pack", "utf-8")
    said = shell("quiz", "--plain")
    assert said.code == 2
    assert said.err == f"The pack {pack} has 1 error; to see it: sopcheck check {pack}\n"


def test_an_unusable_store_ends_with_three(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "foreign.sqlite").write_text("this is no store", "utf-8")
    for store in (tmp_path / "foreign.sqlite", tmp_path, "postgresql://user:secret@host/db"):
        said = shell("--store", str(store), "quiz", "--plain", "--person", "Siti")
        assert said.code == 3
        assert said.err.count("\n") == 1
        assert "secret" not in said.err


def test_the_version(shell: Shell) -> None:
    assert shell("--lang", "en", "--version").out == f"sopcheck {__version__}\n"


def test_without_a_terminal_the_app_does_not_start(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "The app needs a terminal. Without one: sopcheck quiz --plain, or sopcheck run SOP --case TEXT --plain\n"
    said = shell()
    assert (said.code, said.out, said.err) == (2, "", sentence)
    monkeypatch.setenv("TERM", "dumb")
    said = shell(terminal=True)
    assert (said.code, said.out, said.err) == (2, "", sentence)


def test_at_a_terminal_the_app_is_given_what_was_named(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[object] = []

    def start_app(*given: object) -> int:
        seen.extend(given)
        return 129

    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Stream(terminal=True))
    monkeypatch.setenv("SOPCHECK_PERSON", "Budi")
    other = tmp_path / "other.sqlite"
    assert run(["--store", str(other), "--lang", "en"], start_app, now=lambda: NOON) == 129
    assert seen == [Path(os.environ["SOPCHECK_PACK"]), other, "en", "Budi"]


def test_options_before_and_behind_the_command_mean_the_same(shell: Shell) -> None:
    for arguments in (
        ("--person", "Budi", "quiz", "surat", "--plain", "--new"),
        ("quiz", "surat", "--plain", "--new", "--person", "Budi"),
        ("--person", "Siti", "quiz", "surat", "--plain", "--new", "--person", "Budi"),
    ):
        assert "answered by Budi." in shell(*arguments).out


def test_the_environment_stands_for_the_options(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPCHECK_PERSON", "Wayan")
    monkeypatch.setenv("SOPCHECK_LANG", "id")
    said = shell("quiz", "surat", "--plain")
    assert "Menjawab Surat" in said.out
    assert "Wayan" in said.out


def break_schema(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def broken(*_: Any) -> dict[str, Any]:
        private = "0812-3456"
        raise error from ValueError(len(private))

    monkeypatch.setattr("sopcheck.pack.schema.json_schema", broken)


def test_a_fault_of_the_program_is_one_sentence_and_a_private_report(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    break_schema(monkeypatch, ZeroDivisionError("division by zero"))
    said = shell("schema", "--person", "Siti Rahasia")
    assert said.code == 70
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    (log,) = own_home.rglob("mistake-*.log")
    assert str(log) in said.err
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    text = log.read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "0812-3456" not in text.replace('private = "0812-3456"', "")
    assert "Siti Rahasia" not in text


def test_where_no_report_can_be_written_the_sentence_says_so(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    break_schema(monkeypatch, RuntimeError("broken"))
    (own_home / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(own_home / "file"))
    said = shell("schema")
    assert said.code == 70
    assert "could not write a report" in said.err


def test_ctrl_c_ends_with_130(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    break_schema(monkeypatch, KeyboardInterrupt())
    said = shell("schema")
    assert said.code == 130
    assert said.err.strip() == "Stopped; what was recorded is kept."


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FileNotFoundError(2, "?", "/nowhere/at all"), "/nowhere/at all cannot be used: it does not exist."),
        (PermissionError(13, "?", "x\x1b[2J"), "x\u241b[2J cannot be used: you may not open it."),
        (OSError(28, "?"), "There is no room left to write to; free some space and try again."),
    ],
)
def test_what_the_system_refuses_is_one_sentence(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    break_schema(monkeypatch, error)
    said = shell("schema")
    assert (said.code, said.err) == (2, sentence + "\n")


def test_a_reader_that_has_gone_is_no_reason_to_complain(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.TextIOBase):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    err = Stream()
    monkeypatch.setattr(sys, "stdout", Gone())
    monkeypatch.setattr(sys, "stderr", err)
    assert run(["schema"], no_app, now=lambda: NOON) == 141
    assert err.bytes.getvalue() == b""


def test_closed_streams_are_survived(monkeypatch: pytest.MonkeyPatch) -> None:
    err = Stream()
    for name, stream in (("stdin", None), ("stdout", None), ("stderr", err)):
        monkeypatch.setattr(sys, name, stream)
    assert run(["--lang", "en", "schema"], no_app, now=lambda: NOON) == 2
    assert b"standard output is closed" in err.bytes.getvalue()
    monkeypatch.setattr(sys, "stderr", None)
    assert run(["schema"], no_app, now=lambda: NOON) == 2
