"""A program in a pseudo-terminal, watched from outside: what a person at the keyboard waits for."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

LONGEST_WAIT = 60.0  # seconds
COLUMNS, LINES = 100, 30


class NeverPainted(Exception):
    """The program ended or fell silent before it showed what was waited for."""


class Terminal:
    """A running program. Times are seconds; everything that it paints is kept in ``painted`` (bytes)."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.painted = b""
        self.started = time.perf_counter()
        self.process, self.keyboard = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execvpe(command[0], list(command), dict(environment))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.kill(self.process, signal.SIGTERM)
        while self._read(5.0):
            pass
        os.kill(self.process, signal.SIGKILL)  # does nothing to a process that has ended and is not yet collected
        os.waitpid(self.process, 0)
        os.close(self.keyboard)

    def until(self, mark: bytes) -> float:
        """Wait until ``mark`` is painted; seconds since the start. Raises NeverPainted."""
        while mark not in self.painted:
            if not self._read(LONGEST_WAIT):
                raise NeverPainted(f"{mark!r} was never painted; last: {self.painted[-400:]!r}")
        return time.perf_counter() - self.started

    def press(self, key: bytes, quiet: float, marks: Sequence[bytes] = (b"",)) -> float:
        """Press ``key``; seconds until one of ``marks`` is painted (at first anything). Raises NeverPainted.

        It then waits for ``quiet`` seconds of silence, which are not counted, so that the next key finds a program at
        rest.
        """
        self.painted = b""
        pressed = time.perf_counter()
        os.write(self.keyboard, key)
        while not self.painted or not any(mark in self.painted for mark in marks):
            if not self._read(LONGEST_WAIT):
                raise NeverPainted(f"{marks!r} not painted after {key!r}; last: {self.painted[-400:]!r}")
        seconds = time.perf_counter() - pressed
        while self._read(quiet):
            pass
        return seconds

    def memory(self, which: str = "VmHWM") -> float:
        """Memory in MB: the most ever (VmHWM) or now (VmRSS)."""
        for line in Path(f"/proc/{self.process}/status").read_text("ascii").splitlines():
            if line.startswith(which + ":"):
                return int(line.split()[1]) / 1024
        raise NeverPainted(f"the program has ended; last: {self.painted[-400:]!r}")

    def _read(self, seconds: float) -> bool:
        """Read what is painted within ``seconds``; False where nothing is, or the program has closed its side."""
        if not select.select([self.keyboard], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.keyboard, 65536)
        except OSError:  # Linux says EIO once the program has ended
            return False
        self.painted += data
        return bool(data)
