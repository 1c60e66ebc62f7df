"""Writing down what officers and the office chose; every process hears of it at once."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from ppid.accounts import record
from ppid.accounts.models import AccountEvent, Officer, Role
from ppid.kit.db import db
from ppid.notices.hours import Hours
from ppid.notices.models import Choice, Habit, RoleDefault
from ppid.notices.settled import Ways
from ppid.notices.topics import TOPICS, Mailing, Topic
from ppid.office.models import Office
from ppid.office.queries import office

Own = tuple[Mailing | None, bool | None, bool | None]
"""Mail, screen, outside as an officer chose; None follows the office."""


def heard() -> None:
    """Let every process read the choices anew."""
    step = 1 + secrets.randbelow(10_000)  # as the calendar's: never met twice
    moved = sa.update(Office).values(notices_version=Office.notices_version + step)
    db.session.flush()
    db.session.execute(moved.execution_options(synchronize_session=False))
    db.session.expire(office(), ["notices_version"])


def choose(officer: Officer, chosen: Mapping[Topic, Own], hours: Hours) -> None:
    """Keep an officer's own choices and hours; of what is locked only the way outside."""
    db.session.execute(sa.delete(Choice).where(Choice.officer_id == officer.id))
    for topic, (mail, screen, outside) in chosen.items():
        own = (None, None, outside) if TOPICS[topic].is_locked else (mail, screen, outside)
        if any(one is not None for one in own):
            db.session.add(
                Choice(
                    officer_id=officer.id, topic=topic, mail=own[0], screen=own[1], outside=own[2]
                )
            )
    kept = db.session.get(Habit, officer.id) or Habit(officer_id=officer.id)
    kept.digest_hour = hours.digest
    kept.quiet_from, kept.quiet_until = hours.quiet_from, hours.quiet_until
    db.session.add(kept)
    heard()


def set_defaults(role: Role, chosen: Mapping[Topic, Ways], *, by: Officer, at: datetime) -> None:
    """Keep what the office chose for a role; what the law locks stays as it is."""
    db.session.execute(sa.delete(RoleDefault).where(RoleDefault.role == role))
    for topic, ways in chosen.items():
        about = TOPICS[topic]
        mail, screen = (about.mail, about.screen) if about.is_locked else (ways.mail, ways.screen)
        if Ways(mail, screen, ways.outside) != Ways(about.mail, about.screen, about.outside):
            db.session.add(
                RoleDefault(role=role, topic=topic, mail=mail, screen=screen, outside=ways.outside)
            )
    record.note(AccountEvent.NOTICES_SET, None, by=by, at=at, of_role=role.value)
    heard()
