"""The set-up guide: the first page of an administrator until the office can begin."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, may, requires
from ppid.accounts.queries import officer
from ppid.admin.actions import Overtaken
from ppid.admin.people.words import TEMPLATES
from ppid.admin.readiness import actions, queries
from ppid.admin.readiness.parts import Part
from ppid.admin.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction


@bp.get("/pengaturan/mulai")
@requires(Permission.ADMINISTER)
def start() -> ResponseReturnValue:
    """Where an administrator lands: the guide while it is open, then the usual desk."""
    if queries.open_steps(now()):
        return redirect(url_for("admin.setup_guide"), 303)
    return redirect(url_for("casework.queue" if may(Permission.READ) else "admin.home"), 303)


@bp.get("/pengaturan/penyiapan")
@requires(Permission.ADMINISTER)
def setup_guide() -> ResponseReturnValue:
    """All parts: what is missing, why it matters, where it is done, how long it takes."""
    steps = queries.steps(now())
    waiting = [step for step in steps if step.words.needed and not step.done]
    return render_template(
        "admin/setup_guide.html",
        steps=steps,
        next=waiting[0].part if waiting else None,
        done=sum(step.done for step in steps),
        minutes=sum(step.words.minutes for step in waiting),
        parts=Part,
        templates=TEMPLATES,
        who=officer,
    )


@bp.post("/pengaturan/penyiapan/<part>")
@requires(Permission.ADMINISTER)
def confirm_part(part: str) -> ResponseReturnValue:
    """Note that a part was looked at as it stands now."""
    if part not in {one.value for one in queries.CONFIRMED}:
        abort(404)
    try:
        with transaction():
            actions.confirm(
                Part(part), seen=request.form.get("seen", ""), by=current_officer(), at=now()
            )
    except Overtaken:
        flash(_("Bagian ini berubah sejak Anda membukanya. Periksa sekali lagi."), "warning")
    else:
        flash(_("Tercatat: bagian ini sudah Anda periksa."))
    return redirect(url_for("admin.setup_guide", _anchor=part), 303)
