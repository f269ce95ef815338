"""The linter as a whole: it looks at each file while the pack is read, and at the pack when all files are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path as FolderPath

from sopcheck.lint import (
    calendars,
    deadlines,
    gathering,
    identity,
    languages,
    packwide,
    papers,
    people,
    questions,
    routes,
    standard,
    wording,
)
from sopcheck.lint.draft import PackDraft, SopDraft
from sopcheck.lint.gathering import Gathered
from sopcheck.lint.rules import LINT_RULES
from sopcheck.lint.silence import heard
from sopcheck.pack.diagnostics import Diagnostic
from sopcheck.pack.faults import MOST_FAULTS, Fault
from sopcheck.pack.reading import ReadFile, Spread, check_pack, in_one_go, is_sop

Check = Callable[[SopDraft, PackDraft], Iterable[Fault]]
SOP_CHECKS: tuple[Check, ...] = (
    identity.check,
    routes.check,
    wording.check,
    standard.check,
    papers.check,
    deadlines.check,
    questions.check,
)


@dataclass(slots=True)
class Seen:
    """What one file gave by itself."""

    name: str
    complete: bool
    faults: list[Fault] = field(default_factory=list)
    said: Gathered | None = None
    """What the others must know of it, where they must."""

    def note(self, faults: Iterable[Fault]) -> None:
        """Keep what was found, but nothing concluded from the absence of what could not be read."""
        for fault in faults:
            if len(self.faults) < MOST_FAULTS and (self.complete or not LINT_RULES[fault.rule].of_absence):
                self.faults.append(fault)


class Linter:
    """Looks at one pack, once. ``today``: the day for which the calendar must be good; None leaves that out."""

    def __init__(self, today: date | None = None) -> None:
        self.today = today
        self.pack = PackDraft()
        self.seen = packwide.Seen()
        self.faults: dict[str, list[Fault]] = {}

    def look(self, file: ReadFile) -> Seen:
        """Look at one file (see ``pack.reading.Critic``)."""
        seen = Seen(file.name, file.complete)
        seen.note(languages.check(file))
        if is_sop(file.name):
            draft = SopDraft(file)
            for check in SOP_CHECKS:
                seen.note(check(draft, self.pack))
            seen.said, twice = gathering.of_sop(draft)
            seen.note(twice)
            return seen
        self.pack.learn(file)
        if file.name == "pack.toml":
            seen.note(identity.check_references(file))
            seen.note(people.check_actors(self.pack))
        elif file.name == "symbols.toml":
            seen.note(packwide.check_symbols(file, self.pack))
            seen.note(questions.check_symbol_questions(file, self.pack))
            seen.said, twice = gathering.of_symbols(file)
            seen.note(twice)
        elif file.name == "calendar.toml":
            seen.note(calendars.check(file, self.today))
        return seen

    def keep(self, seen: Seen) -> None:
        """Take note of one file."""
        if seen.said is not None:
            seen.note(self.seen.take(seen.said))
        self.faults[seen.name] = seen.faults

    def finish(self, *, complete: bool) -> Mapping[str, list[Fault]]:
        """Everything found, without what the pack silences; with what is wrong in the silencing."""
        for name, faults in self.seen.finish(self.pack, complete=complete).items():
            self.faults.setdefault(name, []).extend(faults)
        if not complete and not self.pack.has_calendar:  # it may be there, and be what could not be read
            for name, faults in self.faults.items():
                self.faults[name] = [fault for fault in faults if fault.rule != "no-calendar"]
        return heard(self.faults, self.pack, complete=complete)


def lint_pack(folder: FolderPath, today: date | None = None, spread: Spread = in_one_go) -> tuple[Diagnostic, ...]:
    """All that is wrong with the pack in ``folder``: faults of its form, and what the linter finds in it."""
    return check_pack(folder, Linter(today), spread)
