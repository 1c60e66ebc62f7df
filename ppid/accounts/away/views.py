"""An officer's own leave: when, and who stands in."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts import queries as accounts
from ppid.accounts.access import Permission, confirms, current_officer, requires
from ppid.accounts.away import actions, queries
from ppid.accounts.away.forms import LeaveForm
from ppid.accounts.away.words import REASONS
from ppid.accounts.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.calendar import local_day

OWN = "/petugas/akun/cuti"


@bp.route(OWN, methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
@confirms
def leave() -> ResponseReturnValue:
    """Note one's own leave and who stands in."""
    officer, at = current_officer(), now()
    others = [one for one in accounts.officers() if one.active and one.id != officer.id]
    form = LeaveForm(officers=others, today=local_day(at))
    if form.validate_on_submit():
        deputy = next((one for one in others if one.id == form.deputy_id.data), officer)
        try:
            with transaction():
                actions.set_leave(
                    officer,
                    deputy=deputy,
                    **form.days,
                    by=officer,
                    at=at,
                )
        except actions.NotDeputy as error:
            form.deputy_id.errors = [REASONS[error.why]]
        else:
            flash(_("Cuti tersimpan. %(name)s diberi tahu lewat email.", name=deputy.name))
            return redirect(url_for("accounts.leave"), 303)
    return render_template(
        "accounts/leave.html",
        form=form,
        leaves=queries.leaves(officer, local_day(at)),
        deputising=queries.deputising(officer, local_day(at)),
    )


@bp.post(OWN + "/<int:leave_id>/akhiri")
@requires(Permission.OWN_ACCOUNT)
@confirms
def end_leave(leave_id: int) -> ResponseReturnValue:
    """Be back, or not go: end one's own leave."""
    officer, at = current_officer(), now()
    found = queries.leave(leave_id)
    if found is None or found.officer_id != officer.id or found.until < local_day(at):
        abort(404)
    with transaction():
        actions.end_leave(found, today=local_day(at), by=officer, at=at)
    flash(_("Cuti diakhiri."))
    return redirect(url_for("accounts.leave"), 303)
