from __future__ import annotations

import json

import pytest

from sopcheck.cli.schema import FILES
from sopcheck.pack.schema import FILE_KINDS, json_schema

from .office import Shell


def test_the_schema_of_every_kind_of_file_is_printed(shell: Shell) -> None:
    assert tuple(FILE_KINDS) == FILES
    for arguments, kind in [((), None), *((("--file", kind), kind) for kind in FILES)]:
        said = shell("schema", *arguments)
        assert (said.code, said.err) == (0, "")
        assert json.loads(said.out) == json.loads(json.dumps(json_schema(kind)))


@pytest.mark.parametrize("word", ["sops", "", "\x1b[2J"])
def test_a_kind_that_there_is_not_is_one_sentence(shell: Shell, word: str) -> None:
    said = shell("schema", "--file", word)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert "pack, calendar, symbols, sop" in said.err
