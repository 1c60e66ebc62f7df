"""The place of the room's pages."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("notices", __name__)
