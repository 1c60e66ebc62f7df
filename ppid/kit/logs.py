"""One JSON line an event: what, when, which case, which officer; never a name or a text."""

from __future__ import annotations

import logging
import re
import sys
import time
import uuid
from collections.abc import MutableMapping
from typing import Any

import structlog
from flask import Flask, Response, g, request

_SECRETS = re.compile(r"\d{16}|[\w.+-]+@[\w-]+\.[\w.]+")


def _mask(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> dict[str, Any]:
    """The last net: sixteen digits and addresses never reach a log."""
    return {
        key: _SECRETS.sub("[…]", value) if isinstance(value, str) else value
        for key, value in line.items()
    }


def init_app(app: Flask) -> None:
    """Write JSON lines to standard error; one a request."""
    level = logging.getLevelName(app.config["LOG_LEVEL"].upper())
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _mask,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            level if isinstance(level, int) else logging.INFO
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    app.before_request(_start)
    app.after_request(_finish)


def log() -> Any:
    """The logger: `log().info("mail.sent", mail=12)`."""
    return structlog.get_logger()


def _start() -> None:
    g.started = time.monotonic()
    g.reference = uuid.uuid4().hex[:12]


def _finish(response: Response) -> Response:
    if request.endpoint != "static" and "started" in g:
        log().info(
            "request",
            reference=g.reference,
            method=request.method,
            endpoint=request.endpoint,
            status=response.status_code,
            ms=round((time.monotonic() - g.started) * 1000, 1),
        )
    return response
