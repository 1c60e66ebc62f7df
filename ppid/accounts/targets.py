"""Where one may be sent after signing in: pages of the desk, and nowhere else."""

from __future__ import annotations

import re

from flask import current_app, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from ppid.accounts.access import Permission, permissions
from ppid.accounts.models import Officer

_OWN_PATH = re.compile(
    r"/(?:petugas|pengaturan)(?:/[^\\?\x00-\x20\x7f]*)?(?:\?[^\\\x00-\x20\x7f]*)?"
)
_HOMES = (
    (Permission.ADMINISTER, "admin.start"),
    (Permission.READ, "casework.queue"),
    (Permission.OWN_ACCOUNT, "accounts.own"),
)


def safe(path: str | None) -> str | None:
    """The path if it is a page of the desk that can be opened, else None."""
    if not path or not _OWN_PATH.fullmatch(path):
        return None
    bare, _mark, query = path.partition("?")
    try:
        current_app.url_map.bind("").match(bare, method="GET", query_args=query)
    except (HTTPException, RequestRedirect):
        return None
    return path


def home_of(officer: Officer) -> str:
    """The first page that an officer may open."""
    allowed = permissions(officer)
    endpoint = next(endpoint for needed, endpoint in _HOMES if needed in allowed)
    known = endpoint if endpoint in current_app.view_functions else "accounts.own"
    return url_for(known)
