"""Reading a pack: all its faults at once, and the pack itself where there is no error among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as FolderPath
from typing import Any

from sopcheck.locales.sentence import S
from sopcheck.pack import tables
from sopcheck.pack.building import build_pack
from sopcheck.pack.diagnostics import Diagnostic, Severity, in_order
from sopcheck.pack.faults import Context, Fault, Path, nearest, quoted
from sopcheck.pack.files import PackSource, read_folder
from sopcheck.pack.model import Pack
from sopcheck.pack.parts import part_reader
from sopcheck.pack.structure import check_deadlines, check_questions, check_steps
from sopcheck.pack.syntax import decode, is_wary, parse, quotable
from sopcheck.pack.values import KIND_WORDS

DEFAULT_LANGUAGE = "id"
_PARTS = {part.name: part for part in tables.FILES}


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a pack gave. ``pack`` is None exactly where a diagnostic is an error.

    ``diagnostics``: in the order of files (pack.toml first), lines and columns.
    """

    pack: Pack | None
    diagnostics: tuple[Diagnostic, ...]


def load_pack(folder: FolderPath) -> Reading:
    """Read the pack in ``folder`` (its pack.toml may be named as well). Never raises for what lies there."""
    return read_pack(read_folder(folder))


def read_pack(source: PackSource) -> Reading:
    """Read the files of a pack. Pure; never raises, whatever the bytes are."""
    files = {name: _File(name, data) for name, data in source.files.items()}
    ids = _Ids(files, source.unreadable)
    language = _language(files)
    read: dict[str, dict[str, Any] | None] = {}
    for name, file in files.items():
        if file.data is not None:
            read[name] = _read_file(file, file.data, language, ids)
    ids.note_duplicates(files)
    diagnostics = list(source.diagnostics)
    if "pack.toml" not in files and not diagnostics:
        message = S("the folder holds no pack.toml")
        diagnostics.append(Diagnostic("missing-pack", Severity.ERROR, "pack.toml", 1, 1, message))
    faulty = {name: file.faults for name, file in files.items() if file.faults}
    if faulty:
        from sopcheck.pack.placing import FileText, place_faults  # noqa: PLC0415 - a good pack needs no places

        diagnostics += place_faults(faulty, {name: FileText(file.text) for name, file in files.items()})
    ordered = tuple(in_order(diagnostics))
    if any(diagnostic.severity is Severity.ERROR for diagnostic in ordered):
        return Reading(None, ordered)
    sops = {fields["sop"]["id"]: fields for name, fields in read.items() if name.startswith("sop/") and fields}
    pack = build_pack(read["pack.toml"] or {}, read.get("calendar.toml"), read.get("symbols.toml"), sops)
    return Reading(pack, ordered)


class _File:
    """One file on its way: its text, its TOML data (None where it cannot be parsed), its faults."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.data: dict[str, Any] | None = None
        text = decode(data)
        if isinstance(text, Fault):
            self.text = quotable(data)
            self.faults.append(text)
            return
        self.text = text
        parsed = parse(text)
        if isinstance(parsed, Fault):
            self.faults.append(parsed)
        else:
            self.data = parsed


class _Ids:
    """Which ids there are, from the raw data: a table that is broken elsewhere still has its id."""

    def __init__(self, files: Mapping[str, _File], unreadable: Iterable[str]) -> None:
        lost = {name for name, file in files.items() if file.data is None} | set(unreadable)
        data = {name: file.data for name, file in files.items() if file.data is not None}
        pack = data.get("pack.toml")
        self.pack_wide: dict[str, dict[str, Path] | None] = {
            kind: None if pack is None else ids_in(pack, kind, tables.PACK_FILE)
            for kind in ("unit", "actor", "reference")
        }
        symbols = data.get("symbols.toml", {})
        lost_symbols = "symbols.toml" in lost
        self.pack_wide["symbol"] = None if lost_symbols else ids_in(symbols, "symbol", tables.SYMBOLS_FILE)

    def known_in(self, data: dict[str, Any], sop: bool) -> Mapping[str, Iterable[str] | None]:
        """The ids that one file may refer to."""
        if not sop:
            return self.pack_wide
        clocks = ids_in(data, "clock", tables.SOP_FILE)
        return {**self.pack_wide, "step": ids_in(data, "step", tables.SOP_FILE), "clock": clocks or None}

    @staticmethod
    def note_duplicates(files: Mapping[str, _File]) -> None:
        """Note every id that is used twice among its kind: questions in the whole pack, others in their file."""
        questions: dict[str, tuple[str, Path]] = {}
        for file in files.values():
            for kind in ("unit", "actor", "reference", "symbol", "clock", "step", "deadline", "question"):
                seen = questions if kind == "question" else {}
                for found, path in _all_ids(file.data or {}, kind):
                    first = seen.setdefault(found.casefold(), (file.name, path))
                    if first != (file.name, path):
                        message = S('the {kind} "{id}" is already at {place}', kind=KIND_WORDS[kind], id=quoted(found))
                        file.faults.append(Fault("duplicate-id", message, path, also=first))


def ids_in(data: Mapping[str, Any], kind: str, part: tables.Part) -> dict[str, Path] | None:
    """The ids of the tables of one kind; None where they cannot be known, because a table's name is misspelt."""
    if not isinstance(data.get(kind, []), list) or kind in misspelt(data, part):
        return None
    return dict(_all_ids(data, kind))


def misspelt(data: Mapping[str, Any], part: tables.Part) -> set[str | None]:
    """Which tables of a file are probably meant by the tables that the format does not know."""
    names = [key.name for key in part.keys]
    return {nearest(name, names) for name in data if name not in names}


def _all_ids(data: Mapping[str, Any], kind: str) -> list[tuple[str, Path]]:
    rows = data.get(kind)
    if not isinstance(rows, list):
        return []
    return [
        (row["id"], (kind, place, "id"))
        for place, row in enumerate(rows)
        if isinstance(row, dict) and isinstance(row.get("id"), str)
    ]


def _language(files: Mapping[str, _File]) -> str:
    head = (files["pack.toml"].data or {}).get("pack") if "pack.toml" in files else None
    language = head.get("language") if isinstance(head, dict) else None
    return language if language in ("id", "en") else DEFAULT_LANGUAGE


def _read_file(file: _File, data: dict[str, Any], language: str, ids: _Ids) -> dict[str, Any] | None:
    sop = file.name.startswith("sop/")
    context = Context(file.name, language, ids.known_in(data, sop), is_wary(file.text), file.faults)
    part = tables.SOP_FILE if sop else _PARTS[file.name]
    fields: dict[str, Any] | None = part_reader(part)(data, context, ())
    check_questions(data.get("question"), context)
    if sop:
        if "step" not in misspelt(data, part):
            check_steps(data.get("step", []), context)
        check_deadlines(data.get("deadline"), context)
        _check_file_name(file.name, data, context)
    return fields


def _check_file_name(name: str, data: dict[str, Any], context: Context) -> None:
    stem = name.removeprefix("sop/").removesuffix(".toml")
    head = data.get("sop")
    found = head.get("id") if isinstance(head, dict) else None
    if isinstance(found, str) and found != stem:
        message = S('the id "{id}" is not the file\'s name, "{stem}"', id=quoted(found), stem=stem)
        context.fault("wrong-file-name", ("sop", "id"), message, S("rename the file or change the id"))
