"""What the stories of accounts share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ppid.accounts import passwords
from ppid.accounts.models import Officer, Role
from ppid.kit.security import limiter
from tests import builders

SECRET = "pelita kunang biduk 7"


@cache
def hashed() -> str:
    """The hash of the password of these stories: made once, it is slow on purpose."""
    return passwords.hashed(SECRET)


@pytest.fixture(autouse=True)
def fresh_limits(app: Flask) -> Iterator[None]:
    """Every story starts with all its tries."""
    limiter.reset()
    yield
    limiter.reset()


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
