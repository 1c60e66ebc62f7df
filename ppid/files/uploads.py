"""Taking in chosen files before a transaction opens, and saying in words what was not taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.files.words import sentence
from ppid.law import NotAllowed

MOST_FILES = 10


def take(
    chosen: Mapping[Slot, Sequence[Any] | None], room: int = MOST_FILES
) -> tuple[list[Stored], dict[Slot, str]]:
    """Store what was chosen for each slot; returns it, and for each slot why a file was not.

    `room` is how many files may still come.
    """
    stored: list[Stored] = []
    refused: dict[Slot, str] = {}
    for slot, upload in _uploads(chosen):
        if len(stored) >= room:
            refused[slot] = _(
                "Paling banyak %(most)d berkas untuk satu permohonan. Hapus satu, "
                "atau gabungkan beberapa berkas menjadi satu PDF.",
                most=MOST_FILES,
            )
            break
        try:
            stored.append(
                files.inspect_and_store(cast(BinaryIO, upload.stream), upload.filename or "", slot)
            )
        except Refused as why:
            refused.setdefault(slot, sentence(why))
    return stored, refused


def _uploads(chosen: Mapping[Slot, Sequence[Any] | None]) -> Iterable[tuple[Slot, FileStorage]]:
    for slot, uploads in chosen.items():
        for upload in uploads or ():
            if isinstance(upload, FileStorage) and upload.filename:
                yield slot, upload


@contextmanager
def gone_if_refused(stored: Iterable[Stored]) -> Iterator[None]:
    """What was stored for an act goes when the law does not allow the act."""
    try:
        yield
    except NotAllowed:
        discard(stored)
        raise


def discard(stored: Iterable[Stored]) -> None:
    """Take stored bytes away again: their form was not accepted."""
    for one in stored:
        files.discard(one)
