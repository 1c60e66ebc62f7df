"""Who decides, and drafts ready to be decided."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from flask.testing import FlaskClient
from PIL import Image

from ppid.accounts.actors import Actor, officer_actor
from ppid.accounts.models import Officer, Role
from ppid.cases import queries as cases
from ppid.cases.kinds import CopyForm
from ppid.cases.models import Case, Decision, Question
from ppid.decisions.deciding import actions, queries
from ppid.decisions.relying import actions as relying
from ppid.exclusions.decreeing import actions as decreeing
from ppid.exclusions.models import Exclusion
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Ground, Outcome
from ppid.office.calendar import local_day
from tests.builders import NOON, an_accepted_case, an_officer, signed_in

GIVEN = {"reason": "Kontrak pengadaan obat 2025, 12 halaman.", "available_form": CopyForm.SOFTCOPY}
REFUSED: dict[str, Any] = {
    "ground": Ground.H,
    "sub_point": 2,
    "consequence": "Riwayat kesehatan pasien diketahui orang lain.",
    "part_releasable": "Seluruh rekam medis memuat riwayat kesehatan.",
}
NOT_HELD = {
    "holder": "Dinas Kesehatan Provinsi",
    "reason": "Kami sudah mencari di arsip dan tidak menemukannya.",
}


def a_ppid() -> Officer:
    """Who decides."""
    return an_officer(Role.PPID, name="Rahma Wulandari")


def a_superior() -> Officer:
    """Who approves."""
    return an_officer(Role.SUPERIOR, name="Hendra Gunawan")


def acting(officer: Officer) -> Actor:
    """The officer as who acts."""
    return officer_actor(officer)


def pdf_bytes(color: str = "white") -> bytes:
    """A page of paper as a PDF."""
    paper = io.BytesIO()
    Image.new("RGB", (120, 160), color).save(paper, "PDF")
    return paper.getvalue()


def stored(slot: Slot, name: str = "berkas.pdf", color: str = "white") -> Stored:
    """A PDF that was handed in."""
    return files.inspect_and_store(io.BytesIO(pdf_bytes(color)), name, slot)


def question(case: Case, position: int = 1) -> Question:
    """One question of a case."""
    return cases.questions(case)[position - 1]


def draft_version(case: Case) -> int:
    """The version of the draft as it stands, 0 without one."""
    return db.session.scalar(sa.select(Decision.version).where(Decision.case_id == case.id)) or 0


def answer(
    case: Case,
    outcome: Outcome,
    *,
    by: Officer,
    position: int = 1,
    at: datetime = NOON,
    **said: Any,
) -> None:
    """Draft the decision on one question."""
    actions.answer(
        case,
        question(case, position),
        seen=draft_version(case),
        outcome=outcome,
        by=acting(by),
        at=at,
        **said,
    )


def terms(case: Case, *, by: Officer, at: datetime = NOON, days: int = 5, **said: Any) -> None:
    """Draft the terms: free, in five days, unless you say."""
    actions.set_terms(
        case,
        seen=draft_version(case),
        by=acting(by),
        at=at,
        **({"provide_by": local_day(at) + timedelta(days=days)} | said),
    )


def a_decree(
    *,
    by: Officer,
    at: datetime = NOON,
    ground: Ground = Ground.H,
    point: int | None = 2,
    number: str = "188/12/2026",
    **said: Any,
) -> Exclusion:
    """A decree that the office has on paper, approved by head and superior."""
    day = local_day(at)
    return decreeing.record(
        stored(Slot.DECREE, "sk.pdf"),
        by=acting(by),
        at=at,
        **(
            {
                "title": "Rekam medis pasien RSUD",
                "information": "Rekam medis pasien RSUD tahun 2025, seluruh halaman.",
                "ground": ground,
                "sub_point": point,
                "if_opened": "Riwayat kesehatan pasien diketahui umum.",
                "if_closed": "Rahasia pribadi pasien terlindungi.",
                "period_ends_on": day + timedelta(days=900),
                "decree_number": number,
                "decreed_on": day,
                "test_number": "188/11/2026",
                "tested_on": day,
                "superior_on": day,
                "head_on": day,
                "approved_by": "Bupati Contoh",
                "approver_title": "Bupati Sukamaju",
            }
            | said
        ),
    )


def rest_on(
    case: Case, exclusion: Exclusion, *, by: Officer, position: int = 1, at: datetime = NOON
) -> None:
    """Let one excluded question rest on a decree."""
    relying.rely(
        case,
        question(case, position),
        exclusion,
        seen=draft_version(case),
        by=acting(by),
        at=at,
    )


def rest_on_decrees(case: Case, *, by: Officer, at: datetime = NOON, **said: Any) -> None:
    """Let every excluded question rest on a decree of its own ground."""
    made: dict[Any, Exclusion] = {}
    for one in queries.excluded(cases.questions(case)):
        key = (one.ground, one.sub_point)
        if key not in made:
            facts = {"law_article": one.law_article} | said
            made[key] = a_decree(by=by, at=at, ground=key[0], point=key[1], **facts)
        rest_on(case, made[key], by=by, position=one.position, at=at)


def a_refusal(by: Officer, at: datetime = NOON, **said: Any) -> Case:
    """A case of one question, refused whole on huruf h, with its decree, not yet approved."""
    case = an_accepted_case(at=at, **said)
    answer(case, Outcome.REFUSED, by=by, at=at, **REFUSED)
    rest_on_decrees(case, by=by, at=at)
    return case


def a_decided_case(by: Officer, at: datetime = NOON, **terms_said: Any) -> Case:
    """A case of one question, granted and notified."""
    case = an_accepted_case(at=at)
    answer(case, Outcome.GRANTED, by=by, at=at, **GIVEN)
    terms(case, by=by, at=at, **terms_said)
    actions.send(case, seen=draft_version(case), by=acting(by), at=at)
    return case


def at_desk(client: FlaskClient, officer: Officer) -> FlaskClient:
    """The officer at a browser."""
    return signed_in(client, officer)
