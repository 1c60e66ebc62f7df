"""Units, and the officers of the whole office: invite, change, lock out."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from ppid.accounts import actions as accounts
from ppid.accounts import queries as account_queries
from ppid.accounts.access import Permission, confirms, current_officer, requires
from ppid.accounts.factors import actions as factors
from ppid.accounts.models import Officer
from ppid.accounts.words import DUTIES, ROLES
from ppid.admin import queries
from ppid.admin.actions import Overtaken, mark_of
from ppid.admin.forms import OfficerForm, UnitForm
from ppid.admin.people import actions
from ppid.admin.people.words import TEMPLATES
from ppid.admin.room import bp
from ppid.cases import handing_on
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office import actions as office_actions
from ppid.office import queries as office_queries
from ppid.office.models import Unit


@bp.get("/pengaturan/unit")
@requires(Permission.ADMINISTER)
def units() -> ResponseReturnValue:
    """All units, with their officers and what waits for them."""
    return render_template("admin/units.html", lines=queries.unit_lines())


@bp.route("/pengaturan/unit/baru", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def add_unit() -> ResponseReturnValue:
    """A new unit."""
    form = UnitForm()
    if form.validate_on_submit():
        try:
            with transaction():
                made = actions.add_unit(form.answers, by=current_officer(), at=now())
        except office_actions.NameTaken:
            form.name.errors = [_("Sudah ada unit dengan nama ini.")]
        else:
            flash(_("Unit %(name)s ditambahkan.", name=made.name))
            return redirect(url_for("admin.units"), 303)
    return render_template("admin/add_unit.html", form=form)


def _unit(unit_id: int) -> Unit:
    return office_queries.unit(unit_id) or abort(404)


@bp.route("/pengaturan/unit/<int:unit_id>", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def unit(unit_id: int) -> ResponseReturnValue:
    """Change a unit."""
    found = _unit(unit_id)
    form = UnitForm(obj=found)
    if form.validate_on_submit():
        try:
            with transaction():
                actions.change_unit(
                    found, form.answers, seen=form.seen.data, by=current_officer(), at=now()
                )
        except office_actions.NameTaken:
            form.name.errors = [_("Sudah ada unit lain dengan nama ini.")]
        except Overtaken:
            form = UnitForm(obj=found)
            form.overtaken()
            form.seen.data = mark_of(found, actions.UNIT)
        else:
            flash(_("Unit tersimpan."))
            return redirect(url_for("admin.units"), 303)
    if not form.is_submitted():
        form.seen.data = mark_of(found, actions.UNIT)
    waiting = queries.waiting_for_unit(found)
    page = render_template("admin/unit.html", form=form, unit=found, waiting=waiting)
    return page, (409 if form.both else 200)


@bp.post("/pengaturan/unit/<int:unit_id>/pensiun")
@requires(Permission.ADMINISTER)
def retire_unit(unit_id: int) -> ResponseReturnValue:
    """Lay nothing more with a unit, once nothing waits for it."""
    found = _unit(unit_id)
    with transaction():
        waiting = queries.waiting_for_unit(found)
        if not waiting:
            actions.retire_unit(found, by=current_officer(), at=now())
    if waiting:
        words = ngettext(
            "Belum bisa dinonaktifkan: %(num)d permohonan masih menunggu jawaban unit ini.",
            "Belum bisa dinonaktifkan: %(num)d permohonan masih menunggu jawaban unit ini.",
            waiting,
        )
        flash(words, "error")
        return redirect(url_for("admin.unit", unit_id=unit_id), 303)
    said = _("Unit %(name)s dinonaktifkan. Riwayatnya tetap ada.", name=found.name)
    return _done(said, "admin.units")


@bp.post("/pengaturan/unit/<int:unit_id>/aktif")
@requires(Permission.ADMINISTER)
def revive_unit(unit_id: int) -> ResponseReturnValue:
    """Let a unit take part again."""
    found = _unit(unit_id)
    with transaction():
        actions.revive_unit(found, by=current_officer(), at=now())
    return _done(_("Unit %(name)s aktif lagi.", name=found.name), "admin.units")


def _done(said: str, to: str) -> ResponseReturnValue:
    """Say what was done, on the list it was done to."""
    flash(said)
    return redirect(url_for(to), 303)


@bp.get("/pengaturan/petugas")
@requires(Permission.SEE_RECORD)
def officers() -> ResponseReturnValue:
    """All officers: what they may do, and when they were last here."""
    return render_template("admin/officers.html", lines=queries.officer_lines(), words=ROLES)


def _form(officer: Officer | None = None) -> OfficerForm:
    units = list(office_queries.units())
    if officer is None:
        return OfficerForm(units=units)
    if officer.unit is not None and officer.unit not in units:
        units.append(officer.unit)
    kept = {
        "roles": [role.value for role in officer.roles],
        "unit_id": officer.unit_id or 0,
    } | {name: getattr(officer, name) for name in ("name", "email", "title", "rank", "nip")}
    return OfficerForm(data=kept, units=units)


@bp.route("/pengaturan/petugas/baru", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
@confirms
def invite() -> ResponseReturnValue:
    """Open an account for an officer and mail the invitation."""
    form = _form()
    form.submit.label.text = _("Kirim undangan")
    template = TEMPLATES.get(request.args.get("templat", ""))
    if template and not form.is_submitted():
        form.roles.data = [role.value for role in template.roles]
    if form.validate_on_submit():
        by = current_officer()
        try:
            with transaction():
                accounts.invite(**form.answers, by=by, at=now())
        except accounts.EmailTaken:
            form.email.errors = [_("Sudah ada petugas dengan alamat email ini.")]
        else:
            flash(_("Undangan masuk antrean kirim. Tautannya berlaku 72 jam."))
            return redirect(url_for("admin.officers"), 303)
    return render_template(
        "admin/invite.html", form=form, duties=_duties(), templates=TEMPLATES, chosen=template
    )


def _duties() -> dict[str, object]:
    return {role.value: words for role, words in DUTIES.items()}


def _officer(officer_id: int) -> Officer:
    return account_queries.officer(officer_id) or abort(404)


@bp.route("/pengaturan/petugas/<int:officer_id>", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
@confirms
def officer(officer_id: int) -> ResponseReturnValue:
    """Change who an officer is and what they may do."""
    found = _officer(officer_id)
    form = _form(found)
    if form.validate_on_submit():
        by = current_officer()
        try:
            with transaction():
                actions.change_officer(found, form.answers, seen=form.seen.data, by=by, at=now())
        except Overtaken:
            form = _form(found)
            form.overtaken()
            form.seen.data = mark_of(found, actions.OFFICER)
        except accounts.EmailTaken:
            form.email.errors = [_("Sudah ada petugas lain dengan alamat email ini.")]
        except accounts.LastAdministrator:
            form.roles.errors = [_last_administrator()]
        else:
            flash(_("Petugas tersimpan. Perubahan peran berlaku saat itu juga."))
            return redirect(url_for("admin.officers"), 303)
    if not form.is_submitted():
        form.seen.data = mark_of(found, actions.OFFICER)
    return render_template(
        "admin/officer.html",
        form=form,
        officer=found,
        duties=_duties(),
        sign_ins=len(account_queries.open_sign_ins(found, now())),
        holds=len(handing_on.open_cases(found)),
    ), (409 if form.both else 200)


def _last_administrator() -> str:
    return str(
        _(
            "Harus ada paling sedikit satu administrator yang aktif. Jadikan petugas lain "
            "administrator lebih dahulu."
        )
    )


@bp.post("/pengaturan/petugas/<int:officer_id>/nonaktif")
@requires(Permission.ADMINISTER)
@confirms
def deactivate(officer_id: int) -> ResponseReturnValue:
    """Lock an officer out at once."""
    found = _officer(officer_id)
    try:
        with transaction():
            accounts.deactivate(found, by=current_officer(), at=now())
    except accounts.LastAdministrator:
        flash(_last_administrator(), "error")
        return redirect(url_for("admin.officer", officer_id=officer_id), 303)
    flash(_("%(name)s dikunci dan dikeluarkan dari semua peramban.", name=found.name))
    if handing_on.open_cases(found):
        return redirect(url_for("admin.hand_over_cases", officer_id=officer_id), 303)
    return redirect(url_for("admin.officers"), 303)


@bp.post("/pengaturan/petugas/<int:officer_id>/aktif")
@requires(Permission.ADMINISTER)
@confirms
def reactivate(officer_id: int) -> ResponseReturnValue:
    """Let an officer sign in again."""
    found = _officer(officer_id)
    with transaction():
        accounts.reactivate(found, by=current_officer(), at=now())
    return _done(_("%(name)s dapat masuk lagi.", name=found.name), "admin.officers")


@bp.post("/pengaturan/petugas/<int:officer_id>/keluarkan")
@requires(Permission.ADMINISTER)
@confirms
def sign_out_officer(officer_id: int) -> ResponseReturnValue:
    """Sign an officer out of all browsers at once."""
    found = _officer(officer_id)
    with transaction():
        accounts.sign_out_everywhere(found, by=current_officer(), at=now())
    flash(_("%(name)s dikeluarkan dari semua peramban.", name=found.name))
    return redirect(url_for("admin.officer", officer_id=officer_id), 303)


@bp.post("/pengaturan/petugas/<int:officer_id>/atur-ulang-langkah-kedua")
@requires(Permission.ADMINISTER)
@confirms
def reset_factors(officer_id: int) -> ResponseReturnValue:
    """Take a lost second step off an officer's account; nobody does it to oneself."""
    found = _officer(officer_id)
    if found.id == current_officer().id:
        flash(_("Minta administrator lain mengatur ulang langkah kedua Anda."), "error")
    else:
        with transaction():
            factors.reset(found, by=current_officer(), at=now())
        flash(_("Langkah kedua %(name)s diatur ulang. Ia memasangnya lagi.", name=found.name))
    return redirect(url_for("admin.officer", officer_id=officer_id), 303)


@bp.post("/pengaturan/petugas/<int:officer_id>/undang-lagi")
@requires(Permission.ADMINISTER)
def invite_again(officer_id: int) -> ResponseReturnValue:
    """Mail a new invitation to who has not chosen a password yet."""
    found = _officer(officer_id)
    if found.password is not None or not found.active:
        flash(_("%(name)s tidak menunggu undangan.", name=found.name), "info")
    else:
        with transaction():
            accounts.invite_again(found, by=current_officer(), at=now())
        flash(_("Undangan baru masuk antrean kirim. Tautan yang lama tidak berlaku lagi."))
    back = request.form.get("back")
    if back == "officer":
        return redirect(url_for("admin.officer", officer_id=officer_id), 303)
    return redirect(url_for("admin.officers"), 303)
