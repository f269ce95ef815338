"""A list of rows in one widget: rows that can be marked, and headings that cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True, slots=True)
class Row:
    """One row, safe to show. ``id`` is None for a heading."""

    content: Content
    id: str | None = None


class Rows(OptionList):
    """Rows to choose from with arrows, j and k where the screen has no other use for them, Enter, or the mouse.

    Textual 8.2.8 raises when an OptionList has four columns or fewer, hence the minimal width.
    """

    DEFAULT_CSS = """
    Rows { height: 1fr; min-width: 8; border: none; padding: 0; background: transparent;
           scrollbar-size-vertical: 1; overflow-x: hidden; }
    Rows:focus { border: none; background-tint: transparent; }
    """

    class Unmarked(Message):
        """Enter was pressed while no row is marked."""

    def action_select(self) -> None:
        """Enter: the marked row, or nobody's."""
        if self.highlighted is None:
            self.post_message(self.Unmarked())
        else:
            super().action_select()

    def show(self, rows: Sequence[Row], keep: str | None = None) -> None:
        """Replace the rows. The mark goes to the row ``keep``, else stays on the same id, else is on the first row."""
        wanted = keep if keep is not None else self.marked
        self.set_options(Option(row.content, id=row.id, disabled=row.id is None) for row in rows)
        ids = [row.id for row in rows]
        if wanted in ids and wanted is not None:
            self.highlighted = ids.index(wanted)
        else:
            self.highlighted = next((place for place, one in enumerate(ids) if one is not None), None)

    @property
    def marked(self) -> str | None:
        """The id of the marked row."""
        option = self.highlighted_option
        return option.id if option is not None else None
