"""When the program itself fails: one sentence for the person, a private log for whoever mends it."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

import sopcheck


def write_crash_log(error: BaseException) -> Path | None:
    """Write what happened, without the values of variables (they are people's records), to a file only its owner
    reads. None where it could not be written."""
    from platformdirs import user_log_path

    text = "".join(traceback.TracebackException.from_exception(error, capture_locals=False).format())
    try:
        folder = user_log_path("sopcheck", appauthor=False)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = folder / "crash.log"
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(place, flags, 0o600), "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"sopcheck {sopcheck.__version__}\n{text}")
    except OSError:
        return None
    return place
