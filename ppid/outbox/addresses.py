"""Which addresses a mail may be promised to: one plain mailbox, nothing that could be more."""

from __future__ import annotations

import re

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_LOCAL = re.compile(rf"{_ATOM}(\.{_ATOM})*")
_DOMAIN = re.compile(rf"({_LABEL}\.)*{_LABEL}")


class BadAddress(ValueError):
    """An address that no mail is promised to; the message never repeats it."""


def plain(address: str) -> str:
    """The address as it goes over the wire, in ASCII; raises BadAddress.

    Anything that could smuggle a second recipient or a header (line ends of any alphabet, NUL,
    comma, semicolon, brackets, quotes, spaces) is outside what is allowed.
    """
    local, at, domain = address.rpartition("@")
    if not at or len(address) > 254 or len(local) > 64:
        raise BadAddress("not an address of one mailbox")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise BadAddress("the domain cannot be written in ASCII") from None
    if not (_LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)):
        raise BadAddress("characters that an address may not have")
    return f"{local}@{domain}"
