"""The practice office begins again: a question, a button, and how far it is."""

from __future__ import annotations

from pathlib import Path

from flask import abort, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ppid.accounts.access import Permission, public, requires
from ppid.admin.practising import progress
from ppid.admin.practising.progress import RUNNING, Stage
from ppid.admin.room import bp
from ppid.kit import practice as mode
from ppid.kit.clock import now


def _folder() -> Path:
    """The data folder of the practice office; 404 in a real one."""
    if not mode.is_on():
        abort(404)
    return Path(current_app.config["DATA"])


@bp.get("/latihan")
@requires(Permission.OWN_ACCOUNT)
def practice() -> ResponseReturnValue:
    """What beginning again does, and the button."""
    _folder()
    return render_template("admin/practice.html")


@bp.post("/latihan/ulang")
@requires(Permission.OWN_ACCOUNT)
def begin_again() -> ResponseReturnValue:
    """Ask the worker to fill the practice office anew; asked twice, it is done once."""
    folder = _folder()
    known = progress.read(folder)
    if known is None or known.stage not in RUNNING:
        progress.note(folder, Stage.ASKED, at=now())
    return redirect(url_for("admin.practice_progress"), 303)


@bp.get("/latihan/kemajuan")
@public
def practice_progress() -> ResponseReturnValue:
    """How far it is; open to all, as every sign-in ends with what it belonged to."""
    known = progress.read(_folder())
    return render_template(
        "admin/practice_progress.html", known=known, running=known and known.stage in RUNNING
    )
