"""Flowchart symbols without box characters: three lines of ASCII, and the shape in words for who hears the screen."""

from __future__ import annotations

from sopcheck.locales.sentence import N_

SHAPES: dict[str, tuple[str, tuple[str, str, str]]] = {
    "capsule": (N_("a bar with both ends round"), (" ______ ", "(      )", " ~~~~~~ ")),
    "box": (N_("a rectangle"), ("+------+", "|      |", "+------+")),
    "diamond": (N_("a square standing on a corner"), ("   /\\   ", "  <  >  ", "   \\/   ")),
    "arrow": (N_("a line with a tip at one end"), ("        ", "------->", "        ")),
    "pentagon": (N_("five sides, pointing down"), ("+----+", "|    |", " `\\/' ")),
    "parallelogram": (N_("a rectangle pushed aside"), ("  ______ ", " /     / ", "/_____/  ")),
    "wavy-rectangle": (N_("a rectangle with a wavy lower side"), ("+------+", "|      |", "+_.~'~-+")),
    "stacked-wavy-rectangles": (
        N_("several rectangles with wavy lower sides, one behind the other"),
        (" +-+----+", "+-+----+|", "+_.~'~-+'"),
    ),
    "double-sided-rectangle": (
        N_("a rectangle with doubled left and right sides"),
        ("++----++", "||    ||", "++----++"),
    ),
    "trapezoid": (N_("four sides, the upper one longer than the lower one"), ("________", "\\      /", " \\____/ ")),
    "sloping-top-rectangle": (N_("a rectangle whose upper side slopes"), ("   __--+", "+--    |", "+------+")),
    "hexagon": (N_("six sides, pointing left and right"), ("  ____  ", " /    \\ ", " \\____/ ")),
    "curved-side-bar": (
        N_("a rectangle whose left and right sides bend the same way"),
        (" ,------,", "(      ( ", " '------'"),
    ),
    "cylinder": (N_("an upright drum"), (" ,----, ", "|'----'|", " '----' ")),
    "cross-lined-square": (
        N_("a square with one line down and one line across inside"),
        ("+-+----+", "+-+----+", "+-+----+"),
    ),
    "bullet": (N_("a rectangle pointed on the left and round on the right"), (" /-----. ", "<       )", " \\-----' ")),
    "half-capsule": (
        N_("straight on the left and round on the right, like the letter D"),
        ("+-----. ", "|      )", "+-----' "),
    ),
    "small-circle": (N_("a small circle"), ("  .--.  ", " (    ) ", "  '--'  ")),
    "triangles": (N_("a triangle, upright or on its tip"), ("  /\\   ____", " /  \\  \\  /", "/____\\  \\/ ")),
    "open-bracket": (N_("a bracket, open on the right"), ("+--     ", "|       ", "+--     ")),
    "hexagon-halves": (
        N_("half of a six-sided shape: a rectangle without its two upper corners"),
        (" /----\\ ", "/      \\", "+------+"),
    ),
}
"""By shape as packs name it: how the shape is said (a template of ours), and how it is drawn. Never its meaning."""
