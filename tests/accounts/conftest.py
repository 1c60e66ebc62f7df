"""What the stories of accounts share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ppid.accounts import passwords
from ppid.accounts.factors import totp
from ppid.accounts.models import Officer, Role
from ppid.kit import clock
from ppid.kit.db import db
from ppid.kit.security import limiter
from tests import builders

SECRET = "pelita kunang biduk 7"


@cache
def hashed() -> str:
    """The hash of the password of these stories: made once, it is slow on purpose."""
    return passwords.hashed(SECRET)


@pytest.fixture(autouse=True)
def fresh_limits(app: Flask) -> Iterator[None]:
    """Every story starts with all its tries, whatever an app before it was told of limits."""
    before, limiter.enabled = limiter.enabled, True
    limiter.reset()
    yield
    limiter.reset()
    limiter.enabled = before


def an_officer(*roles: Role, **said: object) -> Officer:
    """An officer with the password of these stories."""
    officer = builders.an_officer(*roles, **({"password": hashed()} | said))
    return officer


def tries(
    browser: FlaskClient, email: str, password: str = SECRET, *, to: str = "", source: str = ""
) -> TestResponse:
    """Type email and password into the sign-in page."""
    return browser.post(
        "/petugas/masuk" + to,
        data={"email": email, "password": password},
        environ_base={"REMOTE_ADDR": source or "203.0.113.7"},
    )


def is_in(browser: FlaskClient) -> bool:
    """Whether a browser may open the page of its own account."""
    return browser.get("/petugas/akun").status_code == 200


APP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_app(*roles: Role, **said: object) -> Officer:
    """An officer who has an authenticator app beside the password of these stories."""
    return an_officer(*roles, **({"totp_secret": APP, "has_factor": True} | said))


def next_code(officer: Officer) -> str:
    """The code that the officer's app shows once the one used last is over."""
    now = int(clock.now().timestamp()) // 30
    step = max(now, (officer.totp_step or 0) + 1)
    return totp.code_at(APP, datetime.fromtimestamp(step * 30, tz=UTC))


def signs_in(browser: FlaskClient, officer: Officer, *, to: str = "") -> TestResponse:
    """Password and code, as somebody with an app does it."""
    asked = tries(browser, officer.email, to=to)
    db.session.refresh(officer)
    return browser.post(asked.location, data={"code": next_code(officer)})
