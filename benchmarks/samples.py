"""What the rows work on: the shipped pack, a store with history, a large pack, and the app in a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.terminal import Terminal
from sopcheck.pack.model import Pack, Text
from sopcheck.pack.reading import load_pack
from sopcheck.pack.shipped import shipped_pack
from sopcheck.quiz.attempt import Given, Plan
from sopcheck.quiz.drawing import draw
from sopcheck.quiz.pool import question_pool
from sopcheck.records.sqlite import open_store

ROOT = Path(__file__).resolve().parent.parent
PERSON = "Sari"


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for one measurement, on the disk where temporary files lie."""
    with TemporaryDirectory(prefix="sopcheck-bench-") as place:
        yield Path(place)


@cache
def pack() -> Pack:
    """The shipped pack."""
    read = load_pack(shipped_pack()).pack
    if read is None:
        raise SystemExit("the shipped pack has faults: run `sopcheck check` first")
    return read


def plan(seed: int, *, count: int = 12) -> Plan:
    """A drawn quiz on the first SOP."""
    sop = next(iter(pack().sops.values()))
    return draw(
        question_pool(pack(), [sop.id]),
        count=count,
        seed=seed,
        language="id",
        title=Text((("id", "Kuis"),)),
        sops=(sop.id,),
    )


def now() -> datetime:
    """The clock of the program."""
    return datetime.now(UTC)


def fill(store_file: Path, attempts: int) -> None:
    """Make a store with this many attempts of one person; one quiz in a hundred is unfinished."""
    plans = [plan(seed) for seed in range(1, 9)]
    with open_store(store_file, now=now) as store:
        person = store.add_person(PERSON)
        for number in range(attempts):
            drawn = plans[number % len(plans)]
            attempt = store.start_attempt(person.id, drawn, pack=pack().id, pack_version=pack().version)
            answers = 2 if number % 100 == 0 else len(drawn.questions)
            for place in range(answers):
                store.add_answer(
                    attempt, place, Given(place, (number + place) % len(drawn.shown(place).options)), person=person.id
                )


def app(store_file: Path) -> Terminal:
    """The app on the shipped pack, in Indonesian."""
    options = ["--pack", str(shipped_pack()), "--store", str(store_file), "--lang", "id", "--person", PERSON]
    return in_terminal(store_file.parent, "sopcheck", *options)


def empty_app() -> Terminal:
    """The floor of everything that is painted."""
    return in_terminal(Path.cwd(), "benchmarks.floors")


def in_terminal(home: Path, module: str, *arguments: str) -> Terminal:
    """A module of ours in a terminal of its own; nothing of whoever measures changes how it looks or is changed."""
    left_out = ("NO_COLOR", "COLORTERM", "FORCE_COLOR", "COLUMNS", "LINES", "XDG_STATE_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    ours = {"TERM": "xterm-256color", "HOME": str(home), "PYTHONPATH": str(ROOT)}
    return Terminal([sys.executable, "-m", module, *arguments], {**environment, **ours})


def write_pack(place: Path, sops: int, *, fault: bool = False) -> int:
    """Write a pack with this many SOPs of twelve rows; how many characters it has.

    It is clean, or has one error in the middle of each SOP where ``fault``.
    """
    (place / "sop").mkdir(parents=True)
    texts = {"pack.toml": PACK, **{f"sop/sop-{number:04}.toml": sop_text(number) for number in range(1, sops + 1)}}
    for name, text in texts.items():
        spoilt = text.replace('time = "30 menit"', 'time = "30 mnt"') if fault else text
        (place / name).write_text(spoilt, "utf-8")
    return sum(map(len, texts.values()))


def sop_text(number: int) -> str:
    """One SOP: a start, ten rows with one decision, an end; three questions of its own."""
    steps = "\n".join(step_text(number, row) for row in range(1, 13))
    asked = "\n".join(question_text(number, place) for place in range(1, 4))
    return f"{SOP.format(number=number)}\n{steps}\n{asked}"


def step_text(number: int, row: int) -> str:
    """One row; the sixth decides, and its no leads back to the third. Each row needs what the one before leaves."""
    kind = {1: "start", 6: "decision", 12: "end"}.get(row, "process")
    exits = EXITS if kind == "decision" else ""
    verb, english = VERBS[row - 1]
    source = ", outside = true" if row == 1 else ""
    return STEP.format(
        row=row,
        before=row - 1,
        kind=kind,
        actor=row % 3 + 1,
        exits=exits,
        number=number,
        verb=verb,
        english=english,
        source=source,
        time=row * 5,
    )


def question_text(number: int, place: int) -> str:
    """One authored question; the right option moves from question to question."""
    papers = [PAPERS[(number + place + turn) % len(PAPERS)] for turn in range(len(MORE))]
    options = [OPTION.format(id=one, en=other, more=more) for (one, other), more in zip(papers, MORE, strict=True)]
    turned = options[-(place % 4) :] + options[: -(place % 4)]
    return QUESTION.format(number=number, place=place, options="\n".join(turned))


VERBS = (
    ("Mengajukan", "Submit"),
    ("Menerima", "Receive"),
    ("Mencatat", "Register"),
    ("Meneruskan", "Pass on"),
    ("Menyusun", "Draft"),
    ("Memeriksa", "Check"),
    ("Menilai", "Judge"),
    ("Menyunting", "Edit"),
    ("Mengesahkan", "Approve"),
    ("Mengirimkan", "Send"),
    ("Mengumumkan", "Announce"),
    ("Mengarsipkan", "File"),
)
PAPERS = (
    ("Buku ekspedisi", "Delivery book"),
    ("Surat pengantar", "Cover letter"),
    ("Lembar disposisi", "Routing note"),
    ("Nota dinas", "Internal memo"),
    ("Tanda terima", "Receipt"),
    ("Berita acara", "Official record"),
    ("Daftar hadir", "Attendance list"),
)
PACK = """\
[pack]
id = "contoh-besar"
title = { id = "Paket besar", en = "Large pack" }
version = "1"
language = "id"

[[unit]]
id = "umum"
name = { id = "Bagian Umum", en = "General Affairs" }

[[actor]]
id = "pelaksana-1"
name = { id = "Petugas", en = "Officer" }

[[actor]]
id = "pelaksana-2"
name = { id = "Kepala Subbagian", en = "Head of subdivision" }

[[actor]]
id = "pelaksana-3"
name = { id = "Sekretaris", en = "Secretary" }

[[reference]]
id = "permenpan-35-2012"
title = { id = "Permen PAN-RB 35 Tahun 2012", en = "Regulation of the Minister 35 of 2012" }
short = { id = "Permen PAN-RB 35/2012", en = "PAN-RB Reg. 35/2012" }
"""
SOP = """\
[sop]
id = "sop-{number:04}"
title = {{ id = "SOP Contoh {number}", en = "Sample SOP {number}" }}
unit = "umum"
references = ["permenpan-35-2012"]
number = "{number}/SOP/2026"
made = 2026-01-05
effective = 2026-01-12
approved_by = {{ id = "Sekretaris", en = "Secretary" }}
qualifications = [{{ id = "Mampu menyusun berkas", en = "Can draw up files" }}]
related = [{{ id = "SOP Kearsipan", en = "SOP for archives" }}]
equipment = [{{ id = "Komputer dan buku register", en = "Computer and register" }}]
warnings = [{{ id = "Berkas yang terlambat tidak diproses.", en = "Late files are not processed." }}]
records = [{{ id = "Register berkas", en = "Register of files" }}]
"""
STEP = """\
[[step]]
id = "langkah-{row}"
actor = "pelaksana-{actor}"
kind = "{kind}"
activity = {{ id = "{verb} berkas perkara {number}", en = "{english} the file of case {number}" }}
requirements = [{{ id = "Lembar kendali {before}", en = "Control sheet {before}"{source} }}]
time = "{time} menit"
output = {{ id = "Lembar kendali {row}", en = "Control sheet {row}" }}
{exits}"""
EXITS = """\
yes = "langkah-7"
no = "langkah-3"
yes_text = { id = "lengkap", en = "complete" }
no_text = { id = "tidak lengkap", en = "incomplete" }
"""
QUESTION = """\
[[question]]
id = "soal-{number}-{place}"
text.id = "Sebuah perkara {number} sampai pada tahap {place}. Apa yang dibawa petugas?"
text.en = "Case {number} has come to stage {place}. What does the officer bring?"
level = "apply"
explain = {{ id = "Yang dibawa disebut pada baris itu.", en = "The row says what is brought." }}
source = {{ reference = "permenpan-35-2012" }}
steps = ["langkah-{place}"]
options = [
{options}
]
"""
OPTION = '  {{ id = "{id}", en = "{en}", {more} }},'
MORE = (
    "right = true",
    *('why = { id = "Itu dibawa pada tahap lain.", en = "That is brought at another stage." }',) * 3,
)
