"""Foreign characters: which ones a pack may hold, and how any of them is made harmless before it is shown.

A terminal obeys control characters wherever they come from, and neither Textual nor ``print`` removes them.
Everything that came from a pack, a person, a file name or another store passes :func:`visible` on its way out.
Source of the lists: Unicode categories Cc and Cf; UAX 9 (bidirectional controls); UTR 36.
"""

from __future__ import annotations

import re
import unicodedata

MOST_COMBINING = 8
"""More combining marks than this on one letter are drawn over the lines above and below."""

_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
# Line and paragraph separators and lone surrogates break lines or the output encoding itself.
_INVISIBLE = (
    "\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff"
)
_HARMFUL = re.compile(f"[{_CONTROL}{_INVISIBLE}]")
_CONTROLS = re.compile(f"[{_CONTROL}]")
_SUSPICIOUS = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\U000e0000-\U000e007f]")
_SHOWN = {0x0D: " ", 0x1B: "\u241b", 0x00: "\u2400", 0x7F: "\u2421"}


def visible(text: str, *, lines: bool = False) -> str:
    """``text`` with nothing in it that a terminal would obey.

    Controls become pictures (ESC as ``␛``) or ``\\x9b``, invisible directions ``<U+202E>``, CR and tab a space.
    A newline becomes ``↵`` unless ``lines`` is true. More than eight combining marks on one letter are cut to eight.
    """
    if not text.isascii() or not text.isprintable():
        text = _HARMFUL.sub(lambda match: _picture(match[0]), text.replace("\t", " "))
        if not lines:
            text = text.replace("\n", "\u21b5")
        text = _trimmed_marks(text)
    return text


def _picture(character: str) -> str:
    code = ord(character)
    if code in _SHOWN:
        return _SHOWN[code]
    return f"\\x{code:02x}" if code < 0x100 else f"<U+{code:04X}>"


def _trimmed_marks(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) or unicodedata.category(character) == "Me" else 0
        if run <= MOST_COMBINING:
            kept.append(character)
    return "".join(kept)


def control_in(text: str) -> tuple[int, str] | None:
    """The first control character (category Cc other than newline and tab): its place from 0 and itself."""
    match = _CONTROLS.search(text)
    return (match.start(), match[0]) if match else None


def suspicious_in(text: str) -> tuple[int, str] | None:
    """The first invisible or direction-turning character, or the first mark of a heap of combining marks."""
    if text.isascii():
        return None
    match = _SUSPICIOUS.search(text)
    if match:
        return match.start(), match[0]
    run = 0
    for place, character in enumerate(text):
        run = run + 1 if unicodedata.combining(character) else 0
        if run > MOST_COMBINING:
            return place, character
    return None


def code_point(character: str) -> str:
    """``U+202E`` for people to look up."""
    return f"U+{ord(character):04X}"


def folded(text: str) -> str:
    """A name as it is compared: equal for texts that differ only in case, spaces and Unicode form."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class NotWritable(ValueError):
    """What a person typed cannot be kept: ``args[0]`` is 'blank' or 'too-long'."""


def typed(text: str, most: int) -> str:
    """What a person typed, trimmed, otherwise kept as it is.

    Raises NotWritable('blank') where nothing readable is left, NotWritable('too-long') beyond ``most`` characters.
    """
    text = text.encode("utf-8", "replace").decode("utf-8").strip()
    if not any(c.isprintable() and not c.isspace() and not _SUSPICIOUS.match(c) for c in text):
        raise NotWritable("blank")
    if len(text) > most:
        raise NotWritable("too-long")
    return text


def cells(text: str) -> int:
    """How many cells of a terminal a visible text takes: two for wide East Asian letters, none for what is drawn upon
    the letter before it (UAX 11; Unicode categories Mn, Me and, among general punctuation, Cf)."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    category = unicodedata.category(character)
    if category in {"Mn", "Me"} or (category == "Cf" and character >= "\u2000"):  # a soft hyphen is drawn
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
