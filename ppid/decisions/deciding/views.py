"""The pages of a draft: all questions, one question, the terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from ppid import law
from ppid.accounts.access import Permission, requires
from ppid.cases import queries as cases
from ppid.cases import telling
from ppid.cases.clock import clock_of
from ppid.cases.models import Case, Decision, Question
from ppid.cases.words import OUTCOMES
from ppid.decisions.deciding import actions, queries
from ppid.decisions.deciding.forms import FORMS, NotHeldForm, RefusalForm, from_draft
from ppid.decisions.deciding.screen import draft_facts, drafting
from ppid.decisions.deciding.terms_form import TermsForm, terms_of
from ppid.decisions.room import bp, case_here, me
from ppid.decisions.words import OUTCOME_HINTS
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.kit.draft_form import DraftForm
from ppid.law import Outcome
from ppid.office.calendar import local_day

P = Permission


def _version(decision: Decision | None) -> int:
    return decision.version if decision else 0


@bp.get("/petugas/permohonan/<number>/putusan")
@requires(P.DECIDE)
def draft(number: str) -> ResponseReturnValue:
    """Every question with its decision so far, and what is still to be done."""
    case = case_here(number)
    drafting(case)
    return render_template("decisions/draft.html", **draft_facts(case, local_day(now())))


@bp.route("/petugas/permohonan/<number>/putusan/<int:position>", methods=["GET", "POST"])
@requires(P.DECIDE)
def answer(number: str, position: int) -> ResponseReturnValue:
    """Decide one question: first what, then the fields that this outcome needs."""
    case = case_here(number)
    drafting(case)
    questions, decision = cases.questions(case), cases.decision(case)
    question = next((q for q in questions if q.position == position), None) or abort(404)
    outcome = _chosen(question)
    if outcome is None:
        return _answer_page(case, questions, question, None, None)
    form = _answer_form(case, question, outcome, decision)
    if form.is_submitted() and isinstance(form, RefusalForm) and form.wants_part:
        return _turned_to_part(case, questions, question, decision)
    if form.validate_on_submit():
        try:
            with transaction():
                actions.answer(case, question, outcome=outcome, by=me(), at=now(), **form.answers)
        except StaleDataError:
            return _answer_conflict(number, position, outcome)
        flash(_("Putusan butir %(position)d disimpan.", position=position))
        if _wants_decree(question):
            return redirect(url_for("decisions.rely", number=number, position=position))
        return redirect(url_for("decisions.draft", number=number))
    return _answer_page(case, questions, question, outcome, form)


def _wants_decree(question: Question) -> bool:
    """Whether something is excluded for which no decree was chosen yet."""
    return bool(queries.excluded([question])) and question.exclusion_id is None


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


def _answer_form(
    case: Case, question: Question, outcome: Outcome, decision: Decision | None
) -> DraftForm:
    """What is asked for this outcome, begun with the draft as it stands."""
    form = FORMS[outcome](
        today=local_day(now()), version=_version(decision), data=from_draft(question)
    )
    if isinstance(form, NotHeldForm):
        form.offer_forwarding(clock_of(case).profile)
    return form


def _answer_conflict(number: str, position: int, outcome: Outcome) -> ResponseReturnValue:
    """Somebody saved first: their text and what was typed here, side by side."""
    db.session.expire_all()
    case = case_here(number)
    drafting(case)
    questions, decision = cases.questions(case), cases.decision(case)
    question = next(q for q in questions if q.position == position)
    form = _answer_form(case, question, outcome, decision)
    _overtaken(form, decision)
    other = question.outcome if question.outcome is not outcome else None
    return _answer_page(case, questions, question, outcome, form, other=other), 409


def _overtaken(form: DraftForm, decision: Decision | None) -> None:
    """Show both texts, and go on from the draft as it stands now."""
    form.seen.data = str(_version(decision))
    saved = telling.moment(decision.prepared_at) if decision else ""
    form.overtaken(by=queries.preparer(decision), when=saved)


@bp.route("/petugas/permohonan/<number>/putusan/ketentuan", methods=["GET", "POST"])
@requires(P.DECIDE)
def terms(number: str) -> ResponseReturnValue:
    """Cost, time and place of what is given."""
    case = case_here(number)
    drafting(case)
    questions, decision = cases.questions(case), cases.decision(case)
    form = _terms_form(questions, decision)
    if form.validate_on_submit():
        try:
            with transaction():
                actions.set_terms(case, by=me(), at=now(), **form.answers)
        except StaleDataError:
            return _terms_conflict(number)
        flash(_("Ketentuan disimpan."))
        return redirect(url_for("decisions.draft", number=number))
    return _terms_page(case, form)


def _terms_form(questions: Sequence[Question], decision: Decision | None) -> TermsForm:
    return TermsForm(
        today=local_day(now()),
        version=_version(decision),
        data=terms_of(decision),
        giving=bool(queries.given(questions)),
    )


def _terms_page(case: Case, form: TermsForm) -> str:
    return render_template("decisions/terms.html", case=case, form=form)


def _terms_conflict(number: str) -> ResponseReturnValue:
    db.session.expire_all()
    case = case_here(number)
    decision = cases.decision(case)
    form = _terms_form(cases.questions(case), decision)
    _overtaken(form, decision)
    return _terms_page(case, form), 409
