"""The sheet of a test (lembar uji, Lampiran II): its pieces of information, and who tests them."""

from collections.abc import Sequence

import sqlalchemy as sa

from ppid.exclusions.models import Exclusion, ExclusionStep, Tester
from ppid.kit.db import db
from ppid.law import ExclusionEvent, ExclusionState, Sheet


def testers(exclusion: Exclusion) -> Sequence[Tester]:
    """Who tests, in order; all pieces of one sheet have the same testers."""
    first = exclusion.sheet_of_id or exclusion.id
    return db.session.scalars(
        sa.select(Tester).where(Tester.exclusion_id == first).order_by(Tester.position)
    ).all()


def sheet_rows(exclusion: Exclusion) -> Sequence[Exclusion]:
    """All pieces on the sheet of this one that were not dropped, in the sheet's order."""
    first = exclusion.sheet_of_id or exclusion.id
    return db.session.scalars(
        sa.select(Exclusion)
        .where(
            sa.or_(Exclusion.id == first, Exclusion.sheet_of_id == first),
            Exclusion.state != ExclusionState.DROPPED,
        )
        .order_by(Exclusion.sheet_of_id.is_not(None), Exclusion.id)
    ).all()


def first_on_sheet(exclusion: Exclusion) -> Exclusion:
    """The piece on whose page the sheet is finished and approved; mostly the only one."""
    first = db.session.get(Exclusion, exclusion.sheet_of_id) if exclusion.sheet_of_id else None
    return first or exclusion


def sheet(exclusion: Exclusion) -> Sheet:
    """What the sheet says, as the law reads it."""
    return Sheet(
        ground=exclusion.ground,
        point=exclusion.sub_point,
        statute=exclusion.law_article,
        if_opened=exclusion.if_opened,
        if_closed=exclusion.if_closed,
        testers=len(testers(exclusion)),
        expires_on=exclusion.period_ends_on,
        condition=exclusion.condition,
    )


def prepared_by(exclusion: Exclusion) -> frozenset[int]:
    """The officers who wrote or finished the sheet, any piece of it."""
    wrote = (ExclusionEvent.BEGUN, ExclusionEvent.TESTED, ExclusionEvent.RECORDED)
    found = db.session.scalars(
        sa.select(ExclusionStep.officer_id).where(
            ExclusionStep.exclusion_id.in_(
                {exclusion.id, *(one.id for one in sheet_rows(exclusion))}
            ),
            ExclusionStep.event.in_(wrote),
            ExclusionStep.officer_id.is_not(None),
        )
    )
    return frozenset(one for one in found if one is not None)
