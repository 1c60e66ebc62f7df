"""The national signing service, by a stand-in that speaks its HTTP on a real socket."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from ppid.letters.signing import bsre, reading
from ppid.letters.signing.models import SignFault
from ppid.letters.signing.orders import NotSigned, Order
from tests.builders import NOON
from tests.signing.desk import (
    SIGNER,
    Answer,
    StandIn,
    a_pdf,
    by_bsre,
    nobody_there,
    says,
    slowly,
)
from tests.signing.test_certificate import order

NIK = "3273010101800001"


def service(url: str, **said: object) -> bsre.Service:
    facts = {
        "SIGN_BSRE_URL": url,
        "SIGN_BSRE_USERNAME": "ppid",
        "SIGN_BSRE_PASSWORD": "kantor",
        "SIGN_BSRE_PASSWORD_FILE": "",
        "SIGN_BSRE_VISIBLE": True,
    }
    return bsre.Service(facts | said)


@pytest.fixture(scope="module")
def asked(house: Flask) -> Iterator[Order]:
    with house.app_context():
        yield order(a_pdf("PT/0001/2026"), nik=NIK, passphrase="benar")


@pytest.fixture
def stand_in() -> Iterator[Callable[[Answer], StandIn]]:
    made: list[StandIn] = []

    def start(answer: Answer) -> StandIn:
        made.append(StandIn(answer))
        return made[-1]

    yield start
    for one in made:
        one.stop()


def why(url: str, asked: Order, **said: object) -> tuple[SignFault, bool]:
    with pytest.raises(NotSigned) as refused:
        service(url, **said).sign(asked)
    return refused.value.fault, refused.value.later


def test_the_signed_pdf_comes_back_whole(stand_in, asked: Order):
    made = service(stand_in(by_bsre).url).sign(asked)
    found = reading.checked(asked.pdf, made, trust="", at=NOON)
    assert found.certificate.subject.startswith("Rahma Wulandari (BSrE)")


def test_it_is_asked_in_the_services_own_words(stand_in, asked: Order):
    there = stand_in(by_bsre)
    service(there.url + "/").sign(asked)
    (said,) = there.asked
    assert said["path"] == "/api/sign/pdf"
    assert base64.b64decode(said["login"].removeprefix("Basic ")) == b"ppid:kantor"
    assert (said["nik"], said["passphrase"]) == (NIK, "benar")
    assert (said["tampilan"], said["image"], said["page"]) == ("visible", "true", "1")
    assert said["file"] == asked.pdf
    assert said["imageTTD"].startswith(b"\x89PNG")
    assert int(said["width"]) > 100 < int(said["xAxis"]) + int(said["yAxis"])


def test_an_invisible_signature_sends_no_picture(stand_in, asked: Order):
    there = stand_in(by_bsre)
    service(there.url, SIGN_BSRE_VISIBLE=False).sign(asked)
    (said,) = there.asked
    assert said["tampilan"] == "invisible"
    assert not {"imageTTD", "image", "xAxis"} & set(said)


@pytest.mark.parametrize(
    ("answer", "fault", "later"),
    [
        (says(400, b'{"error":"Passphrase anda salah","status_code":2031}'),
         SignFault.WRONG_PASSPHRASE, False),
        (says(400, b'{"message":"Proses signing gagal : Passphrase anda salah"}'),
         SignFault.WRONG_PASSPHRASE, False),
        (says(400, b'{"error":"User tidak terdaftar","status_code":2011}'),
         SignFault.UNKNOWN_SIGNER, False),
        (says(400, b'{"error":"Sertifikat kedaluwarsa"}'), SignFault.EXPIRED, False),
        (says(401, b"Unauthorized", "text/plain"), SignFault.NO_ACCESS, False),
        (says(422, b'{"error":"xAxis"}'), SignFault.REFUSED, False),
        (says(413, b""), SignFault.REFUSED, False),
        (says(429, b"{}"), SignFault.BUSY, True),
        (says(500, b"<html>"), SignFault.BUSY, True),
        (says(503, b"[]"), SignFault.BUSY, True),
        (says(200, b"<html>selamat datang</html>", "text/html"), SignFault.GARBAGE, True),
        (says(200, b"", "application/pdf"), SignFault.GARBAGE, True),
        (says(200, b'{"pesan":"ok"}'), SignFault.GARBAGE, True),
        (says(302, b""), SignFault.GARBAGE, True),
    ],
)  # fmt: skip
def test_each_answer_has_its_meaning(stand_in, asked: Order, answer, fault, later):
    assert why(stand_in(answer).url, asked) == (fault, later)


def test_nobody_there_is_tried_again(asked: Order):
    assert why(nobody_there(), asked) == (SignFault.UNREACHABLE, True)


def test_a_slow_answer_is_not_waited_for(stand_in, asked: Order, monkeypatch):
    monkeypatch.setattr(bsre, "ANSWER_SECONDS", 0.2)
    assert why(stand_in(slowly(1)).url, asked) == (SignFault.UNREACHABLE, True)


def test_an_answer_that_drips_ends(stand_in, asked: Order, monkeypatch):
    monkeypatch.setattr(bsre, "LONGEST", 0.0)
    assert why(stand_in(by_bsre).url, asked) == (SignFault.UNREACHABLE, True)


def test_an_endless_answer_ends(stand_in, asked: Order, monkeypatch):
    monkeypatch.setattr(bsre, "MOST_BYTES", 1000)
    assert why(stand_in(says(200, b"%PDF-" + b"x" * 5000)).url, asked) == (SignFault.GARBAGE, True)


def test_a_pdf_that_is_not_ours_is_no_signature(stand_in, asked: Order):
    other = a_pdf("PT/0009/2026")
    made = service(stand_in(says(200, other, "application/pdf")).url).sign(asked)
    with pytest.raises(NotSigned):
        reading.checked(asked.pdf, made, trust="", at=NOON)


def test_what_the_signatory_gave_is_in_no_repr(asked: Order):
    assert "benar" not in repr(asked)
    assert NIK not in repr(asked)
    assert SIGNER in repr(asked)
