"""Signing in and out, and an officer's own account."""

from __future__ import annotations

from flask import Blueprint, Flask
from flask_security import Security
from flask_security.datastore import SQLAlchemyUserDatastore

from ppid.accounts.models import Officer
from ppid.kit.db import db

bp = Blueprint("accounts", __name__)

_SETTINGS = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_PASSWORD_SINGLE_HASH": True,
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_PASSWORD_LENGTH_MIN": 12,
}


def init_app(app: Flask) -> None:
    """Sessions and passwords by Flask-Security; the pages are our own."""
    app.config.update(_SETTINGS, SECURITY_PASSWORD_SALT=app.config["SECRET_KEY"])
    store = SQLAlchemyUserDatastore(db, Officer, None)  # type: ignore[arg-type]
    Security(app, store, register_blueprint=False)
