"""What a run says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from sopcheck.checklist.acts import ActKind
from sopcheck.checklist.run import replay
from sopcheck.checklist.wording import act_said, completion, line_said, missing_said, time_left
from sopcheck.locales.sentence import Sentence
from sopcheck.pack.model import Calendar

from .cases import SERVICE, Acts

PLAIN = Calendar(covers=(), weekend=frozenset({6, 7}), zone="Asia/Jakarta", off=())


class English:
    """The catalogue of the templates' own language."""

    def gettext(self, template: str, /) -> str:
        return template

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        return one if count == 1 else many


def said(sentence: Sentence | None) -> str:
    assert sentence is not None
    return sentence.said(English())


def test_lines_and_acts_in_words() -> None:
    acts = Acts().done("ajukan", missing=[0], reason="menyusul {case}").tick("periksa", 0, 1).decide("periksa", "no")
    acts.done("beritahu").tick("periksa", 1, 0).decide("periksa", "yes").undo("act-8")
    acts.add(ActKind.NOTE, "periksa", text="cek {lagi}")
    whole = replay(SERVICE, acts.list)
    state = replay(SERVICE, acts.list[:9])
    assert [said(line_said(state, line, "id")) for line in state.lines] == [
        "Ajukan: done",
        "Periksa: tidak → step 3",
        "Beritahu: done",
        "Periksa: ya → step 4 (round 2)",
    ]
    assert said(missing_said(state, state.lines[0], "id")) == "Missing: formulir. Reason: menyusul {case}"
    assert missing_said(state, state.lines[1], "id") is None
    assert [said(act_said(whole, act, "id")) for act in (*acts.list[:5], *acts.list[8:])] == [
        "The run was started: 123/PPID/XI",
        "Step 1 done",
        "Step 2, ticked: formulir",
        "Step 2, ticked: identitas",
        "Step 2 decided: tidak",
        "Step 2 decided: ya",
        "The act before was undone",
        "Note: cek {lagi}",
    ]


def test_completion_counts_what_was_missing() -> None:
    acts = Acts()
    assert said(completion(replay(SERVICE, []))) == "Not started"
    assert said(completion(replay(SERVICE, acts.list))) == "Not complete: at step 1"
    acts.done("ajukan", missing=[0], reason="x").tick("periksa", 0, 1).decide("periksa", "yes").tick("catat", 0)
    acts.done("catat", value="1").decide("nilai", "yes").done("sampaikan", missing=[1, 0], reason="x").tick("arsip", 0)
    acts.done("arsip")
    assert said(completion(replay(SERVICE, acts.list))) == "Every step is done: not yet completed"
    acts.add(ActKind.COMPLETE)
    assert said(completion(replay(SERVICE, acts.list))) == "Complete, 3 requirements missing"


@pytest.mark.parametrize(
    ("today", "due_on", "words"),
    [
        (date(2026, 11, 24), date(2026, 12, 3), "7 working days left"),
        (date(2026, 12, 2), date(2026, 12, 3), "1 working day left"),
        (date(2026, 12, 3), date(2026, 12, 3), "due today"),
        (date(2026, 12, 4), date(2026, 12, 3), "1 working day late"),
        (date(2026, 12, 5), date(2026, 12, 4), "past its due date"),
        (date(2026, 12, 4), date(2026, 12, 6), "due before the next working day"),
    ],
)
def test_time_left(today: date, due_on: date, words: str) -> None:
    assert said(time_left(PLAIN, today, due_on)) == words
