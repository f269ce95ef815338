"""The part of a pack that a run is pinned to: one SOP with the names that its rows mention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sopcheck.pack.model import Pack, Sop, Text


@dataclass(frozen=True, slots=True)
class PinnedSop:
    """An SOP as it stood when a run started, readable without the pack."""

    pack: str
    pack_version: str
    sop: Sop
    actors: Mapping[str, Text]
    references: Mapping[str, Text]

    def to_json(self) -> dict[str, Any]:
        """JSON values only; absent parts left out; ``format`` names the shape's version."""
        raise NotImplementedError  # pack room

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> PinnedSop:
        """The inverse of :meth:`to_json`. Raises ValueError naming what cannot be read."""
        raise NotImplementedError  # pack room


def pin(pack: Pack, sop_id: str) -> PinnedSop:
    """What a run of this SOP is pinned to."""
    raise NotImplementedError  # pack room
