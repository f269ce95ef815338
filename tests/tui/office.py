# ruff: noqa: E501 - TOML rows as authors write them
"""A small office for the app's tests: a pack of one SOP with every kind of row, and a desk with a still clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sopcheck.pack.model import Pack
from sopcheck.pack.reading import load_pack
from sopcheck.records.sqlite import SqliteStore, open_store
from sopcheck.tui.app import SopcheckApp
from sopcheck.tui.desk import Desk

MORNING = datetime(2026, 3, 10, 2, 30, tzinfo=UTC)

PACK = """
[pack]
id = "kantor"
title = { id = "Paket kantor", en = "Office pack" }
office = { id = "Kantor Uji", en = "Test office" }
version = "1"
language = "id"
notice = { id = "Contoh untuk uji.", en = "An example for tests." }

[[unit]]
id = "bagian"
name = { id = "Bagian Umum", en = "General division" }

[[actor]]
id = "pemohon"
name = { id = "Pemohon", en = "Applicant" }
outside = true
[[actor]]
id = "petugas"
name = { id = "Petugas", en = "Officer" }
[[actor]]
id = "kepala"
name = { id = "Kepala", en = "Head" }
[[actor]]
id = "arsiparis"
name = { id = "Arsiparis", en = "Archivist" }

[[reference]]
id = "permenpan-35-2012"
title = { id = "Permen PAN-RB Nomor 35 Tahun 2012", en = "PAN-RB Regulation 35 of 2012" }
short = { id = "Permen PAN-RB 35/2012", en = "PAN-RB Reg. 35/2012" }
"""

CALENDAR = """
[calendar]
covers = [["2026-01-01", "2026-12-31"]]
zone = "Asia/Jakarta"
[[calendar.off]]
date = "2026-03-19"
name = { id = "Nyepi", en = "Nyepi" }
kind = "nasional"
"""

SYMBOLS = """
[[symbol]]
id = "terminator"
name = { id = "Kapsul", en = "Capsule" }
shape = "capsule"
meaning = { id = "Memulai atau mengakhiri prosedur", en = "Begins or ends the procedure" }
allowed = true
confused_with = ["process"]
[[symbol]]
id = "process"
name = { id = "Kotak", en = "Box" }
shape = "box"
meaning = { id = "Kegiatan yang dilaksanakan", en = "An activity that is carried out" }
allowed = true
[[symbol]]
id = "decision"
name = { id = "Belah ketupat", en = "Diamond" }
shape = "diamond"
meaning = { id = "Pengambilan keputusan", en = "Taking a decision" }
allowed = true
[[symbol]]
id = "arrow"
name = { id = "Anak panah", en = "Arrow" }
shape = "arrow"
meaning = { id = "Arah alur", en = "The direction of the flow" }
allowed = true
"""

SOP = """
[sop]
id = "surat"
title = { id = "SOP Surat Masuk", en = "SOP for Incoming Mail" }
unit = "bagian"
references = ["permenpan-35-2012"]
number = "01/UJI/2026"
effective = "2026-01-02"

[[step]]
id = "ajukan"
actor = "pemohon"
kind = "start"
activity = { id = "Menyerahkan surat", en = "Hand in the letter" }
requirements = [{ id = "Surat", en = "Letter", outside = true }]
time = "5 menit"
output = { id = "Surat diserahkan", en = "Letter handed in" }

[[step]]
id = "periksa"
actor = "petugas"
kind = "decision"
activity = { id = "Memeriksa alamat surat", en = "Check the address of the letter" }
requirements = [{ id = "Surat diserahkan", en = "Letter handed in" }, { id = "Daftar alamat", en = "Address list", outside = true }]
time = "10 menit"
output = { id = "Surat terperiksa", en = "Checked letter" }
yes = "catat"
no = "betulkan"
yes_text = { id = "cocok", en = "matching" }
no_text = { id = "keliru", en = "mistaken" }

[[step]]
id = "betulkan"
actor = "pemohon"
activity = { id = "Membetulkan tulisan sampul", en = "Correct the writing on the cover" }
requirements = [{ id = "Surat terperiksa", en = "Checked letter" }]
time = "5 menit"
output = { id = "Sampul dibetulkan", en = "Corrected cover" }
next = "periksa"

[[step]]
id = "catat"
actor = "petugas"
activity = { id = "Mencatat surat dalam agenda", en = "Enter the letter in the agenda" }
requirements = [{ id = "Surat terperiksa", en = "Checked letter" }, { id = "Buku agenda", en = "Agenda book", outside = true }]
time = "10 menit"
output = { id = "Lembar disposisi", en = "Routing sheet" }
record = { id = "Nomor agenda", en = "Agenda number" }

[[step]]
id = "disposisi"
actor = "kepala"
activity = { id = "Memberikan arahan tindak lanjut", en = "Give directions for the follow-up" }
requirements = [{ id = "Lembar disposisi", en = "Routing sheet" }]
time = "1 hari kerja"
output = { id = "Arahan tertulis", en = "Written directions" }
critical = true

[[step]]
id = "arsipkan"
actor = "arsiparis"
kind = "end"
activity = { id = "Menyimpan berkas", en = "File the papers" }
requirements = [{ id = "Arahan tertulis", en = "Written directions" }]
time = "15 menit"
output = { id = "Berkas tersimpan", en = "Filed papers" }

[[deadline]]
id = "arahan"
from = "catat"
to = "disposisi"
time = "3 hari kerja"
case = { id = "memberi arahan", en = "giving directions" }
reference = "permenpan-35-2012"
"""

QUESTION = """
[[question]]
id = "soal-{number}"
level = "apply"
steps = ["periksa"]
text = {{ id = "Soal nomor {number}: alamat keliru. Apa yang dilakukan?", en = "Question {number}: mistaken address. What is done?" }}
options = [
  {{ id = "Sampul dibetulkan pemohon {number}", en = "The applicant corrects the cover {number}", right = true }},
  {{ id = "Surat langsung dicatat {number}", en = "The letter is entered at once {number}", why = {{ id = "Itu jalan bila cocok.", en = "That is the way if it matches." }} }},
  {{ id = "Surat disimpan arsiparis {number}", en = "The archivist files the letter {number}", why = {{ id = "Itu langkah akhir.", en = "That is the last step." }} }},
]
explain = {{ id = "Bila keliru, alurnya ke langkah 3.", en = "If mistaken, the flow goes to step 3." }}
source = {{ reference = "permenpan-35-2012" }}
"""


def write_pack(folder: Path, *, questions: int = 4, sop: str = SOP, pack: str = PACK) -> Path:
    """The office's pack on disk."""
    (folder / "sop").mkdir(parents=True)
    (folder / "pack.toml").write_text(pack, encoding="utf-8")
    (folder / "calendar.toml").write_text(CALENDAR, encoding="utf-8")
    (folder / "symbols.toml").write_text(SYMBOLS, encoding="utf-8")
    authored = "".join(QUESTION.format(number=number) for number in range(1, questions + 1))
    (folder / "sop" / "surat.toml").write_text(sop + authored, encoding="utf-8")
    return folder


def read_pack(folder: Path) -> Pack:
    """The pack, which must be good."""
    reading = load_pack(folder)
    assert reading.pack is not None, reading.diagnostics
    return reading.pack


def still_clock() -> Callable[[], datetime]:
    """A clock that goes on by a second at every look."""
    seconds = count()
    return lambda: MORNING + timedelta(seconds=next(seconds))


@contextmanager
def office(
    folder: Path, *, name: str | None = "Siti Rahma", language: str = "id", pack: Path | None = None
) -> Iterator[tuple[SopcheckApp, SqliteStore]]:
    """The app on a pack and a store below ``folder``; the store stays from one call to the next."""
    place = pack or (folder / "pack" if (folder / "pack").exists() else write_pack(folder / "pack"))
    now = still_clock()
    seeds = count(11)
    with open_store(folder / "records" / "store.sqlite", now=now) as store:
        person = None if name is None else store.find_person(name) or store.add_person(name)
        desk = Desk(
            read_pack(place), store, folder / "records" / "store.sqlite", language, person, now, lambda: next(seeds)
        )
        yield SopcheckApp(desk, language=language, pack_place=place), store


def shown(app: SopcheckApp) -> str:
    """The text on the screen, line by line."""
    height = app.size.height
    return "\n".join(
        "".join(segment.text for segment in line) for line in app.screen._compositor.render_strips(app.size)[:height]
    )
