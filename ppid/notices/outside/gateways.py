"""Which addresses an office may open, and what a target is: the only places ever called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final
from urllib.parse import quote, urlsplit

from flask import current_app

from ppid.notices.models import Gateway

HOLE: Final = "{tujuan}"
"""Where each officer's own number or name goes; never in the name of the host."""

_LOCAL: Final = {"json": "jsons", "form": "forms", "xml": "xmls"}
"""Schemes without encryption, for a stand-in on this machine while nothing is real."""

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_NEVER: Final = re.compile(r"[?&](verify|redirect|rto|cto|retry|wait)=", re.IGNORECASE)
_PHONE: Final = re.compile(r"\+?[1-9]\d{7,14}")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a gateway is addressed in Apprise, and what a target looks like."""

    schemes: frozenset[str]
    target: re.Pattern[str]
    sample: str


_HTTPS: Final = frozenset({"jsons", "forms"})

KINDS: Mapping[Gateway, Kind] = {
    Gateway.TELEGRAM: Kind(
        frozenset({"tgram"}),
        re.compile(r"-?\d{5,20}|@[A-Za-z]\w{4,31}", re.ASCII),
        "tgram://123456789:TOKEN/{tujuan}",
    ),
    Gateway.WHATSAPP: Kind(
        _HTTPS | {"whatsapp"}, _PHONE, "jsons://wa.contoh.go.id/kirim?:to={tujuan}"
    ),
    Gateway.SMS: Kind(
        _HTTPS | {"twilio", "vonage", "msgbird", "clickatell", "infobip"},
        _PHONE,
        "jsons://sms.contoh.go.id/kirim?:to={tujuan}",
    ),
    Gateway.WEBHOOK: Kind(
        _HTTPS | {"xmls"},
        re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", re.ASCII),
        "jsons://pesan.contoh.go.id/kirim/{tujuan}",
    ),
}


class Fault(StrEnum):
    """Why an address is not taken."""

    SCHEME = auto()
    NO_HOLE = auto()
    HOLE_IN_HOST = auto()
    LOOSENED = auto()
    UNREADABLE = auto()
    NOT_INSTALLED = auto()


def fault_of(gateway: Gateway, address: str) -> Fault | None:
    """Why this address cannot be the office's gateway; None when it can."""
    parts = _split(address)
    if parts is None or not _may(gateway, *parts):
        return Fault.SCHEME
    if address.count(HOLE) != 1:
        return Fault.NO_HOLE
    if HOLE in parts[1]:
        return Fault.HOLE_IN_HOST
    if _NEVER.search(address):
        return Fault.LOOSENED
    return _unreadable(gateway, address)


def _split(address: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(address)
        return parts.scheme.lower(), parts.netloc, parts.hostname or ""
    except ValueError:
        return None


def _may(gateway: Gateway, scheme: str, _netloc: str, host: str) -> bool:
    schemes = KINDS[gateway].schemes
    local = host in _LOOPBACK and not current_app.config["PRODUCTION"]
    return scheme in schemes or (local and _LOCAL.get(scheme) in schemes)


def _unreadable(gateway: Gateway, address: str) -> Fault | None:
    from ppid.notices.outside import carrying

    if not carrying.is_installed():
        return Fault.NOT_INSTALLED
    trial = {Gateway.TELEGRAM: "12345678", Gateway.WEBHOOK: "coba"}.get(gateway, "6281234567890")
    return None if carrying.is_readable(filled(address, trial)) else Fault.UNREADABLE


def filled(address: str, target: str) -> str:
    """The gateway's address for one officer."""
    return address.replace(HOLE, quote(target, safe=""))


def is_target(gateway: Gateway, target: str) -> bool:
    """Whether a number or name is one of this gateway's."""
    return KINDS[gateway].target.fullmatch(target) is not None
