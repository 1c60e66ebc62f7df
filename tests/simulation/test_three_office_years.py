"""Ten thousand requests, a worker that comes and goes, two hundred edits of the calendar."""

from __future__ import annotations

import gc
import os
import time
from collections import Counter

import sqlalchemy as sa

from ppid.cases.due import Reminder
from ppid.kit.db import db
from ppid.law import Event
from ppid.outbox.models import Mail
from tests.simulation.player import Player, entries_of
from tests.simulation.world import ZONE, World

REQUESTS, EDITS, OUTAGES = 10_000, 200, 400
SECONDS = 60
"""Of one core that nobody shares; where others work beside it, it may take three times as long."""


def test_in_three_office_years_nothing_is_missed_and_nothing_is_said_twice(app):
    gc.disable()  # thousands of requests stay in hand: looking through them again finds nothing
    began = time.process_time()
    player = Player(World(20261124, requests=REQUESTS, edits=EDITS, outages=OUTAGES))
    player.play()
    gc.enable()
    record = player.record

    rows = db.session.execute(sa.select(Reminder.subject, Reminder.stage, Reminder.for_due))
    said = Counter(tuple(row) for row in rows)
    assert said.keys() - record.said == set(), "said, and nobody was to hear it"
    assert record.said - said.keys() == set(), "missed"
    assert [key for key, times in said.items() if times > 1] == [], "said twice"

    ended = entries_of((Event.DEEMED_COMPLETE, Event.LAPSED), ZONE)
    assert ended == record.ended, "what the law lets happen by itself"

    mails = db.session.execute(
        sa.select(Mail.kind, sa.func.count(), sa.func.count(Mail.key.distinct())).group_by(
            Mail.kind
        )
    ).all()
    assert all(row[1] == row[2] for row in mails), "a mail promised twice"
    told = sum(row[1] for row in mails if row[0] in TOLD)
    assert told == record.mails
    assert len(said) > 15_000, "a quiet world proves nothing"
    seconds = time.process_time() - began
    print(f"{REQUESTS:,} requests, {len(said):,} reminders, {seconds:.0f} s of one core")  # noqa: T201
    shared = os.getloadavg()[0] > (os.cpu_count() or 1)
    assert seconds < SECONDS * (3 if shared else 1)


TOLD = (
    "officer_reminders",
    "repair_ends",
    "silence",
    "objection_silence",
    "objection_right_ends",
    "dispute_right_ends",
)
