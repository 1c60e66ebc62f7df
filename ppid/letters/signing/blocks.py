"""The visible signature block: drawn by the engine of the letters, with its fonts within."""

from __future__ import annotations

import json
from typing import Any, Final, Literal

from ppid.kit.config import ROOT
from ppid.letters.pdf import shown
from ppid.letters.signing.orders import Order
from ppid.letters.signing.places import HEIGHT, WIDTH

SOURCE: Final = ROOT / "templates" / "letters" / "signature.typ"
PIXELS_PER_INCH: Final = 288


def block(order: Order, *, issuer: str, form: Literal["pdf", "png"]) -> bytes:
    """Who signs, by whose certificate, when, and where to verify; one page as large as the block.

    It is untagged: the signature field itself is named for who listens.
    """
    import typst

    words = {
        "width": WIDTH,
        "height": HEIGHT,
        "name": order.name,
        "title": order.title,
        "day": order.day,
        "issuer": issuer,
        "address": order.address.partition("://")[2],
    }
    data = {key: shown(value) if isinstance(value, str) else value for key, value in words.items()}
    more: dict[str, Any] = {"pdf_tags": False} if form == "pdf" else {"ppi": PIXELS_PER_INCH}
    made = typst.compile(
        SOURCE.read_bytes(),
        format=form,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        **more,
    )
    return bytes(made)
