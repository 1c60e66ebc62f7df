"""Which letters there are."""

from collections.abc import Sequence

import sqlalchemy as sa

from ppid.cases.models import Case
from ppid.kit.db import db
from ppid.letters.models import Letter, LetterKind


def of(case: Case) -> Sequence[Letter]:
    """The letters of a case, oldest first."""
    return db.session.scalars(
        sa.select(Letter).where(Letter.case_id == case.id).order_by(Letter.id)
    ).all()


def letter_of(case: Case, public_id: str) -> Letter | None:
    """One letter of this case; another case's letter is not found."""
    return db.session.scalar(
        sa.select(Letter).where(Letter.case_id == case.id, Letter.public_id == public_id)
    )


def latest(case: Case, kind: LetterKind) -> Letter | None:
    """The newest letter of a kind in a case."""
    return db.session.scalar(
        sa.select(Letter)
        .where(Letter.case_id == case.id, Letter.kind == kind)
        .order_by(Letter.id.desc())
        .limit(1)
    )


def letter_among(case_ids: Sequence[int], public_id: str) -> Letter | None:
    """One letter of any of these cases; a letter of another case is not found."""
    return db.session.scalar(
        sa.select(Letter).where(Letter.case_id.in_(case_ids), Letter.public_id == public_id)
    )
