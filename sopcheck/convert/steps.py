"""Rows of a table as steps: actor, kind, mutu baku, exits and ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sopcheck.convert.columns import Table
from sopcheck.convert.draft import DraftStep, Named
from sopcheck.convert.exits import Exits, Flow
from sopcheck.convert.grid import Drawn, Note
from sopcheck.convert.naming import step_id
from sopcheck.convert.rows import Mark, Placed, Row
from sopcheck.convert.times import in_language, read_time
from sopcheck.convert.words import NOTHING, items_of, one_line, plain_words
from sopcheck.locales.sentence import S
from sopcheck.pack.characters import folded
from sopcheck.pack.model import StepKind
from sopcheck.pack.tables import ACTIVITY, FEW, PROSE, TITLE

_ENDS = frozenset(("selesai", "end", "finish", "akhir", "stop"))


class StepMaker:
    """Makes the steps of one SOP. ``actors``: by folded name."""

    def __init__(self, rows: Sequence[Row], actors: dict[str, Named], tables: Sequence[Table], language: str) -> None:
        self.rows, self.actors, self.language = rows, actors, language
        self.flow = Flow(rows)
        self.tables = {id(table.sheet): table for table in tables}

    def steps(self, word: str) -> tuple[DraftStep, ...]:
        """All steps; ``word`` begins an id where the activity gives none."""
        activities = [self._activity(row) for row in self.rows]
        taken: list[str] = []
        for number, activity in enumerate(activities, 1):
            taken.append(step_id(activity, set(taken), number, word))
        found = []
        for place, row in enumerate(self.rows):
            notes = list(row.notes)
            exits = self.flow.exits(place, activities[place] or "")
            actor = self._actor(row, notes)
            self._place_ends(place, exits, activities[place] or "")
            if activities[place] is None:
                self._ask(row, notes, S("the row says no activity; write it here: activity = …"))
            found.append(
                DraftStep(
                    id=taken[place],
                    kind=exits.kind,
                    actor=actor,
                    activity=activities[place],
                    requirements=self._requirements(row, notes),
                    time=self._time(row, notes),
                    output=self._output(row, notes),
                    next=_name(taken, exits.next),
                    yes=_name(taken, exits.yes),
                    no=_name(taken, exits.no),
                    yes_text=exits.yes_text,
                    no_text=exits.no_text,
                    remark=_prose(row.remark),
                    section=row.section[:TITLE],
                    notes=(*notes, *exits.notes),
                )
            )
        return tuple(found)

    def _ask(self, row: Row, notes: list[Note], what: object, column: int | None = None) -> None:
        place = row.sheet.place(row.row, row.column if column is None else column)
        notes.append(Note(place, what, todo=True))  # type: ignore[arg-type]

    def _activity(self, row: Row) -> str | None:
        text = one_line(" ".join(part.text for part in row.activity))
        if not any(letter.isalnum() for letter in text):
            drawn = [mark.sign.text for mark in row.marks if mark.shape and mark.sign.text]
            text = one_line(drawn[0]) if drawn else ""
        return text[:ACTIVITY].strip() if any(letter.isprintable() and letter != " " for letter in text) else None

    def _actor(self, row: Row, notes: list[Note]) -> str | None:
        table = self.tables.get(id(row.sheet))
        names = table.actors if table is not None else []
        marks = _deciding(row.marks)
        found = list(dict.fromkeys(mark.actor for mark in sorted(marks, key=lambda mark: mark.column)))
        if found:
            chosen = self.actors.get(folded(names[found[0]].name[:TITLE]))
            if len(found) > 1:
                others = ", ".join(names[at].name for at in found[1:])
                what = S(
                    "several actors are marked; the first was taken, as well marked: {actors}", actors=others[:300]
                )
                self._ask(row, notes, what, min(mark.column for mark in marks))
            return None if chosen is None else chosen.id
        if row.names:
            return self._named(row, notes)
        choice = ", ".join(actor.id for actor in list(self.actors.values())[:20])
        what = S("no actor is marked; write one of these here: actor = … ({actors})", actors=choice)
        self._ask(row, notes, what, names[0].columns[0] if names else None)
        return None

    def _named(self, row: Row, notes: list[Note]) -> str | None:
        """The actor that a row names in words."""
        name = row.names[0]
        chosen = self.actors.get(folded(one_line(name.text)[:TITLE].strip()))
        if len(row.names) > 1 or len(items_of(name.text)) > 1:
            what = S(
                'the actors "{text}" were taken as one; name the one who is responsible', text=one_line(name.text)[:80]
            )
            self._ask(row, notes, what, name.column)
        return None if chosen is None else chosen.id

    def _place_ends(self, place: int, exits: Exits, activity: str) -> None:
        """The first row is the start, the last the end; a capsule without a way out is an end as well."""
        row, last = self.rows[place], len(self.rows) - 1
        capsule = any(mark.sign.drawn is Drawn.TERMINATOR for mark in row.marks)
        here = row.sheet.place(row.row, row.column)
        if place == 0:
            if exits.kind is StepKind.DECISION:
                what = S("the first row is a decision; put a row above it with which the SOP starts")
                exits.notes.append(Note(here, what, todo=True))
                return
            exits.kind = StepKind.START
            if not capsule:
                exits.notes.append(Note(here, S("read as the start, because it is the first row")))
        elif exits.kind is StepKind.DECISION:
            if place == last:
                what = S("the last row is a decision; add the rows that it leads to")
                exits.notes.append(Note(here, what, todo=True))
        elif place == last and exits.next is None:
            exits.kind = StepKind.END
            if not capsule:
                exits.notes.append(Note(here, S("read as the end, because it is the last row")))
        elif place != last and exits.next is None and self._is_end(place, capsule, activity):
            exits.kind = StepKind.END

    def _is_end(self, place: int, capsule: bool, activity: str) -> bool:
        row = self.rows[place]
        if plain_words(activity) in _ENDS:
            return True
        return capsule and id(row.sheet) in self.flow.drawn and not self.flow.leads[place]

    def _requirements(self, row: Row, notes: list[Note]) -> tuple[str, ...]:
        found = [item for text in row.requirements for item in items_of(text.text)]
        items = list(dict.fromkeys(item[:PROSE].strip() for item in found if any(map(str.isalnum, item))))
        self._tell_shared(row, row.requirements, notes)
        if len(items) > FEW:
            what = S("more than {most} requirements; the rest was left out", most=FEW)
            self._ask(row, notes, what, row.requirements[0].column)
        return tuple(items[:FEW])

    def _output(self, row: Row, notes: list[Note]) -> str | None:
        self._tell_shared(row, row.output, notes)
        items = [item for text in row.output for item in items_of(text.text)]
        text = "; ".join(dict.fromkeys(items))[:PROSE].strip()
        return text if any(letter.isprintable() and letter != " " for letter in text) else None

    def _time(self, row: Row, notes: list[Note]) -> str | None:
        text = one_line(" ".join(part.text for part in row.time))
        if text.casefold() in NOTHING:
            return None
        table = self.tables.get(id(row.sheet))
        found = read_time(text, "" if table is None else table.unit)
        column = row.time[0].column
        if found.period is None:
            what = S('the time "{text}" could not be read; write it as time = "10 menit"', text=text[:60])
            self._ask(row, notes, what, column)
            return None
        period = in_language(found.period, self.language)
        if found.guess is not None:
            guess = replace(found.guess, values={**found.guess.values, "period": period})
            notes.append(Note(row.sheet.place(row.time[0].row, column), guess))
        self._tell_shared(row, row.time, notes)
        return period

    def _tell_shared(self, row: Row, texts: Sequence[Placed], notes: list[Note]) -> None:
        for text in texts:
            if text.shared:
                what = S(
                    '"{text}" is merged over several rows; it was written at the first', text=one_line(text.text)[:60]
                )
                notes.append(Note(row.sheet.place(text.row, text.column), what))


def _deciding(marks: Sequence[Mark]) -> list[Mark]:
    """The marks that say who does a row: drawn shapes before other signs, a diamond before all, a capsule last."""
    shapes = [mark for mark in marks if mark.shape] or list(marks)
    diamonds = [mark for mark in shapes if mark.sign.drawn is Drawn.DECISION]
    if len(diamonds) == 1:
        return diamonds
    bodies = [mark for mark in shapes if mark.sign.drawn is not Drawn.TERMINATOR]
    return bodies or shapes


def _name(ids: Sequence[str], place: int | None) -> str | None:
    return None if place is None else ids[place]


def _prose(texts: Sequence[Placed]) -> str | None:
    text = one_line(" ".join(text.text for text in texts))
    if text.casefold() in NOTHING or not any(map(str.isalnum, text)):
        return None
    return text[:PROSE].strip()
