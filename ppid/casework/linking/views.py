"""Linking cases, taking a link back, watching."""

from __future__ import annotations

from flask import abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, requires
from ppid.cases import linked, watching
from ppid.casework.linking import actions, queries
from ppid.casework.linking.forms import LinkForm
from ppid.casework.room import BOTH, CASE, bp, me, the_case, to_case
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.calendar import local_day


@bp.route(CASE + "/kaitan", methods=BOTH)
@requires(Permission.WRITE)
def link_case(number: str) -> ResponseReturnValue:
    """Link this case with another; both keep number and clock."""
    case = the_case(number)
    form = LinkForm(year=local_day(now()).year)
    if form.validate_on_submit():
        try:
            with transaction():
                linked.link(case, **form.answers, by=me(), at=now())
        except linked.LinkedAlready:
            form.number.errors = [_("Kedua permohonan ini sudah dikaitkan.")]
        except linked.LinkedToItself:
            form.number.errors = [_("Ini nomor permohonan yang sedang Anda buka.")]
        else:
            flash(_("Kedua permohonan dikaitkan. Nomor dan tenggatnya tetap sendiri-sendiri."))
            return to_case(number, "kaitan")
    page = render_template("casework/link_case.html", case=case, form=form)
    return page, 422 if form.errors else 200


@bp.post(CASE + "/kaitan/<int:link_id>/lepas")
@requires(Permission.WRITE)
def unlink_case(number: str, link_id: int) -> ResponseReturnValue:
    """Take a link back."""
    case = the_case(number)
    made = queries.link_on(case, link_id) or abort(404)
    with transaction():
        linked.unlink(made, by=me(), at=now())
    flash(_("Kaitan dilepas."))
    return to_case(number, "kaitan")


@bp.post(CASE + "/pantau")
@requires(Permission.WRITE)
def watch(number: str) -> ResponseReturnValue:
    """Hear of what happens to a case from now on."""
    case = the_case(number)
    with transaction():
        actions.watch(case, current_officer(), by=me(), at=now())
    flash(_("Anda memantau permohonan ini dan diberi tahu bila ada kabar."))
    return to_case(number)


@bp.post(CASE + "/pantau/berhenti")
@requires(Permission.WRITE)
def unwatch(number: str) -> ResponseReturnValue:
    """Hear of it no more."""
    case = the_case(number)
    with transaction():
        watching.unwatch(case, current_officer())
    flash(_("Anda tidak lagi memantau permohonan ini."))
    return to_case(number)
