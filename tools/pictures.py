"""Draws the screens as SVG into docs/pictures: ``python -m tools.pictures [NAME ...]``.

The app itself draws them, through Textual's pilot, on the shipped pack with a fixed clock and fixed seeds: a picture
changes when its screen does, and not otherwise.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sopcheck.checklist.acts import ActKind
from sopcheck.pack.reading import load_pack
from sopcheck.pack.shipped import shipped_pack
from sopcheck.records.sqlite import open_store
from sopcheck.tui.app import SopcheckApp
from sopcheck.tui.desk import Desk

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PERSON, COLLEAGUE = "Sari Wulandari", "Budi Santoso"
CASE = {"id": "Permohonan Sdr. Ahmad", "en": "Request of Mr Ahmad"}
MORNING = datetime(2026, 3, 10, 2, 31, tzinfo=UTC)
"""A Tuesday, 09.31 in Surabaya."""
SIZE = (100, 30)
STILL = 2
"""How often the pilot waits for the screen to be at rest after the last key."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file's name, the keys that lead to it from the first screen, and in which languages."""

    name: str
    keys: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("id",)
    size: tuple[int, int] = SIZE
    newcomer: bool = False
    faults: bool = False


BOTH = ("id", "en")
TO_SOP = ("down", "down")
"""From the open work on the first screen to the first SOP."""
ANSWERED = ("a", "enter")

PICTURES = (
    Picture("home", languages=BOTH),
    Picture("home-small", size=(80, 24)),
    Picture("person", newcomer=True),
    Picture("reader", (*TO_SOP, "b"), languages=BOTH),
    Picture("identity", (*TO_SOP, "b", "i")),
    Picture("symbols", (*TO_SOP, "b", "l")),
    Picture("quiz", (*TO_SOP, "k")),
    Picture("feedback", (*TO_SOP, "k", "a"), languages=BOTH),
    Picture("result", (*TO_SOP, "k", *ANSWERED * 12), languages=BOTH),
    Picture("checklist", ("enter",), languages=BOTH),
    Picture("history", ("enter", "r")),
    Picture("help", ("question_mark",), languages=BOTH),
    Picture("palette", ("ctrl+p",)),
    Picture("diagnostics", faults=True),
)


def clock() -> Callable[[], datetime]:
    """A clock that goes on by a minute at every look."""
    minutes = count()
    return lambda: MORNING + timedelta(minutes=next(minutes))


@contextmanager
def opened(picture: Picture, language: str) -> Iterator[SopcheckApp]:
    """The app as the picture needs it, on a store of its own."""
    with TemporaryDirectory() as place:
        now = clock()
        content = Path(place) / "pack"
        shutil.copytree(shipped_pack(), content)
        if picture.faults:
            spoil(content)
        reading = load_pack(content)
        if reading.pack is None:
            yield SopcheckApp(None, language=language, diagnostics=reading.diagnostics, pack_place=content)
            return
        with open_store(Path(place) / "store.db", now=now) as store:
            seeds = count(7)
            person = None if picture.newcomer else store.add_person(PERSON)
            desk = Desk(reading.pack, store, Path("sopcheck.db"), language, person, now, lambda: next(seeds))
            if person is not None:
                live_a_little(desk)
            yield SopcheckApp(desk, language=language, pack_place=content)


def live_a_little(desk: Desk) -> None:
    """What a morning leaves behind: a finished quiz, one that waits, and an open case at its third step."""
    first, *others = desk.pack.sops.values()
    finished = desk.begin_quiz((first.id,))
    while (place := finished.state.current) is not None:
        right = finished.state.plan.shown(place).right_option()
        finished.answer(right if place % 4 else (right + 1) % 4)
    waiting = desk.begin_quiz((others[0].id if others else first.id,))
    for _number in range(4):
        waiting.answer(0)
    case = desk.begin_run(first, CASE[desk.language], first.clocks[0].id if first.clocks else None)
    for place in range(len(first.steps[0].requirements)):
        case.act(ActKind.TICK, requirement=place)
    case.act(ActKind.DONE)


def spoil(content: Path) -> None:
    """Three slips of the keyboard, as authors make them."""
    path = content / "sop" / "pelayanan-informasi.toml"
    text = path.read_text("utf-8")
    for right, slip in (
        ('kind = "decision"', 'kind = "decison"'),
        ("activity =", "activty ="),
        ("[[step]]", "[[steps]]"),
    ):
        text = text.replace(right, slip, 1)
    path.write_text(text, "utf-8")


async def draw(picture: Picture, language: str) -> Path:
    """Draw one picture; its file."""
    with opened(picture, language) as app:
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause()
            for key in picture.keys:
                await pilot.press(key)
                await pilot.pause()
            for _wait in range(STILL):
                await pilot.pause()
            name = f"{picture.name}.{language}.svg"
            app.save_screenshot(name, str(FOLDER))
            return FOLDER / name


def main(names: list[str]) -> int:
    """Draw the pictures of these names, or all; the exit code."""
    unknown = set(names) - {picture.name for picture in PICTURES}
    if unknown:
        print(f"There is no picture {min(unknown)}; there are: {', '.join(p.name for p in PICTURES)}", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if not names or picture.name in names:
            for language in picture.languages:
                print(asyncio.run(draw(picture, language)).name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
