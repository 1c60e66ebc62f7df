"""The room's own piece of the address space, and what all its pages need."""

from __future__ import annotations

from typing import Any

import wtforms as wtf
from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from ppid.accounts.access import current_officer
from ppid.accounts.actors import Actor, officer_actor
from ppid.exclusions import queries
from ppid.exclusions.models import Exclusion
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.files.words import accept, hint, sentence

bp = Blueprint("exclusions", __name__)

PATH = "/petugas/pengecualian/<public_id>"


def exclusion_here(public_id: str) -> Exclusion:
    """The exclusion in the address; 404 otherwise."""
    return queries.exclusion(public_id) or abort(404)


def me() -> Actor:
    """The officer who is signed in, as who acts."""
    return officer_actor(current_officer())


def to(exclusion: Exclusion) -> ResponseReturnValue:
    """Back to the page of an exclusion."""
    return redirect(url_for("exclusions.show", public_id=exclusion.public_id), 303)


def taken(field: wtf.Field, missing: str) -> Stored | None:
    """The PDF that was handed in, checked and on disk; what is wrong with it at its field."""
    upload = field.data
    if isinstance(upload, FileStorage) and upload.filename:
        try:
            return files.inspect_and_store(upload.stream, upload.filename, Slot.DECREE)
        except Refused as refused:
            field.errors = [sentence(refused)]
    else:
        field.errors = [missing]
    return None


def upload_facts() -> dict[str, Any]:
    """The limits of a PDF that is handed in here, for its field."""
    return {"paper_hint": hint(Slot.DECREE), "paper_accept": accept(Slot.DECREE)}
