"""The pages of the consequence test: sheet, testers, finishing, approval."""

from __future__ import annotations

from datetime import date

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from ppid import law
from ppid.accounts.access import Permission, current_officer, requires
from ppid.exclusions import queries, sheets
from ppid.exclusions.forms import SheetForm, from_kept
from ppid.exclusions.models import Exclusion
from ppid.exclusions.room import PATH, bp, exclusion_here, me, taken, to, upload_facts
from ppid.exclusions.screen import approves_as, period, sheet_facts
from ppid.exclusions.testing import actions
from ppid.exclusions.testing.forms import NoteForm, SignatureForm, StepForm, TesterForm, VerdictForm
from ppid.files import actions as files
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.law import Approver, ExclusionEvent, ExclusionState, NotAllowed, Rule
from ppid.office import queries as office
from ppid.office.calendar import local_day

P = Permission
BOTH = ("GET", "POST")


def _today() -> date:
    return local_day(now())


@bp.route("/petugas/pengecualian/baru", methods=BOTH)
@requires(P.EXCLUDE)
def begin() -> ResponseReturnValue:
    """A new sheet, before any request."""
    form = SheetForm(
        today=_today(), version=0, units=office.units(), data={"place": office.office().place}
    )
    if form.validate_on_submit():
        said = form.answers
        said.pop("seen")
        with transaction():
            exclusion = actions.begin(by=me(), at=now(), **said)
        return _to_testers(exclusion)
    return render_template("exclusions/begin.html", **sheet_facts(form))


@bp.route(PATH + "/informasi-lain", methods=BOTH)
@requires(P.EXCLUDE)
def add_to_sheet(public_id: str) -> ResponseReturnValue:
    """One more piece of information on the same sheet, while it is a draft."""
    first = exclusion_here(public_id)
    _must_be_draft(first)
    form = SheetForm(
        today=_today(),
        version=first.version,
        units=office.units(),
        asked=queries.asked_in(first.case_id),
        data={"unit_id": first.unit_id or 0},
    )
    del form.place
    if form.validate_on_submit():
        try:
            with transaction():
                row = actions.add_to_sheet(first, by=me(), at=now(), **form.answers)
            flash(_("%(title)s ditambahkan ke lembar uji.", title=row.title))
            return to(first)
        except StaleDataError:
            db.session.expire_all()
            form.seen.data = str(exclusion_here(public_id).version)
            form.form_errors.append(_moved_on())
    return render_template("exclusions/add_to_sheet.html", **sheet_facts(form, exclusion=first))


def _moved_on() -> str:
    return _(
        "Lembar uji ini baru saja diubah rekan Anda. Isian Anda belum disimpan dan tidak hilang: "
        "periksa lembar ujinya, lalu simpan lagi."
    )


def _to_testers(exclusion: Exclusion) -> ResponseReturnValue:
    flash(_("Lembar uji disimpan. Sebut siapa yang menguji, lalu selesaikan ujinya."))
    return redirect(url_for("exclusions.testers", public_id=exclusion.public_id), 303)


@bp.route(PATH + "/lembar-uji", methods=BOTH)
@requires(P.EXCLUDE)
def rewrite(public_id: str) -> ResponseReturnValue:
    """Write the sheet while it is a draft."""
    exclusion = exclusion_here(public_id)
    _must_be_draft(exclusion)
    form = _sheet(exclusion)
    if form.validate_on_submit():
        try:
            with transaction():
                actions.rewrite(exclusion, by=me(), at=now(), **form.answers)
        except StaleDataError:
            return _sheet_conflict(public_id, form)
        return _to_testers(sheets.first_on_sheet(exclusion))
    return render_template("exclusions/rewrite.html", **sheet_facts(form, exclusion=exclusion))


def _sheet(exclusion: Exclusion) -> SheetForm:
    form = SheetForm(
        today=_today(),
        version=exclusion.version,
        units=office.units(),
        changing=exclusion.changes_id is not None,
        asked=queries.asked_in(exclusion.case_id),
        data=from_kept(exclusion),
    )
    if exclusion.sheet_of_id:
        del form.place
    return form


def _must_be_draft(exclusion: Exclusion) -> None:
    if exclusion.state is not ExclusionState.DRAFT:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, state=exclusion.state)


def _sheet_conflict(public_id: str, form: SheetForm) -> ResponseReturnValue:
    """Somebody saved first: what is kept now, beside what was typed here."""
    db.session.expire_all()
    exclusion = exclusion_here(public_id)
    form.seen.data = str(exclusion.version)
    facts = sheet_facts(form, exclusion=exclusion, theirs=exclusion)
    return render_template("exclusions/rewrite.html", **facts), 409


@bp.route(PATH + "/penguji", methods=BOTH)
@requires(P.EXCLUDE)
def testers(public_id: str) -> ResponseReturnValue:
    """Who tests: named one by one while the sheet is a draft."""
    exclusion = sheets.first_on_sheet(exclusion_here(public_id))
    _must_be_draft(exclusion)
    form = TesterForm()
    if form.validate_on_submit():
        with transaction():
            tester = actions.name_tester(exclusion, **form.answers)
        flash(_("%(name)s ditambahkan sebagai penguji.", name=tester.name))
        return redirect(url_for("exclusions.testers", public_id=exclusion.public_id), 303)
    return render_template(
        "exclusions/testers.html",
        exclusion=exclusion,
        form=form,
        testers=sheets.testers(exclusion),
    )


@bp.post(PATH + "/penguji/<int:tester_id>/hapus")
@requires(P.EXCLUDE)
def take_tester_off(public_id: str, tester_id: int) -> ResponseReturnValue:
    """Take a tester off a draft."""
    exclusion = exclusion_here(public_id)
    with transaction():
        actions.take_tester_off(exclusion, tester_id)
    return redirect(url_for("exclusions.testers", public_id=public_id), 303)


def seen_version() -> int:
    """The version of the page on which a button was pressed."""
    form = StepForm(today=_today(), version=-1)
    return int(form.answers["seen"]) if form.validate() else -1


@bp.post(PATH + "/selesai")
@requires(P.EXCLUDE)
def finish(public_id: str) -> ResponseReturnValue:
    """Finish the test: the sheet gets its number and can be printed and signed."""
    exclusion, seen = exclusion_here(public_id), seen_version()
    with transaction():
        letter = actions.finish(exclusion, seen=seen, by=me(), at=now())
    flash(_("Lembar uji %(number)s diterbitkan. Cetak untuk ditandatangani.", number=letter.number))
    return to(exclusion)


@bp.route(PATH + "/persetujuan", methods=BOTH)
@requires(P.CLASSIFY)
def approve(public_id: str) -> ResponseReturnValue:
    """The Atasan PPID or the Pimpinan reads the sheet, then approves or gives it back."""
    exclusion = exclusion_here(public_id)
    who = approves_as(exclusion, current_officer())
    if who is None:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, state=exclusion.state)
    form = VerdictForm(today=_today(), version=exclusion.version)
    if form.validate_on_submit():
        said = form.answers
        with transaction():
            if said["verdict"] == "approve":
                actions.approve(exclusion, who=who, seen=said["seen"], by=me(), at=now())
            else:
                actions.send_back(
                    exclusion, seen=said["seen"], note=said["note"], by=me(), at=now()
                )
        flash(_("Putusan Anda dicatat."))
        return to(exclusion)
    if ExclusionEvent.SUPERIOR_APPROVED not in law.may_exclude(exclusion.standing):
        abort(409)
    return render_template(
        "exclusions/approve.html",
        exclusion=exclusion,
        form=form,
        as_head=who is Approver.HEAD,
        sheet_rows=sheets.sheet_rows(exclusion),
        grounds=law.GROUNDS,
        period=period,
        letters=queries.letters(exclusion),
    )


@bp.route(PATH + "/tanda-tangan", methods=BOTH)
@requires(P.EXCLUDE)
def sign(public_id: str) -> ResponseReturnValue:
    """Record that the head signed the sheet on paper."""
    exclusion = exclusion_here(public_id)
    form = SignatureForm(today=_today(), version=exclusion.version)
    if form.is_submitted():
        valid = form.validate()
        stored = taken(form.paper, _("Pilih berkas PDF lembar uji yang ditandatangani."))
        if valid and stored and not form.errors:
            said = form.answers | {"paper": None}
            said.pop("paper")
            with transaction():
                actions.sign(exclusion, stored, by=me(), at=now(), **said)
            flash(_("Persetujuan pimpinan dicatat."))
            return to(exclusion)
        if stored:
            files.discard(stored)
    return render_template("exclusions/sign.html", exclusion=exclusion, form=form, **upload_facts())


@bp.route(PATH + "/akhiri", methods=BOTH)
@requires(P.EXCLUDE)
def drop(public_id: str) -> ResponseReturnValue:
    """End a test that found nothing to exclude."""
    exclusion = exclusion_here(public_id)
    form = NoteForm(today=_today(), version=exclusion.version)
    if form.validate_on_submit():
        said = form.answers
        with transaction():
            actions.drop(exclusion, seen=said["seen"], note=said["note"], by=me(), at=now())
        flash(_("Uji diakhiri: informasinya tidak dikecualikan."))
        return to(exclusion)
    return render_template("exclusions/drop.html", exclusion=exclusion, form=form)


@bp.route(PATH + "/ubah-status", methods=BOTH)
@requires(P.EXCLUDE)
def change(public_id: str) -> ResponseReturnValue:
    """Begin the test of a change of status, Lampiran IV."""
    before = exclusion_here(public_id)
    form = SheetForm(
        today=_today(),
        version=before.version,
        units=office.units(),
        changing=True,
        data=from_kept(before) | {"change_reason": ""},
    )
    if form.validate_on_submit():
        said = form.answers
        said.pop("seen")
        with transaction():
            exclusion = actions.begin(changes=before, by=me(), at=now(), **said)
        return _to_testers(exclusion)
    if request.method == "GET" and ExclusionEvent.CHANGED not in law.may_exclude(before.standing):
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, state=before.state)
    return render_template("exclusions/change.html", **sheet_facts(form, before=before))
