"""Work by two or more processes at once, where the system can fork and it is worth it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from itertools import pairwise
from typing import Any, NoReturn, TypeVar

Result = TypeVar("Result")
Work = Callable[[Sequence[str]], Sequence[Result]]
WORTHWHILE = 128
"""Below so many files a second process costs more than it saves."""
GATHERER = 0.95
"""The share of the process that also gathers the results, against one of the others."""
MOST = 4
"""Processes at most: the results are gathered by one."""


def at_once(work: Work[Result], names: Sequence[str]) -> Iterable[Result]:
    """The results of ``work`` for all names, in their order. ``work`` must not change anything that others rely on.

    A child that fails for whatever reason has its share done again here, where a mistake shows as what it is. Whoever
    stops asking for results ends the children.
    """
    shares = _shares(names, _processes(len(names)))
    children: list[_Child] = []
    try:
        for share in shares[1:]:
            children.append(_Child(partial(work, share)))
        if shares:
            yield from work(shares[0])
        for child in children:
            yield from child.result()
    finally:
        for child in children:
            child.end()


def begun(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin ``work`` in another process, while this one does something else; what is given back waits for the result.

    The work is done here, when it is asked for, where no second processor is free or the other process comes to grief.
    """
    return _Child(work).result if _may_fork() and _processors() > 1 else work


def _processes(count: int) -> int:
    return min(MOST, _processors()) if count >= WORTHWHILE and _may_fork() else 1


def _processors() -> int:
    return len(os.sched_getaffinity(0))


def _shares(names: Sequence[str], count: int) -> list[Sequence[str]]:
    """Runs of neighbours: equal ones, but the first, for the process that gathers all results, a little shorter."""
    others = len(names) / (count - 1 + GATHERER)
    first = len(names) - others * (count - 1)
    cuts = [0, *(round(first + others * place) for place in range(count))]
    return [names[start:end] for start, end in pairwise(cuts) if end > start]


def _may_fork() -> bool:
    """On Linux, where this process has one thread: a lock that another one holds would stay locked in the child, which
    would then wait for ever. Elsewhere forking is not there, or not to be trusted."""
    return sys.platform == "linux" and _threads() == 1


def _threads() -> int:
    """All threads, those of libraries too; 0 where the system does not say."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - every start waits for this count
    except OSError:
        return 0


class _Child:
    """One piece of work in a process of its own. Where the system gives none (too many processes or open files, no
    memory), it is done here when its result is asked for."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._number: int | None = None
        ends: tuple[int, ...] = ()
        here = os.getpid()
        try:
            ends = reading, writing = os.pipe()
            self._number = os.fork()
            if self._number == 0:
                _work_in_child(work, reading, writing)
        except OSError:
            for end in ends:
                os.close(end)
            return
        finally:
            if os.getpid() != here:  # whatever happened, and be it Ctrl+C: no way back into the program
                os._exit(1)
        os.close(writing)
        self._pipe = os.fdopen(reading, "rb")

    def result(self) -> Any:
        """What the work gives; to be asked for once."""
        if self._number is None:
            return self._work()
        import pickle

        with self._pipe:
            data = self._pipe.read()
        good = self._ended(self._number)
        return pickle.loads(data) if good else self._work()  # noqa: S301 - from our own child, over our own pipe

    def end(self) -> None:
        """End the process where its result was not asked for."""
        if self._number is not None:
            import signal

            self._pipe.close()
            with suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)
            self._ended(self._number)

    def _ended(self, number: int) -> bool:
        """Wait for the process to end. False also where the system does not tell how: some parents ignore SIGCHLD."""
        self._number = None
        try:
            return os.waitpid(number, 0)[1] == 0
        except ChildProcessError:
            return False


def _work_in_child(work: Callable[[], object], reading: int, writing: int) -> NoReturn:
    """Nothing but the work. What this process has inherited of unwritten output is never written: it does not end like
    a program, it is gone."""
    import pickle

    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
    os._exit(0)
