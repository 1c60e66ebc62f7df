"""Made files end after some days."""

from datetime import datetime

import sqlalchemy as sa

from ppid.exports.actions import end
from ppid.exports.models import IS_READY, Export
from ppid.kit.db import db

_AT_ONCE = 200


def end_old(*, at: datetime) -> int:
    """End the files whose days are over; returns how many."""
    over = db.session.scalars(
        sa.select(Export)
        .where(IS_READY, Export.ends_at <= at)
        .order_by(Export.ends_at)
        .limit(_AT_ONCE)
    ).all()
    for one in over:
        end(one, at=at)
    return len(over)
