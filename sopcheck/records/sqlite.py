"""The store in one SQLite file: what :class:`sopcheck.records.store.Store` promises, kept."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from sopcheck.locales.sentence import S
from sopcheck.pack.characters import folded, typed
from sopcheck.pack.digest import digest
from sopcheck.pack.model import Text
from sopcheck.records import queries
from sopcheck.records.engine import Engine, open_engine
from sopcheck.records.ids import IdSource, RandomBytes
from sopcheck.records.schema import Value, json_text, moment_from, moment_text, row_digest
from sopcheck.records.snapshots import Snapshots
from sopcheck.records.store import (
    LONGEST_NAME,
    AnswerEntry,
    AttemptEntry,
    Fault,
    MovedOn,
    Person,
    RunEntry,
    StoreRefused,
    UnreadableRecord,
)

if TYPE_CHECKING:  # imported where a question or an act is read or written: the first screen needs neither
    from sopcheck.checklist.acts import Act
    from sopcheck.pack.snapshot import PinnedSop
    from sopcheck.quiz.attempt import Asked, Given, Plan

_KEPT_PLANS = 4
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What a damaged row may make of our own readers; BadAct and BadSnapshot are ValueErrors."""


_Entry = TypeVar("_Entry")


def open_store(path: Path, *, now: Callable[[], datetime], random_bytes: RandomBytes = os.urandom) -> SqliteStore:
    """Open the store at ``path``, made new where there is no file or an empty one; also a context manager.

    ``now`` gives aware times. Raises StoreRefused where the file is not a store that this version can use; it is then
    left as it was.
    """
    engine, ids = open_engine(path, now), IdSource(now, random_bytes)
    with suppress(StoreRefused):  # where a damaged table cannot be read, the others still can
        for name, _ in _newest(engine):
            ids.follow(name)
    return SqliteStore(engine, now, ids)


class SqliteStore:
    """Records in one SQLite file. For one thread; any number of processes may work on the same file."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], ids: IdSource) -> None:
        self._engine = engine
        self._now = now
        self._ids = ids
        self._snapshots = Snapshots(engine)
        self._plans: dict[str, tuple[Plan, list[str]]] = {}

    @property
    def path(self) -> Path:
        """The file."""
        return self._engine.path

    @property
    def files(self) -> tuple[Path, ...]:
        """The file and those that SQLite keeps beside it; not each is always there."""
        return (self.path, *(Path(f"{self.path}{ending}") for ending in ("-wal", "-shm", "-journal")))

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; harmless when repeated."""
        self._engine.close()

    def new_id(self) -> str:
        """A fresh id, later in order than every id before it."""
        return self._ids.next()

    # --- people ---------------------------------------------------------------------------------------------------

    def people(self) -> list[Person]:
        """Everybody known, by name."""
        found = list(_readable(_person, self._engine.rows(queries.PEOPLE)))
        return sorted(found, key=lambda person: (folded(person.name), person.id))

    def find_person(self, name: str) -> Person | None:
        """The person recorded first whose name is the same but for case and spaces."""
        wanted = folded(name)
        known = _readable(_person, self._engine.rows(queries.PEOPLE))
        return next((person for person in known if folded(person.name) == wanted), None)

    def add_person(self, name: str, *, number: str | None = None, unit: str | None = None) -> Person:
        """Keep a new person. Raises NotWritable where a text is blank or longer than LONGEST_NAME."""
        person = self._new_person(name, number, unit)
        with self._engine.writing():
            self._insert("person", _person_row(person))
        return person

    def person_named(self, name: str) -> Person:
        """The person whose name is the same but for case and spaces, else a new one.

        Two programs that ask at once are given the same one. Raises NotWritable as :meth:`add_person` does.
        """
        known = self.find_person(name)
        if known is not None:
            return known
        person = self._new_person(name, None, None)
        with self._engine.writing():
            known = self.find_person(person.name)  # now that nobody else can add one
            if known is None:
                self._insert("person", _person_row(person))
        return known or person

    def _new_person(self, name: str, number: str | None, unit: str | None) -> Person:
        return Person(
            id=self.new_id(),
            name=typed(name, LONGEST_NAME),
            recorded=self._now(),
            number=None if number is None else typed(number, LONGEST_NAME),
            unit=None if unit is None else typed(unit, LONGEST_NAME),
        )

    def last_person(self) -> Person | None:
        """Who recorded the newest fact in this store."""
        newest = _newest(self._engine)
        if not newest:
            return None
        _, person = max(newest)
        row = self._engine.row(queries.PERSON, (person,))
        return next(_readable(_person, [row] if row else []), None)

    # --- attempts -------------------------------------------------------------------------------------------------

    def start_attempt(
        self, person: str, plan: Plan, *, pack: str, pack_version: str, attempt_id: str | None = None
    ) -> str:
        """Keep the plan with its question snapshots; the new attempt's id.

        ``attempt_id`` makes a retry after an unknown outcome harmless.
        """
        attempt = attempt_id or self.new_id()
        from sopcheck.quiz.attempt import plan_body, question_snapshots

        snapshots = question_snapshots(plan)
        row: dict[str, Value] = {
            "id": attempt,
            "recorded_at": moment_text(self._now()),
            "person": person,
            "session": None,
            "pack": pack,
            "pack_version": pack_version,
            "title": json_text(plan.title.to_json()),
            "mode": plan.mode,
            "seed": plan.seed,
            "language": plan.language,
            "sops": json_text(list(plan.sops)),
            "asked": len(plan.questions),
            "body": json_text(plan_body(plan)),
        }
        with self._engine.writing():
            if self._engine.row(queries.HAS_ATTEMPT, (attempt,)) is None:
                for name, body in snapshots.items():
                    self._keep_snapshot(name, body)
                self._insert("attempt", row)
        self._remember(attempt, plan)
        return attempt

    def add_answer(
        self, attempt: str, sequence: int, given: Given, *, person: str, answer_id: str | None = None
    ) -> str:
        """Keep one reply as number ``sequence`` (from 0) of the attempt; its id.

        ``answer_id`` makes a retry after an unknown outcome harmless. Raises MovedOn where ``sequence`` is taken by
        another answer or is not the next one, ValueError for a place or option that the plan does not have. Whether
        the question was answered before is for the caller, who replays.
        """
        asked, question = self._asked(attempt, given)
        row: dict[str, Value] = {
            "id": answer_id or self.new_id(),
            "recorded_at": moment_text(self._now()),
            "person": person,
            "attempt": attempt,
            "sequence": sequence,
            "place": given.place,
            "option": given.option,
            "question": question,
            "original": asked.order[given.option],
        }
        with self._engine.writing():
            before = self._engine.row(queries.LAST_ANSWER, (attempt,))
            if sequence == (0 if before is None else before[0] + 1) and not self._has_answer(row):
                row["previous"] = before[1] if before else self._digest_of(queries.ATTEMPT_DIGEST, attempt)
                self._insert("answer", row)
            elif not self._has_answer(row):
                raise MovedOn(S("This quiz has gone on elsewhere. Open it again to go on from there."))
        return str(row["id"])

    def _has_answer(self, row: Mapping[str, Value]) -> bool:
        found = self._engine.row(queries.ANSWER_BY_ID, (row["id"],))
        return found is not None and found == tuple(row[name] for name in ("attempt", "sequence", "place", "option"))

    def _asked(self, attempt: str, given: Given) -> tuple[Asked, str]:
        """What a reply is about, with the digest of its question."""
        if attempt not in self._plans:
            self._remember(attempt, self._plan(attempt))
        plan, digests = self._plans[attempt]
        if not 0 <= given.place < len(plan.questions):
            raise ValueError("the plan has no question at this place")
        asked = plan.questions[given.place]
        if not 0 <= given.option < len(asked.order):
            raise ValueError("the question has no such option")
        return asked, digests[given.place]

    def _plan(self, attempt: str) -> Plan:
        row = self._engine.row(queries.ATTEMPT_BODY, (attempt,))
        if row is None:
            raise self._unknown(attempt)
        try:
            from sopcheck.quiz.attempt import plan_from

            return plan_from(json.loads(row[0]), self._snapshots)
        except _UNREADABLE as error:
            raise self._unreadable(attempt) from error

    def _remember(self, attempt: str, plan: Plan) -> None:
        self._plans[attempt] = plan, [asked.question.digest() for asked in plan.questions]
        while len(self._plans) > _KEPT_PLANS:
            del self._plans[next(iter(self._plans))]

    def attempts(
        self, *, person: str | None = None, unfinished: bool = False, limit: int | None = None
    ) -> list[AttemptEntry]:
        """Attempts, newest first. Rows that cannot be read are left out; :meth:`verify` names them."""
        query, values = queries.attempts(person=person, unfinished=unfinished, limit=limit)
        return list(_readable(_attempt, self._engine.rows(query, values)))

    def attempt(self, attempt: str) -> tuple[AttemptEntry, Plan, list[Given]]:
        """All that :func:`sopcheck.quiz.attempt.replay` needs. Raises StoreRefused where it cannot be read."""
        row = self._engine.row(queries.ONE_ATTEMPT, (attempt,))
        if row is None:
            raise self._unknown(attempt)
        plan = self._plan(attempt)
        from sopcheck.quiz.attempt import Given

        given = [Given(place, option) for place, option in self._engine.rows(queries.GIVEN, (attempt,))]
        try:
            return _attempt(row), plan, given
        except _UNREADABLE as error:
            raise self._unreadable(attempt) from error

    def recent_answers(self, person: str, *, sop: str, limit: int) -> list[AnswerEntry]:
        """The newest answers of one person on one SOP, newest first."""
        found: list[AnswerEntry] = []
        for (attempt,) in self._engine.rows(queries.ATTEMPTS_OF, (person,)):
            entries = self._answer_entries(self._engine.rows(queries.ANSWERS_OF, (attempt,)))
            found.extend(entry for entry in entries if entry.person == person and entry.question.sop == sop)
            if len(found) >= limit:
                break
        return found[:limit]

    def _answer_entries(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[AnswerEntry]:
        question_of = self._snapshots.question
        for identity, attempt, sequence, place, shown, option, recorded, person, name in rows:
            try:
                question = question_of(name)
                moment = moment_from(recorded)
                if not 0 <= option < len(question.options):
                    continue
            except _UNREADABLE:
                continue  # verify() names it
            yield AnswerEntry(identity, attempt, sequence, place, shown, option, moment, person, question, name)

    # --- runs -----------------------------------------------------------------------------------------------------

    def start_run(self, person: str, pinned: PinnedSop, case: str, start: Act) -> str:
        """Keep a new run with its start act, in one transaction; the run's id.

        The same start act again is harmless: it gives the run that it started.
        """
        body = pinned.to_json()
        row: dict[str, Value] = {
            "id": self.new_id(),
            "recorded_at": moment_text(start.recorded),
            "person": person,
            "pack": pinned.pack,
            "pack_version": pinned.pack_version,
            "sop": pinned.sop.id,
            "sop_digest": pinned.sop.digest,
            "title": json_text(pinned.sop.title.to_json()),
            "case_text": case,
            "snapshot": digest(body),
        }
        with self._engine.writing():
            known = self._engine.row(queries.ACT_BY_ID, (start.id,))
            if known is not None:
                return str(known[0])
            self._keep_snapshot(str(row["snapshot"]), body)
            previous = self._insert("run", row)
            self._insert("act", _act_row(str(row["id"]), 0, start, previous))
        return str(row["id"])

    def add_act(self, run: str, sequence: int, act: Act) -> None:
        """Keep an act as number ``sequence`` of the run (from 0; the start act is 0).

        The same act id again is harmless. Raises MovedOn where ``sequence`` is taken by another act or is not the next.
        """
        with self._engine.writing():
            known = self._engine.row(queries.ACT_BY_ID, (act.id,))
            if known is not None and known == (run, sequence):
                return
            before = self._engine.row(queries.LAST_ACT, (run,))
            if before is None:
                raise self._unknown(run)
            if known is not None or sequence != before[0] + 1:
                raise MovedOn(S("This case has gone on elsewhere. Open it again to go on from there."))
            self._insert("act", _act_row(run, sequence, act, before[1]))

    def runs(
        self,
        *,
        person: str | None = None,
        open_only: bool = False,
        sop: str | None = None,
        limit: int | None = None,
    ) -> list[RunEntry]:
        """Runs, newest first by last act. Rows that cannot be read are left out; :meth:`verify` names them."""
        query, values = queries.runs(person=person, open_only=open_only, sop=sop, limit=limit)
        return list(_readable(_run, self._engine.rows(query, values)))

    def run(self, run: str) -> tuple[RunEntry, PinnedSop, list[Act]]:
        """All that :func:`sopcheck.checklist.run.replay` needs. Raises StoreRefused where it cannot be read."""
        row = self._engine.row(queries.ONE_RUN, (run,))
        if row is None:
            raise self._unknown(run)
        bodies = self._engine.rows(queries.ACTS_OF, (run,))
        try:
            from sopcheck.checklist.acts import act_from_json
            from sopcheck.pack.snapshot import PinnedSop

            pinned = PinnedSop.from_json(self._snapshots[row[-1]])
            return _run(row), pinned, [act_from_json(json.loads(body), place) for place, (body,) in enumerate(bodies)]
        except _UNREADABLE as error:
            raise self._unreadable(run) from error

    # --- everything, in pages, so that no read stays open while somebody writes --------------------------------------

    def each_attempt(self) -> Iterator[AttemptEntry]:
        """Every attempt, oldest first, without holding them all."""
        return _readable(_attempt, self._engine.paged(queries.ATTEMPT_PAGE, ("",), lambda row: (row[0],)))

    def each_answer(self) -> Iterator[AnswerEntry]:
        """Every answer, by attempt and sequence, without holding them all."""
        return self._answer_entries(
            self._engine.paged(queries.ANSWER_PAGE, ("", -1, ""), lambda row: (row[1], row[2], row[0]))
        )

    def each_run(self) -> Iterator[RunEntry]:
        """Every run, oldest first, without holding them all."""
        return _readable(_run, self._engine.paged(queries.RUN_PAGE, ("",), lambda row: (row[0],)))

    def each_act(self) -> Iterator[tuple[str, int, Act]]:
        """Every act as (run id, sequence, act), by run and sequence."""
        rows = self._engine.paged(queries.ACT_PAGE, ("", -1, ""), lambda row: row[:3])
        from sopcheck.checklist.acts import act_from_json

        return _readable(lambda row: (row[0], row[1], act_from_json(json.loads(row[3]), row[1])), rows)

    def verify(self) -> Sequence[Fault]:
        """Every digest and chain that does not hold, every gap in a sequence, what SQLite itself finds."""
        from sopcheck.records.verifying import faults

        return list(faults(self._engine))

    # --- inside a transaction ---------------------------------------------------------------------------------------

    def _insert(self, table: str, row: dict[str, Value]) -> str:
        name = row["digest"] = row_digest(table, row)
        self._engine.insert(table, row)
        return name

    def _keep_snapshot(self, name: str, body: Mapping[str, Any]) -> None:
        if self._engine.row(queries.SNAPSHOT, (name,)) is None:
            self._engine.insert("snapshot", {"digest": name, "body": json_text(body)})

    def _digest_of(self, query: str, record: str) -> str:
        row = self._engine.row(query, (record,))
        if row is None:
            raise self._unknown(record)
        return str(row[0])

    def _unknown(self, record: str) -> StoreRefused:
        return StoreRefused(S("The store {file} has no record {record}.", file=str(self.path), record=record))

    def _unreadable(self, record: str) -> UnreadableRecord:
        return UnreadableRecord(
            S(
                "The record {record} in the store {file} is damaged and cannot be opened. The others are not affected.",
                file=str(self.path),
                record=record,
            )
        )


def _newest(engine: Engine) -> list[tuple[str, Any]]:
    """The newest fact of each kind and who recorded it."""
    found = [row for query in queries.NEWEST if (row := engine.row(query)) is not None]
    return [(name, person) for name, person in found if isinstance(name, str)]


# --- rows into values -----------------------------------------------------------------------------------------------


def _readable(read: Callable[[tuple[Any, ...]], _Entry], rows: Iterable[tuple[Any, ...]]) -> Iterator[_Entry]:
    """What can be read. One damaged row must not keep a person from all the others."""
    for row in rows:
        try:
            entry = read(row)
        except _UNREADABLE:
            continue
        yield entry


def _text(body: str) -> Text:
    words = json.loads(body)
    if not words or not all(isinstance(word, str) for word in words.values()):
        raise ValueError(body)
    return Text.from_json(words)


def _person(row: tuple[Any, ...]) -> Person:
    identity, name, recorded, number, unit = row
    return Person(identity, name, moment_from(recorded), number, unit)


def _person_row(person: Person) -> dict[str, Value]:
    return {
        "id": person.id,
        "recorded_at": moment_text(person.recorded),
        "name": person.name,
        "number": person.number,
        "unit": person.unit,
    }


def _attempt(row: tuple[Any, ...]) -> AttemptEntry:
    identity, person, name, recorded, last, pack, version, title, mode, seed, language, sops, asked, answered = row
    return AttemptEntry(
        id=identity,
        person=person,
        person_name=name,
        recorded=moment_from(recorded),
        last=moment_from(last or recorded),
        pack=pack,
        pack_version=version,
        title=_text(title),
        mode=mode,
        seed=seed,
        language=language,
        sops=tuple(json.loads(sops)),
        asked=asked,
        answered=answered,
    )


def _run(row: tuple[Any, ...]) -> RunEntry:
    identity, person, name, recorded, last, pack, version, sop, sop_digest, title, case, acts, completed, _ = row
    return RunEntry(
        id=identity,
        person=person,
        person_name=name,
        recorded=moment_from(recorded),
        last=moment_from(last or recorded),
        pack=pack,
        pack_version=version,
        sop=sop,
        sop_digest=sop_digest,
        title=_text(title),
        case=case,
        acts=acts,
        completed=None if completed is None else moment_from(completed),
    )


def _act_row(run: str, sequence: int, act: Act, previous: str) -> dict[str, Value]:
    from sopcheck.checklist.acts import ActKind, act_to_json

    return {
        "id": act.id,
        "recorded_at": moment_text(act.recorded),
        "happened_at": moment_text(act.happened),
        "person": act.person,
        "run": run,
        "sequence": sequence,
        "kind": act.kind.value,
        "undoes": str(act.data.get("act")) if act.kind is ActKind.UNDO else None,
        "body": json_text(act_to_json(act)),
        "previous": previous,
    }
