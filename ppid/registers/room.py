"""The place of the room's pages."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("registers", __name__)
PATH = "/petugas/register"
BOTH = ["GET", "POST"]
