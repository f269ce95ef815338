"""Windows that tell no size, and environments that tell a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.office import write_pack
from tests.tui.terminal import terminal

ENOUGH = 400_000
"""Bytes: many times two screens, and far less than an app that paints for ever sends."""


@pytest.mark.parametrize(
    ("size", "environment"),
    [((0, 0), {}), ((80, 24), {"COLUMNS": "3000", "LINES": "900"}), ((80, 24), {"COLUMNS": "5", "LINES": "abc"})],
)
async def test_the_app_fits_and_comes_to_rest(
    size: tuple[int, int], environment: dict[str, str], tmp_path: Path
) -> None:
    pack = write_pack(tmp_path / "pack")
    arguments = ["-m", "sopcheck", "--pack", str(pack), "--store", str(tmp_path / "s.sqlite"), "--lang", "id"]
    with terminal([*arguments, "--person", "Siti"], size=size, environment=environment) as program:
        program.wait_for("kuis")
        program.send("k")
        program.wait_for("soal 1")
        program.send("\x11")
        assert program.exit_code() == 0
        assert len(program.written) < ENOUGH
