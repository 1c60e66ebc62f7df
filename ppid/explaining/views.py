"""Why is it this date? For the requester and for officers, as a page, a value, a calendar file."""

from __future__ import annotations

from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, holds_link, requires
from ppid.cases import explained_words as words
from ppid.cases import grants, ics, objection_file, rights
from ppid.cases import queries as cases
from ppid.cases.disputes import Dispute
from ppid.cases.explained import Dated, Explained, explain, value
from ppid.cases.models import Case
from ppid.cases.months import months
from ppid.explaining import queries
from ppid.kit.clock import now
from ppid.office.calendar import local_day

bp = Blueprint("explaining", __name__)

OWN = "/lacak/permohonan/<number>/tanggal/<code>"
OWN_OBJECTION = "/lacak/keberatan/<number>/tanggal/<code>"
DESK = "/petugas/permohonan/<number>/tanggal/<code>"
DESK_OBJECTION = "/petugas/keberatan/<number>/tanggal/<code>"
DESK_DISPUTE = "/petugas/sengketa/<number>/tanggal/<code>"
FILES = ".<any(json,ics):form>"
BACK = {
    "explaining.own": "intake.case",
    "explaining.own_objection": "objections.own",
    "explaining.show": "casework.show",
    "explaining.show_objection": "objections.show",
    "explaining.show_dispute": "disputes.show",
}


@bp.get(OWN)
@bp.get(OWN + FILES)
@holds_link
def own(number: str, code: str, form: str = "html") -> ResponseReturnValue:
    """A date of the requester's own request."""
    case = queries.own_case(number, grants.granted_ids(now()))
    return _answer(case, code, form, "explaining/own.html") if case else _to_the_door(form)


@bp.get(OWN_OBJECTION)
@bp.get(OWN_OBJECTION + FILES)
@holds_link
def own_objection(number: str, code: str, form: str = "html") -> ResponseReturnValue:
    """A date of the applicant's own objection."""
    at = now()
    found = queries.own_objection(number, grants.granted_ids(at), grants.granted_objection_ids(at))
    return _answer(found, code, form, "explaining/own.html") if found else _to_the_door(form)


@bp.get(DESK)
@bp.get(DESK + FILES)
@requires(Permission.READ)
def show(number: str, code: str, form: str = "html") -> ResponseReturnValue:
    """A date of a case, for officers who may see the case."""
    case = cases.case_for(current_officer(), number) or abort(404)
    return _answer(case, code, form, "explaining/show.html")


@bp.get(DESK_OBJECTION)
@bp.get(DESK_OBJECTION + FILES)
@requires(Permission.SEE_OBJECTIONS)
def show_objection(number: str, code: str, form: str = "html") -> ResponseReturnValue:
    """A date of an objection, for officers who may see it."""
    found = queries.objection_for(current_officer(), number) or abort(404)
    return _answer(found, code, form, "explaining/show.html")


@bp.get(DESK_DISPUTE)
@bp.get(DESK_DISPUTE + FILES)
@requires(Permission.SEE_DISPUTES)
def show_dispute(number: str, code: str, form: str = "html") -> ResponseReturnValue:
    """A date of a dispute, for officers who carry disputes."""
    found = queries.dispute(number) or abort(404)
    return _answer(found, code, form, "explaining/show.html")


def _answer(subject: Dated, code: str, form: str, template: str) -> ResponseReturnValue:
    """The explanation in the form that was asked for; a date that the file has not is not found."""
    found = explain(subject, code) or abort(404)
    if form == "json":
        return jsonify(value(found, words.title(found.of)))
    if form == "ics":
        return _file(found)
    return render_template(template, **_page(found))


def _page(found: Explained) -> dict[str, Any]:
    today, subject = local_day(now()), found.subject
    return {
        "explanation": found.of,
        "subject": subject,
        "back": url_for(BACK[str(request.endpoint)], number=subject.number),
        "files": request.endpoint,
        "title": words.title(found.of),
        "parts": words.parts(found.of),
        "moves": words.moves(found.of),
        "months": months(found.of, today),
        "profile": words.profile(found),
        "provisional": words.provisional(),
        "today": today,
    }


def _file(found: Explained) -> Response:
    at, subject = now(), found.subject
    text = words.in_short(found)
    case = _case_of(subject)
    if case:
        following = rights.calendar_words(
            case, found.of.code, today=local_day(at), objections=objection_file.objections_of(case)
        )
        text = f"{text} {following}".strip()
    made = ics.calendar_file(found, title=words.title(found.of), text=text, at=at)
    name = f"{subject.number}-{found.of.code}.ics"
    return Response(
        made,
        mimetype="text/calendar",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _case_of(subject: Dated) -> Case | None:
    if isinstance(subject, Dispute):
        return subject.objection.case
    return subject if isinstance(subject, Case) else subject.case


def _to_the_door(form: str) -> ResponseReturnValue:
    """Programs are told that it is closed to them; people are shown how to open it."""
    if form != "html":
        abort(403)
    flash(_("Buka permohonan dengan nomor dan kodenya untuk melihat hitungan tanggalnya."), "info")
    return redirect(url_for("intake.follow"))
