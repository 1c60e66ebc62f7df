"""Entering an objection for whoever came, called or wrote, and the papers to hand over."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from ppid.accounts.access import Permission, current_officer, requires
from ppid.accounts.actors import officer_actor
from ppid.cases import links
from ppid.cases.clock import clock_of
from ppid.cases.numbers import tidy_number
from ppid.cases.objecting import objection_of_submission
from ppid.cases.objections import Objection
from ppid.cases.register import SentTwice
from ppid.cases.words import rule_words
from ppid.files.actions import Stored
from ppid.files.responses import send_pdf
from ppid.files.slots import Slot
from ppid.files.uploads import discard, take
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.law import NotAllowed
from ppid.letters import anew
from ppid.letters.anew import Sheet
from ppid.objections.entering import actions
from ppid.objections.entering.forms import EntryForm
from ppid.objections.room import bp
from ppid.objections.screen import objection_here
from ppid.office.calendar import local_day

DESK = "/petugas/keberatan/<number>"


@bp.route("/petugas/keberatan/masuk", methods=["GET", "POST"])
@requires(Permission.ENTER)
def enter() -> ResponseReturnValue:
    """One screen for an objection that came by voice, letter or email."""
    asked = request.args.get("permohonan", "")
    form = EntryForm(today=local_day(now()), case_number=tidy_number(asked))
    if form.validate_on_submit():
        number = _entered(form)
        if number:
            return redirect(url_for("objections.entered", number=number), 303)
    page = render_template("objections/enter.html", form=form)
    return page, 422 if form.errors else 200


def _entered(form: EntryForm) -> str | None:
    """Its number; None when a file or the law does not allow it, said in the form."""
    slots = form.slots
    stored, refused = take({slot: form[name].data for name, slot in slots.items()})
    for name, slot in slots.items():
        if slot in refused:
            form[name].errors = [refused[slot]]
    if refused:
        discard(stored)
        return None
    try:
        return _written(form, stored)
    except SentTwice:
        discard(stored)
        found = objection_of_submission(form.submission_key.data) or abort(409)
        return found.number
    except NotAllowed as forbidden:
        discard(stored)
        form.form_errors.append(f"{rule_words(forbidden.rule)} ({forbidden.article})")
        return None


def _written(form: EntryForm, stored: list[Stored]) -> str:
    with_mandate = any(one.slot is Slot.MANDATE for one in stored) or form.mandate_shown.data
    with transaction():
        objection = actions.enter(
            applicant=form.applicant(mandate=bool(with_mandate)),
            **form.entered,
            papers=stored,
            by=officer_actor(current_officer()),
            at=now(),
        )
        return objection.number


@bp.get(DESK + "/terdaftar")
@requires(Permission.ENTER)
def entered(number: str) -> ResponseReturnValue:
    """The number, and the code where there is a new one, to hand over."""
    objection = objection_here(number)
    clock = clock_of(objection)
    return render_template(
        "objections/entered.html",
        objection=objection,
        case=objection.case,
        code=links.objection_code_to_hand_over(objection, current_officer(), now()),
        counting=clock,
        due=objection.standing.answer_due(clock),
        late=objection.standing.is_late(clock),
        premature=objection.standing.is_premature,
    )


@bp.get(DESK + "/tanda-bukti")
@requires(Permission.SEE_LETTERS)
def receipt(number: str) -> ResponseReturnValue:
    """The proof of the objection; its code only for the officer who has just entered it."""
    objection = objection_here(number)
    code = links.objection_code_to_hand_over(objection, current_officer(), now())
    sheet = anew.objection_receipt(objection, code=code)
    return _sheet("objections/receipt.html", objection, sheet)


@bp.get(DESK + "/formulir")
@requires(Permission.SEE_LETTERS)
def form_sheet(number: str) -> ResponseReturnValue:
    """The official form, filled in, to be signed in two copies (Lampiran X)."""
    objection = objection_here(number)
    return _sheet("objections/form_sheet.html", objection, anew.objection_form(objection))


def _sheet(template: str, objection: Objection, sheet: Sheet) -> ResponseReturnValue:
    """A page around words in which all that people wrote is escaped already, or a file."""
    if request.args.get("bentuk") == "pdf":
        return send_pdf(sheet.pdf(), sheet.file_name)
    return render_template(
        template,
        objection=objection,
        title=sheet.form.title,
        number=objection.number,
        words=Markup(sheet.html),  # noqa: S704
    )
