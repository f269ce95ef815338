"""Terminals without colour, with few colours, and with another background."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopcheck.tui.app import DARK, LIGHT
from tests.tui.office import office, shown

SIZE = (80, 24)


async def test_no_color_leaves_every_sign_and_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with office(tmp_path / "colour") as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("k", "a")
            await pilot.pause()
            coloured = shown(app)
    monkeypatch.setenv("NO_COLOR", "1")
    with office(tmp_path / "plain") as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("k", "a")
            await pilot.pause()
            assert shown(app) == coloured
            strips = app.screen._compositor.render_strips(app.size)
            colours = {
                colour.name
                for strip in strips
                for segment in strip
                if segment.style is not None
                for colour in (segment.style.color, segment.style.bgcolor)
                if colour is not None
                and not colour.is_default
                and colour.triplet is not None
                and len({*colour.triplet}) > 1
            }
            assert not colours, f"coloured although NO_COLOR is set: {colours}"


async def test_the_theme_changes_and_changes_back(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            before = shown(app)
            app.do_theme()
            await pilot.pause()
            assert app.theme == LIGHT.name
            assert shown(app) == before
            app.do_theme()
            await pilot.pause()
            assert app.theme == DARK.name


async def test_the_mark_is_a_sign_and_not_only_a_colour(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            (marked,) = [row for row in shown(app).splitlines() if "▸" in row]
            assert "SOP Surat Masuk" in marked
            await pilot.press("b", "down")
            await pilot.pause()
            (marked,) = [row for row in shown(app).splitlines() if "▸" in row]
            assert "Memeriksa alamat" in marked
