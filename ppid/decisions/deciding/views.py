"""The pages of a decision: draft, one page a question, terms, preview, approval, sending."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.datastructures import FileStorage

from ppid import law
from ppid.accounts.access import Permission, current_officer, requires
from ppid.accounts.actors import Actor, officer_actor
from ppid.cases import queries as cases
from ppid.cases.models import Case, Decision, Question
from ppid.cases.words import EVENTS, OUTCOMES
from ppid.decisions.bars import Bar
from ppid.decisions.deciding import actions, queries
from ppid.decisions.deciding.forms import (
    FORMS,
    ApprovalForm,
    DraftForm,
    RefusalForm,
    SendForm,
    TermsForm,
    from_draft,
    terms_of,
)
from ppid.decisions.room import bp, case_here
from ppid.decisions.words import BARS, OUTCOME_HINTS, gap_article, gap_words, masked
from ppid.files import actions as files
from ppid.files import responses
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.files.words import accept, hint, sentence
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.law import Event, NotAllowed, Outcome
from ppid.letters import actions as letters
from ppid.letters.models import LetterKind
from ppid.office.calendar import local_day

P = Permission
FOR_PREVIEW = (Slot.DECREE, Slot.RELEASE)


def _me() -> Actor:
    return officer_actor(current_officer())


def _version(decision: Decision | None) -> int:
    return decision.version if decision else 0


def _drafting(case: Case) -> None:
    """Only a case that can be decided has a draft to work on."""
    if Event.DECIDED not in law.may(case.standing):
        raise NotAllowed(law.Rule.NOT_NOW)


@bp.get("/petugas/permohonan/<number>/putusan")
@requires(P.DECIDE)
def draft(number: str) -> ResponseReturnValue:
    """Every question with its decision so far, and what is still to be done."""
    case = case_here(number)
    _drafting(case)
    return render_template("decisions/draft.html", **_draft_facts(case))


def _draft_facts(case: Case) -> dict[str, Any]:
    questions, decision = cases.questions(case), cases.decision(case)
    rounds = queries.rounds(case)
    notes = queries.notes_of([entry for entry, _name in rounds])
    return {
        "case": case,
        "questions": questions,
        "decision": decision,
        "outcomes": OUTCOMES,
        "given": queries.given(questions),
        "excluded": queries.excluded(questions),
        "cost": queries.cost(questions, decision),
        "gaps": [
            {
                "words": gap_words(gap.why),
                "article": gap_article(gap.why),
                "position": gap.position,
                "href": _where(case, gap),
            }
            for gap in queries.gaps(questions, decision, local_day(now()))
        ],
        "rounds": [
            {
                "words": EVENTS[entry.event],
                "at": entry.at,
                "by": name,
                "text": notes.get(entry.facts.get("note", 0), ""),
                "tone": "red" if entry.event is Event.RETURNED else "",
            }
            for entry, name in rounds
        ],
        "preparer": queries.preparer(decision),
        "decree": queries.decree_paper(decision),
    }


def _where(case: Case, gap: queries.Gap) -> str:
    if gap.position is None:
        return url_for("decisions.terms", number=case.number)
    return url_for("decisions.answer", number=case.number, position=gap.position)


@bp.route("/petugas/permohonan/<number>/putusan/<int:position>", methods=["GET", "POST"])
@requires(P.DECIDE)
def answer(number: str, position: int) -> ResponseReturnValue:
    """Decide one question: first what, then the fields that this outcome needs."""
    case = case_here(number)
    _drafting(case)
    questions, decision = cases.questions(case), cases.decision(case)
    question = next((q for q in questions if q.position == position), None) or abort(404)
    outcome = _chosen(question)
    if outcome is None:
        return _answer_page(case, questions, question, None, None)
    form = FORMS[outcome](
        today=local_day(now()), version=_version(decision), data=from_draft(question)
    )
    if form.is_submitted() and isinstance(form, RefusalForm) and form.wants_part:
        return _turned_to_part(case, questions, question, decision)
    if form.validate_on_submit():
        try:
            with transaction():
                actions.answer(case, question, outcome=outcome, by=_me(), at=now(), **form.answers)
        except StaleDataError:
            return _answer_conflict(number, position, outcome, form)
        flash(_("Putusan butir %(position)d disimpan.", position=position))
        return redirect(url_for("decisions.draft", number=number))
    return _answer_page(case, questions, question, outcome, form)


def _chosen(question: Question) -> Outcome | None:
    typed = request.args.get("keputusan", "")
    return Outcome(typed) if typed in set(Outcome) else question.outcome


def _answer_page(
    case: Case,
    questions: Any,
    question: Question,
    outcome: Outcome | None,
    form: DraftForm | None,
    **more: Any,
) -> str:
    return render_template(
        "decisions/answer.html",
        case=case,
        question=question,
        questions=questions,
        outcome=outcome,
        form=form,
        outcomes=OUTCOMES,
        hints=OUTCOME_HINTS,
        grounds=law.GROUNDS,
        never_excluded=law.NEVER_EXCLUDED,
        never_article=law.NEVER_EXCLUDED_ARTICLE,
        consent=law.CONSENT,
        consent_article=law.CONSENT_ARTICLE,
        **more,
    )


def _turned_to_part(
    case: Case, questions: Any, question: Question, decision: Decision | None
) -> ResponseReturnValue:
    """Where a part can be given the whole is not refused: the same answers, on the other form."""
    form = FORMS[Outcome.PARTLY_GRANTED](today=local_day(now()), version=_version(decision))
    form.kept_back.data = "excluded"
    page = _answer_page(
        case,
        questions,
        question,
        Outcome.PARTLY_GRANTED,
        form,
        turned=True,
        turned_article=law.RULE_ARTICLES[law.Rule.PART_MUST_BE_RELEASED],
    )
    return page, 409


def _answer_conflict(
    number: str, position: int, outcome: Outcome, form: DraftForm
) -> ResponseReturnValue:
    """Somebody saved first: their text and what was typed here, side by side."""
    db.session.expire_all()
    case = case_here(number)
    _drafting(case)
    questions, decision = cases.questions(case), cases.decision(case)
    theirs = next(q for q in questions if q.position == position)
    form.seen.data = str(_version(decision))
    page = _answer_page(
        case,
        questions,
        theirs,
        outcome,
        form,
        theirs=theirs,
        preparer=queries.preparer(decision),
        saved_at=decision.prepared_at if decision else None,
    )
    return page, 409


@bp.route("/petugas/permohonan/<number>/putusan/ketentuan", methods=["GET", "POST"])
@requires(P.DECIDE)
def terms(number: str) -> ResponseReturnValue:
    """Cost, time and place of what is given; the decree for what is excluded."""
    case = case_here(number)
    _drafting(case)
    questions, decision = cases.questions(case), cases.decision(case)
    giving, excluding = queries.given(questions), queries.excluded(questions)
    form = TermsForm(
        today=local_day(now()),
        version=_version(decision),
        data=terms_of(decision),
        giving=bool(giving),
        excluding=bool(excluding),
    )
    if not form.is_submitted():
        return _terms_page(case, form, decision)
    valid = form.validate()
    stored = _taken(form, decision)
    try:
        if valid and not form.errors:
            with transaction():
                actions.set_terms(case, by=_me(), at=now(), decree=stored, **form.answers)
            flash(_("Ketentuan disimpan."))
            return redirect(url_for("decisions.draft", number=number))
        if stored:
            with transaction():
                decision = actions.keep_decree(
                    case, stored, seen=form.answers["seen"], by=_me(), at=now()
                )
            form.seen.data = str(decision.version)
    except StaleDataError:
        return _terms_conflict(number, form, stored)
    return _terms_page(case, form, decision)


def _taken(form: TermsForm, decision: Decision | None) -> Stored | None:
    """The decree that was handed in, checked and on disk; what is wrong with it at its field."""
    upload = form.decree.data if "decree" in form else None
    if isinstance(upload, FileStorage) and upload.filename:
        try:
            return files.inspect_and_store(upload.stream, upload.filename, Slot.DECREE)
        except Refused as refused:
            form.decree.errors = [sentence(refused)]
    elif "decree" in form and not (decision and decision.decree_paper_id):
        form.decree.errors = [_("Pilih berkas PDF surat keputusan pengecualian.")]
    return None


def _terms_page(case: Case, form: TermsForm, decision: Decision | None, **more: Any) -> str:
    return render_template(
        "decisions/terms.html",
        case=case,
        form=form,
        decision=decision,
        decree=queries.decree_paper(decision),
        decree_hint=hint(Slot.DECREE),
        decree_accept=accept(Slot.DECREE),
        **more,
    )


def _terms_conflict(number: str, form: TermsForm, stored: Stored | None) -> ResponseReturnValue:
    if stored:
        files.discard(stored)
    db.session.expire_all()
    case = case_here(number)
    decision = cases.decision(case)
    form.seen.data = str(_version(decision))
    page = _terms_page(case, form, decision, theirs=decision, preparer=queries.preparer(decision))
    return page, 409


@bp.get("/petugas/permohonan/<number>/putusan/periksa")
@requires(P.DECIDE)
def preview(number: str) -> ResponseReturnValue:
    """The letter as it will go out, to whom, and what is still missing."""
    case = case_here(number)
    _drafting(case)
    facts = _draft_facts(case)
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
    return Markup(letters.preview(LetterKind.NOTICE, case, at=at, **said))  # noqa: S704


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
        actions.ask_approval(case, seen=seen, by=_me(), at=now())
    flash(_("Persetujuan Atasan PPID diminta. Anda diberi tahu lewat email setelah dijawab."))
    return redirect(url_for("decisions.preview", number=number))


@bp.post("/petugas/permohonan/<number>/putusan/kirim")
@requires(P.DECIDE)
def send(number: str) -> ResponseReturnValue:
    """Issue the notice and promise its mail."""
    case = case_here(number)
    seen = _seen_version()
    with transaction():
        letter = actions.send(case, seen=seen, by=_me(), at=now())
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
    _drafting(case)
    facts = _draft_facts(case)
    decision: Decision | None = facts["decision"]
    if decision is None or decision.approval_asked_at is None or decision.approved_at:
        return render_template("decisions/approve.html", letter=None, form=None, bar="", **facts)
    form = ApprovalForm(today=local_day(now()), version=decision.version)
    own = current_officer().id in {decision.prepared_by_id, queries.asked_by(case)}
    if not own and form.validate_on_submit():
        said = form.answers
        with transaction():
            if said["verdict"] == "approve":
                actions.approve(case, seen=said["seen"], by=_me(), at=now())
            else:
                actions.send_back(case, seen=said["seen"], note=said["note"], by=_me(), at=now())
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
@requires(P.WRITE)
def file(number: str, public_id: str) -> ResponseReturnValue:
    """A decree or an answer file, for who decides, approves or hands over."""
    laid = cases.case_paper(case_here(number), public_id) or abort(404)
    if laid.paper.slot not in FOR_PREVIEW:
        abort(404)
    return responses.send(laid.paper)
