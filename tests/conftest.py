"""What every test stands on: its own home, no network, and how hard the property tests try.

``HYPOTHESIS_PROFILE`` chooses: ``fast`` (the default), ``ci`` (the same examples every time) or ``thorough``.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

SLOW_MACHINE = [HealthCheck.too_slow]  # says something about the machine, nothing about the code

settings.register_profile("fast", max_examples=25, deadline=None, suppress_health_check=SLOW_MACHINE)
settings.register_profile(
    "ci", max_examples=40, deadline=None, derandomize=True, print_blob=True, suppress_health_check=SLOW_MACHINE
)
settings.register_profile("thorough", max_examples=1000, deadline=None, suppress_health_check=SLOW_MACHINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "fast"))

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
OURS_OR_THE_TERMINALS = (
    "SOPCHECK_",
    "XDG_",
    "TEXTUAL",
    "LC_",
)
ALSO_FORGOTTEN = ("LANGUAGE", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "COLORTERM", "COLUMNS", "LINES", "TMUX", "SSH_TTY")
HOMES = count()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder of its own, empty, and no setting of whoever runs the tests; for programs started too."""
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(HOMES))
    home.mkdir(parents=True)
    # Not the monkeypatch fixture: a property test must not see a fixture that is made anew for each example.
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(OURS_OR_THE_TERMINALS) or name in ALSO_FORGOTTEN:
                patch.delenv(name)
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name, folder in (("DATA", "data"), ("CONFIG", "config"), ("STATE", "state"), ("CACHE", "cache")):
            patch.setenv(f"XDG_{name}_HOME", str(home / folder))
        patch.setenv("LANG", "C.UTF-8")
        patch.setenv("TERM", "xterm-256color")
        patch.setenv("TZ", "UTC")
        yield home


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A test that reaches beyond this machine fails and says where it wanted to go."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            raise OSError(f"a test wanted to reach {address!r}: tests use no network")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", only_here)
        yield
