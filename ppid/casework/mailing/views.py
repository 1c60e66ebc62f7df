"""Sending a mail of a request again: one that was taken only after a second word."""

from __future__ import annotations

from flask import abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, requires
from ppid.cases import ledger
from ppid.cases.resend_form import ResendForm
from ppid.casework import queries
from ppid.casework.room import BOTH, CASE, bp, the_case, to_case
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.outbox import actions as outbox


@bp.route(CASE + "/surel/<int:mail_id>/kirim-ulang", methods=BOTH)
@requires(Permission.WRITE)
def resend(number: str, mail_id: int) -> ResponseReturnValue:
    """Send a mail of this case again; one that the relay took asks first."""
    case = the_case(number)
    mail = queries.mail_of(case, mail_id) or abort(404)
    form = ResendForm(mail=mail)
    if form.validate_on_submit():
        try:
            with transaction():
                outbox.retry(mail, at=now(), force=form.confirmed, officer_id=current_officer().id)
        except outbox.InHand:
            flash(_("Email ini sedang dikirim. Tunggu sebentar."), "info")
            return to_case(number, "surel")
        except outbox.AlreadySent:
            form.seen.data = form.sending
        else:
            flash(_("Email akan dikirim ulang dalam beberapa saat."))
            return to_case(number, "surel")
    return render_template(
        "casework/resend.html", case=case, form=form, mail=ledger.mails([mail])[0]
    )
