"""What a layman is told of a line that is no TOML: what to write, at the place where to write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.locales.catalogue import catalogue
from sopcheck.pack.slips import slip

from .office_packs import FILES, SOP_NAME, read, rules, spoilt

ENGLISH = catalogue("en")
ACTIVITY = 'activity = "Memeriksa kelengkapan"'
YES = 'yes = "catat"'
DAY = 'effective = "2026-02-01"'


@pytest.mark.parametrize(
    ("old", "new", "mark", "hint"),
    [
        (ACTIVITY, "activity = “Memeriksa kelengkapan”", "“Mem", 'write " in place of “'),
        (ACTIVITY, 'activity = "Memeriksa kelengkapan”', '"Mem', 'write " in place of ”'),
        ('["uu-14-2008"]', "[“uu-14-2008”]", "“uu", 'write " in place of “'),
        (ACTIVITY, "activity = Memeriksa kelengkapan", "Memeriksa", 'write "Memeriksa kelengkapan"'),
        (ACTIVITY, 'activity = Memeriksa kelengkapan"', "Memeriksa", 'write "Memeriksa kelengkapan"'),
        (ACTIVITY, 'activity: "Memeriksa kelengkapan"', ":", "write = in place of :"),
        (ACTIVITY, "activity =", "=", "write one, or delete the line"),
        (
            ACTIVITY,
            r'activity = "Di C:\Users"',
            "\\U",
            "write it twice, or put the text between single quotation marks",
        ),
        ('time = "10 menit"', "time = 10 menit", "10 menit", 'write "10 menit"'),
        (DAY, "effective = 1/2/2026", "1/2", "write 2026-02-01"),
        (YES, YES + "\ncritical = ya", "ya", "write true"),
        (YES, YES + "\ncritical = False", "False", "write false"),
        (YES, 'yes = "catat",', ",", "delete ,"),
        (YES, 'yes = "catat"; # lengkap', ";", "delete ;"),
        (YES, 'yes = "catat" yes_text = "x"', "yes_text", "put each key on a line of its own"),
        ("yes_text", "yes text", "text", "a key has no spaces: yes_text"),
        (YES, "yes\u00a0= 'catat'", "\u00a0", "delete the character"),
        (YES, "\ufeffyes = 'catat'", "\ufeff", "delete the character"),
        ("[[deadline]]", "[[deadline]", "", "write [[deadline]]"),
        ("[sop]", "[sop", "", "write [sop]"),
        ('[[step]]\nid = "periksa"', '[step]\nid = "periksa"', "[step]", "write [[step]]"),
        ('[[step]]\nid = "ajukan"', '[step]\nid = "ajukan"', "[step]", "write [[step]]"),
        ('references = ["uu-14-2008"]', 'references = ["uu-14-2008"', "[", "close the list with ]"),
    ],
)
def test_the_hint_is_what_to_write(old: str, new: str, mark: str, hint: str) -> None:
    files = spoilt(SOP_NAME, old, new)
    (found,) = read(files).diagnostics
    assert found.rule in {"syntax", "duplicate-key"}
    assert found.quoted[found.column - 1 :].startswith(mark)
    assert found.hint is not None and found.hint.said(ENGLISH) == hint


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        (
            'requirements = [{ id = "Formulir", en = "Form", outside = true }, "Identitas"]',
            'requirements = "Identitas"',
            'write ["Identitas"]',
        ),
        ('references = ["uu-14-2008"]', 'references = "uu-14-2008"', 'write ["uu-14-2008"]'),
        ("[sop]", "[[sop]]", "write [sop]"),
        (YES, YES + '\ncritical = "Ya"', "write true"),
        (
            "[sop]",
            'judul = "x"\n[sop]',
            "a key stands below the line of its table: [sop], [clock], [step], [deadline], [question]",
        ),
        (YES, "yes = 4", 'nearest: "catat"'),
        (YES, 'yes = "lanjut"', 'known: ajukan, periksa, beritahu, catat; what it means goes to "yes_text"'),
        (
            'actor = "pemohon"',
            'actor = ["pemohon", "umum"]',
            "one actor a step; what another one does is a step of its own",
        ),
    ],
)
def test_a_wrong_shape_is_answered_with_the_right_one(old: str, new: str, hint: str) -> None:
    (found,) = read(spoilt(SOP_NAME, old, new)).diagnostics
    assert found.hint is not None and found.hint.said(ENGLISH) == hint


@pytest.mark.parametrize("hours", ["7,5", '"7,5"', '"7.5"'])
def test_a_decimal_comma(hours: str) -> None:
    (found,) = read(spoilt("calendar.toml", "7.5", hours)).diagnostics
    assert found.hint is not None and found.hint.said(ENGLISH) == "write 7.5"


def test_a_missing_comma_is_marked_where_it_is_to_be_written() -> None:
    (found,) = read(spoilt(SOP_NAME, '"The officer", right = true },', '"The officer", right = true }')).diagnostics
    assert found.quoted[found.column - 1 :] == "}"


@given(st.text(), st.integers(0, 200))
def test_any_text_at_any_place(text: str, start: int) -> None:
    found = slip(text, min(start, max(0, len(text) - 1)))
    if found is not None:
        assert 0 <= found.start <= len(text) and found.length >= 1
        assert found.message.said(ENGLISH)


LINES = [line for line in FILES[SOP_NAME].split("\n") if line]


@given(
    st.sampled_from(LINES), st.integers(0, 60), st.sampled_from(["", '"', "“", ",", ";", "]", "\u00a0", "1,5", "x y"])
)
def test_a_slip_anywhere_is_reported_in_its_line_or_before(line: str, place: int, put: str) -> None:
    new = line[:place] + put + line[place + 1 :]
    number = FILES[SOP_NAME].split("\n").index(line) + 1
    found = read({**FILES, SOP_NAME: FILES[SOP_NAME].replace(line, new, 1)}).diagnostics
    for one in found:
        if one.rule == "syntax":
            assert one.line <= number + 1, rules(found)
