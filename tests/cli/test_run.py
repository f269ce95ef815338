"""A case line by line: every way through a step, and that it waits where it was left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopcheck.checklist.run import RunState, replay
from sopcheck.records.sqlite import open_store

from .office import NOON, SOP, Shell, call, write_pack

RUN = ("run", "surat", "--case", "12/UM/2026", "--plain", "--person", "Siti", "--clock", "biasa")
TO_THE_END = "1\n2\ns\ny\ns\n77/2026\ns\nya\ns\nk\n"


def states(tmp_path: Path) -> list[tuple[str, str, RunState]]:
    """Person, case and state of every run, the oldest first."""
    found = []
    with open_store(tmp_path / "records.sqlite", now=lambda: NOON) as store:
        for entry in store.each_run():
            _, pinned, acts = store.run(entry.id)
            found.append((entry.person_name, entry.case, replay(pinned, acts)))
    return found


def only(tmp_path: Path) -> RunState:
    ((_, _, state),) = states(tmp_path)
    return state


def test_a_whole_case(shell: Shell, tmp_path: Path) -> None:
    said = shell(*RUN, typed=TO_THE_END)
    lines = said.out.splitlines()
    assert (said.code, said.err) == (0, "")
    assert lines[0] == "Answering a Letter. Case: 12/UM/2026. By: Siti."
    assert "Step 1 of 5, Visitor" in lines
    assert "1. [ ] Letter" in lines
    assert "1. [x] Letter" in lines
    assert "Step 2 of 5, Clerk, decision" in lines
    assert "y: complete, to step 3" in lines
    assert "t: lacking, to step 1" in lines
    assert "Deadline Wed 2 Dec 2026: 5 working days left (answering the letter, Rule 1/2020)" in lines
    assert "To be safe: Tue 1 Dec 2026" in lines
    assert "Step 4 of 5, Head, critical" in lines
    assert lines[-1] == "Complete"
    state = only(tmp_path)
    assert state.completed
    assert [line.value for line in state.lines] == [None, None, "77/2026", None, None]


def test_the_same_in_indonesian_with_the_words_of_either_language(shell: Shell, tmp_path: Path) -> None:
    said = shell("--lang", "id", *RUN, typed="1\n2\ndone\nyes\nselesai\n77\ndone\nYES\nselesai\ncomplete\n")
    assert said.code == 0
    assert "Langkah 2 dari 5, Petugas, keputusan" in said.out.splitlines()
    assert only(tmp_path).completed


def test_going_on_without_a_requirement_asks_for_the_reason(shell: Shell, tmp_path: Path) -> None:
    said = shell(*RUN, typed="1\ns\n\ns\nIdentitas menyusul\n")
    assert "Not ticked: Identity" in said.out
    assert "Not done; the step stays open." in said.out
    (line,) = only(tmp_path).lines
    assert (line.missing, line.reason) == ((1,), "Identitas menyusul")


def test_a_critical_step_wants_the_word(shell: Shell, tmp_path: Path) -> None:
    said = shell(*RUN, typed="1\n2\ns\ny\ns\n77\ns\ny\ns\n\ns\nk\nq\n")
    assert said.out.count("Not done; the step stays open.") == 3
    assert only(tmp_path).current == "jawab"


def test_a_correction_goes_round_and_the_requirements_start_anew(shell: Shell, tmp_path: Path) -> None:
    said = shell(*RUN, typed="1\n2\ns\nt\n")
    assert "Step 1 of 5, Visitor, round 2" in said.out
    assert only(tmp_path).ticked == frozenset()


def test_undo_takes_back_one_act_at_a_time(shell: Shell, tmp_path: Path) -> None:
    said = shell(*RUN, typed="1\n2\ns\nz\nz\nbatal\nundo\n")
    assert "Taken back: Step 1 done" in said.out
    assert "Taken back: Step 1, ticked: Letter" in said.out
    assert "There is nothing to undo." in said.out
    state = only(tmp_path)
    assert (state.current, state.ticked, len(state.undone)) == ("terima", frozenset(), 3)


def test_a_note_in_the_line_or_asked_for(shell: Shell, tmp_path: Path) -> None:
    said = shell(*RUN, typed="n =1+1 [/x]\ncatatan\n\nnote\nkedua\nn " + "x" * 2001 + "\nf\n")
    assert [note.text for note in only(tmp_path).notes] == ["=1+1 [/x]", "kedua"]
    assert "The note is longer than 2000 characters; shorten it." in said.out
    assert "Note: =1+1 [/x] (Siti)" in said.out


def test_history_says_who_did_what_and_when_on_the_offices_clock(shell: Shell) -> None:
    said = shell(*RUN, typed="s\ntidak ada\nf\n")
    assert "Step 1. Hand in the letter: done. Siti, Wed 25 Nov 2026 12:00" in said.out
    assert "Missing: Letter; Identity. Reason: tidak ada" in said.out


def test_what_is_no_command_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    said = shell(*RUN, typed="bla\n\n9\n0\n99999\ny but later\ns now\nk\ny\n?\n")
    assert said.code == 0
    assert said.out.count("is no command; ? explains.") == 4
    assert "There is no requirement 9 here." in said.out
    assert "Not yet complete: step 1 is still to be done." in said.out
    assert "Step 1 is no decision: mark it as done." in said.out
    assert "q (keluar, quit): leave; the case waits." in said.out
    state = only(tmp_path)
    assert (state.current, state.lines) == ("terima", ())


def test_a_decision_is_not_done_but_decided(shell: Shell) -> None:
    said = shell(*RUN, typed="1\n2\ns\ns\n")
    assert "Step 2 is a decision: choose one of its two exits." in said.out


def test_after_the_last_step_only_completing_is_left(shell: Shell, tmp_path: Path) -> None:
    said = shell(*RUN, typed=TO_THE_END.removesuffix("k\n") + "s\ny\nz\ns\nk\n")
    assert said.out.count("Every step is done. k completes the case, z takes the last act back.") == 4
    assert only(tmp_path).completed


@pytest.mark.parametrize("typed", ["", "1\n", "s\n", "1\n2\ns\ny\ns\n", "1\n2\ns\ny\ns\n7\ns\n", "n\n", "q\n"])
def test_the_end_of_input_anywhere_leaves_the_case_waiting(shell: Shell, typed: str) -> None:
    said = shell(*RUN, typed=typed)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-1].startswith(
        "Kept: the case waits at this step. To go on: sopcheck run surat --case 12/UM/2026 --plain"
    )


def test_an_open_case_goes_on_where_it_was_left(shell: Shell, tmp_path: Path) -> None:
    shell(*RUN, typed="1\n2\ns\n")
    said = shell("run", "surat", "--case", " 12/um/2026 ", "--plain", typed="y\n")
    assert said.out.startswith("Going on with the case begun Wed 25 Nov 2026 12:00. --new begins another.\n")
    assert only(tmp_path).current == "catat"


def test_a_finished_case_another_person_or_new_is_another_run(shell: Shell, tmp_path: Path) -> None:
    shell(*RUN, typed=TO_THE_END)
    shell(*RUN, typed="1\n")
    shell(*RUN, "--new", typed="")
    said = shell(*RUN, "--person", "Wayan", typed="")
    assert "Siti has an open case of this name too." in said.out
    assert [person for person, _, _ in states(tmp_path)] == ["Siti", "Siti", "Siti", "Wayan"]


def test_a_changed_sop_is_said_and_the_case_stays_with_its_rows(shell: Shell, tmp_path: Path) -> None:
    shell(*RUN, typed="1\n")
    other = write_pack(tmp_path / "baru", SOP.replace("Hand in the letter", "Send the letter"))
    said = shell("--pack", str(other), *RUN, typed="")
    assert "The SOP has changed in the pack since" in said.out
    assert "Hand in the letter" in said.out
    assert "Send the letter" not in said.out


def test_which_deadlines_count_is_asked_for(shell: Shell, tmp_path: Path) -> None:
    begin = ("run", "surat", "--case", "1", "--plain", "--person", "Siti")
    assert "nothing was begun" in shell(*begin, typed="").out
    assert "nothing was begun" in shell(*begin, typed="9\nx\nq\n").out
    assert states(tmp_path) == []
    said = shell(*begin, typed="2\n")
    assert "2. Urgent letter" in said.out
    assert only(tmp_path).clock == "segera"
    said = shell(*begin, "--clock", "biasa", typed="")
    assert "Its deadlines stay those of segera, chosen then." in said.out


@pytest.mark.parametrize("case", ["=1+1", "[/x]", "{case}", "%s", "1\x1b]0;x\x07", "\u202e1", "日本", "a\nb"])
def test_a_case_text_is_kept_as_typed_and_shown_unharmed(shell: Shell, tmp_path: Path, case: str) -> None:
    said = shell(
        "run", "surat", f"--case={case}", "--plain", "--person", "Siti", "--clock", "biasa", typed="n \x1b[2J\n"
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said.out)
    ((_, kept, state),) = states(tmp_path)
    assert kept == case
    assert state.notes[0].text == "\x1b[2J"


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from([b"s", b"y", b"t", b"1", b"z", b"k", b"n x", b"f", b"ya", b"\x00", b"\xff", b"s" * 70_000]),
        ).map(lambda line: line + b"\n"),
        max_size=25,
    )
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_input_ends_in_anything_but_a_kept_case(shell: Shell, lines: list[bytes]) -> None:
    said = call(*RUN, typed=b"".join(lines))
    assert (said.code, said.err) == (0, "")
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in said.out.replace("\n", ""))
