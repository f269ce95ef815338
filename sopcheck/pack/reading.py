"""Reading a pack: all its faults at once, and the pack itself where there is no error among them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path as FolderPath
from typing import Any, Protocol

from sopcheck.locales.sentence import S
from sopcheck.pack import tables
from sopcheck.pack.building import build_pack, build_sop
from sopcheck.pack.diagnostics import Diagnostic, Severity, in_order
from sopcheck.pack.faults import MOST_NEAREST, Context, Fault, Path, nearest, quoted
from sopcheck.pack.files import SOP_FOLDER, PackSource, read_folder
from sopcheck.pack.model import Pack, Sop
from sopcheck.pack.parts import part_reader
from sopcheck.pack.rules import RULES
from sopcheck.pack.structure import check_deadlines, check_questions, check_steps
from sopcheck.pack.syntax import decode, is_wary, parse_all, readable
from sopcheck.pack.values import KIND_WORDS

DEFAULT_LANGUAGE = "id"
FIRST_FILES = ("pack.toml", "symbols.toml")
"""Read before the others, because these may refer to ids in them."""
ID_KINDS = ("unit", "actor", "reference", "symbol", "clock", "step", "deadline", "question")
SOP_PREFIX = f"{SOP_FOLDER}/"
_PARTS = {part.name: part for part in tables.FILES}


def is_sop(name: str) -> bool:
    """Whether a file of a pack is that of an SOP."""
    return name.startswith(SOP_PREFIX)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a pack gave. ``pack`` is None exactly where a diagnostic is an error.

    ``diagnostics``: in the order of files (pack.toml first), lines and columns.
    """

    pack: Pack | None
    diagnostics: tuple[Diagnostic, ...]


def load_pack(folder: FolderPath) -> Reading:
    """Read the pack in ``folder`` (its pack.toml may be named as well). Never raises for what lies there.

    Python's cyclic garbage collector rests meanwhile: reading makes many values and no cycles, and with a thousand
    SOPs the collector would take a sixth of the time to find nothing.
    """
    with _collector_at_rest():
        return read_pack(read_folder(folder))


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as it was read: ``data`` as TOML gives them, ``fields`` as the part readers made values of them.

    A faulty value is None in ``fields``, a list keeps the places of its items. ``complete``: no statement was left out
    because of its syntax. ``faults``: what reading found in this file. ``texts`` counts the texts for people, ``lone``
    are those that are not there in both usual languages, with the ones they have.
    """

    name: str
    language: str
    data: dict[str, Any]
    fields: dict[str, Any]
    complete: bool
    faults: list[Fault]
    texts: int
    lone: list[tuple[Path, tuple[str, ...]]]


class Critic(Protocol):
    """Whoever looks at the files once more while they are read: the linter, which lives in a room above this one.

    ``look`` sees one file by itself (pack.toml and symbols.toml come first, then calendar.toml, then the SOPs) and may
    be called in another process, so that what it gives must be fit to be pickled; ``keep`` is given that in the order
    of the files.
    """

    def look(self, file: ReadFile) -> Any:
        """What there is to say about one file, and what the others must know of it."""

    def keep(self, seen: Any) -> None:
        """Take note of what ``look`` gave."""

    def finish(self, *, complete: bool) -> Mapping[str, list[Fault]]:
        """What was found, by file. ``complete``: every file of the pack was read."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What reading one file by itself gave.

    ``left``: its text without the statements that are no TOML, where there are such. ``ids``: the ids of its questions,
    which must be unique in the whole pack, and where they stand. ``fields`` are only there for a pack that is to be
    built; ``seen`` is the critic's.
    """

    name: str
    faults: list[Fault]
    left: str | None = None
    whole: bool = False
    ids: tuple[tuple[str, Path], ...] = ()
    fields: dict[str, Any] | None = None
    seen: Any = None


Work = Callable[[Sequence[str]], Sequence[Looked]]
Spread = Callable[[Work, Sequence[str]], Iterable[Looked]]
"""How the SOPs of a pack are looked at: in one go, or by several processes at once, but given back in their order."""


def in_one_go(work: Work, names: Sequence[str]) -> Iterable[Looked]:
    """One file after the other, so that only one file's data are there at a time."""
    for name in names:
        yield from work((name,))


def check_pack(folder: FolderPath, critic: Critic | None = None, spread: Spread = in_one_go) -> tuple[Diagnostic, ...]:
    """The diagnostics of :func:`load_pack` for whoever wants no more: without making the values, a third faster.

    With those of a critic, where there is one.
    """
    with _collector_at_rest():
        source = read_folder(folder)
        reader = _Reader(source, build=False, critic=critic)
        reader.read_all(spread)
        if critic is not None:
            complete = not source.unreadable and len(reader.taken) == len(source.files)
            for name, faults in critic.finish(complete=complete).items():
                if name in reader.faults:
                    reader.faults[name] += faults
        return _diagnostics(source, reader)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read_pack(source: PackSource) -> Reading:
    """Read the files of a pack. Pure; never raises, whatever the bytes are.

    One file after the other becomes values of the model and its TOML data are let go: a thousand SOPs of raw data
    would keep Python's garbage collector busier than the reading is.
    """
    reader = _Reader(source, build=True, critic=None)
    reader.read_all(in_one_go)
    ordered = _diagnostics(source, reader)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in ordered):
        return Reading(None, ordered)
    parts = reader.parts
    pack = build_pack(parts["pack.toml"], parts.get("calendar.toml"), parts.get("symbols.toml"), reader.sops)
    return Reading(pack, ordered)


def _diagnostics(source: PackSource, reader: _Reader) -> tuple[Diagnostic, ...]:
    diagnostics = list(source.diagnostics)
    if "pack.toml" not in source.files and not diagnostics:
        message = S("the folder holds no pack.toml")
        diagnostics.append(Diagnostic("missing-pack", Severity.ERROR, "pack.toml", 1, 1, message))
    faults = {name: found for name, found in reader.faults.items() if found}
    if faults:
        from sopcheck.pack.placing import FileText, place_faults  # noqa: PLC0415 - a good pack needs no places

        texts = {name: FileText(readable(source.files[name]), reader.left.get(name)) for name in reader.mentioned()}
        diagnostics += place_faults(faults, texts)
    return tuple(in_order(diagnostics))


class _Reader:
    """Reads the files of one pack in turn; what it found stands in its attributes."""

    def __init__(self, source: PackSource, build: bool, critic: Critic | None) -> None:
        self.source = source
        self.build = build
        self.critic = critic
        self.taken: set[str] = set()
        """The files that were read as a whole."""
        self.language = DEFAULT_LANGUAGE
        self.faults: dict[str, list[Fault]] = {}
        self.left: dict[str, str] = {}
        """The texts without the statements that are no TOML: what the places of values are looked up in."""
        self.parts: dict[str, dict[str, Any]] = {}
        self.sops: dict[str, Sop] = {}
        self.questions: dict[str, tuple[str, Path]] = {}
        """Where each question id first stands: they are unique in the whole pack."""
        self.known: dict[str, Collection[str] | None] = dict.fromkeys(("unit", "actor", "reference"))
        self.known["symbol"] = None if "symbols.toml" in source.unreadable else ()

    def mentioned(self) -> set[str]:
        """The files that a fault lies in or names."""
        also = {fault.also[0] for found in self.faults.values() for fault in found if fault.also is not None}
        return also | {name for name, found in self.faults.items() if found}

    def read_all(self, spread: Spread) -> None:
        """Read every file: those that others rely on one by one, then the SOPs as ``spread`` has it."""
        names = sorted(self.source.files, key=lambda name: (name not in FIRST_FILES, is_sop(name), name))
        sops = [name for name in names if is_sop(name)]
        for name in names[: len(names) - len(sops)]:
            self.settle(self.look(name))
        for looked in spread(self.look_at, sops):
            self.settle(looked)

    def look_at(self, names: Sequence[str]) -> Sequence[Looked]:
        """Read some files by themselves."""
        return [self.look(name) for name in names]

    def look(self, name: str) -> Looked:
        """Read one file by itself: changes nothing here, except for the files that others rely on."""
        faults: list[Fault] = []
        if name not in _PARTS and not is_sop(name):
            faults.append(Fault("unexpected-file", S("a TOML file that no pack has"), None))
            return Looked(name, faults)
        text = decode(self.source.files[name])
        left = None
        if isinstance(text, Fault):
            faults.append(text)
            data, complete = None, False
        else:
            data, syntax_faults, without = parse_all(text)
            faults += syntax_faults
            complete = not syntax_faults
            left = None if complete else without
        if name in FIRST_FILES:
            self.learn(name, data or {}, faults, complete)
        if data is None or isinstance(text, Fault):
            return Looked(name, faults, left)
        known = self.known_in(data, complete) if is_sop(name) else self.known
        context = Context(name, self.language, known, is_wary(text), faults, complete, failed=not complete)
        fields = _read_file(data, context)
        note_duplicates(data, context)
        seen = None
        if self.critic is not None and fields is not None:
            file = ReadFile(name, self.language, data, fields, complete, faults, context.texts, context.lone)
            seen = self.critic.look(file)
        ids = tuple(_all_ids(data, "question"))
        return Looked(name, faults, left, complete, ids, fields if self.build else None, seen)

    def settle(self, looked: Looked) -> None:
        """Take note of one file, in the order of the files: its faults, and what it gives to the pack."""
        name, faults = looked.name, looked.faults
        self.faults[name] = faults
        if looked.left is not None:
            self.left[name] = looked.left
        if looked.whole:
            self.taken.add(name)
        for found, path in looked.ids:
            first = self.questions.setdefault(found.casefold(), (name, path))
            if first[0] != name:  # within one file it was noted while reading
                faults.append(_duplicate("question", found, path, first))
        if self.critic is not None and looked.seen is not None:
            self.critic.keep(looked.seen)
        fields = looked.fields
        if fields is None or any(RULES[fault.rule].severity is Severity.ERROR for fault in faults):
            return
        if is_sop(name):
            sop = build_sop(fields)
            self.sops[sop.id] = sop
        else:
            self.parts[name] = fields

    def learn(self, name: str, data: dict[str, Any], faults: list[Fault], complete: bool) -> None:
        """Take note of the ids and the language that the other files rely on."""
        if name == "pack.toml":
            self.language = _language(data)
            kinds = {"unit", "actor", "reference"}
        else:
            kinds = {"symbol"}
        part = _PARTS[name]
        for kind in kinds:
            self.known[kind] = ids_in(data, kind, part) if complete else None
        for kind in ("unit", "actor"):
            # Not one of them is one fault, not one at every row.
            if name == "pack.toml" and self.known[kind] == {} and any(map(is_sop, self.source.files)):
                self.known[kind] = None
                message = S("the table [{table}] is missing", table=f"[{kind}]")
                faults.append(Fault("missing-key", message, (), "key"))

    def known_in(self, data: dict[str, Any], complete: bool) -> Mapping[str, Collection[str] | None]:
        """The ids that an SOP may refer to."""
        if not complete:
            return {**self.known, "step": None, "clock": None}
        steps, clocks = ids_in(data, "step", tables.SOP_FILE), ids_in(data, "clock", tables.SOP_FILE)
        return {**self.known, "step": steps or None, "clock": clocks or None}


def note_duplicates(data: dict[str, Any], context: Context) -> None:
    """Note every id that is used twice among its kind in one file."""
    for kind in ID_KINDS:
        seen: dict[str, tuple[str, Path]] = {}
        for found, path in _all_ids(data, kind):
            first = seen.setdefault(found.casefold(), (context.file, path))
            if first[1] != path:
                fault = _duplicate(kind, found, path, first)
                context.fault(fault.rule, path, fault.message, fault.hint, also=first)


def _duplicate(kind: str, found: str, path: Path, first: tuple[str, Path]) -> Fault:
    message = S('the {kind} "{id}" is already at {place}', kind=KIND_WORDS[kind], id=quoted(found))
    hint = S("give one of the two another id, and name it where it is meant")
    return Fault("duplicate-id", message, path, hint=hint, also=first)


def ids_in(data: Mapping[str, Any], kind: str, part: tables.Part) -> dict[str, Path] | None:
    """The ids of the tables of one kind; None where they cannot be known, because a table's name is misspelt."""
    if not isinstance(data.get(kind, []), list) or kind in misspelt(data, part):
        return None
    return dict(_all_ids(data, kind))


def misspelt(data: Mapping[str, Any], part: tables.Part) -> set[str | None]:
    """Which tables of a file are probably meant by the tables that the format does not know."""
    names = [key.name for key in part.keys]
    strange = [name for name in data if name not in names]
    return {nearest(name, names) for name in strange[:MOST_NEAREST]}


def _all_ids(data: Mapping[str, Any], kind: str) -> list[tuple[str, Path]]:
    rows = data.get(kind)
    if not isinstance(rows, list):
        return []
    return [
        (row["id"], (kind, place, "id"))
        for place, row in enumerate(rows)
        if isinstance(row, dict) and isinstance(row.get("id"), str)
    ]


def _language(data: dict[str, Any]) -> str:
    first = data.get("pack")
    language = first.get("language") if isinstance(first, dict) else None
    return language if language in ("id", "en") else DEFAULT_LANGUAGE


def _read_file(data: dict[str, Any], context: Context) -> dict[str, Any] | None:
    sop = is_sop(context.file)
    part = tables.SOP_FILE if sop else _PARTS[context.file]
    fields: dict[str, Any] | None = part_reader(part)(data, context, ())
    check_questions(data.get("question"), context)
    if sop:
        if "step" not in misspelt(data, part):
            check_steps(data.get("step", []), context)
        check_deadlines(data.get("deadline"), context)
        _check_file_name(context.file, data, context)
    return fields


def _check_file_name(name: str, data: dict[str, Any], context: Context) -> None:
    stem = name.removeprefix(SOP_PREFIX).removesuffix(".toml")
    head = data.get("sop")
    found = head.get("id") if isinstance(head, dict) else None
    if isinstance(found, str) and found != stem:
        message = S('the id "{id}" is not the file\'s name, "{stem}"', id=quoted(found), stem=stem)
        context.fault("wrong-file-name", ("sop", "id"), message, S("rename the file or change the id"))
