"""How well one person knows one SOP, for the dots on the first screen."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

RECENT = 20
"""Only the newest answers count: what somebody knew in spring says little in autumn."""
DOTS = 5


def dots(right: Sequence[bool]) -> int | None:
    """Of the newest answers on one SOP (newest first; at most RECENT are used), the share that was right, in fifths.

    None where nothing was answered yet. All five only where everything was right; a single right answer is never zero.
    """
    recent = right[:RECENT]
    if not recent:
        return None
    share = Fraction(sum(recent), len(recent))
    return DOTS if share == 1 else max(1 if share > 0 else 0, min(DOTS - 1, round(share * DOTS)))
