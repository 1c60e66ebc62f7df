"""The file that somebody holds, reduced to its digest as it streams in; no byte of it is kept."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

MOST_BYTES: Final = 25 * 1024 * 1024
_ROOM: Final = 64 * 1024  # for the rest of the form
_PENDING: Final = 256 * 1024  # what is read at once and not yet counted in


class TooLarge(Exception):
    """The file is larger than any letter can be."""


class _Digest(io.RawIOBase):
    """Takes bytes in and remembers only their digest and their number."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self.size = 0

    def writable(self) -> bool:
        """It only takes in."""
        return True

    def write(self, piece: Any) -> int:
        """Count a piece in, and forget it."""
        self._digest.update(piece)
        self.size += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = 0) -> int:
        """The reader of the form goes back to the start at the end; there is nothing there."""
        return 0

    def hexdigest(self) -> str:
        """The SHA-256 of all that came."""
        return self._digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Held:
    """A file by its digest and size, and the code beside which it was given; none has no size."""

    sha256: str
    size: int
    code: str


def held(request: Request) -> Held:
    """Read the form of a comparison straight from the line; raises TooLarge.

    Flask's own reading would lay a larger file on the disk.
    """
    request.max_content_length = MOST_BYTES + _ROOM
    reader = FormDataParser(
        stream_factory=lambda *_sizes, **_said: _Digest(),  # type: ignore[arg-type, return-value]
        max_form_memory_size=_PENDING,
        max_form_parts=10,
    )
    try:
        _stream, fields, files = reader.parse(
            request.stream, request.mimetype, request.content_length, request.mimetype_params
        )
    except RequestEntityTooLarge:
        raise TooLarge from None
    return _held(fields, files)


def _held(fields: Mapping[str, str], files: Mapping[str, Any]) -> Held:
    given = files.get("file")
    digest = given.stream if given is not None else _Digest()
    return Held(digest.hexdigest(), digest.size, str(fields.get("code") or ""))
