"""SOPs and acts to test runs with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sopcheck.checklist.acts import Act, ActKind
from sopcheck.checklist.run import RunState
from sopcheck.pack.model import Clock, Deadline, Requirement, Sop, Step, StepKind, Text
from sopcheck.pack.period import parse_period
from sopcheck.pack.snapshot import PinnedSop

MONDAY = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
"""Monday 16 November 2026, 09.00 in Surabaya."""


def text(words: str) -> Text:
    return Text((("id", words),))


def step(step_id: str, number: int, kind: str = "process", needs: Iterable[str] = (), **more: Any) -> Step:
    return Step(
        id=step_id,
        number=number,
        actor="petugas",
        kind=StepKind(kind),
        activity=text(step_id.capitalize()),
        requirements=tuple(Requirement(text(need)) for need in needs),
        **more,
    )


def pinned(steps: Sequence[Step], deadlines: Sequence[Deadline] = (), clocks: Sequence[Clock] = ()) -> PinnedSop:
    sop = Sop(
        id="layanan",
        title=text("Layanan"),
        unit="hupmas",
        references=("uu-14-2008",),
        steps=tuple(steps),
        deadlines=tuple(deadlines),
        clocks=tuple(clocks),
    )
    return PinnedSop("kpu", "1", sop, {"petugas": text("Petugas")}, {"uu-14-2008": text("UU 14/2008")})


def deadline(deadline_id: str, time: str, **more: Any) -> Deadline:
    known: dict[str, Any] = {"start": "catat", "end": "sampaikan"}
    return Deadline(id=deadline_id, time=parse_period(time), **{**known, **more})


SERVICE = pinned(
    [
        step("ajukan", 1, "start", ["formulir"]),
        step("periksa", 2, "decision", ["formulir", "identitas"], yes="catat", no="beritahu"),
        step("beritahu", 3, next="periksa"),
        step("catat", 4, needs=["buku register"], record=text("Nomor register?")),
        step("nilai", 5, "decision", yes="sampaikan", no="tolak"),
        step("tolak", 6, needs=["alasan"], critical=True),
        step("sampaikan", 7, needs=["surat", "salinan"]),
        step("arsip", 8, "end", ["tanda terima"]),
    ],
    [
        deadline(
            "tanggapan", "10 hari kerja", extension=parse_period("7 hari kerja"), clock="biasa", reference="uu-14-2008"
        ),
        deadline("tanggapan-pemilu", "3 hari kerja", extension=parse_period("2 hari kerja"), clock="tahapan"),
        deadline("sengketa", "14 hari kerja", start="sampaikan", end=None, to_text=text("sengketa"), actor="pemohon"),
    ],
    [Clock("biasa", text("Di luar tahapan")), Clock("tahapan", text("Dalam tahapan"))],
)


class Acts:
    """A growing list of acts, a minute apart."""

    def __init__(self, **start: Any) -> None:
        self.list: list[Act] = []
        self.add(ActKind.START, **{"case": "123/PPID/XI", **start})

    def add(self, kind: ActKind, step_id: str | None = None, *, at: datetime | None = None, **data: Any) -> Act:
        moment = at or MONDAY + timedelta(minutes=len(self.list))
        act = Act(f"act-{len(self.list)}", kind, "p1", "Siti", moment, moment, step_id, data)
        self.list.append(act)
        return act

    def tick(self, step_id: str, *places: int) -> Acts:
        for place in places:
            self.add(ActKind.TICK, step_id, requirement=place)
        return self

    def done(self, step_id: str, **data: Any) -> Acts:
        self.add(ActKind.DONE, step_id, **data)
        return self

    def decide(self, step_id: str, way: str, **data: Any) -> Acts:
        self.add(ActKind.DECIDE, step_id, exit=way, **data)
        return self

    def undo(self, act_id: str) -> Acts:
        self.add(ActKind.UNDO, act=act_id)
        return self


def effect(state: RunState) -> tuple[object, ...]:
    """What a state comes to, without the list of acts that were undone and without what is always the newest act."""
    return (
        state.closed,
        state.current,
        state.round,
        state.ticked,
        state.entered,
        state.lines,
        state.notes,
        state.undoable,
        state.allowed,
    )
