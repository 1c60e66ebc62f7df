"""Taking in the files that go along with an entry, and copies of answered ones."""

from __future__ import annotations

from collections.abc import Sequence

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


def take_in(form: FilesForm, there: int) -> Sequence[Stored]:
    """The files, checked and on disk; one that is not taken is said at the field, and none is."""
    chosen = form.chosen
    if not chosen:
        form.papers.errors = [_("Pilih sedikitnya satu berkas.")]
        return ()
    if there + len(chosen) > MOST:
        form.papers.errors = [_("Paling banyak %(most)d berkas untuk satu entri.", most=MOST)]
        return ()
    stored, refused = [], []
    for upload in chosen:
        try:
            stored.append(
                files.inspect_and_store(upload.stream, upload.filename or "", Slot.PUBLISHED)
            )
        except Refused as reason:
            refused.append(sentence(reason))
    form.papers.errors = refused
    if not refused:
        return stored
    for one in stored:
        files.discard(one)
    return ()


def copied(paper: Paper) -> Stored:
    """A copy of a file for the public: the request's own may be erased one day. Raises Refused."""
    with store.open_bytes(paper) as content:
        return files.inspect_and_store(content, paper.name, Slot.PUBLISHED)


def is_publishable(paper: Paper) -> bool:
    """Whether a file is of a kind that the public list takes."""
    return paper.kind in SLOTS[Slot.PUBLISHED].kinds
