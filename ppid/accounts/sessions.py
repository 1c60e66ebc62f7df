"""The signed-in browser: a cookie that carries a token, and a row that says how long it counts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import g, request, session
from flask_security import UserMixin, login_user, logout_user
from flask_security.datastore import SQLAlchemyUserDatastore

from ppid.accounts import browsers, queries
from ppid.accounts.models import Officer, SignIn

TOKEN = "sign_in"  # noqa: S105
_OFFICER = "_user_id"
_AWAITED = "second_step"
_WAITS = 600  # seconds


class Officers(SQLAlchemyUserDatastore):
    """Where Flask-Security finds who is signed in: whom the door has just looked up, else anew."""

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> UserMixin | None:
        """The officer whom the library asks for; spares each page a second look at the row."""
        known: Officer | None = g.get("reader")
        if known is not None and kwargs == {"fs_uniquifier": known.fs_uniquifier}:
            return known
        return super().find_user(case_insensitive, **kwargs)


def claims_officer() -> bool:
    """Whether this browser says that an officer is signed in."""
    return _OFFICER in session


def mine() -> SignIn | None:
    """The row of this browser's sign-in, if it still counts as this officer's."""
    sign_in = queries.sign_in_of(str(session.get(TOKEN, "")))
    if sign_in is None or sign_in.officer.fs_uniquifier != session.get(_OFFICER):
        return None
    return sign_in


def before() -> SignIn | None:
    """The row that this browser's token belonged to, whatever became of the account since."""
    return queries.sign_in_of(str(session.get(TOKEN, "")))


def browser() -> str:
    """What this browser calls itself."""
    return browsers.label(request.user_agent.string)


def network() -> str:
    """A mark of the network this browser comes by."""
    return browsers.network(request.remote_addr)


def await_second_step(officer: Officer, at: datetime) -> None:
    """Remember for ten minutes, before any sign-in, that the password was right."""
    session.clear()
    session[_AWAITED] = [officer.fs_uniquifier, at.timestamp()]


def awaits_second_step(at: datetime) -> Officer | None:
    """The officer whose password was right here a moment ago, if the account is still so."""
    held = session.get(_AWAITED)
    if not isinstance(held, list) or len(held) != 2 or at.timestamp() - held[1] > _WAITS:
        return None
    return queries.by_uniquifier(str(held[0]))


def open_for(officer: Officer, token: str) -> None:
    """Start a new session for an officer: nothing of the one before is kept."""
    session.clear()
    login_user(officer, authn_via=["password"])
    session[TOKEN] = token


def close() -> None:
    """End the session of this browser."""
    logout_user()
    session.clear()


def forget_reader() -> None:
    """Let who reads be found out anew."""
    g.pop("_login_user", None)
    g.pop("reader", None)
