"""The linter as a whole: it looks at each file while the pack is read, and at the pack when all files are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path as FolderPath

from sopcheck.lint import calendars, deadlines, identity, languages, packwide, papers, questions, routes, wording
from sopcheck.lint.draft import PackDraft, SopDraft
from sopcheck.lint.packwide import Seen
from sopcheck.lint.rules import LINT_RULES
from sopcheck.lint.silence import heard
from sopcheck.pack.diagnostics import Diagnostic
from sopcheck.pack.faults import MOST_FAULTS, Fault
from sopcheck.pack.reading import ReadFile, check_pack, is_sop

Check = Callable[[SopDraft, PackDraft], Iterable[Fault]]
SOP_CHECKS: tuple[Check, ...] = (
    identity.check,
    routes.check,
    wording.check,
    papers.check,
    deadlines.check,
    questions.check,
)


class Linter:
    """Looks at one pack, once. ``today``: the day for which the calendar must be good; None leaves that out."""

    def __init__(self, today: date | None = None) -> None:
        self.today = today
        self.pack = PackDraft()
        self.seen = Seen()
        self.faults: dict[str, list[Fault]] = {}

    def take(self, file: ReadFile) -> None:
        """Look at one file (see ``pack.reading.Critic``)."""
        self.note(file, languages.check(file))
        if is_sop(file.name):
            draft = SopDraft(file)
            for check in SOP_CHECKS:
                self.note(file, check(draft, self.pack))
            self.note(file, self.seen.take(draft, self.pack))
            return
        self.pack.learn(file)
        if file.name == "symbols.toml":
            self.note(file, packwide.check_symbols(file, self.pack))
            self.note(file, questions.check_symbol_questions(file, self.pack))
            self.note(file, self.seen.take_questions(file, self.pack))
        elif file.name == "calendar.toml":
            self.note(file, calendars.check(file, self.today))

    def note(self, file: ReadFile, faults: Iterable[Fault]) -> None:
        """Keep what was found, but nothing concluded from the absence of what could not be read."""
        kept = self.faults.setdefault(file.name, [])
        for fault in faults:
            if len(kept) < MOST_FAULTS and (file.complete or not LINT_RULES[fault.rule].of_absence):
                kept.append(fault)

    def finish(self, *, complete: bool) -> Mapping[str, list[Fault]]:
        """Everything found, without what the pack silences; with what is wrong in the silencing."""
        for name, faults in self.seen.finish(self.pack, complete=complete).items():
            self.faults.setdefault(name, []).extend(faults)
        return heard(self.faults, self.pack, complete=complete)


def lint_pack(folder: FolderPath, today: date | None = None) -> tuple[Diagnostic, ...]:
    """All that is wrong with the pack in ``folder``: faults of its form, and what the linter finds in it."""
    return check_pack(folder, Linter(today))
