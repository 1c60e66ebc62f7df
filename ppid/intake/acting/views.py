"""Messages, completion, withdrawal, contact, and asking the same again."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid import law
from ppid.accounts.access import holds_link
from ppid.accounts.actors import THE_REQUESTER
from ppid.cases import actions as case_actions
from ppid.cases import queries as cases
from ppid.cases import written
from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.cases.proofs import PAPER_OF
from ppid.files.slots import Slot
from ppid.files.uploads import MOST_FILES, discard, gone_if_refused, take
from ppid.intake import actions, queries
from ppid.intake.acting.forms import CompletionForm, ContactForm, MessageForm, WithdrawForm
from ppid.intake.filing import drafts
from ppid.intake.filing.journey import pages_of
from ppid.intake.following import road
from ppid.intake.following.views import followed_case
from ppid.intake.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import Form, PlainForm
from ppid.kit.security import limiter
from ppid.kit.session_over import own_token, session_over
from ppid.office.calendar import local_day

WRITING = limiter.limit("20/hour", methods=["POST"])


@bp.route("/lacak/permohonan/<number>/pesan", methods=["GET", "POST"])
@holds_link
@own_token
@WRITING
def messages(number: str) -> ResponseReturnValue:
    """What was written, oldest first, and a new message."""
    case, form = followed_case(number), MessageForm()
    if form.validate_on_submit():
        stored, refused = take({Slot.ATTACHMENT: form.papers.data})
        if not refused:
            with gone_if_refused(stored), transaction():
                actions.write(case, form.text.data, stored=stored, at=now())
            flash(_("Pesan terkirim ke petugas."))
            return redirect(url_for("intake.messages", number=number))
        discard(stored)
        form.papers.errors = list(refused.values())
    session_over(form)
    return render_template(
        "intake/messages.html",
        case=case,
        form=form,
        thread=written.thread(case, queries.papers_for_requester(case)),
        slot=Slot.ATTACHMENT,
        most=MOST_FILES,
    )


@bp.route("/lacak/permohonan/<number>/lengkapi", methods=["GET", "POST"])
@holds_link
@own_token
@WRITING
def complete(number: str) -> ResponseReturnValue:
    """What is missing, and supplying it."""
    case = followed_case(number)
    if not road.may_complete(case, local_day(now()), clock_of(case)):
        return _too_late(case)
    questions = cases.questions(case)
    chosen = {name: getattr(case, name) for name in ("obtain", "copy_form", "delivery")}
    form = CompletionForm(
        missing=case.missing,
        kind=case.requester.kind,
        questions=len(questions),
        phone_known=bool(case.requester.phone),
        email_known=bool(case.requester.email),
        data={name: value.value for name, value in chosen.items() if value},
    )
    if form.validate_on_submit():
        stored, refused = take(
            {slot: form[slot.value].data for slot in PAPER_OF if slot.value in form}
        )
        if not refused:
            answers = form.supplied
            with gone_if_refused(stored), transaction():
                actions.complete(case, stored=stored, at=now(), **answers)
            flash(_("Terima kasih, kelengkapan Anda sudah kami terima dan akan kami periksa."))
            return redirect(url_for("intake.case", number=number))
        discard(stored)
        for slot, words in refused.items():
            form[slot.value].errors = [words]
    session_over(form)
    return render_template(
        "intake/complete.html",
        case=case,
        form=form,
        questions=questions,
        due=case.standing.repair_due_on(clock_of(case)),
        counting=clock_of(case),
    )


def _too_late(case: Case) -> ResponseReturnValue:
    """After the window only a new request helps; with nothing missing there is nothing to do."""
    due = case.standing.repair_due_on(clock_of(case))
    if request.method == "POST" and due and local_day(now()) > due:
        raise law.NotAllowed(law.Rule.REPAIR_WINDOW_OVER, due=due)
    return redirect(url_for("intake.case", number=case.number))


@bp.route("/lacak/permohonan/<number>/cabut", methods=["GET", "POST"])
@holds_link
def withdraw(number: str) -> ResponseReturnValue:
    """Take the request back, in writing."""
    case, form = followed_case(number), WithdrawForm()
    if form.validate_on_submit():
        with transaction():
            actions.withdraw(case, reason=form.answers["reason"], at=now())
        flash(_("Permohonan Anda sudah dicabut. Catatannya tetap ada dalam register."))
        return redirect(url_for("intake.case", number=number))
    if not road.may_withdraw(case):
        return redirect(url_for("intake.case", number=number))
    return render_template("intake/withdraw.html", case=case, form=form)


@bp.route("/lacak/permohonan/<number>/kontak", methods=["GET", "POST"])
@holds_link
@WRITING
def contact(number: str) -> ResponseReturnValue:
    """Change how the requester is reached."""
    case = followed_case(number)
    form = ContactForm(phone=case.requester.phone, email=case.requester.email)
    if form.validate_on_submit():
        with transaction():
            case_actions.change_contact(case, **form.answers, by=THE_REQUESTER, at=now())
        flash(_("Kontak Anda sudah diubah. Pemberitahuan berikutnya dikirim ke sana."))
        return redirect(url_for("intake.case", number=number))
    return render_template("intake/contact.html", case=case, form=form)


@bp.post("/lacak/permohonan/<number>/ajukan-lagi")
@holds_link
def file_again(number: str) -> ResponseReturnValue:
    """Begin a new request with the same answers, when this one can no longer be completed."""
    case, at = followed_case(number), now()
    form: Form = PlainForm()
    if form.validate_on_submit() and road.may_file_again(case, local_day(at), clock_of(case)):
        questions = [question.text for question in cases.questions(case)]
        with transaction():
            drafts.begin(at, pages_of(case, case.requester, questions))
        flash(_("Isian lama sudah disalin. Lengkapi lampirannya, periksa, lalu kirim."), "info")
        return redirect(url_for("intake.check"))
    return redirect(url_for("intake.case", number=number))
