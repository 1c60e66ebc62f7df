"""The kept words of a letter as blocks for the page: one reader of our own markup.

Inline words are runs: a string, or {"s": style, "k": runs}. Blocks are {"k": kind, ...}. What
each element and class becomes stands in the tables; an element that stands in none of them shows
its words, and `strict` refuses it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ppid.letters import tree
from ppid.letters.runs import Run, trimmed, words
from ppid.letters.tree import Node

Block = Mapping[str, Any]


INLINE: Final[Mapping[str, str]] = {
    "strong": "b",
    "b": "b",
    "em": "i",
    "i": "i",
    "q": "q",
    "small": "small",
    "span": "",
    "time": "",
    "br": "br",
}
CONTAINERS: Final = frozenset({"root", "article", "section", "div", "figure", "main"})
PARAGRAPHS: Final[Mapping[str, str]] = {
    "pp-letter__to": "to",
    "pp-letter__date": "right",
    "pp-letter__basis": "basis",
    "pp-letter__honest": "note",
    "pp-letter__mark": "mark",
}
LEVELS: Final[Mapping[str, int]] = {"h1": 1, "h2": 1, "h3": 2, "h4": 3}
NUMBERINGS: Final[Mapping[str, str]] = {"a": "a.", "A": "A.", "I": "I.", "i": "i.", "1": "1."}
_SHORT: Final = 60  # characters of a choice that stands in half a line
_HIDDEN: Final = "govuk-visually-hidden"


class Unknown(ValueError):
    """An element that no table names; the message is its tag."""


def articles(html: str, *, strict: bool = False) -> list[dict[str, Any]]:
    """The articles of a kept letter, in order, each with its language and its blocks.

    Raises Unknown for an element that is not known, where `strict`.
    """
    root = tree.read(html)
    found = list(root.all("article")) or [root]
    reader = _Blocks(strict)
    return [
        {
            "lang": node.attributes.get("lang", "id"),
            "courtesy": "pp-letter--courtesy" in node.classes,
            "blocks": reader.within(node),
        }
        for node in found
    ]


class _Blocks:
    """Turns nodes into blocks."""

    def __init__(self, strict: bool) -> None:
        self._strict = strict

    def within(self, parent: Node, *, typed: bool = False) -> list[Block]:
        """The blocks of an element; words between its elements are paragraphs of their own."""
        blocks: list[Block] = []
        loose: list[Node | str] = []
        typed = typed or "pp-typed" in parent.classes
        for child in parent.children:
            if isinstance(child, str) or child.tag in INLINE:
                loose.append(child)
                continue
            self._settle(loose, typed, blocks)
            blocks += self._block(child)
        self._settle(loose, typed, blocks)
        return blocks

    def _settle(self, loose: list[Node | str], typed: bool, blocks: list[Block]) -> None:
        runs = trimmed(self._runs(loose, typed=typed))
        loose.clear()
        if runs:
            blocks.append({"k": "para", "style": "", "runs": runs})

    def _block(self, node: Node) -> list[Block]:
        if _is_hidden(node):
            return []
        for name in node.classes:
            if name in _BY_CLASS:
                return _BY_CLASS[name](self, node)
        if node.tag in _BY_TAG:
            return _BY_TAG[node.tag](self, node)
        if self._strict and node.tag not in CONTAINERS:
            raise Unknown(node.tag)
        return self.within(node)

    def _runs(self, nodes: Sequence[Node | str], *, typed: bool) -> list[Run]:
        runs: list[Run] = []
        for node in nodes:
            runs += words(node, typed) if isinstance(node, str) else self._styled(node, typed)
        return runs

    def _styled(self, node: Node, typed: bool) -> list[Run]:
        if _HIDDEN in node.classes or _is_hidden(node):
            return []
        if node.tag == "br":
            return [{"s": "br", "k": []}]
        if "pp-blank" in node.classes:
            return [{"s": "short" if "pp-blank--short" in node.classes else "blank", "k": []}]
        if self._strict and node.tag not in INLINE:
            raise Unknown(node.tag)
        within = self._runs(node.children, typed=typed or "pp-typed" in node.classes)
        style = INLINE.get(node.tag, "")
        return [{"s": style, "k": within}] if style else within

    def _paragraph(self, node: Node) -> list[Block]:
        style = next((said for name, said in PARAGRAPHS.items() if name in node.classes), "")
        runs = trimmed(self._runs(node.children, typed="pp-typed" in node.classes))
        return [{"k": "para", "style": style, "runs": runs}] if runs else []

    def _heading(self, node: Node) -> list[Block]:
        return [{"k": "heading", "level": LEVELS[node.tag], "text": node.text() or "–"}]

    def _facts(self, node: Node) -> list[Block]:
        rows = [
            {
                "term": trimmed(self._runs(term.children, typed=False)),
                "open": any("pp-blank" in line.classes for line in row.all("span")),
                "blocks": [block for said in row.all("dd") for block in self.within(said)],
            }
            for row in node.nodes
            for term in row.all("dt")
        ]
        strong = "pp-facts--strong" in node.classes
        return [{"k": "facts", "strong": strong, "rows": rows}] if rows else []

    def _list(self, node: Node) -> list[Block]:
        items = [self.within(item) for item in node.nodes if item.tag == "li"]
        shape = "I" if "pp-roman" in node.classes else node.attributes.get("type", "1")
        numbering = NUMBERINGS.get(shape, "1.") if node.tag == "ol" else ""
        return [{"k": "list", "numbering": numbering, "items": items}] if items else []

    def _ticks(self, node: Node) -> list[Block]:
        rows = [
            {
                "on": any("on" in mark.classes for mark in item.all("i")),
                "blocks": self.within(_without_marks(item)),
            }
            for item in node.nodes
        ]
        short = all(len(item.text()) < _SHORT for item in node.nodes)
        return [{"k": "ticks", "short": short, "rows": rows}]

    def _days(self, node: Node) -> list[Block]:
        days = []
        for item in node.nodes:
            number = next((_shown_text(mark) for mark in item.all("b")), "")
            on = next((time.text() for time in item.all("time")), "")
            why = next((small.text() for small in item.all("small")), "")
            days.append({"number": number, "on": on, "why": why})
        return [{"k": "days", "days": days}]

    def _table(self, node: Node) -> list[Block]:
        heads = [row for part in node.all("thead") for row in part.all("tr")]
        rows = [row for part in node.all("tbody") for row in part.all("tr")]
        said = [[self._cell(cell) for cell in row.nodes] for row in rows]
        block = {
            "k": "table",
            "heads": [[self._cell(cell) for cell in row.nodes] for row in heads],
            "rows": said,
            "widths": _widths(heads, rows),
            "small": "pp-annex" in node.classes,
        }
        return [block]

    def _cell(self, node: Node) -> dict[str, Any]:
        return {
            "cols": int(node.attributes.get("colspan", "1")),
            "rows": int(node.attributes.get("rowspan", "1")),
            "sign": "pp-lines__sign" in node.classes,
            "blocks": self.within(node),
        }

    def _letterhead(self, node: Node) -> list[Block]:
        lines = [
            {"style": next(iter(line.classes), ""), "text": line.text()} for line in node.all("p")
        ]
        drawn = next((_drawing(svg) for svg in node.all("svg")), "")
        image = next(iter(node.all("img")), None)
        return [
            {
                "k": "letterhead",
                "lines": [line for line in lines if line["text"]],
                "svg": drawn,
                "logo": image.attributes.get("src", "") if image else "",
                "alt": image.attributes.get("alt", "") if image else "",
            }
        ]

    def _sign(self, node: Node) -> list[Block]:
        return [{"k": "sign", "blocks": self.within(node)}]

    def _room(self, _node: Node) -> list[Block]:
        return [{"k": "room"}]

    def _two(self, node: Node) -> list[Block]:
        return [{"k": "two", "parts": [self._block(part) for part in node.nodes]}]

    def _top(self, node: Node) -> list[Block]:
        return [{"k": "top", "blocks": self.within(node)}]

    def _code(self, node: Node) -> list[Block]:
        drawn = next((_drawing(svg) for svg in node.all("svg")), "")
        alt = next((title.text() for title in node.all("title")), "")
        words = [block for part in node.nodes for block in self.within(part)]
        return [{"k": "code", "blocks": words, "svg": drawn, "alt": alt or "QR"}]

    def _back(self, node: Node) -> list[Block]:
        return [{"k": "page"}, *self.within(node)]

    def _drawn(self, _node: Node) -> list[Block]:
        return []


Handler = Callable[[_Blocks, Node], list[Block]]

_BY_CLASS: Final[Mapping[str, Handler]] = {
    "pp-letterhead": _Blocks._letterhead,
    "pp-letter__top": _Blocks._top,
    "pp-letter__code": _Blocks._code,
    "pp-letter__back": _Blocks._back,
    "pp-sign": _Blocks._sign,
    "pp-sign__room": _Blocks._room,
    "pp-two": _Blocks._two,
    "pp-ticks": _Blocks._ticks,
    "pp-days": _Blocks._days,
}
_BY_TAG: Final[Mapping[str, Handler]] = {
    "p": _Blocks._paragraph,
    "dl": _Blocks._facts,
    "ol": _Blocks._list,
    "ul": _Blocks._list,
    "table": _Blocks._table,
    "svg": _Blocks._drawn,
    "img": _Blocks._drawn,
    **dict.fromkeys(LEVELS, _Blocks._heading),
}


def _is_hidden(node: Node) -> bool:
    return node.attributes.get("aria-hidden") == "true" and "pp-sign__room" not in node.classes


def _without_marks(item: Node) -> Node:
    kept = [child for child in item.children if isinstance(child, str) or child.tag != "i"]
    return Node("li", item.attributes, kept)


def _shown_text(node: Node) -> str:
    kept = [
        child for child in node.children if isinstance(child, str) or _HIDDEN not in child.classes
    ]
    return Node("b", {}, kept).text()


def _drawing(svg: Node) -> str:
    """An SVG as a file of its own."""
    return svg.source.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def _widths(heads: Sequence[Node], rows: Sequence[Node]) -> list[float]:
    """Parts of the page for each column, by how much its cells say; 0 is as wide as its words.

    A column is never so narrow that the longest word of its head would not fit.
    """
    said: list[int] = []
    for row in rows:
        cells = [len(cell.text()) for cell in row.nodes]
        said = [max(pair) for pair in zip(said or [0] * len(cells), cells, strict=False)]
    longest = [max(length, 1) for length in said]
    least = _longest_words(heads, len(longest))
    return [
        0 if length <= 10 else round(max(min(length, 400) ** 0.5, word * 0.55), 2)
        for length, word in zip(longest, least, strict=True)
    ]


def _longest_words(heads: Sequence[Node], columns: int) -> list[int]:
    """The letters of the longest word over each column, in heads that may span rows and columns."""
    longest, taken = [0] * columns, [0] * columns
    for row in heads:
        place = 0
        for cell in row.nodes:
            while place < columns and taken[place]:
                place += 1
            across = int(cell.attributes.get("colspan", "1"))
            for column in range(place, min(place + across, columns)):
                taken[column] = int(cell.attributes.get("rowspan", "1"))
                if across == 1:
                    words = [len(word) for word in cell.text().split()]
                    longest[column] = max([longest[column], *words])
            place += across
        taken = [max(0, rows - 1) for rows in taken]
    return longest
