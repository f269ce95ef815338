"""Packs with one fault each, and what an author reads about it: ``expected/<rule>.txt``, written by tools.rules."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from sopcheck.locales.catalogue import catalogue
from sopcheck.pack.diagnostics import Diagnostic, as_text
from sopcheck.pack.files import MOST_BYTES
from sopcheck.pack.reading import load_pack

from .office_packs import FILES, SOP_NAME, read, spoilt

PLACE = re.compile(re.escape(gettempdir()) + r"/[^/]+")
EXPECTED = Path(__file__).parent / "expected"
TELL = 'id = "beritahu"\nactor = "petugas-layanan"\n'
# rule · file · what is replaced · by what · the first text that the mark must stand under
CASES = [
    ("syntax", "pack.toml", 'version = "1"', 'version = "1', '"1'),
    ("syntax", "pack.toml", 'version = "1"', "version = satu", "satu"),
    ("syntax", "pack.toml", 'version = "1"', 'version "1"', '"1"'),
    ("duplicate-key", "pack.toml", 'version = "1"', 'version = "1"\nversion = "2"', 'version = "2"'),
    ("syntax", SOP_NAME, '  { id = "Sekretaris", en = "The secretary" },\n]', '  { id = "Sekretaris" },', "[\n"),
    ("encoding", "pack.toml", "Kantor Contoh", "Kantor\0Contoh", "\0"),
    ("too-deep", "pack.toml", 'version = "1"', "version = " + "[" * 70 + "]" * 70, "[" * 70),
    ("too-deep", "pack.toml", 'version = "1"', ".".join("a" * 40) + " = 1", ".a"),
    ("control-character", "pack.toml", '"UU 14/2008"', '"UU \\u001b[2J"', '"UU \\u001b'),
    ("control-character", "pack.toml", '"UU 14/2008"', '"UU \x9b2J"', '"UU \x9b'),
    ("suspicious-character", "pack.toml", '"UU 14/2008"', '"UU \u202e14"', '"UU \u202e'),
    ("unknown-key", "pack.toml", 'short = "UU 14/2008"', 'shrot = "UU 14/2008"', "shrot"),
    ("unknown-key", "pack.toml", "[lint]", "[lintt]", "[lintt]"),
    ("unknown-key", "pack.toml", 'en = "Desk officer"', 'eng = "Desk officer"', "eng"),
    ("unknown-key", "symbols.toml", 'text = "Kegiatan"', 'teks = "x", text = "Kegiatan"', "teks"),
    ("missing-key", "pack.toml", 'version = "1"\n', "", "[pack]"),
    ("missing-key", "calendar.toml", 'zone = "Asia/Jakarta"\n', "", "[calendar]"),
    ("missing-key", SOP_NAME, 'activity = "Memberitahukan kekurangan"\n', "", '[[step]]\nid = "beritahu"'),
    ("missing-key", "symbols.toml", 'text = "Kegiatan", ', "", "{ right"),
    ("one-of", SOP_NAME, 'from = "ajukan"\n', "", "[[deadline]]"),
    ("one-of", SOP_NAME, 'to = "catat"\n', 'to = "catat"\nto_text = "selesai"\n', "to_text"),
    ("one-of", "symbols.toml", 'text = "Kegiatan"', 'text = "Kegiatan", en = "x"', 'text = "Kegiatan"'),
    ("wrong-type", "pack.toml", "outside = true", 'outside = "ya"', '"ya"'),
    ("wrong-type", "pack.toml", 'version = "1"', "version = 1", "1\n"),
    ("wrong-type", "pack.toml", 'short = "Petugas"', "short = 3", "3"),
    ("wrong-type", "calendar.toml", "day_hours = 7.5", "day_hours = true", "true"),
    ("wrong-type", SOP_NAME, "made = 2026-01-02", "made = 2026-01-02T10:00:00", "2026-01-02T"),
    ("wrong-type", SOP_NAME, 'time = "10 menit"', "time = 10", "10\n"),
    ("wrong-type", SOP_NAME, 'references = ["uu-14-2008"]', 'references = "uu-14-2008"', '"uu-14-2008"'),
    ("wrong-type", SOP_NAME, '"Identitas"]', "[1]]", "[1]"),
    ("blank", "pack.toml", '"Bagian Umum"', '" \\t "', '" \\t'),
    ("blank", "pack.toml", '"Bagian Umum"', "{}", "{}"),
    ("blank", "pack.toml", '"Bagian Umum"', '"\u200b\u2060"', '"\u200b'),
    ("too-long", "pack.toml", '"Bagian Umum"', f'"{"x" * 201}"', '"xxx'),
    ("too-long", SOP_NAME, '"Memberitahukan kekurangan"', f'"{"x" * 2001}"', '"xxx'),
    ("too-many", SOP_NAME, '"The secretary" },\n', '"The secretary" },\n"4",\n"5",\n"6",\n"7",\n', "options"),
    ("too-few", "symbols.toml", '"Keputusan", ', "", "options"),
    ("bad-id", "pack.toml", 'id = "kantor"', 'id = "Kantor"', '"Kantor"'),
    ("bad-id", "pack.toml", 'id = "kantor"', 'id = "nul"', '"nul"'),
    ("bad-id", "pack.toml", 'id = "kantor"', f'id = "{"a" * 65}"', '"aaa'),
    ("duplicate-id", "pack.toml", 'id = "perki-1-2010"', 'id = "uu-14-2008"', '"uu-14-2008"\ntitle = "Perki'),
    ("duplicate-id", SOP_NAME, 'id = "siapa-memeriksa"', 'id = "arti-kotak"', '"arti-kotak"'),
    ("unknown-id", SOP_NAME, 'unit = "umum"', 'unit = "umun"', '"umun"'),
    ("unknown-id", SOP_NAME, TELL, 'id = "beritahu"\nactor = "petugas"\n', '"petugas"'),
    ("unknown-id", SOP_NAME, 'references = ["uu-14-2008"]', 'references = ["uu-14-2018"]', '"uu-14-2018"'),
    ("unknown-id", SOP_NAME, 'next = "periksa"', 'next = "periksaa"', '"periksaa"'),
    ("unknown-id", SOP_NAME, 'yes = "catat"', 'yes = "mencatat"', '"mencatat"'),
    ("unknown-id", SOP_NAME, 'no = "beritahu"', 'no = "beritau"', '"beritau"'),
    ("unknown-id", SOP_NAME, 'from = "ajukan"', 'from = "aju"', '"aju"'),
    ("unknown-id", SOP_NAME, 'to = "catat"', 'to = "cata"', '"cata"'),
    ("unknown-id", SOP_NAME, 'clock = "biasa"', 'clock = "luar"', '"luar"'),
    ("unknown-id", SOP_NAME, 'steps = ["periksa"]', 'steps = ["periksa", "perksa"]', '"perksa"'),
    ("unknown-id", SOP_NAME, '{ reference = "uu-14-2008"', '{ reference = "uu"', '"uu"'),
    ("unknown-id", "symbols.toml", 'confused_with = ["decision"]', 'confused_with = ["d"]', '"d"'),
    ("unknown-id", "pack.toml", 'replaced_by = "uu-14-2008"', 'replaced_by = "uu"', '"uu"'),
    ("wrong-file-name", SOP_NAME, 'id = "layanan"', 'id = "pelayanan"', '"pelayanan"'),
    ("bad-period", SOP_NAME, '"10 menit"', '"10 mnt"', '"10 mnt"'),
    ("bad-period", SOP_NAME, '"10 menit"', '"10"', '"10"'),
    ("bad-period", SOP_NAME, '"10 menit"', '"0 menit"', '"0 menit"'),
    ("bad-period", SOP_NAME, '"10 menit"', '"9999 bulan"', '"9999 bulan"'),
    ("bad-period", SOP_NAME, '"10 menit"', '"１０ menit"', '"１０ menit"'),
    ("bad-date", "calendar.toml", "date = 2026-03-20", 'date = "2026-02-30"', '"2026-02-30"'),
    ("bad-date", "calendar.toml", "date = 2026-03-20", "date = 1969-12-31", "1969"),
    ("bad-date", "calendar.toml", "date = 2026-03-20", 'date = "20 Maret 2026"', '"20 Maret'),
    ("bad-number", "calendar.toml", "7.5", "nan", "nan"),
    ("bad-number", "calendar.toml", "7.5", "1e999", "1e999"),
    ("bad-number", "calendar.toml", "7.5", "0", "0\n\n"),
    ("bad-number", "calendar.toml", "7.5", "1" * 5000, "111"),
    ("bad-choice", SOP_NAME, 'level = "remember"', 'level = "rember"', '"rember"'),
    ("bad-choice", "calendar.toml", '["sat", "sun"]', '["sab", "sun"]', '"sab"'),
    ("bad-choice", "symbols.toml", '"diamond"', '"dimond"', '"dimond"'),
    ("unknown-zone", "calendar.toml", "Asia/Jakarta", "Asia/Surabaya", '"Asia/Surabaya"'),
    ("bad-cover", "calendar.toml", '["2025-01-01", "2025-12-31"]', '["2025-12-31", "2025-01-01"]', '["2025-12'),
    ("decision-exits", SOP_NAME, 'no = "beritahu"\n', "", '[[step]]\nid = "periksa"'),
    ("decision-exits", SOP_NAME, 'no = "beritahu"', 'no = "catat"', '"catat"\nyes_text'),
    ("wrong-kind", SOP_NAME, 'next = "periksa"', 'next = "periksa"\nyes_text = "ya"', 'yes_text = "ya"'),
    ("wrong-kind", SOP_NAME, 'yes_text = "lengkap"', 'next = "catat"', 'next = "catat"'),
    ("wrong-kind", SOP_NAME, 'time = "1 hari kerja"', 'next = "catat"', 'next = "catat"'),
    ("start", SOP_NAME, 'kind = "start"\n', "", "[[step]]"),
    ("start", SOP_NAME, TELL, TELL + 'kind = "start"\n', '"start"\nactivity = "Memb'),
    ("end", SOP_NAME, 'kind = "end"\n', "", '[[step]]\nid = "catat"'),
    ("right-option", "symbols.toml", "right = true", "right = false", "options"),
    ("right-option", SOP_NAME, '"The secretary" }', '"The secretary", right = true }', '{ id = "Sekretaris"'),
    ("equal-options", SOP_NAME, 'id = "Sekretaris"', 'id = " petugas."', '{ id = " petugas."'),
]


def of_folders(rule: str) -> Iterable[tuple[Diagnostic, ...]]:
    """What is said about folders that break a rule on files."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        if rule == "missing-pack":
            yield load_pack(folder).diagnostics
            yield load_pack(folder / "tidak-ada").diagnostics
            return
        (folder / "sop").mkdir()
        (folder / "pack.toml").write_text(FILES["pack.toml"], "utf-8")
        if rule == "unexpected-file":
            (folder / "kalender.toml").touch()
            (folder / "sop" / "Layanan Baru.toml").touch()
        elif rule == "too-large":
            (folder / "sop" / "besar.toml").write_bytes(b"#" * (MOST_BYTES + 1))
        elif rule == "not-a-file":
            os.mkfifo(folder / "calendar.toml")
            (folder / "symbols.toml").symlink_to("/etc/hosts")
        elif rule == "unreadable":
            (folder / "calendar.toml").symlink_to("tidak-ada.toml")
        yield load_pack(folder).diagnostics


def words(rule: str) -> str:
    """What `check` says about every case of a rule, in both languages."""
    found = [read(spoilt(name, old, new)).diagnostics for case, name, old, new, _ in CASES if case == rule]
    parts = []
    for diagnostics in found or of_folders(rule):
        for language in ("en", "id"):
            says = catalogue(language)
            parts += ["\n".join(line for one in diagnostics for line in as_text(one, says)), "--"]
        parts[-1] = "===="
    return PLACE.sub("…", "\n".join(parts[:-1])) + "\n"
