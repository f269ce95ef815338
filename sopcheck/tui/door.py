"""The one door for foreign text: what comes from packs, people and stores, made safe to put on the screen.

Textual reads a plain ``str`` as markup and passes control characters on to the terminal. Text that has gone through
:func:`plain` or :func:`styled` is neither obeyed nor interpreted.
"""

from __future__ import annotations

from textual.content import Content

from sopcheck.pack.characters import visible


def plain(text: str) -> Content:
    """Foreign text as it is, on one line."""
    return Content(visible(text))


def styled(text: str, style: str) -> Content:
    """Foreign text in one of our styles."""
    return Content.styled(visible(text), style)


def line(*parts: str | tuple[str, str] | Content) -> Content:
    """Parts side by side: foreign text, (foreign text, style), or content that is safe already."""
    return Content("").join(
        part if isinstance(part, Content) else styled(part[0], part[1]) if isinstance(part, tuple) else plain(part)
        for part in parts
    )


def lines(rows: list[Content]) -> Content:
    """Rows under one another."""
    return Content("\n").join(rows)


def cut(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, with an ellipsis where something was left out."""
    from rich.cells import cell_len, set_cell_size

    text = visible(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def padded(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells: cut, or filled with spaces."""
    from rich.cells import cell_len

    text = cut(text, width)
    return text + " " * (width - cell_len(text))


def hanging(head: Content, text: str, width: int, *, style: str = "") -> list[Content]:
    """Foreign text behind a head, in lines of at most ``width`` cells that hang under its first word."""
    from sopcheck.flow.lanes import wrapped

    indent = head.cell_length
    margin = " " * indent
    first, *rest = wrapped(text, max(8, width - indent))
    shown = [head + (Content.styled(first, style) if style else Content(first))]
    shown += [Content.styled(margin + part, style) if style else Content(margin + part) for part in rest]
    return shown
