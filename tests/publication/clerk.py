"""An entry at each of its stages, and the decree that makes it public."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ppid.accounts.models import Officer
from ppid.kit.db import db
from ppid.law import Category
from ppid.office.calendar import local_day
from ppid.publication.determining import actions as determining
from ppid.publication.models import Determination, Item
from ppid.publication.proposing import actions as proposing
from tests.builders import NOON
from tests.decisions.desk import acting

SAYS: dict[str, Any] = {
    "title": "Laporan realisasi anggaran semester I tahun 2026",
    "summary": "Pendapatan, belanja, dan pembiayaan menurut perangkat daerah.",
    "category": Category.PERIODIC,
    "responsible": "Kepala Bidang Anggaran",
    "made_when": "Juli 2026",
    "made_place": "Sukamaju",
    "year": 2026,
    "softcopy": True,
    "hardcopy": False,
    "retention": "5 tahun, lalu permanen",
}


def a_draft(by: Officer, at: datetime = NOON, **said: Any) -> Item:
    """An entry that is written and whole."""
    item = proposing.begin(by=acting(by), at=at, **(SAYS | said))
    db.session.flush()
    return item


def a_proposal(by: Officer, at: datetime = NOON, **said: Any) -> Item:
    """An entry that was handed to the PPID."""
    item = a_draft(by, at, **said)
    propose(item, by, at)
    return item


def propose(item: Item, by: Officer, at: datetime = NOON) -> None:
    """Hand it to the PPID."""
    proposing.propose(item, seen=item.version, by=acting(by), at=at)
    db.session.flush()


def an_asked_decree(by: Officer, at: datetime = NOON) -> Determination:
    """A decree with every whole proposal, before the Atasan PPID."""
    decree = determining.prepare(by=acting(by), at=at)
    db.session.flush()
    determining.ask_approval(decree, seen=decree.version, by=acting(by), at=at)
    db.session.flush()
    return decree


def approve(decree: Determination, superior: Officer, at: datetime = NOON) -> None:
    """The Atasan PPID approves."""
    determining.approve(decree, seen=decree.version, by=superior, at=at)
    db.session.flush()


def determine(decree: Determination, by: Officer, at: datetime = NOON, **said: Any) -> None:
    """The PPID sets the list."""
    given = {"number": "480/1/2026", "on": local_day(at), "paper": None} | said
    determining.determine(decree, seen=decree.version, by=by, actor=acting(by), at=at, **given)
    db.session.flush()


def decreed(by: Officer, superior: Officer, at: datetime = NOON, **said: Any) -> Determination:
    """Everything that is proposed and whole is public after this."""
    decree = an_asked_decree(by, at)
    approve(decree, superior, at)
    determine(decree, by, at, **said)
    return decree


def a_public_entry(by: Officer, superior: Officer, at: datetime = NOON, **said: Any) -> Item:
    """An entry that everybody can read."""
    item = a_proposal(by, at, **said)
    decreed(by, superior, at)
    return item
