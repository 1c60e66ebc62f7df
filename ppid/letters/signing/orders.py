"""What a maker of signatures is given, what it gives back, and how it says no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from ppid.letters.signing.models import MakerKind, SignFault


@dataclass(frozen=True, slots=True)
class Order:
    """One PDF to sign: for whom it speaks, where it was issued, and its address of verification.

    `nik` and `passphrase` are the signatory's, where the maker asks for them; never shown.
    """

    pdf: bytes
    name: str
    title: str
    number: str
    place: str
    address: str
    day: str
    at: datetime
    nik: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)


class NotSigned(Exception):
    """No signature was made; `later` says whether trying again may help."""

    def __init__(self, fault: SignFault, *, later: bool = False) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.later = later


class Maker(Protocol):
    """Makes signatures; called by the worker only, with no transaction open."""

    kind: MakerKind
    asks: bool
    """Whether the signatory gives NIK and passphrase for each signing."""

    def sign(self, order: Order) -> bytes:
        """The PDF with the signature in it; raises NotSigned."""
        ...


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says of its holder."""

    subject: str
    issuer: str
    serial: str
    valid_until: datetime


Settings = Mapping[str, Any]
