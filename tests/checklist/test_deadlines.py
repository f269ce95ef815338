"""Which deadlines run in a case, since when, and until when."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sopcheck.checklist.acts import ActKind
from sopcheck.checklist.deadlines import RunDeadline, clocks, is_urgent, nearest, running
from sopcheck.checklist.run import replay
from sopcheck.pack.model import Calendar, Clock
from sopcheck.pack.snapshot import PinnedSop

from .cases import SERVICE, Acts, deadline, pinned, step, text

PLAIN = Calendar(
    covers=((date(2026, 1, 1), date(2026, 12, 31)),), weekend=frozenset({6, 7}), zone="Asia/Jakarta", off=()
)


def registered(at: datetime | None = None, **start: object) -> Acts:
    acts = Acts(**start).tick("ajukan", 0).done("ajukan").tick("periksa", 0, 1).decide("periksa", "yes")
    acts.tick("catat", 0).add(ActKind.DONE, "catat", at=at, value="17")
    return acts


def found(acts: Acts, on: PinnedSop = SERVICE, calendar: Calendar | None = PLAIN) -> tuple[RunDeadline, ...]:
    return running(replay(on, acts.list), on, calendar)


def test_nothing_runs_before_its_row_is_done() -> None:
    assert found(Acts()) == ()


def test_the_chosen_clock_runs_and_the_applicants_deadline_does_not() -> None:
    (only,) = found(registered())
    assert (only.deadline.id, only.began) == ("tanggapan", date(2026, 11, 16))
    assert only.due is not None
    assert (only.due.first.due, only.due.safest) == (date(2026, 11, 30), date(2026, 11, 27))
    assert only.due.extended is not None
    assert only.due.extended.due == date(2026, 12, 9)
    assert only.reference == text("UU 14/2008")
    (only,) = found(registered(clock="tahapan"))
    assert only.due is not None
    assert only.due.extended is not None
    assert (only.due.first.due, only.due.extended.due) == (date(2026, 11, 19), date(2026, 11, 23))


def test_it_counts_from_the_day_in_the_offices_zone() -> None:
    (only,) = found(registered(at=datetime(2026, 11, 16, 17, 30, tzinfo=UTC)))
    assert only.began == date(2026, 11, 17)


def test_a_receipt_that_was_given_comes_first() -> None:
    (only,) = found(registered(receipt="2026-11-12"))
    assert only.began == date(2026, 11, 12)
    assert only.due is not None
    assert only.due.first.due == date(2026, 11, 26)


def test_it_ends_with_its_last_row_and_undo_sets_it_running_again() -> None:
    acts = registered().decide("nilai", "yes").tick("sampaikan", 0, 1)
    sent = acts.add(ActKind.DONE, "sampaikan")
    assert found(acts) == ()
    assert len(found(acts.undo(sent.id))) == 1


def test_without_a_calendar_one_sentence_says_so() -> None:
    (only,) = found(registered(), calendar=None)
    assert only.due is None
    assert only.no_date is not None
    assert "no work calendar" in only.no_date.template
    (only,) = found(registered(), calendar=PLAIN._replace(zone="Mars/Base"))
    assert only.due is None
    assert only.no_date is not None
    assert only.no_date.values == {"zone": "Mars/Base"}


def test_hours_have_no_due_date_and_say_so() -> None:
    hours = pinned(SERVICE.sop.steps, [deadline("cepat", "2 jam")])
    (only,) = found(registered(), hours)
    assert (only.due, only.began) == (None, date(2026, 11, 16))
    assert only.no_date is not None


def test_a_loop_counts_from_the_first_time_and_anew_after_the_end() -> None:
    loop = pinned(
        [
            step("catat", 1, "start"),
            step("olah", 2),
            step("cukup", 3, "decision", yes="sampaikan", no="catat"),
            step("sampaikan", 4),
            step("lagi", 5, "decision", yes="catat", no="selesai"),
            step("selesai", 6, "end"),
        ],
        [deadline("t", "3 hari kerja")],
    )
    acts = Acts()
    acts.add(ActKind.DONE, "catat", at=datetime(2026, 11, 2, 3, tzinfo=UTC))
    acts.done("olah").decide("cukup", "no")
    acts.add(ActKind.DONE, "catat", at=datetime(2026, 11, 4, 3, tzinfo=UTC))
    assert [running_one.began for running_one in found(acts, loop)] == [date(2026, 11, 2)]
    acts.done("olah").decide("cukup", "yes").done("sampaikan")
    assert found(acts, loop) == ()
    acts.decide("lagi", "yes")
    acts.add(ActKind.DONE, "catat", at=datetime(2026, 11, 9, 3, tzinfo=UTC))
    assert [running_one.began for running_one in found(acts, loop)] == [date(2026, 11, 9)]


def test_a_later_deadline_counts_from_its_own_row_not_from_the_receipt() -> None:
    rows = [step("catat", 1, "start"), step("kirim", 2), step("sampaikan", 3, "end")]
    two = pinned(rows, [deadline("a", "3 hari kerja"), deadline("b", "1 hari kerja", start="kirim")])
    acts = Acts(receipt="2026-11-12").done("catat").done("kirim")
    assert [(one.deadline.id, one.began) for one in found(acts, two)] == [
        ("a", date(2026, 11, 12)),
        ("b", date(2026, 11, 16)),
    ]


def test_an_end_outside_the_sop_runs_until_the_run_is_complete() -> None:
    rows = [step("catat", 1, "start"), step("sampaikan", 2, "end")]
    open_end = pinned(rows, [deadline("a", "3 hari kerja", end=None, to_text=text("dibalas"))])
    acts = Acts().done("catat").done("sampaikan")
    assert len(found(acts, open_end)) == 1
    acts.add(ActKind.COMPLETE)
    assert found(acts, open_end) == ()


def test_clocks_are_those_declared_and_those_that_deadlines_name() -> None:
    assert [(clock.id, clock.name) for clock in clocks(SERVICE.sop)] == [
        ("biasa", text("Di luar tahapan")),
        ("tahapan", text("Dalam tahapan")),
    ]
    named = pinned(
        SERVICE.sop.steps,
        [
            deadline("a", "10 hari kerja", clock="biasa", case=text("permohonan biasa")),
            deadline("b", "3 hari kerja", clock="pemilu"),
            deadline("c", "1 hari", clock="biasa", case=text("lain")),
        ],
        [Clock("khusus", text("Khusus"), text("jarang"))],
    )
    assert [(clock.id, clock.name.said("id")) for clock in clocks(named.sop)] == [
        ("khusus", "Khusus"),
        ("biasa", "permohonan biasa"),
        ("pemilu", "3 hari kerja"),
    ]
    assert clocks(pinned(SERVICE.sop.steps).sop) == ()


def test_the_nearest_deadline_is_the_one_that_ends_first() -> None:
    rows = [step("catat", 1, "start"), step("sampaikan", 2, "end")]
    two = pinned(rows, [deadline("a", "3 hari kerja"), deadline("b", "1 hari kerja"), deadline("c", "2 jam")])
    first = nearest(found(Acts().done("catat"), two))
    assert first is not None and first.first.due == date(2026, 11, 17)
    assert nearest(found(Acts().done("catat"), two, None)) is None
    assert nearest(()) is None


@pytest.mark.parametrize(
    ("today", "urgent"),
    [(date(2026, 11, 18), False), (date(2026, 11, 19), True), (date(2026, 11, 20), True), (date(2026, 11, 21), True)],
)
def test_a_deadline_is_urgent_on_the_working_day_before_it_and_ever_after(today: date, urgent: bool) -> None:
    assert is_urgent(PLAIN, today, date(2026, 11, 20)) is urgent  # a Friday
