"""A sheet of lines in one widget, some of which can be marked and chosen. Only lines that changed are painted again.

The quiz and the checklist answer to a key by changing a few lines. As one Static a part, Textual (8.2.8) lays out and
paints the whole screen for that, several times the bound of ``benchmarks/key.py``; here nothing is laid out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import RenderOptions

from sopcheck.pack.characters import cells
from sopcheck.tui.door import cut


class Line(NamedTuple):
    """One line, safe to show, not wider than the sheet. Lines of one ``id`` are marked and chosen together."""

    content: Content
    id: str | None = None


class Sheet(ScrollView, can_focus=True):
    """Lines under one another. Arrows move the mark between ids, Enter or a click chooses."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--marked"}
    DEFAULT_CSS = """
    Sheet { height: 1fr; text-wrap: nowrap; min-width: 8; scrollbar-size-vertical: 1; overflow-x: hidden; }
    Sheet > .sheet--marked { background: $panel; text-style: bold; }
    Sheet:ansi > .sheet--marked { text-style: bold reverse; }
    Sheet:focus > .sheet--marked { background: $primary 35%; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,ctrl+up", "move(-1)", show=False),
        Binding("down,ctrl+down", "move(1)", show=False),
        Binding("home", "end_of(0)", show=False),
        Binding("end", "end_of(-1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    class Chosen(Message):
        """Enter on the marked line, or a click on one that can be chosen."""

        def __init__(self, chosen: str, *, clicked: bool) -> None:
            super().__init__()
            self.chosen = chosen
            self.clicked = clicked

    class Unmarked(Message):
        """Enter was pressed while nothing is marked."""

    class Marked(Message):
        """The mark moved to another id."""

        def __init__(self, marked: str | None) -> None:
            super().__init__()
            self.marked = marked

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Line] = []
        self._strips: dict[int, Strip] = {}
        self._painted_width = 0
        self.marked: str | None = None

    def list_rows(self, rows: Sequence[Line]) -> None:
        """Show rows to choose from: the mark stays on its id, else it goes to the first row that has one."""
        ids = [row.id for row in rows if row.id is not None]
        self.show(rows, self.marked if self.marked in ids else next(iter(ids), None))

    # -- showing -------------------------------------------------------------------------------------------------

    def show(self, lines: Sequence[Line], marked: str | None) -> None:
        """Show these lines with the mark on ``marked`` (None, or an id that is not there: no mark)."""
        old, new = self._lines, list(lines)
        same_width = self._painted_width == self.size.width
        was_marked, self.marked = self.marked, marked if any(line.id == marked for line in new) else None
        changed = [
            place
            for place in range(max(len(old), len(new)))
            if not same_width
            or place >= len(old)
            or place >= len(new)
            or old[place].id != new[place].id
            or not old[place].content.is_same(new[place].content)
            or (new[place].id is not None and new[place].id in (was_marked, self.marked) and was_marked != self.marked)
        ]
        self._lines, self._painted_width = new, self.size.width
        # No taller than the window unless it must be: a change of this size would lay out the whole screen.
        self.virtual_size = Size(max(1, self.size.width), max(len(new), self.size.height))
        self._repaint(changed)

    def _repaint(self, places: Sequence[int]) -> None:
        """Paint these lines again (places in order), and no line between them."""
        if not places:
            return
        for place in places:
            self._strips.pop(place, None)
        width, top = max(self.virtual_size.width, self.size.width), self.scroll_offset.y
        regions: list[Region] = []
        start = before = places[0]
        for place in [*places[1:], -1]:
            if place != before + 1:
                regions.append(Region(0, start - top, width, before - start + 1))
                start = place
            before = place
        self.refresh(*regions)

    def on_resize(self) -> None:
        """Another width: every line is made again by whoever shows them."""
        self._strips.clear()
        self.virtual_size = Size(max(1, self.size.width), max(len(self._lines), self.size.height))

    def notify_style_update(self) -> None:
        """Another theme or focus: the same lines in other colours."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the sheet, from the store of those that did not change."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        strip = self._strips.get(place)
        if strip is None or strip.cell_length != width:
            strip = self._strips[place] = self._painted(place, width)
        return strip

    def _painted(self, place: int, width: int) -> Strip:
        if place >= len(self._lines) or width < 1:
            return Strip.blank(max(0, width), self.visual_style.rich_style)
        line = self._lines[place]
        marked = line.id is not None and line.id == self.marked
        style = self.visual_style
        if marked:
            style += self.get_visual_style("sheet--marked")
        content = self._signed(place, line.content) if marked else line.content
        options = RenderOptions(self._get_style, self.styles)  # type: ignore[arg-type]  # as Textual itself does
        strips = content.render_strips(width, 1, style, options)
        return strips[0].adjust_cell_length(width, style.rich_style) if strips else Strip.blank(width, style.rich_style)

    def _signed(self, place: int, content: Content) -> Content:
        """A marked line with the sign of the mark in front, where there is room for it: colour alone says nothing."""
        first = place == 0 or self._lines[place - 1].id != self.marked
        return Content.assemble("▸", content[1:]) if first and content.plain.startswith(" ") else content

    # -- moving and choosing -------------------------------------------------------------------------------------

    def _ids(self) -> list[str]:
        return list(dict.fromkeys(line.id for line in self._lines if line.id is not None))

    def mark(self, marked: str | None) -> None:
        """Put the mark on an id and bring its lines into view."""
        if marked != self.marked:
            self.post_message(self.Marked(marked))
        touched = [place for place, line in enumerate(self._lines) if line.id in (marked, self.marked) and line.id]
        self.marked = marked
        self._repaint(touched)
        of_it = [place for place in touched if self._lines[place].id == marked]
        if of_it:
            self.scroll_to_region(Region(0, of_it[0], 1, len(of_it)), animate=False, force=True)

    def action_move(self, step: int) -> None:
        """To the next or the former id; from no mark to the first or the last; where there is none, scroll."""
        ids = self._ids()
        if not ids:
            self.scroll_relative(y=step, animate=False)
        elif self.marked in ids:
            self.mark(ids[max(0, min(len(ids) - 1, ids.index(self.marked) + step))])
        else:
            self.mark(ids[0 if step > 0 else -1])

    def action_end_of(self, which: int) -> None:
        """To the first or the last id."""
        ids = self._ids()
        if ids:
            self.mark(ids[which])

    def action_page(self, step: int) -> None:
        """A window further, without moving the mark."""
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)

    def action_choose(self) -> None:
        """Enter."""
        self.post_message(self.Unmarked() if self.marked is None else self.Chosen(self.marked, clicked=False))

    def on_click(self, event: events.Click) -> None:
        """A click chooses the line under the pointer."""
        place = event.y + self.scroll_offset.y
        chosen = self._lines[place].id if 0 <= place < len(self._lines) else None
        if chosen is not None:
            self.mark(chosen)
            self.post_message(self.Chosen(chosen, clicked=True))


def framed(rows: Sequence[tuple[Content, str | None]], title: str, foot: str, width: int) -> list[Line]:
    """Rows (content, id) in a frame of ``width`` cells, a title above, a word at the foot. Rows are cut to fit."""
    inside = max(1, width - 4)
    edge = Content.styled("│", "$accent")

    def border(left: str, right: str, words: str, *, before: bool) -> Line:
        shown = f" {cut(words, inside - 2)} " if words else ""
        rest = "─" * max(0, width - 3 - cells(shown))
        middle = f"─{shown}{rest}" if before else f"{rest}{shown}─"
        return Line(Content.styled(f"{left}{middle}{right}", "$accent"))

    body = [
        Line(Content.assemble(edge, " ", row.truncate(inside, ellipsis=True, pad=True), " ", edge), id_)
        for row, id_ in rows
    ]
    return [border("╭", "╮", title, before=True), *body, border("╰", "╯", foot, before=False)]
