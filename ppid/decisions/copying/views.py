"""The page on which answers of a linked case are taken over."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, requires
from ppid.cases import linked
from ppid.cases import queries as cases
from ppid.decisions.copying import actions
from ppid.decisions.copying.forms import CopyForm
from ppid.decisions.deciding.screen import drafting
from ppid.decisions.room import bp, case_here, me
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.calendar import local_day


@bp.route("/petugas/permohonan/<number>/putusan/salin/<int:link_id>", methods=["GET", "POST"])
@requires(Permission.DECIDE)
def copy_answer(number: str, link_id: int) -> ResponseReturnValue:
    """Choose which answers of the linked case become a draft here."""
    case = case_here(number)
    drafting(case)
    known = {one.link.id: one for one in linked.links_of(case)}
    other = known[link_id].other if link_id in known else abort(404)
    if other.decided_on is None:
        abort(404)
    decision = cases.decision(case)
    form = CopyForm(
        today=local_day(now()),
        version=decision.version if decision else 0,
        own=cases.questions(case),
        answered=[one for one in cases.questions(other) if one.outcome],
    )
    if form.validate_on_submit():
        with transaction():
            actions.take_over(case, *form.chosen, seen=form.answers["seen"], by=me(), at=now())
        flash(_("Jawaban disalin ke rancangan. Periksa dulu sebelum dikirim."))
        return redirect(url_for("decisions.draft", number=number), 303)
    page = render_template("decisions/copy_answer.html", case=case, other=other, form=form)
    return page, 422 if form.errors else 200
