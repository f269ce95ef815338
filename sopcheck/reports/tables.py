"""What happened, as tables: scores, answers, runs and acts. Verdicts come from the snapshots, never from a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sopcheck.checklist.acts import Act, ActKind, BadAct
from sopcheck.checklist.run import RunState, replay
from sopcheck.checklist.wording import act_said, completion
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import OFFICE_ZONE, Text
from sopcheck.quiz.question import Question
from sopcheck.records.store import AnswerEntry, RunEntry, Store, UnreadableRecord
from sopcheck.reports.table import Column, Kind, ReportRefused, Row, Table, Word

_MOST_QUESTIONS = 4096

_YES = Word(True, (S("yes"),))
_NO = Word(False, (S("no"),))
_RIGHT = Word(True, (S("right"),))
_WRONG = Word(False, (S("wrong"),))
_KINDS: Mapping[ActKind, Word] = {
    ActKind.START: Word("start", (S("start"),)),
    ActKind.TICK: Word("tick", (S("tick"),)),
    ActKind.UNTICK: Word("untick", (S("tick taken back"),)),
    ActKind.DECIDE: Word("decide", (S("decision"),)),
    ActKind.DONE: Word("done", (S("done"),)),
    ActKind.NOTE: Word("note", (S("note"),)),
    ActKind.UNDO: Word("undo", (S("undo"),)),
    ActKind.COMPLETE: Word("complete", (S("completion"),)),
}


def scores(store: Store, *, language: str = "id", zone: str = OFFICE_ZONE) -> Table:
    """One row an attempt, oldest first. ``percent`` is right over answered, as on the screen."""
    columns = (
        Column("person", S("Person"), width=24),
        Column("date", S("Date and time"), Kind.TIME),
        Column("title", S("Quiz"), width=36),
        Column("sops", S("SOPs"), width=28),
        Column("mode", S("Mode")),
        Column("asked", S("Questions"), Kind.NUMBER),
        Column("answered", S("Answered"), Kind.NUMBER),
        Column("right", S("Right"), Kind.NUMBER),
        Column("percent", S("Percent right"), Kind.SHARE),
        Column("finished", S("Finished"), Kind.WORD),
        Column("seed", S("Seed"), Kind.NUMBER),
        Column("attempt", S("Attempt id"), width=38),
    )
    return Table("scores", S("Scores"), columns, _scores(store, language, _zone(zone)))


def answers(store: Store, *, language: str = "id", zone: str = OFFICE_ZONE) -> Table:
    """One row an answer, by attempt and in the order given. ``place`` counts the questions of the attempt from 1."""
    columns = (
        Column("person", S("Person"), width=24),
        Column("date", S("Date and time"), Kind.TIME),
        Column("sop", S("SOP"), width=28),
        Column("question", S("Question id"), width=24),
        Column("stem", S("Question"), width=48),
        Column("chosen", S("Answer given"), width=36),
        Column("right_answer", S("Right answer"), width=36),
        Column("right", S("Verdict"), Kind.WORD),
        Column("rows", S("Rows of the SOP"), width=36),
        Column("place", S("Place"), Kind.NUMBER),
        Column("attempt", S("Attempt id"), width=38),
    )
    return Table("answers", S("Answers"), columns, _answers(store, language, _zone(zone)))


def runs(store: Store, *, language: str = "id", zone: str = OFFICE_ZONE) -> Table:
    """One row a run, oldest first. ``steps`` counts the rows that are closed now, each round of a loop anew."""
    columns = (
        Column("case", S("Case"), width=36),
        Column("sop", S("SOP"), width=36),
        Column("person", S("Started by"), width=24),
        Column("started", S("Started"), Kind.TIME),
        Column("last", S("Last act"), Kind.TIME),
        Column("steps", S("Steps done"), Kind.NUMBER),
        Column("completed", S("State"), Kind.WORD, width=28),
        Column("run", S("Run id"), width=38),
    )
    return Table("runs", S("Runs"), columns, _runs(store, language, _zone(zone)))


def acts(store: Store, *, language: str = "id", zone: str = OFFICE_ZONE) -> Table:
    """One row an act, by run and in the order done; also what was undone. In JSON ``data`` is the act's own data."""
    columns = (
        Column("case", S("Case"), width=36),
        Column("sop", S("SOP"), width=36),
        Column("number", S("No."), Kind.NUMBER),
        Column("happened", S("Happened"), Kind.TIME),
        Column("recorded", S("Recorded"), Kind.TIME),
        Column("person", S("Person"), width=24),
        Column("kind", S("Act"), Kind.WORD),
        Column("row", S("Step no."), Kind.NUMBER),
        Column("activity", S("Activity"), width=48),
        Column("data", S("In words"), Kind.WORD, width=48),
        Column("run", S("Run id"), width=38),
    )
    return Table("acts", S("Acts"), columns, _acts(store, language, _zone(zone)))


TABLES: Mapping[str, Callable[..., Table]] = {"scores": scores, "answers": answers, "runs": runs, "acts": acts}
"""What can be exported, by the word of the command line: ``TABLES[what](store, language=…, zone=…)``."""


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        sentence = S("This computer does not know the time zone {zone}. Correct it in calendar.toml.", zone=name)
        raise ReportRefused(sentence) from error


# --- attempts and answers -----------------------------------------------------------------------------------------


def _scores(store: Store, language: str, zone: ZoneInfo) -> Iterator[Row]:
    # Attempts and answers both come in the order of the attempts' ids, so one pass over both is enough.
    entries = store.each_answer()
    answer = next(entries, None)
    for attempt in store.each_attempt():
        answered = right = 0
        while answer is not None and answer.attempt <= attempt.id:
            if answer.attempt == attempt.id:
                answered += 1
                right += answer.right
            answer = next(entries, None)
        yield (
            attempt.person_name,
            attempt.recorded.astimezone(zone),
            attempt.title.said(language),
            ", ".join(attempt.sops),
            attempt.mode,
            attempt.asked,
            answered,
            right,
            Fraction(right, answered) if answered else None,
            _YES if answered >= attempt.asked else _NO,
            attempt.seed,
            attempt.id,
        )


class _Said(NamedTuple):
    """What the answers to one question have in common, said once."""

    sop: str
    stem: str
    options: tuple[str, ...]
    right: str
    rows: str


def _said(question: Question, language: str) -> _Said:
    def words(text: Text | None) -> str:
        return text.said(language) if text is not None else ""

    return _Said(
        sop=words(question.sop_title) or question.sop or "",
        stem=words(question.stem),
        options=tuple(words(option.text) for option in question.options),
        right=next((words(option.text) for option in question.options if option.right), ""),
        rows="; ".join(f"{row.number}. {words(row.activity)}" for row in question.rows),
    )


def _answers(store: Store, language: str, zone: ZoneInfo) -> Iterator[Row]:
    names = {person.id: person.name for person in store.people()}
    known: dict[str, _Said] = {}
    for entry in store.each_answer():
        said = known.get(entry.question_digest)
        if said is None:
            if len(known) >= _MOST_QUESTIONS:
                known.clear()
            said = known[entry.question_digest] = _said(entry.question, language)
        yield _answer_row(entry, said, names.get(entry.person, entry.person), entry.recorded.astimezone(zone))


def _answer_row(entry: AnswerEntry, said: _Said, name: str, moment: datetime) -> Row:
    return (
        name,
        moment,
        said.sop,
        entry.question.id,
        said.stem,
        said.options[entry.option],
        said.right,
        _RIGHT if entry.right else _WRONG,
        said.rows,
        entry.place + 1,
        entry.attempt,
    )


# --- runs and acts ------------------------------------------------------------------------------------------------


def _replayed(store: Store, run: RunEntry) -> tuple[RunState, list[Act]] | None:
    """The run as it stands, or None where its records cannot be read as a run any more."""
    try:
        _, pinned, kept = store.run(run.id)
        return replay(pinned, kept), kept
    except (UnreadableRecord, BadAct):
        return None


def _runs(store: Store, language: str, zone: ZoneInfo) -> Iterator[Row]:
    for run in store.each_run():
        found = _replayed(store, run)
        state = found[0] if found else None
        yield (
            run.case,
            run.title.said(language),
            run.person_name,
            run.recorded.astimezone(zone),
            run.last.astimezone(zone),
            len(state.lines) if state else None,
            Word(state.completed, (completion(state),)) if state else Word(None, (S("cannot be read"),)),
            run.id,
        )


def _acts(store: Store, language: str, zone: ZoneInfo) -> Iterator[Row]:
    for run in store.each_run():
        found = _replayed(store, run)
        if found is None:
            continue  # the table of runs says that it cannot be read
        state, kept = found
        for number, act in enumerate(kept):
            step = state.rows.get(act.step) if act.step is not None else None
            yield (
                run.case,
                run.title.said(language),
                number,
                act.happened.astimezone(zone),
                act.recorded.astimezone(zone),
                act.by,
                _KINDS[act.kind],
                step.number if step else None,
                step.activity.said(language) if step else None,
                Word(dict(act.data), _in_words(state, act, language)),
                run.id,
            )


def _in_words(state: RunState, act: Act, language: str) -> tuple[Sentence, ...]:
    """What was done, then what was written and what was missing."""
    said = [act_said(state, act, language)]
    if act.data.get("value"):
        said.append(S("Recorded: {value}", value=str(act.data["value"])))
    if act.data.get("missing") and act.step is not None:
        requirements = state.rows[act.step].requirements
        missing = "; ".join(requirements[place].text.said(language) for place in act.data["missing"])
        said.append(
            S(
                "Missing: {requirements}. Reason: {reason}",
                requirements=missing,
                reason=str(act.data.get("reason") or ""),
            )
        )
    if act.data.get("receipt"):
        said.append(S("Received on {day}", day=str(act.data["receipt"])))
    return tuple(said)
