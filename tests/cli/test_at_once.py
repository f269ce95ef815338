"""Work by several processes gives what one would give, whatever becomes of the others."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.cli import processes
from sopcheck.cli.processes import at_once, begun

NAMES = [f"sop/{number:04}.toml" for number in range(300)]


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the machine had three, so that two children are made on any Linux, whatever other tests left running."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2}, raising=False)
    monkeypatch.setattr(processes, "_threads", lambda: 1)


def lengths(names: Sequence[str]) -> list[tuple[str, int]]:
    """What a process gives."""
    return [(name, len(name)) for name in names]


@given(st.integers(0, 400), st.integers(1, 5))
def test_the_shares_are_all_names_in_their_order(count: int, processors: int) -> None:
    names = [str(number) for number in range(count)]
    shares = processes._shares(names, processors)
    assert [name for share in shares for name in share] == names
    assert all(shares) and len(shares) <= processors


def test_the_results_come_in_the_order_of_the_names() -> None:
    assert list(at_once(lengths, NAMES)) == lengths(NAMES)
    assert list(at_once(lengths, NAMES[:5])) == lengths(NAMES[:5])
    assert list(at_once(lengths, [])) == []


def test_a_child_that_is_killed_or_fails_has_its_share_done_again() -> None:
    here = os.getpid()

    def dying(names: Sequence[str]) -> list[tuple[str, int]]:
        if os.getpid() != here and NAMES[-1] in names:
            os.kill(os.getpid(), signal.SIGKILL)
        if os.getpid() != here:
            raise ValueError("in a child only")
        return lengths(names)

    assert list(at_once(dying, NAMES)) == lengths(NAMES)


def test_a_result_that_cannot_be_sent_is_made_here() -> None:
    def unsendable(names: Sequence[str]) -> list[object]:
        return [object.__reduce_ex__ for _name in names]

    assert len(list(at_once(unsendable, NAMES))) == len(NAMES)


def test_work_that_was_begun_gives_its_result_when_asked() -> None:
    here = os.getpid()
    assert begun(os.getpid)() != here
    assert begun(lambda: lengths(NAMES))() == lengths(NAMES)


def test_work_whose_process_came_to_grief_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()

    def once() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return 7

    assert begun(once)() == 7
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0})
    assert begun(os.getpid)() == here


def nobody_is_left() -> bool:
    """Whether every child was waited for."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


@needs_fork
@pytest.mark.parametrize("refused", ["fork", "pipe"])
def test_where_the_system_gives_no_process_the_work_is_done_here(refused: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_more() -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    before = open_files()
    monkeypatch.setattr(os, refused, no_more)
    assert list(at_once(lengths, NAMES)) == lengths(NAMES)
    assert begun(os.getpid)() == os.getpid()
    assert open_files() == before


@needs_fork
def test_a_second_child_that_is_refused_leaves_the_first_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    fork, calls = os.fork, []

    def once() -> int:
        calls.append(1)
        if len(calls) > 1:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return fork()

    monkeypatch.setattr(os, "fork", once)
    assert list(at_once(lengths, NAMES)) == lengths(NAMES)
    assert nobody_is_left()


@needs_fork
def test_whoever_stops_asking_leaves_no_process_behind() -> None:
    here = os.getpid()

    def endless(names: Sequence[str]) -> list[tuple[str, int]]:
        if os.getpid() != here:
            signal.pause()
        return lengths(names)

    before = open_files()
    results = iter(at_once(endless, NAMES))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert nobody_is_left() and open_files() == before


@needs_fork
def test_a_mistake_in_the_work_here_leaves_no_process_behind() -> None:
    here = os.getpid()

    def interrupted(names: Sequence[str]) -> list[tuple[str, int]]:
        if os.getpid() != here:
            signal.pause()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(at_once(interrupted, NAMES))
    assert nobody_is_left()


@needs_fork
def test_ctrl_c_at_a_child_never_leads_back_into_the_program() -> None:
    here = os.getpid()

    def interrupted(names: Sequence[str]) -> list[tuple[str, int]]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGINT)
        return lengths(names)

    assert list(at_once(interrupted, NAMES)) == lengths(NAMES)
    assert nobody_is_left()


@needs_fork
def test_where_nobody_keeps_how_a_child_ended_the_work_is_done_here() -> None:
    old = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert list(at_once(lengths, NAMES)) == lengths(NAMES)
    finally:
        signal.signal(signal.SIGCHLD, old)


@needs_fork
def test_standard_output_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert list(at_once(lengths, NAMES)) == lengths(NAMES)


@needs_fork
def test_beside_another_thread_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2})
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert begun(os.getpid)() == os.getpid()
    finally:
        end.set()
        other.join()
