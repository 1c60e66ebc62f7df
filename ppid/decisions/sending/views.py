"""The pages before a notice goes out: preview, approval, sending."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from ppid.accounts.access import Permission, current_officer, requires
from ppid.cases import queries as cases
from ppid.cases.models import Case, Decision
from ppid.decisions.bars import Bar
from ppid.decisions.deciding import actions, queries
from ppid.decisions.deciding.screen import draft_facts, drafting
from ppid.decisions.room import bp, case_here, me
from ppid.decisions.sending.forms import ApprovalForm, SendForm
from ppid.decisions.words import BARS, masked
from ppid.files import responses
from ppid.files.slots import Slot
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.letters import saying
from ppid.letters.models import LetterKind
from ppid.office.calendar import local_day

P = Permission
FOR_PREVIEW = (Slot.RELEASE,)


@bp.get("/petugas/permohonan/<number>/putusan/periksa")
@requires(P.DECIDE)
def preview(number: str) -> ResponseReturnValue:
    """The letter as it will go out, to whom, and what is still missing."""
    case = case_here(number)
    drafting(case)
    facts = draft_facts(case, local_day(now()))
    if facts["decision"] is None or facts["gaps"]:
        return render_template("decisions/preview.html", letter=None, **facts)
    decision: Decision = facts["decision"]
    form = SendForm(today=local_day(now()), version=decision.version)
    return render_template(
        "decisions/preview.html",
        letter=_letter(case, decision),
        form=form,
        to=masked(case.requester.email) if case.requester.email else "",
        **_reach(decision),
        **facts,
    )


def _letter(case: Case, decision: Decision) -> Markup:
    """The draft of the letter; what people wrote in it is escaped by its template."""
    at = now()
    said = queries.said(case, cases.questions(case), decision, local_day(at))
    return Markup(saying.preview(LetterKind.NOTICE, case, at=at, **said))  # noqa: S704


def _reach(decision: Decision) -> dict[str, bool]:
    return {
        "waiting": decision.approval_asked_at is not None and decision.approved_at is None,
        "approved": decision.approved_at is not None,
    }


@bp.post("/petugas/permohonan/<number>/putusan/minta-persetujuan")
@requires(P.DECIDE)
def ask_approval(number: str) -> ResponseReturnValue:
    """Lay the draft before the Atasan PPID."""
    case = case_here(number)
    seen = _seen_version()
    with transaction():
        actions.ask_approval(case, seen=seen, by=me(), at=now())
    flash(_("Persetujuan Atasan PPID diminta. Anda diberi tahu lewat email setelah dijawab."))
    return redirect(url_for("decisions.preview", number=number))


@bp.post("/petugas/permohonan/<number>/putusan/kirim")
@requires(P.DECIDE)
def send(number: str) -> ResponseReturnValue:
    """Issue the notice and promise its mail."""
    case = case_here(number)
    seen, handed = _seen_version(), "handed" in request.form
    with transaction():
        letter = actions.send(case, seen=seen, handed=handed, by=me(), at=now())
    if case.requester.email:
        flash(
            _(
                "Pemberitahuan tertulis %(letter)s diterbitkan dan emailnya diantrekan.",
                letter=letter.number,
            )
        )
    else:
        flash(
            _(
                "Pemberitahuan tertulis %(letter)s diterbitkan. Pemohon tidak punya email: cetak "
                "surat dan sampaikan hari ini.",
                letter=letter.number,
            ),
            "warning",
        )
    return redirect(url_for("casework.show", number=number))


def _seen_version() -> int:
    form = SendForm(today=local_day(now()), version=-1)
    return int(form.answers["seen"]) if form.validate() else -1


@bp.route("/petugas/permohonan/<number>/persetujuan", methods=["GET", "POST"])
@requires(P.APPROVE)
def approve(number: str) -> ResponseReturnValue:
    """The Atasan PPID reads the draft, then approves or returns it."""
    case = case_here(number)
    drafting(case)
    facts = draft_facts(case, local_day(now()))
    decision: Decision | None = facts["decision"]
    if decision is None or decision.approval_asked_at is None or decision.approved_at:
        return render_template("decisions/approve.html", letter=None, form=None, bar="", **facts)
    form = ApprovalForm(today=local_day(now()), version=decision.version)
    own = current_officer().id in {decision.prepared_by_id, queries.asked_by(case)}
    if not own and form.validate_on_submit():
        said = form.answers
        with transaction():
            if said["verdict"] == "approve":
                actions.approve(case, seen=said["seen"], by=me(), at=now())
            else:
                actions.send_back(case, seen=said["seen"], note=said["note"], by=me(), at=now())
        flash(_("Putusan Anda dicatat dan PPID diberi tahu."))
        return redirect(url_for("casework.show", number=number))
    return render_template(
        "decisions/approve.html",
        form=None if own else form,
        bar=BARS[Bar.OWN_DRAFT] if own else "",
        letter=_letter(case, decision),
        **facts,
    )


@bp.get("/petugas/permohonan/<number>/putusan/berkas/<public_id>")
@requires(P.SEE_LETTERS)
def file(number: str, public_id: str) -> ResponseReturnValue:
    """An answer file, for who decides, approves or hands over."""
    laid = cases.case_paper(case_here(number), public_id) or abort(404)
    if laid.paper.slot not in FOR_PREVIEW:
        abort(404)
    return responses.send(laid.paper)
