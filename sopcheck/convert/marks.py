"""What stands in an actor's column: a mark that the actor does the row, an arrow, or the word of an exit."""

from __future__ import annotations

from dataclasses import dataclass

from sopcheck.convert.grid import Drawn
from sopcheck.convert.words import ARROWS, NOTHING, exit_of, plain_words

_SQUARES = frozenset("□■▢▣▤▥▦▧▨▩▪▫▬▭▮▯◻◼◽◾⬛⬜▰▱❏❐❑❒🔲🔳")
_DIAMONDS = frozenset("◇◆◈⬥⬦⋄♢♦⟐❖🔶🔷🔸🔹⬖⬗⬘⬙")
_CAPSULES = frozenset("⬭⬬⬮⬯")
_MARKS = frozenset("xXvV✓✔✗✘✕✖☑☒√•●○◉◎⚫⚪⭕*+oO1/#▲△⚬∨✅❌⊗⊙ⓥ")
_ENDS = frozenset(("mulai", "start", "begin", "awal", "selesai", "end", "finish", "stop", "akhir"))


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing in an actor's cell. ``mark``: the actor does the row. ``drawn``: as which symbol, where it shows.
    ``way``: the exit that the word is for."""

    mark: bool
    drawn: Drawn | None = None
    way: bool | None = None
    text: str = ""


def is_mark(text: str) -> bool:
    """Whether a text is nothing but a sign, as it marks who does a row."""
    bare = "".join(text.split())
    return 0 < len(bare) <= 3 and all(
        letter in _MARKS or letter in _SQUARES or letter in _DIAMONDS or letter in _CAPSULES for letter in bare
    )


def sign_of(text: str) -> Sign | None:
    """What a text in an actor's cell says; None for arrows, lines and dashes."""
    bare = "".join(text.split())
    if bare == "<>":  # a diamond of the keyboard
        return Sign(True, Drawn.DECISION)
    letters = [letter for letter in bare if letter not in ARROWS and letter not in "\ufe0f\ufe0e"]
    if not letters or bare.casefold() in NOTHING:
        return None
    if is_mark("".join(letters)):
        return Sign(True, _drawn(letters), None, "")
    way = exit_of(text)
    if way is not None:
        return Sign(False, None, way, text)
    if plain_words(text) in _ENDS:
        return Sign(True, Drawn.TERMINATOR, None, "")
    pointed = len(bare) > 2 and bare[0] == "<" and bare[-1] == ">"
    decides = pointed or any(letter in _DIAMONDS for letter in letters)
    return Sign(True, Drawn.DECISION if decides else None, None, text.strip("<> "))


def _drawn(letters: list[str]) -> Drawn | None:
    if any(letter in _DIAMONDS for letter in letters):
        return Drawn.DECISION
    if any(letter in _SQUARES for letter in letters):
        return Drawn.PROCESS
    return Drawn.TERMINATOR if any(letter in _CAPSULES for letter in letters) else None
