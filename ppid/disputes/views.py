"""The disputes: their list, the file of each, and what is written into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.access import Permission, requires
from ppid.cases import dispute_file, dispute_words
from ppid.cases.disputes import Dispute
from ppid.cases.words import rule_words
from ppid.disputes import actions, forms, queries, screen
from ppid.disputes.pack import views as pack
from ppid.disputes.room import BOTH, FILE, bp, dispute_here, me
from ppid.files.responses import send
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.templates import cited
from ppid.law import NotAllowed, StepKind
from ppid.office.calendar import local_day
from ppid.office.queries import office

__all__ = ["bp", "pack"]

P = Permission


def _today() -> date:
    return local_day(now())


def _to_file(number: str, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for("disputes.show", number=number, _anchor=anchor), 303)


def _do(form: forms.FileForm, act: Callable[[], object]) -> str:
    """Do it in one transaction; what forbids it comes back in words."""
    try:
        with transaction():
            if form.seen is not None:
                actions.hold(form.seen, form.version.data)
            act()
    except NotAllowed as error:
        return _(
            "%(rule)s (%(article)s)", rule=rule_words(error.rule), article=cited(error.article)
        )
    except (actions.Changed, StaleDataError):
        form.overtaken()
        return _("Berkas ini baru saja diubah orang lain. Periksa isinya, lalu simpan lagi.")
    return ""


def _write(
    page: str,
    dispute: Dispute,
    form: forms.FileForm,
    act: Callable[[], object],
    done: str,
    **facts: Any,
) -> ResponseReturnValue:
    """The shape of everything that is written into a file: ask, do, say so; or say why not."""
    forbidden = ""
    if form.validate_on_submit() and form.take_in():
        forbidden = _do(form, act)
        if not forbidden:
            flash(done)
            return _to_file(dispute.number)
        form.forbid(forbidden)
    status = 409 if forbidden else 422 if form.errors else 200
    return render_template(page, dispute=dispute, form=form, **facts), status


@bp.get("/petugas/sengketa")
@requires(P.SEE_DISPUTES)
def queue() -> ResponseReturnValue:
    """The disputes, the nearest day first; or those that were closed."""
    closed = request.args.get("arsip") == "ya"
    found = queries.closed_disputes() if closed else queries.open_disputes()
    return render_template(
        "disputes/queue.html", lines=screen.lines(found, _today()), closed=closed
    )


@bp.route("/petugas/keberatan/<number>/sengketa", methods=BOTH)
@requires(P.DISPUTE)
def open_file(number: str) -> ResponseReturnValue:
    """Open the file of a dispute when a copy of the application came."""
    objection = queries.objection_by_number(number) or abort(404)
    there = dispute_file.of_objection(objection)
    if there is not None:
        return _to_file(there.number)
    form, made = forms.OpenForm(), []
    if form.validate_on_submit() and form.take_in():
        said = form.answers
        try:
            forbidden = _do(
                form,
                lambda: made.append(actions.open_file(objection, **said, by=me(), at=now())),
            )
        except actions.OpenAlready as there_already:
            form.discard()
            return _to_file(str(there_already))
        if not forbidden:
            flash(_("Berkas sengketa dibuka. PPID dan Atasan PPID diberi tahu."))
            return _to_file(made[0].number)
        form.forbid(forbidden)
    status = 409 if form.form_errors else 422 if form.errors else 200
    page = render_template(
        "disputes/open_file.html", objection=objection, form=form, body=office().body_name
    )
    return page, status


@bp.get(FILE)
@requires(P.SEE_DISPUTES)
def show(number: str) -> ResponseReturnValue:
    """One dispute with everything that stands in its file."""
    facts = screen.file_page(dispute_here(number), today=_today())
    return render_template("disputes/show.html", **facts)


@bp.route(FILE + "/langkah/<kind>", methods=BOTH)
@requires(P.DISPUTE)
def add_step(number: str, kind: str) -> ResponseReturnValue:
    """Write down one thing that happened."""
    dispute = dispute_here(number)
    if kind not in {one.value for one in StepKind} - {StepKind.APPLIED.value}:
        abort(404)
    step = StepKind(kind)
    form = forms.StepForm(seen=dispute, kind=step, today=_today())

    def act() -> None:
        actions.add_step(dispute, kind=step, **form.answers, by=me(), at=now())

    heading = dispute_words.STEPS[step]
    return _write(
        "disputes/add_step.html", dispute, form, act, _("Langkah dicatat."), heading=heading
    )


@bp.route(FILE + "/langkah/<int:step_id>/coret", methods=BOTH)
@requires(P.DISPUTE)
def strike(number: str, step_id: int) -> ResponseReturnValue:
    """Strike out a step that was wrong; it stays to be read."""
    dispute = dispute_here(number)
    row = queries.step_of(dispute, step_id) or abort(404)
    if row.struck_at:
        return _to_file(number, "langkah")
    form = forms.StrikeForm(seen=dispute)

    def act() -> None:
        actions.strike(dispute, row, **form.answers, by=me(), at=now())

    called = dispute_words.STEPS[StepKind(row.kind)]
    return _write(
        "disputes/strike.html", dispute, form, act, _("Langkah dicoret."), row=row, called=called
    )


@bp.route(FILE + "/perintah", methods=BOTH)
@requires(P.DISPUTE)
def add_order(number: str) -> ResponseReturnValue:
    """Write down what a decision or an agreement orders."""
    dispute = dispute_here(number)
    form = forms.OrderForm(seen=dispute)

    def act() -> None:
        actions.add_order(dispute, **form.answers, by=me(), at=now())

    return _write("disputes/add_order.html", dispute, form, act, _("Perintah dicatat."))


@bp.route(FILE + "/perintah/<int:order_id>", methods=BOTH)
@requires(P.DISPUTE)
def carry_out(number: str, order_id: int) -> ResponseReturnValue:
    """Write down that an order was carried out."""
    dispute = dispute_here(number)
    order = queries.order_of(dispute, order_id) or abort(404)
    if order.done_on:
        return _to_file(number, "pelaksanaan")
    form = forms.DoneForm(seen=dispute)

    def act() -> None:
        actions.carry_out(order, **form.answers, by=me(), at=now())

    return _write(
        "disputes/carry_out.html", dispute, form, act, _("Pelaksanaan dicatat."), order=order
    )


@bp.route(FILE + "/catatan", methods=BOTH)
@requires(P.DISPUTE)
def write_note(number: str) -> ResponseReturnValue:
    """Write to the colleagues."""
    dispute = dispute_here(number)
    form = forms.NoteForm()

    def act() -> None:
        actions.write_note(dispute, **form.answers, by=me(), at=now())

    return _write("disputes/write_note.html", dispute, form, act, _("Catatan disimpan."))


@bp.route(FILE + "/tutup", methods=BOTH)
@requires(P.DISPUTE)
def close(number: str) -> ResponseReturnValue:
    """Close the file once everything is done."""
    dispute = dispute_here(number)
    form = forms.CloseForm(seen=dispute)

    def act() -> None:
        actions.close(dispute, by=me(), at=now())

    return _write("disputes/close.html", dispute, form, act, _("Berkas sengketa ditutup."))


@bp.get(FILE + "/dokumen/<public_id>")
@requires(P.SEE_DISPUTES)
def paper(number: str, public_id: str) -> ResponseReturnValue:
    """A paper of this dispute."""
    laid = queries.paper(dispute_here(number), public_id) or abort(404)
    return send(laid.paper)
