"""Writing a folder of files whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from sopcheck.locales.sentence import S
from sopcheck.reports.table import ReportRefused


def refuse_folder(folder: Path) -> None:
    """Raise ReportRefused unless ``folder`` is not there yet, in a folder that is, or is there and empty."""
    name = str(folder)
    try:
        there = _is_there(folder)
        if there and folder.is_dir() and not folder.is_symlink():
            if next(folder.iterdir(), None) is not None:
                raise ReportRefused(
                    S(
                        "{folder} is there and not empty, and nothing is written over it. Name a new folder.",
                        folder=name,
                    )
                )
        elif there:
            raise ReportRefused(S("{folder} is there already and no folder. Name a new one.", folder=name))
        elif not folder.parent.is_dir():
            raise ReportRefused(
                S(
                    "There is no folder {parent} for {folder} to be made in. Make it first, or name another place.",
                    parent=str(folder.parent),
                    folder=folder.name,
                )
            )
    except (OSError, ValueError) as error:  # a name too long, with a NUL in it, or where nobody may look
        raise _not_made(name) from error


def _is_there(path: Path) -> bool:
    """Unlike ``lexists`` this says no only where that is known, and yes for a link that leads nowhere."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Make ``folder`` with these files ('sop/x.toml' → text, UTF-8, in the order in which they are to appear).

    Whatever happens meanwhile, also ``kill -9``, either nothing of that name is there or all of it: the files are
    written into a hidden folder beside it, which then takes the name. In a folder that is there and empty they appear
    one after the other, so the last one should be that without which the others mean nothing. Nothing that is there
    is ever replaced. Raises ReportRefused where that cannot be done.
    """
    refuse_folder(folder)
    inside = folder.is_dir()
    hidden = (folder if inside else folder.parent) / f".sopcheck-new-{secrets.token_hex(4)}"
    try:
        hidden.mkdir()
        try:
            for name, text in files.items():
                _write(hidden / name, text)
            if inside:
                _move_in(hidden, folder, files)
            else:
                hidden.rename(folder)  # refused by the system where a folder with files has appeared meanwhile
        finally:
            shutil.rmtree(hidden, ignore_errors=True)
    except (OSError, ValueError) as error:
        raise _not_made(str(folder)) from error


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _move_in(hidden: Path, folder: Path, files: Mapping[str, str]) -> None:
    moved: list[Path] = []
    try:
        for top in dict.fromkeys(Path(name).parts[0] for name in files):
            if _is_there(folder / top):
                raise FileExistsError(str(folder / top))
            (hidden / top).rename(folder / top)
            moved.append(folder / top)
    except BaseException:  # also Ctrl+C: half of it must not stay
        for path in moved:
            path.rename(hidden / path.name)
        raise


def _not_made(folder: str) -> ReportRefused:
    return ReportRefused(
        S("{folder} could not be written. Name another folder, or check the disk and its permissions.", folder=folder)
    )
