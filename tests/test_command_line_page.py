"""docs/command-line.md describes every command, option, word and JSON key that there is, and no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from sopcheck.cli.commands import COMMANDS, make, program
from sopcheck.cli.steps import WORDS
from sopcheck.locales.catalogue import catalogue
from sopcheck.records.sqlite import open_store
from sopcheck.records.store import Store
from sopcheck.reports.table import Table
from sopcheck.reports.tables import acts, answers, runs, scores

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "command-line.md").read_text("utf-8")
EVERYWHERE = {"--pack", "--store", "--lang", "--person", "--help", "--version"}


def section(command: str) -> str:
    """The part of the page about one command."""
    _before, found, rest = PAGE.partition(f"\n## sopcheck {command}\n")
    assert found, f"docs/command-line.md has no section on sopcheck {command}"
    return rest.partition("\n## ")[0]


def options(command: click.Command) -> set[str]:
    """The long names of a command's options."""
    return {name for param in command.params if isinstance(param, click.Option) for name in param.opts}


def test_the_page_has_the_commands_that_there_are() -> None:
    assert sorted(re.findall(r"^## sopcheck (\S+)$", PAGE, re.MULTILINE)) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_described_and_none_that_is_gone(name: str) -> None:
    described = set(re.findall(r"^\| `(--[a-z-]+)` \|", section(name), re.MULTILINE))
    assert described == options(make(name, catalogue("en"))) - EVERYWHERE


def test_the_options_of_all_commands_are_described() -> None:
    top = PAGE.partition("\n## ")[0]
    described = set(re.findall(r"^\| `(--[a-z-]+)", top, re.MULTILINE))
    assert described == EVERYWHERE
    assert options(program(catalogue("en"))) <= described


def test_every_word_of_a_case_is_described() -> None:
    table = section("run")
    for words in WORDS.values():
        assert not [word for word in words if f"`{word}`" not in table and f"`{word} TEXT`" not in table]


@pytest.mark.parametrize("what", [scores, answers, runs, acts])
def test_the_json_keys_of_an_export_are_described(what: Callable[[Store], Table], tmp_path: Path) -> None:
    with open_store(tmp_path / "records.sqlite", now=lambda: datetime(2026, 3, 17, tzinfo=UTC)) as store:
        columns = [column.key for column in what(store).columns]
    (line,) = re.findall(rf"^\| `{what.__name__}` \| (`.*`) \|$", section("export"), re.MULTILINE)
    assert re.findall(r"`([a-z_]+)`", line) == columns
