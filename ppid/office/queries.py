"""What the office says of itself."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.office.models import Holiday, Office, Unit

_THE_OFFICE = sa.select(Office).where(Office.id == 1)


class NotSetUp(Exception):
    """There is no office yet: the product was not set up."""


def office() -> Office:
    """The office's profile; raises NotSetUp before the first set-up."""
    session = db.session()
    kept = session.info.get("office")
    if kept is not None and kept in session:
        return kept  # type: ignore[no-any-return]
    found = session.scalar(_THE_OFFICE)
    if found is None:
        raise NotSetUp
    hold(found)
    return found


def hold(found: Office) -> None:
    """Let `office()` answer with what another question brought along."""
    db.session.info["office"] = found  # the session itself would let go of it at once


def units(*, active_only: bool = True) -> Sequence[Unit]:
    """Units (perangkat daerah) by name."""
    query = sa.select(Unit).order_by(Unit.name)
    return db.session.scalars(query.where(Unit.active) if active_only else query).all()


def unit(unit_id: int) -> Unit | None:
    """One unit."""
    return db.session.get(Unit, unit_id)


def holidays(year: int) -> Sequence[Holiday]:
    """The days off of one year, in order."""
    return db.session.scalars(
        sa.select(Holiday)
        .where(Holiday.on.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(Holiday.on)
    ).all()


def holiday(on: date) -> Holiday | None:
    """The day off on a day, if it is one."""
    return db.session.get(Holiday, on)


def years_known() -> Sequence[int]:
    """The years for which days off are known."""
    year = sa.extract("year", Holiday.on)
    return [int(y) for y in db.session.scalars(sa.select(year).distinct().order_by(year))]
