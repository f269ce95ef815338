"""A small office, and a way to run the command line in this process as a person or a script would."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from sopcheck.cli import run

PACK = """
[pack]
id = "kantor"
title = { id = "Kantor Contoh", en = "Example office" }
version = "1"
language = "id"

[[unit]]
id = "umum"
name = { id = "Bagian Umum", en = "General affairs" }

[[actor]]
id = "tamu"
name = { id = "Tamu", en = "Visitor" }
outside = true

[[actor]]
id = "petugas"
name = { id = "Petugas", en = "Clerk" }

[[actor]]
id = "kepala"
name = { id = "Kepala", en = "Head" }

[[reference]]
id = "aturan"
title = { id = "Aturan 1/2020", en = "Rule 1/2020" }
"""

CALENDAR = """
[calendar]
covers = ["2026-01-01", "2026-12-31"]
zone = "Asia/Jakarta"
"""

SOP = """
[sop]
id = "surat"
title = { id = "Menjawab Surat", en = "Answering a Letter" }
unit = "umum"
references = ["aturan"]

[[clock]]
id = "biasa"
name = { id = "Surat biasa", en = "Ordinary letter" }

[[clock]]
id = "segera"
name = { id = "Surat segera", en = "Urgent letter" }

[[step]]
id = "terima"
actor = "tamu"
kind = "start"
activity = { id = "Menyerahkan surat", en = "Hand in the letter" }
requirements = [{ id = "Surat", en = "Letter", outside = true }, { id = "Identitas", en = "Identity", outside = true }]
output = { id = "Surat diterima", en = "Letter received" }

[[step]]
id = "periksa"
actor = "petugas"
kind = "decision"
activity = { id = "Memeriksa kelengkapan surat", en = "Check that the letter is complete" }
yes = "catat"
no = "terima"
yes_text = { id = "lengkap", en = "complete" }
no_text = { id = "kurang", en = "lacking" }

[[step]]
id = "catat"
actor = "petugas"
activity = { id = "Mencatat surat dalam register", en = "Enter the letter in the register" }
record = { id = "Nomor register?", en = "Register number?" }

[[step]]
id = "jawab"
actor = "kepala"
activity = { id = "Menandatangani jawaban", en = "Sign the answer" }
critical = true

[[step]]
id = "arsip"
actor = "petugas"
kind = "end"
activity = { id = "Menyimpan arsip jawaban", en = "File the answer" }

[[deadline]]
id = "jawaban"
from = "catat"
to = "jawab"
time = "5 hari kerja"
clock = "biasa"
case = { id = "menjawab surat", en = "answering the letter" }
reference = "aturan"

[[deadline]]
id = "jawaban-segera"
from = "catat"
to = "jawab"
time = "1 hari kerja"
clock = "segera"
case = { id = "menjawab surat segera", en = "answering the urgent letter" }
"""

QUESTION = """
[[question]]
id = "s{number}"
text = {{ id = "Soal nomor {number}?", en = "Item number {number}?" }}
explain = {{ id = "Karena aturan {number}.", en = "Because of rule {number}." }}
source = {{ reference = "aturan", article = "{number}" }}
steps = ["periksa"]
options = [
  {{ id = "Tepat {number}", en = "Correct {number}", right = true }},
  {{ id = "Keliru {number}", en = "Mistaken {number}", why = {{ id = "Sebab {number}.", en = "As {number}." }} }},
  {{ id = "Luput {number}", en = "Missed {number}", why = {{ id = "Sebab {number}.", en = "As {number}." }} }},
]
"""

SYMBOLS = """
[[symbol]]
id = "diamond"
name = { id = "Belah ketupat", en = "Diamond" }
shape = "diamond"
meaning = { id = "Keputusan", en = "Decision" }
allowed = true
"""

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
"""Wednesday 25 November 2026, noon in Jakarta."""
LATER = count()
"""Every look at the clock is a millisecond after the one before, so that the newest is always one."""


def write_pack(folder: Path, sop: str = SOP) -> Path:
    (folder / "sop").mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK, "utf-8")
    (folder / "calendar.toml").write_text(CALENDAR, "utf-8")
    (folder / "symbols.toml").write_text(SYMBOLS, "utf-8")
    questions = "".join(QUESTION.format(number=number) for number in range(1, 7))
    (folder / "sop" / "surat.toml").write_text(sop + questions, "utf-8")
    return folder


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """A standard stream over bytes, a terminal or not."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8") -> None:
        self.bytes = io.BytesIO(data)
        super().__init__(self.bytes, encoding=encoding, errors="strict", newline="\n" if not data else None)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def no_app(pack: Path, store: Path, language: str, person: str | None) -> int:
    raise AssertionError("the app was started")


Shell = Callable[..., Said]


def call(*arguments: str, typed: str | bytes = b"", terminal: bool = False, encoding: str = "utf-8") -> Said:
    """Run one command line on standard streams that are bytes in memory, at noon of one day."""
    data = typed if isinstance(typed, bytes) else typed.encode()
    out, err = Stream(terminal=terminal, encoding=encoding), Stream(encoding=encoding)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", Stream(data, terminal=terminal))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = run(arguments, no_app, now=lambda: NOON + timedelta(milliseconds=next(LATER)))
    return Said(code, out.bytes.getvalue().decode(encoding), err.bytes.getvalue().decode(encoding))
