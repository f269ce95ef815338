"""When the app itself fails: its report, kept before the screen is given back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sopcheck.records.mistakes import keep_report


def write_crash_log(error: BaseException) -> Path | None:
    """The file of the report; None where it could not be written."""
    try:
        return keep_report(error, datetime.now(UTC))
    except OSError:
        return None
