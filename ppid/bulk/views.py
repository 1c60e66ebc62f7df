"""One step on many requests: a preview, the doing, the result of each, and taking it back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.access import Permission, current_officer, may, requires
from ppid.accounts.actors import officer_actor
from ppid.bulk import actions, queries, words
from ppid.bulk.forms import FORMS, AssignForm, BulkForm, ExtendForm, HandOnForm
from ppid.bulk.models import BulkResult, BulkStep
from ppid.bulk.steps import STEPS
from ppid.cases import words as case_words
from ppid.cases.models import Case
from ppid.casework import actions as casework
from ppid.casework import units
from ppid.casework import words as desk_words
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import PlainForm
from ppid.law import NotAllowed
from ppid.office.calendar import local_day, working_calendar
from ppid.office.queries import units as all_units

bp = Blueprint("bulk", __name__)
PLACE = "/petugas/antrean/bersama"


@bp.app_template_global()
def bulk_choices() -> list[tuple[str, str]]:
    """The steps that the officer may do to many requests, for the queue."""
    allowed = [step for step in BulkStep if may(STEPS[step].permission)]
    return [(step.value, str(words.STEPS[step])) for step in allowed]


@bp.route(PLACE, methods=["GET", "POST"])
@requires(Permission.WRITE)
def ask() -> ResponseReturnValue:
    """What the step would do to each chosen request; then do it."""
    step = _step()
    cases = queries.chosen(current_officer(), request.args.getlist("pilih"))
    if not cases:
        flash(_("Pilih dahulu permohonannya: centang kotak di awal barisnya."), "warning")
        return redirect(url_for("casework.queue"), 303)
    form = _form(step, cases)
    if form.validate_on_submit() and _reasons_given(form):
        return _do_all(step, form)
    page = render_template(
        "bulk/ask.html",
        step=step,
        form=form,
        prospects=queries.prospects(step, cases, local_day(now())),
        own=_own(form),
        seen=request.form,
        words=words,
        states=case_words.STATES,
        refusal=desk_words.refusal,
        again=request.full_path,
    )
    return page, 422 if form.errors else 200


@bp.get(PLACE + "/<public_id>")
@requires(Permission.WRITE)
def result(public_id: str) -> ResponseReturnValue:
    """What became of each request of a run."""
    one = queries.run(public_id) or abort(404)
    if one.by_id != current_officer().id:
        abort(404)
    found = queries.results(one)
    return render_template(
        "bulk/result.html",
        run=one,
        results=found,
        done=[result for result in found if not result.refusal],
        may_undo=queries.may_undo(one, found, current_officer(), now()),
        minutes=int(queries.UNDO_WITHIN.total_seconds() // 60),
        words=words,
    )


@bp.post(PLACE + "/<public_id>/batalkan")
@requires(Permission.WRITE)
def undo(public_id: str) -> ResponseReturnValue:
    """Take a run back, request by request, within ten minutes."""
    one, at = queries.run(public_id) or abort(404), now()
    found = queries.results(one)
    if not queries.may_undo(one, found, current_officer(), at):
        flash(_("Sudah tidak dapat dibatalkan: lewat sepuluh menit, atau sudah dibatalkan."))
    elif PlainForm().validate_on_submit():
        with transaction():
            actions.close_undo(one, at)
        for each in found:
            if each.undo:
                _undo(each, one.step)
    return redirect(url_for("bulk.result", public_id=public_id), 303)


def _step() -> BulkStep:
    asked = request.args.get("tindakan", "")
    step = next((step for step in BulkStep if step.value == asked), None) or abort(404)
    if not may(STEPS[step].permission):
        abort(403)
    return step


def _form(step: BulkStep, cases: Any) -> BulkForm:
    facts: dict[str, Any] = {"cases": cases}
    if FORMS[step] is HandOnForm:
        facts["officers"] = queries.colleagues()
    if FORMS[step] is AssignForm:
        today = local_day(now())
        usual = working_calendar().add(today, units.UNIT_DAYS)
        facts |= {"units": all_units(), "today": today, "usual": usual}
    return FORMS[step](**facts)


def _own(form: BulkForm) -> dict[str, str]:
    return form.own(request.form) if isinstance(form, ExtendForm) else {}


def _reasons_given(form: BulkForm) -> bool:
    return not isinstance(form, ExtendForm) or form.check_reasons(request.form)


def _do_all(step: BulkStep, form: BulkForm) -> ResponseReturnValue:
    officer, at = current_officer(), now()
    try:
        with transaction():
            run_id = actions.begin(public_id=form.name, step=step, by=officer, at=at)
    except actions.Begun:
        return redirect(url_for("bulk.result", public_id=form.name), 303)
    said = form.said | {"own": _own(form), "run": form.name}
    for case_id, case in [(case.id, case) for case in form.cases]:
        refusal = _do(run_id, step, case, said)
        if refusal:
            with transaction():
                actions.refuse(run_id, case_id, refusal)
    return redirect(url_for("bulk.result", public_id=form.name), 303)


def _do(run_id: int, step: BulkStep, case: Case, said: Any) -> str:
    """Do it to one request; what forbids it comes back in words."""
    officer, seen = current_officer(), request.form.get(f"versi-{case.number}", "")
    try:
        with transaction():
            actions.act(
                run_id,
                step,
                case,
                seen=seen,
                said=said,
                officer=officer,
                by=officer_actor(officer),
                at=now(),
            )
    except NotAllowed as bar:
        return str(words.NOBODY_WAITS) if step is BulkStep.REMIND else desk_words.refusal(bar)
    except units.AskedAlready:
        return str(desk_words.ASKED_ALREADY)
    except (casework.Changed, StaleDataError):
        return _("Rekan Anda baru saja mengubahnya. Buka permohonan itu dan lihat lagi.")
    return ""


def _undo(each: BulkResult, step: BulkStep) -> None:
    try:
        with transaction():
            actions.undo(each, step, by=officer_actor(current_officer()), at=now())
    except (NotAllowed, StaleDataError):
        with transaction():
            actions.refuse_undo(each, str(words.NOT_UNDONE[step]))
