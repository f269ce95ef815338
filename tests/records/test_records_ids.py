"""Ids sort in the order in which they were made, whatever the clock and chance do."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopcheck.records.ids import IdSource

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 2**42), min_size=2, max_size=40),
    st.sampled_from([b"\x00", b"\xff", b"\x5a"]),
)
def test_ids_never_go_back_even_where_the_clock_does(milliseconds: list[int], byte: bytes) -> None:
    moments = iter(milliseconds)
    source = IdSource(lambda: EARLIEST + timedelta(milliseconds=next(moments)), lambda size: byte * size)
    made = [source.next() for _ in milliseconds]
    assert made == sorted(set(made))
    for name in made:
        parsed = UUID(name)
        assert (str(parsed), parsed.version, parsed.variant) == (name, 7, RFC_4122)


def test_the_time_stands_in_the_first_48_bits() -> None:
    moment = datetime(2026, 3, 17, 2, 31, 5, 250_999, tzinfo=UTC)
    name = IdSource(lambda: moment, bytes).next()
    assert int(name.replace("-", "")[:12], 16) == int(moment.timestamp() * 1000)


def test_a_thousand_ids_of_one_millisecond_differ_and_are_not_guessable_from_each_other() -> None:
    moment = datetime(2026, 3, 17, tzinfo=UTC)
    count = iter(range(10**6))
    source = IdSource(lambda: moment, lambda size: hashlib.sha256(b"%d" % next(count)).digest()[:size])
    made = [source.next() for _ in range(1000)]
    assert made == sorted(set(made))
    steps = {int(UUID(b)) - int(UUID(a)) for a, b in pairwise(made)}
    assert len(steps) > 900


def test_a_naive_clock_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        IdSource(lambda: datetime(2026, 1, 1), bytes).next()  # noqa: DTZ001
