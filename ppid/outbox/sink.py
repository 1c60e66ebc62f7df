"""A small mail server that keeps every mail in a folder and sends none on.

For the demonstration and for tests: `python -m ppid.outbox.sink --port 2525 --folder mails`.
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import threading
import time
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST = 10 * 1024 * 1024


def keep(folder: Path, sender: str, recipients: list[str], content: bytes) -> Path:
    """Write one mail, whole or not at all; names sort by the time of arrival."""
    head = [f"Return-Path: <{sender}>", *(f"Delivered-To: {address}" for address in recipients)]
    name = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
    draft = folder / f".{name}.part"
    draft.write_bytes("\r\n".join([*head, ""]).encode() + content)
    done = folder / f"{name}.eml"
    os.replace(draft, done)
    return done


class Keeper:
    """Takes mail for anyone and puts it into the folder before it says yes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def handle_EHLO(
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        """Greet; several commands at once are welcome, as at every relay of today."""
        session.host_name = hostname
        return [*responses[:-1], "250-PIPELINING", responses[-1]]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep the mail; the answer bears its name as a queue number."""
        content = envelope.original_content or b""
        kept = keep(self.folder, envelope.mail_from or "", list(envelope.rcpt_tos), content)
        return f"250 2.0.0 Ok: queued as {kept.stem}"


def start(folder: Path, port: int, host: str = "127.0.0.1") -> Controller:
    """Listen in a thread of its own; `.stop()` ends it."""
    sink = Controller(
        Keeper(folder),
        hostname=host,
        port=port,
        data_size_limit=LARGEST,
        enable_SMTPUTF8=False,
        ident="PPID mailbox",
    )
    sink.start()
    return sink


def main(words: list[str] | None = None) -> None:
    """Listen until TERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="ppid.outbox.sink", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--folder", type=Path, required=True)
    given = parser.parse_args(words)
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    sink = start(given.folder, given.port, given.host)
    over.wait()
    sink.stop()


if __name__ == "__main__":
    main()
