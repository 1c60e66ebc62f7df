"""The pages of the superior's answer: draft, tasks, preview, sending, settling, writing down."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.access import Permission, current_officer, requires
from ppid.cases import objection_file
from ppid.cases.clock import clock_of
from ppid.cases.objections import Objection, ObjectionAnswer
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.draft_form import DraftForm
from ppid.letters import saying
from ppid.letters.models import LetterKind
from ppid.objections.answering import actions, queries
from ppid.objections.answering.forms import (
    RULING_HINTS,
    AnswerForm,
    OrderForm,
    SendAnswerForm,
    from_draft,
    version_of,
)
from ppid.objections.answering.queries import Order
from ppid.objections.answering.screen import answering, draft_facts, overtaken, settling
from ppid.objections.room import bp
from ppid.objections.screen import me, objection_here
from ppid.office.calendar import local_day

P = Permission
OBJECTION = "/petugas/keberatan/<number>"
BOTH = ("GET", "POST")
SETTLING = "musyawarah"


def _waiting(number: str) -> Objection:
    """An objection that this officer may answer now."""
    objection = objection_here(number)
    answering(objection, current_officer().id)
    return objection


def _facts(objection: Objection) -> dict[str, Any]:
    return draft_facts(objection, local_day(now()))


@bp.get(OBJECTION + "/tanggapan")
@requires(P.RULE)
def draft(number: str) -> ResponseReturnValue:
    """The draft so far, and what is still to be done."""
    objection = _waiting(number)
    form = SendAnswerForm(
        today=local_day(now()),
        version=version_of(objection_file.answer_of(objection)),
        by_hand=False,
        latest=local_day(now()),
    )
    return render_template("objections/draft.html", form=form, **_facts(objection))


@bp.route(OBJECTION + "/tanggapan/isi", methods=BOTH)
@requires(P.RULE)
def answer(number: str) -> ResponseReturnValue:
    """Statement, ruling, reasons, decree."""
    objection = _waiting(number)
    form = _answer_form(objection, objection_file.answer_of(objection))
    if form.validate_on_submit():
        said = {"decree_number": None, "decree_on": None} | form.answers
        try:
            with transaction():
                actions.write(objection, by=me(), at=now(), **said)
        except StaleDataError:
            facts = overtaken(number, local_day(now()), _answer_form)
            return render_template("objections/answer.html", hints=RULING_HINTS, **facts), 409
        flash(_("Rancangan tanggapan disimpan."))
        return redirect(url_for("objections.draft", number=number), 303)
    page = render_template(
        "objections/answer.html", form=form, hints=RULING_HINTS, **_facts(objection)
    )
    return page, 422 if form.errors else 200


def _answer_form(objection: Objection, found: ObjectionAnswer | None) -> AnswerForm:
    today = local_day(now())
    return AnswerForm(
        today=today,
        version=version_of(found),
        excluding=bool(queries.excluded(objection.case)),
        data=from_draft(found, queries.suggested_decree(objection.case, today=today)),
    )


@bp.route(OBJECTION + "/tanggapan/perintah", methods=BOTH, defaults={"place": 0})
@bp.route(OBJECTION + "/tanggapan/perintah/<int:place>", methods=BOTH)
@requires(P.RULE)
def order(number: str, place: int) -> ResponseReturnValue:
    """One task for the PPID; `place` counts from 1, none for a new one."""
    objection, settles = _orders_of(number)
    found = objection_file.answer_of(objection)
    drafted = queries.orders(found)
    if place > len(drafted):
        abort(404)
    form = _order_form(objection, found, place)
    if form.validate_on_submit():
        said = form.answers
        seen = said.pop("seen")
        try:
            with transaction():
                actions.lay_order(
                    objection,
                    Order(**said),
                    place=place - 1 if place else None,
                    seen=seen,
                    settling=settles,
                    by=me(),
                    at=now(),
                )
        except StaleDataError:
            make = partial(_order_form, place=place)
            facts = overtaken(number, local_day(now()), make) | {"settles": settles}
            return render_template("objections/order.html", place=place, **facts), 409
        flash(_("Perintah disimpan."))
        return _to_draft(number, settles)
    facts = _facts(objection) | {"settles": settles}
    page = render_template("objections/order.html", form=form, place=place, **facts)
    return page, 422 if form.errors else 200


def _order_form(objection: Objection, found: ObjectionAnswer | None, place: int) -> OrderForm:
    drafted = queries.orders(found)
    return OrderForm(
        today=local_day(now()),
        version=version_of(found),
        questions=queries.questions_of(objection.case),
        data=_started(drafted, place if place <= len(drafted) else 0),
    )


def _orders_of(number: str) -> tuple[Objection, bool]:
    """The objection and whether the task belongs to a settlement, which anyone who rules makes."""
    if request.args.get("untuk") == SETTLING:
        return settling(number, local_day(now())), True
    return _waiting(number), False


def _started(drafted: list[Order], place: int) -> dict[str, Any]:
    if not place:
        return {"question": ""}
    order = drafted[place - 1]
    question = str(order.question_id) if order.question_id else ""
    return {"text": order.text, "due_on": order.due_on, "question": question}


def _to_draft(number: str, settles: bool) -> ResponseReturnValue:
    endpoint = "objections.settle" if settles else "objections.draft"
    return redirect(url_for(endpoint, number=number, _anchor="perintah"), 303)


@bp.post(OBJECTION + "/tanggapan/perintah/<int:place>/hapus")
@requires(P.RULE)
def drop_order(number: str, place: int) -> ResponseReturnValue:
    """Take a drafted task away again."""
    objection, settles = _orders_of(number)
    form = DraftForm(today=local_day(now()), version=-1)
    seen = form.answers["seen"] if form.validate() else -1
    with transaction():
        actions.drop_order(objection, place - 1, seen=seen, settling=settles, by=me(), at=now())
    flash(_("Perintah dihapus dari rancangan."))
    return _to_draft(number, settles)


def _send_form(objection: Objection) -> SendAnswerForm:
    today = local_day(now())
    clock = clock_of(objection)
    latest = clock.calendar.add(today, clock.profile.post_days)
    return SendAnswerForm(
        today=today,
        version=version_of(objection_file.answer_of(objection)),
        by_hand=not objection.requester.email,
        latest=latest,
        data={"reached_on": today},
    )


@bp.get(OBJECTION + "/tanggapan/periksa")
@requires(P.RULE)
def preview(number: str) -> ResponseReturnValue:
    """The letter as it will go out, to whom, and what is still missing."""
    return _preview(_waiting(number))


def _preview(objection: Objection, form: SendAnswerForm | None = None) -> ResponseReturnValue:
    facts = _facts(objection)
    if facts["answer"] is None or facts["gaps"]:
        return render_template("objections/preview.html", letter=None, form=None, **facts)
    at = now()
    said = queries.said(
        objection, facts["answer"], reached_on=local_day(at), signer=current_officer()
    )
    said_letter = saying.preview(LetterKind.OBJECTION_ANSWER, objection, at=at, **said)
    page = render_template(
        "objections/preview.html",
        letter=Markup(said_letter),  # noqa: S704 (what people wrote is escaped by its template)
        form=form or _send_form(objection),
        **facts,
    )
    return page, 422 if form and form.errors else 200


@bp.post(OBJECTION + "/tanggapan/kirim")
@requires(P.RULE)
def send_answer(number: str) -> ResponseReturnValue:
    """Issue the answer, promise its mails, hand the tasks to the PPID."""
    objection = _waiting(number)
    form = _send_form(objection)
    if not form.validate():
        return _preview(objection, form)
    said = form.answers
    with transaction():
        letter = actions.send(
            objection, seen=said["seen"], reached_on=said.get("reached_on"), by=me(), at=now()
        )
    if objection.requester.email:
        flash(_("Tanggapan %(letter)s diterbitkan dan emailnya diantrekan.", letter=letter.number))
    else:
        flash(
            _(
                "Tanggapan %(letter)s diterbitkan. Pemohon tidak punya email: cetak surat dan "
                "sampaikan kepadanya.",
                letter=letter.number,
            ),
            "warning",
        )
    return redirect(url_for("objections.show", number=number), 303)
