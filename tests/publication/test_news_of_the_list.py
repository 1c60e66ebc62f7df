"""Whom the list waits for is told at once, and not more than once a day of each thing."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Officer, Role
from ppid.kit.db import db
from ppid.notices.models import Line
from ppid.publication import queries
from ppid.publication.determining import actions as determining
from ppid.publication.proposing import actions as proposing
from tests.builders import NOON, a_unit, an_officer, mails
from tests.decisions.desk import a_ppid, a_superior
from tests.publication import clerk


def told(officer: Officer) -> list[str]:
    """What an officer was told of the list, on screen."""
    return [
        str(line.facts["what"])
        for line in db.session.query(Line).order_by(Line.id)
        if line.officer_id == officer.id and line.topic == "list_waiting"
    ]


def test_who_must_act_on_the_list_is_told_once_a_day(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    writer = an_officer(Role.UNIT, unit=a_unit())
    first, _second = clerk.a_proposal(writer), clerk.a_proposal(writer)
    assert told(ppid) == ["Ada usulan yang menunggu dimasukkan ke penetapan"]
    clerk.a_proposal(writer, at=NOON + timedelta(days=1))
    assert len(told(ppid)) == 2
    proposing.give_back(
        first, note="Ringkasan belum ada.", seen=first.version, by=officer_actor(ppid), at=NOON
    )
    assert told(writer) == ["Usulan Anda dikembalikan untuk diperbaiki"]
    decree = clerk.an_asked_decree(ppid)
    assert told(superior) == ["Rancangan penetapan menunggu persetujuan Anda"]
    determining.give_back(
        decree, note="Lengkapi.", seen=decree.version, by=officer_actor(superior), at=NOON
    )
    assert told(ppid)[-1] == "Rancangan penetapan dikembalikan Atasan PPID"
    assert queries.open_determination() is decree
    assert {mail.to for mail in mails(kind="officer_notice")} <= {
        ppid.email,
        superior.email,
        writer.email,
    }
