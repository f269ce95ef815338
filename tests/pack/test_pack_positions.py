"""The locator against documents built at random, whose values are known."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.pack.faults import Path
from sopcheck.pack.positions import Places, locate

from .office_packs import FILES, SOP_NAME, read, spoilt

WORD = st.text("abcdefghij_-0123", min_size=1, max_size=5)
KEY = WORD | st.text(st.characters(codec="utf-8"), max_size=5)
SCALARS = st.one_of(
    st.integers(-1000, 1000),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.dates(),
    st.times(),
    st.datetimes(),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3), max_leaves=8
)
SPACE = st.sampled_from(["", " ", "  ", "\t"])
BREAK = st.sampled_from(["", " ", "\n", "\n  # ] } \" ''' = [\n", "\t"])
BAD_IN_TEXT = {*map(chr, range(32)), "\x7f"}


@st.composite
def keys(draw: st.DrawFn, key: str) -> str:
    """One of the ways to write a key."""
    ways = [basic(key)]
    if key and all(letter in "abcdefghijklmnopqrstuvwxyz0123456789_-" for letter in key):
        ways.append(key)
    if not BAD_IN_TEXT & set(key) and "'" not in key:
        ways.append(f"'{key}'")
    return draw(st.sampled_from(ways))


def basic(text: str) -> str:
    """A text in double quotation marks."""
    escaped = "".join(f"\\u{ord(c):04x}" if c in BAD_IN_TEXT else "\\" + c if c in '"\\' else c for c in text)
    return f'"{escaped}"'


@st.composite
def strings(draw: st.DrawFn, text: str) -> str:
    """One of the four ways to write a text."""
    ways = [basic(text)]
    controls = BAD_IN_TEXT & set(text)
    if not controls and "'" not in text:
        ways.append(f"'{text}'")
    if not controls - {"\n", "\t"}:
        if "'''" not in text and not text.endswith("'"):
            ways.append(f"'''\n{text}'''")
        lines = text.replace("\\", "\\\\").replace('"""', '""\\"')
        ways.append(f'"""\n{lines[:-1]}\\""""' if lines.endswith('"') else f'"""\n{lines}"""')
    return draw(st.sampled_from(ways))


@st.composite
def values(draw: st.DrawFn, value: Any) -> str:
    """One of the ways to write a value."""
    if isinstance(value, str):
        return draw(strings(value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        items = [draw(BREAK) + draw(values(item)) + draw(BREAK) for item in value]
        return "[" + ",".join(items) + draw(st.sampled_from(["", ",", ", # ]\n"]) if items else BREAK) + "]"
    if isinstance(value, dict):
        pairs = [draw(SPACE) + draw(keys(key)) + draw(SPACE) + "=" + draw(values(one)) for key, one in value.items()]
        return "{" + ",".join(pairs) + draw(SPACE) + "}"
    return str(value)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A document of pairs, dotted keys, tables, and arrays of tables with tables inside."""
    lines: list[str] = []

    def pairs(prefix: str) -> None:
        for key, value in draw(st.dictionaries(KEY, VALUES, max_size=3)).items():
            line = f"{prefix}{draw(keys(key))}{draw(SPACE)}={draw(SPACE)}{draw(values(value))}"
            lines.append(line + draw(st.sampled_from(["", " # = [", "\t"])))

    pairs("")
    for name in draw(st.lists(WORD, unique=True, max_size=3)):
        lines.append(f"[{draw(SPACE)}table-{name}{draw(SPACE)}]")
        pairs(f"dotted{draw(SPACE)}.{draw(SPACE)}")
    for name in draw(st.lists(WORD, unique=True, max_size=2)):
        for _ in range(draw(st.integers(1, 3))):
            lines.append(f'[["rows-{name}"]]')
            pairs("")
            if draw(st.booleans()):
                lines.append(f"  [rows-{name}.inner.deep]")
                pairs("")
            for _ in range(draw(st.integers(0, 2))):
                lines.append(f"[[rows-{name}.items]]")
                pairs("")
    return "\n".join(lines) + draw(st.sampled_from(["", "\n"]))


def everything(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    """Every value of a document with its path."""
    found = [(path, value)] if path else []
    if isinstance(value, dict):
        return found + [pair for key, one in value.items() for pair in everything(one, (*path, key))]
    if isinstance(value, list):
        return found + [pair for place, one in enumerate(value) for pair in everything(one, (*path, place))]
    return found


def last_of(text: str) -> list[str]:
    """The last part of a key as it is written."""
    data: Any = tomli.loads(f"{text} = 1")
    parts = []
    while isinstance(data, dict):
        ((part, data),) = data.items()
        parts.append(part)
    return parts[-1:]


def check(text: str) -> Places:
    """Every value is found, and its text read alone is the value."""
    data, places = tomli.loads(text), locate(text)
    assert places.stopped is None and not places.repeats
    for path, value in everything(data):
        if path in places.values:
            start, end = places.values[path]
            assert tomli.loads(f"x = {text[start:end]}")["x"] == value
        else:
            assert isinstance(value, dict | list) and path in places.keys
        if isinstance(path[-1], str):
            start, end = places.keys[path]
            written = text[start:end]
            assert path[-1] in written if written[0] == "[" else last_of(written) == [path[-1]]
    assert set(places.values) | set(places.keys) <= {path for path, _ in everything(data)}
    return places


@given(documents())
def test_every_value_of_a_document_is_found_where_it_stands(text: str) -> None:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        assert locate(text) is not None  # a key that was drawn twice in two spellings
        return
    check(text)


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_good_pack_is_found_in_full(name: str) -> None:
    check(FILES[name])


@pytest.mark.parametrize(
    "text",
    [
        'a = """x"""""\nb = 1',
        "a = '''x'''''\nb = 1",
        'a = """"""\nb = ""',
        'a = """\\\n  x \\""" """\nb = 2',
        "a = [1, # ]\n 2,\n]\nb = 1979-05-27 07:32:00Z",
        "a = [1979-05-27 07:32:00, 1979-05-27]\nb = {x = 1979-05-27 07:32:00}",
        "a = {b.c = 1, b.d = [{e = 'x'}]}\n[b.c]\n[b]\nd = 1",
        '"a.b" = 1\na.b = 2\n\'\' = 3\n"\\u0061c" = 4',
        "[[a]]\nx = 1\n[a.b]\ny = 2\n[[a.c]]\nz = 1\n[[a]]\n[a.b]\ny = 3\n[[a.c]]\n[[a.c]]\nz = 4",
        "a = -inf\nb = +nan\nc = 0x_f".replace("0x_f", "0xf"),
        "a = {\n  # a remark }\n  b = 1,\n}\n",
    ],
)
def test_the_corners_of_the_language(text: str) -> None:
    if "nan" in text:
        assert locate(text).values.keys() == {("a",), ("b",), ("c",)}
    else:
        check(text)


@given(st.text("[]{}\"'=.,#\\\n ab1-", max_size=60))
def test_the_locator_never_raises_and_never_loses_its_way_in_valid_text(text: str) -> None:
    places = locate(text)
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    assert places.stopped is None


def test_where_there_is_no_such_key_the_nearest_table_is_marked() -> None:
    text = "[sop]\nid = 1\n\n[[step]]\nid = 2\n\n[[step]]\nrequirements = [{ a = 1 }]\n"
    places = locate(text)
    assert text[slice(*places.find(("step", 1, "actor"), "key"))] == "[[step]]"
    assert places.find(("step", 1, "actor"), "key")[0] == text.rindex("[[step]]")
    assert text[slice(*places.find(("step", 1, "requirements", 0, "text"), "key"))] == "{ a = 1 }"
    assert places.find(("nothing",), "key") == (0, 1)


def test_a_key_given_twice_is_remembered_with_its_first_place() -> None:
    text = "a = 1\nb = 2\na = 3\n[t]\n[t]\n"
    assert locate(text).repeats == [((0, 1), (12, 13)), ((18, 21), (22, 25))]


def test_only_the_places_asked_for_are_kept() -> None:
    text = "a = [" + "1, " * 5_000 + "{x = 1}]\nb = 1\n[c]\nd = 2\n"
    everything, some = locate(text), locate(text, {("a", 3), ("a", 5_000, "x"), ("c", "none")})
    assert len(everything.values) > 5_000
    assert len(some.values) + len(some.keys) < 10
    for path in (("a", 3), ("a", 5_000, "x"), ("c", "none")):
        assert some.find(path, "key") == everything.find(path, "key")
        assert some.find(path, "value") == everything.find(path, "value")


def test_many_faults_of_one_line_quote_one_string() -> None:
    many = ", ".join(f'"x{number}"' for number in range(50))
    found = read(spoilt(SOP_NAME, '["uu-14-2008"]', f"[{many}]")).diagnostics
    assert len(found) == 50
    assert len({id(one.quoted) for one in found}) == 1
