"""The pages on which a request is decided, extended, paid, handed over and closed."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("decisions", __name__)
