"""A relay that refuses, dawdles, hangs up and forgets: what becomes of the mails (F15)."""

from collections import Counter
from time import monotonic

import pytest
from flask import Flask

from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.outbox import actions, delivery, dialogue, queries
from ppid.outbox.models import Fault, InDoubt
from ppid.outbox.parcels import Later, Unreached, Unsure
from tests.outbox.house import a_mail, free_port, rows
from tests.outbox.relay import DROP, SILENCE, Script
from tests.outbox.test_delivery import the_mail
from worker import outbox

FIFTY = 50
THIRD = 20


def fifty(**said: object) -> None:
    """Promise fifty mails, and let the worker do its round."""
    at = now()
    with transaction():
        for number in range(FIFTY):
            actions.queue(
                "probe",
                to="siti@contoh.id",
                key=f"k{number:02}",
                at=at,
                title=f"k{number:02}",
                words="Isi",
                **said,
            )
    outbox.drain()


def states() -> Counter[str]:
    """How many mails stand where."""
    return Counter(state for _, state, _ in rows())


def tries() -> int:
    return sum(attempts for _, _, attempts in rows())


def once(step: str, said: str) -> Script:
    """A relay that says this once, to the twentieth mail."""
    left = [said]
    return lambda at, number: left.pop() if at == step and number == THIRD and left else None


ONE_LATER = {"sent": FIFTY - 1, "waiting": 1}
ONE_FAILED = {"sent": FIFTY - 1, "failed": 1}

# step, what is said there to one mail of fifty, and where the fifty stand afterwards
ONE_OF_FIFTY = [
    ("mail", "451 4.3.0 later", ONE_LATER),
    ("mail", "452 4.5.3 too many", ONE_LATER),
    ("mail", "550 5.7.1 not this sender", ONE_LATER),
    ("rcpt", "450 4.2.1 greylisted", ONE_LATER),
    ("rcpt", "451 4.4.1 no host", ONE_LATER),
    ("rcpt", "550 5.1.1 <siti@contoh.id> unknown", ONE_FAILED),
    ("rcpt", "551 5.7.1 elsewhere", ONE_FAILED),
    ("rcpt", "553 5.1.3 odd", ONE_FAILED),
    ("data", "451 4.3.0 later", ONE_LATER),
    ("data", "554 5.5.1 no", ONE_FAILED),
    ("words", "451 4.7.1 later", ONE_LATER),
    ("words", "452 4.3.1 full", ONE_LATER),
    ("words", "552 5.3.4 too big", ONE_FAILED),
    ("words", "554 5.7.1 spam", ONE_FAILED),
    ("words", DROP, ONE_LATER),
]


@pytest.mark.parametrize(("step", "said", "expected"), ONE_OF_FIFTY)
def test_trouble_with_one_mail_is_its_own(
    post_office: Flask, relay, step: str, said: str, expected: dict[str, int]
):
    server = relay(once(step, said))
    fifty()
    assert states() == expected
    assert len(server.taken) == FIFTY - 1
    assert len(set(server.taken)) == FIFTY - 1


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("mail", DROP),
        ("rcpt", DROP),
        ("data", DROP),
        ("mail", "421 4.7.0 too many on this line"),
        ("rcpt", "421 4.7.0 bye"),
        ("data", "421 4.7.0 bye"),
        ("words", "421 4.3.2 going down"),
    ],
)
def test_a_line_that_ends_before_the_mail_is_given_is_opened_again(
    post_office: Flask, relay, step: str, said: str
):
    server = relay(once(step, said))
    fifty()
    assert states() == {"sent": FIFTY}
    assert (len(server.taken), len(set(server.taken)), server.connections) == (FIFTY, FIFTY, 2)
    assert tries() == FIFTY


def test_a_relay_that_takes_one_mail_a_line_gets_them_all(post_office: Flask, relay):
    server = relay(lambda step, number: DROP if step == "rset" else None)
    fifty()
    assert states() == {"sent": FIFTY}
    assert len(set(server.taken)) == FIFTY


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("connect", DROP),
        ("connect", SILENCE),
        ("connect", "421 4.3.2 not now"),
        ("connect", "554 5.7.1 not you"),
        ("ehlo", DROP),
        ("ehlo", SILENCE),
    ],
)
def test_a_relay_out_of_reach_costs_no_mail_a_try_and_is_asked_once(
    post_office: Flask, relay, impatient: None, step: str, said: str
):
    server = relay(lambda at, number: said if at == step else None)
    fifty()
    assert states() == {"waiting": FIFTY}
    assert tries() == 0
    assert server.connections == 1
    outbox.drain()  # still resting
    assert server.connections == 1


def test_nobody_listens(post_office: Flask):
    post_office.extensions["mail"].port = free_port()
    fifty()
    assert states() == {"waiting": FIFTY}
    assert tries() == 0


def test_a_relay_that_comes_back_gets_all_of_it_in_order(post_office: Flask, relay):
    down = {"now": True}
    server = relay(lambda step, number: DROP if step == "connect" and down["now"] else None)
    fifty()
    down["now"] = False
    outbox.relay_state.forget()
    outbox.drain()
    assert states() == {"sent": FIFTY}
    assert len(set(server.taken)) == FIFTY


def test_tls_that_is_required_is_never_done_without(post_office: Flask, relay):
    server = relay()
    settings = post_office.extensions["mail"]
    settings.use_tls = True
    try:
        fifty()
    finally:
        settings.use_tls = False
    assert states() == {"waiting": FIFTY}
    assert server.recipients == []


@pytest.mark.parametrize(
    ("policy", "state"), [(InDoubt.RESEND, "waiting"), (InDoubt.LEAVE, "unknown")]
)
def test_no_answer_to_a_whole_mail_is_a_doubt_and_no_one_elses(
    post_office: Flask, relay, impatient: None, policy: InDoubt, state: str
):
    server = relay(once("words", SILENCE))
    fifty(in_doubt=policy)
    assert states() == {"sent": FIFTY - 1, state: 1}
    (doubted,) = (key for key, stands, _ in rows() if stands == state)
    assert len(server.heard) == FIFTY
    assert sum(doubted.encode() in whole for whole in server.taken) == 0


def test_what_a_refusal_says_is_kept_without_the_address(post_office: Flask, relay):
    said = "550 5.1.1 <siti@contoh.id>: user unknown"
    relay(lambda step, number: said if step == "rcpt" else None)
    fifty()
    assert states() == {"failed": FIFTY}
    kept = the_mail_of("k00")
    assert kept.last_error == "550 5.1.1 …: user unknown"
    assert kept.fault is Fault.ADDRESS_REFUSED


def the_mail_of(key: str):
    """The mail promised under a key."""
    found = queries.by_key(key)
    assert found is not None
    return the_mail(found.id)


def test_a_conversation_never_lasts_longer_than_its_lease(
    post_office: Flask, relay, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(dialogue, "LONGEST", 0.6)
    monkeypatch.setattr("ppid.outbox.post.LONGEST", 0.6)
    assert delivery.TRANSMIT_LEASE.total_seconds() > 1.5 * 75.0
    server = relay()
    server.drip = 0.1
    with transaction():
        a_mail("lambat", at=now())
        (parcel,) = delivery.claim(1, at=now())
    began = monotonic()
    with outbox.line() as line:
        outcome = line.send(parcel)
    assert monotonic() - began < 1.5
    assert isinstance(outcome, Later | Unsure | Unreached)
