"""Which cases this browser may follow: opened by code or link, for half a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import session

from ppid.cases.models import Case

_KEY = "cases"
LASTS = timedelta(hours=12)
_MOST = 20


def grant(case: Case, at: datetime) -> None:
    """Let this browser follow a case; beyond twenty the oldest are forgotten."""
    kept = {**_kept(), str(case.id): at.isoformat()}
    newest = sorted(kept.items(), key=lambda item: item[1], reverse=True)[:_MOST]
    session[_KEY] = dict(newest)


def revoke(case_id: int) -> None:
    """Forget one case in this browser."""
    kept = dict(_kept())
    if kept.pop(str(case_id), None):
        session[_KEY] = kept


def granted_ids(at: datetime) -> list[int]:
    """The ids of the cases that this browser may follow now, newest first."""
    fresh = {
        int(key): since
        for key, since in _kept().items()
        if datetime.fromisoformat(since) > at - LASTS
    }
    return sorted(fresh, key=lambda key: fresh[key], reverse=True)


def _kept() -> dict[str, str]:
    kept = session.get(_KEY)
    return kept if isinstance(kept, dict) else {}
