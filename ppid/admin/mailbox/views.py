"""The mailbox of the demonstration: what fictitious citizens and officers were sent."""

from __future__ import annotations

from pathlib import Path

from flask import Response, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from ppid.accounts.access import public
from ppid.admin.room import bp
from ppid.outbox import mailbox as box
from ppid.outbox.mailbox import CaughtMail

_PAGE = 30
# The mail is a page of its own origin that runs nothing and loads nothing; its links open a
# new page that is free again.
_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none'"
)
_BASE = '<base target="_blank">'


def _folder() -> Path:
    """Where the caught mails are; 404 in a real office."""
    if not current_app.config["DEMO"]:
        abort(404)
    folder: Path = current_app.config["DATA"] / "mailbox"
    return folder


def _mail(name: str) -> CaughtMail:
    return box.mail(_folder(), name) or abort(404)


@bp.get("/kotak-surat")
@public
def mailbox() -> ResponseReturnValue:
    """All caught mails, newest first."""
    before = request.args.get("sebelum")
    found = box.newest(_folder(), limit=_PAGE + 1, before=before)
    older = found[_PAGE - 1].name if len(found) > _PAGE else None
    return render_template("admin/mailbox.html", mails=found[:_PAGE], older=older, before=before)


@bp.get("/kotak-surat/<name>")
@public
def caught_mail(name: str) -> ResponseReturnValue:
    """One caught mail."""
    return render_template("admin/caught_mail.html", mail=_mail(name))


@bp.get("/kotak-surat/<name>/isi")
@public
def caught_page(name: str) -> ResponseReturnValue:
    """The page of a caught mail as a mail program shows it, shut off from ours."""
    html = _mail(name).html.replace("<head>", f"<head>{_BASE}", 1)
    return Response(html, mimetype="text/html", headers={"Content-Security-Policy": _POLICY})
