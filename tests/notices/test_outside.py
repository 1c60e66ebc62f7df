"""A message outside says that there is something to read, and nothing more, to who agreed."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import AccountEntry, AccountEvent, Officer, Role
from ppid.kit import clock
from ppid.kit.db import db
from ppid.notices import choosing
from ppid.notices.hours import Hours
from ppid.notices.models import Gateway, OpenGateway, Ping, PingState, Target
from ppid.notices.outside import delivery
from ppid.notices.outside.gateways import Fault, fault_of
from ppid.notices.topics import Topic
from tests import builders
from worker import outside

OFFICE = "/pengaturan/pemberitahuan/luar"
OWN = "/petugas/pemberitahuan/luar"
PHONE = "6281234567890"


class Stand(HTTPServer):
    """A gateway that takes what comes, or answers as it is told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Hand)
        self.heard: list[tuple[str, str]] = []
        self.answers = [200]

    @property
    def address(self) -> str:
        """Its address in Apprise."""
        return f"json://127.0.0.1:{self.server_port}/kirim?:to={{tujuan}}"


class _Hand(BaseHTTPRequestHandler):
    server: Stand

    def do_POST(self) -> None:
        said = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.heard.append((self.path, said))
        answer = self.server.answers.pop(0) if len(self.server.answers) > 1 else None
        self.send_response(answer or self.server.answers[0])
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Quiet."""


@pytest.fixture
def stand() -> Iterator[Stand]:
    """A gateway on this machine."""
    with Stand() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def admin(client: FlaskClient) -> Officer:
    """An administrator, signed in."""
    officer = builders.an_officer(Role.ADMIN)
    builders.signed_in(client, officer)
    return officer


def reached(client: FlaskClient, stand: Stand) -> Officer:
    """A desk officer who is told of new requests through the gateway that was opened."""
    client.post(f"{OFFICE}/sms", data={"address": stand.address, "agreed": "y"})
    officer = builders.an_officer(Role.DESK)
    builders.signed_in(client, officer)
    client.post(OWN, data={"gateway": "sms", "target": PHONE, "agreed": "y"})
    choosing.choose(officer, {Topic.NEW_REQUEST: (None, None, True)}, Hours())
    return officer


def pings() -> list[PingState]:
    """Where the messages stand."""
    return [ping.state for ping in db.session.scalars(sa.select(Ping).order_by(Ping.id))]


def test_all_gateways_are_closed_until_the_administrator_agrees_in_words(
    client: FlaskClient, admin: Officer, stand: Stand
):
    page = client.get(OFFICE).text
    assert page.count("Tertutup") == len(Gateway)
    refused = client.post(f"{OFFICE}/sms", data={"address": stand.address})
    assert refused.status_code == 422
    assert "tanpa itu gerbang tetap tertutup" in refused.text
    assert db.session.scalar(sa.select(sa.func.count()).select_from(OpenGateway)) == 0
    client.post(f"{OFFICE}/sms", data={"address": stand.address, "agreed": "y"})
    kept = db.session.scalars(sa.select(OpenGateway)).one()
    assert (kept.is_open, kept.agreed_by_id) == (True, admin.id)
    told = sa.select(AccountEntry.facts).where(AccountEntry.event == AccountEvent.GATEWAY_OPENED)
    assert db.session.scalars(told).one() == {"gateway": "sms"}
    assert stand.address not in client.get(f"{OFFICE}/sms").text
    client.post(f"{OFFICE}/sms/tutup")
    assert db.session.scalar(sa.select(sa.func.count()).select_from(OpenGateway)) == 0


@pytest.mark.parametrize(
    ("gateway", "address", "fault"),
    [
        (Gateway.SMS, "json://sms.contoh.go.id/{tujuan}", Fault.SCHEME),  # not encrypted
        (Gateway.SMS, "file:///etc/{tujuan}", Fault.SCHEME),
        (Gateway.TELEGRAM, "jsons://contoh.go.id/{tujuan}", Fault.SCHEME),
        (Gateway.WEBHOOK, "jsons://contoh.go.id/kirim", Fault.NO_HOLE),
        (Gateway.WEBHOOK, "jsons://{tujuan}/kirim", Fault.HOLE_IN_HOST),
        (Gateway.WEBHOOK, "jsons://contoh.go.id/{tujuan}?redirect=yes", Fault.LOOSENED),
        (Gateway.WEBHOOK, "jsons://contoh.go.id/{tujuan}?verify=no", Fault.LOOSENED),
        (Gateway.TELEGRAM, "tgram://x/{tujuan}", Fault.UNREADABLE),
        (Gateway.WHATSAPP, "jsons://[::/{tujuan}", Fault.SCHEME),
        (Gateway.WEBHOOK, "jsons://contoh.go.id/{tujuan}", None),
        (Gateway.TELEGRAM, "tgram://123456789:abcdefg_hijklmnop/{tujuan}", None),
    ],
)
def test_only_what_an_administrator_may_mean_is_ever_called(
    app: Flask, gateway: Gateway, address: str, fault: Fault | None
):
    assert fault_of(gateway, address) is fault


def test_the_whole_message_is_the_sample_and_bears_nothing_of_the_case(
    client: FlaskClient, admin: Officer, stand: Stand, caplog: pytest.LogCaptureFixture
):
    officer = reached(client, stand)
    case = builders.a_case(received=clock.now(), at=clock.now())
    builders.a_case(
        requester={"email": "lain@contoh.example"}, received=clock.now(), at=clock.now()
    )
    with caplog.at_level(logging.DEBUG):
        outside.send()
    ((path, said),) = stand.heard  # two requests, one message
    told = json.loads(said)
    assert (told["title"], told["message"]) == delivery.said("id")
    assert told["to"] == PHONE
    for secret in (case.number, "Siti", "obat", officer.name, officer.email):
        assert secret not in said + path
    assert PHONE not in caplog.text
    assert pings() == [PingState.SENT]
    outside.send()
    assert len(stand.heard) == 1


def test_the_address_and_the_number_stand_sealed(client: FlaskClient, admin: Officer, stand: Stand):
    reached(client, stand)
    raw = db.session.execute(
        sa.text("SELECT address FROM notice_gateways UNION SELECT target FROM notice_targets")
    ).scalars()
    assert not any("127.0.0.1" in one or PHONE in one for one in raw)


def test_a_gateway_that_refuses_or_sends_elsewhere_is_tried_again_later(
    client: FlaskClient, admin: Officer, stand: Stand
):
    reached(client, stand)
    stand.answers = [503, 302, 200]
    builders.a_case(received=clock.now(), at=clock.now())
    for _ in range(3):
        outside.send()
        outside.send()  # not before its time
        db.session.execute(sa.update(Ping).values(due_at=Ping.promised_at))
    assert (len(stand.heard), pings()) == (3, [PingState.SENT])


def test_what_a_killed_worker_had_in_hand_is_not_sent_twice(
    client: FlaskClient, admin: Officer, stand: Stand
):
    reached(client, stand)
    at = clock.now()
    builders.a_case(received=at, at=at)
    job = delivery.claim(at=at)
    assert job is not None
    assert delivery.give_up_lost(at=at + timedelta(minutes=1)) == 0
    assert delivery.give_up_lost(at=at + timedelta(minutes=3)) == 1
    delivery.settle(job, taken=True, at=at + timedelta(minutes=4))
    assert pings() == [PingState.UNKNOWN]


def test_a_test_message_is_asked_for_and_the_number_can_be_taken_back(
    client: FlaskClient, admin: Officer, stand: Stand
):
    officer = reached(client, stand)
    client.post(f"{OWN}/uji")
    outside.send()
    ((_path, said),) = stand.heard
    assert "Ini pesan uji coba." in json.loads(said)["message"]
    assert "uji coba" in client.get(OWN).text
    client.post(f"{OWN}/hapus")
    assert db.session.get(Target, officer.id) is None
    builders.a_case(received=clock.now(), at=clock.now())
    assert pings() == [PingState.SENT]
    wrong = client.post(OWN, data={"gateway": "sms", "target": "evil.example/x", "agreed": "y"})
    assert wrong.status_code == 422
