"""What a reader sees when something cannot be done: one page a reason."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from ppid.cases.words import rule_words
from ppid.kit import clock
from ppid.kit.db import db
from ppid.kit.logs import log
from ppid.kit.security import limiter
from ppid.law import NotAllowed
from ppid.office.queries import NotSetUp

PAGES: Mapping[int, str] = {
    400: "errors/bad_request.html",
    401: "errors/forbidden.html",
    403: "errors/forbidden.html",
    404: "errors/not_found.html",
    405: "errors/wrong_method.html",
    410: "errors/expired.html",
    413: "errors/too_large.html",
    429: "errors/too_many.html",
    503: "errors/not_saved.html",
}
BROKEN = "errors/broken.html"

# The database is there, but not now: a full disk, a lock, a lost connection, a deadlock.
_A_TEXT = 20  # letters; what is shorter is typed again sooner than it is copied
_SQLITE_PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR")
_POSTGRES_PASSING = ("08", "40", "53", "55", "57")


def _minutes_to_wait() -> int:
    """How long until the limit that was hit lets the reader through, at least one minute."""
    hit = limiter.current_limit
    seconds = hit.reset_at - clock.now().timestamp() if hit else 60
    return max(1, math.ceil(seconds / 60))


def _passes(error: DBAPIError) -> bool:
    """Whether the same request may well succeed a moment later."""
    name = getattr(error.orig, "sqlite_errorname", None) or ""
    state = getattr(error.orig, "sqlstate", None) or ""
    lost = error.connection_invalidated or (error.orig is not None and not name and not state)
    return lost or name.startswith(_SQLITE_PASSING) or state.startswith(_POSTGRES_PASSING)


def _origin(error: BaseException) -> str:
    """The way through our own code to where it broke: files and lines, never values."""
    frames = extract_tb(error.__traceback__)
    own = [frame for frame in frames if "site-packages" not in frame.filename] or frames
    return " > ".join(f"{Path(f.filename).name}:{f.lineno}" for f in own)


def _broken(error: HTTPException) -> ResponseReturnValue:
    """Five hundred: a page with a reference, and the same reference in the log."""
    reference = g.get("reference", "")
    cause = getattr(error, "original_exception", None) or error
    log().error(
        "broken",
        reference=reference,
        kind=type(cause).__name__,
        origin=_origin(cause),
        endpoint=request.endpoint,
    )
    return render_template(BROKEN, reference=reference), 500


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or error.code is None or error.code < 400:
        return error
    if error.code >= 500 and error.code not in PAGES:
        return _broken(error)
    facts: dict[str, Any] = {"minutes": _minutes_to_wait()} if error.code == 429 else {}
    headers = [(name, value) for name, value in error.get_headers() if name != "Content-Type"]
    page = PAGES.get(error.code, PAGES[400])
    return render_template(page, error=error, **facts), error.code, headers


def _session_over(error: CSRFError) -> ResponseReturnValue:
    return render_template("errors/session_over.html"), 400


def _not_allowed(error: NotAllowed) -> ResponseReturnValue:
    words = rule_words(error.rule)
    return render_template("errors/not_allowed.html", words=words, article=error.article), 409


def _changed_meanwhile(error: StaleDataError) -> ResponseReturnValue:
    """Nothing was overwritten, and what was typed is shown: it can be copied and used again."""
    db.session.rollback()
    typed = [text for text in request.form.values() if len(text) > _A_TEXT and " " in text]
    return render_template("errors/changed_meanwhile.html", typed=typed), 409


def _database(error: DBAPIError) -> ResponseReturnValue:
    """Not saved, send again; unless it is a fault of ours, which goes on as one."""
    if not _passes(error):
        raise error
    return _busy(error)


def _busy(error: Exception) -> ResponseReturnValue:
    db.session.rollback()
    log().warning("database_busy", kind=type(error).__name__, endpoint=request.endpoint)
    return render_template(PAGES[503]), 503, {"Retry-After": "5"}


def _not_set_up(error: NotSetUp) -> ResponseReturnValue:
    return render_template("errors/not_set_up.html"), 503


def register(app: Flask) -> None:
    """Give every expected failure its page.

    Flask's own report of a failure is silenced: its text can bear what people typed.
    """
    app.log_exception = lambda exc_info: None  # type: ignore[method-assign]
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _session_over)
    app.register_error_handler(NotAllowed, _not_allowed)
    app.register_error_handler(StaleDataError, _changed_meanwhile)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(PoolTimeout, _busy)
    app.register_error_handler(NotSetUp, _not_set_up)
