"""Where the pack that comes with the program lies."""

from __future__ import annotations

from pathlib import Path

SHIPPED = "kpu-jatim"
"""The folder name of the shipped pack under ``content``."""


def shipped_pack() -> Path:
    """The folder of the shipped pack: inside the installed package, or beside it in a checkout.

    The folder is named even where it is missing, so that the reader of packs can say so.
    """
    package = Path(__file__).resolve().parent.parent  # importlib.resources would cost the start more than it tells
    installed = package / "content" / SHIPPED
    return installed if installed.is_dir() else package.parent / "content" / SHIPPED
