"""A sentence for a person, as a value: English template and values, said in a language later.

The pure rooms (``pack``, ``flow``, ``workdays``, ``quiz``, ``checklist``) make sentences; the command
line and the app say them through a catalogue. So no rule ever knows which language is on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Protocol


class Says(Protocol):
    """What a catalogue offers: the translation of a template, singular or plural."""

    def gettext(self, template: str, /) -> str: ...

    def ngettext(self, one: str, many: str, count: int, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English template with named ``{values}``; ``many`` and ``count`` where the number matters."""

    template: str
    values: Mapping[str, str | int | Sentence] = field(default_factory=dict)
    many: str | None = None
    count: int = 0

    def said(self, catalogue: Says) -> str:
        """The sentence in the catalogue's language. A foreign value is inserted, never interpreted."""
        if self.many is None:
            template = catalogue.gettext(self.template)
        else:
            template = catalogue.ngettext(self.template, self.many, self.count)
        return fill(
            template,
            {
                name: value.said(catalogue) if isinstance(value, Sentence) else str(value)
                for name, value in self.values.items()
            },
        )


def S(template: str, **values: str | int | Sentence) -> Sentence:
    """A sentence. The template is a literal, so that the catalogue builder finds it."""
    return Sentence(template, values)


def SN(one: str, many: str, count: int, **values: str | int | Sentence) -> Sentence:
    """A sentence that depends on a number, which the template may use as ``{count}``."""
    return Sentence(one, {"count": count, **values}, many, count)


def N_(template: str) -> str:
    """Marks a template for the catalogue builder and returns it unchanged."""
    return template


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put ``values`` into the ``{names}`` of our own template.

    Not ``str.format``: a value is never looked into (no attributes, no indices), and a name that a
    translation misspelt stays visible instead of ending the program.
    """
    if "{" not in template and "}" not in template:
        return template
    parts: list[str] = []
    for literal, name, _spec, _conversion in Formatter().parse(template):
        parts.append(literal)
        if name is not None:
            parts.append(values.get(name, "{" + name + "}"))
    return "".join(parts)
