"""The one door of an exclusion: each lawful move gives a new standing and one kept step."""

from datetime import date, datetime

from ppid.accounts.actors import Actor
from ppid.exclusions.models import Exclusion, ExclusionStep
from ppid.files.models import Paper
from ppid.kit.db import db
from ppid.kit.logs import log
from ppid.law import ExclusionEvent, ExclusionMove


def apply(
    exclusion: Exclusion,
    move: ExclusionMove,
    *,
    by: Actor,
    on: date,
    at: datetime,
    name: str = "",
    title: str = "",
    note: str = "",
    paper: Paper | None = None,
) -> ExclusionStep:
    """Let a lawful move happen on a day of the office; `name`, `title`, `paper` of who signed."""
    exclusion.standing = move.standing
    return write(
        exclusion,
        move.event,
        by=by,
        on=on,
        at=at,
        name=name,
        title=title,
        note=note,
        paper=paper,
    )


def write(
    exclusion: Exclusion,
    event: ExclusionEvent,
    *,
    by: Actor,
    on: date,
    at: datetime,
    name: str = "",
    title: str = "",
    note: str = "",
    paper: Paper | None = None,
) -> ExclusionStep:
    """Write one step that changes no standing."""
    db.session.flush()
    step = ExclusionStep(
        exclusion_id=exclusion.id,
        event=event,
        on=on,
        at=at,
        officer_id=by.officer_id,
        name=name,
        title=title,
        note=note,
        paper_id=paper.id if paper else None,
    )
    db.session.add(step)
    db.session.flush()
    log().info(
        "exclusion.step", exclusion=exclusion.id, event_name=event.value, officer=by.officer_id
    )
    return step
