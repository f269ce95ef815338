"""The part of a pack that a run is pinned to: one SOP with the names that its rows mention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sopcheck.pack.jsonback import names_back, object_back, sop_back, string_back
from sopcheck.pack.jsonform import procedure_json
from sopcheck.pack.model import Pack, Sop, Text

FORMAT = 1
"""The version of the JSON form; a store may hold snapshots of every version that ever was."""


@dataclass(frozen=True, slots=True)
class PinnedSop:
    """An SOP as it stood when a run started, readable without the pack. It has no questions: a run asks none.

    ``actors``: the names of the roles that its rows and deadlines mention; ``references``: how its rules are cited.
    """

    pack: str
    pack_version: str
    sop: Sop
    actors: Mapping[str, Text]
    references: Mapping[str, Text]

    def to_json(self) -> dict[str, Any]:
        """JSON values only; absent parts left out; ``format`` names the shape's version."""
        return {
            "format": FORMAT,
            "pack": self.pack,
            "pack_version": self.pack_version,
            "sop": procedure_json(self.sop),
            "actors": {key: name.to_json() for key, name in self.actors.items()},
            "references": {key: name.to_json() for key, name in self.references.items()},
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> PinnedSop:
        """The inverse of :meth:`to_json`. Raises ValueError naming what cannot be read."""
        if not isinstance(data, Mapping) or data.get("format") != FORMAT:
            raise ValueError("format")
        rest = {key: value for key, value in data.items() if key != "format"}
        ways = {
            "pack": string_back,
            "pack_version": string_back,
            "sop": sop_back,
            "actors": names_back,
            "references": names_back,
        }
        return object_back(PinnedSop, ways, rest, "")


def pin(pack: Pack, sop_id: str) -> PinnedSop:
    """What a run of this SOP is pinned to. Raises KeyError where the pack has no such SOP."""
    sop = pack.sops[sop_id]._replace(questions=())
    actors = dict.fromkeys((*sop.actors(), *(one.actor for one in sop.deadlines if one.actor is not None)))
    cited = (one.reference for one in sop.deadlines if one.reference is not None)
    references = dict.fromkeys((*sop.references, *cited))
    return PinnedSop(
        pack=pack.id,
        pack_version=pack.version,
        sop=sop,
        actors={key: pack.actors[key].name for key in actors},
        references={key: pack.references[key].short or pack.references[key].title for key in references},
    )
