"""What goes wrong at the command line, as one sentence and an exit code: the only place where the two meet.

0 done · 1 the thing checked has faults · 2 wrong usage or unusable input · 3 the store refused · 70 a fault of the
program itself · 128 + n ended by signal n.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sopcheck.locales.sentence import S, Sentence

if TYPE_CHECKING:
    from datetime import datetime

    import click

DONE = 0
FAULTS = 1
USAGE = 2
REFUSED = 3
OUR_FAULT = 70
INTERRUPTED = 128 + 2  # SIGINT
BROKEN_PIPE = 128 + 13  # SIGPIPE


class Problem(Exception):
    """Something that a person can mend: ``sentence`` names the thing and the way out."""

    def __init__(self, sentence: Sentence, code: int = USAGE) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence
        self.code = code


def shortened(typed: str) -> str:
    """As much of what was typed as is worth quoting back: its first 40 characters."""
    return typed if len(typed) <= 40 else typed[:39] + "…"


def nearest(word: str, words: Sequence[str]) -> str | None:
    """The known word that was probably meant, or None."""
    from difflib import get_close_matches

    by_folded = {known.casefold(): known for known in words}
    found = get_close_matches(word.casefold(), list(by_folded), n=1)
    return by_folded[found[0]] if found else None


def usage_problem(error: click.UsageError) -> Problem:
    """What click found wrong with a command line, in our words."""
    import click

    command = error.ctx.command_path if error.ctx is not None else "sopcheck"
    if isinstance(error, click.NoSuchOption):
        option = shortened(error.option_name)
        known = [] if error.ctx is None else [name for p in error.ctx.command.params for name in p.opts]
        meant = nearest(error.option_name, known)
        if meant:
            return Problem(S("There is no option {option}; did you mean {meant}?", option=option, meant=meant))
        return Problem(S("There is no option {option}; see {command} --help.", option=option, command=command))
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(error.ctx) if error.ctx is not None else str(error.param.name)
        if isinstance(error.param, click.Option):
            name = f"{error.param.opts[0]} {name}"
        return Problem(S("{command} needs {parameter}; see {command} --help.", command=command, parameter=name))
    if isinstance(error, click.BadOptionUsage):
        option = shortened(error.option_name)
        return Problem(
            S("The option {option} is not used right; see {command} --help.", option=option, command=command)
        )
    return Problem(
        S("The command line cannot be read ({reason}); see {command} --help.", command=command, reason=error.message)
    )


def understood(error: Exception) -> Problem | None:
    """The problem that an exception stands for, or None where it is a fault of the program.

    An exception of the rooms that carries a ``sentence`` was made for a person. Which of them speak of the records is
    only looked up when something went wrong, so that a start loads no room.
    """
    if isinstance(error, Problem):
        return error
    if "click" in sys.modules:  # opening the app does without it
        import click

        if isinstance(error, click.UsageError):
            return usage_problem(error)
    sentence = getattr(error, "sentence", None)
    if isinstance(sentence, Sentence):
        from sopcheck.checklist.acts import BadAct
        from sopcheck.quiz.snapshot import BadSnapshot
        from sopcheck.records.store import StoreRefused

        kept = isinstance(error, StoreRefused | BadSnapshot | BadAct)
        return Problem(sentence, REFUSED if kept else USAGE)
    if isinstance(error, OSError):
        return _unusable(error)
    return None


def _unusable(error: OSError) -> Problem:
    if error.errno == errno.ENOSPC:
        return Problem(S("There is no room left to write to; free some space and try again."))
    known = {
        errno.ENOENT: S("it does not exist"),
        errno.EACCES: S("you may not open it"),
        errno.EPERM: S("you may not open it"),
        errno.EISDIR: S("it is a folder"),
        errno.ENOTDIR: S("a part of its path is no folder"),
        errno.EROFS: S("it lies where nothing can be written"),
        errno.ENAMETOOLONG: S("its name is too long"),
    }
    number = error.errno or 0
    reason = known.get(number) or S("the system says: {reason}", reason=os.strerror(number))
    if error.filename is None:
        return Problem(S("Reading or writing failed: {reason}.", reason=reason))
    return Problem(S("{file} cannot be used: {reason}.", file=os.fsdecode(error.filename), reason=reason))


def crash_report(error: BaseException, now: Callable[[], datetime]) -> Sentence:
    """Keep what the developers need in a file that only this user can read, and say where it is."""
    try:
        from sopcheck.records.mistakes import keep_report

        file = keep_report(error, now())
    except Exception:  # the very last edge: whatever keeps the report from being written must not add a traceback
        return S(
            "sopcheck made a mistake ({error}) and could not write a report; what was recorded is kept.",
            error=type(error).__name__,
        )
    return S(
        "sopcheck made a mistake ({error}); what was recorded is kept. Please send the developers {file}.",
        error=type(error).__name__,
        file=str(file),
    )
