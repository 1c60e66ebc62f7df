"""Letters as they were issued and the proof of receipt, for officers and for the requester."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from ppid.accounts.access import Permission, current_officer, holds_link, requires
from ppid.cases import grants, links, objection_file
from ppid.cases import queries as cases
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.kit.clock import now
from ppid.letters import actions, queries
from ppid.letters.catalogue import RECEIPT
from ppid.letters.models import Letter

bp = Blueprint("letters", __name__)


@bp.get("/petugas/permohonan/<number>/surat/<public_id>")
@requires(Permission.SEE_LETTERS)
def show(number: str, public_id: str) -> ResponseReturnValue:
    """A letter of a case, for who writes to requesters: it bears their name and address."""
    case = cases.case_for(current_officer(), number) or abort(404)
    return _letter("letters/show.html", case, queries.letter_of(case, public_id) or abort(404))


@bp.get("/petugas/keberatan/<number>/surat/<public_id>")
@requires(Permission.SEE_LETTERS)
def on_objection(number: str, public_id: str) -> ResponseReturnValue:
    """A letter of an objection, for who writes to its applicant."""
    objection = objection_file.objection_by_number(number) or abort(404)
    letter = queries.letter_of_objection(objection, public_id) or abort(404)
    return _sheet(
        "letters/show.html",
        title=letter.title,
        number=letter.number,
        words=letter.html,
        case=objection.case,
        objection=objection,
    )


@bp.get("/lacak/surat/<public_id>")
@holds_link
def own(public_id: str) -> ResponseReturnValue:
    """A letter for the requester who opened its case or objection in this browser."""
    at = now()
    mine = grants.granted_ids(at), grants.granted_objection_ids(at)
    letter = queries.letter_among(*mine, public_id)
    if letter is None:
        return _to_the_door()
    return _sheet(
        "letters/own.html",
        title=letter.title,
        number=letter.number,
        words=letter.html,
        case=cases.case_by_id(letter.case_id) if letter.case_id else None,
        objection=queries.objection_of(letter),
    )


@bp.get("/petugas/permohonan/<number>/tanda-bukti")
@requires(Permission.SEE_LETTERS)
def receipt(number: str) -> ResponseReturnValue:
    """The proof of receipt; its code only for the officer who has just entered the request."""
    case = cases.case_for(current_officer(), number) or abort(404)
    code = links.code_to_hand_over(case, current_officer(), now())
    return _receipt("letters/show.html", case, code)


@bp.get("/lacak/permohonan/<number>/tanda-bukti")
@holds_link
def own_receipt(number: str) -> ResponseReturnValue:
    """The proof of receipt with its code, for the requester who opened the case here."""
    case = cases.case_by_number(number)
    if case is None or case.id not in grants.granted_ids(now()):
        return _to_the_door()
    code = links.new_code(case.submission_key) if case.submission_key else None
    return _receipt("letters/own.html", case, code)


def _letter(template: str, case: Case, letter: Letter) -> str:
    return _sheet(template, title=letter.title, number=letter.number, words=letter.html, case=case)


def _receipt(template: str, case: Case, code: str | None) -> str:
    said = actions.receipt(case, code=code)
    return _sheet(template, title=RECEIPT.title, number=case.number, words=said, case=case)


def _sheet(
    template: str,
    *,
    title: str,
    number: str,
    words: str,
    case: Case | None,
    objection: Objection | None = None,
) -> str:
    """A page around words in which all that people wrote is escaped already."""
    facts = {"title": title, "number": number, "words": Markup(words)}  # noqa: S704
    return render_template(template, case=case, objection=objection, **facts)


def _to_the_door() -> ResponseReturnValue:
    flash(_("Untuk membuka surat, bukalah dulu permohonan Anda dengan nomor dan kodenya."), "info")
    return redirect(url_for("intake.follow"))
