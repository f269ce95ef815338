"""Content digests: how records tell "the same item" from "an item that has changed since"."""

from __future__ import annotations

import hashlib
import json
from typing import Any

# Made once: json.dumps makes an encoder for every call that departs from its defaults.
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def canonical(data: Any) -> str:
    """One text for one JSON value: sorted keys, no spaces, letters as they are."""
    return _ENCODER.encode(data)


def digest(data: Any) -> str:
    """SHA-256 of the canonical text, as 64 hexadecimal characters.

    Lone surrogates cannot come from TOML or a terminal that speaks UTF-8, yet must not end the program:
    they are encoded as they stand.
    """
    return hashlib.sha256(canonical(data).encode("utf-8", "surrogatepass")).hexdigest()
