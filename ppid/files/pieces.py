"""Bytes sealed piece by piece, so that a large file is never in memory whole."""

from __future__ import annotations

import io
from collections.abc import Iterator
from io import BufferedIOBase
from typing import IO

from ppid.kit import crypto

MARK = b"ppid sealed in pieces 1\n"
PIECE = 256 * 1024
_MORE = 12 + 16  # nonce and tag of AES-GCM


def seal_all(content: IO[bytes], file: IO[bytes]) -> Iterator[bytes]:
    """Seal all that is left in content into file; gives each piece as it was, for its digest.

    The order of the pieces is not sealed: the digest of the whole proves it before it is read.
    """
    file.write(MARK)
    while piece := _next(content):
        file.write(crypto.seal(piece))
        yield piece


def _next(content: IO[bytes]) -> bytes:
    """A whole piece, shorter only at the end: pieces are found again by their number."""
    piece = b""
    while len(piece) < PIECE and (more := content.read(PIECE - len(piece))):
        piece += more
    return piece


def open_sealed(file: BufferedIOBase) -> BufferedIOBase:
    """What was sealed, as a file to read; also what was sealed whole, as older files are.

    Takes the file over. Raises crypto.Unreadable, at once or while it is read.
    """
    if file.read(len(MARK)) == MARK:
        return io.BufferedReader(_Pieces(file), PIECE)
    with file:
        file.seek(0)
        return io.BytesIO(crypto.unseal(file.read()))


class _Pieces(io.RawIOBase):
    """Reads a file sealed in pieces from any place, one piece in memory."""

    def __init__(self, file: BufferedIOBase) -> None:
        self._file = file
        sealed = file.seek(0, io.SEEK_END) - len(MARK)
        whole, rest = divmod(sealed, PIECE + _MORE)
        self._size = whole * PIECE + max(rest - _MORE, 0)
        self._at = 0
        self._open: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        """It is only read."""
        return True

    def seekable(self) -> bool:
        """A part may be asked for (HTTP ranges)."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, counted in the bytes as they were."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """The next bytes of the piece at hand."""
        number, within = divmod(self._at, PIECE)
        part = self._piece(number)[within : within + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        """Close the file below too."""
        self._file.close()
        super().close()

    def _piece(self, number: int) -> bytes:
        if self._open[0] != number:
            self._file.seek(len(MARK) + number * (PIECE + _MORE))
            sealed = self._file.read(PIECE + _MORE)
            self._open = (number, crypto.unseal(sealed) if sealed else b"")
        return self._open[1]
