"""The files of a pack's folder as bytes: the only place of this room that touches a disk.

Only regular files inside the folder are opened; a link out of it, a pipe or a device could hang the program or show
what is not the pack's. The limits keep a slip (a video saved as .toml) from filling the memory.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.diagnostics import Diagnostic
from sopcheck.pack.faults import nearest
from sopcheck.pack.repairs import right_id
from sopcheck.pack.rules import RULES
from sopcheck.pack.values import is_id

MOST_BYTES = 1_000_000
# A pack of 1,000 SOPs, each of some 35 KB with its questions in two languages, must fit, and one of 5,000 small ones.
MOST_FILES = 6_000
MOST_PACK_BYTES = 40_000_000
TOP_FILES = ("pack.toml", "calendar.toml", "symbols.toml")
SOP_FOLDER = "sop"
SPLIT = S("make two packs, one for each part of the office")
NO_TEXT = S("a text file of an SOP is far smaller: was something else saved under this name?")
REPLACE = S("copy it anew, or ask whoever looks after the computer for the right to read it")


@dataclass(frozen=True, slots=True)
class PackSource:
    """A pack's TOML files by name ('sop/x.toml'), pack.toml first, and what was wrong with other files.

    ``unreadable``: names of files of the pack that are there but whose bytes are not.
    """

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()
    unreadable: tuple[str, ...] = ()


class _Gathering:
    """The state of reading one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, bytes] = {}
        self.faults: list[Diagnostic] = []
        self.unreadable: list[str] = []
        self.bytes = 0
        self.count = 0

    def fault(self, rule: str, file: str, message: Sentence, hint: Sentence | None = None) -> None:
        self.faults.append(Diagnostic(rule, RULES[rule].severity, file, 1, 1, message, hint))

    def refuse(self, rule: str, file: str, message: Sentence, hint: Sentence | None = None) -> None:
        self.unreadable.append(file)
        self.fault(rule, file, message, hint)

    def take(self, path: Path, name: str) -> None:
        """Read one file of the pack into ``files``, or note why not."""
        self.count += 1
        if self.count > MOST_FILES:
            if self.count == MOST_FILES + 1:
                self.refuse("too-large", name, S("the pack has more than {most} files", most=MOST_FILES), SPLIT)
            return
        try:
            data = self._bytes(path, name)
        except OSError as error:
            self.refuse("unreadable", name, S("the file cannot be read: {reason}", reason=reason_of(error)), REPLACE)
            return
        if data is None:
            return
        self.bytes += len(data)
        if self.bytes > MOST_PACK_BYTES:
            self.refuse(
                "too-large", name, S("the pack has more than {most} MB", most=MOST_PACK_BYTES // 1_000_000), SPLIT
            )
            return
        self.files[name] = data

    def _bytes(self, path: Path, name: str) -> bytes | None:
        if leads_out(path, self.root):
            message = S("the file is a link out of the pack's folder")
            self.refuse("not-a-file", name, message, S("put the file itself into the folder"))
            return None
        descriptor = _opened(path)
        if descriptor is None:
            self.refuse(
                "not-a-file",
                name,
                S("not a regular file but a folder, pipe or device"),
                S("put a text file of this name there"),
            )
            return None
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            self.refuse("too-large", name, S("the file has more than {most} MB", most=MOST_BYTES // 1_000_000), NO_TEXT)
            return None
        return data


_REASONS = {
    errno.EACCES: S("you are not permitted to read it"),
    errno.EPERM: S("you are not permitted to read it"),
    errno.ELOOP: S("it is a link that leads to itself"),
    errno.ENOENT: S("it is a link that leads nowhere"),
    errno.ENOTDIR: S("it is no folder"),
}


def reason_of(error: OSError) -> Sentence | str:
    """Why a file or folder cannot be read, in our words where the system's are only English."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path is a link to something outside of ``root``. Raises OSError for a link that leads nowhere."""
    if not path.is_symlink():
        return False
    try:
        return not path.resolve(strict=True).is_relative_to(root.resolve())
    except RuntimeError as error:  # how Python 3.11 and 3.12 say that a link leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _opened(path: Path) -> int | None:
    """A descriptor of a regular file, None for anything else. Raises OSError where it cannot be opened."""
    if not stat.S_ISREG(path.stat().st_mode):  # to open a device may already do something
        return None
    # A pipe may take the file's place between the look and the opening: it must neither hang us nor be read.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    return None


def read_folder(folder: Path) -> PackSource:
    """The TOML files of the folder (or of the folder whose pack.toml is given). Never raises for what lies there.

    Files of other types are nobody's business here and are left alone.
    """
    if folder.name == "pack.toml" and not folder.is_dir():
        folder = folder.parent
    gathering = _Gathering(folder)
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            message = S("there is no folder with this name")
        elif isinstance(error, NotADirectoryError):
            message = S("this is not the folder of a pack")
        else:
            message = S("the folder cannot be read: {reason}", reason=reason_of(error))
        gathering.fault("missing-pack", str(folder), message, S("name the folder that holds pack.toml"))
        return PackSource({}, tuple(gathering.faults))
    if "pack.toml" not in names:
        message = S("the folder holds no pack.toml")
        gathering.fault("missing-pack", "pack.toml", message, S("name the folder that holds pack.toml"))
    for name in TOP_FILES:
        if name in names:
            gathering.take(folder / name, name)
    _gather_others(folder, names, gathering)
    return PackSource(gathering.files, tuple(gathering.faults), tuple(gathering.unreadable))


def is_toml(name: str) -> bool:
    """Whether a name is that of a TOML file; hidden files are what editors and systems leave beside the author's."""
    return name.casefold().endswith(".toml") and not name.startswith(".")


def _gather_others(folder: Path, names: list[str], gathering: _Gathering) -> None:
    for name in names:
        if is_toml(name) and name not in TOP_FILES:
            meant = nearest(name.casefold().removesuffix(".toml"), [top.removesuffix(".toml") for top in TOP_FILES])
            hint = S("expected: {words}", words="pack.toml, calendar.toml, symbols.toml, sop/<sop-id>.toml")
            if meant is not None:
                hint = S('nearest: "{word}"', word=f"{meant}.toml")
            gathering.fault("unexpected-file", name, S("a TOML file that no pack has"), hint)
    if SOP_FOLDER not in names:
        return
    sops = folder / SOP_FOLDER
    try:
        if leads_out(sops, folder):
            gathering.refuse(
                "not-a-file",
                SOP_FOLDER,
                S("the folder is a link out of the pack's folder"),
                S("put the folder itself there"),
            )
            return
        inner = sorted(path.name for path in sops.iterdir())
    except OSError as error:
        gathering.refuse(
            "unreadable", SOP_FOLDER, S("the folder cannot be read: {reason}", reason=reason_of(error)), REPLACE
        )
        return
    for name in _sop_files(inner, gathering):
        gathering.take(sops / name, f"{SOP_FOLDER}/{name}")


def _sop_files(names: list[str], gathering: _Gathering) -> Iterator[str]:
    for name in names:
        if not is_toml(name):
            continue
        if name.endswith(".toml") and is_id(name.removesuffix(".toml")):
            yield name
        else:
            meant = right_id(name[: -len(".toml")])
            hint = S("name it by the SOP's id: lower-case a-z, digits, hyphens, then .toml")
            if meant is not None and is_id(meant):
                hint = S('nearest: "{word}"', word=f"{meant}.toml")
            gathering.fault(
                "unexpected-file", f"{SOP_FOLDER}/{name}", S("the file's name is not the id of an SOP"), hint
            )
