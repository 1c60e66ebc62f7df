"""The last page of the form, sending it once, and the receipt."""

from __future__ import annotations

from typing import Any

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.access import public
from ppid.cases import drafts as written
from ppid.cases import grants, links, why
from ppid.cases import queries as cases
from ppid.cases.clock import clock_of
from ppid.cases.drafts import Draft
from ppid.cases.register import receipt
from ppid.cases.send_form import SendForm
from ppid.intake import actions, dates
from ppid.intake.filing import drafts
from ppid.intake.filing.journey import STEPS, Journey
from ppid.intake.room import bp
from ppid.intake.sending import summary
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.kit.forms import Form, PlainForm
from ppid.kit.language import current_language
from ppid.kit.security import limiter
from ppid.kit.session_over import own_token, session_over
from ppid.law import Channel
from ppid.office.calendar import legal_clock_on, local_day
from ppid.office.profiles import in_force
from ppid.publication.reading.queries import alike

SENDING = limiter.limit("20/hour", methods=["POST"])


@bp.route("/permohonan/baru/periksa", methods=["GET", "POST"])
@public
@own_token
@SENDING
def check() -> ResponseReturnValue:
    """All answers once more, the dates that will hold, and sending."""
    draft = drafts.current(now())
    if draft is None:
        return redirect(url_for("intake.start"))
    if draft.sent_as:
        return redirect(url_for("intake.sent"))
    if Channel.WEB not in in_force(local_day(now())).channels:
        return redirect(url_for("intake.start"))
    journey = Journey(draft)
    submission = journey.submission()
    if submission is None:
        flash(_("Lengkapi dahulu halaman ini."), "info")
        return redirect(url_for(f"intake.{journey.unfinished()}"))
    form = SendForm()
    if not form.validate_on_submit():
        late = session_over(form)
        return _check_page(draft, journey, submission, form), 400 if late else 200
    if form.seen.data != str(draft.version):
        flash(_("Isian ini berubah di halaman lain. Periksa sekali lagi, lalu kirim."), "warning")
        return redirect(url_for("intake.check"))
    return _send(draft, submission)


def _send(draft: Draft, submission: dict[str, Any]) -> ResponseReturnValue:
    """Send once; a copy of the same submission finds the draft sent and shows its receipt."""
    at = now()
    try:
        with transaction():
            case = actions.submit(draft, **submission, language=current_language(), at=at)
    except StaleDataError:
        db.session.expire_all()
        return redirect(url_for("intake.check"))
    grants.grant(case, at)
    return redirect(url_for("intake.sent"))


def _check_page(draft: Draft, journey: Journey, submission: dict[str, Any], form: Form) -> str:
    at = now()
    today = local_day(at)
    standing = receipt(at, today, complete=not submission["missing"]).standing
    form["seen"].data = str(draft.version)
    return render_template(
        "intake/check.html",
        asked=submission,
        form=form,
        parts=summary.parts(journey, submission),
        promises=dates.promises(standing, legal_clock_on(today)),
        step=STEPS["check"],
        already=alike(" ".join(submission["questions"])),
    )


@bp.get("/permohonan/baru/terkirim")
@public
def sent() -> ResponseReturnValue:
    """The number and the code, to whoever just sent the request."""
    at = now()
    draft = drafts.current(at)
    case = cases.case_of_submission(draft.sent_as) if draft and draft.sent_as else None
    if case is None:
        return redirect(url_for("intake.start"))
    grants.grant(case, at)
    return render_template(
        "intake/sent.html",
        case=case,
        code=links.new_code(case.submission_key),
        link=links.follow(case),
        promises=dates.promises(case.standing, clock_of(case)),
        counted_code=why.main_code(case),
    )


@bp.post("/permohonan/baru/hapus")
@public
def discard() -> ResponseReturnValue:
    """Forget what was typed, at the citizen's wish."""
    at = now()
    draft = drafts.current(at)
    response = make_response(redirect(url_for("intake.start")))
    if draft and PlainForm().validate_on_submit():
        with transaction():
            written.forget(draft, at=at)
        drafts.let_go(response)
        flash(_("Isian Anda sudah dihapus."))
    return response
