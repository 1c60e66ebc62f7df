"""The page from which the pack is taken out."""

from __future__ import annotations

from flask import Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wsgi import wrap_file

from ppid.accounts.access import Permission, confirms, may, requires
from ppid.cases.disputes import Dispute
from ppid.disputes import actions
from ppid.disputes.forms import PackForm
from ppid.disputes.pack import archive, sources
from ppid.disputes.room import BOTH, FILE, bp, dispute_here, me
from ppid.files import store
from ppid.files.responses import disposition
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.queries import office


@bp.route(FILE + "/berkas-sengketa", methods=BOTH)
@requires(Permission.DISPUTE)
@confirms
def pack(number: str) -> ResponseReturnValue:
    """Take the pack out, once it was said that this is meant; the timeline keeps who and when."""
    dispute = dispute_here(number)
    sees = may(Permission.SEE_IDENTITY)
    form = PackForm(sees_identity=sees)
    identity = bool(sees and form.identity.data)
    found = sources.gather(dispute, identity=identity, sees_identity=sees)
    if form.validate_on_submit():
        try:
            return _taken_out(dispute, found)
        except store.Damaged:
            form.forbid(
                _(
                    "Satu berkas tidak dapat dibaca utuh dari penyimpanan, jadi berkas sengketa "
                    "belum dibuat. Minta administrator memulihkannya dari cadangan, lalu coba lagi."
                )
            )
    page = render_template("disputes/pack.html", dispute=dispute, form=form, found=found)
    return page, 422 if form.errors else 200


def _taken_out(dispute: Dispute, found: sources.Sources) -> Response:
    made = archive.make(found, domain=_domain(), at=now())
    try:
        with transaction():
            actions.note_export(
                dispute, manifest=made.manifest, papers=found.papers, by=me(), at=now()
            )
    except BaseException:
        made.file.close()
        raise
    response = Response(
        wrap_file(request.environ, made.file), mimetype="application/zip", direct_passthrough=True
    )
    response.headers["Content-Disposition"] = disposition(f"{dispute.number}.zip")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.content_length = made.size
    response.call_on_close(made.file.close)
    return response


def _domain() -> str:
    """The domain of the office's sender address, as it stands in each Message-ID."""
    sender = str(current_app.config["MAIL_SENDER"] or office().email)
    return sender.rpartition("@")[2]
