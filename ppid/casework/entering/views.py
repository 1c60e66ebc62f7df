"""Entering a request that came to the desk, and handing over its number and code."""

from __future__ import annotations

from datetime import timedelta

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ppid.accounts.access import Permission, current_officer, requires
from ppid.cases import links, printing
from ppid.cases import words as case_words
from ppid.cases.clock import clock_of
from ppid.cases.register import SentTwice
from ppid.casework import entry, screen, words
from ppid.casework import queries as desk
from ppid.casework.entering import queries
from ppid.casework.entry_form import EntryForm
from ppid.casework.room import BOTH, CASE, bp, me, the_case, to_case
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.calendar import local_day
from ppid.office.profiles import in_force

DOUBLES_WITHIN = timedelta(days=30)


@bp.route("/petugas/permohonan/baru", methods=BOTH)
@requires(Permission.ENTER)
def enter() -> ResponseReturnValue:
    """One screen for whoever came, called or wrote."""
    today = local_day(now())
    form = EntryForm(today=today, channels=in_force(today).channels)
    if "more" in request.form:
        form.one_more_question()
    elif form.validate_on_submit() and form.take_in():
        try:
            with transaction():
                number = entry.enter(**form.entered, by=me(), at=now()).number
        except SentTwice:
            number = desk.number_of_submission(form.submission_key.data) or abort(409)
        return redirect(url_for("casework.entered", number=number), 303)
    page = render_template("casework/enter.html", form=form, words=words, opens=queries.opens(form))
    return page, 422 if form.errors else 200


@bp.get(CASE + "/terdaftar")
@requires(Permission.ENTER)
def entered(number: str) -> ResponseReturnValue:
    """Number and code, for the officer who has just entered the request, to hand over."""
    case = the_case(number)
    code = links.code_to_hand_over(case, current_officer(), now())
    if code is None:
        return to_case(number)
    return render_template(
        "casework/entered.html",
        case=case,
        code=code,
        clock=screen.clock(case, today=local_day(now()), counting=clock_of(case)),
        doubles=desk.likely_doubles(case, since=case.received_on - DOUBLES_WITHIN),
        receipt=next(filter(printing.is_owed, printing.of(case)), None),
        case_words=case_words,
    )
