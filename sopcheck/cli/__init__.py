"""The command line. This module only wires: words to commands, exceptions to sentences and exit codes."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sopcheck.cli import errors
from sopcheck.cli.settings import Settings
from sopcheck.cli.start import only_options, start
from sopcheck.cli.streams import Streams
from sopcheck.locales.catalogue import LANGUAGES, Catalogue, catalogue

if TYPE_CHECKING:
    from sopcheck.cli.settings import StartApp


COMPLETION = "_SOPCHECK_COMPLETE"
"""The variable by which a shell asks for completions: ``eval "$(_SOPCHECK_COMPLETE=bash_source sopcheck)"``."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def run(
    arguments: Sequence[str],
    start_app: StartApp,
    *,
    now: Callable[[], datetime] = _utc_now,
    environment: Mapping[str, str] = os.environ,
) -> int:
    """Run one command line (without the program's own name) on the standard streams; its exit code.

    ``start_app(pack folder, store file, language, person)`` shows the terminal app and returns its exit code.
    """
    say = catalogue(language_of(arguments, environment))
    if COMPLETION in environment:
        return _complete(say, environment[COMPLETION])
    streams = Streams.standard()
    settings = Settings(say, streams, start_app, now)
    try:
        options = only_options(arguments, environment)
        if options is None:
            code = _invoke(arguments, settings)
        else:
            named = {name: options.get(name) for name in ("pack", "store", "person")}
            code = start(settings.overridden(**named))
        streams.flush()
    except BrokenPipeError:
        # Whoever read the output has gone, as `head` does: nothing to tell anybody.
        _forget_output(streams)
        return errors.BROKEN_PIPE
    except KeyboardInterrupt:
        streams.complain("")
        streams.complain(say("Stopped; what was recorded is kept."))
        _forget_output(streams)
        return errors.INTERRUPTED
    except Exception as error:  # the outer edge: whatever it is, the person gets one sentence
        problem = errors.understood(error)
        _forget_output(streams)
        if problem is None:
            streams.complain(say.say(errors.crash_report(error, now)))
            return errors.OUR_FAULT
        streams.complain(say.say(problem.sentence))
        return problem.code
    return code


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that the command line or the environment asks for, found before anything is parsed, because the
    help and the complaints about the command line are to be said in it."""
    asked = [environment.get("SOPCHECK_LANG", "")]
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--lang":
            asked.append(following)
        elif word.startswith("--lang="):
            asked.append(word.removeprefix("--lang="))
    known = [word for word in (word.strip().casefold() for word in asked) if word in LANGUAGES]
    return known[-1] if known else LANGUAGES[0]


def _complete(say: Catalogue, instruction: str) -> int:
    from click.shell_completion import shell_complete

    from sopcheck.cli.commands import program

    return shell_complete(program(say), {}, "sopcheck", COMPLETION, instruction)


def _invoke(arguments: Sequence[str], settings: Settings) -> int:
    import click

    from sopcheck.cli.commands import program

    group = program(settings.say)
    try:
        with group.make_context("sopcheck", list(arguments), obj=settings) as context:
            gc.enable()  # see __main__
            return int(group.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code


def _forget_output(streams: Streams) -> None:
    """Keep the interpreter from trying to write the rest once more when it ends."""
    try:
        streams.flush()
    except (OSError, ValueError):
        streams.drop()
