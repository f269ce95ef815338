"""Faults as they are found, before their place in the file is known.

A reader names the place of a fault by its path of keys and list positions, ``("step", 3, "actor")``; only a file that
has faults is searched for the lines and columns (``pack.positions``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from sopcheck.locales.sentence import S, Sentence
from sopcheck.pack.characters import code_point
from sopcheck.pack.diagnostics import Severity
from sopcheck.pack.rules import RULES

Path = tuple[str | int, ...]
Mark = Literal["key", "value"]
LONGEST_QUOTE = 80
MOST_FAULTS = 1_000
MOST_NEAREST = 200


OF_ABSENCE = frozenset(("missing-key", "one-of", "decision-exits", "start", "end", "too-few", "right-option"))
"""Rules that conclude something from what is not there."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault at a path (``mark``: its key or its value), or at an offset of the text where ``path`` is None.

    ``also``: another place, file and path, that the message names as ``{place}``.
    """

    rule: str
    message: Sentence
    path: Path | None
    mark: Mark = "value"
    hint: Sentence | None = None
    also: tuple[str, Path] | None = None
    start: int = 0
    length: int = 1
    severity: Severity | None = None
    """That of its rule in ``pack.rules`` where None; the linter has rules of its own."""


@dataclass(slots=True)
class Context:
    """What reading one file knows: its language, the ids of the pack, and the faults so far.

    ``known``: ids by kind; None where they cannot be known because their file cannot be read.
    ``complete``: nothing of the file was left out because of its syntax; else no fault is made of what it lacks.
    ``failed``: a fault so far is an error.
    ``wary``: the file holds characters that must be looked for in every text.
    ``texts`` counts the texts for people; ``lone`` are those that are not there in both usual languages: path and
    languages.
    """

    file: str
    language: str
    known: Mapping[str, Collection[str] | None]
    wary: bool = False
    faults: list[Fault] = field(default_factory=list)
    complete: bool = True
    failed: bool = False
    texts: int = 0
    lone: list[tuple[Path, tuple[str, ...]]] = field(default_factory=list)

    def text_read(self, path: Path, languages: tuple[str, ...]) -> None:
        """Note a text that is not in both usual languages."""
        self.texts += 1
        self.lone.append((path, languages))

    def fault(  # noqa: PLR0913 - the parts of a fault, most of them optional and by name
        self,
        rule: str,
        path: Path,
        message: Sentence,
        hint: Sentence | None = None,
        *,
        mark: Mark = "value",
        also: tuple[str, Path] | None = None,
    ) -> None:
        """Note one fault. Beyond the thousandth of a file nobody reads on, but an error is never without a trace."""
        is_error = RULES[rule].severity is Severity.ERROR
        if not self.complete and rule in OF_ABSENCE:
            return
        if len(self.faults) >= MOST_FAULTS and (self.failed or not is_error):
            return
        self.failed = self.failed or is_error
        self.faults.append(Fault(rule, message, path, mark, hint, also))

    def nearest(self, word: str, words: Iterable[str]) -> str | None:
        """The one of ``words`` that is most like ``word``, or None; not for hundreds of faults, it takes its time."""
        return nearest(word, words) if len(self.faults) < MOST_NEAREST else None

    def nearest_hint(self, word: str, words: Iterable[str]) -> Sentence | None:
        """The hint that names the nearest right word."""
        found = self.nearest(word, words)
        return None if found is None else S('nearest: "{word}"', word=found)


def quoted(value: object) -> str:
    """A foreign word as a message shows it: short, and with the code points of letters beyond ASCII in ids."""
    text = value if isinstance(value, str) else str(value)
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of ``words`` that is meant by ``word`` in an office or most like it; None where none is near."""
    # Only a fault needs these, and every start of the app pays for imports.
    import difflib  # noqa: PLC0415

    from sopcheck.pack.officewords import right_word  # noqa: PLC0415

    known = list(words)
    found = difflib.get_close_matches(word[:LONGEST_QUOTE].casefold(), known, n=1, cutoff=0.6)
    return right_word(word, known) or (found[0] if found else None)


def foreign_letters(word: str) -> str:
    """The code points of the first letters of ``word`` that are not ASCII: 'а U+0430, о U+043E'; '' where none is."""
    letters = dict.fromkeys(letter for letter in word if not letter.isascii())
    return ", ".join(f"{letter} {code_point(letter)}" for letter in list(letters)[:5])
