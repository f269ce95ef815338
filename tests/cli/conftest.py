"""The command line on a small office of its own."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from . import office
from .office import Shell, call, write_pack


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack without faults, with one SOP of five rows and six questions."""
    return write_pack(tmp_path / "kantor")


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, pack: Path, tmp_path: Path) -> Shell:
    """``shell("quiz", "--plain", typed="a\\n")``: run the command line on the small office and a store of its own."""
    monkeypatch.setenv("SOPCHECK_PACK", str(pack))
    monkeypatch.setenv("SOPCHECK_STORE", str(tmp_path / "records.sqlite"))
    monkeypatch.setenv("SOPCHECK_LANG", "en")
    monkeypatch.setattr(office, "LATER", count())  # every test begins at noon, whatever ran before it
    return call
