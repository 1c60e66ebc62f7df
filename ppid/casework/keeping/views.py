"""Keeping the filter that is open, and the page of all that are kept."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, requires
from ppid.casework import filters
from ppid.casework.keeping import actions, queries
from ppid.casework.keeping.forms import KeepForm
from ppid.casework.keeping.models import SavedFilter
from ppid.casework.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import PlainForm

PLACE = "/petugas/antrean/saringan"


@bp.route(PLACE, methods=["GET", "POST"])
@requires(Permission.READ)
def saved_filters() -> ResponseReturnValue:
    """The filters at hand; POST keeps the one that the address describes."""
    query = filters.asked(request.args)
    form = KeepForm()
    if form.validate_on_submit() and query:
        said = {name: form.answers[name] for name in ("name", "shared", "mailed")}
        try:
            with transaction():
                actions.keep(**said, query=query, officer=current_officer(), at=now())
        except actions.Full:
            flash(_("Anda sudah menyimpan 30 saringan. Hapus salah satu dahulu."), "warning")
        else:
            flash(_("Saringan disimpan."))
            return redirect(url_for("casework.queue", **query), 303)  # type: ignore[arg-type]
    officer = current_officer()
    page = render_template(
        "casework/saved_filters.html",
        form=form,
        query=query,
        kept=queries.at_hand(officer),
        mailed=queries.mailed_to(officer),
        officer=officer,
    )
    return page, 422 if form.errors else 200


@bp.post(PLACE + "/<int:filter_id>/email")
@requires(Permission.READ)
def mail_filter(filter_id: int) -> ResponseReturnValue:
    """Get a filter by mail, or no longer."""
    kept, officer = _the_filter(filter_id), current_officer()
    if PlainForm().validate_on_submit():
        with transaction():
            actions.mail(kept, officer, wanted=kept.id not in queries.mailed_to(officer))
    return redirect(url_for("casework.saved_filters"), 303)


@bp.post(PLACE + "/<int:filter_id>/hapus")
@requires(Permission.READ)
def drop_filter(filter_id: int) -> ResponseReturnValue:
    """Let one's own filter go."""
    kept = _the_filter(filter_id)
    if kept.owner_id != current_officer().id:
        abort(403)
    if PlainForm().validate_on_submit():
        with transaction():
            actions.let_go(kept)
        flash(_("Saringan dihapus."))
    return redirect(url_for("casework.saved_filters"), 303)


def _the_filter(filter_id: int) -> SavedFilter:
    return queries.one_at_hand(current_officer(), filter_id) or abort(404)
