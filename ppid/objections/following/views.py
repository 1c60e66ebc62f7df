"""An objection as its applicant sees it, the ways in, and what can be done with it."""

from __future__ import annotations

import re
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from ppid import law
from ppid.accounts.access import holds_link, public
from ppid.accounts.actors import THE_REQUESTER, ActorKind
from ppid.cases import actions as case_actions
from ppid.cases import dispute_told, grants, links, objection_file, rights, words, written
from ppid.cases.clock import clock_of
from ppid.cases.objections import Objection
from ppid.files.responses import send, send_pdf
from ppid.files.slots import Slot
from ppid.files.uploads import discard, gone_if_refused, take
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import PlainForm
from ppid.kit.language import SOURCE
from ppid.kit.security import limiter
from ppid.kit.session_over import own_token, session_over
from ppid.letters import anew
from ppid.letters.anew import Sheet
from ppid.objections.following import actions, queries, road
from ppid.objections.following.forms import CompletionForm, ContactForm, MessageForm, WithdrawForm
from ppid.objections.opened import opened_objection
from ppid.objections.room import bp
from ppid.office.calendar import local_day

OWN = "/lacak/keberatan/<number>"
BOTH = ("GET", "POST")
WRITING = limiter.limit("20/hour", methods=["POST"])
_PUBLIC_ID = re.compile(r"[0-9a-f]{32}")
_DATE_CODE = re.compile(r"D\d{1,2}[a-z]?")


@bp.get("/lacak/keberatan/tautan/<token>")
@public
@limiter.limit("60/minute")
def open_link(token: str) -> ResponseReturnValue:
    """Open an objection by its mailed link, and take the link out of the address bar."""
    found = links.followed_objection(token)
    objection = objection_file.objection_of_link(*found) if found else None
    if objection is None:
        flash(_("Tautan ini sudah berakhir. Buka keberatan dengan nomor dan kodenya."), "warning")
        return redirect(url_for("intake.follow"))
    grants.grant_objection(objection, now())
    code = request.args.get("tanggal", "")
    if _DATE_CODE.fullmatch(code):
        return redirect(url_for("explaining.own_objection", number=objection.number, code=code))
    return redirect(url_for("objections.own", number=objection.number))


@bp.get(OWN)
@holds_link
def own(number: str) -> ResponseReturnValue:
    """The objection: where it stands, until when, and what can be done now."""
    objection, today = opened_objection(number, now()), local_day(now())
    clock, entries = clock_of(objection), queries.public_entries(objection)
    return render_template(
        "objections/own.html",
        objection=objection,
        case=objection.case,
        today=today,
        clock=clock,
        due=objection.standing.deadline(clock),
        rights=rights.told_of_objection(objection, today=today),
        steps=road.road(objection, clock, today),
        history=road.history(entries),
        reply=road.wrote_last(entries) is ActorKind.OFFICER,
        lacking=_lacking(objection),
        letters=queries.letters_of(objection),
        given=objection_file.given(objection),
        disputes=dispute_told.told([objection]),
        may_withdraw=road.may_withdraw(objection),
        words=words,
        form=PlainForm(),
    )


def _lacking(objection: Objection) -> list[Any]:
    """What is still missing, while the superior can still use it."""
    if objection.state is not law.ObjectionState.REGISTERED:
        return []
    return [words.MISSING[item] for item in queries.lacking(objection)]


@bp.route(OWN + "/pesan", methods=BOTH)
@holds_link
@own_token
@WRITING
def messages(number: str) -> ResponseReturnValue:
    """What was written, oldest first, and a new message."""
    objection, form = opened_objection(number, now()), MessageForm()
    if form.validate_on_submit():
        stored, refused = take({Slot.ATTACHMENT: form.papers.data})
        if not refused:
            with gone_if_refused(stored), transaction():
                actions.write(objection, form.text.data, stored=stored, at=now())
            flash(_("Pesan terkirim."))
            return redirect(url_for("objections.messages", number=number))
        discard(stored)
        form.papers.errors = list(refused.values())
    session_over(form)
    return render_template(
        "objections/messages.html",
        objection=objection,
        form=form,
        thread=written.thread(objection, queries.papers_for_applicant(objection)),
        slot=Slot.ATTACHMENT,
    )


@bp.route(OWN + "/lengkapi", methods=BOTH)
@holds_link
@own_token
@WRITING
def complete(number: str) -> ResponseReturnValue:
    """What is missing, and supplying it; the superior's clock runs on."""
    objection = opened_objection(number, now())
    missing = queries.lacking(objection)
    if not _lacking(objection):
        return redirect(url_for("objections.own", number=objection.number))
    form = CompletionForm(missing=missing, kind=objection.requester.kind)
    if form.validate_on_submit():
        slots = (Slot.IDENTITY, Slot.DEED)
        stored, refused = take(
            {slot: form[slot.value].data for slot in slots if slot.value in form}
        )
        if not refused:
            answers = form.supplied
            with gone_if_refused(stored), transaction():
                actions.complete(objection, stored=stored, at=now(), **answers)
            flash(_("Terima kasih, kelengkapan Anda sudah kami terima."))
            return redirect(url_for("objections.own", number=objection.number))
        discard(stored)
        for slot, sentence in refused.items():
            form[slot.value].errors = [sentence]
    session_over(form)
    return render_template(
        "objections/complete.html",
        objection=objection,
        form=form,
        missing=[words.MISSING[item] for item in missing],
        due=objection.standing.answer_due(clock_of(objection)),
    )


@bp.route(OWN + "/cabut", methods=BOTH)
@holds_link
@WRITING
def withdraw(number: str) -> ResponseReturnValue:
    """Take the objection back, in writing."""
    objection, form = opened_objection(number, now()), WithdrawForm()
    if form.validate_on_submit():
        with transaction():
            actions.withdraw(objection, reason=form.answers["reason"], at=now())
        flash(_("Keberatan Anda sudah dicabut. Catatannya tetap ada dalam register."))
        return redirect(url_for("objections.own", number=number))
    if not road.may_withdraw(objection):
        return redirect(url_for("objections.own", number=number))
    return render_template("objections/withdraw.html", objection=objection, form=form)


@bp.route(OWN + "/kontak", methods=BOTH)
@holds_link
@WRITING
def contact(number: str) -> ResponseReturnValue:
    """Change how the applicant is reached; one about a request is reached as the request is."""
    objection = opened_objection(number, now())
    if objection.case is not None:
        return redirect(url_for("intake.contact", number=objection.case.number))
    form = ContactForm(phone=objection.requester.phone, email=objection.requester.email)
    if form.validate_on_submit():
        with transaction():
            case_actions.change_contact(objection, **form.answers, by=THE_REQUESTER, at=now())
        flash(_("Kontak Anda sudah diubah. Pemberitahuan berikutnya dikirim ke sana."))
        return redirect(url_for("objections.own", number=number))
    return render_template("objections/contact.html", objection=objection, form=form)


@bp.get(OWN + "/berkas/<public_id>")
@holds_link
def own_file(number: str, public_id: str) -> ResponseReturnValue:
    """A file of the objection; after its last day it has to be asked for again."""
    objection, at = opened_objection(number, now()), now()
    known = _PUBLIC_ID.fullmatch(public_id)
    laid = queries.paper_for_applicant(objection, public_id) if known else None
    if laid is None:
        abort(404)
    if laid.ends_on and local_day(at) > laid.ends_on:
        flash(_("Waktu mengunduh berkas ini sudah berakhir. Mintalah lagi lewat pesan."), "warning")
        return redirect(url_for("objections.messages", number=number))
    if laid.paper.slot is Slot.RELEASE and request.method == "GET":
        with transaction():
            actions.note_fetched(objection, laid, at=at)
    return send(laid.paper)


@bp.get(OWN + "/tanda-bukti")
@holds_link
def own_receipt(number: str) -> ResponseReturnValue:
    """The proof of the objection with its code, for who opened it here."""
    objection = opened_objection(number, now())
    key = objection.submission_key if objection.case_id is None else None
    sheet = anew.objection_receipt(objection, code=links.new_code(key) if key else None)
    return _sheet(objection, sheet)


@bp.get(OWN + "/formulir")
@holds_link
def own_form(number: str) -> ResponseReturnValue:
    """The official form, filled in (Lampiran X)."""
    objection = opened_objection(number, now())
    return _sheet(objection, anew.objection_form(objection))


def _sheet(objection: Objection, sheet: Sheet) -> ResponseReturnValue:
    """A page around words in which all that people wrote is escaped already, or a file."""
    if request.args.get("bentuk") == "pdf":
        return send_pdf(sheet.pdf(), sheet.file_name)
    return render_template(
        "letters/own.html",
        objection=objection,
        case=objection.case,
        title=sheet.form.title,
        number=objection.number,
        twice=objection.language != SOURCE,
        words=Markup(sheet.html),  # noqa: S704
    )


@bp.post(OWN + "/tutup")
@holds_link
def leave(number: str) -> ResponseReturnValue:
    """Close the objection on this device: nothing of it can be opened without link or code."""
    objection = opened_objection(number, now())
    if PlainForm().validate_on_submit():
        grants.revoke_objection(objection)
        flash(_("Keberatan ditutup pada perangkat ini."))
    return redirect(url_for("intake.follow"))
