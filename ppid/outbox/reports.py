"""Reads what mail servers report about a mail of ours: it came back, or is held up (RFC 3464)."""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from ppid.outbox.models import MailNews

LARGEST = 256_000  # bytes of a report that are read: the facts stand at its beginning
_MOST_PARTS = 40
_MOST_ADDRESSES = 50
# The left side of our Message-IDs is a keyed hash: who does not know the mail cannot guess it.
_OURS = re.compile(r"\b[0-9a-f]{40}(?=@)")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"'=]{1,64}@[^\s<>()\[\],;:\"'=]{1,190}")
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_ABOUT = ("Original-Recipient", "Final-Recipient", "To", "X-Failed-Recipients")
_NEWS = {"failed": MailNews.RETURNED, "delayed": MailNews.DELAYED}


@dataclass(frozen=True, slots=True)
class Report:
    """What a server said of a mail: which it may be, to whom, what became of it, and why.

    `digest` is the report's own: the same report read twice is known again. `said` names no
    address.
    """

    digest: str
    news: MailNews
    message_ids: frozenset[str]
    addresses: frozenset[str]
    status: str
    said: str


def read(content: bytes) -> Report | None:
    """The report in a message; None for any other mail: an answer, an absence, a good word."""
    found = email.message_from_bytes(content[:LARGEST], policy=email.policy.compat32)
    parts = [part for part, _place in zip(found.walk(), range(_MOST_PARTS), strict=False)]
    fields = [one for part in parts for one in _fields(part)]
    news = _news(found, fields)
    if news is None:
        return None
    words = "\n".join(_said_in(part) for part in parts)
    diagnosis = next((str(one["Diagnostic-Code"]) for one in fields if one["Diagnostic-Code"]), "")
    status = next((str(one["Status"]) for one in fields if one["Status"]), diagnosis)
    code = _STATUS.search(status)
    return Report(
        digest=hashlib.sha256(content[:LARGEST]).hexdigest(),
        news=news,
        message_ids=frozenset(_OURS.findall(words)),
        addresses=frozenset(_addresses(parts, fields)),
        status=code[0] if code else "",
        said=_told(diagnosis or code_words(found)),
    )


def code_words(found: Message) -> str:
    """What a server without a diagnosis wrote over its report."""
    return str(found["Subject"] or "")


def _fields(part: Message) -> Iterator[Message]:
    """The blocks of a delivery status, one a recipient."""
    if part.get_content_type() == "message/delivery-status":
        payload = part.get_payload()
        yield from (
            (one for one in payload if isinstance(one, Message))
            if isinstance(payload, list)
            else ()
        )


def _news(found: Message, fields: list[Message]) -> MailNews | None:
    actions = {str(one["Action"]).strip().lower() for one in fields if one["Action"]}
    known = [_NEWS[action] for action in ("failed", "delayed") if action in actions]
    if known:
        return known[0]
    return MailNews.RETURNED if found["X-Failed-Recipients"] and not actions else None


def _said_in(part: Message) -> str:
    """The headers of a part and, where it is text, its words."""
    head = "\n".join(f"{name}: {value}" for name, value in part.items())
    if part.get_content_maintype() != "text":
        return head
    payload = part.get_payload(decode=True)
    text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return f"{head}\n{text}"


def _addresses(parts: list[Message], fields: list[Message]) -> Iterator[str]:
    told = [
        str(value)
        for part in (*fields, *parts[1:], parts[0])
        for name in _ABOUT
        for value in part.get_all(name, ())
    ]
    told += [_said_in(part) for part in parts if part.get_content_type() == "text/rfc822-headers"]
    found = dict.fromkeys(one.lower() for text in told for one in _ADDRESS.findall(text))
    yield from list(found)[:_MOST_ADDRESSES]


def _told(text: str) -> str:
    """One line without addresses: it is stored and shown."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return _ADDRESS.sub("…", " ".join(plain.split()))[:400]
