"""Whatever texts stand in the cells, what is written can be read, and asks for nothing but what is missing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopcheck.convert.draft import Known
from sopcheck.convert.grid import Cell, Drawn, Form, Grid, Line, Shape, Sheet, lay_out
from sopcheck.convert.interpret import interpret
from sopcheck.convert.packside import known_in
from sopcheck.convert.words import clean
from sopcheck.convert.writing import additions, pack_toml, sop_toml
from sopcheck.locales.catalogue import catalogue
from sopcheck.pack.files import PackSource
from sopcheck.pack.reading import read_pack

from .makers import HEAD

ASKED = {"decision-exits", "missing-key", "start", "end"}
"""What only the author knows: exits, actors and activities that the table does not say."""

SEEN = ("x", "◇", "Ya", "Tidak", "Tidak -> 2", "", "1", "2.", "10 menit", "Jika tidak, kembali ke langkah 1", "Catatan")
HARD = (
    "\x00\x1b[2J",
    '"""',
    "\\",
    "# a",
    "[[step]]",
    "\u202eabc",
    "no = 1",
    "A" * 2500,
    "}{",
    "%s",
    "\ud800",
    "e\u0301" * 9,
)
words = st.one_of(st.text(max_size=40), st.sampled_from([*SEEN, *HARD]))
shapes = st.builds(Shape, st.sampled_from(list(Drawn)), words.map(clean), st.sampled_from(["1", "2", "3", ""]))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A heading as usual, then anything, in a workbook with shapes."""
    above = draw(st.lists(st.lists(words, max_size=4), max_size=4))
    below = draw(st.lists(st.lists(words, min_size=2, max_size=9), min_size=1, max_size=6))
    cells = [
        Cell(row, column, cleaned)
        for row, texts in enumerate([*above, *HEAD, *below])
        for column, text in enumerate(texts)
        if (cleaned := clean(text))
    ]
    first = len(above) + len(HEAD)
    drawn = draw(st.lists(st.tuples(st.integers(0, 5), st.integers(2, 4), shapes), max_size=4))
    free = {(cell.row, cell.column) for cell in cells}
    for row, column, shape in drawn:
        if (first + row, column) not in free:
            free.add((first + row, column))
            cells.append(Cell(first + row, column, shapes=(shape,)))
    lines = draw(st.lists(st.builds(Line, st.sampled_from("123"), st.sampled_from("123"), words), max_size=3))
    return Grid((Sheet(Form.WORKBOOK, lay_out(cells), clean(draw(words)), lines=tuple(lines)),))


@given(grids(), words, st.sampled_from(["id", "en"]))
def test_what_is_written_always_reads(grid: Grid, name: str, language: str) -> None:
    say = catalogue(language).say
    try:
        found = interpret(grid, name=name, known=Known(), language=language)
    except Exception as refused:  # only a refusal in words may end it
        assert hasattr(refused, "sentence")
        return
    files = {f"sop/{draft.id}.toml": sop_toml(draft, name, say).encode() for draft in found}
    files["pack.toml"] = pack_toml(found, name, say).encode()
    diagnostics = read_pack(PackSource(files)).diagnostics
    errors = [one for one in diagnostics if one.severity == "error" and one.rule not in ASKED]
    assert not errors, [(one.rule, one.quoted, one.message) for one in errors]
    asked = [one for one in diagnostics if one.rule in ASKED]
    todo = [note for draft in found for note in draft.all_notes if note.todo]
    assert not asked or todo


@given(grids(), grids())
def test_a_second_table_finds_what_the_first_left(first: Grid, second: Grid) -> None:
    say = catalogue("id").say
    try:
        one = interpret(first, name="satu", known=Known(), language="id")
        files = {"pack.toml": pack_toml(one, "satu.xlsx", say).encode()}
        known = known_in(PackSource(files))
        two = interpret(second, name="dua", known=known)
    except Exception as refused:  # only a refusal in words may end it
        assert hasattr(refused, "sentence")
        return
    pack = files["pack.toml"] + additions(two, say).encode()
    every = {f"sop/{draft.id}.toml": sop_toml(draft, "dua.xlsx", say).encode() for draft in two}
    diagnostics = read_pack(PackSource({"pack.toml": pack, **every})).diagnostics
    errors = [one for one in diagnostics if one.severity == "error" and one.rule not in ASKED]
    assert not errors, [(one.rule, one.quoted, one.message) for one in errors]
