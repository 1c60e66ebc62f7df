"""What mail servers report about our mail: matched by its own marks, entered once, never wrong."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from ppid.kit.db import db, transaction
from ppid.outbox import allowance, delivery, mailbox, reports, returning
from ppid.outbox.models import Allowance, Fault, Mail, MailLine, MailNews, MailState, Weight
from ppid.outbox.words import return_words
from tests.outbox.house import NOON, a_mail, put, report
from worker import outbox, returns


def fresh(mail: Mail) -> Mail:
    """The mail as it stands now."""
    db.session.refresh(mail)
    db.session.expire(mail, ["lines"])
    return mail


@pytest.fixture(autouse=True)
def clean(post_office: Flask) -> None:
    with transaction():
        for model in (MailLine, Allowance):
            db.session.execute(sa.delete(model))


def sent(box: Path) -> tuple[Mail, bytes]:
    """A mail that the worker gave a real mail server, and its bytes there."""
    with transaction():
        mail = a_mail("kembali-1")
    outbox.drain()
    db.session.refresh(mail)
    assert mail.state is MailState.SENT
    return mail, (box / f"{mailbox.names(box)[0]}.eml").read_bytes()


def read_from(app: Flask, url: str) -> None:
    """The worker's round over that mailbox."""
    app.config["BOUNCE_URL"] = url
    try:
        returns.read()
    finally:
        app.config["BOUNCE_URL"] = ""


def test_a_mail_that_came_back_counts_as_failed_and_says_why(post_office, box, tmp_path):
    mail, content = sent(box)
    folder = tmp_path / "reports"
    put(folder, report(content), b"Subject: Terima kasih\r\n\r\nSudah kami baca.\r\n")
    read_from(post_office, f"maildir://{folder}")
    db.session.refresh(mail)
    (line,) = mail.lines
    assert (mail.state, mail.fault, mail.sent_at) == (MailState.FAILED, Fault.RETURNED, None)
    assert (line.news, line.status) == (MailNews.RETURNED, "5.1.1")
    assert line.was_said.startswith("250")
    assert "siti@contoh.id" not in line.said
    assert str(return_words("5.1.1")).startswith("Alamat itu tidak dikenal")
    assert list((folder / "new").iterdir()) == []  # read, and kept
    assert len(list((folder / "cur").iterdir())) == 2


def test_a_report_that_is_read_twice_is_entered_once(post_office, box, tmp_path):
    mail, content = sent(box)
    for _again in range(2):
        put(tmp_path / "reports", report(content))
        read_from(post_office, f"maildir://{tmp_path / 'reports'}")
    assert len(fresh(mail).lines) == 1


def test_a_mail_that_is_held_up_is_not_failed(post_office, box, tmp_path):
    mail, content = sent(box)
    put(tmp_path / "reports", report(content, action="delayed", status="4.4.1"))
    read_from(post_office, f"maildir://{tmp_path / 'reports'}")
    db.session.refresh(mail)
    assert mail.state is MailState.SENT
    assert fresh(mail).lines[0].news is MailNews.DELAYED


@pytest.mark.parametrize("wrong", ["reader", "message", "none", "broken"])
def test_no_mail_is_taken_back_by_a_report_about_another(post_office, box, wrong):
    mail, content = sent(box)
    stranger = re.sub(rb"[0-9a-f]{40}@", b"0" * 40 + b"@", content)
    someone_else = re.sub(rb"siti@contoh.id", b"budi@contoh.id", content)
    made = {
        "reader": report(someone_else, to="budi@contoh.id"),
        "message": report(stranger),
        "none": report(b""),
        "broken": report(content)[:700].replace(b"Action", b"Act\xff\x00ion"),
    }[wrong]
    found = reports.read(made)
    with transaction():
        assert found is None or returning.take_back(found, at=NOON) is None
    db.session.refresh(mail)
    assert mail.state is MailState.SENT


class Imap:
    """A mailbox of one mail that speaks as much IMAP as a reader of reports needs."""

    def __init__(self, content: bytes) -> None:
        self.content, self.seen, self.asked = content, False, []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                call, _ = self.door.accept()
                self._talk(call)

    def _talk(self, call: socket.socket) -> None:
        with call, call.makefile("rwb") as line:
            line.write(b"* OK ready\r\n")
            line.flush()
            for order in line:
                tag, words = order.decode().strip().split(" ", 1)
                self.asked.append(words)
                line.write(self._answer(words) + f"{tag} OK done\r\n".encode())
                line.flush()
                if words == "LOGOUT":
                    return

    def _answer(self, words: str) -> bytes:
        if words.startswith("CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1\r\n"
        if words.startswith("SELECT"):
            return b"* 1 EXISTS\r\n"
        if words.startswith("UID SEARCH"):
            return b"* SEARCH\r\n" if self.seen else b"* SEARCH 7\r\n"
        if words.startswith("UID FETCH"):
            size = str(len(self.content)).encode()
            return b"* 1 FETCH (UID 7 BODY[]<0> {" + size + b"}\r\n" + self.content + b")\r\n"
        if words.startswith("UID STORE"):
            self.seen = True
        return b"* BYE\r\n" if words == "LOGOUT" else b""


@pytest.fixture
def imap() -> Iterator[Callable[[bytes], Imap]]:
    made: list[Imap] = []

    def make(content: bytes) -> Imap:
        made.append(Imap(content))
        return made[-1]

    yield make
    for one in made:
        one.door.close()


def test_reports_are_read_over_imap_and_marked_as_read(post_office, box, imap, tmp_path):
    mail, content = sent(box)
    there = imap(report(content).replace(b"\n", b"\r\n"))
    for _again in range(2):
        read_from(post_office, f"imap://ppid%40contoh.go.id:rahasia@127.0.0.1:{there.port}/INBOX")
    db.session.refresh(mail)
    assert mail.fault is Fault.RETURNED
    assert there.seen
    assert sum("FETCH" in words for words in there.asked) == 1


def test_a_mailbox_that_is_away_stops_nothing(post_office):
    read_from(post_office, "imap://ppid:rahasia@127.0.0.1:1/INBOX")


def test_the_relay_is_given_no_more_than_it_allows_and_the_law_goes_first(post_office, box):
    with transaction():
        for place in range(120):
            weight = Weight.LEGAL if place % 3 == 0 else Weight.REMINDER
            a_mail(f"banyak-{place}", weight=weight, to=f"warga{place}@contoh.id")
    taken: list[Weight] = []
    at, second = NOON, timedelta(seconds=1)
    for _second in range(8):
        with transaction():
            held = allowance.left(600, at=at)
            parcels = delivery.claim(min(100, int(held.left)), at=at)
            allowance.spend(held, len(parcels))
        taken += [parcel.weight for parcel in parcels]
        at += second
    assert len(taken) == 120  # a hundred saved up, then ten a second
    assert taken[:40] == [Weight.LEGAL] * 40


def test_the_worker_keeps_to_the_setting(post_office, box):
    with transaction():
        for place in range(12):
            a_mail(f"banyak-{place}", to=f"warga{place}@contoh.id")
    post_office.config["MAIL_PER_MINUTE"] = 30
    try:
        outbox.drain()
    finally:
        post_office.config["MAIL_PER_MINUTE"] = 0
    assert len(mailbox.names(box)) == 5
