"""The room's own piece of the address space, and how it says that a step is barred."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from ppid.accounts.access import current_officer
from ppid.accounts.actors import Actor, officer_actor
from ppid.cases import queries as cases
from ppid.cases.models import Case
from ppid.decisions.bars import Barred
from ppid.decisions.words import BARS

bp = Blueprint("decisions", __name__)


def case_here(number: str) -> Case:
    """The case in the address, if the officer may see it; 404 otherwise."""
    return cases.case_for(current_officer(), number) or abort(404)


def me() -> Actor:
    """The officer who is signed in, as who acts."""
    return officer_actor(current_officer())


@bp.errorhandler(Barred)
def barred(error: Barred) -> ResponseReturnValue:
    """The page that says which rule bars a step."""
    page = render_template("errors/not_allowed.html", words=BARS[error.bar], article=error.article)
    return page, 409
