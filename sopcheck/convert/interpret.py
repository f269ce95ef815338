"""What a grid means: its tables of steps with their identity parts, as drafts of SOPs. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sopcheck.convert.columns import ActorColumn, Table, find_table
from sopcheck.convert.draft import Draft, DraftStep, Identity, Known, Named, Rule
from sopcheck.convert.grid import Form, Grid, Note, Sheet, Unreadable
from sopcheck.convert.identity import LISTS, MOST_ROWS, read_identity
from sopcheck.convert.naming import LONGEST, name_id, reference_id, unique
from sopcheck.convert.rows import Row, RowReader, continues
from sopcheck.convert.steps import StepMaker
from sopcheck.convert.words import clean, one_line, plain_words
from sopcheck.locales.sentence import S
from sopcheck.pack.characters import folded
from sopcheck.pack.repairs import right_id
from sopcheck.pack.tables import MANY, SOME, TITLE
from sopcheck.pack.values import is_id

_SHEET_NAMES = re.compile(
    r"(?:sheet|lembar|tabel|table|halaman|page|sop|flowchart|bagan alir|prosedur|lembar1)\s*\d*", re.I
)
_SOP_WORDS = re.compile(
    r"^(?:\d+[.)]?\s*)?(?:sop(?: ap)?|standar(?:d)? operasional prosedur|standard operating procedure)\b[\s:.–-]*"
    r"(?:tentang\s+)?",
    re.IGNORECASE,
)
_WORDS = {
    "id": {"actor": "pelaksana", "unit": "bagian", "step": "kegiatan", "sop": "sop"},
    "en": {"actor": "actor", "unit": "division", "step": "step", "sop": "sop"},
}


@dataclass(slots=True)
class _Group:
    """One SOP: its table, the sheets that it goes on on, and the sheets that may hold its identity part."""

    table: Table
    reader: RowReader
    beside: list[Sheet] = field(default_factory=list)
    above: int = 0
    """The row of the sheet at which what stands above the table begins."""
    tables: list[Table] = field(default_factory=list)


def interpret(grid: Grid, *, name: str, known: Known, language: str | None = None) -> tuple[Draft, ...]:
    """The SOPs of a file, in its order. ``name``: the file's name without its ending, the last resort for a title.

    ``language``: of the texts; None: the pack's, else that of the headings. Raises Unreadable where there is no table.
    """
    groups = _groups(grid)
    if not groups:
        raise Unreadable(
            S(
                "No table of steps was found. It needs a heading row with the words Kegiatan, Pelaksana and Mutu Baku "
                "(Kelengkapan, Waktu, Output), and rows below it."
            )
        )
    drafts: list[Draft] = []
    for group in groups:
        spoken = language or known.language or ("en" if group.table.english else "id")
        draft = _Drafting(group, known, spoken, [one.id for one in drafts], name, alone=len(groups) == 1).draft()
        known = _with(known, draft)
        drafts.append(replace(draft, notes=(*(grid.notes if not drafts else ()), *draft.notes)))
    return tuple(drafts)


def _groups(grid: Grid) -> list[_Group]:
    groups: list[_Group] = []
    waiting: list[Sheet] = []
    for sheet in grid.sheets:
        above: int | None = 0
        while above is not None:
            above = _take_table(sheet, above, groups, waiting)
    if len(groups) == 1:
        groups[0].beside += waiting
    return groups


def _take_table(sheet: Sheet, above: int, groups: list[_Group], waiting: list[Sheet]) -> int | None:
    """Add the next table of a sheet to the groups, or the sheet to those that may hold an identity part.

    Gives the row below which another SOP stands on the same sheet, None where none does.
    """
    table = find_table(sheet, above)
    if table is None and groups and not above:
        table = continues(groups[-1].tables[-1], groups[-1].reader.rows, sheet)
    reader = RowReader()
    rest = None if table is None else reader.read(table)
    if table is None or not reader.rows:
        if not above:
            waiting.append(sheet)
        return None
    if groups and _goes_on(groups[-1], table, reader):
        groups[-1].reader.rows += reader.rows
        groups[-1].tables.append(table)
    else:
        groups.append(_Group(table, reader, list(waiting), above, [table]))
        waiting.clear()
    if rest is None:
        return None
    last = reader.rows[-1].row + 1
    return max(last, min((cell.row for cell in sheet.cells if last < cell.row), default=last))


def _goes_on(group: _Group, table: Table, reader: RowReader) -> bool:
    """Whether a table is the rest of the one before: it counts on, with the same actors."""
    names = [plain_words(actor.name) for actor in table.actors]
    last, first = group.reader.rows[-1].number, reader.rows[0].number
    counts_on = last.isdigit() and first.isdigit() and int(first) == int(last) + 1
    return counts_on and names == [plain_words(actor.name) for actor in group.table.actors]


def _with(known: Known, draft: Draft) -> Known:
    """What the next SOP of the same file finds already there."""
    return replace(
        known,
        actors={**known.actors, **{folded(actor.name): actor.id for actor in draft.actors}},
        units={**known.units, folded(draft.unit.name): draft.unit.id},
        references={**known.references, **{folded(rule.title): rule.id for rule in draft.rules}},
        ids=known.ids.union(one.id for one in draft.actors).union([draft.unit.id], (rule.id for rule in draft.rules)),
    )


class _Drafting:
    """The making of one draft."""

    def __init__(  # noqa: PLR0913 - the parts of one SOP
        self, group: _Group, known: Known, language: str, taken: Sequence[str], name: str, *, alone: bool
    ) -> None:
        self.group, self.known, self.language = group, known, language
        self.taken, self.name, self.alone = taken, name, alone
        self.words = _WORDS[language if language in _WORDS else "id"]
        self.ids = set(known.ids)
        self.notes: list[Note] = list(group.reader.notes)

    def draft(self) -> Draft:
        """The whole."""
        sheets = [(sheet, 0, MOST_ROWS) for sheet in self.group.beside]
        own = (self.group.table.sheet, self.group.above, self.group.table.top)
        identity = self._titled(read_identity([*sheets, own]))
        rows = self.group.reader.rows
        if len(rows) > MANY:
            what = S("the table has more than {most} rows; the rest was left out", most=MANY)
            self.notes.append(Note(rows[MANY].sheet.place(rows[MANY].row, rows[MANY].column), what, todo=True))
            rows = rows[:MANY]
        unit = self._unit(identity)
        rules = self._rules(identity)
        maker = StepMaker(rows, self._actor_ids(rows), self.group.tables, self.language)
        steps = maker.steps(self.words["step"])
        actors = self._actors_written(steps, maker)
        if self.group.table.guessed:
            what = S("no column is headed Kegiatan; the one with the most words was taken")
            self.notes.append(Note(self.group.table.sheet.place(self.group.table.top, self.group.table.activity), what))
        self._note_missing(identity)
        made = self._sop_id(identity.title or self.name)
        return Draft(made, self.language, identity, unit, actors, rules, steps, tuple(self.notes))

    def _titled(self, identity: Identity) -> Identity:
        if identity.title is not None:
            return identity
        sheet = self.group.table.sheet
        title = one_line(clean(self.name.replace("_", " ")))
        if sheet.form is Form.WORKBOOK and not _SHEET_NAMES.fullmatch(sheet.name) and not self.alone:
            title = one_line(sheet.name)
        if not any(letter.isalnum() for letter in title):
            title = "SOP"
        self.notes.append(
            Note(None, S('no name of the SOP was found; "{title}" was taken', title=title[:60]), todo=True)
        )
        return replace(identity, title=title[:TITLE].strip())

    def _sop_id(self, title: str) -> str:
        words = (right_id(_SOP_WORDS.sub("", title)[:80]) or right_id(title[:80]) or "").split("-")
        made = ""
        for word in words:
            if len(made) + len(word) + 1 > LONGEST:
                break
            made = f"{made}-{word}".strip("-")
        return unique(made if is_id(made) else self.words["sop"] + "-1", self.taken)

    def _unit(self, identity: Identity) -> Named:
        name = identity.unit
        if name is not None and folded(name) in self.known.units:
            return Named(self.known.units[folded(name)], name, known=True)
        if name is None and len(set(self.known.units.values())) == 1:
            (made,) = set(self.known.units.values())
            note = Note(None, S("no unit is named; the only one of the pack was taken"))
            return Named(made, made, known=True, notes=(note,))
        if name is None:
            made = unique(self.words["unit"], self.ids)
            self.ids.add(made)
            note = Note(None, S("no unit that owns the SOP is named; write its name here"), todo=True)
            return Named(made, self.words["unit"].capitalize(), notes=(note,))
        made = name_id(name, self.ids, self.words["unit"])
        self.ids.add(made)
        return Named(made, name[:TITLE].strip())

    def _rules(self, identity: Identity) -> tuple[Rule, ...]:
        rules: dict[str, Rule] = {}
        for title in identity.basis[:SOME]:
            plain, short = reference_id(title, ())
            known = next(
                (
                    self.known.references[key]
                    for key in (folded(title), folded(short or title), plain)
                    if key in self.known.references and (key != plain or short is not None)
                ),
                None,
            )
            if known is not None:
                rules.setdefault(known, Rule(known, title, short, known=True))
                continue
            made, short = reference_id(title, self.ids)
            self.ids.add(made)
            rules[made] = Rule(made, title, short)
        if not rules:
            what = S("no legal basis was found; add the rules that the SOP rests on to references and pack.toml")
            self.notes.append(Note(None, what, todo=True))
        return tuple(rules.values())

    def _actor_ids(self, rows: Sequence[Row]) -> dict[str, Named]:
        """The actors by their folded names: those of the columns, then those that rows name in words."""
        found: dict[str, Named] = {}
        table = self.group.table
        for number, actor in enumerate(table.actors, 1):
            self._name_column(actor, number)
            self._add_actor(actor.name, found)
        for row in rows:
            for name in row.names:
                self._add_actor(one_line(name.text), found)
        return found

    def _name_column(self, actor: ActorColumn, number: int) -> None:
        if any(letter.isalnum() for letter in actor.name):
            return
        actor.name = f"{self.words['actor'].capitalize()} {number}"
        place = self.group.table.sheet.place(actor.row, actor.columns[0])
        self.notes.append(Note(place, S("the actor of this column has no name; write it in pack.toml"), todo=True))

    def _add_actor(self, name: str, found: dict[str, Named]) -> None:
        name = name[:TITLE].strip()
        key = folded(name)
        if not key or key in found:
            return
        if key in self.known.actors:
            found[key] = Named(self.known.actors[key], name, known=True)
            return
        made = name_id(name, self.ids, self.words["actor"])
        self.ids.add(made)
        found[key] = Named(made, name)

    def _actors_written(self, steps: Sequence[DraftStep], maker: StepMaker) -> tuple[Named, ...]:
        """Actors that do a row; all of them where a row still looks for its actor."""
        used = {step.actor for step in steps}
        found = list(maker.actors.values())
        idle = [actor for actor in found if actor.id not in used]
        if idle and None not in used:
            names = ", ".join(actor.name for actor in idle)
            what = S("no row is marked for {actors}; not written into the pack", actors=names[:200])
            self.notes.append(Note(None, what))
            found = [actor for actor in found if actor.id in used]
        return tuple({actor.id: actor for actor in found}.values())[:SOME]

    def _note_missing(self, identity: Identity) -> None:
        single = [key for key in ("number", "made", "effective", "approved_by") if getattr(identity, key) is None]
        missing = [*single, *(key for key in LISTS if key != "basis" and not getattr(identity, key))]
        if missing:
            keys = ", ".join(missing)
            self.notes.append(Note(None, S("not found in the identity part: {keys}", keys=keys), todo=True))
