"""Which assignment a unit's link opens."""

from __future__ import annotations

from ppid.cases import links
from ppid.cases.models import Assignment
from ppid.casework.units import ASSIGNABLE, is_waiting
from ppid.kit.db import db


def opened(token: str) -> Assignment | None:
    """The assignment that the link opens, while the unit owes its answer and the link is newest."""
    found = links.asked_by_link(token)
    asked = db.session.get(Assignment, found[0]) if found else None
    if asked is None or found is None or found[1] != asked.link_version:
        return None
    return asked if is_waiting(asked) and asked.case.state in ASSIGNABLE else None
