"""Letters as they were issued, for officers and for the requester."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("letters", __name__)
