"""The request or the objection that this browser may follow; else the way to the door."""

from __future__ import annotations

from datetime import datetime

from flask import abort, flash, redirect, url_for
from flask_babel import gettext as _

from ppid.cases import grants, objection_file
from ppid.cases import queries as cases
from ppid.cases.models import Case
from ppid.cases.numbers import tidy_number
from ppid.cases.objections import Objection


def opened_case(number: str, at: datetime) -> Case:
    """The request, if this browser may follow it."""
    found = cases.followed(tidy_number(number), grants.granted_ids(at))
    if found is None:
        flash(_("Buka permohonan dengan nomor dan kodenya."), "info")
        abort(redirect(url_for("intake.follow")))
    return found


def opened_objection(number: str, at: datetime) -> Objection:
    """The objection, if this browser may follow it or the request that it is about."""
    found = objection_file.objection_by_number(tidy_number(number))
    if found is not None:
        mine = (
            found.case_id in grants.granted_ids(at)
            if found.case_id
            else found.id in grants.granted_objection_ids(at)
        )
        if mine:
            return found
    flash(_("Buka keberatan dengan nomor dan kodenya."), "info")
    abort(redirect(url_for("intake.follow")))
