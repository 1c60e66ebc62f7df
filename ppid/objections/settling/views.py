"""The pages of settling amicably, withdrawing on paper, and the applicant's reply."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from ppid import law
from ppid.accounts.access import Permission, requires
from ppid.cases import objection_file
from ppid.cases.objections import Objection, ObjectionAnswer
from ppid.files import actions as files
from ppid.files.slots import Slot
from ppid.files.words import accept, hint
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.law import Event, NotAllowed, ObjectionState, Rule
from ppid.objections.answering.forms import version_of
from ppid.objections.answering.screen import draft_facts, overtaken, settling
from ppid.objections.room import bp
from ppid.objections.screen import me, objection_here
from ppid.objections.settling import actions
from ppid.objections.settling.forms import PaperForm, ReplyForm, SettleForm
from ppid.office.calendar import local_day

P = Permission
OBJECTION = "/petugas/keberatan/<number>"
BOTH = ("GET", "POST")


@bp.route(OBJECTION + "/musyawarah", methods=BOTH)
@requires(P.RULE)
def settle(number: str) -> ResponseReturnValue:
    """Write down what both sides agreed, UU 14/2008 Pasal 35 ayat (2)."""
    objection = settling(number, local_day(now()))
    found = objection_file.answer_of(objection)
    form = _settle_form(objection, found)
    if form.validate_on_submit():
        try:
            with transaction():
                letter = actions.settle(objection, by=me(), at=now(), **form.answers)
        except StaleDataError:
            facts = overtaken(number, local_day(now()), _settle_form)
            return render_template("objections/settle.html", **facts), 409
        flash(
            _("Penyelesaian dicatat dengan berita acara %(letter)s.", letter=letter.number)
            if letter
            else _("Penyelesaian secara musyawarah dicatat.")
        )
        return redirect(url_for("objections.show", number=number), 303)
    page = render_template(
        "objections/settle.html", form=form, **draft_facts(objection, local_day(now()))
    )
    return page, 422 if form.errors else 200


def _settle_form(objection: Objection, found: ObjectionAnswer | None) -> SettleForm:
    return SettleForm(
        today=local_day(now()),
        version=version_of(found),
        data={"agreed": found.settlement if found else "", "with_letter": True},
    )


@bp.route(OBJECTION + "/pencabutan", methods=BOTH)
@requires(P.CHECK)
def withdraw_for(number: str) -> ResponseReturnValue:
    """Write down that the applicant takes the objection back, with their own letter (A-23)."""
    objection = objection_here(number)
    if Event.OBJECTION_WITHDRAWN not in law.may_object(objection.standing):
        raise NotAllowed(Rule.OBJECTION_NOT_NOW, state=objection.state)
    form = PaperForm(today=local_day(now()), version=objection.version)
    stored = form.take_in() if form.validate_on_submit() else None
    if stored:
        seen = form.answers["seen"]
        try:
            with transaction():
                actions.withdraw_for(objection, seen=seen, paper=stored, by=me(), at=now())
        except (StaleDataError, NotAllowed):
            files.discard(stored)
            raise
        flash(_("Pencabutan dicatat. Pemohon dan Atasan PPID diberi tahu."))
        return redirect(url_for("objections.show", number=number), 303)
    page = render_template(
        "objections/withdraw_for.html",
        form=form,
        paper_hint=hint(Slot.LETTER_SCAN),
        paper_accept=accept(Slot.LETTER_SCAN),
        **draft_facts(objection, local_day(now())),
    )
    return page, 422 if form.errors else 200


@bp.route(OBJECTION + "/tanggapan-pemohon", methods=BOTH)
@requires(P.WRITE)
def note_reply(number: str) -> ResponseReturnValue:
    """Note what the applicant says to the answer, for the register."""
    objection = objection_here(number)
    found = objection_file.answer_of(objection)
    if found is None or objection.state is ObjectionState.REGISTERED:
        raise NotAllowed(Rule.OBJECTION_NOT_NOW, state=objection.state)
    form = ReplyForm(today=local_day(now()), version=objection.version, data={"text": found.reply})
    if form.validate_on_submit():
        with transaction():
            actions.note_reply(objection, by=me(), at=now(), **form.answers)
        flash(_("Tanggapan pemohon dicatat dalam register."))
        return redirect(url_for("objections.show", number=number), 303)
    page = render_template(
        "objections/note_reply.html", form=form, **draft_facts(objection, local_day(now()))
    )
    return page, 422 if form.errors else 200
