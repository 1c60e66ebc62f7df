"""The room's own piece of the address space."""

from flask import Blueprint, abort

from ppid.accounts.access import current_officer
from ppid.accounts.actors import Actor, officer_actor
from ppid.cases.disputes import Dispute
from ppid.disputes import queries

bp = Blueprint("disputes", __name__)

FILE = "/petugas/sengketa/<number>"
BOTH = ("GET", "POST")


def dispute_here(number: str) -> Dispute:
    """The dispute in the address; 404 otherwise."""
    return queries.dispute_by_number(number) or abort(404)


def me() -> Actor:
    """The officer who is signed in, as who acts."""
    return officer_actor(current_officer())
