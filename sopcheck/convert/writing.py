"""Drafts as the files of a pack, with a comment wherever something was guessed or must be filled in. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sopcheck.convert.draft import Draft, DraftStep, Identity, Named, Rule
from sopcheck.convert.grid import Note
from sopcheck.convert.naming import name_id
from sopcheck.convert.words import clean, one_line
from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.model import StepKind
from sopcheck.pack.tables import TITLE
from sopcheck.pack.toml_text import toml_comment, toml_string

Say = Callable[[Sentence], str]
_LISTS = ("qualifications", "related", "equipment", "warnings", "records")
_STEP_KEYS = ("time", "output", "next", "yes", "no", "yes_text", "no_text", "remark")


def told(note: Note, say: Say) -> str:
    """A note as one line: its place, then what it says."""
    what = say(note.what)
    return what if note.place is None else say(S("{place}: {what}", place=note.place, what=note.what))


def sop_toml(draft: Draft, source: str, say: Say) -> str:
    """The file of an SOP. ``source``: the name of the table's file."""
    lines = [toml_comment(say(S("Made by sopcheck convert from {file}.", file=source)))]
    lines += _listed(draft.all_notes, say)
    lines += ["", "[sop]", f"id = {toml_string(draft.id)}", *_identity(draft, say)]
    for step in draft.steps:
        lines += _step(step, say)
    return "\n".join(lines) + "\n"


def _listed(notes: Sequence[Note], say: Say) -> list[str]:
    lines = []
    for todo, heading in (
        (True, S("To be filled in or looked at by the author:")),
        (False, S("Guessed or left out:")),
    ):
        of_kind = [note for note in notes if note.todo is todo]
        if of_kind:
            lines += ["#", toml_comment(say(heading))]
            lines += [toml_comment(f"- {told(note, say)}") for note in of_kind]
    return lines


def _note_lines(notes: Iterable[Note], say: Say) -> list[str]:
    return [
        toml_comment(say(S("TO DO: {what}", what=note.what) if note.todo else S("LOOK: {what}", what=note.what)))
        for note in notes
    ]


def _identity(draft: Draft, say: Say) -> list[str]:
    identity: Identity = draft.identity
    lines = [f"title = {toml_string(identity.title or draft.id)}"]
    lines += _note_lines(draft.unit.notes, say)
    lines += [f"unit = {toml_string(draft.unit.id)}"]
    lines += [f"references = [{', '.join(toml_string(rule.id) for rule in draft.rules)}]"]
    if identity.number is not None:
        lines.append(f"number = {toml_string(identity.number)}")
    lines += _note_lines(identity.notes, say)
    for key in ("made", "revised", "effective"):
        day = getattr(identity, key)
        if day is not None:
            lines.append(f"{key} = {day}")
    if identity.approved_by is not None:
        lines.append(f"approved_by = {toml_string(identity.approved_by)}")
    for key in _LISTS:
        items = getattr(identity, key)
        if items:
            lines += [f"{key} = [", *(f"  {toml_string(item)}," for item in items), "]"]
    return lines


def _step(step: DraftStep, say: Say) -> list[str]:
    lines = [""]
    if step.section:
        lines += [toml_comment(f"--- {step.section}"), ""]
    lines += ["[[step]]", f"id = {toml_string(step.id)}", *_note_lines(step.notes, say)]
    if step.actor is not None:
        lines.append(f"actor = {toml_string(step.actor)}")
    if step.kind is not StepKind.PROCESS:
        lines.append(f"kind = {toml_string(str(step.kind))}")
    if step.activity is not None:
        lines.append(f"activity = {toml_string(step.activity)}")
    if step.requirements:
        lines.append(f"requirements = [{', '.join(toml_string(item) for item in step.requirements)}]")
    for key in _STEP_KEYS:
        value = getattr(step, key)
        if value is not None:
            lines.append(f"{key} = {toml_string(value)}")
    return lines


def pack_toml(drafts: Sequence[Draft], source: str, say: Say) -> str:
    """The pack.toml of a new pack with these SOPs."""
    first, source = drafts[0], one_line(clean(source))
    office = first.identity.office
    title = office or first.identity.title or first.id
    lines = [
        toml_comment(say(S("Made by sopcheck convert from {file}.", file=source))),
        "",
        "[pack]",
        f"id = {toml_string(name_id(title, (), 'paket'))}",
        f"title = {toml_string(_pack_title(title, first.language)[:TITLE])}",
    ]
    if office is not None:
        lines.append(f"office = {toml_string(office[:TITLE])}")
    notice = say(S("Converted from {file} and not yet confirmed. Compare it with the SOP itself.", file=source))
    lines += ['version = "1"', f"language = {toml_string(first.language)}", f"notice = {toml_string(notice[:2_000])}"]
    return "\n".join(lines) + "\n" + additions(drafts, say)


def _pack_title(title: str, language: str) -> str:
    if title.casefold().startswith(("sop", "standar")):
        return title
    return f"SOP {title}" if language == "id" else f"SOPs of {title}"


def additions(drafts: Sequence[Draft], say: Say) -> str:
    """The tables of pack.toml that these SOPs need and that the pack does not have yet; '' where there is none."""
    units: dict[str, Named] = {draft.unit.id: draft.unit for draft in reversed(drafts) if not draft.unit.known}
    actors: dict[str, Named] = {actor.id: actor for draft in drafts for actor in draft.actors if not actor.known}
    rules: dict[str, Rule] = {rule.id: rule for draft in drafts for rule in draft.rules if not rule.known}
    lines: list[str] = []
    for kind, named in (("unit", units), ("actor", actors)):
        for one in named.values():
            lines += ["", f"[[{kind}]]", f"id = {toml_string(one.id)}", *_note_lines(one.notes, say)]
            lines.append(f"name = {toml_string(one.name)}")
    for rule in rules.values():
        lines += ["", "[[reference]]", f"id = {toml_string(rule.id)}", f"title = {toml_string(rule.title)}"]
        if rule.short is not None:
            lines.append(f"short = {toml_string(rule.short[:TITLE])}")
    return "\n".join(lines) + "\n" if lines else ""
