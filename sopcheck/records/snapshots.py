"""Reading the content that attempts and runs are pinned to, each piece once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sopcheck.records import queries
from sopcheck.records.engine import Engine

if TYPE_CHECKING:
    from sopcheck.quiz.question import Question

MOST_KEPT = 4096
"""Questions kept in memory: more than all packs of an office have, few enough for any machine."""


class Snapshots(Mapping[str, Mapping[str, Any]]):
    """The store's snapshots by digest, read when asked for.

    What is looked up is the JSON value. KeyError where there is none, ValueError where it is no JSON.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._questions: dict[str, Question] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        row = self._engine.row(queries.SNAPSHOT, (name,))
        if row is None:
            raise KeyError(name)
        body = json.loads(row[0])
        if not isinstance(body, dict):
            raise ValueError(name)
        return body

    def __iter__(self) -> Iterator[str]:
        return (name for (name,) in self._engine.rows("SELECT digest FROM snapshot ORDER BY digest"))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def question(self, name: str) -> Question:
        """The question with this digest. Raises KeyError, BadSnapshot, ValueError."""
        question = self._questions.get(name)
        if question is None:
            if len(self._questions) >= MOST_KEPT:
                self._questions.clear()
            from sopcheck.quiz.question import Question

            question = self._questions[name] = Question.from_json(self[name])
        return question
