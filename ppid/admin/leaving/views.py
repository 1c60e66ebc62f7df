"""Leave of any officer, and the open cases of one who leaves."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from ppid.accounts import queries as accounts
from ppid.accounts.access import ROLES, Permission, confirms, current_officer, requires
from ppid.accounts.away import actions, queries
from ppid.accounts.away.words import REASONS
from ppid.accounts.models import Officer
from ppid.admin.leaving.forms import HandOnForm, OthersLeaveForm
from ppid.admin.room import bp
from ppid.cases import handing_on
from ppid.cases.words import STATES
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.calendar import local_day


@bp.route("/pengaturan/cuti", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
@confirms
def leaves() -> ResponseReturnValue:
    """Who is away when, and who stands in; an administrator may note it for anybody."""
    at = now()
    officers = {one.id: one for one in accounts.officers() if one.active}
    form = OthersLeaveForm(officers=list(officers.values()), today=local_day(at))
    if form.validate_on_submit():
        absent, deputy = officers[form.officer_id.data], officers[form.deputy_id.data]
        try:
            with transaction():
                actions.set_leave(
                    absent,
                    deputy=deputy,
                    **form.days,
                    by=current_officer(),
                    at=at,
                )
        except actions.NotDeputy as error:
            form.deputy_id.errors = [REASONS[error.why]]
        else:
            flash(_("Cuti tersimpan. %(name)s diberi tahu lewat email.", name=deputy.name))
            return redirect(url_for("admin.leaves"), 303)
    known = queries.all_leaves(local_day(at))
    return render_template("admin/leaves.html", form=form, leaves=known)


@bp.post("/pengaturan/cuti/<int:leave_id>/akhiri")
@requires(Permission.ADMINISTER)
@confirms
def end_leave_of(leave_id: int) -> ResponseReturnValue:
    """End the leave of an officer."""
    found, at = queries.leave(leave_id), now()
    if found is None or found.until < local_day(at):
        abort(404)
    with transaction():
        actions.end_leave(found, today=local_day(at), by=current_officer(), at=at)
    flash(_("Cuti diakhiri."))
    return redirect(url_for("admin.leaves"), 303)


def _receivers(leaving: Officer) -> list[Officer]:
    """Who may have a case: active, and lets cases be written in."""
    return [
        one
        for one in accounts.officers()
        if one.active
        and one.id != leaving.id
        and any(Permission.WRITE in ROLES[role] for role in one.roles)
    ]


@bp.route("/pengaturan/petugas/<int:officer_id>/serah-terima", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
@confirms
def hand_over_cases(officer_id: int) -> ResponseReturnValue:
    """The open cases of an officer who leaves, given to others in one step."""
    leaving = accounts.officer(officer_id) or abort(404)
    cases = handing_on.open_cases(leaving)
    form = HandOnForm(receivers=_receivers(leaving))
    if form.validate_on_submit():
        chosen = form.chosen([case.id for case in cases], request.form)
        if chosen:
            with transaction():
                number = handing_on.hand_all_on(leaving, chosen, by=current_officer(), at=now())
            flash(
                ngettext("%(num)d permohonan diserahkan.", "%(num)d permohonan diserahkan.", number)
            )
            return redirect(url_for("admin.hand_over_cases", officer_id=officer_id), 303)
        form.all_to.errors = [_("Pilih penerima untuk semua, atau untuk sedikitnya satu.")]
    return render_template(
        "admin/hand_over_cases.html",
        form=form,
        officer=leaving,
        cases=cases,
        states=STATES,
        typed=request.form,
        today=local_day(now()),
        deputising=queries.deputising(leaving, local_day(now())),
    )
