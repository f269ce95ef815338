"""Every rule: a pack that breaks it once, and the place that the diagnostic points to."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopcheck.locales.catalogue import catalogue
from sopcheck.pack import faults
from sopcheck.pack.diagnostics import Diagnostic, Severity
from sopcheck.pack.files import read_folder
from sopcheck.pack.reading import load_pack
from sopcheck.pack.rules import RULES

from .office_packs import FILES, SOP_NAME, read, rules, spoilt
from .planted import CASES, EXPECTED, words

ENGLISH = catalogue("en")


def placed(one: Diagnostic, files: dict[str, str]) -> str:
    """The text from the mark on."""
    lines = files[one.file].split("\n")
    return "\n".join(lines[one.line - 1 :])[one.column - 1 :]


@pytest.mark.parametrize(("rule", "name", "old", "new", "mark"), CASES)
def test_one_fault_is_one_diagnostic_at_its_place(rule: str, name: str, old: str, new: str, mark: str) -> None:
    files = spoilt(name, old, new)
    reading = read(files)
    assert rules(reading.diagnostics) == [rule]
    found = reading.diagnostics[0]
    assert found.file == name
    assert placed(found, files).startswith(mark)
    assert found.severity is RULES[rule].severity
    assert (reading.pack is None) is (found.severity is Severity.ERROR)
    assert found.quoted == files[name].split("\n")[found.line - 1]
    assert 1 <= found.length <= max(1, len(found.quoted))
    assert found.message.said(ENGLISH)
    assert found.hint is not None, "an author is never left without a way out"


def test_the_start_is_the_first_row_and_the_last_row_leads_on() -> None:
    head, *rows = FILES[SOP_NAME].split("[[step]]\n")
    start, decision, tell, last = rows
    end, cut, rest = last.partition("\n\n[[deadline]]")
    moved = "[[step]]\n".join([head, decision, start, tell, last])
    assert rules(read({**FILES, SOP_NAME: moved}).diagnostics) == ["start"]
    falls = "[[step]]\n".join([head, start, decision, end + "\n\n", tell.replace('next = "periksa"', "") + cut + rest])
    assert rules(read({**FILES, SOP_NAME: falls}).diagnostics) == ["end"]


def test_a_folder_without_pack_toml_or_none_at_all(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none", tmp_path / "none" / "pack.toml"):
        reading = load_pack(folder)
        assert reading.pack is None and rules(reading.diagnostics) == ["missing-pack"]


def test_unexpected_toml_files_are_errors(tmp_path: Path) -> None:
    (tmp_path / "sop").mkdir()
    for name in ("pack.toml", "kalender.toml", "sop/Layanan Baru.toml", "sop/con.toml", "sop/x.TOML"):
        (tmp_path / name).write_text(FILES["pack.toml"], "utf-8")
    found = load_pack(tmp_path).diagnostics
    assert set(rules(found)) == {"unexpected-file"}
    assert [one.file for one in found] == ["kalender.toml", "sop/Layanan Baru.toml", "sop/con.toml", "sop/x.TOML"]
    assert [one.hint.said(ENGLISH) for one in found if one.hint] == [
        'nearest: "calendar.toml"',
        'nearest: "layanan-baru.toml"',
        "name it by the SOP's id: lower-case a-z, digits, hyphens, then .toml",
        'nearest: "x.toml"',
    ]


def test_no_actor_at_all_is_one_fault() -> None:
    head, _, rest = FILES["pack.toml"].partition("[[actor]]")
    text = head + "[[reference]]" + rest.partition("[[reference]]")[2]
    found = read({**FILES, "pack.toml": text}).diagnostics
    assert [(one.rule, one.message.said(ENGLISH)) for one in found] == [
        ("missing-key", "the table [[actor]] is missing")
    ]


@pytest.mark.parametrize("rule", RULES)
def test_the_words_are_those_that_were_reviewed(rule: str) -> None:
    assert words(rule) == (EXPECTED / f"{rule}.txt").read_text("utf-8")


def test_every_rule_has_a_case() -> None:
    of_folders = {"missing-pack", "unexpected-file", "unreadable", "not-a-file", "too-large"}  # here and in hostile
    assert {case[0] for case in CASES} | of_folders == set(RULES)


def test_thirty_faults_of_different_kinds_are_all_reported_at_once() -> None:
    files = dict(FILES)
    expected = []
    taken: set[tuple[str, str]] = set()
    for rule, name, old, new, _ in CASES:
        if rule in {"syntax", "duplicate-key", "encoding", "too-deep"} or "1111" in new or (name, old) in taken:
            continue
        if files[name].count(old) == 1 and rule not in {"missing-key", "start", "end", "duplicate-id"}:
            taken.add((name, old))
            files[name] = files[name].replace(old, new)
            expected.append((rule, name))
    found = {(one.rule, one.file) for one in read(files).diagnostics}
    assert len(expected) >= 30
    assert set(expected) <= found


def test_a_fault_in_one_table_makes_none_elsewhere() -> None:
    broken = spoilt("pack.toml", 'id = "petugas-layanan"', 'id = "petugas-layanan"\nwarna = 1')
    assert rules(read(broken).diagnostics) == ["unknown-key"]
    unread = {**FILES, "pack.toml": FILES["pack.toml"] + "\n= rusak"}
    assert rules(read(unread).diagnostics) == ["syntax"]
    misnamed = {**FILES, "pack.toml": FILES["pack.toml"].replace("[[actor]]", "[[aktor]]")}
    assert rules(read(misnamed).diagnostics) == ["unknown-key"]
    single = {**FILES, "pack.toml": FILES["pack.toml"].replace("[[unit]]", "[unit]")}
    assert rules(read(single).diagnostics) == ["wrong-type"]
    misspelt = spoilt(SOP_NAME, 'kind = "start"', 'kind = "strat"')
    assert rules(read(misspelt).diagnostics) == ["bad-choice"]
    slip = spoilt(SOP_NAME, 'activity = "Memberitahukan kekurangan"', 'activty = "Memberitahukan kekurangan"')
    assert rules(read(slip).diagnostics) == ["unknown-key"]


def test_all_syntax_faults_of_a_file_are_reported_and_its_rest_is_still_checked() -> None:
    text = (
        FILES[SOP_NAME]
        .replace('number = "1/2026"', "number = 1/2026")
        .replace('name = "Di luar tahapan"', 'name "Di luar tahapan"')
        .replace('time = "10 menit"', 'time = "10 menit')
        .replace('next = "periksa"', 'next = "perksa"\nnext = "periksa"')
        .replace("[[deadline]]", "[[deadline]")
        .replace('"The secretary" },\n]', '"The secretary" },')
        .replace('kind = "decision"', 'kind = "decison"')
    )
    found = read({**FILES, SOP_NAME: text}).diagnostics
    assert [one.quoted for one in found if one.rule in {"syntax", "duplicate-key"}] == [
        "number = 1/2026",
        'name "Di luar tahapan"',
        'time = "10 menit',
        'next = "periksa"',
        "[[deadline]",
        "options = [",
    ]
    assert [(one.rule, one.quoted) for one in found if one.rule == "bad-choice"] == [("bad-choice", 'kind = "decison"')]


def test_a_clock_that_nothing_declares_is_still_an_id() -> None:
    text = FILES[SOP_NAME].replace('[[clock]]\nid = "biasa"\nname = "Di luar tahapan"\n', "")
    found = read({**FILES, SOP_NAME: text.replace('clock = "biasa"', 'clock = "\\u001b[2J"')}).diagnostics
    assert rules(found) == ["bad-id"]


@pytest.mark.parametrize(
    ("name", "old", "new", "hint"),
    [
        ("pack.toml", "[[unit]]", "[unit]", "write [[unit]]"),
        ("pack.toml", 'version = "1"', "version = 1", "put it between quotation marks"),
        ("pack.toml", 'version = "1"\n', "", 'add a line: version = "…"'),
        ("pack.toml", "outside = true", "outsid = true", 'nearest: "outside"'),
        ("pack.toml", "outside = true", "x = true", "known keys: id, name, short, outside, note"),
        ("calendar.toml", "Asia/Jakarta", "asia/jakarta", 'nearest: "Asia/Jakarta"'),
        (SOP_NAME, '"10 menit"', '"10 mnit"', 'nearest: "menit"'),
        (SOP_NAME, 'kind = "start"', 'kind = "xyz"', "known words: start, process, decision, end"),
        (SOP_NAME, 'unit = "umum"', 'unit = "xyz"', "known: umum"),
    ],
)
def test_the_hint_says_the_way_out(name: str, old: str, new: str, hint: str) -> None:
    found = read(spoilt(name, old, new)).diagnostics
    assert [one.hint.said(ENGLISH) for one in found if one.hint is not None] == [hint]


def test_a_flood_of_faults_ends() -> None:
    flood = "".join(f"x{number} = 1\n" for number in range(5_000))
    found = read({**FILES, "pack.toml": flood + FILES["pack.toml"]}).diagnostics
    assert 500 < len(found) < 1_500


def test_an_error_after_a_flood_of_warnings_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "MOST_FAULTS", 1)
    text = FILES["pack.toml"].replace("Kantor Contoh", "Kantor\u202e").replace("Sample office", "Sample\u202e")
    reading = read({**FILES, "pack.toml": text.replace('version = "1"', "version = 1")})
    assert rules(reading.diagnostics) == ["suspicious-character", "wrong-type"] and reading.pack is None


def test_a_file_that_no_pack_has_is_an_error_also_without_a_folder() -> None:
    assert rules(read({**FILES, "kalender.toml": ""}).diagnostics) == ["unexpected-file"]


def test_a_missing_header_is_one_fault_not_one_a_key() -> None:
    found = read(spoilt(SOP_NAME, '[[step]]\nid = "beritahu"', 'id = "beritahu"')).diagnostics
    assert [(one.rule, one.quoted) for one in found] == [("duplicate-key", 'id = "beritahu"')]
    assert found[0].hint is not None
    assert found[0].hint.said(ENGLISH) == "if a new table begins here, its line in brackets is missing"


def test_a_duplicate_names_both_places_and_a_near_letter_its_code_point() -> None:
    twice = read(spoilt("pack.toml", 'id = "pemohon"', 'id = "petugas-layanan"')).diagnostics[0]
    assert twice.message.said(ENGLISH) == 'the actor "petugas-layanan" is already at pack.toml:12'
    cyrillic = read(spoilt(SOP_NAME, 'yes = "catat"', 'yes = "c\u0430tat"')).diagnostics[0]
    assert "U+0430" in cyrillic.message.said(ENGLISH)
    assert cyrillic.hint is not None and cyrillic.hint.said(ENGLISH) == 'nearest: "catat"'


def test_only_the_folder_knows_the_files_it_holds(tmp_path: Path) -> None:
    assert read_folder(tmp_path).files == {}


@pytest.mark.parametrize(
    ("name", "old", "new", "nearest"),
    [
        (SOP_NAME, 'kind = "decision"', 'kind = "keputusan"', "decision"),
        (SOP_NAME, 'kind = "start"', 'kind = "Mulai"', "start"),
        (SOP_NAME, 'kind = "end"', 'kind = "selesai"', "end"),
        (SOP_NAME, 'output = "', 'keluaran = "', "output"),
        (SOP_NAME, 'output = "', 'hasil = "', "output"),
        (SOP_NAME, 'approved_by = "', 'disahkan-oleh = "', "approved_by"),
        (SOP_NAME, 'yes_text = "lengkap"', '"teks ya" = "lengkap"', "yes_text"),
        (SOP_NAME, "[[clock]]", "[[tenggat]]", "deadline"),
        ("calendar.toml", '["sat", "sun"]', '["sat", "Minggu"]', "sun"),
        ("symbols.toml", '"diamond"', '"belah ketupat"', "diamond"),
        ("pack.toml", 'language = "id"', 'language = "Bahasa Indonesia"', "id"),
    ],
)
def test_the_words_of_an_office_lead_to_those_of_the_format(name: str, old: str, new: str, nearest: str) -> None:
    found = read(spoilt(name, old, new)).diagnostics
    assert [one.hint.said(ENGLISH) for one in found if one.hint is not None] == [f'nearest: "{nearest}"']


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        (SOP_NAME, '[[step]]\nid = "periksa"', '[[kegiatan]]\nid = "periksa"', "unknown-key"),
        (SOP_NAME, 'yes = "catat"', 'ya = "catat"', "unknown-key"),
        (SOP_NAME, 'yes = "catat"', 'Yes = "catat"', "unknown-key"),
        (SOP_NAME, 'id = "periksa"', 'id = "Periksa"', "bad-id"),
        (SOP_NAME, 'id = "periksa"', 'id = "periksa berkas"', "bad-id"),
        (SOP_NAME, 'id = "periksa"', 'id = "périksa"', "bad-id"),
        (SOP_NAME, 'next = "periksa"', 'yes = "periksa"\nno = "catat"', "wrong-kind"),
        (SOP_NAME, "right = true", 'right = "true"', "wrong-type"),
        (SOP_NAME, "right = true", 'right = "ya"', "wrong-type"),
    ],
)
def test_one_slip_is_one_fault(name: str, old: str, new: str, rule: str) -> None:
    assert rules(read(spoilt(name, old, new)).diagnostics) == [rule]


def test_a_kind_in_the_words_of_an_office_hides_no_other_fault() -> None:
    text = FILES[SOP_NAME].replace('kind = "decision"', 'kind = "keputusan"').replace('no = "beritahu"\n', "")
    text = text.replace('kind = "start"', 'kind = "mulai"').replace('kind = "end"', 'kind = "proses"')
    found = rules(read({**FILES, SOP_NAME: text}).diagnostics)
    assert sorted(found) == ["bad-choice", "bad-choice", "bad-choice", "decision-exits", "end"]


def test_an_sop_without_rows_is_one_fault() -> None:
    head, _, rest = FILES[SOP_NAME].partition("[[step]]")
    text = head + "[[deadline]]" + rest.partition("[[deadline]]")[2]
    assert rules(read({**FILES, SOP_NAME: text}).diagnostics) == ["too-few"]
