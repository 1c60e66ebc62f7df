"""Where mail servers report to: a mailbox over IMAP, or a folder of mails (maildir).

Nothing is taken away: what was read is marked as read, and the office's own rules clear it.
"""

from __future__ import annotations

import imaplib
import mailbox
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from ppid.outbox.reports import LARGEST

MOST = 200  # mails a round
PATIENCE = 15.0  # seconds for every answer
_PORTS = {"imap": 143, "imaps": 993}
SCHEMES = frozenset({*_PORTS, "maildir"})


class Box(Protocol):
    """A mailbox that is open."""

    def unread(self) -> Iterator[tuple[str, bytes]]:
        """Name and beginning of each mail that nobody has read, oldest first."""

    def seen(self, name: str) -> None:
        """Mark one as read."""


class Unreachable(Exception):
    """The mailbox could not be opened or read; the message has no secrets."""


@contextmanager
def opened(url: str, password: str = "") -> Iterator[Box]:
    """The mailbox of an address: imaps://name:password@host/INBOX or maildir:///path.

    `password` stands in for the one in the address. Raises Unreachable.
    """
    place = urlsplit(url)
    if place.scheme == "maildir":
        yield _Folder(Path(unquote(place.path)))
        return
    try:
        line = _signed_in(place, password or unquote(place.password or ""))
    except (OSError, imaplib.IMAP4.error) as error:
        raise Unreachable(type(error).__name__) from None
    try:
        yield _Imap(line)
    except (OSError, imaplib.IMAP4.error) as error:
        raise Unreachable(type(error).__name__) from None
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            line.logout()


@dataclass(frozen=True, slots=True)
class _Folder:
    path: Path

    def unread(self) -> Iterator[tuple[str, bytes]]:
        names = sorted(one.name for one in (self.path / "new").glob("*"))
        for name in names[:MOST]:
            with suppress(FileNotFoundError), (self.path / "new" / name).open("rb") as mail:
                yield name, mail.read(LARGEST)

    def seen(self, name: str) -> None:
        there = mailbox.Maildir(self.path, create=True)
        with suppress(KeyError):
            key = name.partition(":")[0]
            told = there.get_message(key)
            told.set_subdir("cur")
            told.add_flag("S")
            there[key] = told


def _signed_in(place: SplitResult, password: str) -> imaplib.IMAP4:
    host, port = place.hostname or "", place.port or _PORTS[place.scheme]
    line: imaplib.IMAP4
    if place.scheme == "imaps":
        context = ssl.create_default_context()
        line = imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=PATIENCE)
    else:
        line = imaplib.IMAP4(host, port, timeout=PATIENCE)
    line.login(unquote(place.username or ""), password)
    folder = unquote(place.path.strip("/")) or "INBOX"
    answer, _words = line.select(f'"{folder}"')
    if answer != "OK":
        raise imaplib.IMAP4.error("no such folder")
    return line


@dataclass(frozen=True, slots=True)
class _Imap:
    line: imaplib.IMAP4

    def unread(self) -> Iterator[tuple[str, bytes]]:
        _answer, found = self.line.uid("SEARCH", "UNSEEN")
        names = (found[0] or b"").decode().split() if found else []
        for name in names[:MOST]:
            _answer, parts = self.line.uid("FETCH", name, f"(BODY.PEEK[]<0.{LARGEST}>)")
            content = next((part[1] for part in parts if isinstance(part, tuple)), None)
            if content is not None:
                yield name, content

    def seen(self, name: str) -> None:
        self.line.uid("STORE", name, "+FLAGS", r"(\Seen)")
