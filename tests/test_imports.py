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
PURE = ("pack", "flow", "workdays", "quiz", "checklist")

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


NOT_PURE = {
    "now": "the clock",
    "utcnow": "the clock",
    "today": "the clock",
    "getrandbits": "chance",
    "uuid4": "chance",
    "urandom": "chance",
    "getenv": "the environment",
    "environ": "the environment",
}
CHANCE_WITHOUT_A_SEED = {"random", "randint", "choice", "choices", "shuffle", "sample", "randrange", "uniform"}


def test_the_pure_rooms_take_clock_and_chance_as_arguments() -> None:
    assert not list(impurities())


def impurities() -> Iterator[str]:
    """Uses of the clock, of chance, of the environment or the terminal in the pure rooms."""
    for room in PURE:
        for path in sorted((ROOT / "sopcheck" / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                place = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    owner, name = node.value.id, node.attr
                    if owner in ("datetime", "date", "os", "uuid", "time") and name in NOT_PURE:
                        yield f"{place} {NOT_PURE[name]}"
                    if owner == "random" and name in CHANCE_WITHOUT_A_SEED:
                        yield f"{place} chance without a seed"
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id in ("print", "input")
                ):
                    yield f"{place} the terminal"
