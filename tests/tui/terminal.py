"""A pseudo-terminal with a real program in it, for what the pilot cannot see: signals, exit codes, raw bytes."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

PATIENCE = 20.0
"""Seconds after which a program that says nothing is taken for dead: a limit, never a measure."""


class Terminal:
    """A program at the other end of a pseudo-terminal. ``written``: every byte that it sent so far."""

    def __init__(self, pid: int, fd: int) -> None:
        self.pid = pid
        self._fd = fd
        self.written = b""
        self._status: int | None = None

    def read(self, most: float) -> bool:
        """Take what the program sends within ``most`` seconds; False when nothing came or it is gone."""
        ready, _, _ = select.select([self._fd], [], [], most)
        if not ready:
            return False
        try:
            got = os.read(self._fd, 65536)
        except OSError:  # the other end is closed
            return False
        self.written += got
        return bool(got)

    def wait_for(self, *texts: str) -> str:
        """Read until one of the texts has been sent since the last call of :meth:`forget`; which one."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for text in texts:
                if text.encode() in self.written:
                    return text
            if not self.read(0.5) and self.ended():
                break
        raise AssertionError(f"none of {texts} in {self.written[-2000:]!r}")

    def forget(self) -> None:
        """What was sent so far no longer counts."""
        self.written = b""

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._fd, keys.encode())

    def kill(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def ended(self) -> bool:
        """Whether the program is gone."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
        return self._status is not None

    def exit_code(self) -> int:
        """Wait for the end; the code as a shell gives it (128 + n for a signal that killed)."""
        until = time.monotonic() + PATIENCE
        while not self.ended():
            self.read(0.05)
            if time.monotonic() > until:
                self.kill(signal.SIGKILL)
                raise AssertionError(f"still running: {self.written[-2000:]!r}")
        while self.read(0.0):
            pass
        assert self._status is not None
        code = os.waitstatus_to_exitcode(self._status)
        return code if code >= 0 else 128 - code


@contextmanager
def terminal(
    arguments: Sequence[str], *, environment: Mapping[str, str] | None = None, size: tuple[int, int] = (80, 24)
) -> Iterator[Terminal]:
    """Run Python with ``arguments`` in a pseudo-terminal of columns x rows; killed at the end at the latest."""
    env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, *arguments], env)  # noqa: S606 - our own program
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    program = Terminal(pid, fd)
    try:
        yield program
    finally:
        if not program.ended():
            program.kill(signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)
        os.close(fd)
