"""A table to be exported: named columns, and rows that come one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple

from sopcheck.locales.sentence import Sentence


class ReportRefused(Exception):
    """A report cannot be made or written; ``sentence`` says why and the way out. Exit code 2."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


class Kind(StrEnum):
    """What the values of a column are. A value of any kind may be None: not known, or it does not apply.

    text    str
    number  int
    date    datetime.date
    time    datetime.datetime, aware, in the zone of the office
    share   Fraction from 0 to 1; shown in percent
    word    Word
    """

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    SHARE = "share"
    WORD = "word"


class Word(NamedTuple):
    """A value with a name for programs (any JSON value) and one for people."""

    code: Any
    said: tuple[Sentence, ...]


Value = str | int | date | datetime | Fraction | Word | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``key`` is its stable English name in JSON; ``width`` in characters is a hint for spreadsheets."""

    key: str
    heading: Sentence
    kind: Kind = Kind.TEXT
    width: int = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``rows`` can be read once, and is made while it is read: a million rows need no memory."""

    name: str
    heading: Sentence
    columns: tuple[Column, ...]
    rows: Iterator[Row]
