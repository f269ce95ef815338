"""When the program itself fails: what its developers need, in a file that only this user can read."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path

from sopcheck import __version__


def keep_report(error: BaseException, moment: datetime) -> Path:
    """Write a new report and return its file. Raises OSError where it cannot be written.

    The traceback goes without local variables and without the command line: both may hold people's names.
    """
    from platformdirs import user_log_path

    folder = user_log_path("sopcheck", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"mistake-{moment:%Y%m%dT%H%M%S}-{os.getpid()}.log"
    report = traceback.TracebackException.from_exception(error, capture_locals=False)
    descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as log:
        log.write(f"sopcheck {__version__}, Python {sys.version.split()[0]}, {platform.platform()}\n")
        log.writelines(report.format())
    return file
