"""What we write as TOML reads back as it was."""

from __future__ import annotations

import tomli
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.pack.toml_text import toml_comment, toml_string


@given(st.text())
def test_a_string_reads_back(text: str) -> None:
    written = toml_string(text)
    assert "\n" not in written
    assert written.isprintable()
    assert tomli.loads(f"a = {written}")["a"] == text


@given(st.text())
def test_a_comment_stays_one(text: str) -> None:
    assert tomli.loads(f"{toml_comment(text)}\na = 1\n") == {"a": 1}


def test_what_no_toml_can_hold_is_replaced() -> None:
    assert toml_string("a\ud800b") == '"a\ufffdb"'
