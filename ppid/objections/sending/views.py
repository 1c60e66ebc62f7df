"""The last page of an objection, sending it once, and the receipt."""

from __future__ import annotations

from typing import Any

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.access import holds_link, public
from ppid.cases import drafts as written
from ppid.cases import grants, links
from ppid.cases.clock import clock_of
from ppid.cases.drafts import Draft
from ppid.cases.models import Case
from ppid.cases.objecting import objection_of_submission
from ppid.cases.send_form import SendForm
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.kit.forms import Form, PlainForm
from ppid.kit.language import current_language
from ppid.kit.security import limiter
from ppid.kit.session_over import own_token, session_over
from ppid.objections.filing import actions, drafts
from ppid.objections.filing.journey import Journey
from ppid.objections.filing.pages import address, journey_here
from ppid.objections.opened import opened_case
from ppid.objections.room import bp
from ppid.objections.sending import summary

ABOUT, ALONE = "/keberatan/<number>", "/keberatan/baru"
BOTH = ("GET", "POST")
SENDING = limiter.limit("20/hour", methods=["POST"])


@bp.route(ABOUT + "/periksa", methods=BOTH)
@holds_link
@own_token
@SENDING
def check(number: str) -> ResponseReturnValue:
    """All answers once more, the dates that will hold, and sending."""
    return _check("objections/check.html", opened_case(number, now()))


@bp.route(ALONE + "/periksa", methods=BOTH)
@public
@own_token
@SENDING
def check_alone() -> ResponseReturnValue:
    """The same without a request."""
    return _check("objections/check_alone.html", None)


def _check(template: str, case: Case | None) -> ResponseReturnValue:
    sent = drafts.current(now())
    if sent and sent.sent_as and _sent_here(sent, case):
        return redirect(_receipt(case))
    journey = journey_here(case, now())
    submission = journey.submission()
    if submission is None or journey.draft is None:
        flash(_("Lengkapi dahulu halaman ini."), "info")
        return redirect(address(journey.unfinished() or journey.order[0], case))
    form = SendForm()
    if form.validate_on_submit():
        if form.seen.data == str(journey.draft.version):
            return _send(journey, journey.draft, submission)
        flash(_("Isian ini berubah di halaman lain. Periksa sekali lagi, lalu kirim."), "warning")
        return redirect(address("check", case))
    late = session_over(form)
    return _check_page(template, journey, submission, form), 400 if late else 200


def _send(journey: Journey, draft: Draft, submission: dict[str, Any]) -> ResponseReturnValue:
    """Send once; a copy of the same submission finds the draft sent and shows its receipt."""
    at, case = now(), journey.case
    try:
        with transaction():
            objection = actions.submit(
                draft, case=case, **submission, language=current_language(), at=at
            )
    except StaleDataError:
        db.session.expire_all()
        return redirect(address("check", case))
    grants.grant_objection(objection, at)
    return redirect(_receipt(case))


def _check_page(template: str, journey: Journey, asked: dict[str, Any], form: Form) -> str:
    form["seen"].data = str(journey.draft.version) if journey.draft else ""
    return render_template(
        template,
        asked=asked,
        form=form,
        journey=journey,
        case=journey.case,
        parts=summary.parts(journey, asked),
        prospect=summary.prospect(journey, asked, now()),
        address=address,
    )


def _receipt(case: Case | None) -> str:
    if case is None:
        return url_for("objections.sent_alone")
    return url_for("objections.sent", number=case.number)


def _sent_here(draft: Draft, case: Case | None) -> bool:
    found = objection_of_submission(draft.sent_as or "")
    return found is not None and found.case_id == (case.id if case else None)


@bp.get(ABOUT + "/terkirim")
@holds_link
def sent(number: str) -> ResponseReturnValue:
    """The objection's number and dates, to who just sent it."""
    return _sent("objections/sent.html", opened_case(number, now()))


@bp.get(ALONE + "/terkirim")
@public
def sent_alone() -> ResponseReturnValue:
    """Number and code, to who just sent an objection without a request."""
    return _sent("objections/sent_alone.html", None)


def _sent(template: str, case: Case | None) -> ResponseReturnValue:
    at = now()
    draft = drafts.current(at)
    key = draft.sent_as if draft else None
    objection = objection_of_submission(key) if key else None
    if objection is None or objection.case_id != (case.id if case else None):
        return redirect(address("start", case) if case else url_for("objections.begin"))
    grants.grant_objection(objection, at)
    clock = clock_of(objection)
    return render_template(
        template,
        objection=objection,
        case=case,
        code=None if case else links.new_code(key),
        link=links.follow_objection(objection),
        prospect=summary.Prospect(objection.standing, clock),
    )


@bp.post("/keberatan/hapus")
@public
def discard() -> ResponseReturnValue:
    """Forget what was typed, at the citizen's wish."""
    at = now()
    draft = drafts.current(at)
    response = make_response(redirect(url_for("objections.begin")))
    if draft and PlainForm().validate_on_submit():
        with transaction():
            written.forget(draft, at=at)
        drafts.let_go(response)
        flash(_("Isian Anda sudah dihapus."))
    return response
