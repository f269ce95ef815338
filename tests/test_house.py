"""The size of the code, and that nothing in the project belongs to one machine."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted((ROOT / "sopcheck").rglob("*.py"))
MOST_LINES_OF_A_MODULE = 600
MOST_LINES_OF_A_FUNCTION = 60
DRAWERS = {"utils", "util", "helpers", "common", "misc", "shared", "lib"}
"""Names of modules and folders that say nothing about what is inside."""

SAMPLE_OF_SOMEBODY = re.compile("/(?:" + "|".join(("root", "work", "home/[a-z]+", "Users/[A-Za-z]+")) + ")/")
TEXTS = {".py", ".toml", ".md", ".tcss", ".txt", ".po", ".pot", ".svg", ".json", ".csv", ".yml", ".cfg", ""}


def test_no_module_is_too_long() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in CODE}
    assert not {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_MODULE}


def test_no_function_is_too_long() -> None:
    assert not [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path, node in functions()
        if (node.end_lineno or node.lineno) - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]


def test_no_drawer_for_leftovers() -> None:
    assert not [path for path in CODE if DRAWERS & {*path.relative_to(ROOT).with_suffix("").parts}]


def test_nothing_names_a_folder_of_one_machine() -> None:
    assert not [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in project_files()
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if SAMPLE_OF_SOMEBODY.search(line)
    ]


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function and method of the code."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


def project_files() -> Iterator[Path]:
    """Every text of the project; not what was set up or built."""
    for place in ("sopcheck", "content", "docs", "tests", "tools", "benchmarks", ".ci"):
        for path in sorted((ROOT / place).rglob("*")):
            if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts:
                yield path
    yield from (path for path in sorted(ROOT.iterdir()) if path.is_file() and path.suffix in TEXTS)
