"""Who can make signatures: nobody, the office's own certificate, BSrE."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from flask import current_app

from ppid.kit import signing
from ppid.letters.models import LetterKind
from ppid.letters.signing import bsre, certificate
from ppid.letters.signing.models import MakerKind
from ppid.letters.signing.orders import Maker, Settings

MAKERS: Final[Mapping[str, Callable[[Settings], Maker] | None]] = {
    "": None,
    signing.CERTIFICATE: certificate.OwnCertificate,
    signing.BSRE: bsre.Service,
}
ASKS: Final = frozenset({MakerKind.BSRE})

# Several people sign these by hand, who witness or receive something.
ON_PAPER: Final = frozenset(
    {
        LetterKind.CONSEQUENCE_TEST,
        LetterKind.CHANGE_TEST,
        LetterKind.SETTLEMENT,
        LetterKind.HANDOVER,
    }
)
_ELECTRONIC: Final = frozenset(kind.value for kind in LetterKind if kind not in ON_PAPER)


def configured() -> MakerKind | None:
    """What makes signatures here; None where letters are signed on paper."""
    chosen = current_app.config["SIGN_BY"]
    return MakerKind(chosen) if chosen else None


def maker() -> Maker | None:
    """The maker that the settings name, ready to sign."""
    make = MAKERS[current_app.config["SIGN_BY"]]
    return make(current_app.config) if make else None


def signs_electronically(page: str) -> bool:
    """Whether letters with this page (templates/letters/<page>.html) are signed electronically."""
    return configured() is not None and page in _ELECTRONIC
