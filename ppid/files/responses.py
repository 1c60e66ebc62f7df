"""Handing bytes out so that no browser runs them."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote

from flask import Response, abort, request
from werkzeug.http import dump_options_header
from werkzeug.wsgi import wrap_file

from ppid.files import names, store
from ppid.files.kinds import MEDIA_TYPES, Kind
from ppid.files.models import Paper
from ppid.kit import practice

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def send(paper: Paper, as_name: str | None = None) -> Response:
    """A paper as a download, whole or the range asked for; 410 when it was erased.

    The caller has checked the permission. Raises store.Damaged rather than hand out
    bytes that are not those taken in.
    """
    if paper.erased_at:
        abort(410)
    content = store.open_bytes(paper)
    response = Response(
        wrap_file(request.environ, content),
        direct_passthrough=True,
        mimetype=MEDIA_TYPES[paper.kind],
    )
    response.headers.update(_HEADERS)
    response.headers["Content-Disposition"] = disposition(as_name or paper.name)
    response.content_length = paper.size
    response.set_etag(paper.sha256)
    return cast(
        Response, response.make_conditional(request, accept_ranges=True, complete_length=paper.size)
    )


def send_pdf(content: bytes, name: str) -> Response:
    """A PDF that was made for this answer alone, as a download."""
    response = Response(content, mimetype=MEDIA_TYPES[Kind.PDF])
    response.headers.update(_HEADERS)
    response.headers["Content-Disposition"] = disposition(name)
    return response


def disposition(name: str) -> str:
    """A Content-Disposition that saves under this name in every browser (RFC 6266)."""
    shown = names.clean(practice.named(name)) or "berkas"
    plain = shown.encode("ascii", "replace").decode().replace("?", "_").replace("%", "_")
    options = {"filename": plain}
    header = dump_options_header("attachment", options)
    if plain != shown:
        header += f"; filename*=UTF-8''{quote(shown, safe='')}"
    return header
