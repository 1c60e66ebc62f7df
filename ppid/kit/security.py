"""Headers, signed tokens, attempt limits."""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import Any

from flask import Flask, Response, current_app, g, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.middleware.proxy_fix import ProxyFix

limiter = Limiter(get_remote_address, strategy="moving-window", headers_enabled=True)
csrf = CSRFProtect()

_POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


def csp_nonce() -> str:
    """The nonce of this response's own scripts and styles."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def _dress(response: Response) -> Response:
    """Put the headers on every response; private pages are never kept by a cache."""
    response.headers.setdefault("Content-Security-Policy", _POLICY.format(nonce=csp_nonce()))
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if request.endpoint != "static" and not response.headers.get("Cache-Control"):
        response.headers["Cache-Control"] = "no-store"
    if response.status_code == 405:
        response.headers.setdefault("Allow", "GET, HEAD, POST, OPTIONS")
    return response


def init_app(app: Flask) -> None:
    """Headers on all answers, forged forms refused, limits counted."""
    if app.config["PROXIES"]:
        hops = app.config["PROXIES"]
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )
    csrf.init_app(app)
    limiter.init_app(app)
    app.after_request(_dress)
    app.jinja_env.globals["csp_nonce"] = csp_nonce


@lru_cache
def _signer_with(key: str, purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt=f"ppid-{purpose}")


def _signer(purpose: str) -> URLSafeTimedSerializer:
    return _signer_with(current_app.config["SECRET_KEY"], purpose)


def sign(purpose: str, payload: Any) -> str:
    """A token for one purpose; it can be read, not forged."""
    return str(_signer(purpose).dumps(payload))


def read(purpose: str, token: str, *, max_age: int) -> Any | None:
    """What a token carries, or None when it is foreign, altered, or older than max_age seconds."""
    try:
        return _signer(purpose).loads(token, max_age=max_age)
    except BadData:
        return None
