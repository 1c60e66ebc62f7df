"""PAdES by the office's own certificate: a PKCS#12 file, or a token behind a PKCS#11 module.

The signature is an incremental update: the PDF that was issued stays within, byte for byte. It
keeps to PDF/A-2 and PDF/UA-1: the field stands in the structure tree and brings its fonts.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ppid.kit.signing import secret
from ppid.letters.signing.blocks import block
from ppid.letters.signing.models import MakerKind, SignFault
from ppid.letters.signing.orders import Certificate, NotSigned, Order, Settings
from ppid.letters.signing.places import place_for

if TYPE_CHECKING:
    from cryptography.x509 import Certificate as X509
    from cryptography.x509 import Name

FIELD: Final = "TandaTanganElektronik"
TIMESTAMP_SECONDS: Final = 20


class OwnCertificate:
    """Signs with the key that the settings name."""

    kind = MakerKind.CERTIFICATE
    asks = False

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def sign(self, order: Order) -> bytes:
        """The PDF with a signature of level B-B, or B-T with a time stamp; raises NotSigned."""
        with self._key() as key:
            told = _told(key.signing_cert)
            if told.valid_until <= order.at:
                raise NotSigned(SignFault.EXPIRED)
            return self._signed(order, key, told)

    @contextmanager
    def _key(self) -> Iterator[Any]:
        """What signs: the key of the file, or of the token while its session is open."""
        if self._settings["SIGN_MODULE"]:
            with _token(self._settings) as signer:
                yield signer
            return
        yield _from_file(self._settings)

    def _signed(self, order: Order, key: Any, told: Certificate) -> bytes:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign.fields import SigSeedSubFilter
        from pyhanko.sign.signers import PdfSignatureMetadata

        from ppid.letters.signing.field import AtMoment, add_field, stamp

        writer = IncrementalPdfFileWriter(io.BytesIO(order.pdf))
        add_field(writer, FIELD, place_for(order.pdf, order.name), order.name)
        about = PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            name=order.name,
            reason=order.number,
            location=order.place,
        )
        drawn = stamp(block(order, issuer=told.issuer, form="pdf"))
        stamper = self._timestamper()
        signer = AtMoment(about, key, timestamper=stamper, stamp_style=drawn)
        signer.at = order.at
        try:
            made = signer.sign_pdf(writer, existing_fields_only=True)
        except (OSError, ValueError):  # what a time stamp server did not say, or said in garbage
            fault = SignFault.NO_TIMESTAMP if stamper else SignFault.NO_KEY
            raise NotSigned(fault, later=True) from None
        return bytes(made.getvalue())

    def _timestamper(self) -> Any:
        url = self._settings["SIGN_TIMESTAMP_URL"]
        if not url:
            return None
        from pyhanko.sign.timestamps.requests_client import HTTPTimeStamper

        return HTTPTimeStamper(url, timeout=TIMESTAMP_SECONDS)


def _from_file(settings: Settings) -> Any:
    from pyhanko.sign.signers import SimpleSigner

    try:
        content = Path(settings["SIGN_CERTIFICATE"]).read_bytes()
        passphrase = secret(settings, "SIGN_PASSPHRASE").encode() or None
        return SimpleSigner.load_pkcs12_data(content, (), passphrase)
    except (OSError, ValueError):
        raise NotSigned(SignFault.NO_KEY, later=True) from None


@contextmanager
def _token(settings: Settings) -> Iterator[Any]:
    from pkcs11 import PKCS11Error
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    try:
        session = open_pkcs11_session(
            settings["SIGN_MODULE"],
            token_criteria=TokenCriteria(label=settings["SIGN_TOKEN"]),
            user_pin=secret(settings, "SIGN_PASSPHRASE"),
        )
    except (PKCS11Error, RuntimeError, OSError):
        raise NotSigned(SignFault.NO_KEY, later=True) from None
    try:
        label = settings["SIGN_KEY"]
        yield PKCS11Signer(session, cert_label=label, key_label=label)
    except PKCS11Error:
        raise NotSigned(SignFault.NO_KEY, later=True) from None
    finally:
        session.close()


def own_certificate(settings: Settings) -> Certificate | None:
    """The certificate in the office's file; None for a token, which only the worker opens."""
    path = settings["SIGN_CERTIFICATE"]
    if not path or not Path(path).is_file():
        return None
    return _read(path, Path(path).stat().st_mtime, secret(settings, "SIGN_PASSPHRASE"))


@lru_cache(maxsize=1)
def _read(path: str, _changed: float, passphrase: str) -> Certificate | None:
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        _key, found, _others = pkcs12.load_key_and_certificates(
            Path(path).read_bytes(), passphrase.encode() or None
        )
    except ValueError:
        return None
    return as_told(found) if found else None


def _told(found: Any) -> Certificate:
    """From the library's own form of a certificate."""
    from cryptography import x509

    return as_told(x509.load_der_x509_certificate(found.dump()))


def as_told(found: X509) -> Certificate:
    """What a certificate says, in words."""
    valid_until: datetime = found.not_valid_after_utc
    return Certificate(
        subject=_common(found.subject),
        issuer=_common(found.issuer),
        serial=f"{found.serial_number:X}"[:60],
        valid_until=valid_until,
    )


def _common(name: Name) -> str:
    """Common name and organisation, without controls; never empty."""
    from cryptography.x509.oid import NameOID

    parts: list[str] = []
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for one in name.get_attributes_for_oid(kind)[:1]:
            words = " ".join(c for c in str(one.value).split() if c.isprintable())
            if words and words not in parts:
                parts.append(words)
    return ", ".join(parts)[:300] or name.rfc4514_string()[:300]
