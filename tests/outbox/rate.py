"""How fast mail leaves, against one reused smtplib connection to the same sink.

`python -m tests.outbox.rate` prints both rates and their ratio; the goal is 0.8 at least. The
worker claims, marks, builds, sends and settles; smtplib is given finished messages.
"""

from __future__ import annotations

import os
import smtplib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

from flask import Flask

from ppid.kit.config import ROOT
from ppid.kit.db import db, transaction
from ppid.outbox.models import Mail
from tests.outbox.house import NOON, a_house, a_mail, free_port, set_up
from worker import outbox


def _messages(mails: Sequence[Mail]) -> list[EmailMessage]:
    made = []
    for mail in mails:
        message = EmailMessage()
        message["From"], message["To"] = "PPID <ppid@contoh.go.id>", mail.to
        message["Subject"], message["Message-ID"] = mail.subject, f"<{mail.message_id}@contoh.id>"
        message.set_content(mail.text)
        message.add_alternative(mail.html, subtype="html")
        made.append(message)
    return made


def _plain(port: int, messages: Sequence[EmailMessage]) -> float:
    began = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as line:
        for message in messages:
            line.send_message(message)
    return len(messages) / (time.perf_counter() - began)


def _drained(count: int) -> float:
    began = time.perf_counter()
    outbox.drain()
    return count / (time.perf_counter() - began)


def measure(
    app: Flask, port: int, *, rounds: int = 7, each: int = 100
) -> list[tuple[float, float]]:
    """Mails a second, (worker, smtplib) a round, one after the other so that noise meets both."""
    found = []
    with app.app_context():
        for number in range(rounds):
            with transaction():
                mails = [
                    a_mail(f"{number}-{place}", at=NOON - timedelta(365), case_number="PIP-2026-1")
                    for place in range(each)
                ]
            messages = _messages(mails)
            db.session.remove()
            smtp = _plain(port, messages)
            found.append((_drained(each), smtp))
    return found


def main() -> None:
    """Measure in a folder of its own, with a sink in a process of its own."""
    data, port = Path(tempfile.mkdtemp()), free_port()
    sink = subprocess.Popen(
        [sys.executable, "-m", "ppid.outbox.sink", f"--port={port}", f"--folder={data / 'box'}"],
        cwd=ROOT,
    )
    try:
        app = a_house(data, MAIL_PORT=port, DATABASE_URL=os.environ.get("PPID_DATABASE_URL", ""))
        with app.app_context():
            db.drop_all()
        set_up(app)
        time.sleep(1)
        found = measure(app, port)
    finally:
        sink.terminate()
        sink.wait()
    ours, plain = (statistics.median(side) for side in zip(*found, strict=True))
    ratio = statistics.median(a / b for a, b in found)
    sys.stdout.write(f"worker {ours:.0f}/s, smtplib {plain:.0f}/s, ratio {ratio:.2f}\n")


if __name__ == "__main__":
    main()
