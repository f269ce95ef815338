"""Opening the app goes past the parser: it must ask for the same options and refuse the same things."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sopcheck.cli.commands import program
from sopcheck.cli.start import OPTIONS, only_options
from sopcheck.locales.catalogue import catalogue


def test_the_options_are_those_of_the_command_line() -> None:
    declared = {name for parameter in program(catalogue("en")).params for name in parameter.opts}
    assert declared - {"--version", "--help"} == {f"--{name}" for name in OPTIONS}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], {}),
        (["--pack", "p", "--lang=en"], {"pack": "p", "lang": "en"}),
        (["--person", "Siti Rahma", "--store", "s"], {"person": "Siti Rahma", "store": "s"}),
        (["--person=A=B"], {"person": "A=B"}),
        (["check"], None),
        (["--help"], None),
        (["--pack"], None),
        (["--pack", ""], None),
        (["--pack", "--lang"], None),
        (["--lang", "fr"], None),
        (["--packs", "p"], None),
        (["--", "--pack", "p"], None),
        (["-p", "p"], None),
    ],
)
def test_only_plain_requests_go_past_the_parser(words: list[str], found: dict[str, str] | None) -> None:
    assert only_options(words, {}) == found


def test_words_win_over_the_environment() -> None:
    environment = {"SOPCHECK_PACK": "a", "SOPCHECK_PERSON": "Siti", "SOPCHECK_LANG": ""}
    assert only_options(["--pack", "b"], environment) == {"pack": "b", "person": "Siti"}
    assert only_options([], {"SOPCHECK_LANG": "fr"}) is None


def test_opening_the_app_does_not_load_the_parser() -> None:
    code = (
        "import sys; from sopcheck.cli import run\n"
        "code = run([], lambda *given: 0)\n"
        "assert 'click' not in sys.modules, 'click was loaded'\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "--plain" in done.stderr
