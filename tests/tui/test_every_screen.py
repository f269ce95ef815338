"""What holds on every screen: hostile text stays text, no size breaks it, screens are used again, keys are one."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from sopcheck.locales.catalogue import catalogue
from sopcheck.tui.actions import ACTIONS, EVERYWHERE, actions_of
from sopcheck.tui.app import SopcheckApp
from sopcheck.tui.screens.base import SopScreen
from tests.tui.office import PACK, SOP, office, shown, write_pack

SIZE = (80, 24)
MARKUP = "[/x] [@click=app.quit]y[/] [b] [A] jawab {name} %s $HOME"
TYPED = MARKUP + " \x1b]52;c;aGk=\x07 \x9b31m \u202e"

Way = Callable[[SopcheckApp, Pilot[int]], Awaitable[None]]


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, each with a moment to settle."""
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def to_case(app: SopcheckApp, pilot: Pilot[int]) -> None:
    """A new case."""
    await press(pilot, "j")
    app.screen.query_one(Input).value = "Kasus"
    await press(pilot, "enter")


async def to_card(app: SopcheckApp, pilot: Pilot[int]) -> None:
    """What is said before a case goes on."""
    await to_case(app, pilot)
    await press(pilot, "escape", "home", "enter")


CLOCKS = "".join(f'[[clock]]\nid = "{name}"\nname = "Surat {name}"\nwhen = "{MARKUP}"\n\n' for name in ("a", "b"))
"""Where an SOP has several clocks, a new case asks for one."""

SCREENS: dict[str, Way] = {
    "home": lambda _app, pilot: press(pilot),
    "person": lambda _app, pilot: press(pilot, "o"),
    "reader": lambda _app, pilot: press(pilot, "b"),
    "identity": lambda _app, pilot: press(pilot, "b", "i"),
    "quiz": lambda _app, pilot: press(pilot, "k"),
    "feedback": lambda _app, pilot: press(pilot, "k", "a"),
    "result": lambda _app, pilot: press(pilot, "k", *("a", "enter") * 12),
    "ask": lambda _app, pilot: press(pilot, "j"),
    "checklist": to_case,
    "card": to_card,
    "choose": to_case,
    "help": lambda _app, pilot: press(pilot, "question_mark"),
    "symbols": lambda _app, pilot: press(pilot, "b", "l"),
    "palette": lambda _app, pilot: press(pilot, "ctrl+p"),
}


SHOWN_BY = {"identity": "reader", "feedback": "quiz", "help": "page", "symbols": "page"}


@pytest.mark.parametrize("name", SCREENS)
async def test_no_size_from_1x1_to_200x60_breaks_a_screen(name: str, tmp_path: Path) -> None:
    sizes = random.Random(name)  # noqa: S311 - sizes, not secrets
    if name == "choose":
        write_pack(tmp_path / "pack", sop=SOP.replace("[[step]]", CLOCKS + "[[step]]", 1))
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await SCREENS[name](app, pilot)
            assert isinstance(app.screen, SopScreen)
            assert SHOWN_BY.get(name, name) == app.screen.NAME
            for _ in range(42):
                await pilot.resize_terminal(sizes.randint(1, 200), sizes.randint(1, 60))
            await pilot.resize_terminal(30, 8)
            await pilot.pause()
            assert "terlalu kecil" in " ".join(shown(app).split())
            await pilot.resize_terminal(*SIZE)
            await pilot.pause()
            assert "terlalu kecil" not in shown(app)


@pytest.mark.parametrize("name", [name for name in SCREENS if name not in ("ask", "card", "choose")])
async def test_every_screen_speaks_both_languages(name: str, tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await SCREENS[name](app, pilot)
            indonesian = shown(app)
            await press(pilot, "f2")
            english = shown(app)
            await press(pilot, "f2")
            assert indonesian != english
            assert shown(app) == indonesian
            assert "bantuan" in indonesian
            assert "help" in english


async def test_markup_and_escape_sequences_stay_text_everywhere(tmp_path: Path) -> None:
    hostile = MARKUP.replace("\\", "\\\\").replace('"', '\\"')
    sop = SOP
    for word in (
        "Memeriksa alamat surat",
        "Surat terperiksa",
        "SOP Surat Masuk",
        "cocok",
        "memberi arahan",
        "Buku agenda",
    ):
        sop = sop.replace(f'"{word}"', f'"{hostile} {word}"')
    pack = PACK.replace('"Petugas"', f'"{hostile} Petugas"').replace('"Bagian Umum"', f'"{hostile} Bagian"')
    place = write_pack(tmp_path / "pack", sop=sop, pack=pack)
    with office(tmp_path, name=TYPED, pack=place) as (app, _):
        async with app.run_test(size=(120, 40)) as pilot:
            for keys in (
                ("question_mark", "escape"),
                ("o", "escape"),
                ("b", "down", "i", "i", "l", "escape", "escape"),
                ("k", "a", "enter", "b", "f", "escape", "escape"),
            ):
                await press(pilot, *keys)
                text = shown(app)
                assert "\x1b" not in text
                assert "\x9b" not in text
            assert "[@click=app.quit]y[/]" in shown(app)
            await press(pilot, "end", "up", "up", "j")
            app.screen.query_one(Input).value = TYPED
            await press(pilot, "enter", "1", "s", "r")
            text = shown(app)
            assert "[/x]" in text
            assert "\x1b" not in text
            await press(pilot, "escape", "escape")
            assert "␛]52;c;" in shown(app).replace("…", "") or "[/x]" in shown(app)
    assert app.crash is None


async def test_screens_are_used_again_instead_of_piling_up(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            seen: set[int] = set()
            for _ in range(4):
                await press(pilot, "k", "a", "enter", "escape")
                await press(pilot, "end", "up", "up", "b", "escape", "question_mark", "escape")
                seen.add(len(app._installed_screens))
                assert len(app.screen_stack) == 1, "home"
            assert len(seen) == 1


def test_ids_are_unique_and_keys_mean_one_thing_on_a_screen() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    for screen in {action.screen for action in ACTIONS} - {EVERYWHERE}:
        keys = [key for action in actions_of(screen) for key in action.keys]
        assert len(keys) == len(set(keys)), screen


async def test_every_action_of_the_table_is_built(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            for action in ACTIONS:
                if action.screen == EVERYWHERE:
                    assert callable(getattr(app, "do_" + action.name))
                elif action.keys:
                    screen = app.get_screen(action.screen)
                    assert isinstance(screen, SopScreen)
                    assert action.screen == screen.NAME
                    assert callable(getattr(screen, "do_" + action.name.replace("-", "_")))


def test_every_label_and_help_sentence_exists_in_both_languages() -> None:
    say = catalogue("id")
    same = {"quiz"}
    for action in ACTIONS:
        assert say(action.help) != action.help, action.id
        assert say(action.label) != action.label or action.label in same, action.id
