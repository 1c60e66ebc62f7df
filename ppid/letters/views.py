"""Letters as they were issued and the proof of receipt, for officers and for the requester."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.access import (
    Permission,
    current_officer,
    holds_link,
    is_signed_in,
    may,
    public,
    requires,
)
from ppid.accounts.actors import THE_REQUESTER, Actor, officer_actor
from ppid.cases import grants, links, objection_file
from ppid.cases import queries as cases
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.files.responses import send, send_pdf
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.language import SOURCE
from ppid.letters import actions, anew, codes, queries
from ppid.letters.anew import Sheet
from ppid.letters.catalogue import CATALOGUE, Signer
from ppid.letters.forms import ROWS, correction_form
from ppid.letters.models import Letter

bp = Blueprint("letters", __name__)


@bp.get("/petugas/permohonan/<number>/surat/<public_id>")
@requires(Permission.SEE_LETTERS)
def show(number: str, public_id: str) -> ResponseReturnValue:
    """A letter of a case, for who writes to requesters: it bears their name and address."""
    case = cases.case_for(current_officer(), number) or abort(404)
    letter = queries.letter_of(case, public_id) or abort(404)
    if wants_pdf():
        return _pdf(letter, officer_actor(current_officer()))
    return _letter("letters/show.html", letter, case=case, objection=None)


@bp.get("/petugas/keberatan/<number>/surat/<public_id>")
@requires(Permission.SEE_LETTERS)
def on_objection(number: str, public_id: str) -> ResponseReturnValue:
    """A letter of an objection, for who writes to its applicant."""
    objection = objection_file.objection_by_number(number) or abort(404)
    letter = queries.letter_of_objection(objection, public_id) or abort(404)
    if wants_pdf():
        return _pdf(letter, officer_actor(current_officer()))
    return _letter("letters/show.html", letter, case=objection.case, objection=objection)


@bp.get("/lacak/surat/<public_id>")
@holds_link
def own(public_id: str) -> ResponseReturnValue:
    """A letter for the requester who opened its case or objection in this browser."""
    at = now()
    mine = grants.granted_ids(at), grants.granted_objection_ids(at)
    letter = queries.letter_among(*mine, public_id)
    if letter is None:
        return _to_the_door()
    if wants_pdf():
        return _pdf(letter, THE_REQUESTER)
    case = cases.case_by_id(letter.case_id) if letter.case_id else None
    objection = queries.objection_of(letter)
    return _letter("letters/own.html", letter, case=case, objection=objection)


@bp.get("/petugas/permohonan/<number>/tanda-bukti")
@requires(Permission.SEE_LETTERS)
def receipt(number: str) -> ResponseReturnValue:
    """The proof of receipt; its code only for the officer who has just entered the request."""
    case = cases.case_for(current_officer(), number) or abort(404)
    code = links.code_to_hand_over(case, current_officer(), now())
    return _sheet("letters/show.html", case, anew.receipt(case, code=code))


@bp.get("/lacak/permohonan/<number>/tanda-bukti")
@holds_link
def own_receipt(number: str) -> ResponseReturnValue:
    """The proof of receipt with its code, for the requester who opened the case here."""
    case = _own_case(number)
    if case is None:
        return _to_the_door()
    code = links.new_code(case.submission_key) if case.submission_key else None
    return _sheet("letters/own.html", case, anew.receipt(case, code=code))


@bp.get("/petugas/permohonan/<number>/formulir")
@requires(Permission.SEE_LETTERS)
def form(number: str) -> ResponseReturnValue:
    """The official form of the request, filled in, rights on its back (Lampiran VI)."""
    case = cases.case_for(current_officer(), number) or abort(404)
    return _sheet("letters/show.html", case, anew.request_form(case))


@bp.get("/lacak/permohonan/<number>/formulir")
@holds_link
def own_form(number: str) -> ResponseReturnValue:
    """The same form for the requester who opened the case here."""
    case = _own_case(number)
    if case is None:
        return _to_the_door()
    return _sheet("letters/own.html", case, anew.request_form(case))


@bp.get("/petugas/permohonan/<number>/formulir-salinan")
@requires(Permission.SEE_LETTERS)
def copies(number: str) -> ResponseReturnValue:
    """The form to ask for copies of what was given, with its cost."""
    case = cases.case_for(current_officer(), number) or abort(404)
    return _sheet("letters/show.html", case, anew.copy_form(case) or abort(404))


@bp.get("/lacak/permohonan/<number>/formulir-salinan")
@holds_link
def own_copies(number: str) -> ResponseReturnValue:
    """The same form for the requester who opened the case here."""
    case = _own_case(number)
    if case is None:
        return _to_the_door()
    return _sheet("letters/own.html", case, anew.copy_form(case) or abort(404))


@bp.route("/petugas/surat/<public_id>/ralat", methods=["GET", "POST"])
@requires(Permission.WRITE)
def correct(public_id: str) -> ResponseReturnValue:
    """Correct a letter by a new one, for who could sign it."""
    letter = queries.letter_by_public_id(public_id) or abort(404)
    subject = queries.subject_of(letter) or abort(404)
    if not may(corrects_with(letter)):
        abort(403)
    known = queries.correction_of(letter)
    form = correction_form(known)
    if form.validate_on_submit():
        try:
            with transaction():
                by = officer_actor(current_officer())
                made = actions.correct(letter, by=by, at=now(), **form.answers)
            flash(_("Surat ralat %(number)s diterbitkan.", number=made.number))
            return redirect(letter_page(made))
        except StaleDataError:
            form.reason.errors = [
                _("Surat ini baru saja diralat orang lain. Periksa dulu ralatnya.")
            ]
    page = render_template(
        "letters/correct.html",
        letter=letter,
        subject=subject,
        page=letter_page(letter),
        known=known,
        form=form,
        rows=ROWS,
    )
    return page, 422 if form.errors else 200


@bp.get("/formulir/permintaan.pdf")
@public
def blank_request() -> ResponseReturnValue:
    """Lampiran VI to be printed and filled in by hand."""
    return _download(anew.blank_request_form(now()))


@bp.get("/formulir/keberatan.pdf")
@public
def blank_objection() -> ResponseReturnValue:
    """Lampiran X to be printed and filled in by hand."""
    return _download(anew.blank_objection_form(now()))


def wants_pdf() -> bool:
    """Whether the letter is asked for as a file."""
    return request.args.get("bentuk") == "pdf"


def letter_page(letter: Letter) -> str:
    """The officers' page of a letter on a request or an objection."""
    objection = queries.objection_of(letter)
    if objection:
        number = objection.number
        return url_for("letters.on_objection", number=number, public_id=letter.public_id)
    case = cases.case_by_id(letter.case_id) if letter.case_id else None
    return url_for("letters.show", number=case.number if case else "", public_id=letter.public_id)


def corrects_with(letter: Letter) -> Permission:
    """What an officer must hold to correct a letter: what its signer holds."""
    by_superior = CATALOGUE[letter.kind].signer is Signer.SUPERIOR
    return Permission.RULE if by_superior else Permission.DECIDE


def _pdf(letter: Letter, by: Actor) -> ResponseReturnValue:
    kept = queries.best_print(letter)
    if kept is None:
        with transaction():
            kept = actions.pdf_of(letter, by=by, at=now())
    return send(kept.paper)


def _own_case(number: str) -> Case | None:
    case = cases.case_by_number(number)
    return case if case is not None and case.id in grants.granted_ids(now()) else None


def _letter(
    template: str, letter: Letter, *, case: Case | None, objection: Objection | None
) -> str:
    """A page around words in which all that people wrote is escaped already."""
    return render_template(
        template,
        title=letter.title,
        number=letter.number,
        words=Markup(letter.html),  # noqa: S704
        code=codes.shown(letter.code),
        twice=letter.language != SOURCE,
        correction=queries.correction_of(letter),
        corrects=queries.letter_by_id(letter.corrects_id) if letter.corrects_id else None,
        correctable=is_signed_in() and may(corrects_with(letter)),
        case=case,
        objection=objection,
    )


def _sheet(template: str, case: Case, sheet: Sheet) -> ResponseReturnValue:
    """What is made anew, as a page or as a file."""
    if wants_pdf():
        return _download(sheet)
    return render_template(
        template,
        title=sheet.form.title,
        number=sheet.number,
        words=Markup(sheet.html),  # noqa: S704
        twice=case.language != SOURCE,
        case=case,
        objection=None,
    )


def _download(sheet: Sheet) -> ResponseReturnValue:
    return send_pdf(sheet.pdf(), sheet.file_name)


def _to_the_door() -> ResponseReturnValue:
    flash(_("Untuk membuka surat, bukalah dulu permohonan Anda dengan nomor dan kodenya."), "info")
    return redirect(url_for("intake.follow"))
