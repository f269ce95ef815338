"""Drawn shapes of a worksheet: in which cell each stands, and which lines join them.

A shape stands in the cell that its centre lies in. Positions are counted in EMU (914,400 an inch, ECMA-376 part 1,
20.1.2.1) from the sheet's corner.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from sopcheck.convert.elements import Node
from sopcheck.convert.grid import Drawn, Line, Shape
from sopcheck.convert.pictures import drawn_as
from sopcheck.convert.words import clean, exit_of

DEFAULT_WIDTH = 609_600
DEFAULT_HEIGHT = 190_500
EMU_PER_POINT = 12_700
EMU_PER_CHARACTER = 66_675  # seven pixels of 9,525 EMU, the widest digit of the usual font
MOST_SHAPES = 5_000
SKIP = ("style", "bodyPr", "effectLst", "Fallback", "extLst")
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_NEAR = 2 * DEFAULT_WIDTH
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(slots=True)
class Scale:
    """Where the columns and rows of a sheet begin."""

    widths: dict[int, int] = field(default_factory=dict)
    heights: dict[int, int] = field(default_factory=dict)
    width: int = DEFAULT_WIDTH
    height: int = DEFAULT_HEIGHT
    _edges: tuple[list[float], list[float]] | None = None

    def point(self, column: int, right: int, row: int, down: int) -> tuple[float, float]:
        """The position of an offset in a cell."""
        columns, rows = self._all()
        return _edge(columns, column, self.width) + right, _edge(rows, row, self.height) + down

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a position."""
        columns, rows = self._all()
        return _index(rows, y, self.height), _index(columns, x, self.width)

    def _all(self) -> tuple[list[float], list[float]]:
        if self._edges is None:
            self._edges = (_edges(self.widths, self.width), _edges(self.heights, self.height))
        return self._edges


def _edges(sizes: dict[int, int], usual: int) -> list[float]:
    last = max(sizes, default=-1)
    return [0.0, *accumulate(float(sizes.get(place, usual)) for place in range(last + 1))]


def _edge(edges: list[float], place: int, usual: int) -> float:
    return edges[place] if place < len(edges) else edges[-1] + (place - len(edges) + 1) * usual


def _index(edges: list[float], position: float, usual: int) -> int:
    if position < edges[-1]:
        return max(0, bisect_right(edges, position) - 1)
    return len(edges) - 1 + int((position - edges[-1]) // max(usual, 1))


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape with its cell and its box."""

    row: int
    column: int
    shape: Shape
    box: Box


@dataclass(frozen=True, slots=True)
class _Loose:
    start: str
    end: str
    box: Box


@dataclass(slots=True)
class Drawing:
    """What is drawn on a sheet. ``loose``: lines that are not tied to shapes."""

    shapes: list[Placed] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    loose: int = 0


def read_drawing(top: Node, scale: Scale) -> Drawing:
    """The shapes and lines of a drawing part."""
    found = Drawing()
    joined: list[_Loose] = []
    for anchor in top.every(*_ANCHORS):
        box = _anchor_box(anchor, scale)
        row, column = _only(anchor, "row"), _only(anchor, "col")
        for node, place in _leaves(anchor, box):
            if len(found.shapes) + len(joined) >= MOST_SHAPES:
                break
            middle = scale.cell((place[0] + place[2]) / 2, (place[1] + place[3]) / 2)
            middle = middle[0] if row is None else row, middle[1] if column is None else column
            if node.name == "pic":  # some programs draw the boxes as pictures, and tie lines to them
                name = next((one.get("id") for one in node.every("cNvPr")), "")
                found.shapes.append(Placed(*middle, Shape(Drawn.PICTURE, "", name), place))
            elif node.name == "cxnSp":
                _take_line(node, place, joined, found)
            else:
                shape = shape_of(node)
                if shape is not None:
                    found.shapes.append(Placed(*middle, shape, place))
    found.lines = _labelled(joined, found.shapes)
    return found


def _only(anchor: Node, name: str) -> int | None:
    """The row or column that an anchor begins and ends in, where it is one: true whatever the sizes are."""
    first, last = anchor.child("from", name), anchor.child("to", name)
    return _whole(first) if first is not None and last is not None and _whole(first) == _whole(last) else None


def _anchor_box(anchor: Node, scale: Scale) -> Box:
    left, top = _corner(anchor.child("from"), scale)
    extent = anchor.child("ext")
    if anchor.name == "absoluteAnchor":
        position = anchor.child("pos")
        left, top = (float(_number(position, "x")), float(_number(position, "y"))) if position else (0.0, 0.0)
    end = anchor.child("to")
    if end is not None:
        return left, top, *_corner(end, scale)
    return left, top, left + _number(extent, "cx"), top + _number(extent, "cy")


def _corner(node: Node | None, scale: Scale) -> tuple[float, float]:
    if node is None:
        return 0.0, 0.0
    column, right, row, down = (_whole(node.child(name)) for name in ("col", "colOff", "row", "rowOff"))
    return scale.point(min(column, 16_383), right, min(row, 1_048_575), down)


def _whole(node: Node | None) -> int:
    return _int(node.text) if node is not None else 0


def _number(node: Node | None, name: str) -> int:
    return _int(node.get(name)) if node is not None else 0


def _int(text: str) -> int:
    text = text.strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 16 else 0


def _leaves(holder: Node, box: Box) -> Iterator[tuple[Node, Box]]:
    """Shapes, lines and pictures with their boxes; those of a group by their share of the group's box."""
    for node in holder.every("sp", "cxnSp", "pic", "grpSp"):
        if node.name != "grpSp":
            yield node, box
            continue
        frame = node.child("grpSpPr", "xfrm")
        for inner in node.children:
            if inner.name in ("sp", "cxnSp", "pic", "grpSp"):
                place = _share(inner, frame, box)
                alone = Node("", {}, [inner])
                yield from _leaves(alone, place)


def _share(inner: Node, frame: Node | None, box: Box) -> Box:
    name = "grpSpPr" if inner.name == "grpSp" else "spPr"
    own = inner.child(name, "xfrm")
    if own is None or frame is None:
        return box
    origin, extent = frame.child("chOff"), frame.child("chExt")
    wide, high = _number(extent, "cx"), _number(extent, "cy")
    if not wide or not high:
        return box
    left = (_number(own.child("off"), "x") - _number(origin, "x")) / wide
    top = (_number(own.child("off"), "y") - _number(origin, "y")) / high
    right = left + _number(own.child("ext"), "cx") / wide
    bottom = top + _number(own.child("ext"), "cy") / high
    width, height = box[2] - box[0], box[3] - box[1]
    return box[0] + left * width, box[1] + top * height, box[0] + right * width, box[1] + bottom * height


def shape_of(node: Node) -> Shape | None:
    """What a shape element (``sp`` or ``wsp``) stands for; None for arrows and empty boxes of text."""
    geometry = next(node.every("prstGeom"), None)
    drawn = drawn_as(geometry.get("prst")) if geometry is not None else Drawn.OTHER
    text = words_in(node)
    properties = next(node.every("cNvPr"), None)
    if drawn is Drawn.PROCESS and (_is_text_box(node) or exit_of(text) is not None):
        if not text:
            return None
        drawn = Drawn.LABEL if exit_of(text) is not None else Drawn.PROCESS
    return None if drawn is None else Shape(drawn, text, properties.get("id") if properties is not None else "")


def _is_text_box(node: Node) -> bool:
    return any(one.get("txBox") in ("1", "true") for one in node.every("cNvSpPr"))


def words_in(node: Node) -> str:
    """The text of a shape, one line a paragraph."""
    lines = ("".join(run.text for run in paragraph.every("t")) for paragraph in node.every("p"))
    return clean("\n".join(line for line in (" ".join(line.split()) for line in lines) if line))


def _take_line(node: Node, box: Box, joined: list[_Loose], found: Drawing) -> None:
    start = next((one.get("id") for one in node.every("stCxn")), "")
    end = next((one.get("id") for one in node.every("endCxn")), "")
    if not start or not end:
        found.loose += 1
        return
    ends = {one.name: one.get("type") not in ("", "none") for one in node.every("headEnd", "tailEnd")}
    if ends.get("headEnd") and not ends.get("tailEnd"):  # drawn against the direction of its arrow
        start, end = end, start
    joined.append(_Loose(start, end, box))


def _labelled(joined: list[_Loose], shapes: list[Placed]) -> list[Line]:
    """The lines with the words beside them. A word belongs to the line that it is nearest to, if that line leaves a
    decision; where two such lines are as near, to none. A line takes the word that is nearest."""
    decisions = {placed.shape.id for placed in shapes if placed.shape.drawn is Drawn.DECISION}
    words: dict[int, tuple[float, str]] = {}
    for placed in shapes:
        if placed.shape.drawn is not Drawn.LABEL:
            continue
        near = sorted(
            (_distance(placed.box, line.box), line.start not in decisions, at) for at, line in enumerate(joined)
        )[:2]
        if not near or near[0][0] > _NEAR or near[0][1]:
            continue
        if len(near) == 2 and near[0][:2] == near[1][:2]:
            continue
        distance, _, at = near[0]
        words[at] = min(words.get(at, (distance, placed.shape.text)), (distance, placed.shape.text))
    return [Line(line.start, line.end, words[at][1] if at in words else "") for at, line in enumerate(joined)]


def _distance(one: Box, other: Box) -> float:
    """From the middle of one box to the edge of another, 0 inside of it."""
    x, y = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
    left, right = sorted((other[0], other[2]))
    top, bottom = sorted((other[1], other[3]))
    return max(left - x, 0.0, x - right) + max(top - y, 0.0, y - bottom)
