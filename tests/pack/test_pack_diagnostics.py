"""How a diagnostic looks to people and to editors."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sopcheck.locales.catalogue import catalogue
from sopcheck.locales.sentence import S
from sopcheck.pack.characters import cells, visible
from sopcheck.pack.diagnostics import WIDEST_QUOTE, Diagnostic, Severity, as_json, as_text

from .office_packs import SOP_NAME, read, spoilt

ENGLISH = catalogue("en")


class Shouting:
    """A catalogue that shows that everything went through it."""

    def gettext(self, template: str, /) -> str:
        return template.upper().replace("{ID}", "{id}").replace("{KIND}", "{kind}").replace("{WORD}", "{word}")

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        return self.gettext(one if count == 1 else many)


def test_place_sentence_quoted_line_mark_and_hint() -> None:
    row = 'id = "periksa"\nactor = "petugas-layanan"'
    found = read(spoilt(SOP_NAME, row, row.replace("layanan", "layanam")))
    assert as_text(found.diagnostics[0], ENGLISH) == [
        'sop/layanan.toml:27:9: error: unknown actor "petugas-layanam" [unknown-id]',
        '  27 | actor = "petugas-layanam"',
        "     |         ^^^^^^^^^^^^^^^^^",
        '     = nearest: "petugas-layanan"',
    ]
    assert as_json(found.diagnostics[0], ENGLISH) == {
        "file": "sop/layanan.toml",
        "line": 27,
        "column": 9,
        "rule": "unknown-id",
        "severity": "error",
        "message": 'unknown actor "petugas-layanam"',
        "hint": 'nearest: "petugas-layanan"',
    }


def test_words_of_ours_are_translated_and_ids_are_not() -> None:
    one = read(spoilt(SOP_NAME, 'unit = "umum"', 'unit = "umun"')).diagnostics[0]
    assert as_text(one, Shouting())[0] == 'sop/layanan.toml:4:8: ERROR: UNKNOWN UNIT "umun" [unknown-id]'
    assert as_json(one, Shouting())["severity"] == "error"


def marked(quoted: str, column: int, length: int) -> tuple[str, str]:
    """The quoted line and the mark line, without the margin."""
    one = Diagnostic("syntax", Severity.ERROR, "a.toml", 1, column, S("x"), None, quoted, length)
    _, line, mark = as_text(one, ENGLISH)
    return line[6:], mark[6:]


def test_the_mark_stands_under_wide_combining_and_harmful_characters() -> None:
    assert marked("信息 = x", 6, 1) == ("信息 = x", "       ^")
    assert marked("信息 = x", 1, 2) == ("信息 = x", "^^^^")
    assert marked("e\u0301 = x", 6, 1) == ("e\u0301 = x", "    ^")
    assert marked("\x1b\u202e = x", 6, 1) == ("␛<U+202E> = x", " " * 12 + "^")
    assert marked("\tid = x", 7, 1) == (" id = x", "      ^")


@given(st.text("a é 信息 カ ｶ ﾞ 한 e\u0301 ก\u0e31 \u200d \xad a\u20dd ️"))
def test_a_text_takes_as_many_cells_as_the_terminal_library_says(text: str) -> None:
    assert cells(visible(text)) == sum(map(cell_len, visible(text)))


@given(st.text("abc 信\u0301\x1b\t", min_size=1, max_size=400), st.data())
def test_a_long_line_is_cut_around_the_mark(line: str, data: st.DataObject) -> None:
    line = "x" + line
    start = data.draw(st.integers(0, len(line) - 1))
    length = data.draw(st.integers(1, len(line) - start))
    shown, mark = marked(line, start + 1, length)
    assert shown.isprintable()
    assert len(shown) <= 2 * WIDEST_QUOTE and mark.count("^") >= 1
    assert cells(shown) >= len(mark) - 1
    if len(line) <= WIDEST_QUOTE and line.isascii() and line.isprintable():
        assert shown[mark.index("^") : len(mark)] == line[start : start + length][: WIDEST_QUOTE * 3 // 4]


def test_json_is_json() -> None:
    reading = read(spoilt(SOP_NAME, '"10 menit"', '"10 mnt"'))
    assert json.loads(json.dumps([as_json(one, ENGLISH) for one in reading.diagnostics]))[0]["rule"] == "bad-period"
