"""What a small window cuts can be read whole somewhere by keyboard, and what matters most is not cut."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from tests.tui.office import SOP, office, shown, write_pack
from tests.tui.test_every_screen import SCREENS, press

SIZE = (80, 24)
LONG = "Memeriksa alamat surat yang masuk lewat loket, pos, kurir, surel, dan aplikasi persuratan sampai benar"


def words(text: str) -> str:
    """A screen's text without its line breaks and frames."""
    return " ".join(text.replace("│", " ").split())


async def test_a_closed_decision_says_which_exit_was_taken_however_long_its_activity(tmp_path: Path) -> None:
    place = write_pack(tmp_path / "pack", sop=SOP.replace("Memeriksa alamat surat", LONG))
    with office(tmp_path, pack=place) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await SCREENS["checklist"](app, pilot)
            await press(pilot, "1", "s", "1", "2", "t")
            assert "keliru → 3" in shown(app).split("SEKARANG")[0]
            await press(pilot, "r")
            assert f"{LONG}: keliru → 3" in words(shown(app))


async def test_what_is_still_needed_is_whole_in_the_history(tmp_path: Path) -> None:
    long = "Buku agenda surat masuk tahun berjalan yang sudah diberi nomor halaman dan diparaf kepala bagian"
    place = write_pack(tmp_path / "pack", sop=SOP.replace('"Buku agenda"', f'"{long}"'))
    with office(tmp_path, pack=place) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await SCREENS["checklist"](app, pilot)
            assert long not in words(shown(app))
            assert "… (r)" in shown(app)
            await press(pilot, "r")
            assert long in words(shown(app))


async def test_all_that_a_row_holds_can_be_read_by_keyboard(tmp_path: Path) -> None:
    remark = " ".join(f"keterangan-{number}" for number in range(60))
    sop = SOP.replace('id = "periksa"\n', f'id = "periksa"\nremark = "{remark}"\n')
    with office(tmp_path, pack=write_pack(tmp_path / "pack", sop=sop)) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "b", "down")
            assert "keterangan-59" not in shown(app)
            await press(pilot, "d")
            page = shown(app)
            await press(pilot, "end")
            assert all(f"keterangan-{number}" in page + shown(app) for number in range(60))
            assert "Belah ketupat" in shown(app)


async def test_enter_in_a_fresh_palette_does_not_leave(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "ctrl+p", "enter")
            assert app.return_code is None
            assert app.crash is None


async def test_the_footer_names_a_key_that_helps_while_a_line_is_typed(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "slash")
            assert "F1 bantuan" in shown(app)
            await press(pilot, "escape")
            assert "? bantuan" in shown(app)
            await press(pilot, "j", "f1")
            assert "Bantuan" in shown(app)
            await press(pilot, "escape")
            assert app.screen.query_one(Input).has_focus


async def test_one_wrong_question_again_is_one_answer(tmp_path: Path) -> None:
    with office(tmp_path, language="en") as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "k")
            while type(app.screen).__name__ == "QuizScreen":
                question = app.screen.question  # type: ignore[attr-defined]
                right = question.right_option()
                wrong = app.screen._place == 0  # type: ignore[attr-defined]
                await press(pilot, "abcdef"[(right + 1) % len(question.options) if wrong else right], "enter")
            await press(pilot, "u", "a", "enter")
            assert "Kept: 1 answer of" in shown(app)


async def test_a_name_of_wide_characters_leaves_the_date_whole(tmp_path: Path) -> None:
    with office(tmp_path, name="漢" * 100) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot)
            assert shown(app).splitlines()[0].rstrip().endswith("10 Mar 2026")


async def test_ctrl_c_says_how_to_leave_and_ends_nothing(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "ctrl+c")
            assert [note.message.startswith("Ctrl+Q untuk keluar") for note in app._notifications] == [True]
            assert app.return_code is None
