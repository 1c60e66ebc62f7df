"""The duties that come back, and writing down that one was fulfilled."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, requires
from ppid.admin.duties import actions, queries
from ppid.admin.duties.forms import DutyForm
from ppid.admin.room import bp
from ppid.admin.words import DUTY_WORDS
from ppid.explaining.answers import FILES, answer
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.law import Duty, urgency
from ppid.office.calendar import local_day, working_calendar

DATE = "/petugas/kewajiban/tanggal/<code>"


@bp.get(DATE)
@bp.get(DATE + FILES)
@requires(Permission.PUBLISH)
def duty_date(code: str, form: str = "html") -> ResponseReturnValue:
    """Why a duty is due on that day: page, value or calendar file."""
    at = now()
    found = queries.explained(code, local_day(at)) or abort(404)
    back = url_for("admin.duties")
    return answer(found, form, "explaining/show.html", at=at, back=back)


@bp.route("/petugas/kewajiban", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def duties() -> ResponseReturnValue:
    """Public list, announcement, yearly report: when each is due, and noting that it was done."""
    at = now()
    today, calendar = local_day(at), working_calendar()
    form = DutyForm(today=today)
    if form.validate_on_submit():
        said = form.answers
        with transaction():
            actions.record(
                duty=Duty(said["duty"]),
                on=said["on"],
                year=said["year"] or None,
                reference=said["reference"],
                by=current_officer(),
                at=at,
            )
        flash(_("Sudah dicatat. Tenggat berikutnya dihitung dari tanggal itu."))
        return redirect(url_for("admin.duties"), 303)
    coming = queries.next_times(today)
    return render_template(
        "admin/duties.html",
        form=form,
        coming=[
            (one, calendar.left(today, one.aim), urgency(today, one.aim, calendar).value)
            for one in coming
        ],
        records=queries.records(),
        words=DUTY_WORDS,
    )
