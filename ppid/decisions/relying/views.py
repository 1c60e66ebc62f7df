"""The page on which an excluded question gets its decree."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid import law
from ppid.accounts.access import Permission, requires
from ppid.cases import queries as cases
from ppid.cases.models import Case, Question
from ppid.decisions.deciding import queries
from ppid.decisions.deciding.screen import drafting
from ppid.decisions.relying import actions
from ppid.decisions.relying.forms import RelyForm
from ppid.decisions.room import bp, case_here, me
from ppid.exclusions import queries as exclusions
from ppid.exclusions import screen, words
from ppid.exclusions.queries import Wanted
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.calendar import local_day

P = Permission
_WORDS = 100


def _excluded(case: Case, position: int) -> Question:
    found = next((q for q in cases.questions(case) if q.position == position), None)
    if found is None or not queries.excluded([found]):
        abort(404)
    return found


@bp.route("/petugas/permohonan/<number>/putusan/<int:position>/penetapan", methods=["GET", "POST"])
@requires(P.DECIDE)
def rely(number: str, position: int) -> ResponseReturnValue:
    """Choose a decree that is valid, or one that was made for this request."""
    case = case_here(number)
    drafting(case)
    question, decision, today = _excluded(case, position), cases.decision(case), local_day(now())
    form = RelyForm(today=today, version=decision.version if decision else 0)
    if form.validate_on_submit():
        said = form.answers
        chosen = exclusions.exclusion(said["decree"]) or abort(404)
        with transaction():
            actions.rely(case, question, chosen, seen=said["seen"], by=me(), at=now())
        flash(_("Butir %(position)d kini bersandar pada Penetapan itu.", position=position))
        return redirect(url_for("decisions.draft", number=number))
    wanted = Wanted(
        words=request.args.get("q", "").strip()[:_WORDS],
        ground=None if request.args.get("semua") else question.ground,
    )
    own = exclusions.made_for(case)
    return render_template(
        "decisions/rely.html",
        case=case,
        question=question,
        form=form,
        chosen=exclusions.by_ids([question.exclusion_id]).get(question.exclusion_id or 0),
        own=own,
        may_begin=not actions.is_under_test(question),
        usable=[one for one in exclusions.usable(wanted, today=today) if one not in own],
        wanted=wanted,
        today=today,
        grounds=law.GROUNDS,
        period=screen.period,
        states=words.STATES,
        tones=words.TONES,
    )


@bp.post("/petugas/permohonan/<number>/putusan/<int:position>/uji-konsekuensi")
@requires(P.DECIDE)
def begin_test(number: str, position: int) -> ResponseReturnValue:
    """Begin the consequence test of a question: its sheet starts with what the draft says."""
    case = case_here(number)
    drafting(case)
    question = _excluded(case, position)
    form = RelyForm(today=local_day(now()), version=-1)
    with transaction():
        exclusion = actions.begin_test(case, question, seen=form.answers["seen"], by=me(), at=now())
    flash(_("Uji konsekuensi dimulai. Waktu menjawab permohonan tetap berjalan."))
    return redirect(url_for("exclusions.rewrite", public_id=exclusion.public_id), 303)
