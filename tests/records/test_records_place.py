"""Where the store is, and what is no store."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopcheck.records.place import default_store_path
from sopcheck.records.store import StoreRefused


def test_the_variable_names_the_file() -> None:
    assert default_store_path({"SOPCHECK_STORE": " /srv/office/records.sqlite "}) == Path("/srv/office/records.sqlite")
    assert default_store_path({"SOPCHECK_STORE": "~/r.sqlite"}) == Path.home() / "r.sqlite"


def test_without_it_the_file_is_in_the_users_data_folder() -> None:
    for environ in ({}, {"SOPCHECK_STORE": "  "}):
        path = default_store_path(environ)
        assert (path.name, path.is_absolute()) == ("records.sqlite", True)
        assert "sopcheck" in path.parts


@pytest.mark.parametrize(
    "address", ["postgresql://siti:rahasia@server/sop", "POSTGRES://siti:rahasia@server", "http://siti:rahasia@server"]
)
def test_a_server_is_refused_without_repeating_its_password(address: str) -> None:
    with pytest.raises(StoreRefused) as refused:
        default_store_path({"SOPCHECK_STORE": address})
    assert "rahasia" not in repr((refused.value, refused.value.sentence))
