"""Who can make signatures: nobody, the office's own certificate, BSrE."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from flask import current_app

from ppid.kit import signing
from ppid.letters.signing import bsre, certificate
from ppid.letters.signing.models import MakerKind
from ppid.letters.signing.orders import Maker, Settings

MAKERS: Final[Mapping[str, Callable[[Settings], Maker] | None]] = {
    "": None,
    signing.CERTIFICATE: certificate.OwnCertificate,
    signing.BSRE: bsre.Service,
}
ASKS: Final = frozenset({MakerKind.BSRE})


def configured() -> MakerKind | None:
    """What makes signatures here; None where letters are signed on paper."""
    chosen = current_app.config["SIGN_BY"]
    return MakerKind(chosen) if chosen else None


def maker() -> Maker | None:
    """The maker that the settings name, ready to sign."""
    make = MAKERS[current_app.config["SIGN_BY"]]
    return make(current_app.config) if make else None
