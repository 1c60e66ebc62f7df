"""An officer's own account: what is known, the password, where it is signed in."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts import actions, attempts, passwords, queries, sessions, targets
from ppid.accounts.access import Permission, before_factor, current_officer, requires
from ppid.accounts.factors import duty
from ppid.accounts.models import Role
from ppid.accounts.own.forms import ConfirmForm, OwnForm, PasswordForm
from ppid.accounts.room import bp
from ppid.accounts.words import ROLES
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.security import limiter
from ppid.office.queries import office


@bp.route("/petugas/akun", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def own() -> ResponseReturnValue:
    """An officer's own account, and where it is signed in."""
    officer = current_officer()
    form = OwnForm(obj=officer)
    if form.validate_on_submit():
        with transaction():
            actions.change_own(officer, **form.answers)
        flash(_("Akun Anda tersimpan."))
        return redirect(url_for("accounts.own"), 303)
    mine = sessions.mine()
    return render_template(
        "accounts/own.html",
        form=form,
        officer=officer,
        roles=[ROLES[role] for role in officer.roles],
        sign_ins=queries.open_sign_ins(officer, now()),
        mine=mine,
        here=sessions.network(),
        must=duty.must_have(officer),
        waived=duty.is_waived() and Role.ADMIN in officer.roles,
    )


@bp.route("/petugas/konfirmasi", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
@before_factor
@limiter.limit(
    attempts.PER_SOURCE,
    key_func=lambda: str(session.get(sessions.TOKEN)),
    methods=["POST"],
    deduct_when=attempts.failed,
)
def confirm() -> ResponseReturnValue:
    """Who is there? Asked again before what must not be done at a desk somebody left."""
    officer, form = current_officer(), ConfirmForm()
    wanted = targets.safe(request.args.get("next")) or targets.home_of(officer)
    if form.validate_on_submit():
        mine = sessions.mine()
        if passwords.matches(officer, form.password.data) and mine is not None:
            with transaction():
                actions.note_confirmed(mine, at=now())
            return redirect(wanted, 303)
        form.password.errors = [_("Kata sandi tidak cocok. Periksa lagi, lalu ketik ulang.")]
    return render_template("accounts/confirm.html", form=form, officer=officer)


@bp.post("/petugas/akun/keluarkan/<int:sign_in_id>")
@requires(Permission.OWN_ACCOUNT)
def end_one(sign_in_id: int) -> ResponseReturnValue:
    """Sign another browser of one's own out."""
    found = [s for s in queries.open_sign_ins(current_officer(), now()) if s.id == sign_in_id]
    if found:
        with transaction():
            actions.end_sign_in(found[0], at=now())
        flash(_("Peramban itu sudah dikeluarkan."))
    else:
        flash(_("Peramban itu sudah tidak masuk lagi."), "info")
    return redirect(url_for("accounts.own"), 303)


@bp.post("/petugas/akun/keluarkan-lainnya")
@requires(Permission.OWN_ACCOUNT)
def end_others() -> ResponseReturnValue:
    """Sign all other browsers of one's own out."""
    with transaction():
        actions.end_other_sign_ins(current_officer(), but=session.get(sessions.TOKEN), at=now())
    flash(_("Semua peramban lain sudah dikeluarkan."))
    return redirect(url_for("accounts.own"), 303)


@bp.route("/petugas/akun/sandi", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
@limiter.limit(
    attempts.PER_SOURCE,
    key_func=lambda: str(session.get(sessions.TOKEN)),
    methods=["POST"],
    deduct_when=attempts.failed,
)
def password() -> ResponseReturnValue:
    """Change one's own password; all other browsers are signed out."""
    officer = current_officer()
    form = PasswordForm(own=(officer.name, officer.email, office().name))
    if form.validate_on_submit():
        if passwords.matches(officer, form.current.data):
            at = now()
            with transaction():
                actions.set_password(officer, password=form.password.data, at=at)
                token = actions.begin_sign_in(
                    officer,
                    at=at,
                    browser=sessions.browser(),
                    network=sessions.network(),
                    factor_wanted=duty.must_have(officer) and not officer.has_factor,
                )
            sessions.open_for(officer, token)
            flash(_("Kata sandi diganti. Semua peramban lain sudah dikeluarkan."))
            return redirect(url_for("accounts.own"), 303)
        form.current.errors = [_("Kata sandi sekarang tidak cocok.")]
    return render_template("accounts/password.html", form=form, officer=officer)
