"""Work by several processes gives what one would give, whatever becomes of the others."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.cli import processes
from sopcheck.cli.processes import at_once, begun

NAMES = [f"sop/{number:04}.toml" for number in range(300)]


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the machine had three, so that two children are made on any Linux."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2}, raising=False)


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
