"""Replaying a run, act by act."""

from __future__ import annotations

import pytest

from sopcheck.checklist.acts import Act, ActKind, BadAct
from sopcheck.checklist.run import RunState, refusal, replay
from sopcheck.pack.snapshot import PinnedSop

from .cases import SERVICE, Acts, effect, pinned, step, text


def state_of(acts: Acts, on: PinnedSop = SERVICE) -> RunState:
    return replay(on, acts.list)


def refused(acts: Acts, on: PinnedSop = SERVICE) -> str:
    """The sentence with which the last act is refused."""
    with pytest.raises(BadAct) as caught:
        replay(on, acts.list)
    assert caught.value.place == len(acts.list) - 1
    before = replay(on, acts.list[:-1])
    assert refusal(before, acts.list[-1]) == caught.value.sentence
    return caught.value.sentence.template


def to_register() -> Acts:
    return Acts().tick("ajukan", 0).done("ajukan").tick("periksa", 0, 1).decide("periksa", "yes")


def to_the_end() -> Acts:
    acts = to_register().tick("catat", 0).done("catat", value="17").decide("nilai", "yes")
    return acts.tick("sampaikan", 0, 1).done("sampaikan").tick("arsip", 0).done("arsip")


def test_nothing_yet_waits_for_the_start() -> None:
    state = replay(SERVICE, [])
    assert state.current is None
    assert state.allowed == {ActKind.START}
    assert refusal(state, Acts().list[0]) is None


def test_the_start_stands_at_the_first_row_with_nothing_ticked() -> None:
    state = state_of(Acts())
    assert (state.current, state.round, state.ticked, state.unticked) == ("ajukan", 1, frozenset(), (0,))
    assert (state.case, state.clock, state.undoable) == ("123/PPID/XI", "biasa", None)
    assert state.allowed == {ActKind.TICK, ActKind.DONE, ActKind.NOTE}


def test_a_decision_leads_where_its_exit_leads() -> None:
    acts = Acts().tick("ajukan", 0).done("ajukan").tick("periksa", 0, 1).decide("periksa", "no")
    state = state_of(acts)
    assert state.current == "beritahu"
    line = state.lines[-1]
    assert (line.what, line.exit, line.led_to, line.by) == (ActKind.DECIDE, "no", "beritahu", "Siti")


def test_sending_back_opens_a_new_round_that_starts_unticked() -> None:
    acts = Acts().tick("ajukan", 0).done("ajukan").tick("periksa", 0, 1).decide("periksa", "no").done("beritahu")
    state = state_of(acts)
    assert (state.current, state.round, state.ticked) == ("periksa", 2, frozenset())
    state = state_of(acts.tick("periksa", 0, 1).decide("periksa", "yes"))
    assert [(line.step, line.round) for line in state.lines if line.step == "periksa"] == [
        ("periksa", 1),
        ("periksa", 2),
    ]
    assert state.round == 1


def test_a_missing_requirement_needs_a_reason_and_is_kept_with_it() -> None:
    assert "reason" in refused(Acts().done("ajukan", missing=[0]))
    assert "reason" in refused(Acts().done("ajukan", missing=[0], reason=""))
    assert "empty" in refused(Acts().done("ajukan", missing=[0], reason=" \u200b\n"))
    assert "missing" in refused(Acts().done("ajukan"))
    assert "missing" in refused(Acts().done("ajukan", missing=[0, 0], reason="hilang"))
    assert "Nothing is missing" in refused(Acts().tick("ajukan", 0).done("ajukan", reason="hilang"))
    state = state_of(Acts().done("ajukan", missing=[0], reason="menyusul"))
    assert (state.lines[0].missing, state.lines[0].reason, state.missing) == ((0,), "menyusul", 1)


def test_a_step_that_asks_for_a_value_is_not_done_without_it() -> None:
    assert "value" in refused(to_register().tick("catat", 0).done("catat"))
    assert "empty" in refused(to_register().tick("catat", 0).done("catat", value="  "))
    assert "longer" in refused(to_register().tick("catat", 0).done("catat", value="x" * 501))
    assert "no value" in refused(Acts().tick("ajukan", 0).done("ajukan", value="17"))
    state = state_of(to_register().tick("catat", 0).done("catat", value="x" * 500))
    assert state.lines[-1].value == "x" * 500


def test_a_critical_step_needs_its_own_confirmation() -> None:
    acts = to_register().tick("catat", 0).done("catat", value="17").decide("nilai", "no").tick("tolak", 0)
    assert "critical" in refused(acts.done("tolak"))
    acts.list.pop()
    assert "critical" in refused(acts.done("tolak", confirmed=False))
    acts.list.pop()
    assert state_of(acts.done("tolak", confirmed=True)).current == "sampaikan"


def test_done_is_not_decide() -> None:
    assert "decision" in refused(Acts().tick("ajukan", 0).done("ajukan").tick("periksa", 0, 1).done("periksa"))
    assert "no decision" in refused(Acts().tick("ajukan", 0).decide("ajukan", "yes"))


def test_only_the_current_row_moves() -> None:
    assert "not the current one" in refused(Acts().done("arsip"))
    assert "has no step" in refused(Acts().done("nirwana"))
    assert "no requirement" in refused(Acts().tick("ajukan", 1))
    assert "already ticked" in refused(Acts().tick("ajukan", 0, 0))
    untick = Acts()
    untick.add(ActKind.UNTICK, "ajukan", requirement=0)
    assert "not ticked" in refused(untick)


def test_the_end_leaves_completion_and_completion_leaves_undo() -> None:
    acts = to_the_end()
    state = state_of(acts)
    assert (state.current, state.completed) == (None, False)
    assert state.allowed == {ActKind.COMPLETE, ActKind.NOTE, ActKind.UNDO}
    assert state.lines[-1].led_to is None
    complete = acts.add(ActKind.COMPLETE)
    state = state_of(acts)
    assert state.completed
    assert state.allowed == {ActKind.UNDO}
    state = state_of(acts.undo(complete.id))
    assert not state.completed
    assert ActKind.COMPLETE in state.allowed


def test_completing_early_is_refused() -> None:
    acts = Acts()
    acts.add(ActKind.COMPLETE)
    assert "Not yet complete" in refused(acts)


@pytest.mark.parametrize("kind", ["tick", "untick", "done", "decide", "note", "complete"])
def test_an_undo_gives_back_what_was_before_and_keeps_the_act_listed(kind: str) -> None:
    acts = to_the_end() if kind == "complete" else to_register()
    if kind in ("untick", "done"):
        acts.tick("catat", 0)
    elif kind == "decide":
        acts.tick("catat", 0).done("catat", value="17")
    before = state_of(acts)
    done: Act = {
        "tick": lambda: acts.add(ActKind.TICK, "catat", requirement=0),
        "untick": lambda: acts.add(ActKind.UNTICK, "catat", requirement=0),
        "done": lambda: acts.add(ActKind.DONE, "catat", value="17"),
        "decide": lambda: acts.add(ActKind.DECIDE, "nilai", exit="no"),
        "note": lambda: acts.add(ActKind.NOTE, "catat", text="Pemohon datang lagi"),
        "complete": lambda: acts.add(ActKind.COMPLETE),
    }[kind]()
    assert effect(state_of(acts)) != effect(before)
    after = state_of(acts.undo(done.id))
    assert effect(after) == effect(before)
    assert [(taken.act, taken.undo.id) for taken in after.undone] == [(done, acts.list[-1].id)]


def test_undo_goes_back_step_by_step_and_never_past_the_start() -> None:
    acts = Acts().tick("ajukan", 0).done("ajukan")
    assert "last act in force" in refused(acts.undo("act-1"))
    acts.list.pop()
    acts.undo("act-2")
    state = state_of(acts.undo("act-1"))
    assert (state.current, state.ticked, state.undoable) == ("ajukan", frozenset(), None)
    assert "nothing to undo" in refused(acts.undo("act-0"))


def test_an_act_cannot_come_twice() -> None:
    acts = Acts().tick("ajukan", 0)
    acts.list.append(acts.list[1])
    assert "already recorded" in refused(acts)


def test_a_run_starts_once_and_first() -> None:
    acts = Acts()
    acts.add(ActKind.START, case="lagi")
    assert "already started" in refused(acts)
    with pytest.raises(BadAct, match="not started"):
        replay(SERVICE, Acts().tick("ajukan", 0).list[1:])


def test_the_clock_must_be_one_of_the_sop() -> None:
    assert state_of(Acts(clock="tahapan")).clock == "tahapan"
    assert state_of(Acts(clock=None)).clock == "biasa"
    assert "no clock" in refused(Acts(clock="pasir"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"case": ""}, "empty"),
        ({"case": "x" * 501}, "longer"),
        ({"receipt": "17-03-2026"}, "no date of receipt"),
        ({"receipt": "0026-03-17"}, "not between"),
        ({"case": 7}, "unreadable"),
        ({"colour": "red"}, "does not know"),
    ],
)
def test_a_start_says_what_is_wrong_with_it(data: dict[str, object], words: str) -> None:
    assert words in refused(Acts(**data))


def test_notes_stay_with_their_row() -> None:
    acts = Acts()
    acts.add(ActKind.NOTE, "ajukan", text="Surat menyusul")
    acts.add(ActKind.NOTE, None, text="Pemohon tuli: tulis")
    assert [(note.step, note.text) for note in state_of(acts).notes] == [
        ("ajukan", "Surat menyusul"),
        (None, "Pemohon tuli: tulis"),
    ]
    acts.add(ActKind.NOTE, None, text="x" * 2001)
    assert "longer" in refused(acts)


def test_the_rows_ahead_show_both_exits() -> None:
    ahead = state_of(Acts()).next_ahead()
    assert [(row.step.id, row.by) for row in ahead] == [("periksa", "next"), ("catat", "yes")]
    assert [(way.kind, way.target) for way in ahead[0].exits] == [("yes", "catat"), ("no", "beritahu")]
    branches = state_of(Acts().tick("ajukan", 0).done("ajukan")).next_ahead()
    assert [(row.step.id, row.by) for row in branches] == [("catat", "yes"), ("beritahu", "no")]
    assert state_of(to_the_end()).next_ahead() == ()


def test_still_needed_leaves_out_what_a_route_avoids() -> None:
    needed = state_of(Acts()).still_needed()
    assert [(want.step.id, want.place) for want in needed] == [
        ("ajukan", 0),
        ("periksa", 0),
        ("periksa", 1),
        ("catat", 0),
        ("sampaikan", 0),
        ("sampaikan", 1),
        ("arsip", 0),
    ]
    assert "tolak" not in {want.step.id for want in needed}
    assert state_of(to_the_end()).still_needed() == ()


def test_a_last_row_that_is_no_end_ends_the_run_all_the_same() -> None:
    short = pinned([step("satu", 1), step("dua", 2)])
    state = state_of(Acts().done("satu").done("dua"), short)
    assert state.current is None
    assert state.can(ActKind.COMPLETE)


def test_a_row_that_leads_nowhere_is_refused_not_ended() -> None:
    broken = pinned([step("satu", 1, "decision", yes="hilang", no="dua"), step("dua", 2, "end")])
    assert "does not say which step follows" in refused(Acts().decide("satu", "yes"), broken)
    assert state_of(Acts().decide("satu", "no"), broken).current == "dua"
    assert "no steps" in refused(Acts(), pinned([]))


def test_a_value_may_be_asked_at_a_decision_too() -> None:
    asking = pinned([step("satu", 1, "decision", yes="dua", no="dua", record=text("Nomor?")), step("dua", 2, "end")])
    assert "value" in refused(Acts().decide("satu", "yes"), asking)
    assert state_of(Acts().decide("satu", "yes", value="9"), asking).lines[0].value == "9"
