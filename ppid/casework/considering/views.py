"""Asking the Tim Pertimbangan about a case, and writing its consideration."""

from __future__ import annotations

from flask import abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid import law
from ppid.accounts import queries as accounts
from ppid.accounts.access import Permission, requires
from ppid.accounts.models import Role
from ppid.cases import queries as cases
from ppid.cases import telling
from ppid.cases.considerations import Consideration
from ppid.casework import units, words
from ppid.casework.considering import actions
from ppid.casework.considering.forms import AskTeamForm, ConsiderForm
from ppid.casework.room import BOTH, CASE, bp, me, the_case, to_case
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.law import NotAllowed
from ppid.office.calendar import local_day


@bp.route(CASE + "/pertimbangan", methods=BOTH)
@requires(Permission.ASSIGN)
def ask_team(number: str) -> ResponseReturnValue:
    """Send a case to the team with a question."""
    case, at = the_case(number), now()
    today = local_day(at)
    usual, latest = units.advice_due_on(case, today)
    form = AskTeamForm(today=today, latest=latest, data={"due_on": usual})
    if form.validate_on_submit():
        try:
            with transaction():
                actions.ask(case, **form.answers, by=me(), at=at)
        except NotAllowed as error:
            form.form_errors.append(str(words.refusal(error)))
        else:
            flash(_("Tim Pertimbangan diberi tahu."))
            return to_case(number, "pertimbangan")
    team = accounts.active_with_role(Role.TEAM)
    return render_template("casework/ask_team.html", case=case, form=form, team=team)


@bp.route(CASE + "/pertimbangan/<int:consideration_id>", methods=BOTH)
@requires(Permission.CONSIDER)
def consider(number: str, consideration_id: int) -> ResponseReturnValue:
    """Write the team's consideration."""
    case = the_case(number)
    asked = db.session.get(Consideration, consideration_id)
    if asked is None or asked.case_id != case.id or case.state not in law.UNANSWERED:
        abort(404)
    form = ConsiderForm(data={"text": asked.text, "seen": str(asked.version)})
    if form.validate_on_submit():
        seen = int(form.seen.data) if (form.seen.data or "").isdecimal() else 0
        try:
            with transaction():
                actions.write(case, asked, text=form.text.data, seen=seen, by=me(), at=now())
        except actions.Written:
            form = ConsiderForm(data={"text": asked.text})
            form.seen.data = str(asked.version)
            writer = accounts.officer(asked.written_by_id or 0)
            form.overtaken(
                by=writer.name if writer else "", when=telling.moment(asked.written_at or now())
            )
            return _page(case, asked, form), 409
        flash(_("Pertimbangan tersimpan. PPID diberi tahu."))
        return to_case(number, "pertimbangan")
    return _page(case, asked, form)


def _page(case: object, asked: Consideration, form: ConsiderForm) -> str:
    return render_template(
        "casework/consider.html",
        case=case,
        asked=asked,
        form=form,
        questions=cases.questions(case),  # type: ignore[arg-type]
    )
