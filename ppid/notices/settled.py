"""What each officer is told by which way: the table, the office's choice by role, their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ppid.accounts.models import Role
from ppid.kit.db import connection, db, table_of
from ppid.notices.hours import Hours
from ppid.notices.models import Choice, Habit, OpenGateway, RoleDefault, Target
from ppid.notices.topics import TOPICS, Mailing, Topic
from ppid.office.queries import office

_LOUDNESS: Final = (Mailing.OFF, Mailing.DIGEST, Mailing.INSTANT)


@dataclass(frozen=True, slots=True)
class Ways:
    """By which ways one topic comes."""

    mail: Mailing
    screen: bool
    outside: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    defaults: Mapping[tuple[Role, Topic], Ways]
    own: Mapping[tuple[int, Topic], Any]
    hours: Mapping[int, Hours]
    reached: Collection[int]
    """Officers with a number at a gateway that is open."""


_kept: dict[tuple[sa.Engine, int], _Kept] = {}
_NO_HOURS: Final = Hours()


@sa.event.listens_for(Session, "after_soft_rollback")
def forget(*_rolled_back: object) -> None:
    """What was read from rows that were taken back is not kept."""
    _kept.clear()


def _read() -> _Kept:
    """Read once for each version: no notice asks the database who wants it.

    A thread that rolls back empties the table at any moment: what was found is held here.
    """
    key = (db.engine.engine, office().notices_version)
    found = _kept.get(key)
    if found is None:
        line = connection()
        defaults, own, habits, gateways, targets = (
            line.execute(sa.select(table_of(model))).all()
            for model in (RoleDefault, Choice, Habit, OpenGateway, Target)
        )
        open_ones = {row.gateway for row in gateways if row.is_open}
        found = _Kept(
            {(row.role, row.topic): Ways(row.mail, row.screen, row.outside) for row in defaults},
            {(row.officer_id, row.topic): row for row in own},
            {
                row.officer_id: Hours(row.digest_hour, row.quiet_from, row.quiet_until)
                for row in habits
            },
            frozenset(row.officer_id for row in targets if row.gateway in open_ones),
        )
        _kept.clear()
        _kept[key] = found
    return found


def of_role(topic: Topic, role: Role) -> Ways:
    """What the office chose for a role, or the table's own default."""
    about = TOPICS[topic]
    found = _read().defaults.get((role, topic), Ways(about.mail, about.screen, about.outside))
    return Ways(Mailing.INSTANT, True, found.outside) if about.is_locked else found


def of_roles(topic: Topic, roles: Collection[Role]) -> Ways:
    """The loudest of what the office chose for the roles that are addressed.

    A deputy may hold none of them: then what holds for the roles that are addressed.
    """
    asked = [role for role in TOPICS[topic].roles if role in roles] or TOPICS[topic].roles
    found = [of_role(topic, role) for role in asked]
    return Ways(
        max((one.mail for one in found), key=_LOUDNESS.index),
        any(one.screen for one in found),
        any(one.outside for one in found),
    )


def ways(topic: Topic, officer_id: int, roles: Collection[Role]) -> Ways:
    """By which ways a topic comes to an officer now; outside only where they are reached."""
    of_office, own = of_roles(topic, roles), _read().own.get((officer_id, topic))
    chosen = of_office if own is None else _over(of_office, own)
    reached = chosen.outside and officer_id in _read().reached
    if TOPICS[topic].is_locked:
        return Ways(Mailing.INSTANT, True, reached)
    return Ways(chosen.mail, chosen.screen, reached)


def _over(of_office: Ways, own: Any) -> Ways:
    return Ways(
        of_office.mail if own.mail is None else own.mail,
        of_office.screen if own.screen is None else own.screen,
        of_office.outside if own.outside is None else own.outside,
    )


def own_choice(topic: Topic, officer_id: int) -> Any:
    """What an officer chose over the office, a row of mail, screen and outside; None: nothing."""
    return _read().own.get((officer_id, topic))


def hours(officer_id: int) -> Hours:
    """The hours that an officer chose."""
    return _read().hours.get(officer_id, _NO_HOURS)
