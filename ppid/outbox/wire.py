"""A parcel as the bytes that go over the wire: the same parcel, the same bytes, each time.

Written by hand because the standard message classes take longer than the whole conversation
with the relay, and because a second copy must be recognisable as a copy.
"""

from __future__ import annotations

import binascii
import re
from email.charset import SHORTEST, Charset
from email.header import Header
from email.utils import format_datetime, formataddr

from ppid.outbox.parcels import Parcel

_UTF8 = Charset("utf-8")
_UTF8.header_encoding = SHORTEST  # whatever a library of this process registers for all

_BREAKS = re.compile(r"[\r\n\0\u0085\u2028\u2029]+")


class BadHeader(ValueError):
    """A header value that would be more than one line."""


def _one_line(value: str) -> str:
    if _BREAKS.search(value):
        raise BadHeader
    return value


def _encoded(name: str, value: str) -> str:
    plain = value.isascii() and "=?" not in value  # what looks encoded would be decoded
    return Header(_one_line(value), "us-ascii" if plain else _UTF8, header_name=name).encode(
        linesep="\r\n"
    )


def mailbox(name: str, address: str) -> str:
    """`Name <address>`, quoted or encoded as its letters need."""
    if name.isascii():
        return formataddr((_one_line(name), _one_line(address)))
    return f"{_encoded('From', name)} <{_one_line(address)}>"


def _part(kind: str, words: str) -> bytes:
    lines = words.rstrip().replace("\r\n", "\n").replace("\r", "\n") + "\n"
    body = lines.replace("\n", "\r\n").encode()
    head = (
        f'Content-Type: text/{kind}; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head.encode() + binascii.b2a_qp(body, istext=True)


def message_id(parcel: Parcel, sender: str) -> str:
    """The Message-ID, made from the mail's key: a second copy bears the same."""
    return f"<{parcel.message_id}@{sender.rpartition('@')[2]}>"


def message(parcel: Parcel, *, sender: tuple[str, str], reply_to: str | None) -> bytes:
    """The whole message: headers, words as text, words as HTML. Raises BadHeader."""
    boundary = f"=_{parcel.message_id}"
    headers = [
        f"From: {mailbox(*sender)}",
        f"To: {_one_line(parcel.to)}",
        f"Subject: {_encoded('Subject', parcel.subject)}",
        f"Date: {format_datetime(parcel.promised_at)}",
        f"Message-ID: {message_id(parcel, sender[1])}",
        *([f"Reply-To: {_one_line(reply_to)}"] if reply_to else []),
        f"Content-Language: {parcel.language}",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"',
    ]
    edge = f"--{boundary}".encode()
    return b"\r\n".join(
        (
            "\r\n".join(headers).encode("ascii"),
            b"",
            edge,
            _part("plain", parcel.text),
            edge,
            _part("html", parcel.html),
            edge + b"--",
            b"",
        )
    )
