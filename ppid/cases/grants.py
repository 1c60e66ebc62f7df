"""Which cases and objections this browser may follow: opened by code or link, for half a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import session

from ppid.cases.models import Case
from ppid.cases.objections import Objection

_CASES, _OBJECTIONS = "cases", "objections"
LASTS = timedelta(hours=12)
_MOST = 20


def grant(case: Case, at: datetime) -> None:
    """Let this browser follow a case; beyond twenty the oldest are forgotten."""
    _grant(_CASES, case.id, at)


def grant_objection(objection: Objection, at: datetime) -> None:
    """Let this browser follow an objection; one about a request is opened with the request."""
    if objection.case is not None:
        grant(objection.case, at)
    else:
        _grant(_OBJECTIONS, objection.id, at)


def revoke(case_id: int) -> None:
    """Forget one case in this browser."""
    _revoke(_CASES, case_id)


def revoke_objection(objection: Objection) -> None:
    """Forget one objection in this browser, and the request it is about."""
    if objection.case_id is not None:
        revoke(objection.case_id)
    _revoke(_OBJECTIONS, objection.id)


def granted_ids(at: datetime) -> list[int]:
    """The ids of the cases that this browser may follow now, newest first."""
    return _granted(_CASES, at)


def granted_objection_ids(at: datetime) -> list[int]:
    """The ids of the objections without a request that this browser may follow, newest first."""
    return _granted(_OBJECTIONS, at)


def _grant(kind: str, row_id: int, at: datetime) -> None:
    kept = {**_kept(kind), str(row_id): at.isoformat()}
    newest = sorted(kept.items(), key=lambda item: item[1], reverse=True)[:_MOST]
    session[kind] = dict(newest)


def _revoke(kind: str, row_id: int) -> None:
    kept = dict(_kept(kind))
    if kept.pop(str(row_id), None):
        session[kind] = kept


def _granted(kind: str, at: datetime) -> list[int]:
    fresh = {
        int(key): since
        for key, since in _kept(kind).items()
        if datetime.fromisoformat(since) > at - LASTS
    }
    return sorted(fresh, key=lambda key: fresh[key], reverse=True)


def _kept(kind: str) -> dict[str, str]:
    kept = session.get(kind)
    return kept if isinstance(kept, dict) else {}
