"""Where on a sheet the table of an SOP begins, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sopcheck.convert.grid import Cell, Sheet
from sopcheck.convert.marks import is_mark
from sopcheck.convert.words import Head, head_of, is_english, one_line, plain_words

LOOKED_AT = 3_000
"""Rows in which a heading is looked for."""
TALLEST_HEAD = 5
WIDEST = 200
_GROUPS = (Head.ACTORS, Head.QUALITY)
_TELLING = (Head.ACTORS, Head.QUALITY, Head.REQUIREMENTS, Head.TIME, Head.OUTPUT)
_UNITS = ("menit", "jam", "hari kerja", "hari", "minggu", "bulan")
_UNIT_WORDS = {"mnt": "menit", "minutes": "menit", "minute": "menit", "min": "menit", "hours": "jam", "hour": "jam"}
_UNIT_WORDS |= {"days": "hari", "day": "hari", "hr": "hari", "working days": "hari kerja", "hk": "hari kerja"}


@dataclass(slots=True)
class ActorColumn:
    """One actor's column (or several under one heading): the name as it is headed, '' where it is not."""

    name: str
    columns: list[int]
    row: int


@dataclass(slots=True)
class Table:
    """A table of steps on a sheet: rows from ``top`` (its heading) and ``body`` (below it), and its columns.

    ``words``: a column that names the actor in words. ``unit``: the unit of time that the heading gives.
    """

    sheet: Sheet
    top: int
    body: int
    activity: int
    number: int | None = None
    actors: list[ActorColumn] = field(default_factory=list)
    words: int | None = None
    requirements: list[int] = field(default_factory=list)
    time: int | None = None
    output: list[int] = field(default_factory=list)
    remark: int | None = None
    unit: str = ""
    english: bool = False
    guessed: bool = False
    """The column of activities has no heading of its own."""
    heads: frozenset[str] = frozenset()
    """The words of the heading, by which its repetition on a later page is known."""


def find_table(sheet: Sheet, first: int = 0) -> Table | None:
    """The first table of steps on a sheet whose heading stands in row ``first`` or below, None where there is none."""
    by_row: dict[int, dict[Head, Cell]] = {}
    for cell in sheet.cells:
        if first <= cell.row < LOOKED_AT and cell.column < WIDEST and (head := head_of(cell.text)) is not None:
            by_row.setdefault(cell.row, {}).setdefault(head, cell)
    for wanted in (Head.ACTIVITY, None):
        for row in sorted(by_row):
            near = {head: cell for at in range(row - 2, row + 3) for head, cell in by_row.get(at, {}).items()}
            telling = [head for head in _TELLING if head in near]
            if wanted is None and len(telling) < 3:
                continue
            if wanted is not None and (wanted not in by_row[row] or not telling):
                continue
            table = _table(sheet, row, by_row)
            if table is not None:
                return table
    return None


def _table(sheet: Sheet, row: int, by_row: dict[int, dict[Head, Cell]]) -> Table | None:
    top = row
    for above in (row - 1, row - 2):
        heads = by_row.get(above, {})
        if any(group in heads for group in _GROUPS) or len(heads) >= 3:
            top = above
    bottom = max(
        (
            cell.row + min(cell.down, TALLEST_HEAD) - 1
            for at in range(top, row + 1)
            for cell in by_row.get(at, {}).values()
        ),
        default=row,
    )
    activity = by_row[row].get(Head.ACTIVITY)
    while bottom - top < TALLEST_HEAD and _is_sub_head(sheet, bottom + 1, activity, by_row):
        bottom += 1
    stacks = _stacks(sheet, top, bottom)
    table = Table(sheet, top, bottom + 1, -1)
    _classify(table, stacks)
    if table.activity < 0:
        table.activity, table.guessed = _wordiest(table, stacks), True
    if table.activity < 0:
        return None
    cells = [cell for stack in stacks.values() for cell in stack]
    table.heads = frozenset(plain_words(cell.text) for cell in cells) - {""}
    table.english = any(is_english(cell.text) for cell in cells)
    return table


def _is_sub_head(sheet: Sheet, row: int, activity: Cell | None, by_row: dict[int, dict[Head, Cell]]) -> bool:
    """Whether a row still belongs to the heading: it names columns and no activity."""
    cells = [cell for cell in _row(sheet, row) if cell.text]
    if not cells or any(cell.shapes for cell in _row(sheet, row)):
        return False
    if activity is not None and any(cell.column in activity.columns for cell in cells):
        return False
    if any(one_line(cell.text).strip("().").isdigit() for cell in cells):
        return False
    named = by_row.get(row, {})
    if any(head in named for head in (Head.REQUIREMENTS, Head.TIME, Head.OUTPUT)):
        return True
    return not any(is_mark(cell.text) for cell in cells)


def _row(sheet: Sheet, row: int) -> Iterator[Cell]:
    """The cells that begin in a row."""
    for column in range(min(sheet.width, WIDEST)):
        cell = sheet.starting_at(row, column)
        if cell is not None:
            yield cell


def _stacks(sheet: Sheet, top: int, bottom: int) -> dict[int, list[Cell]]:
    """The heading of every column, from its group down to its own words.

    A group that is not merged (as in a text file) reaches to the next heading in its row.
    """
    stacks: dict[int, list[Cell]] = {column: [] for column in range(min(sheet.width, WIDEST))}
    for row in range(top, bottom + 1):
        group: Cell | None = None
        for column, stack in stacks.items():
            cell = sheet.at(row, column)
            if cell is not None and cell.text:
                group = cell if head_of(cell.text) in _GROUPS and cell.across == 1 and row < bottom else None
                if cell not in stack:
                    stack.append(cell)
            elif group is not None and any(sheet.at(below, column) for below in range(row + 1, bottom + 1)):
                stack.append(group)
    return stacks


def _classify(table: Table, stacks: dict[int, list[Cell]]) -> None:
    strangers: list[tuple[int, Cell]] = []
    unnamed: list[int] = []
    for column, stack in stacks.items():
        heads = [head_of(cell.text) for cell in stack]
        if Head.ACTORS in heads:
            names = [cell for cell, head in zip(stack, heads, strict=True) if head is not Head.ACTORS]
            if names:
                _add_actor(table, names, column)
            else:
                unnamed.append(column)
        elif stack:
            found = next((head for head in reversed(heads) if head not in (None, Head.QUALITY)), None)
            if found is not None:
                _take(table, found, column, stack)
            elif Head.QUALITY not in heads:
                strangers.append((column, stack[-1]))
    named = bool(table.actors)
    if len(unnamed) == 1 and not named:
        table.words = unnamed[0]
    elif not named:
        table.actors += [ActorColumn("", [column], table.top) for column in unnamed]
    if not named and not unnamed:
        _actors_between(table, strangers)
    _tell_apart(table, stacks)


def _take(table: Table, head: Head, column: int, stack: list[Cell]) -> None:
    if head is Head.NUMBER and table.number is None:
        table.number = column
    elif head is Head.ACTIVITY:
        if table.activity < 0 or _words_below(table, column) > _words_below(table, table.activity):
            table.activity = column  # a heading over two columns: letters a, b, c before the activities
    elif head is Head.REQUIREMENTS:
        table.requirements.append(column)
    elif head is Head.OUTPUT:
        table.output.append(column)
    elif head is Head.TIME and table.time is None:
        table.time = column
        table.unit = _unit(stack[-1].text)
    elif head is Head.REMARK and table.remark is None:
        table.remark = column


def _words_below(table: Table, column: int) -> int:
    return sum(len(cell.text) for cell in table.sheet.cells if cell.column == column and cell.row >= table.body)


def _unit(head: str) -> str:
    words = f" {plain_words(head)} "
    found = next((unit for unit in _UNITS if f" {unit} " in words), "")
    return found or next((unit for word, unit in _UNIT_WORDS.items() if f" {word} " in words), "")


def _add_actor(table: Table, names: list[Cell], column: int) -> None:
    leaf = names[-1]
    same = next((one for one in table.actors if column in leaf.columns and one.columns[-1] in leaf.columns), None)
    if same is not None and same.row == leaf.row and leaf.across > 1:
        same.columns.append(column)
    else:
        table.actors.append(ActorColumn(one_line(leaf.text), [column], leaf.row))


def _actors_between(table: Table, strangers: list[tuple[int, Cell]]) -> None:
    """Without a heading "Pelaksana": the columns between the activity and what is asked of it are the actors."""
    after = [*table.requirements, *table.output]
    if table.time is not None:
        after.append(table.time)
    limit = min(after, default=WIDEST) if min(after, default=WIDEST) > table.activity else WIDEST
    between = [(column, cell) for column, cell in strangers if table.activity < column < limit]
    for column, cell in between or [one for one in strangers if _holds_marks(table, one[0])]:
        _add_actor(table, [cell], column)


def _holds_marks(table: Table, column: int) -> bool:
    """Whether a column holds nothing but marks below its heading."""
    texts = [cell.text for cell in table.sheet.cells if cell.column == column and cell.row >= table.body and cell.text]
    return bool(texts) and all(map(is_mark, texts))


def _tell_apart(table: Table, stacks: dict[int, list[Cell]]) -> None:
    """Two columns "Staf" are told apart by what stands above them."""
    names = [plain_words(actor.name) for actor in table.actors]
    for actor, name in zip(table.actors, names, strict=True):
        if name and names.count(name) > 1:
            above = [cell for cell in stacks[actor.columns[0]] if head_of(cell.text) is not Head.ACTORS][:-1]
            if above:
                actor.name = f"{actor.name} {one_line(above[-1].text)}"


def _wordiest(table: Table, stacks: dict[int, list[Cell]]) -> int:
    """The column without a heading of ours that holds the most words below."""
    known = {table.number, table.words, table.time, table.remark, *table.requirements, *table.output}
    known |= {column for actor in table.actors for column in actor.columns}
    lengths: dict[int, int] = {}
    for cell in table.sheet.cells:
        if cell.row >= table.body and cell.column in stacks and cell.column not in known:
            lengths[cell.column] = lengths.get(cell.column, 0) + len(cell.text)
    return max(lengths, key=lambda column: lengths[column], default=-1)
