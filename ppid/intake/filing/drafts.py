"""Which draft this browser is writing: a cookie of its own, longer-lived than the session."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Response, after_this_request, current_app, request

from ppid.intake import actions, queries
from ppid.intake.models import Draft

COOKIE = "draf"


def current(at: datetime) -> Draft | None:
    """The draft of this browser."""
    token = request.cookies.get(COOKIE, "")
    return queries.draft(token, at) if token else None


def unsent(at: datetime) -> Draft | None:
    """The draft of this browser, if it was not sent yet."""
    found = current(at)
    return found if found and not found.sent_as else None


def begin(at: datetime, pages: Mapping[str, Any] | None = None) -> Draft:
    """A new draft for this browser, in the caller's transaction."""
    draft, token = actions.begin(at=at, pages=pages)

    @after_this_request
    def _hand_out(response: Response) -> Response:
        response.set_cookie(
            COOKIE,
            token,
            max_age=queries.DRAFTS_LAST,
            httponly=True,
            samesite="Lax",
            secure=current_app.config["SESSION_COOKIE_SECURE"],
        )
        return response

    return draft


def let_go(response: Response) -> None:
    """Take the cookie away from this browser."""
    response.delete_cookie(COOKIE)
