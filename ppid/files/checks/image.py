"""JPEG and PNG: decoded under a pixel cap, and encoded anew from nothing but the pixels."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping

from PIL import Image, ImageOps

from ppid.files.kinds import Kind
from ppid.files.reasons import Reason, Refused

MAX_PIXELS = 40_000_000
MAX_SIDE = 10_000
# The second where the first is larger than the slot takes. PNG: most of the gain, half the time.
OPTIONS: Mapping[Kind, tuple[dict[str, int], ...]] = {
    Kind.JPEG: ({"quality": 90}, {"quality": 75}),
    Kind.PNG: ({"compress_level": 4}, {"compress_level": 9}),
}
_SIGNATURES = {Kind.JPEG: b"\xff\xd8\xff", Kind.PNG: b"\x89PNG\r\n\x1a\n"}
_PLAIN = {"1", "L", "LA", "RGB", "RGBA", "I;16"}
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, LookupError, struct.error, zlib.error)

Image.MAX_IMAGE_PIXELS = None  # our own cap is asked before a pixel is decoded


def check(content: bytes, kind: Kind, max_bytes: int) -> bytes:
    """The same picture without comments, EXIF, profiles or anything behind its end.

    Its orientation is applied. Raises Refused.
    """
    if not content.startswith(_SIGNATURES[kind]):
        raise Refused(Reason.MISLABELLED)
    try:
        return _encode(_pixels(content, kind), kind, max_bytes)
    except _DAMAGE:
        raise Refused(Reason.BROKEN) from None


def _pixels(content: bytes, kind: Kind) -> Image.Image:
    """A new picture that shares nothing with the file but its pixels."""
    with Image.open(io.BytesIO(content), formats=[kind.value.upper()]) as given:
        width, height = given.size
        if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
            raise Refused(Reason.TOO_MANY_PIXELS, width=width, height=height)
        given.load()
        ImageOps.exif_transpose(given, in_place=True)
        picture = given if given.mode in _PLAIN else given.convert(_mode(given))
        fresh = Image.new(picture.mode, picture.size)
        fresh.paste(picture)
        return fresh


def _mode(picture: Image.Image) -> str:
    return "RGBA" if "transparency" in picture.info else "RGB"


def _encode(picture: Image.Image, kind: Kind, max_bytes: int) -> bytes:
    out = io.BytesIO()
    for options in OPTIONS[kind]:
        out = io.BytesIO()
        picture.save(out, kind.value.upper(), **options)
        if out.tell() <= max_bytes:
            break
    if out.tell() > 2 * max_bytes:
        raise Refused(Reason.TOO_COMPLEX)
    return out.getvalue()
