"""The lines of the list of what is excluded (Daftar Informasi yang Dikecualikan, DIK)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from ppid.exclusions.models import Exclusion
from ppid.exports.reading import parts
from ppid.office.models import Unit
from ppid.registers.wanted import Wanted, conditions

_ORDER = (Exclusion.decreed_on, Exclusion.id)
_LINE = (
    sa.func.row_number().over(order_by=_ORDER).label("turn"),
    Exclusion.id,
    Exclusion.title,
    Exclusion.information,
    Exclusion.ground,
    Exclusion.sub_point,
    Exclusion.law_article,
    Exclusion.if_opened,
    Exclusion.if_closed,
    Exclusion.condition,
    Exclusion.place,
    Exclusion.test_number,
    Exclusion.decree_number,
    Exclusion.state,
    Exclusion.tested_on,
    Exclusion.decreed_on,
    Exclusion.expires_on,
    Exclusion.ended_on,
    Unit.name.label("unit"),
)


def exclusion_lines(over: sa.Connection, wanted: Wanted) -> Iterator[Any]:
    """What was decreed, in the order of the decrees; only what has a decree is on the list."""
    query = (
        sa.select(*_LINE)
        .outerjoin(Unit, Unit.id == Exclusion.unit_id)
        .where(*conditions(wanted))
        .order_by(*_ORDER)
    )
    for part in parts(over, query):
        yield from part
