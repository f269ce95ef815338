"""The program as it is started: what it loads, pipes that close, and kill -9 in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sopcheck import __version__

SOPCHECK = [sys.executable, "-m", "sopcheck"]
LOADED = """
import sys
sys.argv = ["sopcheck", *{arguments!r}]
import runpy
try:
    runpy.run_module("sopcheck", run_name="__main__")
except SystemExit:
    pass
print("LOADED", *sorted(sys.modules), file=sys.stderr)
"""


def environment(pack: Path, tmp_path: Path, **more: str) -> dict[str, str]:
    own = {"SOPCHECK_PACK": str(pack), "SOPCHECK_STORE": str(tmp_path / "records.sqlite"), "SOPCHECK_LANG": "en"}
    return {**os.environ, **own, **more}


def test_the_version_needs_not_even_click() -> None:
    program = LOADED.format(arguments=["--version"])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == f"sopcheck {__version__}\n"
    assert not {"click", "gettext", "pathlib", "textual", "sopcheck.cli"} & set(done.stderr.split())


def test_help_loads_no_room(pack: Path, tmp_path: Path) -> None:
    program = LOADED.format(arguments=["--help"])
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment(pack, tmp_path)
    )
    loaded = set(done.stderr.split())
    assert "click" in loaded
    assert not {"textual", "rich", "xlsxwriter", "sqlite3", "zoneinfo", "tomli", "pathlib"} & loaded
    assert {name for name in loaded if name.startswith(("sopcheck.pack", "sopcheck.records", "sopcheck.tui"))} <= set()


@pytest.mark.skipif(os.name == "nt", reason="descriptors are closed with a shell")
def test_a_closed_standard_output_is_one_sentence(pack: Path, tmp_path: Path) -> None:
    for redirection, sentence in ((">&-", "standard output is closed"), (">/dev/full", "no room left")):
        done = subprocess.run(
            ["sh", "-c", f"exec {sys.executable} -m sopcheck schema {redirection}"],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=environment(pack, tmp_path),
        )
        assert done.returncode == 2
        assert sentence in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_reader_that_leaves_early_is_no_reason_to_complain(pack: Path, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*SOPCHECK, "schema"], stdout=write, stderr=subprocess.PIPE, check=False, env=environment(pack, tmp_path)
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


class Talk:
    """A program at the other end of two pipes, spoken to line by line."""

    def __init__(self, arguments: list[str], env: dict[str, str]) -> None:
        self.program = subprocess.Popen(
            [*SOPCHECK, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
        )

    def until(self, beginning: str) -> str:
        assert self.program.stdout is not None
        for line in self.program.stdout:
            if line.startswith(beginning):
                return line
        raise AssertionError(f"no line began with {beginning!r}")

    def say(self, line: str) -> None:
        assert self.program.stdin is not None
        self.program.stdin.write(line + "\n")
        self.program.stdin.flush()

    def kill(self) -> None:
        self.program.send_signal(signal.SIGKILL)
        self.program.communicate()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_kill_in_a_quiz_loses_no_answer_whose_feedback_was_shown(pack: Path, tmp_path: Path) -> None:
    env = environment(pack, tmp_path)
    command = ["quiz", "surat", "--plain", "--person", "Siti"]
    for answered in range(4):
        talk = Talk([*command, "--count", "5"], env)
        if answered:
            assert f"{answered} of 5 questions are answered" in talk.until("Going on")
        talk.until("Answer (")
        talk.say("a")
        talk.until("Question")  # the feedback has been shown, the next question too
        talk.kill()
    done = subprocess.run([*SOPCHECK, *command], input="b\n" * 9, capture_output=True, text=True, check=True, env=env)
    assert "4 of 5 questions are answered" in done.stdout
    assert "Question 5 of 5" in done.stdout
    assert "of 5 right" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_kill_in_a_case_loses_no_act_whose_mark_was_shown(pack: Path, tmp_path: Path) -> None:
    env = environment(pack, tmp_path)
    command = ["run", "surat", "--case", "9/2026", "--plain", "--person", "Siti", "--clock", "biasa"]
    talk = Talk(command, env)
    talk.say("1")
    talk.until("1. [x] Letter")
    talk.kill()
    talk = Talk(command, env)
    talk.until("1. [x] Letter")
    for line in ("2", "s"):
        talk.say(line)
    talk.until("Step 2 of 5")
    talk.kill()
    done = subprocess.run([*SOPCHECK, *command], input="y\ns\n7\n", capture_output=True, text=True, check=True, env=env)
    assert "Going on with the case begun" in done.stdout
    assert "Step 2 of 5" in done.stdout
    assert "Step 4 of 5" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="SIGINT")
def test_ctrl_c_keeps_what_was_answered(pack: Path, tmp_path: Path) -> None:
    env = environment(pack, tmp_path)
    talk = Talk(["quiz", "surat", "--plain", "--person", "Siti", "--count", "3"], env)
    talk.say("a")
    talk.until("Question 2")
    talk.program.send_signal(signal.SIGINT)
    talk.program.communicate()
    assert talk.program.returncode == 130
    again = subprocess.run(
        [*SOPCHECK, "quiz", "surat", "--plain"], input="", capture_output=True, text=True, check=True, env=env
    )
    assert "1 of 3 questions are answered" in again.stdout


def test_a_shell_can_complete_commands_options_and_their_words(pack: Path, tmp_path: Path) -> None:
    def completed(words: str, place: int) -> set[str]:
        more = {"_SOPCHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place)}
        done = subprocess.run(
            SOPCHECK, capture_output=True, text=True, check=False, env=environment(pack, tmp_path, **more)
        )
        return {line.partition(",")[2] for line in done.stdout.splitlines()}

    assert completed("sopcheck ex", 1) == {"export"}
    assert "--delimiter" in completed("sopcheck export --d", 2)
    assert completed("sopcheck export --format x", 3) == {"xlsx"}
    assert completed("sopcheck export ", 2) >= {"scores", "answers", "runs", "acts"}
