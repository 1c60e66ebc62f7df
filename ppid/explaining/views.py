"""Why is it this date? For the requester and for officers, as a page, a value, a calendar file."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, holds_link, public, requires
from ppid.cases import explained, grants, objection_file, opening, rights
from ppid.cases import explained_words as words
from ppid.cases import queries as cases
from ppid.cases.disputes import Dispute
from ppid.cases.explained import Dated
from ppid.cases.models import Case
from ppid.explaining import queries
from ppid.explaining.answers import FILES, answer
from ppid.kit.clock import now
from ppid.kit.security import csrf, limiter
from ppid.office.calendar import local_day

bp = Blueprint("explaining", __name__)

OWN = "/lacak/permohonan/<number>/tanggal/<code>"
OWN_OBJECTION = "/lacak/keberatan/<number>/tanggal/<code>"
OWN_DISPUTE = "/lacak/sengketa/<number>/tanggal/<code>"
DESK = "/petugas/permohonan/<number>/tanggal/<code>"
DESK_OBJECTION = "/petugas/keberatan/<number>/tanggal/<code>"
DESK_DISPUTE = "/petugas/sengketa/<number>/tanggal/<code>"
BACK = {
    "explaining.own": "intake.case",
    "explaining.own_objection": "objections.own",
    "explaining.own_dispute": "objections.own",
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


@bp.get(OWN_DISPUTE)
@bp.get(OWN_DISPUTE + FILES)
@holds_link
def own_dispute(number: str, code: str, form: str = "html") -> ResponseReturnValue:
    """A date of the dispute that followed the applicant's own objection."""
    at = now()
    found = queries.own_dispute(number, grants.granted_ids(at), grants.granted_objection_ids(at))
    return _answer(found, code, form, "explaining/own.html") if found else _to_the_door(form)


def _by_number() -> str:
    return opening.limit_key(request.form.get("number", ""))


@bp.post("/lacak/tanggal.json")
@csrf.exempt  # it reads what number and code in its body open, whatever the browser may follow
@public
@limiter.limit("10/minute")
@limiter.limit("30/hour", key_func=_by_number)
def values() -> ResponseReturnValue:
    """Every date of what a number and its tracking code open, for programs (JSON).

    Takes the fields `number` and `code` of the receipt; gives the dates of the request, of its
    objections and of their disputes. 403 where the two do not fit.
    """
    found = opening.by_code(*(request.form.get(name, "")[:60] for name in ("number", "code")))
    if found is None:
        return jsonify(error=_("Nomor dan kode ini tidak cocok.")), 403
    return jsonify(dates=[one for subject in queries.road(found) for one in _values(subject)])


def _values(subject: Dated) -> list[dict[str, Any]]:
    found = (explained.explain(subject, code) for code in explained.explanations(subject))
    return [explained.value(one, words.title(one.of)) for one in found if one]


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
    at, found = now(), explained.explain(subject, code) or abort(404)
    case = _case_of(subject)
    following = ""
    if form == "ics" and case:
        objections = objection_file.objections_of(case)
        following = rights.calendar_words(case, code, today=local_day(at), objections=objections)
    return answer(found, form, template, at=at, back=_back(subject), following=following)


def _back(subject: Dated) -> str:
    """The page from which a date is asked about; a dispute's applicant comes from the objection."""
    here = str(request.endpoint)
    if here == "explaining.own_dispute" and isinstance(subject, Dispute):
        return url_for(BACK[here], number=subject.objection.number)
    return url_for(BACK[here], number=subject.number)


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
