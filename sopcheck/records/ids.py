"""Time-ordered ids: UUIDs of version 7 (RFC 9562, section 5.7) as text of 36 characters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

RandomBytes = Callable[[int], bytes]
"""``random_bytes(n)`` gives n unpredictable bytes; the program passes ``os.urandom``."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_RANDOM_BITS = 74
_END = ((datetime(2200, 1, 1, tzinfo=UTC) - _EPOCH) // _MILLISECOND, 0)
"""No clock is that wrong: an id from beyond was not made by us, and following it could leave no ids to make."""


class IdSource:
    """Makes ids that sort in the order in which they were made, also where the clock goes back.

    A new millisecond starts from fresh random bits. Within one millisecond, or after the clock went back, the id
    before is counted on by a random amount (RFC 9562, section 6.2, method 2); where the 74 bits are used up, the
    millisecond is counted on.
    """

    def __init__(self, now: Callable[[], datetime], random_bytes: RandomBytes) -> None:
        self._now = now
        self._random_bytes = random_bytes
        self._millisecond = -1
        self._random = 0

    def follow(self, name: str) -> None:
        """From now on every id sorts after this one too; what is no id of version 7 before 2200 is ignored.

        A store's newest id is followed when it is opened, so that a clock put right since then changes no order.
        """
        try:
            value = int(name.replace("-", ""), 16)
        except ValueError:
            return
        millisecond, random = value >> 80, (value >> 64 & 0xFFF) << 62 | value & ((1 << 62) - 1)
        if name == _uuid7(millisecond, random) and (self._millisecond, self._random) < (millisecond, random) < _END:
            self._millisecond, self._random = millisecond, random

    def next(self) -> str:
        """The next id. Raises ValueError where ``now`` gives a naive time."""
        moment = self._now()
        if moment.tzinfo is None:
            raise ValueError("the clock must give aware times")
        millisecond = (moment - _EPOCH) // _MILLISECOND
        if millisecond > self._millisecond:
            self._millisecond = millisecond
            self._random = int.from_bytes(self._random_bytes(10)) >> (80 - _RANDOM_BITS)
        else:
            self._random += 1 + int.from_bytes(self._random_bytes(4))
            if self._random >> _RANDOM_BITS:
                self._millisecond += 1
                self._random = int.from_bytes(self._random_bytes(10)) >> (80 - _RANDOM_BITS)
        return _uuid7(self._millisecond, self._random)


def _uuid7(millisecond: int, random: int) -> str:
    high, low = random >> 62, random & ((1 << 62) - 1)
    value = (millisecond & ((1 << 48) - 1)) << 80 | 7 << 76 | high << 64 | 2 << 62 | low
    digits = f"{value:032x}"  # not the uuid module: it would be loaded at every start for this line
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
