"""A small pack without a fault, to be spoilt in one place at a time."""

from __future__ import annotations

from sopcheck.pack.diagnostics import Diagnostic
from sopcheck.pack.files import PackSource
from sopcheck.pack.model import Pack
from sopcheck.pack.reading import Reading, read_pack

PACK = """\
[pack]
id = "kantor"
title = { id = "Kantor Contoh", en = "Sample office" }
version = "1"
language = "id"

[[unit]]
id = "umum"
name = "Bagian Umum"

[[actor]]
id = "petugas-layanan"
name = { id = "Petugas Layanan", en = "Desk officer" }
short = "Petugas"

[[actor]]
id = "pemohon"
name = "Pemohon"
outside = true

[[reference]]
id = "uu-14-2008"
title = "UU Nomor 14 Tahun 2008"
short = "UU 14/2008"

[[reference]]
id = "perki-1-2010"
title = "Perki Nomor 1 Tahun 2010"
replaced_by = "uu-14-2008"

[lint]
verbs = ["Mengunggah"]

[[lint.off]]
rule = "verb-first"
reason = "Belum disesuaikan"
"""
CALENDAR = """\
[calendar]
covers = [["2025-01-01", "2025-12-31"], ["2026-01-01", "2026-12-31"]]
weekend = ["sat", "sun"]
zone = "Asia/Jakarta"
day_hours = 7.5

[[calendar.off]]
date = 2026-03-20
name = "Cuti bersama Idul Fitri"
kind = "cuti-bersama"
decree = "SKB 3 Menteri"
"""
SYMBOLS = """\
[[symbol]]
id = "process"
name = "Kotak"
shape = "box"
meaning = "Kegiatan yang dilaksanakan"
allowed = true
confused_with = ["decision"]

[[symbol]]
id = "decision"
name = "Belah ketupat"
shape = "diamond"
meaning = "Pengambilan keputusan"

[[question]]
id = "arti-kotak"
text = "Apa arti kotak?"
options = ["Keputusan", "Awal", { text = "Kegiatan", right = true }]
"""
SOP = """\
[sop]
id = "layanan"
title = { id = "SOP Layanan", en = "Service SOP" }
unit = "umum"
references = ["uu-14-2008"]
number = "1/2026"
made = 2026-01-02
effective = "2026-02-01"
approved_by = "Sekretaris"
kinds = ["administratif", { id = "mikro", en = "micro" }]

[[clock]]
id = "biasa"
name = "Di luar tahapan"

[[step]]
id = "ajukan"
actor = "pemohon"
kind = "start"
activity = { id = "Mengajukan permohonan", en = "Submit the request" }
requirements = [{ id = "Formulir", en = "Form", outside = true }, "Identitas"]
time = "10 menit"
output = "Formulir terisi"

[[step]]
id = "periksa"
actor = "petugas-layanan"
kind = "decision"
activity = "Memeriksa kelengkapan"
yes = "catat"
no = "beritahu"
yes_text = "lengkap"

[[step]]
id = "beritahu"
actor = "petugas-layanan"
activity = "Memberitahukan kekurangan"
next = "periksa"

[[step]]
id = "catat"
actor = "petugas-layanan"
kind = "end"
activity = "Mencatat permohonan"
time = "1 hari kerja"

[[deadline]]
id = "tanggapan"
from = "ajukan"
to = "catat"
time = "10 hari kerja"
extension = "7 hari kerja"
clock = "biasa"
reference = "uu-14-2008"

[[question]]
id = "siapa-memeriksa"
text = "Siapa yang memeriksa?"
options = [
  { id = "Petugas", en = "The officer", right = true },
  { id = "Pemohon", en = "The applicant", why = "Ia mengajukan." },
  { id = "Sekretaris", en = "The secretary" },
]
source = { reference = "uu-14-2008", article = "22", sure = "V" }
level = "remember"
steps = ["periksa"]
"""
FILES = {"pack.toml": PACK, "calendar.toml": CALENDAR, "symbols.toml": SYMBOLS, "sop/layanan.toml": SOP}
SOP_NAME = "sop/layanan.toml"


def source(files: dict[str, str] | None = None) -> PackSource:
    """The files as a folder would give them."""
    return PackSource({name: text.encode() for name, text in (files or FILES).items()})


def read(files: dict[str, str] | None = None) -> Reading:
    """The reading of these files; of the good pack without any."""
    return read_pack(source(files))


def good(files: dict[str, str] | None = None) -> Pack:
    """The pack of files that hold no error."""
    reading = read(files)
    assert reading.pack is not None, reading.diagnostics
    return reading.pack


def spoilt(name: str, old: str, new: str) -> dict[str, str]:
    """The good files with one place changed, which must be there exactly once."""
    assert FILES[name].count(old) == 1, (name, old)
    return {**FILES, name: FILES[name].replace(old, new)}


def rules(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """The rules of some diagnostics, in order."""
    return [one.rule for one in diagnostics]
