"""Whatever becomes of a pack's lines, check says something about it, at places that are there."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.lint.linter import lint_pack

from .planting import BASE, TODAY, both

FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.toml"))
LINES = {name: (BASE / name).read_text("utf-8").split("\n") for name in FILES}
VALUES = (
    *("1", "-1", "nan", "true", "[]", "{}", "[1]", "[[]]", "[{}]", "[[1, 2]]", "2026-13-01", "2026-01-01"),
    *('""', '[""]', '"x"', '"10 menit"', '["2026-12-31", "2026-01-01"]', '["2026-01-01"]', "[['a', 'b']]"),
    *("{ id = 1 }", '{ id = "a", en = "" }', '{ text = "a", right = true }', '[{ text = { id = "a" }, outside = 3 }]'),
)
KEYS = sorted({line.split(" = ")[0] for lines in LINES.values() for line in lines if line[:1].islower()})


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[str]]:
    """One file of the clean pack with up to six of its lines spoilt."""
    name = draw(st.sampled_from(FILES))
    lines = list(LINES[name])
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        key, equals, _value = lines[place].partition(" = ")
        way = draw(st.sampled_from(["gone", "value", "twice", "cut", "misspelt", "moved", "key"]))
        if way == "gone":
            del lines[place : place + draw(st.integers(1, 3))]
            lines = lines or [""]
        elif way == "value" and equals:
            lines[place] = f"{key} = {draw(st.sampled_from(VALUES))}"
        elif way == "twice":
            lines.insert(place, draw(st.sampled_from(lines)))
        elif way == "cut":
            lines[place] = lines[place][: draw(st.integers(0, 40))]
        elif way == "misspelt" and equals:
            lines[place] = lines[place].replace(" = ", "x = ", 1)
        elif way == "moved":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(place))
        elif way == "key":
            lines.insert(place, f"{draw(st.sampled_from(KEYS))} = {draw(st.sampled_from(VALUES))}")
    return name, lines


@given(edits())
def test_any_pack_is_checked_to_the_end_and_every_fault_has_its_place(edited: tuple[str, list[str]]) -> None:
    name, lines = edited
    with TemporaryDirectory() as place:
        folder = Path(place) / "pack"
        shutil.copytree(BASE, folder)
        (folder / name).write_text("\n".join(lines), "utf-8")
        found = lint_pack(folder, TODAY)
        for one in found:
            text = (folder / one.file).read_text("utf-8").split("\n")
            assert 1 <= one.line <= len(text) and 1 <= one.column <= len(text[one.line - 1]) + 1, one
        both(found)


@pytest.mark.parametrize(
    ("file", "line", "spoilt"),
    [
        ("calendar.toml", "covers = ", "covers = [1]"),
        ("calendar.toml", "covers = ", 'covers = [["2026-01-01", "2028-12-31"], 3]'),
        ("calendar.toml", "covers = ", 'covers = ["2028-12-31", "2026-01-01"]'),
        ("sop/permohonan.toml", "from = ", "from = {}"),
        ("sop/permohonan.toml", "to = ", 'to = ["x"]'),
    ],
)
def test_what_cannot_be_read_is_said_once_and_nothing_is_concluded_from_it(
    file: str, line: str, spoilt: str, tmp_path: Path
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    lines = LINES[file]
    place = next(number for number, one in enumerate(lines) if one.startswith(line))
    (tmp_path / file).write_text("\n".join([*lines[:place], spoilt, *lines[place + 1 :]]), "utf-8")
    found = lint_pack(tmp_path, TODAY)
    assert [(one.file, one.line) for one in found] == [(file, place + 1)], found


def test_a_calendar_that_cannot_be_read_is_not_said_to_be_missing(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "calendar.toml").write_bytes("[calendar]\n".encode("utf-16"))
    assert [one.rule for one in lint_pack(tmp_path, TODAY)] == ["encoding"]
