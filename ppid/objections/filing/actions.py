"""Sending an objection that was written."""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from flask_babel import gettext as _

from ppid.accounts.actors import THE_REQUESTER
from ppid.cases import actions as cases
from ppid.cases import drafts
from ppid.cases.drafts import Draft, DraftPaper
from ppid.cases.kinds import Audience, Channel
from ppid.cases.models import Case
from ppid.cases.objecting import Applicant, register_objection
from ppid.cases.objections import Objection
from ppid.cases.proofs import PAPER_OF
from ppid.files.models import Paper
from ppid.kit.db import db
from ppid.kit.language import speaking
from ppid.law import ObjectionGround


def whole_position(position: str, wanted: str | None, language: str) -> str:
    """What happened, and below it what is asked for: the official form has one place for both."""
    if not wanted:
        return position
    with speaking(language):
        heading = _("Yang saya minta:")
    return f"{position}\n\n{heading}\n{wanted}"


def submit(
    draft: Draft,
    *,
    case: Case | None,
    applicant: Applicant,
    grounds: Sequence[ObjectionGround],
    stated_on: date | None,
    information: str,
    position: str,
    wanted: str | None,
    purpose: str,
    papers: Sequence[Paper],
    language: str,
    at: datetime,
) -> Objection:
    """Send a draft: its objection gets a number and a receipt, Perki 1/2021 Pasal 42 and 43.

    Raises StaleDataError when the draft was sent or changed meanwhile, NotAllowed.
    """
    # first of all: another copy of this submission waits here, and is late
    key = drafts.send(draft, at)
    objection, _code = register_objection(
        case=case,
        applicant=applicant,
        grounds=grounds,
        stated_on=stated_on,
        information=information,
        position=whole_position(position, wanted, language),
        purpose=purpose,
        channel=Channel.WEB,
        language=language,
        received_at=at,
        at=at,
        by=THE_REQUESTER,
        submission_key=key,
    )
    for paper in papers:
        audience = Audience.OFFICE if paper.slot in PAPER_OF else Audience.REQUESTER
        cases.attach(objection, paper, audience=audience, by=THE_REQUESTER, at=at)
        db.session.execute(
            sa.delete(DraftPaper).where(
                DraftPaper.draft_id == draft.id, DraftPaper.paper_id == paper.id
            )
        )
    return objection
