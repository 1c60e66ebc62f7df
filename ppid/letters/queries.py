"""Which letters there are."""

from collections.abc import Sequence

import sqlalchemy as sa

from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.kit.db import db
from ppid.letters import codes
from ppid.letters.models import Letter, LetterFile, LetterKind, PrintRole


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


def of_determination(determination_id: int) -> Letter | None:
    """The decree on the public list as it was issued; None for one that was made on paper."""
    return db.session.scalar(
        sa.select(Letter).where(Letter.determination_id == determination_id).limit(1)
    )


def subject_of(letter: Letter) -> Case | Objection | None:
    """What a letter is about; None for a sheet or a decree, which are to nobody."""
    if letter.case_id:
        return db.session.get(Case, letter.case_id)
    return objection_of(letter)


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


def letter_by_code(typed: str) -> Letter | None:
    """The letter of a verification code as somebody typed it; None for what is no code."""
    code = codes.read(typed)
    return db.session.scalar(sa.select(Letter).where(Letter.code == code)) if code else None


def letter_by_id(letter_id: int) -> Letter | None:
    """One letter."""
    return db.session.get(Letter, letter_id)


def letter_by_public_id(public_id: str) -> Letter | None:
    """The letter of an officers' address."""
    return db.session.scalar(sa.select(Letter).where(Letter.public_id == public_id))


def print_by_sha256(sha256: str) -> LetterFile | None:
    """The PDF with this digest (hex); `.letter` is its letter, `.role` what it is."""
    return db.session.scalar(
        sa.select(LetterFile).where(LetterFile.sha256 == sha256).order_by(LetterFile.id).limit(1)
    )


def prints_of(letter: Letter) -> Sequence[LetterFile]:
    """All PDFs of a letter, oldest first."""
    return db.session.scalars(
        sa.select(LetterFile).where(LetterFile.letter_id == letter.id).order_by(LetterFile.id)
    ).all()


def issued_print(letter: Letter) -> LetterFile | None:
    """The PDF that was issued; a letter from before there were PDFs gets it when first asked."""
    return db.session.scalar(
        sa.select(LetterFile)
        .where(LetterFile.letter_id == letter.id, LetterFile.role == PrintRole.ISSUED)
        .order_by(LetterFile.id)
        .limit(1)
    )


def best_print(letter: Letter) -> LetterFile | None:
    """The PDF to hand out: signed electronically, else the scan of the signed one, else issued."""
    newest = {one.role: one for one in prints_of(letter)}
    by_worth = (PrintRole.SIGNED, PrintRole.SCAN)
    return next((newest[role] for role in by_worth if role in newest), None) or issued_print(letter)


def correction_of(letter: Letter) -> Letter | None:
    """The newest letter that takes this one's place, if there is one."""
    return db.session.scalar(
        sa.select(Letter).where(Letter.corrects_id == letter.id).order_by(Letter.id.desc()).limit(1)
    )
