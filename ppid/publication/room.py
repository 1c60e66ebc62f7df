"""The room's own piece of the address space, and what all its desk pages need."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from ppid.accounts.access import Permission, current_officer, may, sees_only_unit
from ppid.accounts.actors import Actor, officer_actor
from ppid.kit.clock import now
from ppid.office.calendar import local_day
from ppid.publication import queries
from ppid.publication.models import Determination, Item

bp = Blueprint("publication", __name__)

DESK = "/petugas/dip"
ITEM = DESK + "/entri/<public_id>"
DECREE = DESK + "/penetapan/<public_id>"
BOTH = ("GET", "POST")


def today() -> date:
    """The office's day."""
    return local_day(now())


def me() -> Actor:
    """The officer who is signed in, as who acts."""
    return officer_actor(current_officer())


def own_unit() -> int | None:
    """The unit to which this officer's entries are limited, None for the whole office."""
    return sees_only_unit(current_officer())


def item_here(public_id: str) -> Item:
    """The entry in the address, if this officer may see it: of their unit, or public; else 404."""
    item = queries.item(public_id)
    if item is None or not (is_ours(item) or item.number):
        abort(404)
    return item


def own_item(public_id: str) -> Item:
    """The entry in the address, if this officer may change it; else 404 or 403."""
    item = item_here(public_id)
    if not is_ours(item):
        abort(403)
    return item


def is_ours(item: Item) -> bool:
    """Whether the entry is of the officer's own unit, or the officer's view is the whole office."""
    unit_id = own_unit()
    return unit_id is None or item.unit_id == unit_id


def may_write(item: Item) -> bool:
    """Whether this officer may change an entry."""
    return may(Permission.PROPOSE) and is_ours(item)


def decree_here(public_id: str) -> Determination:
    """The decree in the address; 404 otherwise."""
    return queries.determination(public_id) or abort(404)


def to(item: Item) -> ResponseReturnValue:
    """Back to the page of an entry."""
    return redirect(url_for("publication.item", public_id=item.public_id), 303)


def to_decree(decree: Determination) -> ResponseReturnValue:
    """Back to the page of a decree."""
    return redirect(url_for("publication.determination", public_id=decree.public_id), 303)
