"""Who may do what: one table, and a guard that is closed to whatever says nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user

from ppid.accounts.models import Officer, Role

View = TypeVar("View", bound=Callable[..., Any])


class Permission(StrEnum):
    """What an officer may be allowed to do."""

    READ = "read"
    ENTER = "enter"
    CHECK = "check"
    ASSIGN = "assign"
    UNIT_ANSWER = "unit_answer"
    WRITE = "write"
    EXTEND = "extend"
    DECIDE = "decide"
    APPROVE = "approve"
    HAND_OVER = "hand_over"
    RULE = "rule"
    DISPUTE = "dispute"
    EXCLUDE = "exclude"
    PUBLISH = "publish"
    SEE_IDENTITY = "see_identity"
    ADMINISTER = "administer"
    OWN_ACCOUNT = "own_account"


P = Permission
ROLES: Mapping[Role, frozenset[Permission]] = {
    Role.DESK: frozenset(
        {P.READ, P.ENTER, P.CHECK, P.ASSIGN, P.WRITE, P.HAND_OVER, P.SEE_IDENTITY, P.OWN_ACCOUNT}
    ),
    Role.PPID: frozenset(
        {
            P.READ,
            P.ENTER,
            P.CHECK,
            P.ASSIGN,
            P.WRITE,
            P.EXTEND,
            P.DECIDE,
            P.DISPUTE,
            P.EXCLUDE,
            P.PUBLISH,
            P.HAND_OVER,
            P.SEE_IDENTITY,
            P.OWN_ACCOUNT,
        }
    ),
    Role.UNIT: frozenset({P.READ, P.UNIT_ANSWER, P.OWN_ACCOUNT}),
    Role.SUPERIOR: frozenset({P.READ, P.APPROVE, P.RULE, P.DISPUTE, P.WRITE, P.OWN_ACCOUNT}),
    Role.ADMIN: frozenset({P.ADMINISTER, P.OWN_ACCOUNT}),
}

PUBLIC = "public"
LINK = "link"
OUTSIDE: Mapping[str, str] = {"static": PUBLIC}


def public(view: View) -> View:
    """Open to everyone."""
    view.access = PUBLIC  # type: ignore[attr-defined]
    return view


def holds_link(view: View) -> View:
    """Open to who followed a case by code or link; the view itself looks the case up."""
    view.access = LINK  # type: ignore[attr-defined]
    return view


def requires(permission: Permission) -> Callable[[View], View]:
    """Open to officers who hold the permission."""

    def mark(view: View) -> View:
        view.access = permission  # type: ignore[attr-defined]
        return view

    return mark


def access_of(app: Flask, endpoint: str) -> str | None:
    """What an endpoint asks for, or None when it says nothing."""
    return OUTSIDE.get(endpoint) or getattr(app.view_functions[endpoint], "access", None)


def permissions(officer: Officer) -> frozenset[Permission]:
    """All that an officer may do."""
    return frozenset().union(*(ROLES[role] for role in officer.roles))


def is_signed_in() -> bool:
    """Whether an officer is signed in here."""
    return bool(current_user and current_user.is_authenticated)


def current_officer() -> Officer:
    """The officer who is signed in; only for views that require a permission."""
    officer: Officer = current_user._get_current_object()
    return officer


def may(permission: Permission | str) -> bool:
    """Whether the officer who is signed in (if any) holds a permission."""
    return is_signed_in() and Permission(permission) in permissions(current_officer())


def sees_only_unit(officer: Officer) -> int | None:
    """The unit to which an officer's view is limited, or None for the whole office."""
    wide = frozenset({Role.DESK, Role.PPID, Role.SUPERIOR}) & frozenset(officer.roles)
    return None if wide else (officer.unit_id or 0)


def guard() -> ResponseReturnValue | None:
    """Before every view: who may pass? Nobody, when the view does not say."""
    if request.endpoint is None:
        return None
    asked = access_of(current_app, request.endpoint)
    if asked in (PUBLIC, LINK):
        return None
    if asked is None:
        abort(403)
    if not is_signed_in():
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))
    if not may(asked):
        abort(403)
    return None


def init_app(app: Flask) -> None:
    """Let pages ask who reads them; `accounts.views` puts the guard before every view."""
    app.jinja_env.globals["may"] = may
    app.jinja_env.globals["is_signed_in"] = is_signed_in
