"""Signing in and out, sign-ins that are over, and what was typed then."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import urlsplit

from flask import (
    Flask,
    current_app,
    flash,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import Security

from ppid.accounts import access, actions, attempts, passwords, queries, sessions, targets
from ppid.accounts.access import Permission, current_officer, is_signed_in, public, requires
from ppid.accounts.away import queries as away_queries
from ppid.accounts.away import views as away
from ppid.accounts.by_link import views as by_link
from ppid.accounts.factors import duty
from ppid.accounts.factors import views as factors
from ppid.accounts.forms import SignInForm
from ppid.accounts.models import Officer
from ppid.accounts.own import views as own
from ppid.accounts.room import bp
from ppid.kit import practice
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.kit.security import limiter
from ppid.office.calendar import local_day

__all__ = ["away", "bp", "by_link", "factors", "init_app", "own"]

_SETTINGS = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_PASSWORD_SINGLE_HASH": True,
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_PASSWORD_LENGTH_MIN": 12,
}
_NOTE_EVERY = timedelta(minutes=1)
_SECRET = ("password", "again", "current", "code", "token")


def init_app(app: Flask) -> None:
    """Sessions and passwords by Flask-Security; the pages are our own; the guard at the door."""
    app.config.update(_SETTINGS, SECURITY_PASSWORD_SALT=app.config["SECRET_KEY"])
    store = sessions.Officers(db, Officer, None)  # type: ignore[arg-type]
    security = Security(app, store, register_blueprint=False)
    security.principal.identity_loaders.clear()  # who may do what is ours to say: access.ROLES
    app.before_request(end_if_over)
    app.before_request(access.guard)
    app.before_request(ask_again)


def end_if_over() -> ResponseReturnValue | None:
    """Before the guard: a sign-in that is over ends here, and what was typed is kept."""
    sessions.forget_reader()
    if request.endpoint == "static" or not sessions.claims_officer():
        return None
    at = now()
    sign_in = sessions.mine()
    if sign_in is None or queries.is_over(sign_in, at):
        return _over()
    g.reader, g.factor_wanted = sign_in.officer, sign_in.factor_wanted
    g.confirmed = queries.is_confirmed(sign_in, at)
    g.absent = away_queries.stands_in_for(sign_in.officer, local_day(at))
    g.lent_roles = {sign_in.officer_id: away_queries.lent(sign_in.officer, g.absent)}
    if at - sign_in.seen_at > _NOTE_EVERY:
        with transaction():
            actions.note_seen(sign_in, at=at)
    return None


def _over() -> ResponseReturnValue | None:
    before = sessions.before()
    session.clear()
    if before is None or not _kept(before.officer):
        return None
    flash(
        _(
            "Sesi Anda sudah berakhir. Yang baru Anda ketik belum terkirim, tetapi kami simpankan: "
            "masuk lagi untuk melanjutkan."
        ),
        "warning",
    )
    return redirect(url_for("accounts.sign_in", next=url_for("accounts.resume")), 303)


def ask_again() -> ResponseReturnValue | None:
    """After the guard: a door that wants to know anew who is there sends to where that is said."""
    if g.get("confirmed", True) or not access.says(current_app, request.endpoint or "", "confirms"):
        return None
    if _kept(current_officer()):
        wanted = url_for("accounts.resume")
    elif request.method == "POST":
        flash(_("Sesudah ini, tekan sekali lagi tombol tadi."), "info")
        wanted = urlsplit(request.referrer or "").path
    else:
        wanted = request.full_path.rstrip("?")
    return redirect(url_for("accounts.confirm", next=targets.safe(wanted)), 303)


def _kept(officer: Officer) -> bool:
    """Keep what was typed for this page, if it was something that can be sent again."""
    if request.method != "POST" or not _is_worth_keeping():
        return False
    fields = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name != "csrf_token" and not name.endswith(_SECRET) and value
    ]
    if not officer.active or not fields:
        return False
    with transaction():
        actions.keep_form(
            officer,
            path=request.path,
            fields=fields,
            with_files=any(paper.filename for paper in request.files.values()),
            at=now(),
        )
    return True


def _is_worth_keeping() -> bool:
    asked = request.endpoint and access.access_of(current_app, request.endpoint)
    own = (request.endpoint or "").startswith("accounts.")
    return isinstance(asked, Permission) and not own


@bp.route("/petugas/masuk", methods=["GET", "POST"])
@public
@limiter.limit(
    attempts.PER_SOURCE, key_func=attempts.by_source, methods=["POST"], deduct_when=attempts.failed
)
@limiter.limit(
    attempts.PER_ACCOUNT_AND_SOURCE,
    key_func=attempts.by_account_and_source,
    methods=["POST"],
    deduct_when=attempts.failed,
)
@limiter.limit(
    attempts.per_account,
    key_func=attempts.by_account,
    methods=["POST"],
    deduct_when=attempts.failed,
)
def sign_in() -> ResponseReturnValue:
    """Email and password; the same answer whether or not there is such an officer."""
    wanted = targets.safe(request.args.get("next"))
    if is_signed_in():
        return redirect(wanted or targets.home_of(current_officer()), 303)
    form = SignInForm()
    if form.validate_on_submit():
        officer = queries.by_email(form.email.data)
        if passwords.matches(officer, form.password.data) and officer is not None:
            if officer.has_factor:
                sessions.await_second_step(officer, now())
                return redirect(url_for("accounts.second_step", next=wanted), 303)
            with transaction():
                token = actions.begin_sign_in(
                    officer,
                    at=now(),
                    browser=sessions.browser(),
                    network=sessions.network(),
                    factor_wanted=duty.must_have(officer),
                )
            sessions.open_for(officer, token)
            response = make_response(redirect(wanted or targets.home_of(officer), 303))
            attempts.know(response, officer)
            return response
        form.password.errors = [_("Email atau kata sandi tidak cocok. Periksa lagi keduanya.")]
    accounts = queries.one_of_each_role() if practice.is_on() else ()
    return render_template(
        "accounts/sign_in.html", form=form, accounts=accounts, password=practice.PASSWORD
    )


@bp.post("/petugas/keluar")
@public
def sign_out() -> ResponseReturnValue:
    """End the sign-in of this browser."""
    if sessions.claims_officer():
        with transaction():
            mine = sessions.mine()
            if mine is not None:
                actions.end_sign_in(mine, at=now())
        sessions.close()
        flash(_("Anda sudah keluar."))
    return redirect(url_for("accounts.sign_in"), 303)


@bp.get("/petugas/lanjutkan")
@requires(Permission.OWN_ACCOUNT)
def resume() -> ResponseReturnValue:
    """What was typed when the sign-in ended, to be sent once more."""
    officer = current_officer()
    kept = queries.kept_form(officer)
    if kept is None or now() - kept.at > actions.KEPT_FOR:
        return redirect(targets.home_of(officer), 303)
    return render_template("accounts/resume.html", kept=kept, fields=json.loads(kept.fields))


@bp.post("/petugas/lanjutkan/kirim")
@requires(Permission.OWN_ACCOUNT)
def send_kept() -> ResponseReturnValue:
    """Send what was kept to the page it was meant for, as if it were typed now."""
    officer = current_officer()
    kept = queries.kept_form(officer)
    if kept is None:
        return redirect(targets.home_of(officer), 303)
    with transaction():
        actions.forget_form(officer)
    return redirect(kept.path, 307)  # the browser sends the same fields there


@bp.post("/petugas/lanjutkan/buang")
@requires(Permission.OWN_ACCOUNT)
def forget_kept() -> ResponseReturnValue:
    """Forget what was kept."""
    officer = current_officer()
    with transaction():
        actions.forget_form(officer)
    flash(_("Isian lama dibuang."))
    return redirect(targets.home_of(officer), 303)
