"""Where on the paper the signature block stands: straight above the signatory's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium

WIDTH: Final = 172.0  # points: 61 mm, within the room that a letter leaves
HEIGHT: Final = 66.0  # points: 23 mm
_GAP: Final = 4.0
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
    """The first free room above the name: the valid letter comes before its courtesy copy.

    Above the last mention where none is free; at the foot when the name is nowhere.
    """
    document = pdfium.PdfDocument(pdf)
    try:
        words = " ".join(name.split())
        found = [one for index, page in enumerate(document) for one in _above(page, index, words)]
        free = (place for place in found if _is_free(document[place.page], place))
        return next(free, found[-1] if found else Place(len(document) - 1, _EDGE, _EDGE))
    finally:
        document.close()


def text_of(pdf: bytes) -> list[str]:
    """The words of each page without any space, so that a break of a line changes nothing."""
    document = pdfium.PdfDocument(pdf)
    try:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def _above(page: pdfium.PdfPage, index: int, name: str) -> Iterator[Place]:
    """The rooms above each mention of a name on a page."""
    if not name:
        return
    words = page.get_textpage()
    width, height = page.get_size()
    search = words.search(name, match_case=True)
    while (hit := search.get_next()) is not None:
        left, _bottom, _right, top = words.get_charbox(hit[0])
        yield Place(
            index,
            min(max(left, _EDGE), width - WIDTH - _EDGE),
            min(max(top + _GAP, _EDGE), height - HEIGHT - _EDGE),
        )


def _is_free(page: pdfium.PdfPage, place: Place) -> bool:
    return not page.get_textpage().get_text_bounded(*place.box).strip()
