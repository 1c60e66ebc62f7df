"""The logo in a letterhead, as the letter was issued with it: drawn into its PDF."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ppid.office.queries import logo_by

_KEPT: Final = re.compile(r"/kop/([0-9a-f]{64})\.png$")
_AS_SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    '<image href="data:image/png;base64,{picture}" width="{width}" height="{height}"/></svg>'
)


def drawn(blocks: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Blocks in which a letterhead that names a logo bears its picture."""
    return [_with_logo(one) if one["k"] == "letterhead" else one for one in blocks]


def _with_logo(head: Mapping[str, Any]) -> Mapping[str, Any]:
    """The engine takes text alone, so the picture goes to it within a drawing."""
    named = _KEPT.search(head["logo"])
    logo = logo_by(named[1]) if named else None
    if logo is None:
        return head
    picture = base64.b64encode(logo.png).decode()
    return {
        **head,
        "svg": _AS_SVG.format(width=logo.width, height=logo.height, picture=picture),
    }
