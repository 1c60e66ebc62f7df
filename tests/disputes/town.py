"""A request met with silence, its objection met with silence, and the dispute that follows."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

from ppid.accounts import queries as accounts
from ppid.accounts.actors import Actor, officer_actor
from ppid.accounts.models import Officer, Role
from ppid.cases.disputes import Dispute
from ppid.cases.kinds import Channel
from ppid.cases.models import Case
from ppid.cases.objecting import Applicant, register_objection
from ppid.cases.objections import Objection
from ppid.disputes import actions
from ppid.files import store
from ppid.files.actions import Stored
from ppid.files.kinds import Kind
from ppid.files.slots import SLOTS, Slot
from ppid.law import ObjectionGround, StepKind
from tests.builders import an_accepted_case, an_officer, at
from tests.files.file_specimens import pdf

FILED = at(2026, 1, 5, 10)
OBJECTED = at(2026, 2, 20, 9)
APPLIED = date(2026, 4, 20)
OPENED = at(2026, 4, 22, 9)
KI = "Komisi Informasi Provinsi Sulawesi Selatan"


def ppid() -> Officer:
    """The PPID of this town, the same each time."""
    found = accounts.active_with_role(Role.PPID)
    return found[0] if found else an_officer(Role.PPID)


def a_paper(name: str = "dokumen.pdf", slot: Slot = Slot.DISPUTE) -> Stored:
    """A file that was handed in and checked, on disk and without its row."""
    sealed = SLOTS[slot].sealed
    written = store.here().write(io.BytesIO(pdf()), sealed=sealed)
    return Stored(name, Kind.PDF, written.size, written.sha256, slot, sealed, written.place)


def a_silent_case(**said: Any) -> Case:
    """A request of 5 January 2026 that nobody answered."""
    return an_accepted_case(at=FILED, **said)


def an_objection(case: Case | None = None, grounds: str = "c", **said: Any) -> Objection:
    """An objection of 20 February 2026 (E29): its answer is due on 13 April."""
    facts: dict[str, Any] = {
        "case": None if grounds == "b" else case or a_silent_case(),
        "applicant": Applicant(),
        "grounds": [ObjectionGround(letter) for letter in grounds],
        "stated_on": date(2026, 2, 20),
        "information": "",
        "position": "Permohonan saya tidak dijawab.",
        "purpose": "Penelitian skripsi",
        "channel": Channel.WEB,
        "language": "id",
        "received_at": OBJECTED,
        "at": OBJECTED,
        "by": officer_actor(ppid()),
        "submission_key": None,
    }
    return register_objection(**(facts | said))[0]


def a_dispute(objection: Objection | None = None, **said: Any) -> Dispute:
    """A dispute after silence (E31), received by the Komisi Informasi on 20 April (E32)."""
    facts: dict[str, Any] = {
        "ki_name": KI,
        "applied_on": APPLIED,
        "copy_on": date(2026, 4, 22),
        "relief": "Memerintahkan termohon memberikan informasi yang diminta.",
        "papers": (),
        "by": acting(),
        "at": OPENED,
    }
    return actions.open_file(objection or an_objection(), **(facts | said))


def acting() -> Actor:
    """A PPID as who acts."""
    return officer_actor(ppid())


def step(dispute: Dispute, kind: StepKind, on: date, **said: Any) -> Any:
    """One step, written down on its own day by the PPID."""
    moment = said.pop("at", datetime.combine(on, OPENED.timetz()))
    return actions.add_step(dispute, kind=kind, on=on, by=acting(), at=moment, **said)
