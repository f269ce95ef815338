"""Where the records are kept unless somebody says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sopcheck.locales.sentence import S
from sopcheck.records.store import StoreRefused

VARIABLE = "SOPCHECK_STORE"


def default_store_path(environ: Mapping[str, str]) -> Path:
    """The file that ``SOPCHECK_STORE`` names, else ``records.sqlite`` in the user's data folder.

    Raises StoreRefused for the address of a database server. The message does not repeat it: it may hold a password.
    """
    named = environ.get(VARIABLE, "").strip()
    if named:
        return store_path(named)
    # Imported here: whoever names a file does not wait for it.
    from platformdirs import user_data_path

    return user_data_path("sopcheck", appauthor=False) / "records.sqlite"


def store_path(named: str) -> Path:
    """The file that a person named. Raises StoreRefused for the address of a database server."""
    scheme, separator, _ = named.partition("://")
    if separator:
        if scheme.lower() in ("postgres", "postgresql"):
            raise StoreRefused(S("Stores on a PostgreSQL server are not supported yet. Name a file for the records."))
        raise StoreRefused(S("The store is no file: addresses are not supported. Name a file for the records."))
    return Path(named).expanduser()
