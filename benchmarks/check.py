"""What an author waits for: checking a large pack against reading the same text with tomli alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.row import Measure, Row
from benchmarks.samples import folder, write_pack
from benchmarks.start import program

SOPS = 1000
SIZES = (100, 1000, 5000)
TOMLI_ALONE = """
import sys
from pathlib import Path
import tomli
for path in Path(sys.argv[1]).rglob("*.toml"):
    tomli.loads(path.read_text("utf-8"))
"""
A_CHECK = """
import sys, time
from datetime import date
from pathlib import Path
from sopcheck.lint.linter import lint_pack
started = time.perf_counter()
found = lint_pack(Path(sys.argv[1]), date(2026, 6, 1))
print((time.perf_counter() - started) * 1000 if not found else found[0])
"""


def measure(small: bool) -> Iterator[Row]:
    """Two rows in milliseconds, the start of Python included on both sides, and two on growth, without it."""
    with folder() as place:
        yield from _large(place, 5 if small else SOPS, 1 if small else 5)
        yield from _growth(place, small)


def _large(place: Path, sops: int, rounds: int) -> Iterator[Row]:
    clean, faulty = place / "clean", place / "faulty"
    write_pack(clean, sops)
    write_pack(faulty, sops, fault=True)
    _expect(clean, 0)
    _expect(faulty, 1)
    measures: tuple[Measure, ...] = (
        program("-c", TOMLI_ALONE, str(clean)),
        program("-m", "sopcheck", "check", str(clean)),
        program("-m", "sopcheck", "check", str(faulty), code=1),
    )
    rehearsal = [run() for run in measures]
    times = [[run() for run in measures] for _round in range(rounds)] or [rehearsal]
    floor, ours, placed = (median(column) for column in zip(*times, strict=True))
    yield Row(f"check of {sops} SOPs / tomli reading them", floor, ours, "ms", 2.5)
    yield Row(f"placing {sops} faults, added / tomli reading them", floor, max(0.0, placed - ours), "ms", 2.0)


def _expect(pack: Path, code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sopcheck", "check", str(pack)], capture_output=True, text=True, check=False
    )
    if done.returncode != code or (code == 0) != ("[" not in done.stdout):
        raise SystemExit(f"the generated pack is not as it should be:\n{done.stdout[:2000]}{done.stderr}")


def _growth(place: Path, small: bool) -> Iterator[Row]:
    """Time per SOP at each size against that at the size before: 1 is linear."""
    before = 0.0
    for number, sops in enumerate(size // 50 if small else size for size in SIZES):
        pack = place / str(sops)
        write_pack(pack, sops)
        each = min(_checked(pack) for _round in range(1 if small else 3)) / sops
        if number:
            smaller = (SIZES[number - 1] // 50) if small else SIZES[number - 1]
            yield Row(f"check per SOP, {sops} SOPs / {smaller} SOPs", before, each, "ms", 1.25)
        before = each


def _checked(pack: Path) -> float:
    """Milliseconds of one check in a process of its own."""
    done = subprocess.run([sys.executable, "-c", A_CHECK, str(pack)], capture_output=True, text=True, check=True)
    return float(done.stdout)
