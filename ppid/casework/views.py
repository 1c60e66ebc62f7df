"""The officers' desk: queue, case page, desk entry, check, notes, messages, units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.access import Permission, confirms, current_officer, is_signed_in, may, requires
from ppid.cases import telling, written
from ppid.cases.models import Assignment, Case
from ppid.casework import actions, asks, desk, forms, queries, units, words
from ppid.casework.asks import Ask
from ppid.casework.by_link import views as by_link
from ppid.casework.considering import views as considering
from ppid.casework.consulting import views as consulting
from ppid.casework.entering import views as entering
from ppid.casework.keeping import views as keeping
from ppid.casework.linking import views as linking
from ppid.casework.mailing import views as mailing
from ppid.casework.on_paper import views as on_paper
from ppid.casework.room import BOTH, CASE, bp, me, the_case, to_case
from ppid.files.responses import send
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.security import limiter
from ppid.law import NotAllowed
from ppid.office.calendar import local_day

__all__ = [
    "bp",
    "by_link",
    "considering",
    "consulting",
    "entering",
    "keeping",
    "linking",
    "mailing",
    "on_paper",
]

P = Permission


def _assignment(case: Case, assignment_id: int) -> Assignment:
    return queries.assignment_for(current_officer(), case, assignment_id) or abort(404)


def _own(asked: Assignment) -> Assignment:
    return asked if asked.unit_id == current_officer().unit_id else abort(404)


def _today() -> date:
    return local_day(now())


def _do(case: Case, ask: Ask) -> str:
    """Do a step in one transaction; what forbids it comes back in words.

    Raises Changed when a colleague saved first.
    """
    form = ask.form
    try:
        with transaction():
            own = form.seen is case
            actions.hold(case, form.version.data if own else str(case.version))
            if form.seen is not None and not own:
                actions.hold(form.seen, form.version.data)
            ask.act(case, **form.answers, by=me(), at=now())
    except NotAllowed as error:
        return words.refusal(error)
    except units.AskedAlready:
        return str(words.ASKED_ALREADY)
    except StaleDataError:
        raise actions.Changed from None
    return ""


def _step(case: Case, make: Callable[[], Ask]) -> ResponseReturnValue:
    """The shape of every step: ask, do, say so; or say why not, with all that was typed.

    `make` begins the step from how the case stands; after a colleague was quicker, anew.
    """
    ask, forbidden = make(), ""
    recent: Sequence[dict[str, Any]] = ()
    if ask.form.validate_on_submit() and ask.form.take_in():
        try:
            forbidden = _do(case, ask)
        except actions.Changed:
            ask.form.discard()
            ask, forbidden = make(), str(words.CHANGED)
            recent = _recent(case)
            ask.form.overtaken(by=recent[0]["by"], when=recent[0]["when"])
        if not forbidden:
            flash(ask.done)
            return to_case(case.number)
        ask.form.forbid(forbidden)
    form, recent = ask.form, recent or (_recent(case) if forbidden else ())
    status = 409 if forbidden else 422 if form.errors else 200
    page = render_template(ask.page, case=case, form=form, recent=recent, words=words, **ask.facts)
    return page, status


def _recent(case: Case) -> Sequence[telling.Told]:
    """What happened last, the newest first."""
    return telling.timeline(written.timeline(case)[-3:])


@bp.get("/petugas/antrean")
@requires(P.READ)
def queue() -> ResponseReturnValue:
    """What waits, the nearest due day first; the address holds the filter."""
    facts = desk.queue_page(current_officer(), request.args, today=_today())
    return render_template("casework/queue.html", **facts)


@bp.get(CASE)
@requires(P.READ)
def show(number: str) -> ResponseReturnValue:
    """A case with everything that stands in its file."""
    facts = desk.case_page(the_case(number), current_officer(), request.args, today=_today())
    return render_template("casework/show.html", **facts)


@bp.post(CASE + "/ambil")
@requires(P.WRITE)
def take(number: str) -> ResponseReturnValue:
    """Become the owner of a case."""
    case, officer = the_case(number), current_officer()
    try:
        forbidden = _do(case, asks.take(case, officer))
    except actions.Changed:
        forbidden = str(words.TAKEN_MEANWHILE)
    flash(
        forbidden or _("Anda sekarang memegang permohonan ini."),
        "warning" if forbidden else "success",
    )
    return to_case(number)


@bp.route(CASE + "/lengkap", methods=BOTH)
@requires(P.CHECK)
def accept(number: str) -> ResponseReturnValue:
    """Declare a request complete."""
    case = the_case(number)
    return _step(case, lambda: asks.accept(case))


@bp.route(CASE + "/minta-kelengkapan", methods=BOTH)
@requires(P.CHECK)
def ask_for_completion(number: str) -> ResponseReturnValue:
    """Send the one incompleteness letter."""
    case = the_case(number)
    return _step(case, lambda: asks.ask_for_completion(case, _today()))


@bp.route(CASE + "/masih-kurang", methods=BOTH)
@requires(P.CHECK)
def find_still_incomplete(number: str) -> ResponseReturnValue:
    """Find a repair wanting."""
    case = the_case(number)
    return _step(case, lambda: asks.find_still_incomplete(case))


@bp.route(CASE + "/perbaikan", methods=BOTH)
@requires(P.CHECK)
def record_repair(number: str) -> ResponseReturnValue:
    """Write down what was brought to the desk."""
    case = the_case(number)
    return _step(case, lambda: asks.record_repair(case, _today()))


@bp.route(CASE + "/perbaikan-terlambat", methods=BOTH)
@requires(P.DECIDE)
def accept_late_repair(number: str) -> ResponseReturnValue:
    """Accept what was brought after the window."""
    case = the_case(number)
    return _step(case, lambda: asks.accept_late_repair(case, _today()))


@bp.route(CASE + "/lewat", methods=BOTH)
@requires(P.CHECK)
def lapse(number: str) -> ResponseReturnValue:
    """Note in the register that nothing was repaired."""
    case = the_case(number)
    return _step(case, lambda: asks.lapse(case))


@bp.route(CASE + "/cabut", methods=BOTH)
@requires(P.CHECK)
def withdraw_for(number: str) -> ResponseReturnValue:
    """Write down that the requester takes the request back."""
    case = the_case(number)
    return _step(case, lambda: asks.withdraw_for(case))


@bp.route(CASE + "/kontak", methods=BOTH)
@requires(P.CHECK)
def change_contact(number: str) -> ResponseReturnValue:
    """Put the requester's address and contact right."""
    case = the_case(number)
    return _step(case, lambda: asks.change_contact(case))


@bp.route(CASE + "/catatan", methods=BOTH)
@requires(P.WRITE)
def write_note(number: str) -> ResponseReturnValue:
    """Write to the colleagues."""
    return _step(the_case(number), lambda: asks.write_note(current_officer()))


@bp.route(CASE + "/pesan", methods=BOTH)
@requires(P.WRITE)
def send_message(number: str) -> ResponseReturnValue:
    """Write to the requester."""
    case = the_case(number)
    return _step(case, lambda: asks.send_message(case))


@bp.route(CASE + "/berkas", methods=BOTH)
@requires(P.CHECK)
def add_paper(number: str) -> ResponseReturnValue:
    """Lay a paper that came to the desk into the file."""
    case = the_case(number)
    return _step(case, lambda: asks.add_paper(case))


@bp.get(CASE + "/berkas/<public_id>")
@requires(P.READ)
def paper(number: str, public_id: str) -> ResponseReturnValue:
    """A paper of a case, to whoever may read it."""
    laid = queries.paper_for(current_officer(), the_case(number), public_id) or abort(404)
    if laid.paper.slot in telling.PERSONAL and not may(P.SEE_IDENTITY):
        abort(403)
    if laid.paper.slot in telling.WITH_PURPOSE:
        return redirect(url_for("casework.identity", number=number, public_id=public_id))
    return send(laid.paper)


def _who() -> str:
    return f"officer-{current_officer().id}" if is_signed_in() else request.remote_addr or ""


@bp.route(CASE + "/identitas/<public_id>", methods=BOTH)
@requires(P.SEE_IDENTITY)
@confirms
@limiter.limit("50 per hour", key_func=_who, methods=["POST"])
def identity(number: str, public_id: str) -> ResponseReturnValue:
    """A paper of identity, only for a stated purpose; each opening stands on the timeline."""
    case, form = the_case(number), forms.PurposeForm()
    laid = queries.paper_for(current_officer(), case, public_id) or abort(404)
    if form.validate_on_submit():
        with transaction():
            actions.see_identity(case, laid, **form.answers, by=me(), at=now())
        return send(laid.paper)
    page = render_template("casework/identity.html", case=case, form=form, laid=laid, words=words)
    return page, 422 if form.errors else 200


@bp.route(CASE + "/teruskan", methods=BOTH)
@requires(P.ASSIGN)
def assign(number: str) -> ResponseReturnValue:
    """Ask units for what they hold."""
    case = the_case(number)
    return _step(case, lambda: asks.assign(case, _today()))


@bp.route(CASE + "/penugasan/<int:assignment_id>/tarik", methods=BOTH)
@requires(P.ASSIGN)
def recall(number: str, assignment_id: int) -> ResponseReturnValue:
    """Take a case back from a unit."""
    case = the_case(number)
    return _step(case, lambda: asks.recall(_assignment(case, assignment_id)))


@bp.route(CASE + "/penugasan/<int:assignment_id>/tenggat", methods=BOTH)
@requires(P.ASSIGN)
def change_unit_due(number: str, assignment_id: int) -> ResponseReturnValue:
    """Give a unit another day."""
    case = the_case(number)
    return _step(
        case, lambda: asks.change_unit_due(case, _assignment(case, assignment_id), _today())
    )


@bp.route(CASE + "/penugasan/<int:assignment_id>/ingatkan", methods=BOTH)
@requires(P.ASSIGN)
def remind_unit(number: str, assignment_id: int) -> ResponseReturnValue:
    """Remind a unit; its link is made anew."""
    case = the_case(number)
    return _step(case, lambda: asks.remind_unit(_assignment(case, assignment_id)))


@bp.route(CASE + "/penugasan/<int:assignment_id>/waktu", methods=BOTH)
@requires(P.UNIT_ANSWER)
def ask_for_time(number: str, assignment_id: int) -> ResponseReturnValue:
    """Ask the PPID for a later day."""
    case = the_case(number)
    return _step(case, lambda: asks.ask_for_time(_own(_assignment(case, assignment_id))))


@bp.route(CASE + "/penugasan/<int:assignment_id>/jawab", methods=BOTH)
@requires(P.UNIT_ANSWER)
def answer_as_unit(number: str, assignment_id: int) -> ResponseReturnValue:
    """Say what the unit holds."""
    case = the_case(number)
    return _step(case, lambda: asks.answer_as_unit(case, _own(_assignment(case, assignment_id))))
