"""Reads what mail servers report, and lets paper stand in for mails that did not arrive."""

from __future__ import annotations

from pathlib import Path

from flask import current_app

from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.logs import log
from ppid.outbox import reports, returning, returns
from worker.turn import turn


def read() -> None:
    """Read the mailbox of reports; each is entered and kept before it is marked as read."""
    url = current_app.config["BOUNCE_URL"]
    if not url:
        return
    with turn("returns") as mine:
        if not mine:
            return
        try:
            with returns.opened(url, _password()) as box:
                _read(box)
        except returns.Unreachable as error:
            log().warning("returns.unreachable", why=str(error))


def _read(box: returns.Box) -> None:
    strange = entered = 0
    for name, content in box.unread():
        report = reports.read(content)
        if report is not None:
            with transaction():
                known = returning.take_back(report, at=now())
            entered, strange = entered + bool(known), strange + (known is None)
        box.seen(name)
    if entered or strange:
        log().info("returns.read", entered=entered, strange=strange)


def _password() -> str:
    path = current_app.config["BOUNCE_PASSWORD_FILE"]
    return Path(path).read_text(encoding="utf-8").strip() if path else ""


def follow_up() -> None:
    """Put on paper what mails did not bring, and tell the officer."""
    from ppid.cases import returned

    if not returned.any_failed():
        return
    with turn("mail_follow_up") as mine:
        if mine:
            with transaction():
                returned.follow_up(at=now())
