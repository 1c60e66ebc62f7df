"""A request and an objection that nobody made, for previews: never in the session."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from flask_babel import gettext as _

from ppid import law
from ppid.cases.clock import clock_of
from ppid.cases.kinds import Channel, CopyForm, Delivery, Obtain, RequesterKind
from ppid.cases.models import Case, Decision, Question
from ppid.cases.objections import Objection
from ppid.cases.people import Requester
from ppid.law import ObjectionGround, Outcome
from ppid.letters.models import LetterKind
from ppid.office.calendar import local_day, profile_on

CODE: Final = "ABCD-EFGH-2345-6789-WXYZ"
GROUNDS: Final = (ObjectionGround.NO_ANSWER,)
_OF_OBJECTIONS: Final = frozenset({LetterKind.SETTLEMENT.value})


def about(name: str, language: str, at: datetime) -> Case | Objection:
    """What a letter or mail of that name is about."""
    return (objection if name in _OF_OBJECTIONS or "objection" in name else case)(language, at)


def _requester() -> Requester:
    return Requester(
        kind=RequesterKind.PERSON,
        name=_("Nama Pemohon (contoh)"),
        address=_("Jalan Contoh Nomor 2"),
        occupation="",
        phone="0812 0000 0000",
        email="pemohon@contoh.example",
        proxy_name="",
        proxy_address="",
        proxy_phone="",
    )


def case(language: str, at: datetime) -> Case:
    """A request of today that was declared complete at once; it is no row."""
    today = local_day(at)
    move = law.receive(received_on=today, registered_on=today, complete=True)
    return Case(
        number="PIP-2026-000118",
        requester=_requester(),
        owner=None,
        profile_id=profile_on(today),
        channel=Channel.WEB,
        language=language,
        subject=question(1).text,
        purpose=_("Penelitian (contoh)"),
        obtain=Obtain.COPY,
        copy_form=CopyForm.SOFTCOPY,
        delivery=Delivery.EMAIL,
        received_at=at,
        registered_at=at,
        link_version=1,
        missing=[],
        missing_note="",
        standing=law.accept(move.standing, on=today).standing,
    )


def objection(language: str, at: datetime) -> Objection:
    """An objection to its silence."""
    about, today = case(language, at), local_day(at)
    move = law.file_objection(
        grounds=GROUNDS[0].value,
        received_on=today,
        recorded_on=today,
        found_on=today,
        clock=clock_of(about),
    )
    return Objection(
        number="KEB-2026-000007",
        case=about,
        requester=about.requester,
        profile_id=about.profile_id,
        channel=Channel.WEB,
        language=language,
        information="",
        purpose=about.purpose,
        position=_("Sampai batas waktunya tidak ada jawaban (contoh)."),
        received_at=at,
        registered_at=at,
        link_version=1,
        standing=move.standing,
    )


def question(position: int, outcome: Outcome | None = None, **said: Any) -> Question:
    """One thing that is asked, with an outcome."""
    texts = {
        1: _("Laporan keuangan tahun 2025 (contoh)"),
        2: _("Data yang dikuasai badan publik lain (contoh)"),
    }
    told = {"reason": "", "sub_point": None, "holder": "", "forwarded": False, "blackened": ""}
    return Question(
        position=position,
        text=texts[position],
        outcome=outcome,
        copy_cost=0,
        sheets=0,
        provide_by=None,
        exclusion_id=None,
        law_article="",
        **(told | said),
    )


def decision(approved_at: datetime | None = None) -> Decision:
    """A notice that asks for Rp 25.000."""
    costs = {"copy_cost": 1_000, "sheets": 20, "sending_cost": 5_000, "other_cost": 0}
    return Decision(**costs, provide_by=None, place="", approved_at=approved_at)
