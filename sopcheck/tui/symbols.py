"""Drawings of flowchart symbols, for questions that show a shape without its name, and for the legend."""

from __future__ import annotations

# By shape as packs name it. Box characters only, each drawing of one width, as small as it can be told apart.
DRAWINGS: dict[str, tuple[str, ...]] = {
    "capsule": ("╭─────────╮", "(         )", "╰─────────╯"),
    "box": ("┌─────────┐", "│         │", "└─────────┘"),
    "diamond": ("    ╱╲    ", "   ╱  ╲   ", "  <    >  ", "   ╲  ╱   ", "    ╲╱    "),
    "arrow": ("    │    ", "    │    ", "    ▼    "),
    "pentagon": ("┌───────┐", "│       │", "╲       ╱", "  ╲   ╱  ", "    ╲╱   "),
    "parallelogram": ("   ┌─────────┐", "  ╱         ╱ ", " ╱         ╱  ", "└─────────┘   "),
    "wavy-rectangle": ("┌─────────┐", "│         │", "│    ╭────┘", "╰────╯     "),
    "stacked-wavy-rectangles": ("  ┌─────────┐", "┌─┴───────┐ │", "│         ├─┘", "│    ╭────┘  ", "╰────╯       "),
    "double-sided-rectangle": ("┌┬───────┬┐", "││       ││", "└┴───────┴┘"),
    "trapezoid": ("┌───────────┐", " ╲         ╱ ", "  ╲───────╱  "),
    "sloping-top-rectangle": ("     ___──┐", "___──     │", "│         │", "└─────────┘"),
    "hexagon": ("  ╱───────╲  ", " <         > ", "  ╲───────╱  "),
    "curved-side-bar": (" ╭─────────╮ ", "(         (  ", " ╰─────────╯ "),
    "cylinder": ("╭───────╮", "╰───────╯", "│       │", "╰───────╯"),
    "cross-lined-square": ("┌─┬───────┐", "├─┼───────┤", "│ │       │", "└─┴───────┘"),
    "bullet": ("  ╱───────╮ ", " <         )", "  ╲───────╯ "),
    "half-capsule": ("┌───────╮ ", "│        )", "└───────╯ "),
    "small-circle": (" ╭───╮ ", "(     )", " ╰───╯ "),
    "triangles": ("   ╱╲     ______ ", "  ╱  ╲    ╲    ╱ ", " ╱____╲    ╲  ╱  ", "            ╲╱   "),
    "open-bracket": ("┌──", "│  ", "└──"),
    "hexagon-halves": ("  ╱───────╲  ", " ╱         ╲ ", " │         │ ", " └─────────┘ "),
}


def drawn(shape: str) -> tuple[str, ...]:
    """The shape as lines. A shape that this version cannot draw gives a plain frame with a question mark, so that a
    question never gives its name away."""
    return DRAWINGS.get(shape, ("┌ ─ ─ ┐", "   ?   ", "└ ─ ─ ┘"))
