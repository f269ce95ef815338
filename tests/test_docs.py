"""The documents say what is: links, commands, keys, rules, exit codes and examples, each held to the code.

The options, words and columns of docs/command-line.md are held by tests/test_command_line_page.py, the keys of a pack
and the small one to start from by tests/pack/test_pack_tables.py.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import tomli

from sopcheck.checklist.acts import ActKind
from sopcheck.cli import errors
from sopcheck.cli.commands import COMMANDS, make
from sopcheck.locales.catalogue import catalogue
from sopcheck.pack.diagnostics import as_json, as_text
from sopcheck.pack.reading import load_pack
from sopcheck.pack.rules import RULES
from sopcheck.pack.shipped import shipped_pack
from sopcheck.records.schema import COLUMNS
from sopcheck.records.sqlite import open_store
from sopcheck.reports.tables import TABLES
from sopcheck.tui.actions import ACTIONS
from tools import manual

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
EVERYWHERE = {"--pack", "--store", "--lang", "--person", "--help", "--version"}
NOON = datetime(2026, 3, 17, 5, tzinfo=UTC)


def text_of(name: str) -> str:
    """The text of a page."""
    return (DOCS / name).read_text("utf-8")


def part(page: str, heading: str) -> str:
    """What stands under a heading of the second order."""
    _before, found, rest = text_of(page).partition(f"\n## {heading}\n")
    assert found, f"docs/{page} has no part “{heading}”"
    return rest.partition("\n## ")[0]


def code_of(page: Path) -> Iterator[str]:
    """The lines of code on a page: in fences, indented, or in a sentence."""
    fenced = False
    for line in page.read_text("utf-8").splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            yield line.strip().removeprefix("$ ")
        else:
            yield from re.findall(r"`([^`]+)`", line)


def first_column(table: str) -> list[str]:
    """The words in code marks in the first cell of every row."""
    return [word for cell in re.findall(r"^\| ([^|]+) \|", table, re.M) for word in re.findall(r"`([^`]+)`", cell)]


# --- links and commands -------------------------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8")):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        place = page.parent / path if path else page
        assert place.exists(), target
        assert not anchor or anchor in anchors(place), target


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            links = re.findall(r"\]\(([^)#:]+\.md)", page.read_text("utf-8"))
            waiting += [(page.parent / link).resolve() for link in links]
    assert not [page.name for page in PAGES if page not in reached]


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {match[1] for page in PAGES for code in code_of(page) if (match := re.match(r"make ([a-z-]+)", code))}
    assert {"run", "test"} <= named <= targets


def test_every_module_to_run_exists() -> None:
    named = {name for page in PAGES for code in code_of(page) for name in re.findall(r"-m (tools\.\w+)", code)}
    assert named and all(importlib.util.find_spec(name) for name in named)


def command_lines() -> Iterator[tuple[str, list[str]]]:
    """Every use of sopcheck on the pages, with the page's name; what is to come and mere forms are left out."""
    for page in PAGES:
        for code in code_of(page) if page.name != "roadmap.md" else ():
            if "sopcheck" in code and not re.search(r"[\[…]|COMMAND", code):
                words = shlex.split(code.replace("\\", "/"), comments=True)  # a path of Windows is no escape
                if "sopcheck" in words:
                    yield page.name, words[words.index("sopcheck") + 1 :]


def test_every_command_line_on_a_page_is_one() -> None:
    lines = list(command_lines())
    assert len(lines) > 20
    for page, words in lines:
        before = list(words)
        while before and before[0].startswith("--"):
            before = before[1 if before[0] in ("--help", "--version") else 2 :]
        name = before[0] if before and before[0] not in (">", "|") else None
        assert name is None or name in COMMANDS, (page, words)
        known = EVERYWHERE if name is None else EVERYWHERE | options(name)
        assert {word for word in words if word.startswith("--")} <= known, (page, words)


def options(name: str) -> set[str]:
    """The long options of a command."""
    return {option for param in make(name, catalogue("en")).params for option in param.opts}


# --- the command line ---------------------------------------------------------------------------------------------


def test_the_exit_codes_are_those_of_the_program() -> None:
    listed = re.findall(r"^\| (\d+) \|", part("command-line.md", "Exit codes"), re.M)
    known = [errors.DONE, errors.FAULTS, errors.USAGE, errors.REFUSED, errors.OUR_FAULT]
    assert [int(code) for code in listed] == known


def test_every_variable_is_described() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "sopcheck").rglob("*.py"))
    named = {*re.findall(r"\b_?SOPCHECK_[A-Z]+\b", code), "SOPCHECK_PACK", "SOPCHECK_LANG", "SOPCHECK_PERSON"}
    described = part("command-line.md", "The environment")
    assert [name for name in named if name not in described] == []


def test_the_keys_of_a_diagnostic_are_described(tmp_path: Path) -> None:
    (found,) = load_pack(tmp_path).diagnostics
    _, _, table = part("command-line.md", "sopcheck check").partition("| key |")
    assert first_column(table) == list(as_json(found, catalogue("en")))


def test_every_key_of_an_export_has_a_meaning(tmp_path: Path) -> None:
    with open_store(tmp_path / "records.sqlite", now=lambda: NOON) as store:
        keys = {column.key for make_table in TABLES.values() for column in make_table(store).columns}
    _, _, table = part("command-line.md", "sopcheck export").partition("| key | value in JSON |")
    assert set(first_column(table)) - {"scores", "answers"} == keys
    assert all(f"`{kind}`" in table for kind in ActKind)


@pytest.mark.parametrize("page", ["command-line.md", "diagnostics.md"])
def test_the_example_of_a_fault_is_what_the_program_says(page: str, tmp_path: Path) -> None:
    shutil.copytree(shipped_pack(), tmp_path / "pack")
    sop = tmp_path / "pack" / "sop" / "pelayanan-informasi.toml"
    sop.write_text(sop.read_text("utf-8").replace('kind = "decision"', 'kind = "decison"', 1), "utf-8")
    told = [line for found in load_pack(tmp_path / "pack").diagnostics[:1] for line in as_text(found, catalogue("en"))]
    shown = re.sub(r"\d+", "N", "\n".join(f"    {line}".rstrip() for line in told))
    assert shown in re.sub(r"\d+", "N", text_of(page))


# --- packs --------------------------------------------------------------------------------------------------------


def test_every_rule_has_advice() -> None:
    listed = re.findall(r"^\| ([a-z-]+) \| (.+) \| (.+) \|$", text_of("diagnostics.md"), re.M)
    names = [name for name, _happened, _helps in listed if name != "rule"]
    assert sorted(names) == sorted(RULES)


# --- the guides ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", manual.GUIDES)
def test_the_guides_have_the_keys_of_now(language: str) -> None:
    text = manual.GUIDES[language].read_text("utf-8")
    assert manual.renewed(text, language) == text, "run: python -m tools.manual"
    assert {action.screen for action in ACTIONS} <= set(manual.HEADINGS[language])
    assert "| |" not in manual.tables(language)


@pytest.mark.parametrize("language", manual.GUIDES)
def test_what_a_guide_quotes_from_the_screen_is_said_there(language: str) -> None:
    catalogues = (ROOT / "sopcheck" / "locales" / "id" / "LC_MESSAGES" / "sopcheck.po").read_text("utf-8")
    said = re.sub(r'"\n"', "", catalogues)
    text = manual.GUIDES[language].read_text("utf-8")
    quoted = re.findall(r'^\| "(.+?)(?: …)?" \|', text, re.M) + re.findall(r'`Ctrl\+P`, \w+ "(.+?)"', text)
    assert len(quoted) == 3
    kind = "msgid" if language == "en" else "msgstr"
    assert not [words for words in quoted if f'{kind} "{words}' not in said]


# --- the records and the house ------------------------------------------------------------------------------------


def test_every_table_of_the_store_is_described() -> None:
    assert set(first_column(part("records.md", "What is kept"))) == {*COLUMNS, "migration"}


@pytest.mark.skipif(os.name == "nt", reason="the quotation marks are those of another shell")
def test_the_copy_that_the_records_page_advises_is_whole_while_the_store_is_open(tmp_path: Path) -> None:
    (line,) = re.findall(r"^ +python3 -c (\".+\")$", text_of("records.md"), re.M)
    with open_store(tmp_path / "records.sqlite", now=lambda: NOON) as store:
        store.add_person("Sari")
        subprocess.run([sys.executable, "-c", *shlex.split(line)], cwd=tmp_path, check=True)
    with open_store(tmp_path / "salinan.sqlite", now=lambda: NOON) as copy:
        assert [person.name for person in copy.people()] == ["Sari"]
        assert list(copy.verify()) == []


def test_the_house_is_drawn_as_its_contract_says() -> None:
    contracts = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["id"] == "rooms")
    rooms = [re.findall(r"\w+", layer) for layer in layers]
    drawing = text_of("architecture.md").partition("```")[2].partition("```")[0]
    floors = [re.findall(r"\w+", line[: line.rindex("│ ") + 1]) for line in box_rows(drawing)]
    assert floors == rooms
    table = re.findall(r"^\| `(\w+)` \|", text_of("architecture.md"), re.M)
    named = [room for floor in rooms[1:] for room in floor]
    assert table[: len(named)] == named


def box_rows(drawing: str) -> list[str]:
    """The lines of a drawing that name a room, cut at the right wall of the house."""
    wall = max(line.rindex("┐") for line in drawing.splitlines() if "┌" in line)
    return [line[: wall + 1] + " " for line in drawing.splitlines() if line.strip().startswith("│")]
