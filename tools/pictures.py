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
from sopcheck.pack.model import StepKind
from sopcheck.pack.reading import load_pack
from sopcheck.pack.shipped import shipped_pack
from sopcheck.quiz.question import LETTERS
from sopcheck.records.sitting import RunSitting
from sopcheck.records.sqlite import open_store
from sopcheck.tui.app import SopcheckApp
from sopcheck.tui.desk import Desk
from sopcheck.tui.screens.quiz import QuizScreen

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PERSON, COLLEAGUE = "Sari Wulandari", "Budi Santoso"
CASE = {"id": "Permohonan Sdr. Ahmad", "en": "Request of Mr Ahmad"}
MORNING = datetime(2026, 3, 10, 2, 31, tzinfo=UTC)
"""A Tuesday, 09.31 in Surabaya."""
SIZE = (100, 30)
SHOWN = Path("kantor-kami")
"""The folder of the pack as the pictures name it."""
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
RIGHT = "right answer"
"""In place of a key: whichever letter is right."""
SOME_WRONG = (RIGHT, "enter", RIGHT, "enter", RIGHT, "enter", "a", "enter") * 3
TO_CASE = ("enter", "space")
"""Into the open case, past the card that says where it stands."""

PICTURES = (
    Picture("home", languages=BOTH),
    Picture("home-small", size=(80, 24)),
    Picture("person", newcomer=True),
    Picture("reader", (*TO_SOP, "b"), languages=BOTH),
    Picture("identity", (*TO_SOP, "b", "i")),
    Picture("symbols", (*TO_SOP, "b", "l")),
    Picture("quiz", (*TO_SOP, "k")),
    Picture("feedback", (*TO_SOP, "k", "a"), languages=BOTH),
    Picture("result", (*TO_SOP, "k", *SOME_WRONG), languages=BOTH),
    Picture("right", (*TO_SOP, "k", RIGHT)),
    Picture("card", ("enter",)),
    Picture("checklist", TO_CASE, languages=BOTH),
    Picture("checklist-small", TO_CASE, size=(80, 24)),
    Picture("history", (*TO_CASE, "r")),
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
            yield SopcheckApp(None, language=language, diagnostics=reading.diagnostics, pack_place=SHOWN)
            return
        with open_store(Path(place) / "store.db", now=now) as store:
            seeds = count(7)
            person = None if picture.newcomer else store.add_person(PERSON)
            desk = Desk(reading.pack, store, Path("sopcheck.db"), language, person, now, lambda: next(seeds))
            if person is not None:
                live_a_little(desk)
            yield SopcheckApp(desk, language=language, pack_place=SHOWN)


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
    for _step in range(3):
        carry_out(case)
    case.act(ActKind.TICK, requirement=0)


def carry_out(case: RunSitting) -> None:
    """The current step in full: its requirements, and its yes or its done."""
    step = case.state.step
    if step is None:
        return
    for place in range(len(step.requirements)):
        case.act(ActKind.TICK, requirement=place)
    said: dict[str, str | bool] = {"value": "017/PPID/III/2026"} if step.record else {}
    if step.critical:
        said["confirmed"] = True
    if step.kind is StepKind.DECISION:
        case.act(ActKind.DECIDE, exit="yes", **said)
    else:
        case.act(ActKind.DONE, **said)


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
                await pilot.press(right_letter(app) if key == RIGHT else key)
                await pilot.pause()
            for _wait in range(STILL):
                await pilot.pause()
            name = f"{picture.name}.{language}.svg"
            app.save_screenshot(name, str(FOLDER))
            return FOLDER / name


def right_letter(app: SopcheckApp) -> str:
    """The key of the right answer to the question on the screen."""
    if not isinstance(app.screen, QuizScreen):
        raise TypeError("no question is on the screen: the keys of a picture are out of date")
    return LETTERS[app.screen.question.right_option()].lower()


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
