"""Reads the folder of the sink: what a citizen or officer of the demonstration was sent."""

from __future__ import annotations

import email
import email.policy
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

_NAME = re.compile(r"\d{20}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class CaughtMail:
    """One mail as it came over the wire, read."""

    name: str
    sender: str
    to: str
    subject: str
    at: datetime
    message_id: str
    text: str
    html: str


def _words(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part else ""


def _read(path: Path) -> CaughtMail:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    name = path.stem
    return CaughtMail(
        name=name,
        sender=str(message["From"] or ""),
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        at=datetime.fromtimestamp(int(name[:20]) / 1e9, UTC),
        message_id=str(message["Message-ID"] or ""),
        text=_words(message, "plain"),
        html=_words(message, "html"),
    )


def names(folder: Path) -> list[str]:
    """The names of all mails, newest first."""
    try:
        found = [entry.name[:-4] for entry in os.scandir(folder) if entry.name.endswith(".eml")]
    except FileNotFoundError:
        return []
    return sorted((name for name in found if _NAME.fullmatch(name)), reverse=True)


def newest(folder: Path, *, limit: int = 50, before: str | None = None) -> Sequence[CaughtMail]:
    """Mails, newest first; `before` is the name of the last one of the page before."""
    wanted = [name for name in names(folder) if before is None or name < before]
    return [_read(folder / f"{name}.eml") for name in wanted[:limit]]


def mail(folder: Path, name: str) -> CaughtMail | None:
    """One mail by its name; None for a name that is none of ours."""
    path = folder / f"{name}.eml"
    return _read(path) if _NAME.fullmatch(name) and path.is_file() else None
