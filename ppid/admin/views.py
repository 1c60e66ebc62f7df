"""Administering the office: profile, units, officers, days off, failed mails."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("admin", __name__)
