"""Exports open right elsewhere: text stays text, numbers are numbers, nothing is a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from sopcheck.locales.sentence import S, Sentence
from sopcheck.reports.as_csv import RISKY
from sopcheck.reports.as_xlsx import CUT, MOST_CHARACTERS, cell_text, sheet_name, write_xlsx
from sopcheck.reports.table import Column, Kind, ReportRefused, Row, Table, Word
from sopcheck.reports.writing import write

WIB = ZoneInfo("Asia/Jakarta")
MOMENT = datetime(2026, 3, 17, 9, 31, 5, 250_000, WIB)
COLUMNS = (
    Column("name", S("Person")),
    Column("asked", S("Questions"), Kind.NUMBER),
    Column("percent", S("Percent right"), Kind.SHARE),
    Column("when", S("Date and time"), Kind.TIME),
    Column("day", S("=Day"), Kind.DATE),
    Column("right", S("Verdict"), Kind.WORD),
)
ROW: Row = ("0012", 12, Fraction(2, 3), MOMENT, date(2026, 3, 17), Word(True, (S("right"), S("@ {x}", x="y"))))
NOTHING: Row = ("", None, None, None, None, None)


def say(sentence: Sentence) -> str:
    return sentence.template.format(**sentence.values)


def table(*rows: Row) -> Table:
    return Table("scores", S("Scores: [2026]"), COLUMNS, iter(rows))


def written(shape: str, rows: Iterable[Row], **more: object) -> bytes:
    stream = io.BytesIO()
    write(table(*rows), shape, stream, say=say, **more)  # type: ignore[arg-type]
    return stream.getvalue()


def texts_only(texts: Iterable[str]) -> Table:
    return Table("t", S("T"), (Column("a", S("A")), Column("b", S("B"))), iter([(text, "x") for text in texts]))


def csv_rows(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_csv_has_quoted_text_plain_numbers_and_local_times() -> None:
    assert written("csv", [ROW, NOTHING]).decode() == (
        '"Person","Questions","Percent right","Date and time","\'=Day","Verdict"\r\n'
        '"0012",12,66.7,"2026-03-17 09:31:05","2026-03-17","right; @ y"\r\n'
        '"","","","","",""\r\n'
    )


def test_csv_for_an_indonesian_spreadsheet_has_semicolons_decimal_commas_and_a_mark() -> None:
    content = written("csv", [ROW], delimiter=";", bom=True)
    assert content.startswith(b'\xef\xbb\xbf"Person";')
    assert csv_rows(content, ";")[1][1:3] == ["12", "66,7"]
    assert b";66,7;" in content


@pytest.mark.parametrize("first", "=+-@\t\r＝＋－＠")
def test_no_text_can_be_a_formula_in_csv(first: str) -> None:
    row: Row = (f"{first}cmd|' /C calc'!A0", 1, None, None, None, Word("x", (S(first + "1"),)))
    cells = csv_rows(written("csv", [row]))[1]
    assert (cells[0], cells[5]) == (f"'{first}cmd|' /C calc'!A0", f"'{first}1")


EVIL = st.sampled_from(
    ["=1+1", '"', '",', ";=1", "\r\n=1", "\t", "\0", "'", "_x0041_", "&#10;", "]]>", " x ", "\u2028", "＝1"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(EVIL, st.text(st.characters(exclude_categories=["Cs"]), max_size=30)), max_size=8))
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_text_survives_csv(delimiter: str, texts: list[str]) -> None:
    stream = io.BytesIO()
    write(texts_only(texts), "csv", stream, say=say, delimiter=delimiter)
    told = [row[0] for row in csv_rows(stream.getvalue(), delimiter)[1:]]
    assert told == [f"'{text}" if text[:1] in RISKY else text for text in texts]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(EVIL, st.text(max_size=30)), max_size=8))
def test_any_text_survives_json(texts: list[str]) -> None:
    stream = io.BytesIO()
    write(texts_only(texts), "json", stream, say=say)
    assert [row["a"] for row in json.loads(stream.getvalue())] == texts


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(EVIL, st.text(st.characters(exclude_categories=["Cs"]), max_size=30)), max_size=8))
def test_any_text_survives_xlsx_as_text(texts: list[str]) -> None:
    stream = io.BytesIO()
    write(texts_only(texts), "xlsx", stream, say=say)
    sheet = openpyxl.load_workbook(stream).active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)] if texts else []
    assert all(cell.data_type in ("s", "inlineStr") or not cell.value for cell in cells)
    # _x0041_ is an escape in a workbook (ECMA-376, 22.9.2.19), which Excel resolves and openpyxl leaves to us.
    assert [unescape(cell.value or "") for cell in cells] == [cell_text(text) for text in texts]


def test_xlsx_has_real_numbers_dates_and_percents_under_bold_frozen_headings() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", [ROW, ("=1+1", 10**18, None, None, None, None)])))
    sheet = book.active
    assert book.sheetnames == ["Scores   2026"]
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])
    name, asked, percent, when, day, right = sheet[2]
    assert (name.value, name.data_type) == ("0012", "s")
    assert (asked.value, asked.data_type) == (12, "n")
    assert (round(percent.value, 6), percent.number_format) == (0.666667, "0.0%")
    assert when.value == datetime(2026, 3, 17, 9, 31, 5)  # noqa: DTZ001
    assert day.value.date() == date(2026, 3, 17)
    assert right.value == "right; @ y"
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1+1", "s")
    assert sheet["B3"].value == str(10**18)


def test_a_text_too_long_for_a_cell_is_cut_visibly() -> None:
    for text in ("x" * 40_000, "𝄞" * 20_000, "x" + "𝄞" * 20_000):
        cut = cell_text(text)
        assert MOST_CHARACTERS - 1 <= len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
        assert cut.endswith(CUT)
        assert text.startswith(cut.removesuffix(CUT))
    assert cell_text("x" * MOST_CHARACTERS) == "x" * MOST_CHARACTERS
    assert (
        openpyxl.load_workbook(io.BytesIO(written("xlsx", [("y" * 40_000, *ROW[1:])]))).active["A2"].value[-5:]
        == "y […]"
    )


def test_more_rows_than_a_sheet_holds_go_on_in_another() -> None:
    stream = io.BytesIO()
    write_xlsx(texts_only(map(str, range(7))), stream, say, most_rows=4)
    book = openpyxl.load_workbook(stream)
    assert [[row[0].value for row in sheet.iter_rows()] for sheet in book] == [
        ["A", "0", "1", "2"],
        ["A", "3", "4", "5"],
        ["A", "6"],
    ]
    assert book.sheetnames == ["T", "T (2)", "T (3)"]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), st.sampled_from([1, 2, 100]))
def test_any_sheet_name_is_one_that_excel_takes(name: str, page: int) -> None:
    made = sheet_name(name, page)
    assert 1 <= len(made.encode("utf-16-le", "surrogatepass")) // 2 <= 31
    assert not set(made) & set("[]:*?/\\")
    assert not made.startswith("'")
    assert not made.endswith("'")


def test_an_empty_table_has_its_headings() -> None:
    assert written("json", []) == b"[]\n"
    assert len(csv_rows(written("csv", []))) == 1
    assert openpyxl.load_workbook(io.BytesIO(written("xlsx", []))).active["A1"].value == "Person"


def test_json_has_stable_keys_codes_and_exact_text() -> None:
    assert json.loads(written("json", [ROW, ("=1\x1b\t", *NOTHING[1:])])) == [
        {
            "name": "0012",
            "asked": 12,
            "percent": 66.7,
            "when": "2026-03-17T09:31:05.250000+07:00",
            "day": "2026-03-17",
            "right": True,
        },
        {"name": "=1\x1b\t", "asked": None, "percent": None, "when": None, "day": None, "right": None},
    ]


@pytest.mark.parametrize(("shape", "more"), [("ods", {}), ("csv", {"delimiter": "|"}), ("csv", {"delimiter": ""})])
def test_an_unknown_format_or_delimiter_is_refused(shape: str, more: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(ReportRefused):
        write(table(ROW), shape, tmp_path / "x", say=say, **more)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
