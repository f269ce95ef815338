"""An office for tests: three real SOPs from their printed tables, and the symbols. Independent of the shipped pack.

A line of a table: number | actor | Indonesian — English | kind | requirements | time | output | branch.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sopcheck.pack.digest import digest
from sopcheck.pack.model import (
    Actor,
    AuthoredOption,
    AuthoredQuestion,
    Level,
    Pack,
    Reference,
    Requirement,
    Sop,
    Source,
    Step,
    StepKind,
    Symbol,
    Text,
)
from sopcheck.pack.period import parse_period

TABLES = Path(__file__).parent / "tables"
ACTORS = {
    "pemohon": ("Pemohon Informasi", "Applicant"),
    "petugas-layanan": ("Petugas Pelayanan Informasi", "Information desk officer"),
    "ppid": ("PPID", "Information and documentation officer"),
    "atasan-ppid": ("Atasan PPID", "PPID's superior"),
    "unit-penguasa": ("Unit kerja penguasa informasi", "Unit that holds the information"),
    "kasubbag-hupmas": ("Kepala Subbagian Hupmas", "Head of public relations"),
    "pewarta": ("Pewarta", "Reporter"),
    "kabag-teknis": ("Kepala Bagian Teknis dan Hupmas", "Head of the technical division"),
    "pimpinan": ("Sekretaris/Anggota KPU yang membidangi", "Leader in charge"),
    "admin-kanal": ("Admin website dan media sosial", "Channel administrator"),
}
EXIT_WORDS = {
    ("pelayanan-informasi", 2): (("lengkap", "complete"), ("tidak lengkap", "incomplete")),
    ("pelayanan-informasi", 5): (("tersedia", "available"), ("tidak tersedia", "not available")),
    ("penanganan-keberatan", 9): (("diterima", "upheld"), ("ditolak", "rejected")),
    ("pemberitaan-website-medsos", 7): (("disetujui", "approved"), ("dikembalikan", "sent back")),
    ("pemberitaan-website-medsos", 10): (("sesuai", "as it should be"), ("ada kesalahan", "something is wrong")),
}
SYMBOLS = [
    ("terminator", "Kapsul", "Capsule", "capsule", "Awal atau akhir prosedur", "The beginning or end of the procedure"),
    ("process", "Kotak", "Box", "box", "Kegiatan yang dilaksanakan", "An activity that is carried out"),
    ("decision", "Belah ketupat", "Diamond", "diamond", "Pengambilan keputusan", "Taking a decision"),
    ("arrow", "Anak panah", "Arrow", "arrow", "Arah jalannya kegiatan", "The direction of the work"),
    ("off-page", "Segilima", "Pentagon", "pentagon", "Sambungan ke halaman lain", "Continuation on another page"),
    ("delay", "Huruf D", "D shape", "half-capsule", "Penundaan", "Waiting"),
    ("document", "Dokumen", "Document", "wavy-rectangle", "Naskah atau laporan", "A text or a report"),
    (
        "circle",
        "Lingkaran kecil",
        "Small circle",
        "circle",
        "Sambungan dalam halaman yang sama",
        "A join on the same page",
    ),
]
FIVE = 5


def both(indonesian: str, english: str) -> Text:
    return Text((("id", indonesian), ("en", english)))


def own(text: str) -> Text:
    return Text((("id", text),))


def authored(
    name: str, *, steps: tuple[str, ...] = (), options: tuple[str, ...] = ("Satu", "Dua", "Tiga", "Empat")
) -> AuthoredQuestion:
    return AuthoredQuestion(
        id=name,
        text=both(f"Soal {name}?", f"Question {name}?"),
        options=tuple(
            AuthoredOption(both(text, f"{text} en"), place == 1, None if place == 1 else own("Keliru"))
            for place, text in enumerate(options)
        ),
        explain=None,
        source=Source("uu-14-2008", "22 ayat (7)"),
        level=Level.APPLY,
        steps=steps,
    )


def steps_of(name: str) -> tuple[Step, ...]:
    made = []
    for line in (TABLES / f"{name}.txt").read_text("utf-8").splitlines():
        number, actor, activity, kind, needs, time, output, branch = [part.strip() for part in (line + "|").split("|")][
            :8
        ]
        indonesian, english = activity.split(" — ")
        ways = dict(re.findall(r"(ya|tidak|)→(\d+)", branch))
        yes, no = EXIT_WORDS.get((name, int(number)), (None, None))
        made.append(
            Step(
                id=f"r{number}",
                number=int(number),
                actor=actor,
                kind=StepKind(kind),
                activity=both(indonesian, english),
                requirements=tuple(Requirement(own(need.strip())) for need in needs.split(";")),
                time=parse_period(time),
                output=own(output),
                next=f"r{ways['']}" if "" in ways else None,
                yes=f"r{ways['ya']}" if "ya" in ways else None,
                no=f"r{ways['tidak']}" if "tidak" in ways else None,
                yes_text=both(*yes) if yes else None,
                no_text=both(*no) if no else None,
                digest=digest(line),
            )
        )
    return tuple(made)


def sop_of(name: str) -> Sop:
    return Sop(
        id=name,
        title=both(f"SOP {name}", f"SOP {name}"),
        unit="teknis-hupmas",
        references=("permenpan-35-2012", "pkpu-1-2015", "uu-14-2008", "perki-1-2021"),
        steps=steps_of(name),
        questions=tuple(authored(f"{name}-{number}", steps=(f"r{number}",)) for number in range(1, 7)),
    )


@cache
def office() -> Pack:
    """The whole pack, read once."""
    names = sorted(path.stem for path in TABLES.glob("*.txt"))
    return Pack(
        id="kantor",
        title=own("Kantor"),
        version="1",
        language="id",
        units={},
        actors={name: Actor(name, both(*said), outside=name == "pemohon") for name, said in ACTORS.items()},
        references={
            "permenpan-35-2012": Reference("permenpan-35-2012", own("SOP AP"), own("Permen PAN-RB 35/2012")),
            "pkpu-1-2015": Reference("pkpu-1-2015", own("Lama"), own("PKPU 1/2015"), replaced_by="uu-14-2008"),
            "uu-14-2008": Reference("uu-14-2008", own("Keterbukaan Informasi Publik"), own("UU 14/2008")),
            "perki-1-2021": Reference("perki-1-2021", own("Standar Layanan"), own("Perki 1/2021")),
        },
        symbols={
            symbol: Symbol(
                symbol,
                both(name, english),
                shape,
                both(meaning, meaning_en),
                allowed=place < FIVE,
                confused_with={"terminator": ("delay",), "off-page": ("circle",)}.get(symbol, ()),
            )
            for place, (symbol, name, english, shape, meaning, meaning_en) in enumerate(SYMBOLS)
        },
        sops={name: sop_of(name) for name in names},
        questions=(authored("simbol-umum"), authored("simbol-angka", options=("3 hari", "5 hari", "10 hari"))),
    )
