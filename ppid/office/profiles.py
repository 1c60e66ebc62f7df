"""Adopting a legal profile (menetapkan profil hukum): always as a new version."""

from datetime import date, datetime

from ppid.kit.db import db
from ppid.law import LegalProfile
from ppid.office.calendar import local_day, profile_on, profiles
from ppid.office.models import Profile
from ppid.office.queries import office


class Superseded(Exception):
    """Another administrator adopted a profile since this one was begun."""


class InThePast(Exception):
    """A profile cannot hold for days that have passed: their cases were opened under another."""


class NothingNew(Exception):
    """The profile in force on that day already says all this."""


def adopt(
    rules: LegalProfile,
    *,
    seen: int,
    effective_from: date,
    reason: str,
    author_id: int,
    at: datetime,
) -> Profile:
    """Keep a profile as a new version, in force from a day on (office days).

    `seen` is the `law_version` that the author has read. A case keeps the profile with which it
    was opened. Raises Superseded, InThePast, NothingNew.
    """
    kept = office()
    db.session.refresh(kept, with_for_update=True)
    if kept.law_version != seen:
        raise Superseded
    if effective_from < local_day(at):
        raise InThePast
    if in_force(effective_from).counts_as(rules):
        raise NothingNew
    made = Profile(
        effective_from=effective_from,
        rules=rules.values(),
        reason=reason,
        author_id=author_id,
        at=at,
    )
    db.session.add(made)
    kept.law_version += 1
    db.session.flush()
    return made


def in_force(day: date) -> LegalProfile:
    """The profile by which a case that is opened on that day is counted."""
    return profiles()[profile_on(day)][1]
