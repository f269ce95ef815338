"""The schema and the page of the format say what the tables say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli

from sopcheck.lint.linter import lint_pack
from sopcheck.pack import tables
from sopcheck.pack.rules import RULES
from sopcheck.pack.schema import json_schema

from .office_packs import FILES, read, spoilt
from .test_pack_rules import CASES

ROOT = Path(__file__).parents[2]
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
OF_THE_SCHEMA = {
    "unknown-key",
    "missing-key",
    "one-of",
    "wrong-type",
    "too-many",
    "too-few",
    "bad-choice",
    "right-option",
}


def as_editors_see_it(text: str) -> Any:
    """The data of a TOML text as JSON: dates are texts."""
    return json.loads(json.dumps(tomli.loads(text), default=str))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    json.dumps(json_schema())


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_file_of_a_good_pack_fits(name: str) -> None:
    assert not list(VALIDATOR.iter_errors(as_editors_see_it(FILES[name])))


def test_every_file_of_the_shipped_pack_fits() -> None:
    for path in sorted((ROOT / "content" / "kpu-jatim").rglob("*.toml")):
        assert not list(VALIDATOR.iter_errors(as_editors_see_it(path.read_text("utf-8")))), path.name


@pytest.mark.parametrize("case", [case for case in CASES if case[0] in OF_THE_SCHEMA], ids=lambda case: case[0])
def test_what_a_schema_can_see_it_sees(case: tuple[str, str, str, str, str]) -> None:
    _, name, old, new, _ = case
    data = as_editors_see_it(spoilt(name, old, new)[name])
    assert not VALIDATOR.is_valid(data)


PAGE = (ROOT / "docs" / "pack-format.md").read_text("utf-8")


def on_the_page(part: str) -> dict[str, bool]:
    """The keys that the page lists for a part, each with whether it says that the key is needed."""
    section = re.search(rf"^##+ \[+{re.escape(part)}\]+\n(.*?)(?=^##|\Z)", PAGE, re.M | re.S)
    assert section is not None, part
    rows = re.findall(r"^\| *([^|]+?) *\|[^|\n]*\| *([^|]*?) *\|", section[1], re.M)
    return {key: needed == "yes" for keys, needed in rows if keys not in {"key", "---"} for key in keys.split(", ")}


def parts() -> list[tables.Part]:
    """Every part that the page has a section for."""
    found: dict[str, tables.Part] = {}
    for file in tables.FILES:
        for key in file.keys:
            assert isinstance(key.kind, tables.Table | tables.Tables)
            found[key.name] = key.kind.part
            for inner in key.kind.part.keys:
                if isinstance(inner.kind, tables.Table | tables.Tables):
                    found[inner.kind.part.name] = inner.kind.part
    return list(found.values())


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_the_page_lists_every_key(part: tables.Part) -> None:
    known = {key.name: key.needed for key in part.keys}
    if part.worded:
        known["text"] = False
    assert on_the_page(part.name) == known


def test_the_small_pack_of_the_page_has_no_fault_and_pleases_the_linter(tmp_path: Path) -> None:
    files = dict(re.findall(r"^`([a-z/-]+\.toml)`:\n\n```toml\n(.*?)^```$", PAGE, re.M | re.S))
    assert "pack.toml" in files and len(files) == 2
    assert read(files).diagnostics == ()
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert lint_pack(tmp_path) == ()


def test_the_page_lists_every_shape() -> None:
    assert all(f"`{shape}`" in PAGE for shape in tables.SHAPES)


def test_the_page_lists_every_rule() -> None:
    listed = re.findall(r"^\| ([a-z-]+) \| (error|warning|hint) \| (.+) \|$", PAGE, re.M)
    assert listed == [(name, str(rule.severity), rule.doc) for name, rule in RULES.items()]


def test_every_key_says_what_it_means() -> None:
    assert not [(part.name, key.name) for part in parts() for key in part.keys if not key.doc.strip()]
