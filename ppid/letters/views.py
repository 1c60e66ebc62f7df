"""Letters as they were issued, for officers and for the requester."""

from __future__ import annotations

import re

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from ppid.accounts.access import Permission, current_officer, holds_link, requires
from ppid.cases import grants
from ppid.cases import queries as cases
from ppid.kit.clock import now
from ppid.letters import queries
from ppid.letters.models import Letter

bp = Blueprint("letters", __name__)

# What is the requester's alone (code, link): templates put it between these two marks.
_OWN = re.compile(r"<!-- own -->.*?<!-- /own -->", re.DOTALL)


@bp.get("/petugas/permohonan/<number>/surat/<public_id>")
@requires(Permission.WRITE)
def show(number: str, public_id: str) -> ResponseReturnValue:
    """A letter of a case, for who writes to requesters: it bears their name and address.

    The tracking code is shown only to the officer who has just issued it at the desk.
    """
    case = cases.case_for(current_officer(), number) or abort(404)
    letter = queries.letter_of(case, public_id) or abort(404)
    issued_here = letter.issued_by_id == current_officer().id
    return render_template(
        "letters/show.html", case=case, letter=letter, words=_words(letter, whole=issued_here)
    )


@bp.get("/lacak/surat/<public_id>")
@holds_link
def own(public_id: str) -> ResponseReturnValue:
    """A letter for the requester who opened its case in this browser."""
    letter = queries.letter_among(grants.granted_ids(now()), public_id)
    if letter is None:
        flash(
            _("Untuk membuka surat, bukalah dulu permohonan Anda dengan nomor dan kodenya."), "info"
        )
        return redirect(url_for("intake.follow"))
    return render_template(
        "letters/own.html",
        letter=letter,
        case=cases.case_by_id(letter.case_id),
        words=_words(letter, whole=True),
    )


def _words(letter: Letter, *, whole: bool) -> Markup:
    """The letter's page: what people wrote in it was escaped when it was issued."""
    return Markup(letter.html if whole else _OWN.sub("", letter.html))  # noqa: S704
