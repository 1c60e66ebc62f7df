"""The national signing service (BSrE): its Esign Client Service over HTTP, off until configured.

One signing is one POST of the PDF with the signatory's NIK and passphrase; the answer is the
signed PDF, or JSON with a code. Nothing of it is logged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from ppid.kit.signing import secret
from ppid.letters.signing.blocks import block
from ppid.letters.signing.models import MakerKind, SignFault
from ppid.letters.signing.orders import NotSigned, Order, Settings
from ppid.letters.signing.places import place_for

if TYPE_CHECKING:
    from requests import Response

ISSUER: Final = "Balai Besar Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara"
CONNECT_SECONDS: Final = 5
ANSWER_SECONDS: Final = 60
LONGEST: Final = 90.0  # seconds, for the whole conversation
MOST_BYTES: Final = 40 * 1024 * 1024
_PIECE: Final = 64 * 1024

# What the service calls it, and what it means here.
CODES: Final[Mapping[int, SignFault]] = {
    2031: SignFault.WRONG_PASSPHRASE,
    2011: SignFault.UNKNOWN_SIGNER,
}
_SAID: Final = (
    ("passphrase", SignFault.WRONG_PASSPHRASE),
    ("tidak terdaftar", SignFault.UNKNOWN_SIGNER),
    ("kadaluarsa", SignFault.EXPIRED),
    ("kedaluwarsa", SignFault.EXPIRED),
    ("expired", SignFault.EXPIRED),
)


class Service:
    """The office's Esign Client Service."""

    kind = MakerKind.BSRE
    asks = True

    def __init__(self, settings: Settings) -> None:
        self._url = settings["SIGN_BSRE_URL"].rstrip("/") + "/api/sign/pdf"
        self._visible = settings["SIGN_BSRE_VISIBLE"]
        self._login = (settings["SIGN_BSRE_USERNAME"], secret(settings, "SIGN_BSRE_PASSWORD"))

    def sign(self, order: Order) -> bytes:
        """The PDF as the service signed it; raises NotSigned."""
        import requests
        from urllib3.exceptions import HTTPError

        until = monotonic() + LONGEST
        with requests.Session() as session:
            session.trust_env = False  # no proxy and no .netrc may read a passphrase
            try:
                with session.post(
                    self._url,
                    data=self._fields(order),
                    files=self._files(order),
                    auth=self._login,
                    timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
                    allow_redirects=False,
                    stream=True,
                ) as answer:
                    return _judged(answer, _body(answer, until))
            except (requests.RequestException, HTTPError):
                raise NotSigned(SignFault.UNREACHABLE, later=True) from None

    def _fields(self, order: Order) -> dict[str, str]:
        said = {"nik": order.nik, "passphrase": order.passphrase, "tampilan": "invisible"}
        if not self._visible:
            return said
        place = place_for(order.pdf, order.name)
        return said | {
            "tampilan": "visible",
            "image": "true",
            "page": str(place.page + 1),
            "xAxis": str(round(place.left)),
            "yAxis": str(round(place.bottom)),
            "width": str(round(place.width)),
            "height": str(round(place.height)),
            "reason": order.number,
            "location": order.place,
        }

    def _files(self, order: Order) -> dict[str, Any]:
        files = {"file": ("surat.pdf", order.pdf, "application/pdf")}
        if self._visible:
            drawn = block(order, issuer=ISSUER, form="png")
            files["imageTTD"] = ("tanda-tangan.png", drawn, "image/png")
        return files


def _body(answer: Response, until: float) -> bytes:
    """The answer, as long as it is neither too long nor too slow."""
    pieces: list[bytes] = []
    size = 0
    while piece := answer.raw.read1(_PIECE, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise NotSigned(SignFault.GARBAGE, later=True)
        if monotonic() > until:
            raise NotSigned(SignFault.UNREACHABLE, later=True)
    return b"".join(pieces)


def _judged(answer: Response, body: bytes) -> bytes:
    if answer.status_code == 200 and body.startswith(b"%PDF-"):
        return body
    fault = _fault(body)
    if fault is not None:
        raise NotSigned(fault)
    if answer.status_code in (401, 403):
        raise NotSigned(SignFault.NO_ACCESS)
    if answer.status_code == 429 or answer.status_code >= 500:
        raise NotSigned(SignFault.BUSY, later=True)
    if answer.status_code >= 400:
        raise NotSigned(SignFault.REFUSED)
    raise NotSigned(SignFault.GARBAGE, later=True)


def _fault(body: bytes) -> SignFault | None:
    """What the service itself says is wrong, if it does."""
    try:
        said = json.loads(body)
    except ValueError:
        return None
    if not isinstance(said, Mapping):
        return None
    code = said.get("status_code")
    if isinstance(code, int) and code in CODES:
        return CODES[code]
    words = str(said.get("error") or said.get("message") or "").lower()
    return next((fault for mark, fault in _SAID if mark in words), None)
