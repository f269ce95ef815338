"""Small values for the tests of records and reports, and a clock that ticks when it is read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sopcheck.checklist.acts import Act, ActKind
from sopcheck.pack.model import Level, Sop, Step, StepKind, Text
from sopcheck.pack.snapshot import PinnedSop
from sopcheck.quiz.attempt import Asked, Plan
from sopcheck.quiz.question import CitedRow, Option, Question, Topic

START = datetime(2026, 3, 17, 2, 30, tzinfo=UTC)


class Clock:
    """A clock that goes on by one second each time it is read."""

    def __init__(self, start: datetime = START) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


class Counter:
    """Random bytes that are not random."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, size: int) -> bytes:
        self.count += 1
        return self.count.to_bytes(size)


def text(indonesian: str, english: str | None = None) -> Text:
    words = (("id", indonesian),) if english is None else (("id", indonesian), ("en", english))
    return Text(words)


def question(number: int, *, stem: str = "Siapa yang memeriksa", sop: str = "pelayanan") -> Question:
    return Question(
        id=f"soal-{number}",
        topic=Topic.AUTHORED,
        level=Level.UNDERSTAND,
        stem=text(f"{stem} {number}?"),
        options=(
            Option(text(f"Kepala {number}"), why=text("Kepala mengesahkan.")),
            Option(text(f"Petugas {number}"), right=True),
            Option(text(f"Pemohon {number}"), why=text("Pemohon mengisi formulir.")),
        ),
        fact=f"fakta-{number}",
        languages=("id",),
        sop=sop,
        sop_title=text("Pelayanan Informasi"),
        rows=(CitedRow("periksa", 2, text("Memeriksa permohonan"), text("Petugas"), "0" * 64),),
    )


def plan(count: int = 5, *, seed: int = 7, **more: Any) -> Plan:
    orders = ((0, 1, 2), (2, 0, 1), (1, 2, 0))
    return Plan(
        title=text("Pelayanan Informasi", "Information Services"),
        mode="latihan",
        seed=seed,
        language="id",
        sops=("pelayanan",),
        questions=tuple(Asked(question(n, **more), orders[(n + seed) % 3]) for n in range(count)),
    )


def pinned() -> PinnedSop:
    def step(number: int, name: str, activity: str, kind: StepKind = StepKind.PROCESS) -> Step:
        return Step(id=name, number=number, actor="petugas", kind=kind, activity=text(activity))

    sop = Sop(
        id="pelayanan",
        title=text("Pelayanan Informasi", "Information Services"),
        unit="hupmas",
        references=(),
        steps=(
            step(1, "terima", "Menerima permohonan", StepKind.START),
            step(2, "catat", "Mencatat permohonan"),
            step(3, "selesai", "Menyerahkan jawaban", StepKind.END),
        ),
        digest="d" * 64,
    )
    return PinnedSop(pack="kpu", pack_version="1", sop=sop, actors={"petugas": text("Petugas")}, references={})


def act(name: str, person: str, kind: ActKind = ActKind.NOTE, step: str | None = None, **data: Any) -> Act:
    return Act(name, kind, person, "Siti", START, START + timedelta(seconds=3), step, data)
