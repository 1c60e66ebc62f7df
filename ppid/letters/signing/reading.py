"""What a signed PDF says of itself: who signed, with which certificate, and whether it is whole."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ppid.letters.signing.certificate import as_told
from ppid.letters.signing.models import SignFault
from ppid.letters.signing.orders import Certificate, NotSigned
from ppid.letters.signing.places import text_of

# A certificate that leads to nobody we trust is an answer here; they log it as a fault, with names.
for _talker in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_talker).setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """The last signature of a PDF, checked against every byte of it.

    `trusted` says that its certificate leads to an issuer in PPID_SIGN_TRUST.
    """

    certificate: Certificate
    signed_at: datetime | None
    timestamped: bool
    trusted: bool


def read(pdf: bytes, *, trust: str, at: datetime) -> Reading | None:
    """The last signature, if it is whole and covers the whole file; None otherwise."""
    import warnings

    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko_certvalidator.errors import PathError, ValidationError

    broken = (
        PdfError, PathError, ValidationError, ValueError, TypeError, LookupError,
        AttributeError, ArithmeticError, RecursionError,
    )  # fmt: skip
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = PdfFileReader(io.BytesIO(pdf), strict=False).embedded_regular_signatures
            return _judged(found[-1], trust, at) if found else None
    except broken:
        return None


def _judged(found: Any, trust: str, at: datetime) -> Reading | None:
    from cryptography import x509
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    roots = list(load_certs_from_pemder_data(Path(trust).read_bytes())) if trust else []
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=at)
    status = validate_pdf_signature(found, context)
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    if not (status.intact and status.valid and whole):
        return None
    stamped = status.timestamp_validity
    said = stamped.timestamp if stamped else status.signer_reported_dt
    return Reading(
        certificate=as_told(x509.load_der_x509_certificate(status.signing_cert.dump())),
        signed_at=said if said and said.tzinfo else None,
        timestamped=bool(stamped and stamped.intact and stamped.valid),
        trusted=bool(status.trusted),
    )


def checked(issued: bytes, signed: bytes, *, trust: str, at: datetime) -> Reading:
    """The signature on an issued letter; raises NotSigned when it is none, or another paper's."""
    reading = read(signed, trust=trust, at=at)
    if reading is None or not _same(issued, signed):
        raise NotSigned(SignFault.GARBAGE, later=True)
    return reading


def _same(issued: bytes, signed: bytes) -> bool:
    """Whether it is that letter: its bytes are within, or on each page all its words."""
    import pypdfium2 as pdfium

    if signed.startswith(issued):
        return True
    try:
        pages, found = text_of(issued), text_of(signed)
    except pdfium.PdfiumError:
        return False
    return len(pages) == len(found) and all(
        page in other for page, other in zip(pages, found, strict=True)
    )
