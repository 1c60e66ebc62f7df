"""Words with named places in them: {nama}, **tebal**, paragraphs and lists, and nothing else.

Read by this one small reader: what is written can name a place, never reach into it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import groupby
from typing import Any, Final

from markupsafe import Markup, escape

_TOKEN: Final = re.compile(r"\{\{|\}\}|\{[^{}]*\}|\{|\}|\*\*")
_ITEM: Final = re.compile(r"[-•]\s+(?=\S)")
_COUNTED: Final = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Trouble(StrEnum):
    """Why a text cannot be read."""

    NOT_CLOSED = auto()
    NOT_OPENED = auto()
    NO_NAME = auto()
    UNKNOWN = auto()
    BOLD_NOT_CLOSED = auto()
    BOLD_EMPTY = auto()
    HIDDEN = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be read, and where: line and column count from 1.

    `found` is what stands there, `meant` the name that was probably meant.
    """

    line: int
    column: int
    trouble: Trouble
    found: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters as they are, or the name of a place."""

    words: str
    name: str = ""
    bold: bool = False


Line = tuple[Piece, ...]


class Shape(StrEnum):
    """How a block stands on the page."""

    PARAGRAPH = "p"
    ITEMS = "ul"
    COUNTED = "ol"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its lines, or a list with its items."""

    shape: Shape
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says, and what in it could not be read."""

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]

    @property
    def names(self) -> frozenset[str]:
        """The places that are named."""
        lines = (line for block in self.blocks for line in block.lines)
        return frozenset(piece.name for line in lines for piece in line if piece.name)


def read(text: str, known: Collection[str]) -> Reading:
    """Read a text in which these places may be named."""
    faults: list[Fault] = []
    lines = []
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        faults.extend(_hidden(raw, number))
        lines.append((number, raw))
    blocks = [
        _block(shape, list(found), known, faults) for shape, found in groupby(_shaped(lines), _key)
    ]
    return Reading(tuple(one for one in blocks if one), tuple(sorted(faults, key=_place)))


def read_line(text: str, known: Collection[str]) -> tuple[Line, tuple[Fault, ...]]:
    """Read one line in which these places may be named."""
    faults = list(_hidden(text, 1))
    return _pieces(text, 1, 0, known, faults), tuple(sorted(faults, key=_place))


_Shaped = tuple[Shape | None, int, int, int, str]


def _shaped(lines: Iterable[tuple[int, str]]) -> Iterator[_Shaped]:
    """Each line with its shape, the list it belongs to, its number, where its words begin."""
    started, last = 0, 0
    for number, raw in lines:
        begin = len(raw) - len(raw.lstrip())
        rest = raw[begin:].rstrip()
        item, counted = _ITEM.match(rest), _COUNTED.match(rest)
        follows = counted is not None and int(counted[1]) == last + 1
        if counted and (follows or int(counted[1]) == 1):
            started = started if follows and last else number
            last = int(counted[1])
            yield Shape.COUNTED, started, number, begin + counted.end(), rest[counted.end() :]
            continue
        last = 0
        if item:
            yield Shape.ITEMS, 0, number, begin + item.end(), rest[item.end() :]
        else:
            yield (Shape.PARAGRAPH if rest else None), 0, number, begin, rest


def _key(line: _Shaped) -> tuple[Shape | None, int]:
    return line[0], line[1]


def _block(
    key: tuple[Shape | None, int],
    lines: list[_Shaped],
    known: Collection[str],
    faults: list[Fault],
) -> Block | None:
    if key[0] is None:
        return None
    said = (_pieces(rest, number, begin, known, faults) for _s, _l, number, begin, rest in lines)
    return Block(key[0], tuple(said))


def _pieces(text: str, line: int, begin: int, known: Collection[str], faults: list[Fault]) -> Line:
    pieces: list[Piece] = []
    opened: int | None = None
    done = 0

    def note(at: int, trouble: Trouble, found: str = "", meant: str = "") -> None:
        faults.append(Fault(line, begin + at + 1, trouble, found, meant))

    def add(words: str, name: str = "") -> None:
        bold = opened is not None
        if not name and pieces and not pieces[-1].name and pieces[-1].bold == bold:
            pieces[-1] = Piece(pieces[-1].words + words, "", bold)
        elif words or name:
            pieces.append(Piece(words, name, bold))

    for token in _TOKEN.finditer(text):
        add(text[done : token.start()])
        done, said = token.end(), token[0]
        if said in ("{{", "}}"):
            add(said[0])
        elif said == "**":
            if opened is not None and token.start() == opened + 2:
                note(opened, Trouble.BOLD_EMPTY, "****")
            opened = token.start() if opened is None else None
        elif said in ("{", "}"):
            note(token.start(), Trouble.NOT_CLOSED if said == "{" else Trouble.NOT_OPENED, said)
        elif said[1:-1] in known:
            add("", said[1:-1])
        else:
            name = said[1:-1].strip()
            meant = _meant(name, known)
            note(token.start(), Trouble.UNKNOWN if name else Trouble.NO_NAME, said, meant)
    add(text[done:])
    if opened is not None:
        note(opened, Trouble.BOLD_NOT_CLOSED, "**")
    return tuple(pieces)


def _meant(name: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(name.lower()[:60].replace(" ", "_"), known, 1, 0.6)
    return close[0] if close else ""


def _hidden(raw: str, line: int) -> Iterator[Fault]:
    """What nobody sees and what would turn the line around or break it off."""
    for column, letter in enumerate(raw, 1):
        unseen = unicodedata.category(letter) in ("Cc", "Cs", "Co") and letter != "\t"
        if letter in _TURNS or unseen:
            yield Fault(line, column, Trouble.HIDDEN, f"U+{ord(letter):04X}")


def _place(fault: Fault) -> tuple[int, int]:
    return fault.line, fault.column


Layout = Mapping[Shape, tuple[str, str, str, str]]
"""For each shape: what opens a block, opens a line, closes a line, closes the block."""

PLAIN_PAGE: Final[Layout] = {
    Shape.PARAGRAPH: ("<p>", "", "<br>", "</p>"),
    Shape.ITEMS: ("<ul>", "<li>", "</li>", "</ul>"),
    Shape.COUNTED: ("<ol>", "<li>", "</li>", "</ol>"),
}


def on_page(blocks: Iterable[Block], values: Mapping[str, Any], layout: Layout) -> Markup:
    """The words as a page shows them: letters and values are escaped, nothing else is markup."""
    return Markup("\n".join(_laid(block, values, layout) for block in blocks))  # noqa: S704


def _laid(block: Block, values: Mapping[str, Any], layout: Layout) -> str:
    opens, begins, ends, closes = layout[block.shape]
    said = [begins + _joined(line, values, escape, "<strong>", "</strong>") for line in block.lines]
    whole = ends.join(said)
    return opens + whole + (closes if block.shape is Shape.PARAGRAPH else ends + closes)


def as_text(blocks: Iterable[Block], values: Mapping[str, Any]) -> str:
    """The same words without a page: an empty line between blocks."""
    return "\n\n".join(_written(block, values) for block in blocks)


def _written(block: Block, values: Mapping[str, Any]) -> str:
    lines = (_joined(line, values, str, "", "") for line in block.lines)
    return "\n".join(_MARKS[block.shape].format(at) + said for at, said in enumerate(lines, 1))


_MARKS: Final[Mapping[Shape, str]] = {
    Shape.PARAGRAPH: "",
    Shape.ITEMS: "- ",
    Shape.COUNTED: "{}. ",
}


def _value(given: Any) -> str:
    """A value as letters; a lazy string calls itself markup and is not."""
    return given if isinstance(given, Markup) else str(given)


def _joined(
    line: Line, values: Mapping[str, Any], safe: Callable[[Any], str], opens: str, closes: str
) -> str:
    said = []
    for bold, pieces in groupby(line, lambda piece: piece.bold):
        words = "".join(
            str(safe(_value(values[one.name]) if one.name else one.words)) for one in pieces
        )
        said.append(f"{opens}{words}{closes}" if bold and words else words)
    return "".join(said)
