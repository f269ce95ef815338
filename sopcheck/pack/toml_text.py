"""Text as TOML: for the packs that we write ourselves."""

from __future__ import annotations

_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def toml_string(text: str) -> str:
    """A basic string of TOML with its quotation marks, on one line, that reads back as ``text``.

    Characters that cannot be seen are escaped. Lone surrogates, which no TOML can hold, become U+FFFD.
    """
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in _SHORT:
        return _SHORT[letter]
    code = ord(letter)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if letter.isprintable():
        return letter
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def toml_comment(text: str) -> str:
    """A comment of one line or more, each line led by ``# ``, whatever stands in ``text``."""
    lines = text.splitlines() or [""]
    return "\n".join(
        ("# " + "".join(letter if letter.isprintable() else " " for letter in line)).rstrip() for line in lines
    )
