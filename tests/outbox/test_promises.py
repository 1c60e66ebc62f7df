"""What is promised: words and address, frozen, sealed, once."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from ppid.kit.db import db, transaction
from ppid.outbox import actions, queries
from ppid.outbox.addresses import BadAddress, plain
from ppid.outbox.models import InDoubt, Mail, MailState, Weight
from tests.outbox.house import NOON, a_mail

HOSTILE = [
    *(
        f"siti@contoh.id{end}Bcc: x@jahat.id"
        for end in ("\r\n", "\n", "\r", "\0", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")
    ),
    *(
        f"siti{end}@contoh.id"
        for end in ("\r\n", "\n", "\r", "\0", "\x85", "\u2028", "\u2029", " ", "\t", "\x7f")
    ),
    "siti@contoh.id,x@jahat.id",
    "siti@contoh.id;x@jahat.id",
    "siti@contoh.id x@jahat.id",
    "siti@contoh.id, x@jahat.id",
    "a@b@contoh.id",
    "<siti@contoh.id>",
    "Siti <siti@contoh.id>",
    "siti@contoh.id>",
    "siti@contoh.id> SIZE=1",
    '"siti"@contoh.id',
    '"a b"@contoh.id',
    "siti(x)@contoh.id",
    "siti@[127.0.0.1]",
    "siti@contoh.id\\",
    "@contoh.id",
    "siti@",
    "siti",
    "",
    "siti@contoh..id",
    "siti@.id",
    "siti@-contoh.id",
    ".siti@contoh.id",
    "siti.@contoh.id",
    "si..ti@contoh.id",
    "sití@contoh.id",
    "siti@contoh.id\u3002\r",
    "siti@con_toh.id",
    "a" * 65 + "@contoh.id",
    "siti@" + "a" * 64 + ".id",
    "siti@" + "a." * 125 + "id",
]


def test_a_promised_mail_holds_its_words_in_text_and_html(post_office: Flask):
    with transaction():
        mail = a_mail(case_number="PIP-2026-0001", weight=Weight.LEGAL)
    assert (mail.state, mail.in_doubt) == (MailState.WAITING, InDoubt.RESEND)
    assert mail.subject == "Uji kirim email layanan informasi publik"
    for words in (mail.text, mail.html):
        assert "PIP-2026-0001" in words
        assert "https://ppid.contoh.go.id/pengaturan" in words
        assert "Selasa, 24 November 2026 pukul 12.00 WITA" in words
        assert "Jalan Merdeka 1, Contoh" in words
    assert "\n\n\n" not in mail.text
    assert '<html lang="id"' in mail.html


def test_nothing_of_a_mail_can_be_read_in_the_database(post_office: Flask):
    with transaction():
        a_mail(to="siti@contoh.id")
    kept = [
        str(row)
        for table in ("mails", "mail_words")
        for row in db.session.execute(sa.text(f"SELECT * FROM {table}"))
    ]
    assert not [row for row in kept if "siti" in row or "Uji kirim" in row or "doctype" in row]


def test_the_same_key_is_promised_once_and_the_transaction_goes_on(post_office: Flask):
    with transaction():
        first = a_mail("satu", to="siti@contoh.id")
        again = a_mail("satu", to="lain@contoh.id")
        a_mail("dua")
    assert again.id == first.id
    assert again.to == "siti@contoh.id"
    assert [mail.key for mail in db.session.scalars(sa.select(Mail).order_by(Mail.id))] == [
        "satu",
        "dua",
    ]


def test_eight_who_promise_the_same_at_once_promise_it_once(post_office: Flask):
    met = threading.Barrier(8)
    ids: list[int] = []

    def promise() -> None:
        with post_office.app_context():
            met.wait()
            with transaction():
                ids.append(a_mail("sama").id)

    crowd = [threading.Thread(target=promise) for _ in range(8)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert len(ids) == 8
    assert len(set(ids)) == 1


def test_a_promise_is_forgotten_with_its_cause(post_office: Flask):
    with pytest.raises(BadAddress), transaction():
        a_mail("uji-1"), a_mail("uji-2", to="bukan alamat")
    assert queries.by_key("uji-1") is None


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_that_could_be_more_than_one_mailbox_is_refused(address: str):
    with pytest.raises(BadAddress):
        plain(address)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("siti@contoh.id", "siti@contoh.id"),
        ("Siti.Aminah+ppid@Sub.Contoh.go.id", "Siti.Aminah+ppid@Sub.Contoh.go.id"),
        ("siti@bücher.example", "siti@xn--bcher-kva.example"),
        ("o'neil_1%x@contoh.id", "o'neil_1%x@contoh.id"),
    ],
)
def test_an_ordinary_address_is_kept_as_it_goes_over_the_wire(typed: str, kept: str):
    assert plain(typed) == kept


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\0", "\x85", "\u2028", "\u2029", "\x0b"])
def test_a_subject_is_one_line_whatever_it_is_made_of(post_office: Flask, end: str):
    with transaction():
        actions.queue(
            "probe",
            to="siti@contoh.id",
            key="x",
            at=NOON,
            title=f"Halo{end}Bcc: x@jahat.id",
            words="ya",
        )
    mail = db.session.scalars(sa.select(Mail)).one()
    assert mail.subject.splitlines() == [mail.subject]
    assert "\0" not in mail.subject


def test_words_are_escaped_in_html_and_plain_in_text(post_office: Flask):
    with transaction():
        actions.queue(
            "probe",
            to="siti@contoh.id",
            key="x",
            at=NOON,
            title="ya",
            words="<script>alert(1)</script> & 'kata'",
        )
    mail = db.session.scalars(sa.select(Mail)).one()
    assert mail.text == "<script>alert(1)</script> & 'kata'\n"
    assert "<script>" not in mail.html


def test_one_mailbox_gets_three_of_a_kind_and_the_rest_an_hour_later_when_so_asked(
    post_office: Flask,
):
    hour = timedelta(hours=1)
    with transaction():
        many = [
            a_mail(f"k{n}", to=to, apart=hour)
            for n, to in enumerate(("siti@contoh.id", "SITI@contoh.id") * 5)
        ]
        other = a_mail("other", to="budi@contoh.id", apart=hour)
        later = a_mail("later", at=NOON + hour, to="siti@contoh.id", apart=hour)
    assert [mail.due_at for mail in many] == [NOON] * 3 + [NOON + hour] * 7
    assert other.due_at == NOON
    assert later.due_at <= NOON + 2 * hour


def test_a_round_learns_which_keys_are_promised_already(post_office: Flask):
    with transaction():
        a_mail("a")
        a_mail("b")
    assert queries.promised(["a", "c", *(f"x{n}" for n in range(1200))]) == {"a"}
