"""The superior's side: drafts ready to be answered, answers given, tasks left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from ppid.accounts.models import Officer, Role
from ppid.cases import objection_file
from ppid.cases.objections import Objection, ObjectionAnswer, ObjectionTask
from ppid.decisions.deciding import actions as deciding
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.law import Ruling
from ppid.letters.models import Letter
from ppid.objections.answering import actions
from ppid.objections.answering.queries import Order
from ppid.objections.carrying import actions as carrying
from ppid.office.calendar import local_day
from tests.builders import an_accepted_case, an_objection, an_officer, at
from tests.decisions import desk

FILED = at(2026, 8, 27)
"""Thursday: the first day on which silence about a request of 10 August is a reason."""
ANSWERED = at(2026, 9, 14, 10)

STATEMENT = "Permohonan diterima lengkap tanggal 10 Agustus dan memang belum dijawab."
REASONS = "Rekam medis adalah rahasia pribadi pasien menurut Pasal 17 huruf h."
DECREE = {"decree_number": "188/12/2026", "decree_on": date(2026, 8, 10)}


def an_objection_to_silence(**said: Any) -> Objection:
    """Huruf c: a request of 10 August that nobody answered."""
    return an_objection(case=an_accepted_case(), **({"received": FILED} | said))


def an_objection_to_a_refusal(ppid: Officer, superior: Officer, **said: Any) -> Objection:
    """Huruf a: one question, refused on huruf h with its decree, approved and sent."""
    case = desk.a_refusal(ppid)
    seen, by = desk.draft_version(case), desk.acting(ppid)
    deciding.ask_approval(case, seen=seen, by=by, at=at(2026, 8, 11))
    seen, boss = desk.draft_version(case), desk.acting(superior)
    deciding.approve(case, seen=seen, by=boss, at=at(2026, 8, 12))
    deciding.send(case, seen=desk.draft_version(case), by=by, at=at(2026, 8, 13))
    return an_objection(case=case, **({"grounds": "a", "received": FILED} | said))


def draft_version(objection: Objection) -> int:
    """The version of the draft as it stands, 0 without one."""
    found = sa.select(ObjectionAnswer.version).where(ObjectionAnswer.objection_id == objection.id)
    return db.session.scalar(found) or 0


def write(
    objection: Objection, ruling: Ruling, *, by: Officer, at: datetime = ANSWERED, **said: Any
) -> None:
    """Draft the answer."""
    actions.write(
        objection,
        **(
            {
                "seen": draft_version(objection),
                "ruling": ruling,
                "statement": STATEMENT,
                "reasons": None,
                "decree_number": None,
                "decree_on": None,
                "by": desk.acting(by),
                "at": at,
            }
            | said
        ),
    )


def order(
    objection: Objection,
    text: str = "Jawab permohonan dan serahkan salinan kontrak.",
    *,
    by: Officer,
    at: datetime = ANSWERED,
    days: int = 7,
    question_id: int | None = None,
) -> None:
    """Draft one task for the PPID."""
    actions.lay_order(
        objection,
        Order(text, local_day(at) + timedelta(days=days), question_id),
        place=None,
        seen=draft_version(objection),
        by=desk.acting(by),
        at=at,
    )


def send(objection: Objection, *, by: Officer, at: datetime = ANSWERED, **said: Any) -> Letter:
    """Give the answer as drafted."""
    seen = draft_version(objection)
    return actions.send(objection, seen=seen, by=desk.acting(by), at=at, **said)


def granted(
    objection: Objection,
    *,
    by: Officer,
    tasks: Sequence[str] = ("Jawab permohonan.", "Serahkan salinan kontrak."),
    at: datetime = ANSWERED,
) -> Letter:
    """An objection granted with tasks, given."""
    write(objection, Ruling.GRANTED, by=by, at=at)
    for text in tasks:
        order(objection, text, by=by, at=at)
    return send(objection, by=by, at=at)


def upheld(objection: Objection, *, by: Officer, at: datetime = ANSWERED) -> Letter:
    """The refusal upheld, with reasons and decree, given."""
    write(objection, Ruling.UPHELD, by=by, at=at, reasons=REASONS, **DECREE)
    return send(objection, by=by, at=at)


def carry_out(
    task: ObjectionTask,
    *,
    by: Officer,
    at: datetime,
    papers: Sequence[Stored] = (),
    **said: Any,
) -> None:
    """Carry out one task."""
    carrying.carry_out(
        task,
        **(
            {
                "done_on": local_day(at),
                "note": "Salinan kontrak diserahkan seluruhnya.",
                "opened": False,
                "papers": papers,
                "ends_on": local_day(at) + timedelta(days=30) if papers else None,
                "by": desk.acting(by),
                "at": at,
            }
            | said
        ),
    )


def tasks(objection: Objection) -> Sequence[ObjectionTask]:
    """The tasks in order."""
    return objection_file.tasks(objection)


def staff() -> tuple[Officer, Officer]:
    """The PPID and the Atasan PPID."""
    return an_officer(Role.PPID, name="Rahma Wulandari"), an_officer(
        Role.SUPERIOR, name="Hendra Gunawan"
    )
