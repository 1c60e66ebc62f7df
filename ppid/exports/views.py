"""How far a file is, fetching it, ending it; and all that one has asked for."""

from __future__ import annotations

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, confirms, current_officer, may, requires
from ppid.exports import actions, queries, words
from ppid.exports.models import Export, ExportState
from ppid.exports.room import bp
from ppid.files.responses import send
from ppid.kit.clock import now
from ppid.kit.db import transaction

MOVING = (ExportState.QUEUED, ExportState.RUNNING)
_ONE = "/petugas/ekspor/<public_id>"


@bp.route("/petugas/ekspor")
@requires(Permission.OWN_ACCOUNT)
def listing() -> ResponseReturnValue:
    """All that the officer asked for, the newest first."""
    return render_template(
        "exports/listing.html", exports=queries.of_officer(current_officer()), words=words
    )


@bp.route(_ONE)
@requires(Permission.OWN_ACCOUNT)
def show(public_id: str) -> ResponseReturnValue:
    """How far a file is; the page asks again by itself until it is made."""
    export = _own(public_id)
    moving = export.state in MOVING
    return render_template(
        "exports/show.html",
        export=export,
        words=words,
        moving=moving,
        ahead=queries.ahead(export) if export.state is ExportState.QUEUED else 0,
        percent=_percent(export),
        allowed=may(export.needs),
        fetches=queries.fetches(export),
    )


@bp.route(_ONE + "/unduh", methods=["POST"])
@requires(Permission.OWN_ACCOUNT)
@confirms
def fetch(public_id: str) -> ResponseReturnValue:
    """The file itself; that it was fetched is written down first."""
    export = _own(public_id)
    if not may(export.needs):
        abort(403)
    if export.paper is None or export.state is not ExportState.READY:
        flash(_("Berkas ini tidak dapat diunduh lagi. Buat ekspor baru bila masih perlu."), "info")
        return redirect(url_for("exports.show", public_id=public_id), 303)
    response: Response = send(export.paper, as_name=export.name)
    with transaction():
        actions.note_fetch(export, by=current_officer(), at=now())
    return response


@bp.route(_ONE + "/hapus", methods=["POST"])
@requires(Permission.OWN_ACCOUNT)
def end(public_id: str) -> ResponseReturnValue:
    """End a file before its time."""
    export = _own(public_id)
    if export.state is ExportState.READY:
        with transaction():
            actions.end(export, at=now())
    flash(_("Berkas sudah dihapus. Catatan bahwa berkas ini pernah dibuat tetap disimpan."))
    return redirect(url_for("exports.listing"), 303)


@bp.route(_ONE + "/ulangi", methods=["POST"])
@requires(Permission.OWN_ACCOUNT)
@confirms
def again(public_id: str) -> ResponseReturnValue:
    """Ask for the same once more, after it failed or has ended."""
    export = _own(public_id)
    if not may(export.needs):
        abort(403)
    if export.state in MOVING:
        return redirect(url_for("exports.show", public_id=public_id), 303)
    with transaction():
        wanted = actions.want_again(export, at=now())
    return redirect(url_for("exports.show", public_id=wanted.public_id), 303)


def _own(public_id: str) -> Export:
    """The file, to who asked for it; nobody else learns that it is there."""
    export = queries.export(public_id)
    if export is None or export.wanted_by_id != current_officer().id:
        abort(404)
    return export


def _percent(export: Export) -> int | None:
    """How far it is, in whole parts of a hundred; none while nobody knows."""
    return min(100, 100 * export.done // export.total) if export.total else None
