"""XML of foreign files: as a stream of elements or as a small tree, by the plain names of elements.

A DOCTYPE is refused before anything in it is read, so no entity is ever declared, expanded or fetched. No Office
program writes one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from sopcheck.convert.grid import Unreadable
from sopcheck.locales.sentence import S

DEEPEST = 300
MOST_NODES = 300_000
LONGEST = 40_000
"""More characters than any cell can hold (32,767); what goes beyond is dropped."""
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Words = Callable[[str], None]


@dataclass(slots=True)
class Node:
    """An element without its namespace: name, attributes, children, and its own text."""

    name: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def child(self, *names: str) -> Node | None:
        """The first element down this path of names."""
        node: Node | None = self
        for name in names:
            node = next((one for one in node.children if one.name == name), None) if node else None
        return node

    def every(self, *names: str) -> Iterator[Node]:
        """All elements below of one of these names, in their order; nothing inside of a found one."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if node.name in names:
                yield node
            else:
                waiting.extend(reversed(node.children))

    def get(self, name: str) -> str:
        """An attribute, '' where it is not there."""
        return self.attributes.get(name, "")


def damaged() -> Unreadable:
    """The refusal of a file whose inside is not what it should be."""
    return Unreadable(
        S("The file is damaged or was not saved to its end. Open it in Excel or Word, save it again, and convert that.")
    )


def too_large() -> Unreadable:
    """The refusal of a file that is larger than any table of an SOP."""
    return Unreadable(
        S(
            "The file holds far more than the table of an SOP. "
            "Copy the table and its identity part into a new file and convert that."
        )
    )


def plain(name: str) -> str:
    """The name of an element or attribute without namespace or prefix."""
    return name.rpartition(":")[2]


def parser(start: Start, end: End, words: Words) -> expat.XMLParserType:
    """A parser that calls these with plain names. It raises Unreadable on a DOCTYPE and on absurd depth."""
    made = expat.ParserCreate()
    depth = 0

    def starts(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise too_large()
        start(plain(name), {plain(key): value for key, value in attributes.items()} if attributes else attributes)

    def ends(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(plain(name))

    made.buffer_text = True
    made.StartElementHandler = starts
    made.EndElementHandler = ends
    made.CharacterDataHandler = words
    made.StartDoctypeDeclHandler = _refuse
    return made


def _refuse(*_declaration: object) -> NoReturn:
    raise Unreadable(
        S(
            "The file declares entities of its own (a DOCTYPE), which no Excel or Word file does, and is not read. "
            "Open it in Excel or Word, save it again, and convert that."
        )
    )


def stream(chunks: Iterable[bytes], start: Start, end: End, words: Words) -> None:
    """Parse a part piece by piece. Raises Unreadable."""
    reading = parser(start, end, words)
    try:
        for chunk in chunks:
            reading.Parse(chunk, False)
        reading.Parse(b"", True)
    except (expat.ExpatError, UnicodeError, ValueError) as error:
        raise damaged() from error


def tree(chunks: Iterable[bytes], skip: Collection[str] = ()) -> Node:
    """A part as a tree; of what is called like one of ``skip`` nothing is kept. Raises Unreadable."""
    top = Node("", {})
    stack = [top]
    skipped = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal skipped, count
        if skipped or name in skip:
            skipped += 1
            return
        count += 1
        if count > MOST_NODES:
            raise too_large()
        node = Node(name, attributes)
        stack[-1].children.append(node)
        stack.append(node)

    def end(_name: str) -> None:
        nonlocal skipped
        if skipped:
            skipped -= 1
        else:
            stack.pop()

    def words(text: str) -> None:
        node = stack[-1]
        if not skipped and len(node.text) < LONGEST and (node.text or not text.isspace() or node.name == "t"):
            node.text += text

    stream(chunks, start, end, words)
    return top
