"""To be written."""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.lint.draft import PackDraft, SopDraft
from sopcheck.pack.faults import Fault


def check(sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    """Nothing yet."""
    yield from ()
