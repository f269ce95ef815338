"""A table as JSON: a list of objects, one a line, with the columns' stable English keys and the exact text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import IO, Any

from sopcheck.reports.as_csv import percent
from sopcheck.reports.table import Kind, Table

_VALUES: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: lambda value: value,
    Kind.NUMBER: lambda value: value,
    Kind.DATE: lambda value: value.isoformat(),
    Kind.TIME: lambda value: value.isoformat(),
    Kind.SHARE: percent,
    Kind.WORD: lambda value: value.code,
}


def write_json(table: Table, stream: IO[bytes]) -> None:
    """Write ``table`` as UTF-8. Times are ISO 8601 with their offset, shares percent, what is not known null."""
    columns = [(column.key, _VALUES[column.kind]) for column in table.columns]
    separator = b"[\n"
    for row in table.rows:
        told = {key: None if value is None else shown(value) for (key, shown), value in zip(columns, row, strict=True)}
        stream.write(separator + _encoded(told))
        separator = b",\n"
    stream.write(b"\n]\n" if separator == b",\n" else b"[]\n")


def _encoded(told: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(told, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError:  # a lone surrogate, which only an escape can carry
        return json.dumps(told, allow_nan=False).encode()
