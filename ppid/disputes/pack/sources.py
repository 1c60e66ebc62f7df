"""What goes into a pack: letters, proofs of sending, papers; and what stays behind, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask_babel import lazy_gettext as _l

from ppid.cases import objection_file, printing
from ppid.cases import queries as cases
from ppid.cases.disputes import Dispute
from ppid.cases.models import CasePaper
from ppid.cases.printed import PrintedNotice
from ppid.cases.telling import PERSONAL, SLOTS, moment
from ppid.disputes import queries
from ppid.disputes.pack import letters_text
from ppid.exclusions import queries as exclusions
from ppid.exclusions.models import Exclusion
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.kit.language import speaking
from ppid.letters import anew
from ppid.letters.catalogue import OBJECTION_RECEIPT, RECEIPT
from ppid.letters.models import Letter
from ppid.outbox import queries as outbox
from ppid.outbox.models import Mail

_INNER = ("officer_", "unit_")
_LONGEST_ENDING = 5
ERASED = _l("sudah dihapus menurut jadwal retensi")
INNER = _l("berkas kerja internal perangkat daerah; dapat memuat informasi yang dikecualikan")
PRIVATE = _l("data pribadi; hanya disertakan petugas layanan atau PPID")
NOT_ASKED = _l("salinan identitas; disertakan hanya bila diminta")
_INNER_PAPERS = frozenset({Slot.UNIT_ANSWER, Slot.ORIGINAL})
_PRIVATE = PERSONAL - {Slot.MANDATE}


@dataclass(frozen=True, slots=True)
class Issued:
    """A letter as the office issued it; `sha256` is that of the words in the register."""

    number: str
    title: str
    on: str
    language: str
    html: str
    sha256: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What stays behind, and why; `name` is empty for who may not see it."""

    what: Any
    name: str
    reason: Any
    sha256: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything of one dispute that a pack is made of."""

    dispute: Dispute
    letters: Sequence[Issued]
    mails: Sequence[Mail]
    printed: Sequence[PrintedNotice]
    papers: Sequence[Paper]
    left_out: Sequence[LeftOut]
    exclusions: Sequence[Exclusion]
    identity: bool


def gather(dispute: Dispute, *, identity: bool, sees_identity: bool) -> Sources:
    """Collect it; identity cards only when asked for by who may see them.

    Deeds and scanned letters go along for who may see them; a power of attorney always, for the
    commission asks for it (Perki 1/2013 Pasal 10 and 11). What a unit handed in for the office's
    own work never does: it may hold what is kept from the public.
    """
    with speaking("id"):
        return _gathered(dispute, identity=identity and sees_identity, sees=sees_identity)


def _gathered(dispute: Dispute, *, identity: bool, sees: bool) -> Sources:
    objection, case = dispute.objection, dispute.objection.case
    resting = exclusions.of_case(case) if case else []
    laid = [
        *(cases.papers(case) if case else []),
        *objection_file.papers(objection),
        *queries.papers(dispute),
    ]
    papers, left_out = _papers(laid, identity=identity, sees=sees)
    decrees = [one.decree_paper for one in resting if one.decree_paper]
    known = {paper.id for paper in papers}
    papers += [paper for paper in decrees if paper.id not in known and not paper.erased_at]
    return Sources(
        dispute,
        [*_receipts(dispute), *map(_issued, _letters(dispute, resting))],
        _mails(dispute),
        _printed(dispute),
        papers,
        left_out,
        resting,
        identity,
    )


def _papers(
    laid: Iterable[CasePaper], *, identity: bool, sees: bool
) -> tuple[list[Paper], list[LeftOut]]:
    kept, left_out = [], []
    for one in laid:
        reason = _stays(one.paper, identity=identity, sees=sees)
        if reason:
            name = one.paper.name if sees else ""
            left_out.append(LeftOut(SLOTS[one.paper.slot], name, reason, one.paper.sha256))
        else:
            kept.append(one.paper)
    return kept, left_out


def _stays(paper: Paper, *, identity: bool, sees: bool) -> Any:
    if paper.erased_at:
        return ERASED
    if paper.slot in _INNER_PAPERS:
        return INNER
    if paper.slot in _PRIVATE and not sees:
        return PRIVATE
    if paper.slot is Slot.IDENTITY and not identity:
        return NOT_ASKED
    return None


def _receipts(dispute: Dispute) -> list[Issued]:
    """The proofs of receipt, made from the registers; without the code that opens the case."""
    objection, case = dispute.objection, dispute.objection.case
    made = []
    if case:
        html = anew.receipt(case, code=None).html
        made.append((case.number, RECEIPT.title, case.registered_at, case.language, html))
    html = anew.objection_receipt(objection, code=None).html
    made.append(
        (
            objection.number,
            OBJECTION_RECEIPT.title,
            objection.registered_at,
            objection.language,
            html,
        )
    )
    return [
        Issued(number, str(title), moment(at), language, letters_text.safe(html), "")
        for number, title, at, language, html in made
    ]


def _letters(dispute: Dispute, resting: Sequence[Exclusion]) -> Sequence[Letter]:
    places = [
        Letter.objection_id == dispute.objection_id,
        Letter.exclusion_id.in_([one.id for one in resting]),
    ]
    if dispute.objection.case_id is not None:
        places.append(Letter.case_id == dispute.objection.case_id)
    return db.session.scalars(sa.select(Letter).where(sa.or_(*places)).order_by(Letter.id)).all()


def _issued(letter: Letter) -> Issued:
    return Issued(
        letter.number,
        letter.title,
        moment(letter.issued_at),
        letter.language,
        letters_text.safe(letter.html),
        letter.sha256,
    )


def _mails(dispute: Dispute) -> list[Mail]:
    """What was mailed to the applicant; mails among officers stay in the office."""
    objection, case = dispute.objection, dispute.objection.case
    numbers = [case.number if case else "", objection.number, dispute.number]
    found = [mail for number in numbers if number for mail in outbox.of_case(number)]
    return [mail for mail in found if not mail.kind.startswith(_INNER)]


def _printed(dispute: Dispute) -> list[PrintedNotice]:
    """What was handed over or posted on paper."""
    objection, case = dispute.objection, dispute.objection.case
    found = [*(printing.of(case) if case else ()), *printing.of(objection)]
    return [one for one in found if one.given_on is not None]


def plain_name(name: str, longest: int = 60) -> str:
    """A name that every system can write to a disk: letters, digits, dashes, one ending."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, ending = ascii_only.rpartition(".")
    if not (dot and ending.isalnum() and len(ending) <= _LONGEST_ENDING):
        stem, dot, ending = ascii_only, "", ""
    tidy = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-")[:longest] or "berkas"
    return f"{tidy}{dot}{ending.lower()}"
