"""Where on the paper the signature block stands: straight above the signatory's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium

WIDTH: Final = 172.0  # points: 61 mm, within the room that a letter leaves
HEIGHT: Final = 66.0  # points: 23 mm
_GAP: Final = 3.0
_EDGE: Final = 24.0


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page (from 0), in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    width: float = WIDTH
    height: float = HEIGHT

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        return (self.left, self.bottom, self.left + self.width, self.bottom + self.height)


def place_for(pdf: bytes, name: str) -> Place:
    """The room above the last time the name is written; at the foot when it is nowhere."""
    document = pdfium.PdfDocument(pdf)
    try:
        for index in range(len(document) - 1, -1, -1):
            found = _above(document[index], index, " ".join(name.split()))
            if found:
                return found
        return Place(len(document) - 1, _EDGE * 2.6, _EDGE * 2.6)
    finally:
        document.close()


def text_of(pdf: bytes) -> list[str]:
    """The words of each page without any space, so that a break of a line changes nothing."""
    document = pdfium.PdfDocument(pdf)
    try:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def _above(page: pdfium.PdfPage, index: int, name: str) -> Place | None:
    if not name:
        return None
    words = page.get_textpage()
    search, last = words.search(name, match_case=True), None
    while (hit := search.get_next()) is not None:
        last = hit
    if last is None:
        return None
    left, _bottom, _right, top = words.get_charbox(last[0])
    width, height = page.get_size()
    return Place(
        index,
        min(max(left, _EDGE), width - WIDTH - _EDGE),
        min(max(top + _GAP, _EDGE), height - HEIGHT - _EDGE),
    )
