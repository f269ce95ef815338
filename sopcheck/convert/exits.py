"""Where each row leads: out of drawn lines and of words. What neither says is asked, never invented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sopcheck.convert.branches import ABOVE, BELOW, Way, asks, checks, goes_straight, ways_in
from sopcheck.convert.grid import Drawn, Note, Sheet
from sopcheck.convert.rows import Row
from sopcheck.convert.words import exit_of, one_line, plain_words
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import StepKind
from sopcheck.pack.tables import TITLE

_DENIALS = frozenset(("tidak", "tdk", "belum", "not"))
_ENGLISH = frozenset(("complete", "approved", "accepted", "valid", "correct"))


@dataclass(slots=True)
class Exits:
    """How a row goes on: places of rows from 0; None where nothing is written (the row below, or a to-do)."""

    kind: StepKind = StepKind.PROCESS
    next: int | None = None
    yes: int | None = None
    no: int | None = None
    yes_text: str | None = None
    no_text: str | None = None
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Lead:
    """One drawn line out of a row. ``paged``: it passes a pair of connectors to another page."""

    to: int
    yes: bool | None
    paged: bool = False


class Flow:
    """All rows of an SOP, and what is drawn between them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.by_number = _by_number(rows)
        self.leads: dict[int, list[_Lead]] = {place: [] for place in range(len(rows))}
        self.drawn: set[int] = set()
        """Sheets (by identity) that have lines between rows."""
        places: dict[int, dict[str, int]] = {}
        for place, row in enumerate(rows):
            for mark in row.marks:
                if mark.shape not in ("", "?"):
                    places.setdefault(id(row.sheet), {}).setdefault(mark.shape, place)
        for sheet in {id(row.sheet): row.sheet for row in rows}.values():
            self._take_lines(sheet, places.get(id(sheet), {}))
        self.reached = {lead.to for leads in self.leads.values() for lead in leads}

    def _take_lines(self, sheet: Sheet, places: Mapping[str, int]) -> None:
        over = dict(_pairs_of_connectors(sheet))
        goes_out = {line.start: line for line in sheet.lines if line.start in over.values()}
        for line in sheet.lines:
            end, paged = line.end, False
            if end in over and over[end] in goes_out:
                end, paged = goes_out[over[end]].end, True
            start, to = places.get(line.start), places.get(end)
            if start is not None and to is not None and start != to:
                self.drawn.add(id(sheet))
                lead = _Lead(to, exit_of(line.text), paged)
                if lead not in self.leads[start]:
                    self.leads[start].append(lead)

    def exits(self, place: int, activity: str) -> Exits:
        """How the row at ``place`` goes on. First and last row are not yet made start and end."""
        row = self.rows[place]
        ways = _ways_beside(row)
        found = Exits()
        drawn = any(mark.sign.drawn is Drawn.DECISION for mark in row.marks)
        why = None if drawn else self._reads_as_decision(place, activity, ways)
        if not drawn and why is None:
            self._straight(place, found)
            return found
        found.kind = StepKind.DECISION
        if why is not None:
            found.notes.append(self._note(place, why))
        self._branch(place, ways, found)
        return found

    def _note(self, place: int, what: Sentence, *, todo: bool = False) -> Note:
        row = self.rows[place]
        cell = row.remark[0] if row.remark and todo else row
        return Note(row.sheet.place(cell.row, cell.column), what, todo)

    def _reads_as_decision(self, place: int, activity: str, ways: Sequence[Way]) -> Sentence | None:
        """Why a row that is not drawn as a decision is one, None where it is none."""
        said = {way.yes for way in ways if way.yes is not None}
        if any(lead.yes is not None for lead in self.leads[place]) or len(said) == 2:
            return S("read as a decision, because yes and no stand beside it")
        if asks(activity):
            return S("read as a decision, because it asks a question")
        if any(way.yes is not None and way.number is not None for way in ways):
            return S("read as a decision, because the words beside it name a condition and a row")
        if said and (checks(activity) or any(way.when for way in ways if way.yes is not None)):
            return S("read as a decision, because the words beside it name a condition")
        return None

    def _straight(self, place: int, found: Exits) -> None:
        row = self.rows[place]
        below = place + 1
        targets = list(dict.fromkeys(lead.to for lead in self.leads[place]))
        if len(targets) > 1:
            rows = ", ".join(self.name(target) for target in targets)
            what = S(
                "lines lead to several rows ({rows}), yet it is drawn as no decision; write where it goes on", rows=rows
            )
            found.notes.append(self._note(place, what, todo=True))
        elif targets and targets[0] != below and below < len(self.rows) and below not in self.reached:
            what = S(
                "a line leads to row {number}, and no line to the row below; write where it goes on",
                number=self.name(targets[0]),
            )
            found.notes.append(self._note(place, what, todo=True))
        elif targets and targets[0] != below:
            found.next = targets[0]
            self._tell_paged(place, found)
        elif not targets:
            number = next((number for text in _texts(row) if (number := goes_straight(text))), None)
            target = None if number is None else self.by_number.get(number)
            if target is not None and target not in (place, below):
                found.next = target
                found.notes.append(self._note(place, S("where it goes on was read from the remark")))

    def _branch(self, place: int, ways: Sequence[Way], found: Exits) -> None:
        told: dict[bool, int] = {}
        for way in ways:
            if way.yes is None:
                continue
            if way.when and len(way.when) <= TITLE:
                if way.yes:
                    found.yes_text = found.yes_text or way.when
                else:
                    found.no_text = found.no_text or way.when
            target = self._target(place, way.number)
            if target is not None:
                told.setdefault(way.yes, target)
            elif way.number is not None:
                what = S("the words beside the row name row {number}, which the table does not have", number=way.number)
                found.notes.append(self._note(place, what))
        _name_other_exit(found)
        self._follow_lines(place, told, found)
        self._settle(place, told, found)

    def _target(self, place: int, number: str | None) -> int | None:
        if number is None:
            return None
        if number == ABOVE:
            return place - 1 if place else None
        if number == BELOW:
            return place + 1 if place + 1 < len(self.rows) else None
        target = self.by_number.get(number)
        return None if target == place else target

    def _tell_paged(self, place: int, found: Exits) -> None:
        rows = [self.name(lead.to) for lead in self.leads[place] if lead.paged]
        if rows:
            what = S("a line was followed over the connectors to another page, to row {rows}", rows=", ".join(rows))
            found.notes.append(self._note(place, what))

    def _follow_lines(self, place: int, told: dict[bool, int], found: Exits) -> None:
        """Lines with a word give its exit; of one exit that is known the other line is the other; of two lines
        without words, the one to the row below is taken for yes."""
        leads = self.leads[place]
        self._tell_paged(place, found)
        for lead in leads:
            if lead.yes is not None:
                told.setdefault(lead.yes, lead.to)
        bare = list(dict.fromkeys(lead.to for lead in leads if lead.yes is None and lead.to not in told.values()))
        if len(bare) == 1 and len(told) == 1:
            told[not next(iter(told))] = bare[0]
        elif len(bare) == 2 and not told and place + 1 in bare:
            told[True] = place + 1
            told[False] = next(target for target in bare if target != place + 1)
            what = S(
                "no words stand beside the two lines; the one to the row below was taken for yes, the other for no"
            )
            found.notes.append(self._note(place, what))
        elif bare and not (len(bare) == 1 and bare[0] == place + 1):
            rows = ", ".join(self.name(target) for target in bare)
            found.notes.append(self._note(place, S("lines without words lead to row {rows}", rows=rows)))

    def _settle(self, place: int, told: Mapping[bool, int], found: Exits) -> None:
        found.yes, found.no = told.get(True), told.get(False)
        below = place + 1
        unclear = len({lead.to for lead in self.leads[place] if lead.yes is None}) > 1 and not told
        if found.yes is None and below < len(self.rows) and found.no != below and not unclear:
            found.yes = below
            found.notes.append(self._note(place, S("where yes leads is not written; the row below was taken")))
        if found.yes is not None and found.yes == found.no:
            found.no = None
        said = one_line(" ".join(text.text for text in self.rows[place].remark))[:120]
        if found.yes is None:
            found.notes.append(self._note(place, _asked(True, said), todo=True))
        if found.no is None:
            found.notes.append(self._note(place, _asked(False, said), todo=True))

    def name(self, place: int) -> str:
        """What the table calls a row."""
        return self.rows[place].number or str(place + 1)


def _name_other_exit(found: Exits) -> None:
    """Of "tidak lengkap" and "lengkap" the one says the other."""
    if found.no_text is not None and found.yes_text is None:
        denial, _, rest = found.no_text.partition(" ")
        if denial.casefold() in _DENIALS and rest.strip():
            found.yes_text = rest.strip()
    elif found.yes_text is not None and found.no_text is None and len(found.yes_text.split()) == 1:
        found.no_text = f"{'not' if found.yes_text in _ENGLISH else 'tidak'} {found.yes_text}"


def _asked(yes: bool, said: str) -> Sentence:
    if yes:
        return S('to which row does yes lead? Add a line: yes = "…"')
    if said:
        return S('to which row does no lead? Add a line: no = "…" (the remark says: {said})', said=said)
    return S('to which row does no lead? Add a line: no = "…"')


def _pairs_of_connectors(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The connectors that lead over a page, in both directions: two with the same letter, else two without one that
    stand in the same column, at the foot of a page and at the head of the next."""
    groups: dict[str, list[str]] = {}
    for cell in sheet.cells:
        for shape in cell.shapes:
            if shape.drawn is Drawn.OFF_PAGE and shape.id:
                groups.setdefault(plain_words(shape.text) or f"#{cell.column}", []).append(shape.id)
    for ids in groups.values():
        if len(ids) == 2:
            yield ids[0], ids[1]
            yield ids[1], ids[0]


def _texts(row: Row) -> list[str]:
    """The texts beside a row that may speak of its exits."""
    marks = [mark.sign.text for mark in row.marks if mark.sign.text and not mark.shape]
    return [*(text.text for text in row.remark), *(mark.sign.text for mark in row.ways if not mark.shape), *marks]


def _ways_beside(row: Row) -> list[Way]:
    """The ways that the texts of a row name. Where shapes are drawn, a bare "tidak" stands by its line, often in the
    row of another shape: there only words with a row's number count."""
    ways = [way for text in _texts(row) for way in ways_in(text)]
    ways += [Way(mark.sign.way, None) for mark in row.ways if not mark.shape and not ways_in(mark.sign.text)]
    if any(mark.shape for mark in row.marks):
        ways = [way for way in ways if way.number is not None or way.when is not None]
    return ways


def _by_number(rows: Sequence[Row]) -> dict[str, int]:
    """Rows by their numbers in the table; by their order where it has none. A number given twice names none."""
    numbers = [row.number.lower().replace(" ", "") for row in rows]
    if not any(numbers):
        return {str(place + 1): place for place in range(len(rows))}
    return {number: place for place, number in enumerate(numbers) if number and numbers.count(number) == 1}
