"""One explained date in the form that was asked for: page, value (JSON) or calendar file (.ics)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from flask import Response, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.utils import secure_filename

from ppid.cases import explained_words as words
from ppid.cases import ics
from ppid.cases.explained import Explained, value
from ppid.cases.months import months
from ppid.office.calendar import local_day

FILES: Final = ".<any(json,ics):form>"
"""What follows the address of a page in the addresses of its value and its calendar file."""


def answer(
    found: Explained, form: str, template: str, *, at: datetime, back: str, following: str = ""
) -> ResponseReturnValue:
    """The explanation as `form`: html, json or ics.

    `back` is where its reader came from, `following` what a calendar says beside the count. The
    addresses of the other forms are those of this view, with `form`.
    """
    if form == "json":
        return jsonify(value(found, words.title(found.of)))
    if form == "ics":
        return _file(found, following, at)
    return render_template(template, **_page(found, local_day(at)), back=back)


def _page(found: Explained, today: date) -> dict[str, Any]:
    here = dict(request.view_args or {})
    return {
        "explanation": found.of,
        "subject": found.subject,
        "files": {
            form: url_for(str(request.endpoint), **here, form=form) for form in ("ics", "json")
        },
        "title": words.title(found.of),
        "heading": words.heading(found.of),
        "parts": words.parts(found.of),
        "safe_words": words.safe(found.of),
        "moves": words.moves(found.of),
        "months": months(found.of, today),
        "profile": words.profile(found),
        "provisional": words.provisional(),
        "today": today,
    }


def _file(found: Explained, following: str, at: datetime) -> Response:
    text = f"{words.in_short(found)} {following}".strip()
    made = ics.calendar_file(found, title=words.title(found.of), text=text, at=at)
    name = secure_filename(f"{found.subject.number}-{found.of.code}.ics")
    return Response(
        made,
        mimetype="text/calendar",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
