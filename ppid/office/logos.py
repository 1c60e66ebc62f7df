"""The picture in the head of letters: made small, kept for good, put up and taken down."""

import hashlib
import io
from datetime import datetime
from typing import Final

from ppid.kit.db import db
from ppid.office.models import Logo
from ppid.office.queries import logo_by, office

MOST_SIDE: Final = 480  # pixels: 20 mm at 600 dots to the inch
LEAST_SIDE: Final = 120
_MOST_PIXELS: Final = 16_000_000


class TooSmall(Exception):
    """Printed, the picture would be blurred."""


class TooLarge(Exception):
    """More pixels than the web process takes in its hand."""


def put_up(content: bytes, *, alt: str, officer_id: int | None, at: datetime) -> Logo:
    """Let letters bear a picture from now on; `content` was checked and encoded anew by `files`.

    Letters that were issued keep the picture that they were issued with. Raises TooSmall,
    TooLarge.
    """
    png, width, height = _made_small(content)
    sha256 = hashlib.sha256(png).hexdigest()
    kept = logo_by(sha256)
    if kept is None:
        kept = Logo(
            sha256=sha256, png=png, width=width, height=height, at=at, officer_id=officer_id
        )
        db.session.add(kept)
        db.session.flush()
    own = office()
    own.logo_id, own.logo_alt = kept.id, alt
    db.session.flush()
    return kept


def name(alt: str) -> None:
    """Say otherwise what the picture shows."""
    office().logo_alt = alt


def take_down() -> None:
    """Let letters bear the product's own mark again; the picture stays for those that name it."""
    office().logo_id = None


def _made_small(content: bytes) -> tuple[bytes, int, int]:
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as given:
        if given.width * given.height > _MOST_PIXELS:
            raise TooLarge
        if max(given.size) < LEAST_SIDE:
            raise TooSmall
        plain = given.convert("RGBA" if given.mode in ("RGBA", "LA") else "RGB")
    plain.thumbnail((MOST_SIDE, MOST_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue(), plain.width, plain.height
