"""The schema against an independent validator: what it accepts, what it refuses, and never more than check."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.pack.diagnostics import Severity
from sopcheck.pack.schema import FILE_KINDS, json_schema
from sopcheck.pack.toml_text import toml_string

from .office_packs import CALENDAR, FILES, PACK, SOP, SOP_NAME, SYMBOLS, read, spoilt

ROOT = Path(__file__).parents[2]
ONE_FOR_ALL = jsonschema.Draft202012Validator(json_schema())
BY_KIND = {kind: jsonschema.Draft202012Validator(json_schema(kind)) for kind in FILE_KINDS}
NAMES = {"pack": "pack.toml", "calendar": "calendar.toml", "symbols": "symbols.toml", "sop": SOP_NAME}
KINDS = {name: kind for kind, name in NAMES.items()}


def data_of(text: str) -> Any:
    """The data of a TOML text as JSON: dates are texts."""
    return json.loads(json.dumps(tomli.loads(text), default=str))


def kind_of(path: Path) -> str:
    return "sop" if path.parent.name == "sop" else path.stem


@pytest.mark.parametrize("kind", [None, *FILE_KINDS])
def test_it_is_a_schema_of_the_draft_that_it_names(kind: str | None) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(json.dumps(json_schema(kind))))


def test_the_shipped_pack_fits_both_the_one_for_all_and_that_of_its_kind() -> None:
    files = sorted((ROOT / "content" / "kpu-jatim").rglob("*.toml"))
    assert len(files) > 5
    for path in files:
        data = data_of(path.read_text("utf-8"))
        for validator in (ONE_FOR_ALL, BY_KIND[kind_of(path)]):
            assert [error.message for error in validator.iter_errors(data)] == [], path.name


BROKEN = [
    # the place of the fault, and how one file of the good pack is broken
    ("pack/language", "pack.toml", 'language = "id"', 'language = "jv"'),
    ("pack", "pack.toml", 'version = "1"\n', ""),
    ("pack/id", "pack.toml", 'id = "kantor"', 'id = "Kantor Kami"'),
    ("pack/id", "pack.toml", 'id = "kantor"', 'id = "aux"'),
    ("actor/1/outside", "pack.toml", "outside = true", 'outside = "ya"'),
    ("unit/0", "pack.toml", 'name = "Bagian Umum"', 'nama = "Bagian Umum"'),
    ("pack/title", "pack.toml", 'en = "Sample office"', 'english = "Sample office"'),
    ("lint/off/0", "pack.toml", 'reason = "Belum disesuaikan"', ""),
    ("calendar/covers", "calendar.toml", '"2025-12-31"]', '"31-12-2025"]'),
    ("calendar/off/0/date", "calendar.toml", "2026-03-20", '"20 Maret 2026"'),
    ("calendar/off/0/kind", "calendar.toml", "cuti-bersama", "libur"),
    ("calendar/day_hours", "calendar.toml", "7.5", "75"),
    ("calendar/weekend/0", "calendar.toml", '"sat"', '"sabtu"'),
    ("calendar/zone", "calendar.toml", "Asia/Jakarta", "Waktu Jakarta"),
    ("symbol/0/shape", "symbols.toml", '"box"', '"kotak"'),
    ("question/0/options", "symbols.toml", '"Keputusan", ', ""),
    ("question/0/options", "symbols.toml", ", right = true", ""),
    ("step/0/time", SOP_NAME, '"10 menit"', '"10 detik"'),
    ("step/1/activity", SOP_NAME, '"Memeriksa kelengkapan"', '"  "'),
    ("step/1", SOP_NAME, 'no = "beritahu"\n', ""),
    ("step/2/yes", SOP_NAME, 'next = "periksa"', 'yes = "periksa"'),
    ("step/3/next", SOP_NAME, 'time = "1 hari kerja"', 'next = "periksa"'),
    ("step", SOP_NAME, 'kind = "end"\n', ""),
    ("step/0", SOP_NAME, 'kind = "start"\n', ""),
    ("deadline/0", SOP_NAME, 'from = "ajukan"\n', ""),
    ("deadline/0", SOP_NAME, 'to = "catat"\n', 'to = "catat"\nto_text = "tanggapan"\n'),
    ("question/0/options/1", SOP_NAME, '{ id = "Pemohon", ', '{ text = "Pemohon", '),
    ("question/0/options", SOP_NAME, 'why = "Ia mengajukan."', "right = true"),
    ("sop/made", SOP_NAME, "2026-01-02", "2026-01-02T08:00:00"),
]


@pytest.mark.parametrize(("place", "name", "old", "new"), BROKEN, ids=[f"{one[0]}: {one[3][:20]}" for one in BROKEN])
def test_a_broken_pack_is_refused_where_it_is_broken(place: str, name: str, old: str, new: str) -> None:
    files = spoilt(name, old, new)
    data = data_of(files[name])
    for validator in (ONE_FOR_ALL, BY_KIND[KINDS[name]]):
        found = {"/".join(map(str, error.absolute_path)) for error in validator.iter_errors(data)}
        assert place in found, found
    assert any(one.severity is Severity.ERROR and one.file == name for one in read(files).diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        CALENDAR + PACK,
        CALENDAR + SOP,
        SYMBOLS + SOP,
        PACK + '[[symbol]]\nid = "x"\nname = "x"\nshape = "box"\nmeaning = "x"\n',
        PACK.replace("[pack]", "[sop]"),
        SYMBOLS + 'steps = ["periksa"]\n',
        SOP.partition("[[clock]]")[0],
        "[[clock]]\nid = 'x'\nname = 'x'\n",
    ],
)
def test_tables_of_different_files_do_not_go_together(text: str) -> None:
    tables = tomli.loads(text.replace("[[question]]", "[[soal]]", text.count("[[question]]") - 1))
    assert not ONE_FOR_ALL.is_valid(json.loads(json.dumps(tables, default=str)))


def test_a_period_and_a_date_may_be_written_as_check_reads_them() -> None:
    for written in ('"10 Menit"', '"  10   MENIT "', '"007 working  days"', '"10\\tmenit"'):
        files = spoilt(SOP_NAME, 'time = "10 menit"', f"time = {written}")
        assert read(files).pack is not None
        assert BY_KIND["sop"].is_valid(data_of(files[SOP_NAME]))


def properties_in(schema: Any, name: str = "") -> list[tuple[str, Any]]:
    found = []
    if isinstance(schema, dict):
        for word, one in schema.items():
            if word == "properties":
                found += [(f"{name}/{key}", value) for key, value in one.items() if value != {"not": {}}]
            if word not in ("if", "then", "else", "not", "contains", "prefixItems"):
                found += properties_in(one, f"{name}/{word}")
    elif isinstance(schema, list):
        for one in schema:
            found += properties_in(one, name)
    return found


@pytest.mark.parametrize("kind", [None, *FILE_KINDS])
def test_every_key_has_words_for_whoever_points_at_it(kind: str | None) -> None:
    found = [one for one in properties_in(json_schema(kind)) if "dependentSchemas" not in one[0]]
    assert found
    assert [name for name, schema in found if not schema.get("description")] == []
    assert "$ref" not in json.dumps(json_schema(kind))  # editors drop the description beside one


def subschemas(schema: Any) -> list[Any]:
    if isinstance(schema, list):
        return [found for one in schema for found in subschemas(one)]
    return [schema, *subschemas(list(schema.values()))] if isinstance(schema, dict) else []


@pytest.mark.parametrize("kind", [None, *FILE_KINDS])
def test_a_condition_says_that_other_keys_are_its_own_matter(kind: str | None) -> None:
    """Tombi takes silence about other keys for a no, also within "if", "then" and "contains"."""
    silent = [
        one
        for one in subschemas(json_schema(kind))
        if isinstance(one.get("properties"), dict) and "additionalProperties" not in one
    ]
    assert silent == []


def test_a_misspelt_kind_is_one_fault() -> None:
    data = data_of(SOP.replace('kind = "decision"', 'kind = "decison"'))
    assert ["/".join(map(str, error.absolute_path)) for error in BY_KIND["sop"].iter_errors(data)] == ["step/1/kind"]


# --- never more than check ----------------------------------------------------------------------------------------


def as_toml(value: Any) -> str:
    """A JSON value as TOML on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return toml_string(value)
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{toml_string(key)} = {as_toml(one)}' for key, one in value.items())} }}"
    return str(value)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [place for key, one in inner for place in places(one, (*path, key))]


KEYWORDS = ["id", "en", "text", "right", "start", "end", "decision", "next", "yes", "periksa", "catat", "Asia/Jakarta"]
SLIPS = [
    "",
    " ",
    "10 menit",
    "0 hari",
    "1 ABAD",
    "aux",
    "2026-02-30",
    "2026-01-01",
    "x" * 2100,
    "a\x07b",
    "\u200b",
    "\x1c",
]
WORDS = st.sampled_from([*KEYWORDS, *SLIPS])
KEYS = st.sampled_from(
    ["id", "en", "text", "kind", "next", "yes", "no_text", "steps", "right", "from", "to_text", "xx"]
)
LEAVES = st.one_of(WORDS, st.booleans(), st.integers(-5, 3000), st.text(max_size=5))
VALUES = st.recursive(
    LEAVES, lambda some: st.lists(some, max_size=3) | st.dictionaries(KEYS, some, max_size=3), max_leaves=5
)
GOOD = {name: data_of(text) for name, text in FILES.items()}


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, Any]:
    """One file of the good pack with a few places changed, taken away or doubled."""
    name = draw(st.sampled_from(sorted(GOOD)))
    data = deepcopy(GOOD[name])
    for _ in range(draw(st.integers(1, 3))):
        known = places(data)
        if not known:
            break
        path = draw(st.sampled_from(known))
        holder = data
        for step in path[:-1]:
            holder = holder[step]
        act = draw(st.sampled_from(["replace", "delete", "add", "double"]))
        if act == "replace":
            holder[path[-1]] = draw(VALUES)
        elif act == "delete":
            del holder[path[-1]]
        elif isinstance(holder, dict):
            holder[draw(KEYS)] = draw(VALUES) if act == "add" else deepcopy(holder[path[-1]])
        else:
            holder.append(draw(VALUES) if act == "add" else deepcopy(holder[path[-1]]))
    return name, data


@given(changed())
def test_what_the_schema_refuses_check_refuses_too(broken: tuple[str, Any]) -> None:
    name, data = broken
    text = "\n".join(f"{toml_string(key)} = {as_toml(value)}" for key, value in data.items())
    data = data_of(text)
    refused = any(
        one.severity is Severity.ERROR and one.file == name for one in read({**FILES, name: text}).diagnostics
    )
    for validator in (ONE_FOR_ALL, BY_KIND[KINDS[name]]):
        assert refused or validator.is_valid(data), next(validator.iter_errors(data)).message
