"""Which files were asked for, and what waits to be made."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ppid.accounts.models import Officer
from ppid.exports.models import IS_UNMADE, Export, ExportFetch, ExportState
from ppid.kit.db import db

SHOWN = 50


def due(at: datetime) -> sa.ColumnElement[bool]:
    """What a worker may take at a moment of the database's time: new, or left behind by another."""
    lost = sa.and_(Export.state == ExportState.RUNNING, Export.leased_until < at)
    return sa.and_(IS_UNMADE, sa.or_(Export.state == ExportState.QUEUED, lost))


def any_due(at: datetime) -> bool:
    """Whether a file waits to be made."""
    return bool(db.session.scalar(sa.select(sa.exists().where(due(at)))))


def unmade() -> Sequence[int]:
    """The ids of all that wait or are being made."""
    return db.session.scalars(sa.select(Export.id).where(IS_UNMADE)).all()


def unmade_of(kind: str) -> Sequence[Export]:
    """All of one kind that wait or are being made."""
    return db.session.scalars(
        sa.select(Export).where(IS_UNMADE, Export.kind == kind).order_by(Export.id)
    ).all()


def export(public_id: str) -> Export | None:
    """One file by its public id."""
    return db.session.scalar(sa.select(Export).where(Export.public_id == public_id))


def parameters(export: Export) -> Mapping[str, Any]:
    """What its maker is told."""
    told: Mapping[str, Any] = json.loads(export.parameters)
    return told


def of_officer(officer: Officer) -> Sequence[Export]:
    """What an officer asked for, the newest first."""
    return db.session.scalars(
        sa.select(Export)
        .where(Export.wanted_by_id == officer.id)
        .order_by(Export.id.desc())
        .limit(SHOWN)
    ).all()


def fetches(export: Export) -> Sequence[ExportFetch]:
    """When a file was fetched, oldest first."""
    return db.session.scalars(
        sa.select(ExportFetch).where(ExportFetch.export_id == export.id).order_by(ExportFetch.id)
    ).all()


def ahead(export: Export) -> int:
    """How many files are made before this one."""
    earlier = sa.select(sa.func.count()).select_from(Export).where(IS_UNMADE, Export.id < export.id)
    return db.session.scalar(earlier) or 0
