"""Who may do what: one table, and a guard that is closed to whatever says nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, has_app_context, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from ppid.accounts import veil
from ppid.accounts.models import Officer, Role
from ppid.office.queries import office

View = TypeVar("View", bound=Callable[..., Any])


class Permission(StrEnum):
    """What an officer may be allowed to do; what begins with SEE only reads."""

    READ = "read"
    SEE_NAME = "see_name"
    SEE_IDENTITY = "see_identity"
    SEE_LETTERS = "see_letters"
    SEE_EXCLUSIONS = "see_exclusions"
    SEE_OBJECTIONS = "see_objections"
    SEE_DISPUTES = "see_disputes"
    SEE_REGISTER = "see_register"
    SEE_OVERVIEW = "see_overview"
    SEE_RECORD = "see_record"
    ENTER = "enter"
    CHECK = "check"
    ASSIGN = "assign"
    UNIT_ANSWER = "unit_answer"
    CONSIDER = "consider"
    WRITE = "write"
    EXTEND = "extend"
    DECIDE = "decide"
    APPROVE = "approve"
    CLASSIFY = "classify"
    HAND_OVER = "hand_over"
    RULE = "rule"
    SIGN = "sign"
    DISPUTE = "dispute"
    EXCLUDE = "exclude"
    PROPOSE = "propose"
    PUBLISH = "publish"
    KEEP_REGISTER = "keep_register"
    ADMINISTER = "administer"
    OWN_ACCOUNT = "own_account"


P = Permission
_OF_APPLICANTS = frozenset({P.SEE_NAME, P.SEE_LETTERS})
_DESK = _OF_APPLICANTS | {
    P.READ,
    P.SEE_IDENTITY,
    P.SEE_EXCLUSIONS,
    P.SEE_OBJECTIONS,
    P.SEE_REGISTER,
    P.ENTER,
    P.CHECK,
    P.ASSIGN,
    P.WRITE,
    P.HAND_OVER,
    P.PROPOSE,
    P.OWN_ACCOUNT,
}
ROLES: Mapping[Role, frozenset[Permission]] = {
    Role.DESK: _DESK,
    Role.PPID: _DESK
    | {P.SEE_DISPUTES, P.SEE_OVERVIEW, P.EXTEND, P.DECIDE, P.SIGN, P.DISPUTE, P.EXCLUDE, P.PUBLISH}
    | {P.KEEP_REGISTER},
    Role.UNIT: frozenset({P.READ, P.SEE_NAME, P.UNIT_ANSWER, P.PROPOSE, P.OWN_ACCOUNT}),
    Role.TEAM: frozenset({P.READ, P.CONSIDER, P.OWN_ACCOUNT}),
    Role.SUPERIOR: _OF_APPLICANTS
    | {
        P.READ,
        P.SEE_EXCLUSIONS,
        P.SEE_OBJECTIONS,
        P.SEE_DISPUTES,
        P.SEE_REGISTER,
        P.SEE_OVERVIEW,
        P.APPROVE,
        P.CLASSIFY,
        P.RULE,
        P.SIGN,
        P.DISPUTE,
        P.WRITE,
        P.OWN_ACCOUNT,
    },
    Role.HEAD: frozenset({P.SEE_EXCLUSIONS, P.SEE_OVERVIEW, P.CLASSIFY, P.OWN_ACCOUNT}),
    Role.AUDITOR: frozenset(
        {
            P.READ,
            P.SEE_EXCLUSIONS,
            P.SEE_OBJECTIONS,
            P.SEE_DISPUTES,
            P.SEE_REGISTER,
            P.SEE_OVERVIEW,
            P.SEE_RECORD,
            P.OWN_ACCOUNT,
        }
    ),
    Role.ADMIN: frozenset({P.SEE_RECORD, P.ADMINISTER, P.OWN_ACCOUNT}),
}
IDENTITIES = _OF_APPLICANTS | {P.SEE_IDENTITY}
"""What an auditor sees beside the table while the office allows it (`auditor_sees_identity`)."""

WHOLE_OFFICE = frozenset({Role.DESK, Role.PPID, Role.SUPERIOR, Role.AUDITOR})
NO_UNIT = -1

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


def confirms(view: View) -> View:
    """Who passes is asked again who it is, when that was longer than a quarter of an hour ago."""
    view.confirms = True  # type: ignore[attr-defined]
    return view


def before_factor(view: View) -> View:
    """Open also to who must still set up a second step: it is where that is done."""
    view.before_factor = True  # type: ignore[attr-defined]
    return view


def says(app: Flask, endpoint: str, mark: str) -> bool:
    """Whether an endpoint bears a mark: `confirms` or `before_factor`."""
    return bool(getattr(app.view_functions.get(endpoint), mark, False))


def access_of(app: Flask, endpoint: str) -> str | None:
    """What an endpoint asks for, or None when it says nothing."""
    return OUTSIDE.get(endpoint) or getattr(app.view_functions[endpoint], "access", None)


def permissions(officer: Officer) -> frozenset[Permission]:
    """All that an officer may do, also in the place of who is away today."""
    roles = acting_roles(officer)
    held = frozenset().union(*(ROLES[role] for role in roles))
    lets = Role.AUDITOR in roles and office().auditor_sees_identity
    return held | IDENTITIES if lets else held


def veiled(name: str) -> str:
    """An applicant's name as it is shown to who reads: veiled from those who need not know it."""
    veil.note(name)
    return name if not name or may(P.SEE_NAME) else str(_("Nama disamarkan"))


def absent_today() -> Sequence[Officer]:
    """Whom the officer who is signed in stands in for today (pelaksana harian)."""
    absent: Sequence[Officer] = g.get("absent", ()) if has_app_context() else ()
    return absent


def acting_roles(officer: Officer) -> frozenset[Role]:
    """An officer's own roles; for who is signed in also those lent by who is away today."""
    own = frozenset(officer.roles)
    lent: Mapping[int, frozenset[Role]] = g.get("lent_roles", {}) if has_app_context() else {}
    return own | lent.get(officer.id, frozenset())


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
    """The unit to which an officer's view is limited, NO_UNIT, or None for the whole office."""
    roles = acting_roles(officer)
    if WHOLE_OFFICE & roles:
        return None
    return officer.unit_id or NO_UNIT if Role.UNIT in roles else NO_UNIT


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
    if g.get("factor_wanted") and not says(current_app, request.endpoint, "before_factor"):
        return redirect(url_for("accounts.factors"), 303)
    return None


def init_app(app: Flask) -> None:
    """Let pages ask who reads them; `accounts.views` puts the guard before every view."""
    veil.init_app(app, sees_names=lambda: not is_signed_in() or may(P.SEE_NAME))
    app.jinja_env.globals["may"] = may
    app.jinja_env.globals["is_signed_in"] = is_signed_in
    app.jinja_env.globals["veiled"] = veiled
    app.jinja_env.globals["absent_today"] = absent_today
