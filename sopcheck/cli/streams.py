"""The one door to standard input, output and error: line by line, nothing in it that a terminal would obey."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import IO, TextIO

from sopcheck.cli.errors import Problem
from sopcheck.locales.sentence import S


def visible(text: str) -> str:
    """As in ``pack.characters``, which compiles its patterns: nothing that a bare ``--help`` should wait for."""
    from sopcheck.pack.characters import visible as made_visible

    return made_visible(text)


LONGEST_LINE = 65_536
"""Characters kept of one line of input; the rest of a longer line is read and dropped."""


class Streams:
    """What a command prints to and reads from. Every line passes ``visible`` here, so no command has to remember it."""

    def __init__(self, out: TextIO | None, err: TextIO | None, source: TextIO | None) -> None:
        self._out = out
        self._err = err
        self._source = source

    @classmethod
    def standard(cls) -> Streams:
        """The process's own streams. A letter that the output's encoding lacks is written as an escape, and bytes
        that are no text come in as replacement characters: neither ends the program."""
        for stream, errors in (
            (sys.stdout, "backslashreplace"),
            (sys.stderr, "backslashreplace"),
            (sys.stdin, "replace"),
        ):
            if stream is not None and hasattr(stream, "reconfigure"):
                stream.reconfigure(errors=errors)
        return cls(sys.stdout, sys.stderr, sys.stdin)

    def line(self, text: str = "") -> None:
        """Print one line. Raises Problem where standard output is closed, OSError where it cannot be written."""
        self._output().write(visible(text) + "\n")

    def text(self, text: str) -> None:
        """Print a foreign text that may have several lines."""
        for line in text.split("\n"):
            self.line(line)

    def own_text(self, text: str) -> None:
        """Print lines in which nothing is foreign: help, or JSON in which everything beyond ASCII is escaped."""
        self._output().write(text + "\n")

    def flush(self) -> None:
        """Hand over what was printed. Raises OSError where it cannot be written."""
        if self._out is not None:
            self._out.flush()

    def drop(self) -> None:
        """Print into nothing from now on, also what is still held back: the reader has gone or the disk is full."""
        import os

        if self._out is not None:
            try:
                number = self._out.fileno()
            except (OSError, ValueError):
                return
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, number)
            os.close(nothing)

    def complain(self, text: str) -> None:
        """Print one line on standard error; where there is none or nobody reads it, nobody can be told."""
        if self._err is not None:
            with suppress(OSError):
                self._err.write(visible(text) + "\n")
                self._err.flush()

    def ask(self, prompt: str) -> str | None:
        """Print the prompt and read one line, without its end and at most ``LONGEST_LINE`` characters; None at the end.

        At a terminal the answer is typed behind the prompt; in a pipe the prompt is a line of its own.
        """
        typing = self._source is not None and self._source.isatty()
        if typing:
            self._output().write(visible(prompt) + " ")
        else:
            self.line(prompt)
        self.flush()
        answer = self._read()
        if answer is None and typing:
            self.line()
        return answer

    def shows(self) -> bool:
        """True where the output goes to a terminal, which obeys what it is sent."""
        return self._out is not None and self._out.isatty()

    def bytes(self) -> IO[bytes]:
        """Standard output for exact bytes. Raises Problem where it is closed."""
        out = self._output()
        out.flush()
        raw: IO[bytes] = out.buffer
        return raw

    def is_terminal(self) -> bool:
        """True where a full-screen app can be shown and typed at."""
        return all(stream is not None and stream.isatty() for stream in (self._source, self._out))

    def _output(self) -> TextIO:
        if self._out is None:
            raise Problem(S("Nothing can be shown: standard output is closed; open it or send it to a file."))
        return self._out

    def _read(self) -> str | None:
        if self._source is None:
            return None
        line = part = self._source.readline(LONGEST_LINE)
        while len(part) == LONGEST_LINE and not part.endswith("\n"):
            part = self._source.readline(LONGEST_LINE)
        return line.rstrip("\r\n") if line else None
