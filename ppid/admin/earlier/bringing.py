"""What every page that takes over an older file begins with: keep it and read it."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from ppid.admin.earlier import actions, table
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.files.words import sentence


def brought(form: Any) -> tuple[Stored, table.Lines] | None:
    """The file of a form that was sent in, kept, with its lines; None, and why at the field."""
    upload = form.file.data
    try:
        stored = files.inspect_and_store(upload.stream, upload.filename or "", Slot.REGISTER)
    except Refused as refused:
        form.file.errors = [sentence(refused)]
        return None
    try:
        return stored, actions.read(stored)
    except table.Unreadable as error:
        files.discard(stored)
        form.file.errors = [_unreadable(error)]
        return None


def _unreadable(error: table.Unreadable) -> str:
    if error.too_long:
        return _(
            "Berkas ini lebih dari %(most)s baris. Bagi berkasnya, lalu ambil satu per satu.",
            most=str(table.MOST_LINES),
        )
    return _("Tidak ada tabel di lembar pertama berkas ini. Simpan ulang sebagai XLSX atau CSV.")
