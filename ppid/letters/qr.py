"""A square code that a telephone reads, drawn into the letter itself."""

from __future__ import annotations

import segno
from markupsafe import Markup

_MASK = 3  # every reader takes any mask; trying all eight costs more than the rest of a letter


def as_file(address: str) -> str:
    """The address as a QR code, an SVG that stands alone."""
    code = segno.make(address, error="m", micro=False, mask=_MASK, boost_error=False)
    return code.svg_inline(border=0).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def drawn(address: str, title: str) -> Markup:
    """The address as a QR code (SVG without any reference to elsewhere), named for readers."""
    code = segno.make(address, error="m", micro=False, mask=_MASK, boost_error=False)
    return Markup(code.svg_inline(scale=3, border=2, omitsize=True, title=title, light="white"))  # noqa: S704
