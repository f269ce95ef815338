"""Home, the first name, the reader, help, the palette, and the pack's faults."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.widgets import Input

from sopcheck.pack.diagnostics import Diagnostic
from sopcheck.pack.reading import load_pack
from sopcheck.tui.app import SopcheckApp
from sopcheck.tui.desk import Desk
from sopcheck.tui.widgets.sheet import Sheet
from tests.tui.office import SOP, office, read_pack, shown, write_pack

SIZE = (80, 24)


async def test_the_first_start_asks_for_a_name_once(tmp_path: Path) -> None:
    with office(tmp_path, name=None) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert "Siapa yang bekerja" in shown(app)
            assert "store.sqlite" in re.sub(r"[\s│]+", "", shown(app)), "where records are kept"
            await pilot.press("enter")
            await pilot.pause()
            assert "Belum ada yang ditulis" in shown(app)
            app.screen.query_one(Input).value = "  Budi Santoso "
            await pilot.press("enter")
            await pilot.pause()
            assert "Budi Santoso" in shown(app)
            assert [person.name for person in store.people()] == ["Budi Santoso"]


async def test_a_known_name_is_picked_not_added_again(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("o")
            await pilot.pause()
            app.screen.query_one(Input).value = "siti  rahma"
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press("o")
            await pilot.pause()
            await pilot.press("down", "enter")
            await pilot.pause()
            assert len(store.people()) == 1


async def test_home_says_that_the_pack_is_an_example(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert "Contoh untuk uji." in shown(app)


async def test_search_filters_by_a_casefolded_part_of_the_title(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("/")
            await pilot.press(*"MASUK")
            await pilot.pause()
            assert "SOP Surat Masuk" in shown(app)
            app.screen.query_one(Input).value = "[.*"
            await pilot.pause()
            assert "SOP Surat Masuk" not in shown(app)
            assert "[.*" in shown(app)
            await pilot.press("escape")
            await pilot.pause()
            assert "SOP Surat Masuk" in shown(app)


async def test_the_reader_walks_the_arrows_and_back(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("b")
            await pilot.pause()
            assert "Langkah 1" in shown(app)
            await pilot.press("enter")
            await pilot.pause()
            assert "Langkah 2" in shown(app)
            assert "cocok → 4" in shown(app)
            await pilot.press("enter")
            await pilot.pause()
            assert "Langkah 2" in shown(app), "a decision is not followed by Enter"
            await pilot.press("t")
            await pilot.pause()
            assert "Langkah 3" in shown(app)
            await pilot.press("enter", "y")
            await pilot.pause()
            assert "Langkah 4" in shown(app)
            for _ in range(4):
                await pilot.press("backspace")
            await pilot.pause()
            assert "Langkah 1" in shown(app)


async def test_every_row_has_its_symbol_in_the_lane_of_its_actor(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=(100, 40)) as pilot:
            await pilot.pause()
            await pilot.press("b")
            await pilot.pause()
            lines = shown(app).splitlines()
            heads = lines[1]
            for glyph, actor in (("( 1 )", "Pemohon"), ("< 2 >", "Petugas"), ("[ 5 ]", "Kepala"), ("( 6 )", "Arsipa")):
                place = next(line.index(glyph) for line in lines if glyph in line)
                start = heads.index(actor[:6])
                assert start <= place + 5
                assert place <= start + 11


async def test_identity_find_and_symbols(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("b")
            await pilot.pause()
            await pilot.press("i")
            await pilot.pause()
            assert "01/UJI/2026" in shown(app)
            assert "Permen PAN-RB Nomor 35 Tahun 2012" in shown(app)
            await pilot.press("i", "/")
            await pilot.pause()
            app.screen.query_one(Input).value = "arahan tindak"
            await pilot.press("enter")
            await pilot.pause()
            assert "Langkah 5" in shown(app)
            await pilot.press("l")
            await pilot.pause()
            assert "Pengambilan keputusan" in shown(app)


async def test_the_palette_runs_an_action_that_applies_now(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("ctrl+p")
            await pilot.pause()
            await pilot.press(*"bahasa", "enter")
            await pilot.pause()
            assert "SOP for Incoming Mail" in shown(app)


async def test_help_lists_the_keys_of_the_screen_in_both_languages(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("question_mark")
            await pilot.pause()
            assert "Tombol layar ini" in shown(app)
            await pilot.press("f2")
            await pilot.pause()
            assert "Keys of this screen" in shown(app)
            await pilot.press("escape")
            await pilot.pause()
            assert "SOP for Incoming Mail" in shown(app)


def broken_office(tmp_path: Path) -> tuple[SopcheckApp, Path]:
    """An app on a pack with a fault, which reads it again on demand."""
    place = write_pack(tmp_path / "pack", sop=SOP.replace('actor = "kepala"', 'actor = "kepalla"'))

    def reread() -> Desk | tuple[Diagnostic, ...]:
        reading = load_pack(place)
        if reading.pack is None:
            return reading.diagnostics
        raise AssertionError("the tests mend the pack with a desk of their own")

    reading = load_pack(place)
    assert reading.pack is None
    return SopcheckApp(None, language="id", diagnostics=reading.diagnostics, pack_place=place, reread=reread), place


async def test_a_pack_with_faults_is_not_started_half(tmp_path: Path) -> None:
    app, place = broken_office(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        text = shown(app)
        assert "surat.toml" in text
        assert "kepalla" in text
        assert "kepala" in text
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Tombol layar ini" in shown(app)
        await pilot.press("escape", "r", "f2")
        await pilot.pause()
        assert "surat.toml" in shown(app)
        await pilot.press("escape")
    assert app.return_code == 1
    assert place.exists()


async def test_a_mended_pack_opens_without_a_new_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app, place = broken_office(tmp_path)
    with office(tmp_path / "good") as (good, _):
        monkeypatch.setattr(app, "_reread", lambda: good.desk)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            (place / "sop" / "surat.toml").write_text(SOP, encoding="utf-8")
            assert read_pack(place)
            await pilot.press("r")
            await pilot.pause()
            assert "SOP Surat Masuk" in shown(app)


async def test_every_open_case_can_be_found_however_many_there_are(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        for number in range(12):
            app.desk.begin_run(app.desk.pack.sops["surat"], f"Kasus {number:02}", None)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            text = shown(app)
            assert "Kasus 11" in text, "the newest first"
            assert "Kasus 03" not in text
            assert "4 kasus terbuka lagi" in text
            await pilot.press("/")
            await pilot.press(*"KASUS 03")
            await pilot.pause()
            text = shown(app)
            assert "Kasus 03" in text
            assert "Kasus 11" not in text
            assert "langkah 1" in text
            await pilot.press("f2")
            await pilot.pause()
            assert "step 1" in shown(app)
            await pilot.press("f2")
            await pilot.pause()
            await pilot.press("enter", "home", "enter")
            await pilot.pause()
            assert "Kasus 03" in shown(app)


async def test_the_mark_comes_back_to_what_was_left(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("k", "a", "enter", "escape")
            await pilot.pause()
            assert app.screen.query_one(Sheet).marked == f"quiz:{store.attempts()[0].id}"
            await pilot.press("enter")
            await pilot.pause()
            assert "soal 2 dari" in shown(app)
