"""What an author waits for: checking a large clean pack against reading the same text with tomli alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.row import Row, in_turn
from benchmarks.samples import folder, write_pack
from benchmarks.start import program

SOPS = 1000
TOMLI_ALONE = """
import sys
from pathlib import Path
import tomli
for path in Path(sys.argv[1]).rglob("*.toml"):
    tomli.loads(path.read_text("utf-8"))
"""


def measure(small: bool) -> Iterator[Row]:
    """One row, in milliseconds, the start of Python included on both sides."""
    sops = 5 if small else SOPS
    with folder() as place:
        write_pack(place / "pack", sops)
        done = subprocess.run(
            [sys.executable, "-m", "sopcheck", "check", str(place / "pack")],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise SystemExit(f"the generated pack is not clean:\n{done.stdout[:2000]}{done.stderr}")
        floor, ours = in_turn(
            program("-c", TOMLI_ALONE, str(place / "pack")),
            program("-m", "sopcheck", "check", str(place / "pack")),
            1 if small else 5,
        )
        yield Row(f"check of {sops} SOPs / tomli reading them", floor, ours, "ms", 2.5)
