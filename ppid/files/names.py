"""File names as people give them, made harmless to show, keep and send."""

from __future__ import annotations

import re
import unicodedata

from ppid.files.kinds import EXTENSIONS, Kind

MAX_BYTES = 180  # with an RFC 5987 tail of %XX this stays below common header limits
_UNSAFE = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def clean(name: str) -> str:
    """The last part of a name without controls, direction marks, or what a disk dislikes.

    Long stems are shortened; the extension stays. Empty when nothing is left.
    """
    text = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
    text = re.split(r"[/\\]", text)[-1]
    text = "".join(c for c in text if unicodedata.category(c)[0] != "C")
    text = " ".join(_UNSAFE.sub("_", text).split()).strip(". ")
    if _RESERVED.match(text):
        text = f"_{text}"
    return _shorten(text)


def kind_of(name: str) -> Kind | None:
    """The kind that the extension claims, None when it is not known here."""
    _stem, dot, extension = name.rpartition(".")
    return EXTENSIONS.get(extension.lower()) if dot else None


def _shorten(text: str) -> str:
    """Cut the stem at a whole letter so that all of it has at most MAX_BYTES bytes."""
    if len(text.encode()) <= MAX_BYTES:
        return text
    stem, dot, extension = text.rpartition(".")
    tail = dot + extension if stem and len(extension) <= 10 else ""
    room = MAX_BYTES - len(tail.encode())
    return text.encode()[:room].decode(errors="ignore").rstrip(". ") + tail
