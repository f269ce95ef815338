"""Puts pip into a virtual environment that was made without it: ``.venv/bin/python tools/first_pip.py``.

A fresh Debian has Python but not ``ensurepip`` (it is in the package python3-venv). The wheel comes from PyPI and is
only used where its SHA-256 is the one below. Nothing but the standard library is needed; no file of ours is imported.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

WHEEL = "pip-26.3-py3-none-any.whl"
URL = (
    "https://files.pythonhosted.org/packages/07/25/"
    f"ee8c38ae72d66b844ce8eb9711ba905dba21ca1a8a0c960057c41cd23337/{WHEEL}"
)
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
LONGEST_WAIT = 60  # seconds


def main() -> int:
    """Fetch, compare, install into the environment of the running Python; the exit code."""
    try:
        with urlopen(URL, timeout=LONGEST_WAIT) as answer:  # noqa: S310 - the address above, never anybody's input
            data = answer.read()
    except OSError as error:
        print(f"pip could not be fetched from PyPI: {error}", file=sys.stderr)
        return 1
    if hashlib.sha256(data).hexdigest() != SHA256:
        print(f"what PyPI sent as {WHEEL} is not what it should be", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder) / WHEEL
        wheel.write_bytes(data)
        # A wheel of pip can be run as it is, and so install itself.
        command = [sys.executable, str(wheel / "pip"), "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
