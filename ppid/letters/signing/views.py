"""Signing letters: what waits for one's signature, what became of it, what was signed elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from flask import (
    Blueprint,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage

from ppid.accounts.access import Permission, acting_roles, current_officer, may, requires
from ppid.accounts.actors import Actor, officer_actor
from ppid.files import actions as files
from ppid.files import responses
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.files.words import accept, hint, sentence
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.security import limiter
from ppid.letters import actions as letters
from ppid.letters import queries as letter_queries
from ppid.letters.models import Letter, LetterKind
from ppid.letters.signing import actions, makers, queries, uploads, words
from ppid.letters.signing.forms import KeepForm, PlainForm, SignedAs, SignForm
from ppid.letters.signing.models import Signature
from ppid.letters.signing.orders import NotSigned

bp = Blueprint("signing", __name__)
bp.add_app_template_global(makers.signs_electronically)

P = Permission
BOTH = ("GET", "POST")
LETTER = "/petugas/surat/<public_id>"


def _me() -> Actor:
    return officer_actor(current_officer())


def _kinds() -> frozenset[LetterKind]:
    """The kinds of letters that this officer signs, also for who is away."""
    return queries.kinds_of(acting_roles(current_officer()))


def _letter_here(public_id: str) -> Letter:
    """The letter in the address; 404 otherwise."""
    return letter_queries.letter_by_public_id(public_id) or abort(404)


def _mine(found: Letter) -> bool:
    """Whether the officer signs such letters."""
    return may(P.SIGN) and queries.signed_as(found) in _kinds()


def _to_sign(public_id: str) -> Letter:
    """The letter in the address, if it is one that this officer signs; 404 otherwise."""
    found = _letter_here(public_id)
    return found if _mine(found) else abort(404)


@bp.route("/petugas/tanda-tangan", methods=BOTH)
@requires(P.SIGN)
@limiter.limit("60/hour", methods=["POST"])
def queue() -> ResponseReturnValue:
    """The letters that wait for one's signature, are being signed, or failed."""
    kinds = _kinds()
    kind = makers.configured()
    rows = queries.open_ones(kinds)
    asks = kind in makers.ASKS
    form = _sign_form(rows[: queries.PAGE]) if asks and rows else None
    if form and form.validate_on_submit():
        ids, nik, passphrase = form.asked
        with transaction():
            chosen = queries.asked_for(ids, kinds)
            asked = actions.ask(chosen, nik=nik, passphrase=passphrase, by=_me(), at=now())
        flash(
            ngettext(
                "%(num)d surat sedang ditandatangani. Hasilnya terlihat di halaman ini.",
                "%(num)d surat sedang ditandatangani. Hasilnya terlihat di halaman ini.",
                asked,
            )
        )
        return redirect(url_for("signing.queue"), 303)
    page = render_template(
        "signing/queue.html",
        form=form,
        again=PlainForm(),
        kind=kind,
        asks=asks,
        rows=rows[: queries.PAGE],
        more=len(rows) > queries.PAGE,
        waiting=queries.waiting_ones(kinds),
        words=words,
    )
    return page, 422 if form and form.errors else 200


def _sign_form(rows: Sequence[Signature]) -> SignForm:
    """None of the letters is chosen, unless the address asks for all."""
    every = [str(one.id) for one in rows] if request.args.get("pilih") == "semua" else []
    return SignForm(rows=rows, data={"chosen": every})


@bp.get(LETTER + "/tanda-tangan")
@requires(P.SEE_LETTERS)
def letter(public_id: str) -> ResponseReturnValue:
    """How one letter is signed and its files; for who signs it, what may be done now."""
    found = _letter_here(public_id)
    signature = queries.of_letter(found)
    return render_template(
        "signing/letter.html",
        letter=found,
        signature=signature,
        mine=_mine(found),
        files=letter_queries.prints_of(found),
        kind=makers.configured(),
        on_paper=found.kind in makers.ON_PAPER,
        words=words,
    )


@bp.get(LETTER + "/berkas/<int:file_id>")
@requires(P.SEE_LETTERS)
def file(public_id: str, file_id: int) -> ResponseReturnValue:
    """One PDF of a letter: as issued, signed, or the scan."""
    kept = letter_queries.prints_of(_letter_here(public_id))
    found = next((one for one in kept if one.id == file_id), None) or abort(404)
    return responses.send(found.paper)


@bp.post(LETTER + "/tanda-tangan/lagi")
@requires(P.SIGN)
def again(public_id: str) -> ResponseReturnValue:
    """Try a failed signature again, or ask for one that an older letter never had."""
    found = _to_sign(public_id)
    with transaction():
        signature = queries.of_letter(found)
        if signature is None:
            actions.promise(found, at=now())
        else:
            actions.try_again(signature, at=now())
    if makers.configured() in makers.ASKS:
        flash(_("Surat kembali menunggu tanda tangan Anda. Isi NIK dan passphrase di bawah."))
        return redirect(url_for("signing.queue"), 303)
    flash(_("Surat masuk antrean tanda tangan lagi."))
    return redirect(url_for("signing.letter", public_id=public_id), 303)


@bp.route(LETTER + "/bertanda-tangan", methods=BOTH)
@requires(P.SIGN)
def add_signed(public_id: str) -> ResponseReturnValue:
    """Keep the letter as it was signed by hand or with another application."""
    found = _to_sign(public_id)
    form = KeepForm()
    if form.is_submitted():
        valid = form.validate()
        stored = _taken(form) if valid else None
        if stored and _kept(form, found, stored):
            flash(_("Surat bertanda tangan disimpan. Berkas inilah yang diterima pemohon."))
            return redirect(url_for("signing.letter", public_id=public_id), 303)
        if stored:
            files.discard(stored)
    page = render_template(
        "signing/add_signed.html",
        letter=found,
        form=form,
        file_hint=hint(Slot.LETTER),
        file_accept=accept(Slot.LETTER),
    )
    return page, 422 if form.errors else 200


def _taken(form: KeepForm) -> Stored | None:
    upload = form.file.data
    if not isinstance(upload, FileStorage) or not upload.filename:
        form.file.errors = [_("Pilih berkas PDF surat yang sudah ditandatangani.")]
        return None
    try:
        return files.inspect_and_store(upload.stream, upload.filename, Slot.LETTER)
    except Refused as refused:
        form.file.errors = [sentence(refused)]
        return None


def _kept(form: KeepForm, found: Letter, stored: Stored) -> bool:
    at, by = now(), _me()
    if form.role.data == SignedAs.SCAN.value:
        with transaction():
            actions.keep_scan(found, stored, by=by, at=at)
        return True
    if not uploads.can_read():
        form.file.errors = [_("Tanda tangan elektronik tidak dapat dibaca di sini: minta "
                              "administrator memasang paket tambahan “sign”.")]  # fmt: skip
        return False
    try:
        with transaction():
            issued = letters.pdf_of(found, at=at, by=by)
        reading = uploads.read(issued, stored, trust=current_app.config["SIGN_TRUST"], at=at)
        with transaction():
            actions.keep_outside(found, stored, reading, by=by, at=at)
    except NotSigned:
        form.file.errors = [
            _(
                "Berkas ini bukan surat %(number)s dengan tanda tangan elektronik yang utuh. "
                "Tandatangani PDF yang diterbitkan sistem ini, jangan hasil cetak ulangnya.",
                number=found.number,
            )
        ]
        return False
    except actions.AlreadySigned:
        form.file.errors = [_("Surat ini sudah ditandatangani secara elektronik.")]
        return False
    return True
