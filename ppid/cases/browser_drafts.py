"""Which draft a browser is writing: a cookie of its own, longer-lived than the session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response, after_this_request, current_app, request

from ppid.cases import drafts
from ppid.cases.drafts import Draft


@dataclass(frozen=True, slots=True)
class DraftCookie:
    """The cookie by which a browser holds one draft of a kind."""

    name: str

    def current(self, at: datetime) -> Draft | None:
        """The draft of this browser."""
        token = request.cookies.get(self.name, "")
        return drafts.draft(token, at) if token else None

    def unsent(self, at: datetime) -> Draft | None:
        """The draft of this browser, if it was not sent yet."""
        found = self.current(at)
        return found if found and not found.sent_as else None

    def begin(self, at: datetime, pages: Mapping[str, Any] | None = None) -> Draft:
        """A new draft for this browser, in the caller's transaction."""
        draft, token = drafts.begin(at=at, pages=pages)

        @after_this_request
        def _hand_out(response: Response) -> Response:
            response.set_cookie(
                self.name,
                token,
                max_age=drafts.DRAFTS_LAST,
                httponly=True,
                samesite="Lax",
                secure=current_app.config["SESSION_COOKIE_SECURE"],
            )
            return response

        return draft

    def let_go(self, response: Response) -> None:
        """Take the cookie away from this browser."""
        response.delete_cookie(self.name)
