"""The documentation of the rules is what the rules and their cases say."""

from __future__ import annotations

import pytest

from tools.rules import PAGES, pages

NOW = pages()


@pytest.mark.parametrize("name", NOW)
def test_the_page_is_up_to_date(name: str) -> None:
    assert (PAGES / name).read_text("utf-8") == NOW[name]


def test_no_page_is_left_over() -> None:
    assert {path.name for path in PAGES.iterdir()} == set(NOW)
