"""Work by two or more processes at once, where the system can fork and it is worth it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import IO, Any, TypeVar

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

    A child that fails for whatever reason has its share done again here, where a mistake shows as what it is.
    """
    shares = _shares(names, _processes(len(names)))
    children = [_child(partial(work, share)) for share in shares[1:]]
    if shares:
        yield from work(shares[0])
    for share, (child, pipe) in zip(shares[1:], children, strict=True):
        done, results = _gathered(child, pipe)
        yield from results if done else work(share)


def _processes(count: int) -> int:
    if count < WORTHWHILE or not _may_fork():
        return 1
    return min(MOST, len(os.sched_getaffinity(0)))


def _shares(names: Sequence[str], count: int) -> list[Sequence[str]]:
    """Runs of neighbours: equal ones, but the first, for the process that gathers all results, a little shorter."""
    others = len(names) / (count - 1 + GATHERER)
    first = len(names) - others * (count - 1)
    cuts = [0, *(round(first + others * place) for place in range(count))]
    return [names[start:end] for start, end in pairwise(cuts) if end > start]


def begun(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin ``work`` in another process, while this one does something else; what is given back waits for the result.

    The work is done here, when it is asked for, where no second processor is free or the other process comes to grief.
    """
    if not _may_fork() or len(os.sched_getaffinity(0)) < 2:
        return work
    child, pipe = _child(work)

    def result() -> Result:
        done, value = _gathered(child, pipe)
        return value if done else work()

    return result


def _may_fork() -> bool:
    return sys.platform == "linux"  # elsewhere forking is not there, or not to be trusted


def _child(work: Callable[[], object]) -> tuple[int, IO[bytes]]:
    sys.stdout.flush()  # or the child would carry a copy of what is not yet written
    sys.stderr.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, os.fdopen(reading, "rb")
    # In the child: nothing but the work, and no way back into the program.
    code = 1
    try:
        import pickle

        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)


def _gathered(child: int, pipe: IO[bytes]) -> tuple[bool, Any]:
    """Whether a child finished, and what it found."""
    import pickle

    with pipe:
        data = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0:
        return False, None
    return True, pickle.loads(data)  # noqa: S301 - from our own child, over a pipe of our own
