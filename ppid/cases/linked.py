"""Cases that belong together: doubles, related ones, one that follows from another.

The law knows no merging: each keeps its own number and its own clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Mapped, mapped_column

from ppid.accounts.actors import Actor
from ppid.accounts.models import Officer
from ppid.cases import timeline
from ppid.cases.models import Case
from ppid.kit.db import Base, Moment, db, enum_column
from ppid.law import Event


class LinkKind(StrEnum):
    """How the first case stands to the other."""

    DOUBLE = "double"
    RELATED = "related"
    FOLLOWS = "follows"


# as the first case says it, and as the other says it back
LINKS: Mapping[LinkKind, tuple[LazyString, LazyString]] = {
    LinkKind.DOUBLE: (_l("Ganda dari"), _l("Ada gandanya")),
    LinkKind.RELATED: (_l("Berkaitan dengan"), _l("Berkaitan dengan")),
    LinkKind.FOLLOWS: (_l("Lanjutan dari"), _l("Dilanjutkan oleh")),
}


class CaseLink(Base):
    """Two cases that an officer linked, and why; an ended link stays on record."""

    __tablename__ = "case_links"
    __table_args__ = (
        sa.Index("ix_case_links_case", "case_id", "id"),
        sa.Index("ix_case_links_other", "other_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"))
    other_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"))
    kind: Mapped[LinkKind] = mapped_column(enum_column(LinkKind))
    reason: Mapped[str] = mapped_column(sa.Text)
    linked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    linked_at: Mapped[datetime] = mapped_column(Moment)
    ended_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class LinkedAlready(Exception):
    """These two cases are linked."""


class LinkedToItself(Exception):
    """A case was to be linked with itself."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A link as one of its two cases sees it."""

    link: CaseLink
    other: Case
    words: LazyString
    by: str


def link(
    case: Case, other: Case, *, kind: LinkKind, reason: str, by: Actor, at: datetime
) -> CaseLink:
    """Link two cases; both timelines say so. Raises LinkedAlready, LinkedToItself."""
    if case.id == other.id:
        raise LinkedToItself
    pair = sa.select(Case.id).where(Case.id.in_((case.id, other.id))).order_by(Case.id)
    db.session.execute(pair.with_for_update(of=Case)).all()  # one pair, one link
    if any(known.other.id == other.id for known in links_of(case)):
        raise LinkedAlready
    made = CaseLink(
        case_id=case.id,
        other_id=other.id,
        kind=kind,
        reason=reason,
        linked_by_id=by.officer_id,
        linked_at=at,
    )
    db.session.add(made)
    for one, its_other in ((case, other), (other, case)):
        timeline.write(one, Event.CASES_LINKED, by=by, at=at, linked=its_other.number)
    return made


def unlink(link: CaseLink, *, by: Actor, at: datetime) -> None:
    """Take a link back; both timelines say so. One that has ended stays as it is."""
    db.session.refresh(link, with_for_update=True)
    if link.ended_at is not None:
        return
    link.ended_at, link.ended_by_id = at, by.officer_id
    one, other = (db.session.get_one(Case, key) for key in (link.case_id, link.other_id))
    for here, there in ((one, other), (other, one)):
        timeline.write(here, Event.CASES_UNLINKED, by=by, at=at, linked=there.number)


def links_of(case: Case) -> Sequence[Linked]:
    """The cases that a case is linked with, from either side, oldest link first."""
    other_id = sa.case((CaseLink.case_id == case.id, CaseLink.other_id), else_=CaseLink.case_id)
    rows = db.session.execute(
        sa.select(CaseLink, Case, Officer.name)
        .join(Case, Case.id == other_id)
        .join(Officer, Officer.id == CaseLink.linked_by_id)
        .where(
            sa.or_(CaseLink.case_id == case.id, CaseLink.other_id == case.id),
            CaseLink.ended_at.is_(None),
        )
        .order_by(CaseLink.id)
    ).all()
    return [
        Linked(made, other, LINKS[made.kind][int(made.other_id == case.id)], name)
        for made, other, name in rows
    ]
