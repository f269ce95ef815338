"""Keys that come faster than the screens change: what was typed for a screen that is gone does nothing to another."""

from __future__ import annotations

import random
from pathlib import Path
from typing import cast

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from sopcheck.tui.app import SopcheckApp
from sopcheck.tui.screens.base import AnyScreen
from sopcheck.tui.widgets.key_line import KeyLine
from tests.tui.office import office
from tests.tui.test_every_screen import SCREENS, press

SIZE = (80, 24)


async def at_once(app: SopcheckApp, pilot: Pilot[int], *keys: str) -> None:
    """Keys that all wait in the queue before the first is handled, as after a pause of the machine."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else "\r" if key == "enter" else None))
    for _ in range(4):
        await pilot.pause()


@pytest.mark.parametrize("name", ["help", "symbols", "ask", "person"])
async def test_esc_many_times_at_once_closes_one_screen(name: str, tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await SCREENS[name](app, pilot)
            before = len(app.screen_stack)
            closing = app.screen
            for _ in range(3):
                closing.call_later(closing.run_action, "do('leave')")  # as keys do that the screen has received
            await pilot.pause()
            await pilot.pause()
            assert len(app.screen_stack) == before - 1
            assert app.crash is None


async def test_a_card_is_closed_once_however_many_keys_come(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await SCREENS["checklist"](app, pilot)
            await press(pilot, "escape", "up", "up", "enter")
            assert type(app.screen).__name__ == "CardScreen"
            card = app.screen
            for _ in range(3):
                card.post_message(events.Key("x", "x"))
            await pilot.pause()
            await pilot.pause()
            assert type(app.screen).__name__ == "ChecklistScreen"
            assert app.crash is None


async def test_enter_twice_in_the_palette_runs_its_command_once(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "ctrl+p")
            await press(pilot, *"kuis")
            await at_once(app, pilot, "enter", "enter", "enter", "enter")
            assert app.crash is None
            assert type(app.screen).__name__ == "QuizScreen"
            assert len(store.attempts(person=app.desk.me().id, unfinished=True)) == 1


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_paging_in_the_palette_before_it_is_filled_breaks_nothing(key: str, tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await at_once(app, pilot, "ctrl+p", "down", key, "a", key, "down", key, key)
            await at_once(app, pilot, "down", "n", key, key, "down", key, "backspace", key)
            assert app.crash is None


async def test_a_key_twice_at_once_begins_one_quiz(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await at_once(app, pilot, "k", "k", "k")
            assert type(app.screen).__name__ == "QuizScreen"
            await press(pilot, "escape", "end")
            await at_once(app, pilot, "enter", "enter", "enter")
            assert type(app.screen).__name__ == "QuizScreen"
            assert len(store.attempts(person=app.desk.me().id, unfinished=True)) == 2


async def test_enter_twice_answers_one_of_two_questions_that_follow_each_other(tmp_path: Path) -> None:
    """The value of step 4, then the reason why papers were missing: the first Enter is not both answers."""
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await SCREENS["checklist"](app, pilot)
            await press(pilot, "1", "s", "1", "2", "y", "s")
            app.screen.query_one(Input).value = "77/2026"
            await at_once(app, pilot, "enter", "enter", "enter")
            assert app.crash is None
            assert app.screen.query_one(Input).value == ""  # the reason is still asked for
            run = store.runs(person=app.desk.me().id, open_only=True)[0]
            assert all(act.data.get("reason") != "77/2026" for act in store.run(run.id)[2])


_STORM = [
    *"abcdefghijkmnprstuvwxyz0123456789/?!S",
    *["enter", "up", "down", "space", "escape", "pageup", "pagedown", "tab", "backspace", "home", "end"] * 3,
    *["ctrl+p", "f2", "f1", "f3", "left", "right"],
]


@pytest.mark.parametrize("name", SCREENS)
async def test_a_storm_of_keys_on_any_screen_leaves_a_running_app_and_a_whole_store(name: str, tmp_path: Path) -> None:
    keys = random.Random(name)  # noqa: S311 - keys, not secrets
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await SCREENS[name](app, pilot)
            for _ in range(6):
                storm = [keys.choice(_STORM) for _ in range(25)]
                home = len(app.screen_stack) == 1
                await at_once(app, pilot, *(key for key in storm if not (home and key == "escape")))
                if app.return_code is not None:  # Esc at home ended it, as it should
                    break
            assert app.crash is None
        assert not list(store.verify())


@pytest.mark.parametrize("name", SCREENS)
async def test_every_key_in_the_footer_can_be_clicked(name: str, tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=(120, 36)) as pilot:
            await SCREENS[name](app, pilot)
            screen = cast(AnyScreen, app.screen)
            for action in [one for one in screen.available() if one.footer is not None]:
                if action.name == "leave":
                    continue
                screen.post_message(KeyLine.Chosen(action.id))
                await pilot.pause()
                assert app.crash is None, action.id
                while app.screen is not screen and len(app.screen_stack) > 1:
                    app.pop_screen()
                if app.screen is not screen:  # what it led to took the place of its screen
                    break
