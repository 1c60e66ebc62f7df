"""The house's one stylesheet, put together from a small file a component."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "static" / "css"
SHEETS = (
    "govuk",
    "tokens",
    "text",
    "frame",
    "buttons",
    "forms",
    "both",
    "tags",
    "cards",
    "steps",
    "meter",
    "summary",
    "table",
    "notices",
    "queue",
    "chart",
    "figures",
    "letter",
    "paper",
    "deciding",
    "editor",
    "calendar",
    "year",
    "guide",
    "dark",
    "print",
)

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The stylesheet as it is, packed by gzip, and a mark that changes with its content."""

    plain: bytes
    packed: bytes
    mark: str


@cache
def stylesheet() -> Stylesheet:
    """All sheets in the table's order, without comments; read once in the life of a process."""
    whole = "".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    plain = _SPACE.sub(" ", _COMMENT.sub("", whole)).strip().encode()
    mark = hashlib.sha256(plain).hexdigest()[:12]
    return Stylesheet(plain, gzip.compress(plain, mtime=0), mark)
