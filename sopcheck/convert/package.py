"""The zip file that a workbook or document is, opened with care: sizes are looked at before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sopcheck.convert.elements import Node, damaged, too_large, tree
from sopcheck.convert.grid import Unreadable
from sopcheck.locales.sentence import S

MOST_ENTRIES = 5_000
MOST_UNPACKED = 600_000_000
MOST_STREAMED = 200_000_000
"""Of a part that is read piece by piece, in bytes."""
MOST_IN_MEMORY = 40_000_000
"""Of a part that becomes a tree or a list."""
LARGEST_RATIO = 250
SUSPECT = 50_000_000
"""Below this size a high ratio harms nobody: long runs of empty cells are packed very small."""
CHUNK = 1 << 16
_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: its kind ('worksheet', 'drawing') and its name in the package."""

    kind: str
    target: str


class Package:
    """The parts of a workbook or document by name."""

    def __init__(self, data: bytes) -> None:
        """Raises Unreadable where the file is damaged, locked, or unpacks to more than any SOP needs."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _ERRORS as error:
            raise damaged() from error
        if len(entries) > MOST_ENTRIES:
            raise too_large()
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > MOST_UNPACKED or (unpacked > SUSPECT and unpacked > LARGEST_RATIO * len(data)):
            raise too_large()
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise locked()
        self._entries = {entry.filename.replace("\\", "/").lstrip("/").casefold(): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    def small(self, name: str, most: int = 200) -> bytes:
        """The first bytes of a part."""
        return next(self.chunks(name, MOST_STREAMED), b"")[:most]

    def chunks(self, name: str, most: int = MOST_IN_MEMORY) -> Iterator[bytes]:
        """A part piece by piece. Raises Unreadable where it is not there, damaged, or longer than ``most`` bytes."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            raise damaged()
        if entry.file_size > most:
            raise too_large()
        left = most
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(CHUNK):
                    left -= len(chunk)
                    if left < 0:  # whatever the list of contents said
                        raise too_large()
                    yield chunk
        except _ERRORS as error:
            raise damaged() from error

    def tree(self, name: str, skip: Collection[str] = ()) -> Node:
        """A part as a tree of elements."""
        return tree(self.chunks(name), skip)

    def relations(self, name: str) -> dict[str, Relation]:
        """The parts of this package that a part refers to, by the ids it uses. What lies outside is left out."""
        folder, _, file = name.rpartition("/")
        listed = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if listed not in self:
            return {}
        found = {}
        for node in self.tree(listed).every("Relationship"):
            if node.get("TargetMode") != "External":
                target = node.get("Target")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                found[node.get("Id")] = Relation(node.get("Type").rpartition("/")[2], whole)
        return found

    def main_part(self, usual: str) -> str:
        """The name of the part that everything begins with."""
        if usual in self:
            return usual
        return next((one.target for one in self.relations("").values() if one.kind == "officeDocument"), usual)


def locked() -> Unreadable:
    """The refusal of a file that is protected by a password."""
    return Unreadable(
        S("The file is protected by a password. Open it, remove the password, save it anew, and convert that.")
    )
