"""A valid one of each, minus what you say."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any

from flask.testing import FlaskClient

from ppid import law
from ppid.accounts.actors import THE_REQUESTER, Actor, officer_actor
from ppid.accounts.models import Officer, Role
from ppid.cases.kinds import Channel, CopyForm, Delivery, Obtain, RequesterKind
from ppid.cases.models import Case, Requester
from ppid.cases.objections import Objection
from ppid.kit.db import db
from ppid.office import actions as office_actions
from ppid.office.models import Office, Unit

ANSWER_TOLD: dict[str, Any] = {
    "questions": (),
    "excluded": (),
    "not_held": (),
    "given": (),
    "letter": {"number": "1/PPID/VIII/2026"},
}
"""What the words of a notice about an answer need, where only the step matters."""

NOON = datetime(2026, 8, 10, 4, 0, tzinfo=UTC)
"""Monday 10 August 2026, 12.00 WITA; ten working days on is 26 August (17 and 25 are off)."""


def at(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment by the clock on the wall in Makassar (WITA)."""
    from zoneinfo import ZoneInfo

    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Asia/Makassar"))


def an_office(**said: Any) -> Office:
    """The fictitious office of the tests, in WITA."""
    profile = {
        "name": "PPID Kabupaten Sukamaju",
        "body_name": "Pemerintah Kabupaten Sukamaju",
        "place": "Sukamaju",
        "address": "Jalan Merdeka Nomor 1, Sukamaju",
        "phone": "(0411) 555-0101",
        "email": "ppid@sukamaju.example",
        "ppid_name": "Rahma Wulandari",
        "ppid_title": "Kepala Dinas Komunikasi dan Informatika",
        "ppid_nip": "198001012005012001",
        "superior_title": "Sekretaris Daerah Kabupaten Sukamaju",
        "payment": "Bank Contoh 123-456 a.n. Kas Daerah",
    }
    return office_actions.set_up(**(profile | said))


def a_profile(*, since: datetime = NOON, **said: Any) -> int:
    """Another legal profile for cases from a day on: the default, but for what you say."""
    from ppid.office.calendar import local_day
    from ppid.office.profiles import adopt
    from ppid.office.queries import office

    adopted = adopt(
        law.LegalProfile(**said),
        seen=office().law_version,
        effective_from=local_day(since),
        reason="Keputusan Bupati Nomor 12 Tahun 2026",
        author_id=an_officer(Role.ADMIN).id,
        at=since,
    )
    return adopted.id


def a_unit(name: str | None = None, **said: Any) -> Unit:
    """A unit (perangkat daerah)."""
    tail = secrets.token_hex(3)
    return office_actions.add_unit(
        **(
            {
                "name": name or f"Dinas Contoh {tail}",
                "short": "Discontoh",
                "email": f"unit-{tail}@sukamaju.example",
            }
            | said
        )
    )


def an_officer(*roles: Role, **said: Any) -> Officer:
    """An officer who may sign in; a desk officer unless you say."""
    tail = secrets.token_hex(4)
    officer = Officer(
        **(
            {
                "name": f"Petugas {tail}",
                "email": f"petugas-{tail}@sukamaju.example",
                "roles": list(roles) or [Role.DESK],
                "fs_uniquifier": secrets.token_hex(16),
                "active": True,
            }
            | said
        )
    )
    db.session.add(officer)
    db.session.flush()
    return officer


def a_requester(**said: Any) -> Requester:
    """A citizen with one reachable address."""
    requester = Requester(
        **(
            {
                "kind": RequesterKind.PERSON,
                "name": "Siti Rahmawati",
                "identity_number": "3273010101900001",
                "address": "Jalan Mawar 2, Sukamaju",
                "phone": "081234567890",
                "email": "siti@contoh.example",
            }
            | said
        )
    )
    db.session.add(requester)
    db.session.flush()
    return requester


def a_case(
    *,
    received: datetime = NOON,
    complete: bool = True,
    questions: tuple[str, ...] = ("Dokumen kontrak pengadaan obat RSUD tahun 2025",),
    requester: dict[str, Any] | None = None,
    by: Actor = THE_REQUESTER,
    **said: Any,
) -> Case:
    """A registered case with its questions, entry and mails."""
    from ppid.cases.kinds import Missing
    from ppid.cases.register import register

    asked = {
        "kind": RequesterKind.PERSON,
        "name": "Siti Rahmawati",
        "identity_number": "3273010101900001",
        "address": "Jalan Mawar 2, Sukamaju",
        "phone": "081234567890",
        "email": "siti@contoh.example",
    } | (requester or {})
    case, _code = register(
        **(
            {
                "requester": asked,
                "questions": questions,
                "purpose": "Penelitian skripsi",
                "obtain": Obtain.COPY,
                "copy_form": CopyForm.SOFTCOPY,
                "delivery": Delivery.EMAIL,
                "channel": Channel.WEB,
                "language": "id",
                "missing": () if complete else (Missing.IDENTITY,),
                "received_at": received,
                "at": received,
                "by": by,
                "submission_key": None,
            }
            | said
        )
    )
    return case


def an_accepted_case(*, by: Officer | None = None, at: datetime = NOON, **said: Any) -> Case:
    """A case declared complete on the day it came."""
    from ppid.cases import timeline
    from ppid.office.calendar import local_day

    case = a_case(received=at, **said)
    officer = by or an_officer(Role.DESK)
    timeline.apply(
        case, law.accept(case.standing, on=local_day(at)), by=officer_actor(officer), at=at
    )
    return case


def an_objection(
    *,
    case: Case | None = None,
    grounds: str = "c",
    received: datetime = NOON,
    by: Actor = THE_REQUESTER,
    **said: Any,
) -> Objection:
    """A registered objection with its entry and mails; without a case one for huruf b."""
    from ppid.cases.objecting import Applicant, register_objection

    alone = {"kind": RequesterKind.PERSON, "name": "Siti Rahmawati", "email": "siti@contoh.example"}
    objection, _code = register_objection(
        **(
            {
                "case": case,
                "applicant": Applicant(None if case else alone),
                "grounds": [law.ObjectionGround(letter) for letter in grounds],
                "stated_on": None,
                "information": "" if case else "Laporan keuangan tahun 2025",
                "position": "Sampai hari ini tidak ada jawaban.",
                "purpose": "Penelitian skripsi",
                "channel": Channel.WEB,
                "language": "id",
                "received_at": received,
                "at": received,
                "by": by,
                "submission_key": None,
            }
            | said
        )
    )
    return objection


def signed_in(client: FlaskClient, officer: Officer) -> FlaskClient:
    """The same browser, signed in as the officer."""
    from ppid.accounts import actions as accounts
    from ppid.kit import clock

    with client.session_transaction() as session:
        session["_user_id"] = officer.fs_uniquifier
        session["_fresh"] = True
        session["fs_cc"] = "set"
        session["sign_in"] = accounts.begin_sign_in(officer, at=clock.now())
    db.session.commit()  # noqa: TID251 (the test's own transaction is rolled back)
    return client


def mails(**having: Any) -> list[Any]:
    """The mails promised so far, oldest first; those that the worker writes are written."""
    import sqlalchemy as sa

    from ppid.cases import told_moved
    from ppid.outbox.models import Mail

    while told_moved.tell_some(at=datetime.now(UTC)):
        pass
    return list(db.session.scalars(sa.select(Mail).filter_by(**having).order_by(Mail.id)))
