"""A small register with something of each kind in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from ppid.accounts.models import Officer
from ppid.cases.models import Case
from ppid.decisions.deciding import actions as deciding
from ppid.decisions.handing import actions as handing
from ppid.kit.db import db
from ppid.kit.language import speaking
from ppid.law import Outcome
from ppid.registers import sets
from ppid.registers.wanted import Wanted
from tests.builders import an_accepted_case, at
from tests.decisions import desk

IDENTITY = {
    "name": "Siti Rahmawati",
    "identity_number": "3273010101900001",
    "address": "Jalan Mawar 2, Sukamaju",
    "occupation": "Mahasiswa",
    "phone": "081234567890",
    "email": "siti@contoh.example",
}


def a_decided_case(ppid: Officer, superior: Officer) -> Case:
    """Two questions: one granted with copies that cost, one refused; decided on 13 August."""
    case = an_accepted_case(
        questions=("Kontrak pengadaan obat tahun 2025", "Rekam medis penerima obat"),
        requester=IDENTITY,
    )
    desk.answer(case, Outcome.GRANTED, by=ppid, position=1, copy_cost=500, sheets=24, **desk.GIVEN)
    desk.answer(case, Outcome.REFUSED, by=ppid, position=2, **desk.REFUSED)
    desk.rest_on_decrees(case, by=ppid)
    desk.terms(case, by=ppid, sending_cost=3000)
    by = desk.acting(ppid)
    deciding.ask_approval(case, seen=desk.draft_version(case), by=by, at=at(2026, 8, 11))
    deciding.approve(
        case, seen=desk.draft_version(case), by=desk.acting(superior), at=at(2026, 8, 12)
    )
    deciding.send(case, seen=desk.draft_version(case), by=by, at=at(2026, 8, 13))
    return case


def paid_and_handed_over(case: Case, ppid: Officer) -> None:
    """Paid on the 14th, handed over at the desk on the 18th."""
    by = desk.acting(ppid)
    handing.record_payment(
        case,
        seen=case.version,
        paid_on=date(2026, 8, 14),
        receipt="K-0042",
        by=by,
        at=at(2026, 8, 14),
    )
    handing.hand_over(
        case,
        seen=case.version,
        files_seen="",
        with_files=False,
        in_person=True,
        handed_on=date(2026, 8, 18),
        place="Loket PPID",
        received_by="Siti Rahmawati",
        by=by,
        at=at(2026, 8, 18),
    )


def written(key: str, wanted: Wanted, *, identity: bool = True) -> list[dict[str, Any]]:
    """The lines of a register as one of its sets writes them, by the titles of the columns."""
    columns = [one for one in sets.SETS[key].columns if identity or not one.identity]
    db.session.flush()
    with speaking("id"):
        titles = [" / ".join(column.heads) for column in columns]
        found = sets.lines(db.session.connection(), wanted)
        return [
            dict(zip(titles, (column.value(line) for column in columns), strict=True))
            for line in found
        ]
