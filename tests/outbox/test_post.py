"""What leaves over real SMTP, read back from the sink."""

import email
import email.policy
from pathlib import Path

import pytest
from flask import Flask

from ppid.kit.db import transaction
from ppid.outbox import actions, delivery, mailbox, post, wire
from ppid.outbox.models import Fault
from ppid.outbox.parcels import Never, Parcel, Sent
from tests.outbox.house import NOON

SENDER = ("PPID Kabupaten Contoh", "ppid@contoh.go.id")
LONG = "kata panjang yang tidak berhenti " * 80


def parcels() -> list[Parcel]:
    """All that is due."""
    with transaction():
        return delivery.claim(500, at=NOON)


def probe(
    key: str = "x", *, title: str = "Halo", words: str = "Isi", to: str = "siti@contoh.id"
) -> None:
    """Promise a mail of these words."""
    with transaction():
        actions.queue("probe", to=to, key=key, at=NOON, title=title, words=words)


def lines(words: str) -> list[str]:
    """The lines of a text, however they end."""
    return words.rstrip().replace("\r\n", "\n").replace("\r", "\n").split("\n")


def sent(sender: tuple[str, str] = SENDER) -> None:
    """Send all that is due; each must be taken."""
    with post.Line(sender=sender, reply_to="desk@contoh.go.id") as line:
        for parcel in parcels():
            outcome = line.send(parcel)
            assert isinstance(outcome, Sent), outcome
            assert "queued as" in outcome.reply


@pytest.mark.parametrize(
    "words",
    [
        "Satu baris",
        "é – ü 你好 🙂",
        "baris satu\n.\nbaris tiga\n..titik",
        LONG,
        "a\n\n\nb",
        "ekor spasi   \ntab\t\nakhir",
        "=?utf-8?q?x?= =41 =",
        "From siti\n>From",
        "a\rb\r\nc\nd",
    ],
)
def test_the_words_arrive_as_they_were_promised(post_office: Flask, box: Path, words: str):
    probe(words=words)
    (parcel,) = parcels()
    with post.Line(sender=SENDER) as line:
        assert isinstance(line.send(parcel), Sent)
    (mail,) = mailbox.newest(box)
    for arrived, promised in ((mail.text, parcel.text), (mail.html, parcel.html)):
        assert lines(arrived) == lines(promised)


@pytest.mark.parametrize(
    "title",
    [
        "Halo",
        "Permohonan Anda – nomor PIP-2026-0001",
        LONG[:250],
        "é" * 200,
        "=?utf-8?q?x?=",
        "a, b; c",
    ],
)
def test_the_subject_arrives_as_it_was_promised(post_office: Flask, box: Path, title: str):
    probe(title=title)
    sent()
    (mail,) = mailbox.newest(box)
    assert mail.subject.split() == title.strip()[:250].split()


@pytest.mark.parametrize(
    "name",
    [
        "PPID",
        'Dinas Kominfo, Statistik; "Persandian" <Contoh>',
        "Pejabat é Pengelola",
        "Pejabat Pengelola Informasi dan Dokumentasi Kabupaten yang Bernama Panjang Sekali " * 2,
    ],
)
def test_the_office_is_the_sender_whatever_its_name(post_office: Flask, box: Path, name: str):
    probe()
    sent((name.strip(), "ppid@contoh.go.id"))
    message = only(box)
    (address,) = message["From"].addresses
    assert (address.display_name, address.addr_spec) == (name.strip(), "ppid@contoh.go.id")


def only(box: Path) -> email.message.EmailMessage:
    """The one mail in the box, parsed."""
    (name,) = mailbox.names(box)
    raw = (box / f"{name}.eml").read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    assert not message.defects
    return message


def test_the_headers_say_that_a_machine_wrote_it_and_whom_to_answer(post_office: Flask, box: Path):
    probe()
    sent()
    message = only(box)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] == "desk@contoh.go.id"
    assert message["To"] == "siti@contoh.id"
    assert message["Content-Language"] == "id"
    assert message["Message-ID"].endswith("@contoh.go.id>")
    assert message.get_content_type() == "multipart/alternative"
    assert message["Return-Path"] == "<ppid@contoh.go.id>"
    assert message.get_all("Delivered-To") == ["siti@contoh.id"]


def test_a_second_copy_is_the_same_to_the_last_byte(post_office: Flask, box: Path):
    probe(words=LONG)
    (parcel,) = parcels()
    for _ in range(2):
        with post.Line(sender=SENDER) as line:
            line.send(parcel)
    first, second = ((box / f"{name}.eml").read_bytes() for name in mailbox.names(box))
    assert first == second


def test_two_mails_have_two_message_ids(post_office: Flask):
    probe("a")
    probe("b")
    a, b = parcels()
    assert wire.message_id(a, SENDER[1]) != wire.message_id(b, SENDER[1])


def test_no_line_is_longer_than_mail_allows(post_office: Flask):
    probe(title="é" * 250, words=LONG + "é" * 2000)
    (parcel,) = parcels()
    raw = wire.message(parcel, sender=("é" * 200, "a@b.id"), reply_to=None)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert b"\n" not in raw.replace(b"\r\n", b"")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\0", "\x85", "\u2028", "\u2029"])
def test_a_header_of_two_lines_is_never_said(post_office: Flask, box: Path, end: str):
    probe()
    (parcel,) = parcels()
    with post.Line(sender=(f"PPID{end}Bcc: x@jahat.id", "a@b.id")) as line:
        outcome = line.send(parcel)
    assert outcome == Never(Fault.MESSAGE_REFUSED, "a header of two lines")
    assert mailbox.names(box) == []


def test_one_connection_carries_a_hundred(post_office: Flask, relay):
    server = relay()
    for number in range(150):
        probe(f"k{number}")
    with post.Line(sender=SENDER) as line:
        assert all(isinstance(line.send(parcel), Sent) for parcel in parcels())
    assert (server.connections, len(server.taken)) == (2, 150)
    assert len(server.recipients) == 150
