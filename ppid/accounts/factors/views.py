"""The second step of a sign-in, and where an officer sets it up."""

from __future__ import annotations

import json

from flask import abort, flash, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts import actions as accounts
from ppid.accounts import attempts, sessions, targets
from ppid.accounts.access import (
    Permission,
    before_factor,
    confirms,
    current_officer,
    public,
    requires,
)
from ppid.accounts.factors import actions, duty, passkeys, queries, totp, words
from ppid.accounts.factors.forms import AppForm, PasskeyForm, StepForm
from ppid.accounts.models import Officer
from ppid.accounts.room import bp
from ppid.kit.clock import now
from ppid.kit.crypto import Unreadable, seal, unseal
from ppid.kit.db import transaction
from ppid.kit.forms import PlainForm
from ppid.kit.security import limiter

BOTH = ("GET", "POST")
OWN = "/petugas/akun/langkah-kedua"
_CHALLENGE, _SECRET, _CODES = "passkey_challenge", "new_totp", "new_codes"


def _who() -> str:
    """For whom the tries are counted: the officer who is to show a second step."""
    held = session.get("second_step") or [session.get("_user_id")]
    return f"second-step-{held[0]}"


@bp.route("/petugas/masuk/langkah-kedua", methods=BOTH)
@public
@limiter.limit("5 per minute", key_func=_who, methods=["POST"], deduct_when=attempts.failed)
@limiter.limit("30 per hour", key_func=_who, methods=["POST"], deduct_when=attempts.failed)
def second_step() -> ResponseReturnValue:
    """After the password: a code, or a passkey."""
    officer, form = sessions.awaits_second_step(now()), StepForm()
    wanted = targets.safe(request.args.get("next"))
    if officer is None:
        flash(_("Terlalu lama menunggu. Masuk lagi dari awal."), "info")
        return redirect(url_for("accounts.sign_in", next=wanted), 303)
    if form.validate_on_submit():
        token = _passed(officer, form)
        if token is not None:
            sessions.open_for(officer, token)
            response = make_response(redirect(wanted or targets.home_of(officer), 303))
            attempts.know(response, officer)
            return response
        wrong = words.WRONG if form.code.data else words.EMPTY
        form.code.errors = [words.KEY_WRONG if form.answer.data else wrong]
    asked, challenge = _question(officer)
    session[_CHALLENGE] = challenge
    return render_template("accounts/second_step.html", form=form, officer=officer, asked=asked)


def _question(officer: Officer) -> tuple[str, str]:
    known = queries.passkeys(officer)
    return passkeys.to_use(known) if known else ("", "")


def _passed(officer: Officer, form: StepForm) -> str | None:
    """The token of a new sign-in when the code or the passkey is right."""
    at = now()
    with transaction():
        if form.answer.data:
            challenge = str(session.pop(_CHALLENGE, ""))
            right = actions.take_passkey(officer, form.answer.data, challenge, at=at)
        else:
            right = actions.take_code(officer, form.code.data or "", at=at)
        if not right:
            return None
        return accounts.begin_sign_in(
            officer, at=at, browser=sessions.browser(), network=sessions.network()
        )


@bp.get(OWN)
@requires(Permission.OWN_ACCOUNT)
@before_factor
def factors() -> ResponseReturnValue:
    """What stands for an officer beside the password, and what may be added."""
    officer = current_officer()
    session.pop(_CODES, None)  # who comes here has seen them
    return render_template(
        "accounts/factors.html",
        officer=officer,
        keys=queries.passkeys(officer),
        codes_left=queries.codes_left(officer),
        must=duty.must_have(officer),
        waived=duty.is_waived(),
    )


@bp.route(OWN + "/aplikasi", methods=BOTH)
@requires(Permission.OWN_ACCOUNT)
@before_factor
@confirms
@limiter.limit("10 per minute", key_func=_who, methods=["POST"], deduct_when=attempts.failed)
def set_up_app() -> ResponseReturnValue:
    """Set up an authenticator app: show the secret, take the first code."""
    officer, form = current_officer(), AppForm()
    secret = _secret_at_hand()
    if form.validate_on_submit():
        at = now()
        code = "".join((form.code.data or "").split())
        step = totp.step_of(secret, code, last=None, at=at)
        if step is not None:
            with transaction():
                actions.add_totp(officer, secret=secret, step=step, at=at)
            session.pop(_SECRET, None)
            flash(_("Aplikasi autentikator terpasang."))
            return _after_setting_up(officer)
        form.code.errors = [
            _("Kode itu tidak cocok. Periksa jam di ponsel Anda, lalu ketik kode yang terbaru.")
        ]
    return render_template(
        "accounts/set_up_app.html",
        form=form,
        picture=totp.picture(secret, email=officer.email),
        secret=totp.in_groups(secret),
        replaces=bool(officer.totp_secret),
    )


def _secret_at_hand() -> str:
    """The secret that is being set up in this browser; sealed, for a cookie can be read."""
    try:
        return unseal(bytes.fromhex(session[_SECRET])).decode()
    except (KeyError, TypeError, ValueError, Unreadable):
        secret = totp.new_secret()
        session[_SECRET] = seal(secret.encode()).hex()
        return secret


def _after_setting_up(officer: Officer) -> ResponseReturnValue:
    """Recovery codes come with the first factor: without them a lost phone locks one out."""
    if queries.codes_left(officer):
        return redirect(url_for("accounts.factors"), 303)
    return _show_new_codes(officer)


def _show_new_codes(officer: Officer) -> ResponseReturnValue:
    with transaction():
        drawn = actions.make_codes(officer, at=now())
    session[_CODES] = seal(json.dumps(list(drawn)).encode()).hex()
    return redirect(url_for("accounts.recovery_codes"), 303)


@bp.route(OWN + "/kode-pemulihan", methods=BOTH)
@requires(Permission.OWN_ACCOUNT)
@confirms
def recovery_codes() -> ResponseReturnValue:
    """New recovery codes, shown once, to be printed; POST makes new ones."""
    officer = current_officer()
    if PlainForm().validate_on_submit():
        return _show_new_codes(officer)
    try:
        shown = json.loads(unseal(bytes.fromhex(session[_CODES])))
    except (KeyError, TypeError, ValueError, Unreadable):
        return redirect(url_for("accounts.factors"), 303)
    return render_template(
        "accounts/recovery_codes.html", codes=shown, officer=officer, made_at=now()
    )


@bp.post(OWN + "/aplikasi/hapus")
@requires(Permission.OWN_ACCOUNT)
@confirms
def remove_app() -> ResponseReturnValue:
    """Let the authenticator app go."""
    try:
        with transaction():
            actions.remove_totp(current_officer(), at=now())
    except actions.LastFactor:
        flash(str(words.LAST), "error")
    else:
        flash(_("Aplikasi autentikator dilepas."))
    return redirect(url_for("accounts.factors"), 303)


@bp.route(OWN + "/passkey", methods=BOTH)
@requires(Permission.OWN_ACCOUNT)
@before_factor
@confirms
def add_passkey() -> ResponseReturnValue:
    """Make a passkey in this browser."""
    officer, form = current_officer(), PasskeyForm()
    if form.validate_on_submit():
        made = passkeys.made(form.answer.data or "", str(session.pop(_CHALLENGE, "")))
        if made is not None:
            with transaction():
                actions.add_passkey(officer, made, name=form.name.data, at=now())
            flash(_("Passkey tersimpan."))
            return _after_setting_up(officer)
        form.name.errors = [_("Peramban tidak membuat passkey. Coba lagi, atau pakai aplikasi.")]
    asked, challenge = passkeys.to_make(officer, queries.passkeys(officer))
    session[_CHALLENGE] = challenge
    return render_template(
        "accounts/add_passkey.html", form=form, asked=asked, possible=passkeys.are_possible()
    )


@bp.post(OWN + "/passkey/<int:passkey_id>/hapus")
@requires(Permission.OWN_ACCOUNT)
@confirms
def remove_passkey(passkey_id: int) -> ResponseReturnValue:
    """Let a passkey go."""
    officer = current_officer()
    found = next((k for k in queries.passkeys(officer) if k.id == passkey_id), None) or abort(404)
    try:
        with transaction():
            actions.remove_passkey(officer, found, at=now())
    except actions.LastFactor:
        flash(str(words.LAST), "error")
    else:
        flash(_("Passkey %(name)s dihapus.", name=found.name))
    return redirect(url_for("accounts.factors"), 303)
