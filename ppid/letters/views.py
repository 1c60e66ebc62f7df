"""Letters as they were issued and the proof of receipt, for officers and for the requester."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from ppid.accounts.access import Permission, current_officer, holds_link, requires
from ppid.cases import grants, links
from ppid.cases import queries as cases
from ppid.cases.models import Case
from ppid.kit.clock import now
from ppid.letters import actions, queries
from ppid.letters.catalogue import RECEIPT
from ppid.letters.models import Letter

bp = Blueprint("letters", __name__)


@bp.get("/petugas/permohonan/<number>/surat/<public_id>")
@requires(Permission.WRITE)
def show(number: str, public_id: str) -> ResponseReturnValue:
    """A letter of a case, for who writes to requesters: it bears their name and address."""
    case = cases.case_for(current_officer(), number) or abort(404)
    return _letter("letters/show.html", case, queries.letter_of(case, public_id) or abort(404))


@bp.get("/lacak/surat/<public_id>")
@holds_link
def own(public_id: str) -> ResponseReturnValue:
    """A letter for the requester who opened its case in this browser."""
    letter = queries.letter_among(grants.granted_ids(now()), public_id)
    case = cases.case_by_id(letter.case_id) if letter and letter.case_id else None
    if letter is None or case is None:
        return _to_the_door()
    return _letter("letters/own.html", case, letter)


@bp.get("/petugas/permohonan/<number>/tanda-bukti")
@requires(Permission.WRITE)
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
    return _sheet(template, case, title=letter.title, number=letter.number, words=letter.html)


def _receipt(template: str, case: Case, code: str | None) -> str:
    said = actions.receipt(case, code=code)
    return _sheet(template, case, title=RECEIPT.title, number=case.number, words=said)


def _sheet(template: str, case: Case, *, title: str, number: str, words: str) -> str:
    """A page around words in which all that people wrote is escaped already."""
    facts = {"title": title, "number": number, "words": Markup(words)}  # noqa: S704
    return render_template(template, case=case, **facts)


def _to_the_door() -> ResponseReturnValue:
    flash(_("Untuk membuka surat, bukalah dulu permohonan Anda dengan nomor dan kodenya."), "info")
    return redirect(url_for("intake.follow"))
