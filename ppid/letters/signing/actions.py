"""Promise a signature, ask for it, and settle what came of it.

A signature is a row promised with its letter; the worker takes due rows under a lease, makes the
signature with no transaction open, and settles. A killed worker's row is taken again when the
lease has run out: what it had signed was kept nowhere, so nothing is signed twice in effect.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

from ppid.accounts.actors import THE_OFFICE, Actor, ActorKind
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.letters import prints
from ppid.letters.models import Letter, LetterFile, PrintRole
from ppid.letters.signing import makers, queries
from ppid.letters.signing.models import (
    IS_OPEN,
    IS_WAITING,
    MakerKind,
    Signature,
    SignatureState,
    SignFault,
)
from ppid.letters.signing.orders import NotSigned
from ppid.letters.signing.reading import Reading
from ppid.notices import actions as notices
from ppid.notices.topics import Topic

WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
# Longer than the longest conversation with a signing service.
LEASE: Final = timedelta(seconds=240)
# How long what the signatory gave is kept at most.
SECRET_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Job:
    """A signature in a worker's hand until `lease`."""

    id: int
    lease: datetime
    attempts: int
    maker: MakerKind
    letter: Letter
    nik: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)


class AlreadySigned(Exception):
    """The letter bears an electronic signature."""


def promise(letter: Letter, *, at: datetime) -> Signature | None:
    """Promise the signature of a new letter, in its transaction; None for what is signed on paper.

    With the office's certificate it is due at once; where the signatory must be asked, it waits
    for them. A letter from before there was a maker may be promised its signature later.
    """
    kind = makers.configured()
    if kind is None or letter.kind in makers.ON_PAPER:
        return None
    asks = kind in makers.ASKS
    made = Signature(
        letter_id=letter.id,
        letter=letter,
        maker=kind,
        state=SignatureState.WANTED if asks else SignatureState.WAITING,
        promised_at=at,
        due_at=None if asks else at,
    )
    db.session.add(made)
    db.session.flush()
    return made


def ask(
    signatures: Iterable[Signature], *, nik: str, passphrase: str, by: Actor, at: datetime
) -> int:
    """The signatory asks for these; what they gave is sealed and gone when it was used."""
    asked = 0
    for one in signatures:
        one.maker = makers.configured() or one.maker
        _wait(
            one,
            at,
            nik=nik,
            passphrase=passphrase,
            asked_at=at,
            asked_by_id=by.officer_id,
            give_up_at=at + SECRET_FOR,
        )
        asked += 1
    db.session.flush()
    return asked


def try_again(signature: Signature, *, at: datetime) -> None:
    """Try a failed signature again: at once, or once its signatory asks anew."""
    kind = makers.configured()
    if signature.state is not SignatureState.FAILED or kind is None:
        return
    signature.maker = kind
    if kind in makers.ASKS:
        signature.state, signature.fault = SignatureState.WANTED, None
    else:
        _wait(signature, at)
    db.session.flush()


def _wait(signature: Signature, at: datetime, **said: Any) -> None:
    kept = {
        "state": SignatureState.WAITING,
        "attempts": 0,
        "fault": None,
        "due_at": at,
        "give_up_at": None,
        "leased_until": None,
    }
    for name, value in (kept | said).items():
        setattr(signature, name, value)


def claim(*, at: datetime) -> Job | None:
    """Take the signature that is due longest; nobody else gets it until the lease ends."""
    free = Signature.leased_until.is_(None) | (Signature.leased_until < at)
    due = (
        sa.select(Signature.id)
        .where(IS_WAITING, Signature.due_at <= at, free)
        .order_by(Signature.due_at, Signature.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    found = db.session.scalar(due)
    row = found and db.session.get(Signature, found, populate_existing=True)
    if not row:
        return None
    row.leased_until = at + LEASE
    row.attempts += 1
    db.session.flush()
    return Job(
        row.id,
        row.leased_until,
        row.attempts,
        row.maker,
        row.letter,
        row.nik or "",
        row.passphrase or "",
    )


def settle_signed(job: Job, pdf: bytes, reading: Reading, *, at: datetime) -> bool:
    """Keep the signed PDF beside the issued one; False if the lease had run out meanwhile."""
    row = _held(job)
    if row is None:
        return False
    by = Actor(ActorKind.OFFICER, row.asked_by_id) if row.asked_by_id else THE_OFFICE
    _signed(row, prints.keep_print(row.letter, pdf, PrintRole.SIGNED, at, by), reading, at=at)
    return True


def settle_failed(job: Job, why: NotSigned, *, at: datetime) -> bool:
    """Wait for the next try, or end; False if the lease had run out meanwhile.

    After a wrong passphrase all that were asked for with it end as well: a few more wrong ones
    would lock the signatory's certificate.
    """
    row = _held(job)
    if row is None:
        return False
    row.fault, row.leased_until = why.fault, None
    tries_left = why.later and row.attempts <= len(WAITS)
    due_at = at + WAITS[min(row.attempts, len(WAITS)) - 1]
    if tries_left and (row.give_up_at is None or due_at <= row.give_up_at):
        row.due_at = due_at
    else:
        _fail(row, why.fault)
        alike = _fail_asked_alike(row) if why.fault is SignFault.WRONG_PASSPHRASE else 0
        _tell(row, count=1 + alike, at=at)
    db.session.flush()
    return True


def _held(job: Job) -> Signature | None:
    return db.session.scalar(
        sa.select(Signature)
        .where(Signature.id == job.id, IS_WAITING, Signature.leased_until == job.lease)
        .with_for_update(of=Signature)
        .execution_options(populate_existing=True)
    )


def _fail(row: Signature, fault: SignFault) -> None:
    row.state, row.fault, row.due_at, row.leased_until = SignatureState.FAILED, fault, None, None
    row.nik = row.passphrase = None


def _fail_asked_alike(row: Signature) -> int:
    alike = db.session.scalars(
        sa.select(Signature).where(
            IS_WAITING,
            Signature.id != row.id,
            Signature.asked_by_id == row.asked_by_id,
            Signature.asked_at == row.asked_at,
        )
    ).all()
    for other in alike:
        _fail(other, SignFault.WRONG_PASSPHRASE)
    return len(alike)


def _tell(row: Signature, *, at: datetime, count: int = 1) -> None:
    """Signatory and PPID learn that a letter stands without its signature and waits for them."""
    notices.tell(
        Topic.SIGNATURE_FAILED,
        queries.concerned(row),
        key=f"signature-{row.id}-{int(at.timestamp())}",
        at=at,
        path=link("signing.letter", public_id=row.letter.public_id),
        number=row.letter.number,
        facts={"what": f"{count} surat" if count > 1 else row.letter.title},
    )


def give_up_lost(*, at: datetime) -> int:
    """End what took every worker down with it, and what was asked for too long ago; how many."""
    free = Signature.leased_until.is_(None) | (Signature.leased_until < at)
    lost = db.session.scalars(
        sa.select(Signature).where(
            IS_WAITING,
            free,
            (Signature.give_up_at < at) | (Signature.attempts > len(WAITS)),
        )
    ).all()
    for row in lost:
        _fail(row, row.fault or SignFault.WORKER_STOPPED)
        _tell(row, at=at)
    db.session.flush()
    return len(lost)


def keep_outside(
    letter: Letter, stored: Stored, reading: Reading, *, by: Actor, at: datetime
) -> Signature:
    """Keep a PDF of the letter that was signed with another application; raises AlreadySigned."""
    row = queries.of_letter(letter)
    if row is None:
        row = Signature(
            letter_id=letter.id,
            letter=letter,
            maker=MakerKind.OUTSIDE,
            state=SignatureState.WANTED,
            promised_at=at,
        )
        db.session.add(row)
        db.session.flush()
    if row.state is SignatureState.SIGNED:
        raise AlreadySigned
    row.maker, row.asked_by_id = MakerKind.OUTSIDE, by.officer_id
    kept = prints.keep_stored(letter, stored, PrintRole.SIGNED, at, by)
    _signed(row, kept, reading, at=at)
    return row


def _signed(row: Signature, kept: LetterFile, reading: Reading, *, at: datetime) -> None:
    row.state, row.fault, row.file_id = SignatureState.SIGNED, None, kept.id
    row.nik = row.passphrase = row.leased_until = row.due_at = None
    row.signed_at = reading.signed_at or at
    row.subject, row.issuer = reading.certificate.subject, reading.certificate.issuer
    row.serial, row.valid_until = reading.certificate.serial, reading.certificate.valid_until
    row.timestamped, row.trusted = reading.timestamped, reading.trusted
    db.session.flush()


def keep_scan(letter: Letter, stored: Stored, *, by: Actor, at: datetime) -> None:
    """Keep the scan of the letter as it was signed by hand."""
    prints.keep_stored(letter, stored, PrintRole.SCAN, at, by)
    no_longer_wanted(letter)


def no_longer_wanted(letter: Letter) -> None:
    """The letter was signed on paper: an electronic signature that is still open is dropped."""
    db.session.execute(sa.delete(Signature).where(Signature.letter_id == letter.id, IS_OPEN))
    db.session.flush()
