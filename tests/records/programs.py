"""Real processes for the tests: a program that works on a store, started, watched and killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PRELUDE = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from sopcheck.quiz.attempt import Given
from sopcheck.records.sqlite import open_store
from sopcheck.records.store import MovedOn, StoreRefused
from tests.records.record_samples import act, pinned, plan

def opened(path):
    return open_store(Path(path), now=lambda: datetime.now(UTC))
"""


def start(body: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start Python on ``PRELUDE`` and ``body``; the arguments are in ``sys.argv[1:]``."""
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + body, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def told(body: str, *arguments: str | Path) -> str:
    """What such a program printed; it must end well."""
    process = start(body, *arguments)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    return output
