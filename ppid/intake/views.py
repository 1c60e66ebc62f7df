"""Filing a request and following it, without an account."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("intake", __name__)
