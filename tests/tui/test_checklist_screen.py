"""The checklist: an act is kept before its mark appears; decisions and critical rows have keys of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from sopcheck.locales.sentence import S
from sopcheck.records.sqlite import SqliteStore
from sopcheck.records.store import StoreRefused
from sopcheck.tui.app import SopcheckApp
from sopcheck.tui.screens.card import CardScreen
from sopcheck.tui.screens.checklist import ChecklistScreen
from sopcheck.tui.widgets.sheet import Sheet
from tests.tui.office import SOP, office, shown, write_pack

SIZE = (80, 24)


async def begin(app: SopcheckApp, pilot: Pilot[int], case: str = "Surat 7") -> None:
    """From home to the first step of a new case."""
    await pilot.pause()
    await pilot.press("j")
    await pilot.pause()
    app.screen.query_one(Input).value = case
    await pilot.press("enter")
    await pilot.pause()
    assert "langkah 1" in shown(app)


async def type_in(app: SopcheckApp, pilot: Pilot[int], text: str) -> None:
    """Fill in the line that is asked for."""
    await pilot.pause()
    app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()


def acts(store: SqliteStore) -> list[str]:
    """The kinds of all acts in the store, in order."""
    return [act.kind.value for _run, _sequence, act in store.each_act()]


async def test_a_whole_case_from_the_first_row_to_its_completion(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            await pilot.press("1", "s")
            await pilot.pause()
            assert "langkah 2" in shown(app)
            await pilot.press("1", "2", "t")
            await pilot.pause()
            assert "langkah 3" in shown(app)
            await pilot.press("space", "s")
            await pilot.pause()
            assert "putaran 2" in shown(app)
            await pilot.press("1", "2", "y")
            await pilot.pause()
            await pilot.press("1", "2", "s")
            await type_in(app, pilot, "AG-15")
            text = shown(app)
            assert "langkah 5" in text
            assert "Tenggat" in text
            assert "3 hari kerja lagi" in text
            await pilot.press("1", "s")
            await pilot.pause()
            assert "langkah 5" in shown(app), "a critical row does not go on with the usual key"
            await pilot.press("S")
            await pilot.pause()
            assert "langkah 6" in shown(app)
            await pilot.press("1", "s")
            await pilot.pause()
            await pilot.press("k")
            await pilot.pause()
            assert "Tuntas" in shown(app)
            assert acts(store)[-1] == "complete"
            assert not store.runs(open_only=True)
            await pilot.press("x")
            await pilot.pause()
            assert "sudah ditutup" in shown(app)


async def test_nothing_is_ticked_or_decided_by_enter_or_by_moving(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            await pilot.press("1", "s")
            await pilot.pause()
            await pilot.press("down", "up", "down", "end", "home")
            await pilot.pause()
            assert acts(store) == ["start", "tick", "done"]


async def test_going_on_without_a_paper_wants_a_reason_with_content(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            await pilot.press("s")
            await type_in(app, pilot, "   ")
            assert "Belum ada yang ditulis" in shown(app)
            assert acts(store) == ["start"]
            await type_in(app, pilot, "menyusul besok")
            assert acts(store) == ["start", "done"]
            await pilot.press("r")
            await pilot.pause()
            assert "menyusul besok" in shown(app)


async def test_enter_ticks_nothing_but_space_and_a_click_do(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            sheet = app.screen.query_one(Sheet)
            assert sheet.marked == "0"
            await pilot.press("enter", "enter")
            await pilot.pause()
            assert acts(store) == ["start"]
            await pilot.press("space")
            await pilot.pause()
            assert acts(store) == ["start", "tick"]
            line = next(place for place, row in enumerate(sheet._lines) if row.id == "0")
            await pilot.click(sheet, offset=(4, line - sheet.scroll_offset.y))
            await pilot.pause()
            assert acts(store) == ["start", "tick", "untick"]


async def test_escape_from_a_question_changes_nothing(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            await pilot.press("s")
            await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()
            assert "langkah 1" in shown(app)
            assert acts(store) == ["start"]


async def test_undo_is_an_act_and_the_record_keeps_both(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            await pilot.press("1", "s")
            await pilot.pause()
            await pilot.press("z")
            await pilot.pause()
            assert "langkah 1" in shown(app)
            assert "[x]" in shown(app)
            assert acts(store) == ["start", "tick", "done", "undo"]
            await pilot.press("r")
            await pilot.pause()
            assert "Langkah 1 selesai" in shown(app)


async def test_leaving_is_safe_and_the_first_key_only_closes_the_card(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            await pilot.press("1", "s")
            await pilot.pause()
            await pilot.press("n")
            await type_in(app, pilot, "ingat stempel")
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert "Surat 7" in shown(app)
            await pilot.press("home", "enter")
            await pilot.pause()
            card = shown(app)
            assert "Memeriksa alamat surat" in card
            assert "ingat stempel" in card
            before = acts(store)
            await pilot.press("y")
            await pilot.pause()
            assert acts(store) == before
            assert "langkah 2" in shown(app)


@pytest.mark.parametrize("key", ["question_mark", "ctrl+p", "escape", "s", "space"])
async def test_a_key_that_closes_the_card_does_nothing_else(tmp_path: Path, key: str) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            for before in ("escape", "home", "enter"):
                await pilot.press(before)
                await pilot.pause()
            assert isinstance(app.screen, CardScreen)
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, ChecklistScreen)
            assert acts(store) == ["start"]


async def test_the_same_case_again_goes_on_instead_of_starting_twice(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            await pilot.press("escape")
            await pilot.pause()
            await pilot.press("end", "up", "up", "j")
            await type_in(app, pilot, "  SURAT   7 ")
            assert len(store.runs()) == 1


async def test_an_act_that_cannot_be_kept_is_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            with monkeypatch.context() as patch:

                def full_disk(*_args: object, **_names: object) -> None:
                    raise StoreRefused(S("The disk is full."))

                patch.setattr(type(store), "add_act", full_disk)
                await pilot.press("1")
                await pilot.pause()
                assert "[x]" not in shown(app)
                assert "Tidak tersimpan" in shown(app)
            await pilot.press("1")
            await pilot.pause()
            assert "[x]" in shown(app)
            assert "Tidak tersimpan" not in shown(app)
            assert acts(store) == ["start", "tick"]


async def test_two_windows_on_one_case_lose_nothing(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            other = app.desk.resume_run(store.runs()[0].id)
            other.act(other.state.started.kind.TICK, requirement=0)  # type: ignore[union-attr]
            await pilot.press("s")
            await type_in(app, pilot, "tanpa surat")
            await pilot.pause()
            assert acts(store) == ["start", "tick"]
            await pilot.press("x")
            await pilot.pause()
            assert "[x]" in shown(app)


async def test_the_mark_stays_where_it_was_put_after_a_step_with_more_requirements(tmp_path: Path) -> None:
    third = '{ id = "Daftar alamat", en = "Address list", outside = true }'
    write_pack(tmp_path / "pack", sop=SOP.replace(third, f'{third}, {{ id = "Peta", en = "Map", outside = true }}'))
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await begin(app, pilot)
            await pilot.press("1", "s")
            await pilot.pause()
            await pilot.press("1", "2", "3", "y")  # the mark is on the third requirement, the next step has two
            await pilot.pause()
            await pilot.press("down", "space")
            await pilot.pause()
            (ticked,) = [row for row in shown(app).splitlines() if "[x]" in row]
            assert "Buku agenda" in ticked
            assert app.screen.query_one(Sheet).marked == "1", "ticking moves the mark nowhere"
