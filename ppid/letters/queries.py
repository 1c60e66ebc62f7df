"""Which letters there are."""

from collections.abc import Sequence

import sqlalchemy as sa

from ppid.cases.models import Case
from ppid.cases.objections import Objection
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


def of_objection(objection: Objection) -> Sequence[Letter]:
    """The letters of an objection, oldest first."""
    return db.session.scalars(
        sa.select(Letter).where(Letter.objection_id == objection.id).order_by(Letter.id)
    ).all()


def letter_of_objection(objection: Objection, public_id: str) -> Letter | None:
    """One letter of this objection; another's letter is not found."""
    return db.session.scalar(
        sa.select(Letter).where(Letter.objection_id == objection.id, Letter.public_id == public_id)
    )


def objection_of(letter: Letter) -> Objection | None:
    """The objection that a letter is about."""
    return db.session.get(Objection, letter.objection_id) if letter.objection_id else None


def letter_among(
    case_ids: Sequence[int], objection_ids: Sequence[int], public_id: str
) -> Letter | None:
    """One letter of these cases, of their objections or of these; another's is not found."""
    objections = sa.select(Objection.id).where(
        Objection.case_id.in_(case_ids) | Objection.id.in_(objection_ids)
    )
    return db.session.scalar(
        sa.select(Letter).where(
            Letter.case_id.in_(case_ids) | Letter.objection_id.in_(objections),
            Letter.public_id == public_id,
        )
    )
