"""Which signatures are wanted, waiting, made or failed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from ppid.accounts import queries as accounts
from ppid.accounts.models import Officer, Role
from ppid.kit.db import db
from ppid.letters.catalogue import CATALOGUE, Signer
from ppid.letters.models import Letter, LetterKind
from ppid.letters.signing.models import IS_OPEN, IS_WAITING, MakerKind, Signature, SignatureState

PAGE = 50
_Corrected = aliased(Letter)
_KIND = sa.func.coalesce(_Corrected.kind, Letter.kind)
_WITHOUT_WORDS = joinedload(Signature.letter).defer(Letter.html)
_SIGNERS = {Role.PPID: Signer.PPID, Role.SUPERIOR: Signer.SUPERIOR}


def of_letter(letter: Letter) -> Signature | None:
    """The signature of a letter, at whatever stage."""
    return db.session.scalar(sa.select(Signature).where(Signature.letter_id == letter.id))


def signed_as(letter: Letter) -> LetterKind:
    """The kind by which it is known who signs: a correction, by who signed what it corrects."""
    corrected = db.session.get(Letter, letter.corrects_id) if letter.corrects_id else None
    return corrected.kind if corrected else letter.kind


def kinds_of(roles: Collection[Role]) -> frozenset[LetterKind]:
    """The kinds of letters that an officer of these roles signs."""
    mine = {signer for role, signer in _SIGNERS.items() if role in roles}
    return frozenset(kind for kind, form in CATALOGUE.items() if form.signer in mine)


def concerned(signature: Signature) -> list[Officer]:
    """Who is told when it fails: who asked for it, who signs such letters, and the PPID."""
    signer = CATALOGUE[signed_as(signature.letter)].signer
    roles = {role for role, signs in _SIGNERS.items() if signs is signer} | {Role.PPID}
    found = [one for role in roles for one in accounts.active_with_role(role)]
    asked = accounts.officer(signature.asked_by_id) if signature.asked_by_id else None
    return list({one.id: one for one in (*found, *([asked] if asked else []))}.values())


def open_ones(kinds: Collection[LetterKind]) -> Sequence[Signature]:
    """Wanted and failed signatures on such letters, the oldest first; one more than a page."""
    return db.session.scalars(
        sa.select(Signature)
        .join(Letter, Letter.id == Signature.letter_id)
        .outerjoin(_Corrected, _Corrected.id == Letter.corrects_id)
        .where(IS_OPEN, _KIND.in_(kinds))
        .options(_WITHOUT_WORDS)
        .order_by(Signature.id)
        .limit(PAGE + 1)
    ).all()


def waiting_ones(kinds: Collection[LetterKind]) -> Sequence[Signature]:
    """Signatures on such letters that the worker makes now or tries again."""
    return db.session.scalars(
        sa.select(Signature)
        .join(Letter, Letter.id == Signature.letter_id)
        .outerjoin(_Corrected, _Corrected.id == Letter.corrects_id)
        .where(IS_WAITING, _KIND.in_(kinds))
        .options(_WITHOUT_WORDS)
        .order_by(Signature.due_at, Signature.id)
        .limit(PAGE)
    ).all()


def asked_for(ids: Collection[int], kinds: Collection[LetterKind]) -> Sequence[Signature]:
    """Those of the ids that stand open and are on such letters."""
    return db.session.scalars(
        sa.select(Signature)
        .join(Letter, Letter.id == Signature.letter_id)
        .outerjoin(_Corrected, _Corrected.id == Letter.corrects_id)
        .where(IS_OPEN, Signature.id.in_(ids), _KIND.in_(kinds))
        .order_by(Signature.id)
    ).all()


def failed_count() -> int:
    """How many signatures failed and wait for a person."""
    return (
        db.session.scalar(
            sa.select(sa.func.count(Signature.id)).where(
                IS_OPEN, Signature.state == SignatureState.FAILED
            )
        )
        or 0
    )


def any_due(at: datetime) -> bool:
    """Whether a signature may be made now."""
    due = sa.select(Signature.id).where(IS_WAITING, Signature.due_at <= at).limit(1)
    return db.session.scalar(due) is not None


def last_made(kind: MakerKind) -> Signature | None:
    """The newest signature that a maker made: its certificate is the one in use."""
    return db.session.scalar(
        sa.select(Signature)
        .where(Signature.maker == kind, Signature.state == SignatureState.SIGNED)
        .order_by(Signature.id.desc())
        .limit(1)
    )
