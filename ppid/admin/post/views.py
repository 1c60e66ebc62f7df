"""Mails that failed, are in doubt, or wait; sending one again."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, requires
from ppid.admin import queries
from ppid.admin.room import bp
from ppid.admin.words import MAIL_TONES, age, mail_words
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.outbox import actions as outbox
from ppid.outbox import queries as outbox_queries
from ppid.outbox.models import MailState
from ppid.outbox.words import FAULTS, STATES


@bp.get("/pengaturan/surat")
@requires(Permission.ADMINISTER)
def mails() -> ResponseReturnValue:
    """Mails that need a hand, or wait; or all of one case."""
    at = now()
    state = request.args.get("status", "perlu")
    state = state if state in queries.STATES else "perlu"
    number = " ".join(request.args.get("nomor", "").split())[:60].upper()
    before = request.args.get("sebelum", type=int)
    found = queries.mails(state=state, number=number or None, before_id=before)
    shown = found[: queries.PAGE]
    depth = outbox_queries.depth(at)
    beat = outbox_queries.last_heartbeat()
    return render_template(
        "admin/mails.html",
        mails=shown,
        older=shown[-1].id if len(found) > queries.PAGE else None,
        state=state,
        number=number,
        failed=outbox_queries.failed_count(),
        waiting=queries.waiting_count(),
        due=depth.due,
        oldest=age(at - depth.oldest) if depth.oldest else None,
        beat=age(at - beat) if beat else None,
        silent=queries.is_silent(beat, at),
        words=mail_words,
        states=STATES,
        tones=MAIL_TONES,
        faults=FAULTS,
        again={MailState.FAILED, MailState.UNKNOWN, MailState.WAITING},
    )


@bp.post("/pengaturan/surat/<int:mail_id>/kirim-ulang")
@requires(Permission.ADMINISTER)
def send_again(mail_id: int) -> ResponseReturnValue:
    """Send a mail again: the same words to the same address."""
    mail = outbox_queries.mail(mail_id) or abort(404)
    try:
        with transaction():
            outbox.retry(mail, at=now())
    except outbox.InHand:
        flash(_("Email itu sedang dikirim sekarang. Lihat lagi sebentar lagi."), "info")
    except outbox.AlreadySent:
        flash(_("Email itu sudah terkirim: tidak dikirim ulang."), "info")
    else:
        flash(_("Email masuk antrean lagi dan dikirim dalam beberapa detik."))
    kept = {name: request.args[name] for name in ("status", "nomor") if request.args.get(name)}
    return redirect(url_for("admin.mails", **kept), 303)  # type: ignore[arg-type]
