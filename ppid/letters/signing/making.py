"""From a job to a signed PDF, outside any transaction: the order, the maker, the check."""

from __future__ import annotations

from datetime import datetime

from flask import current_app

from ppid.files.store import Damaged, Erased
from ppid.kit.language import SOURCE, speaking
from ppid.kit.templates import moment
from ppid.letters import prints
from ppid.letters.models import LetterFile
from ppid.letters.signing import makers
from ppid.letters.signing.actions import Job
from ppid.letters.signing.models import SignFault
from ppid.letters.signing.orders import NotSigned, Order
from ppid.letters.signing.reading import Reading, checked
from ppid.office.calendar import zone
from ppid.office.queries import office


def order(job: Job, issued: LetterFile, *, at: datetime) -> Order:
    """What the maker is given for a job; raises NotSigned when the PDF cannot be read."""
    letter = job.letter
    try:
        pdf = prints.content(issued)
    except (Damaged, Erased):
        raise NotSigned(SignFault.NO_PRINT) from None
    with speaking(SOURCE):
        day = moment(at, zone())
    return Order(
        pdf=pdf,
        name=letter.signer_name or letter.signer_title or letter.office_name,
        title=letter.signer_title if letter.signer_name else "",
        number=f"{letter.title} {letter.number}",
        place=office().place,
        address=f"{current_app.config['BASE_URL']}/v/{letter.code}",
        day=day,
        at=at,
        nik=job.nik,
        passphrase=job.passphrase,
    )


def signed(job: Job, given: Order) -> tuple[bytes, Reading]:
    """The signed PDF and what its signature says, checked; raises NotSigned.

    Talks to the outside: no transaction may be open.
    """
    maker = makers.maker()
    if maker is None or maker.kind is not job.maker:
        raise NotSigned(SignFault.SWITCHED_OFF)
    pdf = maker.sign(given)
    trust = current_app.config["SIGN_TRUST"]
    return pdf, checked(given.pdf, pdf, trust=trust, at=given.at)
