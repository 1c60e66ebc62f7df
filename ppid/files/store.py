"""Bytes on disk: random names, synced before anyone is told, checked whenever they are read."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BufferedIOBase
from pathlib import Path
from typing import IO, BinaryIO, cast

from flask import current_app

from ppid.files import pieces
from ppid.files.models import Paper
from ppid.files.reasons import Reason, Refused
from ppid.kit import crypto

CHUNK = 256 * 1024
_PLACE = re.compile(r"[0-9a-f]{32}")
_log = logging.getLogger(__name__)


class Damaged(Exception):
    """The bytes are gone, or are not those that were taken in; the message is their place."""


class Erased(Exception):
    """The paper was erased on purpose; the message is its public id."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where bytes lie, how many they are, and their SHA-256 (hex) before sealing."""

    place: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Store:
    """One folder of bytes; `floor` is how many bytes must stay free on its disk."""

    root: Path
    floor: int = 0

    def require_space(self, size: int) -> None:
        """Refuse before the disk is hurt: the database needs room more than an upload."""
        self._make(self.root)
        if shutil.disk_usage(self.root).free - size < self.floor:
            raise Refused(Reason.NO_SPACE)

    def write(self, content: IO[bytes], *, sealed: bool) -> Written:
        """Keep all that is left in content; when this returns, a power cut does not lose it.

        A write or sync that fails is never tried again as if it had healed: what was
        written is taken away. Raises Refused.
        """
        place = secrets.token_hex(16)
        path = self._path(place)
        fresh = path.with_suffix(".new")
        try:
            self._make(path.parent)
            written = _write(fresh, content, place, sealed)
            fresh.rename(path)
            _sync_folder(path.parent)
        except OSError as error:
            _log.error("a file could not be kept: %s", error.strerror)
            for left in (fresh, path):
                with suppress(OSError):
                    left.unlink()
            raise Refused(Reason.NOT_STORED) from None
        return written

    def open(self, place: str, *, sha256: str, sealed: bool) -> BinaryIO:
        """The bytes as they were taken in, proven by their digest; raises Damaged."""
        try:
            content: BufferedIOBase = self._path(place).open("rb")
        except OSError:
            raise Damaged(place) from None
        try:
            content = pieces.open_sealed(content) if sealed else content
            if hashlib.file_digest(content, "sha256").hexdigest() != sha256:
                raise Damaged(place)
        except (OSError, crypto.Unreadable):
            content.close()
            raise Damaged(place) from None
        except Damaged:
            content.close()
            raise
        content.seek(0)
        return cast(BinaryIO, content)

    def erase(self, place: str) -> bool:
        """Take the bytes away; False when they were gone already."""
        try:
            self._path(place).unlink()
        except FileNotFoundError:
            return False
        return True

    def sweep_orphans(self, known: Collection[str], *, older_than: datetime) -> int:
        """Take away bytes that no row knows, left by a submission that was cut off.

        `older_than` keeps those whose row is about to be committed. A store of which no row
        is known belongs to another database, so it is left alone. Returns how many.
        """
        swept = 0
        if not known:
            return swept
        for path in self._all():
            if path.stem not in known and path.stat().st_mtime < older_than.timestamp():
                path.unlink(missing_ok=True)
                swept += 1
        return swept

    def _all(self) -> Iterator[Path]:
        for path in self.root.glob("??/??/*"):
            if _PLACE.fullmatch(path.stem) and path.suffix in ("", ".new"):
                yield path

    def _path(self, place: str) -> Path:
        if not _PLACE.fullmatch(place):
            raise Damaged(place)
        return self.root / place[:2] / place[2:4] / place

    def _make(self, folder: Path) -> None:
        """Make a folder and those above it, each entered in its parent for good."""
        if folder.is_dir():
            return
        if folder != self.root:
            self._make(folder.parent)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sync_folder(folder.parent)


def open_bytes(paper: Paper) -> BinaryIO:
    """The bytes of a paper, from their start; raises Erased or Damaged."""
    if paper.erased_at:
        raise Erased(paper.public_id)
    return here().open(paper.place, sha256=paper.sha256, sealed=paper.sealed)


def here() -> Store:
    """The store of this installation: DATA/files."""
    config = current_app.config
    return Store(Path(config["DATA"]) / "files", config["FREE_SPACE"])


def _write(path: Path, content: IO[bytes], place: str, sealed: bool) -> Written:
    digest = hashlib.sha256()
    size = 0
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in pieces.seal_all(content, file) if sealed else _plainly(content, file):
            digest.update(piece)
            size += len(piece)
        file.flush()
        os.fsync(file.fileno())
    return Written(place, size, digest.hexdigest())


def _plainly(content: IO[bytes], file: IO[bytes]) -> Iterator[bytes]:
    while piece := content.read(CHUNK):
        file.write(piece)
        yield piece


def _sync_folder(folder: Path) -> None:
    """Make a rename last; Windows has no such call and keeps its directory by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
