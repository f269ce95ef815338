"""``sopcheck convert``: the table of an SOP as an office has it becomes files of a pack."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopcheck.cli.errors import DONE, FAULTS, Problem
from sopcheck.cli.help import Choice, Command
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import LANGUAGES, Catalogue, catalogue
from sopcheck.locales.sentence import S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopcheck.convert.draft import Draft, Known
    from sopcheck.pack.diagnostics import Diagnostic

PACK = "pack.toml"


def command(say: Catalogue, summary: str) -> Command:
    """The command as click knows it."""
    return Command(
        "convert",
        say,
        convert,
        [
            click.Argument(["file"], metavar=say("FILE")),
            click.Option(
                ["--output"],
                required=True,
                metavar=say("FOLDER"),
                help=say("The folder of the pack; a pack that is there already gets the SOP added."),
            ),
            click.Option(["--force"], is_flag=True, help=say("Replace an SOP of the same id that is already there.")),
            click.Option(
                ["--language"],
                type=Choice(*LANGUAGES),
                help=say("The language of the texts in the table; without it, that of the headings."),
            ),
            click.Option(
                ["--format", "form"],
                type=Choice("text", "json"),
                default="text",
                help=say("For people or for programs."),
            ),
        ],
        summary=summary,
        about=say(
            "FILE is an .xlsx, .docx or .csv with the columns Kegiatan, Pelaksana and Mutu Baku. What cannot be read "
            "is listed with its cell and asked for in comments. The exit code is 1 where the written pack has an "
            "error, 2 where the file cannot be used."
        ),
        example="sopcheck convert sop-surat-masuk.xlsx --output kantor-kami",
    )


def convert(  # noqa: PLR0913 - one parameter an option
    settings: Settings, file: str, *, output: str, force: bool, language: str | None, form: str
) -> int:
    """Convert one file, write, and check what was written."""
    from sopcheck.convert.interpret import interpret
    from sopcheck.convert.opening import open_grid

    folder = _folder(output)
    known = _known(folder, language)
    drafts = interpret(open_grid(Path(file)), name=Path(file).stem, known=known, language=language)
    written = _write(folder, drafts, Path(file).name, new=known.language is None, force=force)
    if form == "json":
        return _tell_json(settings, folder, drafts, written)
    return _tell(settings, folder, drafts, written)


def _folder(output: str) -> Path:
    folder = Path(output)
    try:
        if not output or (folder.exists() and not folder.is_dir()):
            raise Problem(S("{path} is no folder; name the folder of a pack, or a new one.", path=output or '""'))
    except (OSError, ValueError) as error:  # a name too long, or with a NUL in it
        raise Problem(S("{path} is no folder; name the folder of a pack, or a new one.", path=output)) from error
    return folder


def _known(folder: Path, language: str | None) -> Known:
    """What the pack in the folder has; nothing where there is none yet."""
    from sopcheck.convert.draft import Known
    from sopcheck.convert.packside import known_in
    from sopcheck.pack.files import read_folder

    if not (folder / PACK).exists():
        return Known()
    known = known_in(read_folder(folder))
    if language is not None and language != known.language:
        raise Problem(
            S("The pack in {folder} is in another language; leave --language out.", folder=str(folder)),
        )
    return known


def _write(folder: Path, drafts: Sequence[Draft], source: str, *, new: bool, force: bool) -> list[str]:
    """Write the SOPs and what pack.toml needs for them; the names of the files. Nothing is written over without
    ``force``, and pack.toml only ever grows at its end."""
    from sopcheck.convert.packside import still_reads
    from sopcheck.convert.writing import additions, pack_toml, sop_toml
    from sopcheck.pack.files import MOST_BYTES

    say = catalogue(drafts[0].language).say
    files = {f"sop/{draft.id}.toml": sop_toml(draft, source, say) for draft in drafts}
    if new:
        pack = pack_toml(drafts, source, say)
    else:
        added = additions(drafts, say)
        before = (folder / PACK).read_bytes().decode("utf-8-sig") if added else ""
        pack = before.rstrip("\n") + "\n" + added if added else ""
        if added and not still_reads(pack):
            raise Problem(
                S(
                    "The tables of {file} are written as lists on one line, and nothing can be added to its end. "
                    "Write them as [[actor]], [[unit]] and [[reference]], or name a new folder.",
                    file=str(folder / PACK),
                )
            )
    for name, text in {**files, PACK: pack}.items():
        if len(text.encode("utf-8", "replace")) > MOST_BYTES:
            raise Problem(S("{file} would be larger than a pack takes (1 MB). Split the table.", file=name))
    if not force:
        _refuse_what_is_there(folder, files)
    try:
        (folder / "sop").mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise Problem(S("The folder {folder} cannot be made. Name another one.", folder=str(folder))) from error
    if pack and not new:  # an actor without a row harms nobody, a row without its actor is a fault
        _put(folder / PACK, pack, force=True)
    for name, text in files.items():
        _put(folder / name, text, force=force)
    if pack and new:  # last: a folder is a pack from the moment it has this file
        _put(folder / PACK, pack, force=False)
    return [*files, *([PACK] if pack else [])]


def _refuse_what_is_there(folder: Path, files: dict[str, str]) -> None:
    for name in files:
        if os.path.lexists(folder / name):
            raise Problem(
                S(
                    "{file} is already there. Add --force to replace it, or name another folder.",
                    file=str(folder / name),
                )
            )


def _put(target: Path, text: str, *, force: bool) -> None:
    from sopcheck.reports.atomic import whole_file

    with whole_file(target, force=force) as stream:
        stream.write(text.encode("utf-8", "replace"))
    mask = os.umask(0o022)
    os.umask(mask)
    target.chmod(0o666 & ~mask)  # a pack is for the whole office, unlike records


def _tell(settings: Settings, folder: Path, drafts: Sequence[Draft], written: Sequence[str]) -> int:
    from sopcheck.cli.check import print_text
    from sopcheck.convert.writing import told
    from sopcheck.lint.linter import lint_pack

    say, line = settings.say, settings.streams.line
    for draft in drafts:
        title = draft.identity.title or draft.id
        line(say.count("{title}: {count} row.", "{title}: {count} rows.", len(draft.steps), title=title))
    line(say("Written: {files}", files=", ".join(str(folder / name) for name in written)))
    for todo, heading in (
        (True, say("To be filled in or looked at by the author:")),
        (False, say("Guessed or left out:")),
    ):
        notes = [note for draft in drafts for note in draft.all_notes if note.todo is todo]
        if notes:
            line("")
            line(heading)
            for note in notes:
                line(f"  {told(note, say.say)}")
    line("")
    found = lint_pack(folder, settings.now().date())
    print_text(settings, found, 1)
    return _code(found)


def _code(found: Sequence[Diagnostic]) -> int:
    return FAULTS if any(diagnostic.severity == "error" for diagnostic in found) else DONE


def _tell_json(settings: Settings, folder: Path, drafts: Sequence[Draft], written: Sequence[str]) -> int:
    from sopcheck.lint.linter import lint_pack
    from sopcheck.pack.characters import visible
    from sopcheck.pack.diagnostics import as_json

    say = settings.say
    found = lint_pack(folder, settings.now().date())
    answer = {
        "files": [str(folder / name) for name in written],
        "sops": [{"id": draft.id, "rows": len(draft.steps)} for draft in drafts],
        "notes": [
            {
                "place": None if note.place is None else visible(say.say(note.place)),
                "what": visible(say.say(note.what)),
                "todo": note.todo,
            }
            for draft in drafts
            for note in draft.all_notes
        ],
        "diagnostics": [as_json(diagnostic, say) for diagnostic in found],
    }
    settings.streams.own_text(json.dumps(answer, indent=2))
    return _code(found)
