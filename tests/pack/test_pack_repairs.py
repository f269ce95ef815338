"""Hints that name what an author probably meant."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sopcheck.locales.catalogue import catalogue
from sopcheck.pack.period import parse_period
from sopcheck.pack.repairs import right_date, right_id, right_period
from sopcheck.pack.values import is_id

from .office_packs import SOP_NAME, read, spoilt

ENGLISH = catalogue("en")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("10 mnt", "10 menit"),
        ("10menit", "10 menit"),
        ("10'", "10 menit"),
        ("1,5 jam", "90 menit"),
        ("1.5 jam", "90 menit"),
        ("1 jam 30 menit", "90 menit"),
        ("2 hari 3 jam", "51 jam"),
        ("10-15 menit", "15 menit"),
        ("1 s.d. 2 hari kerja", "2 hari kerja"),
        ("10 (sepuluh) menit", "10 menit"),
        ("3 (tiga) hari kerja", "3 hari kerja"),
        ("sepuluh menit", "10 menit"),
        ("maks. 5 hk", "5 hari kerja"),
        ("paling lama 3 hari kalender", "3 hari"),
        ("2 thn", "24 bulan"),
        ("2 x 24 jam", "48 jam"),
        ("1.5 hari kerja", None),
        ("30 detik", None),
        ("-10 menit", None),
        ("0 mnt", None),
        ("segera", None),
        ("", None),
    ],
)
def test_a_period_written_otherwise(text: str, meant: str | None) -> None:
    assert right_period(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("31/01/2026", "2026-01-31"),
        ("1 Februari 2026", "2026-02-01"),
        ("17 Agt 2026", "2026-08-17"),
        ("2026-2-1", "2026-02-01"),
        ("2026-02-01T10:00", "2026-02-01"),
        ("31/02/2026", None),
        ("besok", None),
        ("1/2/26", None),
    ],
)
def test_a_date_written_otherwise(text: str, meant: str | None) -> None:
    assert right_date(text) == meant


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ('time = "10 menit"', 'time = "30 detik"', '"detik" is no unit of time', "the smallest unit is the minute"),
        ('time = "10 menit"', 'time = "-"', '"-" is no period', "where there is none, leave the line out"),
        ('time = "10 menit"', 'time = "1,5 jam"', '"1,5 jam" is no period', 'nearest: "90 menit"'),
        ('"2026-02-01"', '"31/02/2026"', 'the day "31/02/2026" does not exist', "look how many days the month has"),
        ('"2026-02-01"', '"1 Mei 2026"', '"1 Mei 2026" is no date', 'nearest: "2026-05-01"'),
        ('"2026-02-01"', "2026-02-01T10:00:00", "a date with a time", 'nearest: "2026-02-01"'),
        ('id = "periksa"', 'id = "Periksa Berkas"', '"Periksa Berkas" is no id', 'nearest: "periksa-berkas"'),
    ],
)
def test_the_hint_is_what_to_write(old: str, new: str, message: str, hint: str) -> None:
    (found,) = read(spoilt(SOP_NAME, old, new)).diagnostics
    assert found.message.said(ENGLISH) == message
    assert (found.hint.said(ENGLISH) if found.hint else "") == hint


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("WIB", 'nearest: "Asia/Jakarta"'),
        ("asia/jakarta", 'nearest: "Asia/Jakarta"'),
        ("Asia/Jakrta", 'nearest: "Asia/Jakarta"'),
        ("Asia/Surabaya", "the zones of Indonesia are Asia/Jakarta, Asia/Makassar, Asia/Jayapura"),
    ],
)
def test_a_time_zone_written_otherwise(zone: str, hint: str) -> None:
    (found,) = read(spoilt("calendar.toml", "Asia/Jakarta", zone)).diagnostics
    assert found.hint is not None and found.hint.said(ENGLISH) == hint


@example("COM0")
@example("Nul.")
@given(st.text() | st.from_regex(r"[0-9]{1,8}[ ,.'-]{0,2}[0-9]{0,3} ?[a-z]{0,5}", fullmatch=True))
def test_what_is_proposed_can_be_read(text: str) -> None:
    period, name = right_period(text), right_id(text)
    if period is not None:
        parse_period(period)
    assert name is None or is_id(name)
    right_date(text)
