"""Reading the JSON of records back into values, strictly: what is not as it was written is refused by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sopcheck.locales.sentence import S, Sentence, fill
from sopcheck.pack.model import Text


class BadSnapshot(ValueError):
    """A snapshot or a fact that this version cannot read. ``sentence`` (in English also ``args[0]``) names what."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(fill(sentence.template, {name: str(value) for name, value in sentence.values.items()}))
        self.sentence = sentence


def wrong(place: str) -> BadSnapshot:
    """The refusal of one part of a record."""
    return BadSnapshot(S("A record cannot be read: “{place}” is not what this version writes.", place=place))


class Fields:
    """The keys of one JSON object, each taken once with its type; what is left over is refused.

    ``place`` names the object in refusals, as in ``question.options[2]``.
    """

    def __init__(self, data: Any, place: str) -> None:
        if not isinstance(data, Mapping) or not all(isinstance(key, str) for key in data):
            raise wrong(place)
        self._data = dict(data)
        self.place = place

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}"

    def string(self, key: str) -> str:
        """A text that must be there and not be empty."""
        value = self._data.pop(key, None)
        if not isinstance(value, str) or not value:
            raise wrong(self._at(key))
        return value

    def string_or_none(self, key: str) -> str | None:
        """A text that may be absent."""
        return self.string(key) if key in self._data else None

    def integer(self, key: str) -> int:
        """A whole number; true and false are none."""
        return whole(self._data.pop(key, None), self._at(key))

    def integer_or_none(self, key: str) -> int | None:
        """A whole number that may be absent."""
        return self.integer(key) if key in self._data else None

    def truth(self, key: str) -> bool:
        """true or false; absent is false."""
        value = self._data.pop(key, False)
        if not isinstance(value, bool):
            raise wrong(self._at(key))
        return value

    def text(self, key: str) -> Text:
        """A human text by language, with at least one."""
        value = self._data.pop(key, None)
        if not isinstance(value, Mapping) or not value:
            raise wrong(self._at(key))
        if not all(isinstance(name, str) and isinstance(said, str) for name, said in value.items()):
            raise wrong(self._at(key))
        return Text.from_json(value)

    def text_or_none(self, key: str) -> Text | None:
        """A human text that may be absent."""
        return self.text(key) if key in self._data else None

    def items(self, key: str) -> list[tuple[Any, str]]:
        """The members of a list, each with its own place; absent is the empty list."""
        value = self._data.pop(key, [])
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise wrong(self._at(key))
        return [(item, f"{self._at(key)}[{place}]") for place, item in enumerate(value)]

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        found = self.items(key)
        for item, place in found:
            if not isinstance(item, str):
                raise wrong(place)
        return tuple(item for item, _ in found)

    def end(self) -> None:
        """Refuses what nobody took: a key of a newer version, or damage."""
        for key in self._data:
            raise wrong(self._at(key))


def whole(value: Any, place: str) -> int:
    """A whole number out of JSON; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong(place)
    return value
