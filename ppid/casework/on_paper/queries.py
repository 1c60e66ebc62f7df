"""What is to be printed, and with which letters."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from ppid.cases import printing
from ppid.cases.places import owner
from ppid.cases.printed import PrintedNotice
from ppid.kit.db import db
from ppid.letters.models import Letter


def siblings(one: PrintedNotice) -> Sequence[PrintedNotice]:
    """The other notices for the same reader that still stand to be printed."""
    return [
        other
        for other in printing.of(one.subject)
        if other.id != one.id and printing.is_owed(other)
    ]


def letter_of(one: PrintedNotice) -> Letter | None:
    """The letter that the notice tells of, where there is one."""
    number = one.entry.facts.get("letter") if one.entry else None
    if not isinstance(number, str):
        return None
    ((column, own),) = owner(one.subject).items()
    return db.session.scalar(
        sa.select(Letter).where(getattr(Letter, column) == own, Letter.number == number)
    )
