"""What a stranger may know of a letter: of whom it speaks is nowhere in these values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ppid.letters import queries as letters
from ppid.letters.codes import shown
from ppid.letters.models import Letter, LetterFile, PrintRole
from ppid.letters.signing import queries as signatures
from ppid.letters.signing.models import SignatureState
from ppid.office.calendar import local_day
from ppid.office.queries import office


class SignedHow(StrEnum):
    """How a letter is signed, as far as this house knows."""

    ELECTRONICALLY = "electronically"
    SOON = "soon"
    SCANNED = "scanned"
    ON_PAPER = "on_paper"


@dataclass(frozen=True, slots=True)
class Other:
    """Another letter that takes this one's place, or whose place this one takes."""

    number: str
    code: str
    on: date


@dataclass(frozen=True, slots=True)
class Print:
    """One PDF of a letter, without its bytes."""

    role: PrintRole
    sha256: str
    size: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Certified:
    """What an electronic signature says: by whom, by whose certificate, when."""

    subject: str
    issuer: str
    serial: str
    at: datetime
    timestamped: bool
    trusted: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter for everyone: kind, number, day, office, signatory, files, signature."""

    code: str
    title: str
    number: str
    on: date
    office: str
    signer_name: str
    signer_title: str
    how: SignedHow
    certified: Certified | None
    files: tuple[Print, ...]
    replaced_by: Other | None
    replaces: Other | None


def letter(typed: str) -> Shown | None:
    """The letter of a code as it was typed or scanned; None for what leads to none."""
    found = letters.letter_by_code(typed)
    return _shown(found) if found else None


def holding(sha256: str) -> tuple[Shown, PrintRole] | None:
    """The letter of which a PDF has this digest, and what that PDF is; None when there is none."""
    found = letters.print_by_sha256(sha256)
    return (_shown(found.letter), found.role) if found else None


def _shown(found: Letter) -> Shown:
    files = letters.prints_of(found)
    how, certified = _signed(found, {one.role for one in files})
    before = letters.letter_by_id(found.corrects_id) if found.corrects_id else None
    after = letters.correction_of(found)
    return Shown(
        code=shown(found.code),
        title=found.title,
        number=found.number,
        on=local_day(found.issued_at),
        office=found.office_name or office().name,
        signer_name=found.signer_name,
        signer_title=found.signer_title,
        how=how,
        certified=certified,
        files=tuple(_print(one) for one in files),
        replaced_by=_other(after),
        replaces=_other(before),
    )


def _print(one: LetterFile) -> Print:
    return Print(one.role, one.sha256, one.size, one.made_at)


def _other(found: Letter | None) -> Other | None:
    return Other(found.number, found.code, local_day(found.issued_at)) if found else None


def _signed(found: Letter, roles: set[PrintRole]) -> tuple[SignedHow, Certified | None]:
    made = signatures.of_letter(found)
    if made and made.state is SignatureState.SIGNED and made.signed_at:
        return SignedHow.ELECTRONICALLY, Certified(
            made.subject, made.issuer, made.serial, made.signed_at, made.timestamped, made.trusted
        )
    if PrintRole.SCAN in roles:
        return SignedHow.SCANNED, None
    return (SignedHow.SOON if made else SignedHow.ON_PAPER), None
