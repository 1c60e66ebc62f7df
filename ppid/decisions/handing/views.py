"""The pages of payment, handing over, links and closing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO, cast

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from ppid import law
from ppid.accounts.access import Permission, confirms, requires
from ppid.cases import queries as cases
from ppid.cases.clock import clock_of
from ppid.cases.models import Case, CasePaper
from ppid.decisions.bars import Bar, Barred
from ppid.decisions.handing import actions, queries
from ppid.decisions.handing.forms import (
    BOTH,
    LINK,
    PERSON,
    ClosingForm,
    FilesForm,
    HandOverForm,
    PaymentForm,
    RenewForm,
)
from ppid.decisions.room import bp, case_here, me
from ppid.decisions.words import BARS, masked
from ppid.files import actions as files
from ppid.files import store
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.files.words import accept, hint, sentence
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.language import speaking
from ppid.kit.templates import day
from ppid.law import Event, NotAllowed, Rule
from ppid.office.calendar import local_day

P = Permission


def _lawful(case: Case, event: Event) -> None:
    if event not in law.may(case.standing):
        raise NotAllowed(Rule.NOT_NOW)


@bp.route("/petugas/permohonan/<number>/pembayaran", methods=["GET", "POST"])
@requires(P.HAND_OVER)
def record_payment(number: str) -> ResponseReturnValue:
    """Note that the cost of the copies was paid."""
    case = case_here(number)
    _lawful(case, Event.PAID)
    form = PaymentForm(case=case, today=local_day(now()))
    if form.validate_on_submit():
        with transaction():
            actions.record_payment(case, by=me(), at=now(), **form.answers)
        flash(_("Pembayaran dicatat. Informasi sekarang dapat diserahkan."))
        return redirect(url_for("decisions.hand_over", number=number))
    return render_template(
        "decisions/record_payment.html", case=case, form=form, cost=cases.cost(case)
    )


@bp.route("/petugas/permohonan/<number>/penyerahan", methods=["GET", "POST"])
@requires(P.HAND_OVER)
def hand_over(number: str) -> ResponseReturnValue:
    """Prepare answer files; nobody outside sees them before they are confirmed."""
    case = case_here(number)
    if case.state not in queries.HANDING:
        raise NotAllowed(Rule.NOT_NOW)
    if not queries.gives(case):
        raise Barred(Bar.NOTHING_TO_HAND_OVER)
    unit_papers = list(queries.of_units(case))
    form = FilesForm(
        case=case,
        today=local_day(now()),
        unit_papers=unit_papers,
        questions=list(cases.questions(case)),
    )
    if form.validate_on_submit():
        stored = _taken(form, unit_papers)
        if stored:
            with transaction():
                actions.add_files(
                    case, stored, question_id=form.question.data or None, by=me(), at=now()
                )
        if not form.errors:
            flash(_("Berkas disiapkan. Pemohon belum melihatnya."))
            return redirect(url_for("decisions.hand_over", number=number))
    return render_template(
        "decisions/hand_over.html",
        case=case,
        form=form,
        prepared=_shown(case, prepared=True),
        released=_shown(case, prepared=False),
        paper_hint=hint(Slot.RELEASE),
        paper_accept=accept(Slot.RELEASE),
        waiting=Event.HANDED_OVER not in law.may(case.standing),
    )


def _taken(form: FilesForm, unit_papers: list[CasePaper]) -> list[Stored]:
    """The files that could be taken, checked and on disk; the others are said at their field."""
    chosen = set(form.units.data or ())
    sources: list[tuple[str, Callable[[], BinaryIO]]] = [
        (upload.filename, partial(cast, BinaryIO, upload.stream))
        for upload in form.papers.data or ()
        if isinstance(upload, FileStorage) and upload.filename
    ]
    sources += [
        (laid.paper.name, partial(store.open_bytes, laid.paper))
        for laid in unit_papers
        if laid.paper.public_id in chosen
    ]
    stored, refused = [], []
    for name, opened in sources:
        try:
            with opened() as content:
                stored.append(files.inspect_and_store(content, name, Slot.RELEASE))
        except Refused as reason:
            refused.append(sentence(reason))
        except (store.Damaged, store.Erased):
            refused.append(BARS[Bar.FILE_DAMAGED])
    if not sources:
        refused.append(_("Pilih paling sedikit satu berkas."))
    form.papers.errors = refused
    return stored


def _shown(case: Case, *, prepared: bool) -> list[dict[str, Any]]:
    """Files as the pages list them."""
    papers = queries.prepared(case) if prepared else queries.released(case)
    said = queries.files_said(papers, cases.questions(case))
    return [
        one
        | {
            "public_id": laid.paper.public_id,
            "ends_on": laid.ends_on,
            "href": url_for("decisions.file", number=case.number, public_id=laid.paper.public_id),
        }
        for one, laid in zip(said, papers, strict=True)
    ]


@bp.post("/petugas/permohonan/<number>/penyerahan/<public_id>/buang")
@requires(P.HAND_OVER)
def remove_file(number: str, public_id: str) -> ResponseReturnValue:
    """Take a prepared file away again."""
    case = case_here(number)
    with transaction():
        actions.remove_file(case, public_id, at=now())
    flash(_("Berkas dibuang."))
    return redirect(url_for("decisions.hand_over", number=number))


@bp.route("/petugas/permohonan/<number>/penyerahan/periksa", methods=["GET", "POST"])
@requires(P.HAND_OVER)
@confirms
def confirm(number: str) -> ResponseReturnValue:
    """See file, recipient and request once more; type the register number; hand over."""
    case = case_here(number)
    _lawful(case, Event.HANDED_OVER)
    if not queries.gives(case):
        raise Barred(Bar.NOTHING_TO_HAND_OVER)
    today, prepared = local_day(now()), queries.prepared(case)
    starts = {
        "way": LINK if prepared else PERSON,
        "handed_on": today,
        "ends_on": queries.link_ends(case, today),
    }
    form = HandOverForm(case=case, today=today, files=bool(prepared), data=starts)
    form.files_seen.data = form.files_seen.data or queries.fingerprint(prepared)
    if form.validate_on_submit():
        if form.way.data in (LINK, BOTH):
            actions.prove(prepared)
        with transaction():
            letter = actions.hand_over(case, by=me(), at=now(), **form.answers)
        flash(_("Penyerahan dicatat dengan tanda terima %(letter)s.", letter=letter.number))
        return redirect(url_for("casework.show", number=number))
    return render_template(
        "decisions/confirm.html",
        case=case,
        form=form,
        prepared=_shown(case, prepared=True),
        questions=cases.questions(case),
        to=masked(case.requester.email) if case.requester.email else "",
    )


@bp.route("/petugas/permohonan/<number>/penyerahan/masa-unduh", methods=["GET", "POST"])
@requires(P.HAND_OVER)
def renew_files(number: str) -> ResponseReturnValue:
    """Open the links to what was handed over again, and say so to the requester."""
    case = case_here(number)
    today = local_day(now())
    form = RenewForm(case=case, today=today, data={"ends_on": queries.link_ends(case, today)})
    released = _shown(case, prepared=False)
    if not released:
        raise Barred(Bar.NO_SUCH_FILE)
    if form.validate_on_submit():
        ends_on = form.answers["ends_on"]
        with speaking(case.language):
            words = _(
                "Berkas jawaban atas permohonan Anda dapat diunduh lagi dari halaman "
                "permohonan Anda sampai %(day)s.",
                day=day(ends_on),
            )
        with transaction():
            actions.renew_files(case, ends_on=ends_on, words=words, by=me(), at=now())
        flash(_("Tautan dibuka lagi dan pemohon diberi tahu."))
        return redirect(url_for("casework.show", number=number))
    return render_template("decisions/renew_files.html", case=case, form=form, released=released)


@bp.route("/petugas/permohonan/<number>/tutup", methods=["GET", "POST"])
@requires(P.HAND_OVER)
def close(number: str) -> ResponseReturnValue:
    """Close a case on which nothing is owed any more."""
    case = case_here(number)
    _lawful(case, Event.CLOSED)
    form = ClosingForm(case=case, today=local_day(now()), owed=queries.owed(case))
    if form.validate_on_submit():
        with transaction():
            actions.close(case, by=me(), at=now(), **form.answers)
        flash(_("Permohonan ditutup."))
        return redirect(url_for("casework.show", number=number))
    return render_template(
        "decisions/close.html",
        case=case,
        form=form,
        objection_due=case.standing.objection_due_on(clock_of(case)),
    )
