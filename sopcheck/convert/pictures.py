"""Letters of picture fonts, and shapes by the names that Office gives them: what they show."""

from __future__ import annotations

from sopcheck.convert.grid import Drawn

PICTURE_FONTS = ("wingdings", "webdings", "symbol", "marlett")
_WINGDINGS = {
    "l": "●", "m": "○", "n": "■", "o": "□", "p": "□", "q": "□", "r": "□", "t": "◆", "u": "◆", "v": "◆", "w": "◆",
    "\xa1": "○", "\xa4": "●", "\xa7": "■", "\xa8": "□", "\xb7": "•", "\xfb": "✗", "\xfc": "✓", "\xfd": "☒", "\xfe": "☑",
    "x": "☒", "J": "✓", "C": "✓", "\xdf": "←", "\xe0": "→", "\xe1": "↑", "\xe2": "↓", "\xe7": "←", "\xe8": "→",
    "\xe9": "↑", "\xea": "↓", "\xef": "←", "\xf0": "→", "\xf1": "↑", "\xf2": "↓",
}  # fmt: skip
_WINGDINGS_2 = {"P": "✓", "R": "☑", "O": "✗", "T": "☒", "V": "✗", "\x97": "●", "\xa2": "■", "\xa3": "□", "\xa4": "□"}
_WEBDINGS = {"a": "✓", "r": "✗", "g": "■", "c": "□", "n": "●", "=": "●"}
_SYMBOL = {"\xb7": "•", "\xd6": "✓", "\xe0": "◇", "\xac": "←", "\xae": "→", "\xad": "↑", "\xaf": "↓"}
_FONTS = {"wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}
_PRIVATE = range(0xF020, 0xF100)
"""Where Office keeps the letters of picture fonts in Unicode."""


def is_picture_font(name: str) -> bool:
    """Whether a font has pictures in place of letters."""
    return name.casefold().startswith(PICTURE_FONTS)


def seen(text: str, font: str) -> str:
    """What a text in this font shows: 'ü' in Wingdings is a tick. Text of other fonts comes back as it is, but for
    letters that only picture fonts have."""
    pictures = is_picture_font(font)
    if not pictures and not any(ord(letter) in _PRIVATE for letter in text):
        return text
    table = _FONTS.get(font.casefold(), _WINGDINGS)
    shown = []
    for letter in text:
        code = ord(letter)
        if code in _PRIVATE:
            shown.append(table.get(chr(code - 0xF000), "●"))
        elif pictures:
            shown.append(letter if letter.isspace() else table.get(letter, "●" if letter.isprintable() else " "))
        else:
            shown.append(letter)
    return "".join(shown)


_DRAWN = {
    "rect": Drawn.PROCESS,
    "flowchartprocess": Drawn.PROCESS,
    "diamond": Drawn.DECISION,
    "flowchartdecision": Drawn.DECISION,
    "roundrect": Drawn.TERMINATOR,
    "flowchartterminator": Drawn.TERMINATOR,
    "flowchartalternateprocess": Drawn.TERMINATOR,
    "ellipse": Drawn.TERMINATOR,
    "flowchartoffpageconnector": Drawn.OFF_PAGE,
    "flowchartconnector": Drawn.OFF_PAGE,
    "homeplate": Drawn.OFF_PAGE,
    "pentagon": Drawn.OFF_PAGE,
}
_LINES = ("line", "straightconnector", "bentconnector", "curvedconnector", "bentarrow", "bentuparrow", "curved")
_NOTHING = ("arrow", "bracket", "brace", "callout")
_VML_TYPES = {
    "4": Drawn.DECISION,
    "109": Drawn.PROCESS,
    "110": Drawn.DECISION,
    "116": Drawn.TERMINATOR,
    "176": Drawn.TERMINATOR,
    "120": Drawn.OFF_PAGE,
    "177": Drawn.OFF_PAGE,
    "202": Drawn.LABEL,
}
_VML_ELEMENTS = {"rect": Drawn.PROCESS, "roundrect": Drawn.TERMINATOR, "oval": Drawn.TERMINATOR}


def drawn_as(preset: str) -> Drawn | None:
    """What a shape of this preset (DrawingML ``prst``) stands for; None for lines and arrows."""
    name = preset.casefold()
    if name in _DRAWN:
        return _DRAWN[name]
    if name.startswith(_LINES) or any(word in name for word in _NOTHING):
        return None
    return Drawn.OTHER


def drawn_in_vml(element: str, kind: str) -> Drawn | None:
    """The same for the older drawings of Word: an element and its ``type``, '#_x0000_t110'."""
    if element in _VML_ELEMENTS:
        return _VML_ELEMENTS[element]
    return _VML_TYPES.get(kind.rpartition("_t")[2]) if element == "shape" else None
