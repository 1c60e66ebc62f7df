"""The room's own piece of the address space, and the words its pages share."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from ppid.cases import words
from ppid.files.words import accept, hint

bp = Blueprint("objections", __name__)


@bp.context_processor
def _shared() -> dict[str, Any]:
    return {"words": words, "upload_words": hint, "upload_accept": accept}
