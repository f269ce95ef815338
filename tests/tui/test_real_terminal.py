"""The app in a real pseudo-terminal: it ends calmly, leaves the terminal as it was, and loses nothing when killed."""

from __future__ import annotations

import os
import random
import re
import signal
import sys
from pathlib import Path

import pytest

from sopcheck.records.sqlite import SqliteStore, open_store
from tests.tui.office import PACK, SOP, still_clock, write_pack
from tests.tui.terminal import Terminal, terminal

LEAVES_THE_OTHER_SCREEN = b"\x1b[?1049l"
SHOWS_THE_CURSOR = b"\x1b[?25h"
KILLS = int(os.environ.get("KILLS", "10"))
"""Rounds of killing; hundreds on demand: see CONTRIBUTING."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")


def arguments(folder: Path, *, person: str = "Siti", language: str = "en") -> list[str]:
    """The command line of the app on a pack and a store below ``folder``."""
    return [
        *("-m", "sopcheck", "--pack", str(folder / "pack"), "--store", str(folder / "r" / "store.sqlite")),
        *("--lang", language, "--person", person),
    ]


def kept(folder: Path) -> SqliteStore:
    """The store, opened by this process."""
    return open_store(folder / "r" / "store.sqlite", now=still_clock())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_app_and_restores_the_terminal(number: int, tmp_path: Path) -> None:
    write_pack(tmp_path / "pack")
    with terminal(arguments(tmp_path)) as app:
        app.wait_for("Incoming Mail")
        app.kill(number)
        assert app.exit_code() == 128 + number
        assert LEAVES_THE_OTHER_SCREEN in app.written
        assert SHOWS_THE_CURSOR in app.written


def test_leaving_with_escape_is_a_good_end(tmp_path: Path) -> None:
    write_pack(tmp_path / "pack")
    with terminal(arguments(tmp_path)) as app:
        app.wait_for("Incoming Mail")
        app.send("\x1b")
        assert app.exit_code() == 0


def test_our_own_failure_is_one_sentence_and_a_private_log(tmp_path: Path, own_home: Path) -> None:
    write_pack(tmp_path / "pack")
    start = (
        "import sys; from sopcheck.tui.screens.home import HomeScreen\n"
        "def broken(self):\n"
        "    secret = 'NIK 3578'\n"
        "    raise ZeroDivisionError('broken on purpose')\n"
        "HomeScreen.do_read = broken\n"
        "from sopcheck.__main__ import main; sys.argv[0] = 'sopcheck'; sys.exit(main())"
    )
    with terminal(["-c", start, *arguments(tmp_path)[2:]]) as app:
        app.wait_for("Incoming Mail")
        app.send("b")
        assert app.exit_code() == 70
        after = app.written.split(LEAVES_THE_OTHER_SCREEN)[-1].decode()
        assert "Traceback" not in after
        assert "mistake-" in after
    (log,) = own_home.rglob("mistake-*.log")
    text = log.read_text()
    assert "broken on purpose" in text
    assert "3578" not in text
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_hostile_pack_sends_no_byte_of_its_own_to_the_terminal(tmp_path: Path) -> None:
    hostile = "\\u202e[/x] [@click=app.quit]y[/]"
    sop = SOP.replace('"Check the address of the letter"', f'"{hostile} Check"')
    write_pack(tmp_path / "pack", sop=sop, pack=PACK.replace('"Officer"', f'"{hostile} Officer"'))
    evil = "Eve\x1b]52;c;aGk=\x07\x9b31m"
    with terminal(arguments(tmp_path, person=evil), size=(120, 40)) as app:
        app.wait_for("Incoming Mail")
        for keys, wanted in (("b", "Step 1"), ("\x1b", "Across the SOPs"), ("k", "question 1 of")):
            app.forget()
            app.send(keys)
            app.wait_for(wanted)
        app.kill(signal.SIGTERM)
        app.exit_code()
    assert b"]52;c;aGk=" not in app.written.replace("␛]52;c;aGk=".encode(), b"")
    assert b"\x9b31m" not in app.written.replace("\u009b".encode(), b"!")
    assert "\u202e".encode() not in app.written


def answer_until_killed(app: Terminal, kill_after: int) -> tuple[int, int | None]:
    """Answer question after question; kill the app at the given number of answers. (shown, question on the screen)"""
    seen = 0
    place = None
    while True:
        app.send("a")
        if seen == kill_after:
            app.kill(signal.SIGKILL)
            app.exit_code()
            if re.search(rb"Right\.|Not quite", app.written):
                seen += 1
            return seen, place
        app.wait_for("Right.", "Not quite")
        seen += 1
        app.forget()
        app.send("\r")
        app.wait_for(f"question {seen + 1} of")  # the heading, not the text of a question
        place = seen + 1
        app.forget()


@pytest.mark.parametrize("seed", range(KILLS))
def test_an_answer_whose_feedback_was_shown_survives_kill_9(seed: int, tmp_path: Path) -> None:
    write_pack(tmp_path / "pack", questions=12)
    rounds = random.Random(seed)  # noqa: S311 - where to kill
    with terminal(arguments(tmp_path)) as app:
        app.wait_for("Incoming Mail")
        app.send("k")
        app.wait_for("question 1 of")
        app.forget()
        shown, _ = answer_until_killed(app, rounds.randint(0, 3))
    with kept(tmp_path) as store:
        answers = list(store.each_answer())
        assert shown <= len(answers) <= shown + 1
        assert not list(store.verify())
    with terminal(arguments(tmp_path)) as app:
        app.wait_for("Incoming Mail")
        app.send("\x1b[H\r")
        app.wait_for(f"question {len(answers) + 1} of")
