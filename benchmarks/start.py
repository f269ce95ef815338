"""What a script waits for: ``--version`` and ``--help`` against the import of the command-line library."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.row import Measure, Row, in_turn


def measure(small: bool) -> Iterator[Row]:
    """Two rows, in milliseconds."""
    rounds = 2 if small else 25
    click = program("-c", "import click")
    for option, bound in (("--version", 0.5), ("--help", 1.3)):
        floor, ours = in_turn(click, program("-m", "sopcheck", option), rounds)
        yield Row(f"sopcheck {option} / import click", floor, ours, "ms", bound)


def program(*arguments: str, code: int = 0) -> Measure:
    """A measure: how long a Python program runs that ends with this exit code, in milliseconds."""

    def run() -> float:
        started = time.perf_counter()
        done = subprocess.run([sys.executable, *arguments], check=False, stdout=subprocess.DEVNULL)
        took = (time.perf_counter() - started) * 1000
        if done.returncode != code:
            raise SystemExit(f"{arguments} ended with {done.returncode}")
        return took

    return run
