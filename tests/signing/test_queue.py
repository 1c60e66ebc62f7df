"""The signing queue: promised with the letter, made by the worker, tried again, never doubled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.kit.clock import now
from ppid.kit.db import db
from ppid.letters import prints
from ppid.letters import queries as letters
from ppid.letters.models import LetterKind, PrintRole
from ppid.letters.signing import actions, makers, queries
from ppid.letters.signing.models import MakerKind, SignatureState, SignFault
from ppid.letters.signing.orders import NotSigned
from ppid.notices.models import Line
from ppid.notices.topics import Topic
from tests.builders import an_officer
from tests.signing.desk import (
    PASSPHRASE,
    StandIn,
    a_key_file,
    a_letter,
    an_issuers_file,
    by_bsre,
    nobody_there,
    says,
    settings,
)
from worker import signing

pytestmark = pytest.mark.usefixtures("app")

NIK = "3273010101800001"
NOW = now()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kunci")


@pytest.fixture(scope="module")
def key_file(folder: Path) -> Path:
    return a_key_file(folder)


@pytest.fixture
def by_certificate(app: Flask, folder: Path, key_file: Path) -> Iterator[None]:
    with settings(
        app,
        SIGN_BY="certificate",
        SIGN_CERTIFICATE=str(key_file),
        SIGN_PASSPHRASE=PASSPHRASE,
        SIGN_TRUST=str(an_issuers_file(folder)),
    ):
        yield


@pytest.fixture
def service() -> Iterator[StandIn]:
    there = StandIn(by_bsre)
    yield there
    there.stop()


@pytest.fixture
def by_service(app: Flask, service: StandIn) -> Iterator[None]:
    with settings(
        app,
        SIGN_BY="bsre",
        SIGN_BSRE_URL=service.url,
        SIGN_BSRE_USERNAME="ppid",
        SIGN_BSRE_PASSWORD="kantor",
    ):
        yield


def raw(column: str) -> list[str | None]:
    """A column of the table as it lies on the disk."""
    return list(db.session.scalars(sa.text(f"SELECT {column} FROM signatures ORDER BY id")))


def asked(letter, passphrase: str = "benar", officer=None, at: datetime = NOW):
    """The signature of a letter, asked for by its signatory."""
    made = queries.of_letter(letter) or actions.promise(letter, at=at)
    by = officer_actor(officer or an_officer(Role.PPID))
    actions.ask([made], nik=NIK, passphrase=passphrase, by=by, at=at)
    return made


def test_without_a_maker_nothing_is_promised():
    assert actions.promise(a_letter(), at=NOW) is None


@pytest.mark.usefixtures("by_certificate")
def test_the_offices_certificate_signs_a_new_letter_by_itself():
    letter = a_letter()
    actions.promise(letter, at=NOW)
    signing.sign()
    made = queries.of_letter(letter)
    assert made.state is SignatureState.SIGNED
    assert (made.maker, made.trusted) == (MakerKind.CERTIFICATE, True)
    assert made.subject.startswith("Segel Elektronik PPID")
    issued, signed = letters.prints_of(letter)
    assert (issued.role, signed.role) == (PrintRole.ISSUED, PrintRole.SIGNED)
    assert prints.content(signed).startswith(prints.content(issued))
    assert made.file_id == signed.id


@pytest.mark.usefixtures("by_certificate")
@pytest.mark.parametrize("kind", sorted(makers.ON_PAPER))
def test_what_several_people_sign_stays_on_paper(kind: LetterKind):
    assert actions.promise(a_letter(kind), at=NOW) is None


@pytest.mark.usefixtures("by_service")
def test_the_service_signs_once_its_signatory_asked(service: StandIn):
    letter = a_letter()
    actions.promise(letter, at=NOW)
    signing.sign()
    assert service.asked == []
    asked(letter)
    signing.sign()
    made = queries.of_letter(letter)
    assert made.state is SignatureState.SIGNED
    assert made.subject.startswith("Rahma Wulandari (BSrE)")
    assert len(service.asked) == 1


@pytest.mark.usefixtures("by_service")
def test_what_the_signatory_gave_is_sealed_and_then_gone():
    asked(a_letter())
    for column, plain in (("nik", NIK), ("passphrase", "benar")):
        (kept,) = raw(column)
        assert kept
        assert plain not in kept
    signing.sign()
    assert raw("nik") == raw("passphrase") == [None]


@pytest.mark.usefixtures("by_service")
def test_a_wrong_passphrase_ends_all_that_were_asked_for_with_it(service: StandIn):
    officer = an_officer(Role.PPID)
    made = [asked(a_letter(), "salah", officer) for _ in range(3)]
    other = asked(a_letter(), "benar", an_officer(Role.PPID))
    signing.sign()
    db.session.expire_all()
    assert [one.state for one in made] == [SignatureState.FAILED] * 3
    assert {one.fault for one in made} == {SignFault.WRONG_PASSPHRASE}
    assert other.state is SignatureState.SIGNED
    assert [said["passphrase"] for said in service.asked] == ["salah", "benar"]
    assert raw("passphrase") == [None] * 4


@pytest.mark.usefixtures("by_service")
def test_signatory_and_ppid_are_told_once_when_a_signature_is_refused(service: StandIn):
    ppid, signatory, uninvolved = an_officer(Role.PPID), an_officer(Role.PPID), an_officer()
    made = [asked(a_letter(), "salah", signatory) for _ in range(2)]
    signing.sign()
    told = db.session.scalars(sa.select(Line).where(Line.topic == Topic.SIGNATURE_FAILED)).all()
    assert {ppid.id, signatory.id} <= {one.officer_id for one in told}
    assert uninvolved.id not in {one.officer_id for one in told}
    (mine,) = [one for one in told if one.officer_id == signatory.id]
    assert mine.number in {one.letter.number for one in made}
    assert mine.facts == {"what": "2 surat"}


@pytest.mark.usefixtures("by_service")
def test_a_failed_one_is_wanted_again_and_signed(service: StandIn):
    letter = a_letter()
    made = asked(letter, "salah")
    signing.sign()
    actions.try_again(made, at=NOW)
    assert made.state is SignatureState.WANTED
    asked(letter, "benar")
    signing.sign()
    assert made.state is SignatureState.SIGNED


@pytest.mark.usefixtures("by_service")
def test_a_service_that_is_down_is_tried_with_growing_pauses(app: Flask):
    made = asked(a_letter())
    with settings(app, SIGN_BSRE_URL=nobody_there()):
        pauses = []
        for at in _tries(made):
            job = actions.claim(at=at)
            actions.settle_failed(job, NotSigned(SignFault.UNREACHABLE, later=True), at=at)
            if made.state is not SignatureState.WAITING:
                break
            pauses.append(made.due_at - at)
    assert pauses == sorted(pauses)
    assert pauses[:3] == [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15)]
    assert made.state is SignatureState.FAILED
    assert raw("passphrase") == [None]


def _tries(made) -> Iterator[datetime]:
    while made.due_at:
        yield made.due_at


@pytest.mark.usefixtures("by_service")
def test_after_a_day_nothing_that_the_signatory_gave_is_left():
    made = asked(a_letter())
    assert actions.give_up_lost(at=NOW + timedelta(hours=23)) == 0
    assert actions.give_up_lost(at=NOW + timedelta(hours=25)) == 1
    assert made.state is SignatureState.FAILED
    assert raw("passphrase") == raw("nik") == [None]


@pytest.mark.usefixtures("by_certificate")
def test_a_killed_workers_signature_is_made_when_its_lease_has_run_out():
    made = actions.promise(a_letter(), at=NOW)
    assert actions.claim(at=NOW)
    assert actions.claim(at=NOW + timedelta(minutes=1)) is None
    again = actions.claim(at=NOW + actions.LEASE + timedelta(seconds=1))
    assert again is not None
    assert again.id == made.id
    assert again.attempts == 2


@pytest.mark.usefixtures("by_certificate")
def test_a_worker_that_comes_back_too_late_keeps_nothing():
    letter = a_letter()
    actions.promise(letter, at=NOW)
    late = actions.claim(at=NOW)
    at = NOW + actions.LEASE + timedelta(seconds=1)
    job = actions.claim(at=at)
    given = signing._order(job)
    pdf, reading = signing.making.signed(job, given)
    assert not actions.settle_signed(late, pdf, reading, at=at)
    assert not actions.settle_failed(late, NotSigned(SignFault.BUSY, later=True), at=at)
    assert actions.settle_signed(job, pdf, reading, at=at)
    assert [one.role for one in letters.prints_of(letter)] == [PrintRole.ISSUED, PrintRole.SIGNED]


@pytest.mark.usefixtures("by_certificate")
def test_what_takes_every_worker_down_with_it_ends():
    made = actions.promise(a_letter(), at=NOW)
    at = NOW
    for _ in range(len(actions.WAITS) + 1):
        assert actions.claim(at=at)
        at += actions.LEASE + timedelta(seconds=1)
    assert actions.give_up_lost(at=at) == 1
    assert (made.state, made.fault) == (SignatureState.FAILED, SignFault.WORKER_STOPPED)


@pytest.mark.usefixtures("by_service")
def test_a_maker_that_was_switched_off_meanwhile_signs_nothing(app: Flask, key_file: Path):
    made = asked(a_letter())
    with settings(
        app, SIGN_BY="certificate", SIGN_CERTIFICATE=str(key_file), SIGN_PASSPHRASE=PASSPHRASE
    ):
        signing.sign()
        assert (made.state, made.fault) == (SignatureState.FAILED, SignFault.SWITCHED_OFF)
        actions.try_again(made, at=NOW)
        signing.sign()
    assert (made.state, made.maker) == (SignatureState.SIGNED, MakerKind.CERTIFICATE)


@pytest.mark.usefixtures("by_service")
def test_garbage_is_tried_again_and_never_kept(service: StandIn):
    letter = a_letter()
    made = asked(letter)
    service.answer = says(200, b"%PDF-1.7\nbukan surat\n%%EOF", "application/pdf")
    signing.sign()
    assert (made.state, made.fault) == (SignatureState.WAITING, SignFault.GARBAGE)
    assert [one.role for one in letters.prints_of(letter)] == [PrintRole.ISSUED]


@pytest.mark.usefixtures("by_certificate")
def test_an_ended_certificate_fails_until_it_is_renewed(app: Flask, folder: Path):
    ended = a_key_file(folder, until=datetime(2026, 1, 1, tzinfo=UTC))
    made = actions.promise(a_letter(), at=NOW)
    with settings(app, SIGN_CERTIFICATE=str(ended)):
        signing.sign()
    assert (made.state, made.fault) == (SignatureState.FAILED, SignFault.EXPIRED)
    actions.try_again(made, at=NOW)
    signing.sign()
    assert made.state is SignatureState.SIGNED


@pytest.mark.usefixtures("by_service")
def test_the_log_holds_nothing_that_the_signatory_gave(capfd: pytest.CaptureFixture[str]):
    asked(a_letter(), "salah")
    asked(a_letter(), "benar")
    signing.sign()
    said = "".join(capfd.readouterr())
    assert NIK not in said
    assert "salah" not in said
    assert "benar" not in said
