"""The quiz: an answer is kept first and shown afterwards; no accidental key answers anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from sopcheck.locales.sentence import S
from sopcheck.records.sqlite import SqliteStore
from sopcheck.records.store import StoreRefused
from sopcheck.tui.app import SopcheckApp
from tests.tui.office import office, shown

SIZE = (80, 24)


async def to_quiz(app: SopcheckApp, pilot: Pilot[int]) -> None:
    """From home to the first question of the only SOP."""
    await pilot.pause()
    await pilot.press("k")
    await pilot.pause()
    assert "soal 1 dari" in shown(app) or "question 1 of" in shown(app)


def answers(store: SqliteStore) -> int:
    """How many answers the store holds."""
    return sum(1 for _ in store.each_answer())


async def test_a_letter_answers_and_the_answer_is_kept(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await to_quiz(app, pilot)
            await pilot.press("a")
            await pilot.pause()
            assert answers(store) == 1
            assert "Benar." in shown(app) or "Belum tepat" in shown(app)


async def test_the_answer_is_kept_before_its_feedback_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await to_quiz(app, pilot)
            kept_when_drawn: list[int] = []
            draw = type(app.screen).draw
            monkeypatch.setattr(
                type(app.screen), "draw", lambda screen: (kept_when_drawn.append(answers(store)), draw(screen))[1]
            )
            await pilot.press("b")
            await pilot.pause()
            assert kept_when_drawn
            assert min(kept_when_drawn) == 1


async def test_digits_and_marked_options_answer_too(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await to_quiz(app, pilot)
            await pilot.press("2", "enter")
            await pilot.pause()
            assert "soal 2 dari" in shown(app)
            await pilot.press("down", "enter")
            await pilot.pause()
            assert answers(store) == 2


async def test_enter_and_later_letters_answer_nothing(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await to_quiz(app, pilot)
            await pilot.press("enter", "enter", "enter")
            await pilot.pause()
            assert answers(store) == 0
            await pilot.press("a", "b", "c", "1", "2")
            await pilot.pause()
            assert answers(store) == 1
            assert "soal 1 dari" in shown(app)
            await pilot.press("enter", "enter", "enter", "enter")
            await pilot.pause()
            assert answers(store) == 1
            assert "soal 2 dari" in shown(app)


async def test_an_answer_that_cannot_be_kept_is_not_given_and_can_be_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await to_quiz(app, pilot)
            asked_with: list[str | None] = []
            add = type(store).add_answer

            def full_disk(self: SqliteStore, *args: object, answer_id: str | None = None, **names: object) -> str:
                asked_with.append(answer_id)
                if len(asked_with) == 1:
                    raise StoreRefused(S("The disk is full."))
                return add(self, *args, answer_id=answer_id, **names)  # type: ignore[arg-type]

            monkeypatch.setattr(type(store), "add_answer", full_disk)
            await pilot.press("a")
            await pilot.pause()
            assert "Tidak tersimpan" in shown(app)
            assert "The disk is full." in shown(app)
            assert "Benar." not in shown(app)
            assert "Belum tepat" not in shown(app)
            await pilot.press("a")
            await pilot.pause()
            assert "Tidak tersimpan" not in shown(app)
            assert answers(store) == 1
            assert asked_with[0] == asked_with[1] is not None


async def test_a_quiz_goes_on_at_the_same_question_after_a_restart(tmp_path: Path) -> None:
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await to_quiz(app, pilot)
            for _ in range(3):
                await pilot.press("a", "enter")
            await pilot.pause()
            before = shown(app)
            assert "soal 4 dari" in before
    with office(tmp_path) as (app, _):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert "soal 4 dari" in shown(app)
            await pilot.press("enter")
            await pilot.pause()
            assert shown(app).splitlines()[2:10] == before.splitlines()[2:10]


async def test_a_whole_quiz_ends_in_its_result_and_the_wrong_ones_can_be_repeated(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await to_quiz(app, pilot)
            for _ in range(40):
                if app.screen.NAME == "result":  # type: ignore[attr-defined]
                    break
                await pilot.press("a", "enter")
                await pilot.pause()
            text = shown(app)
            assert "Hasil" in text
            assert "Tersimpan" in text
            wrong = text.count("✗")
            assert wrong
            await pilot.press("u")
            await pilot.pause()
            assert "soal 1 dari" in shown(app)
            assert len(store.attempts()) == 2


async def test_the_language_changes_in_the_middle_and_nothing_else(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await to_quiz(app, pilot)
            await pilot.press("a")
            await pilot.pause()
            await pilot.press("f2")
            await pilot.pause()
            assert "Right." in shown(app) or "Not quite" in shown(app)
            assert "Kegiatan" not in shown(app)
            assert answers(store) == 1


async def test_two_windows_on_one_attempt_lose_nothing(tmp_path: Path) -> None:
    with office(tmp_path) as (app, store):
        async with app.run_test(size=SIZE) as pilot:
            await to_quiz(app, pilot)
            attempt = store.attempts()[0].id
            other = app.desk.resume_quiz(attempt)
            other.answer(0)
            await pilot.press("b")
            await pilot.pause()
            assert answers(store) == 1
            assert "soal 2 dari" in shown(app)
            await pilot.press("a")
            await pilot.pause()
            assert answers(store) == 2
