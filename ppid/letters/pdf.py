"""Documents as PDF: tagged and archivable (PDF/UA-1, PDF/A-2a), set by Typst from plain data."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from ppid.kit import practice
from ppid.kit.config import ROOT

SOURCE: Final = ROOT / "templates" / "letters" / "document.typ"
STANDARDS: Final = ("ua-1", "a-2a")

# What the fonts within the engine can draw, from left to right: Latin, Greek, Cyrillic and signs.
_DRAWN: Final = (
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x2FF),
    (0x370, 0x377),
    (0x37A, 0x37F),
    (0x384, 0x38A),
    (0x38C, 0x38C),
    (0x38E, 0x3A1),
    (0x3A3, 0x482),
    (0x48A, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x2037),
    (0x2039, 0x203A),
    (0x20A0, 0x20C0),
    (0x2116, 0x2117),
    (0x2122, 0x2122),
    (0x2190, 0x2199),
    (0x221A, 0x221A),
    (0x2460, 0x2473),
)
_STARTS: Final = [first for first, _last in _DRAWN]
_LONG: Final = re.compile(r"\S{61,}")
_BREAK: Final = "\u200b"  # lets a line end within a word that is longer than a line

Block = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a document: its heading and its blocks."""

    heading: str
    blocks: Sequence[Block]


def heading(words: str) -> Block:
    """A smaller heading within a section."""
    return {"kind": "heading", "text": _titled(words)}


def text(words: str) -> Block:
    """Paragraphs; an empty line parts them, other line ends are kept."""
    return {"kind": "text", "text": words}


def facts(rows: Sequence[tuple[str, str]]) -> Block:
    """Terms and answers."""
    return {"kind": "facts", "rows": rows}


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Block:
    """A table with a head; `widths` are parts of the page's width."""
    return {"kind": "table", "heads": heads, "rows": rows, "widths": widths}


def items(lines: Sequence[str]) -> Block:
    """A list."""
    return {"kind": "list", "items": lines}


def days(lines: Sequence[str]) -> Block:
    """A long list of short lines, in two columns."""
    return {"kind": "days", "items": lines}


def shown(words: str) -> str:
    """Words as the fonts can draw them: what they cannot is written as its code, [U+6F22].

    Nothing is left out, and nothing can turn the direction of the line around.
    """
    plain = unicodedata.normalize("NFC", words)
    drawn = "".join(c if c == "\n" or _is_drawn(ord(c)) else _coded(c) for c in plain)
    return _LONG.sub(lambda long: _BREAK.join(_pieces(long[0])), drawn)


def document(
    title: str,
    *,
    author: str,
    on: date,
    front: Sequence[tuple[str, str]],
    sections: Sequence[Section],
    contents: str = "Isi",
    language: str = "id",
) -> bytes:
    """The document as a PDF; the same words give the same bytes.

    `on` is the document's own day, `front` the facts under its title. Everything is passed to
    the engine as JSON, so that no word can be read as an order. Raises typst.TypstError where
    the result would not be accessible.
    """
    data = {
        "title": _titled(title),
        "author": author,
        "date": {"year": on.year, "month": on.month, "day": on.day},
        "language": language,
        "contents": contents,
        "facts": front,
        "sections": [{"heading": _titled(one.heading), "blocks": one.blocks} for one in sections],
    }
    return typeset(SOURCE, data)


def typeset(source: Path, data: Mapping[str, Any]) -> bytes:
    """What a Typst source makes of data; what stands under `svg` goes to it as it is.

    Raises typst.TypstError where the result would not be accessible.
    """
    import typst

    made = typst.compile(
        practice.paper(source.read_bytes()),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(_shown(data), ensure_ascii=False)},
        pdf_standards=list(STANDARDS),
    )
    return bytes(made)


@cache
def _fonts() -> Any:
    """The engine's own fonts, looked up once; the machine's own would make other bytes."""
    import typst

    return typst.Fonts(include_system_fonts=False)


def _titled(words: str) -> str:
    """On one line; a heading that says nothing would be lost to who listens."""
    return " ".join(words.split()) or "–"


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return {name: one if name == "svg" else _shown(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_shown(one) for one in value]
    return value


def _is_drawn(code: int) -> bool:
    place = bisect_right(_STARTS, code) - 1
    return place >= 0 and code <= _DRAWN[place][1]


def _coded(character: str) -> str:
    return " " if character == "\t" else f"[U+{ord(character):04X}]"


def _pieces(word: str) -> list[str]:
    return [word[place : place + 40] for place in range(0, len(word), 40)]
