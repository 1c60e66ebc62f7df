"""Whole addresses of pages, for mails and letters: from the configured base, never from a Host."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import current_app


def link(endpoint: str, **values: Any) -> str:
    """The public address of a page; raises werkzeug's BuildError for an unknown endpoint."""
    base = urlsplit(current_app.config["BASE_URL"])
    pages = current_app.url_map.bind(
        base.netloc, script_name=base.path or "/", url_scheme=base.scheme
    )
    return str(pages.build(endpoint, values, force_external=True))
