"""What a unit without accounts sees: its question, its day, and three ways to answer."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.access import public
from ppid.accounts.actors import THE_UNIT
from ppid.cases import queries as cases
from ppid.cases.models import Assignment
from ppid.casework import actions, units, words
from ppid.casework.by_link.queries import opened
from ppid.casework.case_form import CaseForm
from ppid.casework.room import BOTH, bp
from ppid.casework.unit_answer import UnitAnswerForm
from ppid.casework.unit_forms import MoreTimeForm
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.security import limiter
from ppid.law import NotAllowed

PLACE = "/unit/<token>"
PAGE = "casework/answer_by_link.html"
_BY_LINK = "link"


@bp.route(PLACE, methods=BOTH)
@public
@limiter.limit("60/minute")
def answer_by_link(token: str) -> ResponseReturnValue:
    """Say what the unit holds; the link ends with it."""
    asked = opened(token)
    if asked is None:
        return _over()
    form = UnitAnswerForm(seen=asked)
    if form.validate_on_submit() and form.take_in():
        refusal = _do(units.answer_as_unit, asked, form, via=_BY_LINK)
        if not refusal:
            return _sent(asked, more=False)
        form.forbid(refusal)
    return _page(token, asked, form, MoreTimeForm(formdata=None, seen=asked))


@bp.post(PLACE + "/waktu")
@public
@limiter.limit("20/minute")
def ask_time_by_link(token: str) -> ResponseReturnValue:
    """Ask for a later day; the link goes on."""
    asked = opened(token)
    if asked is None:
        return _over()
    form = MoreTimeForm(seen=asked)
    if form.validate_on_submit():
        refusal = _do(units.ask_for_time, asked, form)
        if not refusal:
            return _sent(asked, more=True)
        form.forbid(refusal)
    return _page(token, asked, UnitAnswerForm(formdata=None, seen=asked), form)


def _do(act: object, asked: Assignment, form: CaseForm, **facts: str) -> str:
    """Do it in one transaction; what forbids it comes back in words."""
    try:
        with transaction():
            actions.hold(asked.case, str(asked.case.version))
            actions.hold(asked, form.version.data)
            act(asked.case, asked, **form.answers, by=THE_UNIT, at=now(), **facts)  # type: ignore[operator]
    except NotAllowed as error:
        return words.refusal(error)
    except (actions.Changed, StaleDataError):
        return str(words.CHANGED)
    return ""


def _page(token: str, asked: Assignment, form: CaseForm, more: MoreTimeForm) -> ResponseReturnValue:
    page = render_template(
        PAGE,
        stage="open",
        asked=asked,
        questions=cases.asked_questions(asked),
        form=form,
        more=more,
        later=url_for("casework.ask_time_by_link", token=token),
        here=url_for("casework.answer_by_link", token=token),
        words=words,
    )
    return page, 422 if form.errors or more.errors else 200


def _over() -> ResponseReturnValue:
    """The link has ended; what somebody typed meanwhile is shown, to be copied."""
    typed = request.form.get("answer") or request.form.get("reason") or ""
    return render_template(PAGE, stage="over", typed=typed), 410


def _sent(asked: Assignment, *, more: bool) -> str:
    return render_template(PAGE, stage="sent", asked=asked, more=more)
