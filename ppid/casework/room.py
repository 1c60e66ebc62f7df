"""The place of the desk's pages, and what each of them needs."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from ppid.accounts.access import current_officer
from ppid.accounts.actors import Actor, officer_actor
from ppid.cases import queries as cases
from ppid.cases.models import Case

bp = Blueprint("casework", __name__)

CASE = "/petugas/permohonan/<number>"
BOTH = ("GET", "POST")


def the_case(number: str) -> Case:
    """The case, for officers who may see it; another unit's case is not there."""
    return cases.case_for(current_officer(), number) or abort(404)


def me() -> Actor:
    """The officer who is signed in, as who acts."""
    return officer_actor(current_officer())


def to_case(number: str, anchor: str | None = None) -> ResponseReturnValue:
    """The way back to a case."""
    return redirect(url_for("casework.show", number=number, _anchor=anchor), 303)
