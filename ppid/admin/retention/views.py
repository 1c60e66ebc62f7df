"""How long personal data is kept: periods, what ends now, what is held, what was erased."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, confirms, current_officer, requires
from ppid.admin.actions import Overtaken, mark_of
from ppid.admin.retention import actions, queries
from ppid.admin.retention.certificate import certificate
from ppid.admin.retention.forms import HoldForm, PeriodsForm
from ppid.admin.retention.words import KINDS
from ppid.admin.room import bp
from ppid.files import responses
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.language import speaking
from ppid.office.calendar import local_day
from ppid.office.queries import office

PLACE = "/pengaturan/masa-simpan"


@bp.route(PLACE, methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def retention() -> ResponseReturnValue:
    """The periods, and what a run today would erase and leave alone."""
    form = PeriodsForm(data={kept.value: queries.days(kept) for kept in queries.PERIODS})
    if form.validate_on_submit():
        try:
            with transaction():
                actions.change_periods(
                    form.wanted, seen=form.seen.data, by=current_officer(), at=now()
                )
        except Overtaken:
            form = PeriodsForm(data={kept.value: queries.days(kept) for kept in queries.PERIODS})
            form.overtaken()
            form.seen.data = _mark()
        else:
            flash(_("Masa simpan tersimpan."))
            return redirect(url_for("admin.retention"), 303)
    if not form.is_submitted():
        form.seen.data = _mark()
    return _page(form, HoldForm()), (409 if form.both else 200)


def _mark() -> str:
    return mark_of(office(), ("retention",))


def _page(form: PeriodsForm, hold_form: HoldForm) -> str:
    return render_template(
        "admin/retention.html",
        form=form,
        hold_form=hold_form,
        preview=queries.preview(local_day(now())),
        holds=queries.standing_holds(),
        runs=queries.runs(),
        waiting=queries.waiting_run(),
        kinds=KINDS,
    )


@bp.post(f"{PLACE}/tangguhkan")
@requires(Permission.ADMINISTER)
def lay_hold() -> ResponseReturnValue:
    """Let nothing of a case be erased."""
    hold_form = HoldForm()
    case = queries.case_by_number(hold_form.number.data or "")
    if hold_form.validate_on_submit() and case is not None:
        try:
            with transaction():
                reason = hold_form.reason.data
                actions.lay_hold(case, reason=reason, by=current_officer(), at=now())
        except actions.HeldAlready:
            hold_form.number.errors = [_("Permohonan ini sudah ditangguhkan.")]
        else:
            flash(_("Penghapusan untuk %(number)s ditangguhkan.", number=case.number))
            return redirect(url_for("admin.retention"), 303)
    if case is None and not hold_form.number.errors:
        hold_form.number.errors = [_("Tidak ada permohonan dengan nomor ini.")]
    form = PeriodsForm(
        formdata=None, data={kept.value: queries.days(kept) for kept in queries.PERIODS}
    )
    form.seen.data = _mark()
    return _page(form, hold_form), 422


@bp.post(f"{PLACE}/lepas/<int:hold_id>")
@requires(Permission.ADMINISTER)
def lift_hold(hold_id: int) -> ResponseReturnValue:
    """End a hold."""
    found = queries.hold(hold_id) or abort(404)
    with transaction():
        actions.lift_hold(found, by=current_officer(), at=now())
    flash(_("Penangguhan untuk %(number)s dilepas.", number=found.case.number))
    return redirect(url_for("admin.retention"), 303)


@bp.post(f"{PLACE}/hapus")
@requires(Permission.ADMINISTER)
@confirms
def erase_ended() -> ResponseReturnValue:
    """Ask the worker to erase what has ended."""
    try:
        with transaction():
            actions.ask_run(by=current_officer(), at=now())
    except actions.RunWaits:
        flash(_("Penghapusan sudah diminta dan sedang menunggu giliran."), "info")
    else:
        flash(_("Penghapusan diminta. Berita acaranya ada di bawah dalam beberapa menit."))
    return redirect(url_for("admin.retention", _anchor="riwayat"), 303)


@bp.get(f"{PLACE}/berita-acara/<int:run_id>")
@requires(Permission.SEE_RECORD)
def erasure_certificate(run_id: int) -> ResponseReturnValue:
    """The certificate of a run that is done."""
    run = queries.run(run_id)
    if run is None or run.done_at is None:
        abort(404)
    with speaking("id"):
        content = certificate(run, queries.erasures(run), office())
    return responses.send_pdf(content, f"berita-acara-penghapusan-{run.id:04d}.pdf")
