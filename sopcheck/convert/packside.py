"""What the pack that an SOP goes into already has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomli

from sopcheck.convert.draft import Known
from sopcheck.convert.grid import Unreadable
from sopcheck.locales.sentence import S
from sopcheck.pack.characters import folded
from sopcheck.pack.files import PackSource
from sopcheck.pack.reading import is_sop

PACK = "pack.toml"


def known_in(source: PackSource) -> Known:
    """The actors, units, rules and SOPs of a pack; faults in its SOPs do not matter. Raises Unreadable where pack.toml
    is no TOML or has no language."""
    data = _data(source.files.get(PACK, b""))
    head = data.get("pack")
    language = head.get("language") if isinstance(head, dict) else None
    if language not in ("id", "en"):
        raise _unusable()
    names = {kind: _names(data, kind, ("name", "short")) for kind in ("actor", "unit")}
    rules = _names(data, "reference", ("title", "short"))
    ids = {made for found in (*names.values(), rules) for made in found.values()}
    return Known(
        actors=names["actor"],
        units=names["unit"],
        references={**{made: made for made in rules.values()}, **rules},
        ids=frozenset(ids),
        sops=frozenset(name.rpartition("/")[2].removesuffix(".toml") for name in source.files if is_sop(name)),
        language=language,
    )


def still_reads(text: str) -> bool:
    """Whether a pack.toml with tables added to its end is TOML; where its own are inline lists, it is not."""
    try:
        tomli.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _data(raw: bytes) -> dict[str, Any]:
    try:
        return tomli.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _unusable() from error


def _unusable() -> Unreadable:
    return Unreadable(
        S("The pack.toml in the folder has faults; nothing was written. Mend them first: sopcheck check shows them.")
    )


def _names(data: Mapping[str, Any], kind: str, keys: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    rows = data.get(kind)
    for row in rows if isinstance(rows, list) else ():
        made = row.get("id") if isinstance(row, dict) else None
        if isinstance(made, str):
            for key in keys:
                value = row.get(key)
                for text in value.values() if isinstance(value, dict) else (value,):
                    if isinstance(text, str):
                        found.setdefault(folded(text), made)
            found.setdefault(made, made)
    return found
