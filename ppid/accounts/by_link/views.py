"""Choosing a password by a mailed link, and the first administrator by a printed one."""

from __future__ import annotations

import time
from collections.abc import Callable

from flask import abort, flash, make_response, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts import actions, attempts, links, queries, sessions
from ppid.accounts.access import public
from ppid.accounts.by_link.forms import FirstForm, ForgottenForm, NewPasswordForm
from ppid.accounts.links import Purpose
from ppid.accounts.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.security import limiter
from ppid.office.queries import office

_ANSWER_AFTER = 0.35  # seconds: longer than it takes to promise a mail
_LINK = "account_link"


@bp.route("/petugas/lupa-sandi", methods=["GET", "POST"])
@public
@limiter.limit(attempts.LETTERS, methods=["POST"])
def forgotten() -> ResponseReturnValue:
    """Ask for a link to choose a new password; the answer and its time are always the same."""
    form = ForgottenForm()
    if form.validate_on_submit():
        begun = time.monotonic()
        with transaction():
            officer = queries.by_email(form.email.data)
            if officer is not None and officer.active:
                actions.ask_new_password(officer, at=now())
        time.sleep(max(0.0, _ANSWER_AFTER - (time.monotonic() - begun)))
        return redirect(url_for("accounts.link_sent"), 303)
    return render_template("accounts/forgotten.html", form=form)


@bp.get("/petugas/lupa-sandi/terkirim")
@public
def link_sent() -> ResponseReturnValue:
    """Where to look for the link."""
    return render_template("accounts/link_sent.html")


def _exchange(purpose: Purpose, token: str, holds: Callable[[], object]) -> ResponseReturnValue:
    """Take a link's token out of the address bar into the session, or say that it is over."""
    if not holds():
        return redirect(url_for("accounts.link_over", kind=purpose.value), 303)
    session[_LINK] = [purpose.value, token]
    endpoint = "accounts.first" if purpose is Purpose.FIRST else "accounts.new_password"
    return redirect(url_for(endpoint), 303)


@bp.get("/petugas/undangan/<token>")
@public
def invitation(token: str) -> ResponseReturnValue:
    """The link of an invitation."""
    return _exchange(
        Purpose.INVITATION, token, lambda: links.officer_of(Purpose.INVITATION, token, at=now())
    )


@bp.get("/petugas/atur-sandi/<token>")
@public
def password_link(token: str) -> ResponseReturnValue:
    """The link to choose a new password."""
    return _exchange(
        Purpose.PASSWORD, token, lambda: links.officer_of(Purpose.PASSWORD, token, at=now())
    )


@bp.get("/petugas/mulai/<token>")
@public
def first_link(token: str) -> ResponseReturnValue:
    """The link that makes the first administrator."""
    return _exchange(Purpose.FIRST, token, lambda: links.is_first(token, at=now()))


@bp.get("/petugas/tautan-berakhir/<kind>")
@public
def link_over(kind: str) -> ResponseReturnValue:
    """A link that is late, was used, or was replaced: how to get a new one."""
    if kind not in set(Purpose):
        abort(404)
    return render_template("accounts/link_over.html", kind=kind), 410


def _held() -> tuple[Purpose, str]:
    """The link that was opened in this browser: what for, and its token."""
    held = session.get(_LINK)
    if not isinstance(held, list) or len(held) != 2:
        return Purpose.PASSWORD, ""
    return Purpose(held[0]), str(held[1])


@bp.route("/petugas/sandi-baru", methods=["GET", "POST"])
@public
def new_password() -> ResponseReturnValue:
    """Choose a password, by the link of an invitation or of a forgotten one."""
    purpose, token = _held()
    officer = None if purpose is Purpose.FIRST else links.officer_of(purpose, token, at=now())
    if officer is None:
        return redirect(url_for("accounts.link_over", kind=purpose.value), 303)
    form = NewPasswordForm(own=(officer.name, officer.email, office().name))
    if form.validate_on_submit():
        with transaction():
            actions.set_password(officer, password=form.password.data, at=now())
        sessions.close()
        flash(_("Kata sandi tersimpan. Silakan masuk."))
        response = make_response(redirect(url_for("accounts.sign_in"), 303))
        attempts.know(response, officer)
        return response
    return render_template(
        "accounts/new_password.html",
        form=form,
        owner=officer,
        invited=purpose is Purpose.INVITATION,
    )


@bp.route("/petugas/administrator-pertama", methods=["GET", "POST"])
@public
def first() -> ResponseReturnValue:
    """Who administers the office first; once."""
    purpose, token = _held()
    if purpose is not Purpose.FIRST or not links.is_first(token, at=now()):
        return redirect(url_for("accounts.link_over", kind=Purpose.FIRST.value), 303)
    form = FirstForm(own=(office().name,))
    if form.validate_on_submit():
        try:
            with transaction():
                actions.begin_office(
                    name=form.name.data,
                    email=form.email.data,
                    password=form.password.data,
                    at=now(),
                )
        except actions.NotFirst:
            return redirect(url_for("accounts.link_over", kind=Purpose.FIRST.value), 303)
        sessions.close()
        flash(_("Akun administrator siap. Silakan masuk untuk mengatur kantor Anda."))
        return redirect(url_for("accounts.sign_in"), 303)
    return render_template("accounts/first.html", form=form)
