"""The words of a letter or mail without its form, and without what opens a case."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from markupsafe import escape

_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "li", "tr", "table", "ul", "ol", "dl", "br"}
    | {"header", "footer", "section", "article", "address", "caption", "blockquote"}
)
_BEFORE = {"dt": "\n", "small": " ", "td": " ", "th": " "}
_AFTER = {"dt": ": ", "dd": "\n", "td": " |", "th": " |"}
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "col"})
_SILENT = frozenset({"style", "script", "title", "svg", "head"})
_TOKEN = re.compile(r"\b[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{20,}")
_CODE = re.compile(r"\b(?:[A-Z2-7]{4}-){4}[A-Z2-7]{4}\b")
_DRAWN = re.compile(r"<svg\b.*?</svg>", re.DOTALL | re.IGNORECASE)
MASKED = "[disamarkan]"


def without_keys(words: str) -> str:
    """The words with tracking codes and the tokens of links masked: they open the case."""
    return _CODE.sub(MASKED, _TOKEN.sub(MASKED, words))


def safe(html: str) -> str:
    """A letter's form without what opens the case: no code, no token, no QR code of one."""
    return without_keys(_DRAWN.sub("", html))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hidden = tag in _SILENT or dict(attrs).get("aria-hidden") == "true"
        if self._silent or hidden:
            self._silent += tag not in _VOID
        else:
            self.words.append(_BEFORE.get(tag, "\n" if tag in _BLOCKS else ""))

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent -= tag not in _VOID
        else:
            self.words.append(_AFTER.get(tag, "\n" if tag in _BLOCKS else ""))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(re.sub(r"\s+", " ", data))


def read(html: str) -> str:
    """A letter's words as lines: one a paragraph, an item or a row of a table."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = ("".join(reader.words)).split("\n")
    kept = (" ".join(line.split()).strip(" |") for line in lines)
    return "\n".join(line for line in kept if line)


def page(html: str, *, title: str, language: str) -> str:
    """A letter as a page of its own, to be read with any browser and printed."""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        "<style>body{max-width:42rem;margin:2rem auto;padding:0 1rem;"
        "font-family:serif;line-height:1.5}table{border-collapse:collapse}"
        "td,th{border:1px solid #888;padding:.3rem;text-align:left;vertical-align:top}"
        "svg{max-width:6rem}</style>\n</head>\n<body>\n"
        f"{html}\n</body>\n</html>\n"
    )
