"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sopcheck.locales.sentence import S
from sopcheck.reports.table import ReportRefused

_DATABASE = b"SQLite format 3\0"


@contextmanager
def whole_file(target: Path, *, force: bool, spare: Collection[Path] = ()) -> Iterator[IO[bytes]]:
    """A stream whose content becomes ``target`` when the block ends well, readable by nobody else (0600).

    Whatever happens meanwhile, also ``kill -9``, ``target`` is what it was or the whole new file. An existing file is
    replaced only with ``force``, and never through a link. A database is never replaced, nor what is in ``spare``: it
    must name the files of the store that this process has open. Raises ReportRefused where that cannot be done.
    """
    _refuse_records(target, spare)
    _refuse_what_is_there(target, force)
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    except (OSError, ValueError) as error:
        raise _no_folder(target) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb", buffering=1 << 16) as stream:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)
            yield stream
            stream.flush()
            os.fsync(descriptor)
        _put_in_place(temporary, target, force)
    except OSError as error:
        raise _failed(target, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _refuse_records(target: Path, spare: Collection[Path]) -> None:
    """Nobody who exports wants to lose the records for it, whatever ``--force`` says."""
    sentence = S(
        "{file} holds records or another database, and nothing is written over it. Name another file.", file=str(target)
    )
    if target.absolute() in {kept.absolute() for kept in spare}:
        raise ReportRefused(sentence)
    with suppress(OSError, ValueError):
        # Asked first, because to open and close the file of an open store would drop its locks.
        if any(kept.exists() and target.samefile(kept) for kept in spare):
            raise ReportRefused(sentence)
        if stat.S_ISREG(target.lstat().st_mode):
            with target.open("rb") as there:
                if there.read(len(_DATABASE)) == _DATABASE:
                    raise ReportRefused(sentence)


def _refuse_what_is_there(target: Path, force: bool) -> None:
    file = str(target)
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise _no_folder(target) from None
        return
    except (OSError, ValueError) as error:
        raise _no_folder(target) from error
    if stat.S_ISLNK(mode):
        raise ReportRefused(S("{file} is a link, and nothing is written through a link. Name another file.", file=file))
    if stat.S_ISDIR(mode):
        raise ReportRefused(S("{file} is a folder. Name a file in it.", file=file))
    if not stat.S_ISREG(mode):
        raise ReportRefused(
            S("{file} is not a plain file. Name another file, or - for the standard output.", file=file)
        )
    if not force:
        raise _exists(target)


def _put_in_place(temporary: Path, target: Path, force: bool) -> None:
    if force:
        _refuse_what_is_there(target, force)  # it may have become a link while we were writing
        temporary.replace(target)
    else:
        try:
            target.hardlink_to(temporary)  # unlike a rename, never replaces a file that has appeared meanwhile
        except FileExistsError:
            raise _exists(target) from None
        except OSError:  # a file system without hard links
            if target.exists():
                raise _exists(target) from None
            temporary.rename(target)
    if hasattr(os, "O_DIRECTORY"):  # so that the new name survives a power cut as well
        with suppress(OSError):
            folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _exists(target: Path) -> ReportRefused:
    return ReportRefused(
        S("{file} is already there. Add --force to replace it, or name another file.", file=str(target))
    )


def _no_folder(target: Path) -> ReportRefused:
    return ReportRefused(
        S(
            "No file can be made in the folder {folder}. Name another folder, or correct its permissions.",
            folder=str(target.parent),
        )
    )


def _failed(target: Path, error: OSError) -> ReportRefused:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return ReportRefused(S("The disk is full: {file} was not written. Free some space.", file=str(target)))
    return ReportRefused(S("{file} could not be written. Check the disk and try again.", file=str(target)))
