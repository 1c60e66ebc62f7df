"""Taking in the files that go along with an entry, and copies of answered ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from ppid.files import actions as files
from ppid.files import store
from ppid.files.actions import Stored
from ppid.files.models import Paper
from ppid.files.reasons import Refused
from ppid.files.slots import SLOTS, Slot
from ppid.files.words import sentence
from ppid.publication.proposing.forms import FilesForm

MOST = 20


@dataclass(frozen=True, slots=True)
class Taken:
    """What everybody will get, and the file as it was handed in where that is another."""

    public: Stored
    original: Stored | None = None


def take_in(form: FilesForm, there: int) -> Sequence[Taken]:
    """The files, checked and on disk; one that is not taken is said at the field, and none is."""
    chosen = form.chosen
    if not chosen:
        form.papers.errors = [_("Pilih sedikitnya satu berkas.")]
        return ()
    if there + len(chosen) > MOST:
        form.papers.errors = [_("Paling banyak %(most)d berkas untuk satu entri.", most=MOST)]
        return ()
    taken: list[Taken] = []
    refused = []
    for upload in chosen:
        try:
            taken.append(_taken(upload.stream, upload.filename or ""))
        except Refused as reason:
            refused.append(sentence(reason))
    form.papers.errors = refused
    if not refused:
        return taken
    for one in taken:
        files.discard(one.public)
        if one.original:
            files.discard(one.original)
    return ()


def _taken(upload: Any, name: str) -> Taken:
    """The copy for everybody, and sealed the original from which it was cleaned. Raises Refused."""
    public = files.inspect_and_store(upload, name, Slot.PUBLISHED)
    upload.seek(0)
    same = hashlib.file_digest(upload, "sha256").hexdigest() == public.sha256
    if same or public.kind not in SLOTS[Slot.ORIGINAL].kinds:
        return Taken(public)
    size = upload.tell()
    upload.seek(0)
    try:
        original = files.store_made(
            upload, name=public.name, kind=public.kind, size=size, slot=Slot.ORIGINAL
        )
    except Refused:
        files.discard(public)
        raise
    return Taken(public, original)


def copied(paper: Paper) -> Stored:
    """A copy of a file for the public: the request's own may be erased one day. Raises Refused."""
    with store.open_bytes(paper) as content:
        return files.inspect_and_store(content, paper.name, Slot.PUBLISHED)


def is_publishable(paper: Paper) -> bool:
    """Whether a file is of a kind that the public list takes."""
    return paper.kind in SLOTS[Slot.PUBLISHED].kinds
