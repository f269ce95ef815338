"""A quiz line by line: what is asked, what is answered, and that nothing answered is ever lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopcheck.cli.shapes import SHAPES
from sopcheck.locales.sentence import S
from sopcheck.pack.tables import SHAPES as SHAPES_OF_PACKS
from sopcheck.quiz.attempt import Given
from sopcheck.quiz.drawing import PRACTICE_LENGTH
from sopcheck.records.sqlite import SqliteStore, open_store
from sopcheck.records.store import StoreRefused

from .office import NOON, Shell, call

QUIZ = ("quiz", "surat", "--plain", "--seed", "5", "--person", "Siti")


def attempts(tmp_path: Path) -> list[tuple[str, int, int]]:
    with open_store(tmp_path / "records.sqlite", now=lambda: NOON) as store:
        return [(entry.person_name, entry.answered, entry.asked) for entry in store.attempts()]


def test_the_usual_length_is_the_one_that_help_and_page_name(shell: Shell) -> None:
    said = f"{PRACTICE_LENGTH} where nothing is said"
    assert said in shell("quiz", "--help").out
    assert said in (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")


def test_a_whole_quiz_shows_each_part_on_a_line_of_its_own(shell: Shell, tmp_path: Path) -> None:
    said = shell(*QUIZ, "--count", "3", typed="a\nB\n3\n")
    lines = said.out.splitlines()
    assert (said.code, said.err) == (0, "")
    assert lines[0] == "Answering a Letter: 3 questions (seed 5), answered by Siti."
    assert [line for line in lines if line.startswith("Question ")] == [f"Question {n} of 3" for n in (1, 2, 3)]
    assert sum(line.startswith("Answer (A-") for line in lines) == 3
    assert sum(line == "Right." or line.startswith("Not quite. The answer is ") for line in lines) == 3
    assert any(re.fullmatch(r"Result: \d of 3 right \(\d+%\)\.", line) for line in lines)
    assert lines[-1] == f"Kept as Siti in {tmp_path / 'records.sqlite'}."
    assert attempts(tmp_path) == [("Siti", 3, 3)]
    assert not re.search("[\u2500-\u259f\x1b\r\b]", said.out)  # no box drawing, no cursor movement


def test_the_same_in_indonesian(shell: Shell) -> None:
    said = shell("--lang", "id", *QUIZ, "--count", "1", typed="a\n")
    assert "Menjawab Surat" in said.out
    assert "Soal 1 dari 1" in said.out.splitlines()


def test_the_right_answer_is_called_right(shell: Shell) -> None:
    asked = ("quiz", "surat", "--plain", "--person", "Siti", "--count", "1")
    right: list[str] = []
    for seed in range(20):  # until an authored question comes, whose right option we know
        said = shell(*asked, "--seed", str(seed))
        right = re.findall(r"^([A-D])\. Correct", said.out, re.MULTILINE)
        if right:
            break
    said = shell(*asked, "--seed", str(seed), typed=f"{right[0]}\n")
    assert "Right." in said.out.splitlines()
    assert "Result: 1 of 1 right (100%)." in said.out
    assert not re.search(r"^Missed \d of", said.out, re.MULTILINE)


def test_wrong_answers_are_explained_with_row_and_law(shell: Shell) -> None:
    said = shell(*QUIZ, "--count", "9", typed="a\n" * 9)
    assert re.search(r"^Row 2: Check that the letter is complete \(Clerk\)", said.out, re.MULTILINE)
    assert re.search(r"^Legal basis: Rule 1/2020", said.out, re.MULTILINE)
    assert re.search(r"^[A-D]: As \d\.$", said.out, re.MULTILINE)
    assert re.search(r"^Missed \d of \d times: Row \d", said.out, re.MULTILINE)


def test_what_is_no_answer_is_asked_again(shell: Shell, tmp_path: Path) -> None:
    said = shell(*QUIZ, "--count", "2", typed="x\n\n?\n0\n9\n12345678\nab\n(\nA.\nq\n")
    assert said.out.count("is no answer here; ? explains.") == 6
    assert "Nothing was typed; ? explains." in said.out
    assert "q leaves and keeps everything." in said.out
    assert attempts(tmp_path) == [("Siti", 1, 2)]


def test_leaving_and_the_end_of_input_keep_what_was_answered_and_say_how_to_go_on(shell: Shell) -> None:
    for ending in ("keluar\n", ""):
        said = shell(*QUIZ, "--new", "--count", "4", typed="a\nb\n" + ending)
        assert said.code == 0
        last = said.out.splitlines()[-1]
        assert last.startswith("Kept: 2 of 4 questions are answered. To go on: sopcheck quiz surat --plain")
        assert last.endswith("--person Siti")


def test_an_unfinished_quiz_goes_on_at_the_same_question(shell: Shell, tmp_path: Path) -> None:
    first = shell(*QUIZ, "--count", "4", typed="a\nb\n").out
    shown = first[first.index("Question 3 of 4") :].split("Answer")[0]
    again = shell("quiz", "surat", "--plain", typed="c\nc\n")  # the last person, the newest unfinished quiz
    assert again.out.splitlines()[0] == (
        "Going on with the quiz of Wed 25 Nov 2026 12:00: 2 of 4 questions are answered. --new begins another."
    )
    assert shown in again.out
    assert attempts(tmp_path) == [("Siti", 4, 4)]


def test_another_selection_seed_count_or_person_is_another_quiz(shell: Shell, tmp_path: Path) -> None:
    shell(*QUIZ, "--count", "3", typed="a\n")
    shell("quiz", "--plain", "--person", "Siti", typed="a\n")
    shell("quiz", "surat", "--plain", "--person", "Siti", "--seed", "6", typed="a\n")
    shell("quiz", "surat", "--plain", "--person", "Siti", "--count", "2", typed="a\n")
    shell("quiz", "surat", "--plain", "--person", "Wayan", typed="a\n")
    shell(*QUIZ, "--count", "3", "--new", typed="a\n")
    assert [answered for _, answered, _ in attempts(tmp_path)] == [1] * 6


def test_the_same_seed_asks_the_same(shell: Shell) -> None:
    one = shell(*QUIZ, "--count", "5", typed="a\n" * 5).out
    two = shell(*QUIZ, "--count", "5", typed="a\n" * 5).out
    assert one == two


def test_who_is_asked_for_once(shell: Shell, tmp_path: Path) -> None:
    said = shell("quiz", "surat", "--plain", "--count", "1", typed="\n \u200b\n" + "x" * 101 + "\nSiti\na\n")
    assert said.out.count("Your name:") == 4
    assert attempts(tmp_path) == [("Siti", 1, 1)]
    assert "Your name:" not in shell("quiz", "surat", "--plain", "--count", "1", typed="a\n").out


def test_no_name_begins_nothing(shell: Shell, tmp_path: Path) -> None:
    said = shell("quiz", "surat", "--plain")
    assert (said.code, said.out) == (0, "Your name:\nNo name was given, so nothing was begun.\n")
    assert attempts(tmp_path) == []


@pytest.mark.parametrize("name", ["=1+1", "[/x]", "{seed}", "%s", "Siti\x1b[2J", "\u202eitiS", "--help", "日本 शर्मा"])
def test_a_name_is_kept_as_typed_and_shown_unharmed(shell: Shell, tmp_path: Path, name: str) -> None:
    said = shell(f"--person={name}", "quiz", "surat", "--plain", "--count", "1", typed="a\n")
    assert said.code == 0
    assert "\x1b" not in said.out
    assert "\u202e" not in said.out
    assert attempts(tmp_path) == [(name, 1, 1)]


def test_a_name_in_broken_bytes_is_kept_as_far_as_it_can_be_read(shell: Shell, tmp_path: Path) -> None:
    shell("--person", "Si\udcffti", "quiz", "surat", "--plain", "--count", "1", typed="a\n")
    assert attempts(tmp_path) == [("Si?ti", 1, 1)]


def test_several_questions_of_all_sops_name_theirs(shell: Shell) -> None:
    said = shell("quiz", "--plain", "--person", "Siti", "--count", "5", typed="a\n" * 5)
    assert said.out.startswith("All SOPs: 5 questions")
    assert re.search(r"^Question \d of 5: Answering a Letter$", said.out, re.MULTILINE)


def test_a_typed_answer_stands_behind_the_prompt_at_a_terminal(shell: Shell) -> None:
    said = shell(*QUIZ, "--count", "1", typed="a\n", terminal=True)
    assert re.search(r"^Answer \(A-[A-D]\): (Right|Not quite)", said.out, re.MULTILINE)


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=60),
            st.sampled_from(
                [b"a", b"2", b"?", b"\x00", b"\xff\xfe", b"a\x00", b"\x1b[2J", b"z" * 70_000, b"\r", b"\xe2\x80"]
            ),
        ).map(lambda line: line + b"\n"),
        max_size=12,
    ),
    st.binary(max_size=8),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_input_ends_in_anything_but_a_kept_quiz(shell: Shell, lines: list[bytes], rest: bytes) -> None:
    said = call(*QUIZ, "--count", "4", typed=b"".join(lines) + rest)
    assert (said.code, said.err) == (0, "")
    assert "Kept" in said.out.splitlines()[-1]
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in said.out.replace("\n", ""))


def test_every_shape_of_a_pack_can_be_drawn_without_box_characters() -> None:
    assert set(SHAPES) == set(SHAPES_OF_PACKS)
    drawings = [lines for _, lines in SHAPES.values()]
    assert len(set(drawings)) == len(drawings)
    for lines in drawings:
        assert all(line.isascii() and line.isprintable() and len(line) < 12 for line in lines)


def test_what_could_not_be_kept_is_never_shown_as_answered(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object, **__: object) -> str:
        raise StoreRefused(S("The disk is full: nothing was kept."))

    with monkeypatch.context() as patch:
        patch.setattr("sopcheck.records.sqlite.SqliteStore.add_answer", full)
        said = shell(*QUIZ, "--count", "2", typed="a\na\n")
    assert (said.code, said.err) == (3, "The disk is full: nothing was kept.\n")
    assert "Right." not in said.out
    assert "Not quite." not in said.out
    assert attempts(tmp_path) == [("Siti", 0, 2)]


def test_a_quiz_that_went_on_elsewhere_is_taken_up_again_from_there(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_answer = SqliteStore.add_answer

    def after_another(store: SqliteStore, attempt: str, sequence: int, given: Given, **more: str) -> str:
        add_answer(store, attempt, sequence, Given(given.place, 1), person=more["person"])
        return add_answer(store, attempt, sequence, given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "add_answer", after_another)
        said = shell(*QUIZ, "--count", "2", typed="a\na\n")
    assert said.code == 3
    assert "elsewhere" in said.err
    assert "Question 2 of 2" in shell(*QUIZ, "--count", "2", typed="a\n").out
    assert attempts(tmp_path) == [("Siti", 2, 2)]


def test_the_notice_of_the_pack_stands_before_everything(shell: Shell, pack: Path) -> None:
    file = pack / "pack.toml"
    file.write_text(file.read_text("utf-8").replace('version = "1"', 'version = "1"\nnotice = "CONTOH"'), "utf-8")
    assert shell(*QUIZ, "--count", "1").out.startswith("CONTOH\n")
    begin = ("run", "surat", "--case", "1", "--plain", "--clock", "biasa", "--person", "Siti")
    assert shell(*begin).out.startswith("CONTOH\n")
