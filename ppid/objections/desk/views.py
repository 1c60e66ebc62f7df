"""The superior's queue of objections, and the file of one."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import (
    Permission,
    confirms,
    current_officer,
    is_signed_in,
    may,
    requires,
)
from ppid.cases import ledger, objection_file, printed_words, returned, telling
from ppid.cases import words as case_words
from ppid.cases.clock import clock_of
from ppid.cases.models import CasePaper
from ppid.cases.objections import Objection
from ppid.cases.resend_form import ResendForm
from ppid.cases.telling import PERSONAL, SLOTS, WITH_PURPOSE
from ppid.files.responses import send
from ppid.files.slots import Slot
from ppid.files.words import accept, hint
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.security import limiter
from ppid.law import Code
from ppid.objections import screen as shared
from ppid.objections.desk import actions, queries, screen, steps
from ppid.objections.desk import queue as shelves
from ppid.objections.desk.forms import ContactForm, MessageForm, NoteForm, PurposeForm
from ppid.objections.room import bp
from ppid.objections.screen import me, objection_here
from ppid.office.calendar import legal_clock_on, local_day, working_calendar
from ppid.outbox import actions as outbox

P = Permission
OBJECTION = "/petugas/keberatan/<number>"
BOTH = ("GET", "POST")


@bp.get("/petugas/keberatan")
@requires(P.SEE_OBJECTIONS)
def queue() -> ResponseReturnValue:
    """Objections by what is left of their thirty days; the address holds the shelf."""
    today, calendar = local_day(now()), working_calendar()
    shelf, near = screen.asked(request.args)
    mark, backward = screen.from_token(request.args.get("mark", ""), shelf)
    page = shelves.page(
        shelf, near=near, today=today, calendar=calendar, mark=mark, backward=backward
    )
    query = {"shelf": shelf.value} | ({"due": near.value} if near else {})
    neighbours = (("previous", page.before, True), ("next", page.after, False))
    turn = {
        name: url_for("objections.queue", **query, mark=screen.to_token(at, backward=back))  # type: ignore[arg-type]
        for name, at, back in neighbours
        if at is not None
    }
    return render_template(
        "objections/queue.html",
        shelf=shelf.value,
        near=near,
        period=legal_clock_on(today).profile.period(Code.OBJECTION_ANSWER),
        tiles=screen.tiles(shelves.counts(today=today, calendar=calendar), shelf, near),
        tabs=screen.tabs(shelf),
        heading=screen.heading(shelf),
        lines=screen.lines(page, today=today, calendar=calendar),
        turn=turn,
    )


@bp.get(OBJECTION)
@requires(P.SEE_OBJECTIONS)
def show(number: str) -> ResponseReturnValue:
    """An objection with everything that stands in its file."""
    return render_template("objections/show.html", **_file(objection_here(number)))


def _file(objection: Objection) -> dict[str, Any]:
    today, folder = local_day(now()), queries.folder(objection)
    situation = steps.Situation(objection, folder, current_officer(), today)
    next_step, others = steps.ways(situation)
    clock = clock_of(objection)
    deadline = objection.standing.deadline(clock)
    return {
        "objection": objection,
        "case": objection.case,
        "about": shared.about(objection),
        "flags": shared.flags(objection),
        "grounds": shared.grounds(objection),
        "folder": folder,
        "next_step": next_step,
        "others": others,
        "sentence": steps.sentence(situation),
        "deadline": deadline,
        "left": clock.calendar.left(today, deadline.on) if deadline else 0,
        "dates": screen.dates(objection),
        "tasks": shared.tasks_shown(folder.tasks, folder.questions, today=today),
        "timeline_items": telling.timeline(folder.entries, unsaid=("objection",)),
        "messages": telling.thread(folder.messages, lambda id_: _papers(objection, folder, id_)),
        "notes": telling.notes(folder.notes),
        "papers": _papers(objection, folder, None),
        "mails": ledger.mails(folder.mails),
        "printed": printed_words.shown(objection, folder.entries),
        "unreached": returned.unreached(objection, folder.mails),
        "note": NoteForm(),
        "sees_identity": may(P.SEE_IDENTITY),
        "personal_papers": PERSONAL,
        "case_words": case_words,
    }


def _papers(objection: Objection, folder: queries.Folder, message_id: int | None) -> Any:
    def href(one: CasePaper) -> str:
        public_id = one.paper.public_id
        return url_for("objections.paper", number=objection.number, public_id=public_id)

    laid = [one for one in folder.papers if one.message_id == message_id]
    return telling.papers(laid, href)


def _laid(objection: Objection, public_id: str) -> CasePaper:
    return objection_file.paper(objection, public_id) or abort(404)


@bp.get(OBJECTION + "/berkas/<public_id>")
@requires(P.SEE_OBJECTIONS)
def paper(number: str, public_id: str) -> ResponseReturnValue:
    """A paper of an objection, to whoever may read it."""
    laid = _laid(objection_here(number), public_id)
    if laid.paper.slot in PERSONAL and not may(P.SEE_IDENTITY):
        abort(403)
    if laid.paper.slot in WITH_PURPOSE:
        return redirect(url_for("objections.identity", number=number, public_id=public_id))
    return send(laid.paper)


def _who() -> str:
    return f"officer-{current_officer().id}" if is_signed_in() else request.remote_addr or ""


@bp.route(OBJECTION + "/identitas/<public_id>", methods=BOTH)
@requires(P.SEE_IDENTITY)
@confirms
@limiter.limit("50 per hour", key_func=_who, methods=["POST"])
def identity(number: str, public_id: str) -> ResponseReturnValue:
    """A paper of identity, only for a stated purpose; each opening stands on the timeline."""
    objection, form = objection_here(number), PurposeForm()
    laid = _laid(objection, public_id)
    if form.validate_on_submit():
        with transaction():
            actions.see_identity(objection, laid, purpose=form.purpose.data, by=me(), at=now())
        return send(laid.paper)
    page = render_template(
        "objections/identity.html", objection=objection, form=form, laid=laid, slots=SLOTS
    )
    return page, 422 if form.errors else 200


@bp.route(OBJECTION + "/kontak", methods=BOTH)
@requires(P.CHECK)
def change_contact(number: str) -> ResponseReturnValue:
    """Put the applicant's contact right, or the proxy's; else it is that of the request."""
    objection = objection_here(number)
    if objection.case is not None and not shared.has_own_contact(objection):
        return redirect(url_for("casework.change_contact", number=objection.case.number))
    form = ContactForm(today=local_day(now()), version=objection.version, who=objection.requester)
    if form.validate_on_submit():
        with transaction():
            actions.change_contact(objection, by=me(), at=now(), **form.answers)
        flash(_("Kontak pemohon disimpan."))
        return redirect(url_for("objections.show", number=number), 303)
    page = render_template(
        "objections/change_contact.html",
        objection=objection,
        about=shared.about(objection),
        form=form,
    )
    return page, 422 if form.errors else 200


@bp.post(OBJECTION + "/catatan")
@requires(P.WRITE)
def write_note(number: str) -> ResponseReturnValue:
    """Write to the colleagues."""
    objection, form = objection_here(number), NoteForm()
    if not form.validate():
        return render_template("objections/show.html", **_file(objection) | {"note": form}), 422
    with transaction():
        actions.write_note(objection, text=form.text.data or "", by=me(), at=now())
    flash(_("Catatan disimpan."))
    return redirect(url_for("objections.show", number=number, _anchor="catatan"), 303)


@bp.route(OBJECTION + "/pesan", methods=BOTH)
@requires(P.WRITE)
def send_message(number: str) -> ResponseReturnValue:
    """Write to the applicant."""
    objection, form = objection_here(number), MessageForm()
    if form.validate_on_submit():
        stored = form.take_in()
        if not form.errors:
            with transaction():
                actions.send_message(
                    objection, text=form.text.data or "", paper=stored, by=me(), at=now()
                )
            flash(_("Pesan dikirim kepada pemohon."))
            return redirect(url_for("objections.show", number=number, _anchor="pesan"), 303)
    page = render_template(
        "objections/send_message.html",
        objection=objection,
        about=shared.about(objection),
        form=form,
        paper_hint=hint(Slot.ATTACHMENT),
        paper_accept=accept(Slot.ATTACHMENT),
    )
    return page, 422 if form.errors else 200


@bp.route(OBJECTION + "/surel/<int:mail_id>/kirim-ulang", methods=BOTH)
@requires(P.WRITE)
def resend(number: str, mail_id: int) -> ResponseReturnValue:
    """Send a mail of this objection again; one that the relay took asks first."""
    objection = objection_here(number)
    mail = queries.mail_of(objection, mail_id) or abort(404)
    form = ResendForm(mail=mail)
    if form.validate_on_submit():
        try:
            with transaction():
                outbox.retry(mail, at=now(), force=form.confirmed, officer_id=current_officer().id)
        except outbox.InHand:
            flash(_("Email ini sedang dikirim. Tunggu sebentar."), "info")
            return redirect(url_for("objections.show", number=number, _anchor="surel"), 303)
        except outbox.AlreadySent:
            form.seen.data = form.sending
        else:
            flash(_("Email akan dikirim ulang dalam beberapa saat."))
            return redirect(url_for("objections.show", number=number, _anchor="surel"), 303)
    return render_template(
        "objections/resend.html", objection=objection, form=form, mail=ledger.mails([mail])[0]
    )
