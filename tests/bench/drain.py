"""How fast mail leaves, against one reused smtplib connection to the same sink.

The worker claims, marks, builds, sends and settles; smtplib is given finished messages.
"""

from __future__ import annotations

import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

from flask import Flask

from ppid.kit.config import ROOT
from ppid.kit.db import db, transaction
from ppid.outbox.models import Mail
from tests.outbox.house import NOON, a_house, a_mail, free_port, set_up
from worker import outbox

EACH = 100


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


def one_round(app: Flask, port: int, key: str) -> tuple[float, float]:
    """Mails a second of the worker and of smtplib, one after the other."""
    with app.app_context():
        with transaction():
            mails = [
                a_mail(f"{key}-{place}", at=NOON - timedelta(365), case_number="PIP-2026-1")
                for place in range(EACH)
            ]
        messages = _messages(mails)
        db.session.remove()
        plain = _plain(port, messages)
        return _drained(EACH), plain


def _answers(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def post_office(folder: Path, url: str) -> Iterator[tuple[Flask, int]]:
    """A house for mail, and the port of a sink in a process of its own."""
    port = free_port()
    sink = subprocess.Popen(
        [sys.executable, "-m", "ppid.outbox.sink", f"--port={port}", f"--folder={folder / 'box'}"],
        cwd=ROOT,
    )
    try:
        app = a_house(folder, MAIL_PORT=port, DATABASE_URL=url)
        set_up(app)
        while not _answers(port):
            assert sink.poll() is None, "the sink ended"
            time.sleep(0.05)
        yield app, port
    finally:
        sink.terminate()
        sink.wait()
