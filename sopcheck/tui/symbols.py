"""Small drawings of flowchart symbols, for questions that show a shape without its name."""

from __future__ import annotations

# Box characters only, as narrow as they can be told apart. A shape that is not here is described by its id.
DRAWINGS: dict[str, tuple[str, ...]] = {
    "capsule": ("╭─────────╮", "(         )", "╰─────────╯"),
    "box": ("┌─────────┐", "│         │", "└─────────┘"),
    "diamond": ("   ╱╲   ", "  ╱  ╲  ", " <    > ", "  ╲  ╱  ", "   ╲╱   "),
    "arrow": ("    │    ", "    │    ", "    ▼    "),
    "pentagon": ("┌───────┐", "│       │", "╲       ╱", "  ╲   ╱  ", "    ╲╱   "),
    "circle": (" ╭───╮ ", "(     )", " ╰───╯ "),
    "parallelogram": ("   ┌─────────┐", "  ╱         ╱ ", " ╱         ╱  ", "└─────────┘   "),
    "cylinder": ("╭───────╮", "├───────┤", "│       │", "╰───────╯"),
    "double-sided-box": ("┌┬───────┬┐", "││       ││", "└┴───────┴┘"),
}


def drawn(shape: str) -> tuple[str, ...]:
    """The shape as lines of equal kind; for a shape without a drawing, its name in brackets."""
    return DRAWINGS.get(shape, (f"[ {shape} ]",))
