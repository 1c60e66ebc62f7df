"""Asking another body about a case, and writing down what it said."""

from __future__ import annotations

from flask import abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts import queries as accounts
from ppid.accounts.access import Permission, requires
from ppid.cases import telling
from ppid.cases.consultations import Consultation
from ppid.cases.models import Case
from ppid.casework import units, words
from ppid.casework.consulting import actions
from ppid.casework.consulting.forms import ConsultedForm, ConsultForm
from ppid.casework.room import BOTH, CASE, bp, me, the_case, to_case
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.law import NotAllowed
from ppid.office.calendar import local_day


@bp.route(CASE + "/konsultasi", methods=BOTH)
@requires(Permission.ASSIGN)
def consult(number: str) -> ResponseReturnValue:
    """Ask another body, with a day of its own."""
    case, at = the_case(number), now()
    today = local_day(at)
    usual, latest = units.advice_due_on(case, today)
    form = ConsultForm(today=today, latest=latest, data={"due_on": usual})
    if form.validate_on_submit():
        try:
            with transaction():
                actions.ask(case, **form.answers, by=me(), at=at)
        except NotAllowed as error:
            form.form_errors.append(str(words.refusal(error)))
        else:
            flash(_("Konsultasi dicatat. Waktu jawaban kepada pemohon tetap berjalan."))
            return to_case(number, "konsultasi")
    page = render_template("casework/consult.html", case=case, form=form)
    return page, 422 if form.errors else 200


@bp.route(CASE + "/konsultasi/<int:consultation_id>", methods=BOTH)
@requires(Permission.ASSIGN)
def note_consulted(number: str, consultation_id: int) -> ResponseReturnValue:
    """Write down what the body said."""
    case = the_case(number)
    asked = _asked(case, consultation_id)
    form, status = _answer_form(asked), 200
    if form.validate_on_submit() and form.take_in():
        try:
            with transaction():
                actions.note_answer(case, asked, **form.answers, by=me(), at=now())
        except actions.Written:
            form.discard()
            form, status = _answer_form(asked), 409
            form.seen_version.data = str(asked.version)
            noter = accounts.officer(asked.noted_by_id or 0)
            form.overtaken(
                by=noter.name if noter else "",
                when=telling.moment(asked.noted_at) if asked.noted_at else "",
            )
        else:
            flash(_("Jawaban dicatat."))
            return to_case(number, "konsultasi")
    page = render_template(
        "casework/note_consulted.html", case=case, asked=asked, form=form, words=words
    )
    return page, 422 if form.errors else status


@bp.post(CASE + "/konsultasi/<int:consultation_id>/hentikan")
@requires(Permission.ASSIGN)
def end_consultation(number: str, consultation_id: int) -> ResponseReturnValue:
    """Wait for an answer no longer."""
    case = the_case(number)
    with transaction():
        actions.end(case, _asked(case, consultation_id), by=me(), at=now())
    flash(_("Konsultasi dihentikan."))
    return to_case(number, "konsultasi")


def _asked(case: Case, consultation_id: int) -> Consultation:
    asked = db.session.get(Consultation, consultation_id)
    return asked if asked is not None and asked.case_id == case.id else abort(404)


def _answer_form(asked: Consultation) -> ConsultedForm:
    today = local_day(now())
    return ConsultedForm(
        today=today,
        asked_on=local_day(asked.asked_at),
        version=asked.version,
        data={"answer": asked.answer, "answered_on": asked.answered_on or today},
    )
