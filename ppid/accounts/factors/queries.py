"""What an officer has for the second step."""

from collections.abc import Sequence

import sqlalchemy as sa

from ppid.accounts.models import Officer, Passkey, RecoveryCode
from ppid.kit.db import db


def passkeys(officer: Officer) -> Sequence[Passkey]:
    """The passkeys of an officer, oldest first."""
    return db.session.scalars(
        sa.select(Passkey).where(Passkey.officer_id == officer.id).order_by(Passkey.id)
    ).all()


def codes_left(officer: Officer) -> int:
    """How many recovery codes were not used yet."""
    return (
        db.session.scalar(
            sa.select(sa.func.count(RecoveryCode.id)).where(
                RecoveryCode.officer_id == officer.id, RecoveryCode.used_at.is_(None)
            )
        )
        or 0
    )
