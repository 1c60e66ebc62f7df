"""The kept words of a letter as a tree: the small part of HTML that our own templates write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_VOID: Final = frozenset({"br", "img", "hr", "path", "rect", "wbr"})
_SPACES: Final = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class Node:
    """An element: its attributes, and the elements and texts within; of an SVG its source."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    source: str = ""

    @property
    def classes(self) -> frozenset[str]:
        """The names in its class."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def nodes(self) -> list[Node]:
        """The elements directly within."""
        return [child for child in self.children if isinstance(child, Node)]

    def all(self, tag: str) -> Iterator[Node]:
        """Every element with this tag within, in order."""
        for child in self.nodes:
            if child.tag == tag:
                yield child
            yield from child.all(tag)

    def text(self) -> str:
        """All words within, spaces as one."""
        words = (child if isinstance(child, str) else child.text() for child in self.children)
        return _SPACES.sub(" ", "".join(words)).strip()


class _Reader(HTMLParser):
    """Builds the tree; an SVG is kept as it was written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self._open = [self.root]
        self._drawing: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg" or self._drawing:
            self._drawing.append(self.get_starttag_text() or "")
            if tag != "svg":
                return
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._drawing:
            self._drawing.append(self.get_starttag_text() or "")
            return
        self._open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self._drawing:
            self._drawing.append(f"</{tag}>")
            if tag != "svg":
                return
            self._open[-1].source, self._drawing = "".join(self._drawing), []
        if any(node.tag == tag for node in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._drawing:
            self._drawing.append(data)
        else:
            self._open[-1].children.append(data)


def read(html: str) -> Node:
    """The tree of a piece of HTML; its root is no element of it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root
