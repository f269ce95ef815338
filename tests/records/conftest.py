from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sopcheck.records.sqlite import SqliteStore, open_store

from .record_samples import Clock, Counter


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_store(tmp_path / "records.sqlite", now=Clock(), random_bytes=Counter()) as opened:
        yield opened
