"""What a command loads. The contracts in pyproject.toml hold the order of the rooms; here the programs are run.

A script that asks for the version or checks a pack must not pay for the terminal app.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "content" / "kpu-jatim"
PURE = ("pack", "flow", "workdays", "quiz", "checklist", "convert")

LOADED = """
import atexit, os, runpy, sys
report = os.dup(2)
atexit.register(lambda: os.write(report, "\\n".join(["LOADED", *sys.modules]).encode()))
sys.argv = ["sopcheck", *sys.argv[1:]]
runpy.run_module("sopcheck", run_name="__main__", alter_sys=True)
"""


def loaded_by(*arguments: str) -> tuple[int, set[str], str]:
    """Run ``sopcheck`` in a process of its own; its exit code, the modules that it loaded and what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    said, _mark, modules = done.stderr.rpartition("LOADED\n")
    return done.returncode, set(modules.splitlines()), done.stdout + said


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--version"], ["click", "tomli", "typing"]),
        (["--help"], ["tomli", "zoneinfo", "xlsxwriter"]),
        (["check", str(PACK)], ["xlsxwriter"]),
        (["export", "scores", "--format", "csv", "--output", "-"], ["xlsxwriter"]),
    ],
    ids=lambda value: value[0],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], unwanted: list[str]) -> None:
    code, modules, said = loaded_by(*arguments)
    assert code == 0, said
    assert "sopcheck" in modules
    for name in ("textual", "rich", *unwanted):
        assert name not in modules
    if arguments[0] != "export":
        assert "sqlite3" not in modules


OF_THE_WORLD = {
    ("datetime", "now"): "the clock",
    ("datetime", "utcnow"): "the clock",
    ("datetime", "today"): "the clock",
    ("date", "today"): "the clock",
    ("os", "urandom"): "chance",
    ("os", "getenv"): "the environment",
    ("os", "environ"): "the environment",
    ("sys", "argv"): "the command line",
}
"""Names that a pure room may not use, and what they stand for; whole modules are forbidden by the contracts."""


def test_the_pure_rooms_take_clock_and_chance_as_arguments() -> None:
    assert not list(impurities())


def impurities() -> Iterator[str]:
    """Uses of the clock, of chance without a seed, of the environment or the terminal in the pure rooms."""
    for room in PURE:
        for path in sorted((ROOT / "sopcheck" / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                found = impurity(node)
                if found:
                    yield f"{path.relative_to(ROOT)}:{node.lineno} {found}"  # type: ignore[attr-defined]


def impurity(node: ast.AST) -> str | None:
    """What of the world this piece of code uses, if anything."""
    match node:
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return OF_THE_WORLD.get((owner, name))
        case ast.Import(names=names) if any(name.name == "random" for name in names):
            return "chance without a seed"
        case ast.ImportFrom(module="random", names=names) if any(name.name != "Random" for name in names):
            return "chance without a seed"
        case ast.Name(id="print" | "input"):
            return "the terminal"
    return None


@pytest.mark.parametrize(
    "code",
    ["datetime.now(UTC)", "date.today()", "import random", "from random import shuffle", "os.environ['X']", "print(1)"],
)
def test_an_impurity_is_seen(code: str) -> None:
    assert any(impurity(node) for node in ast.walk(ast.parse(code)))


@pytest.mark.parametrize("code", ["from random import Random", "random.shuffle(rows)", "self.now()", "moment.date()"])
def test_a_clock_and_chance_that_are_given_are_fine(code: str) -> None:
    assert not any(impurity(node) for node in ast.walk(ast.parse(code)))
