"""The officers' desk: queue, case page, desk entry, check, notes, messages, units."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("casework", __name__)
