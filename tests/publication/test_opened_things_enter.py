"""Whatever is opened by objection, dispute or a past exclusion enters the list, once each."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from ppid import morning
from ppid.cases.disputes import Dispute, DisputeOrder
from ppid.cases.objections import ObjectionTask
from ppid.cases.watch import Watch
from ppid.exclusions import upkeep as exclusions
from ppid.kit.db import db
from ppid.law import Category, ItemState, Origin
from ppid.office.calendar import local_day, profile_on, working_calendar
from ppid.publication import queries, reminders
from ppid.publication.models import Item
from ppid.publication.queries import Wanted
from ppid.publication.upkeep import take_in_opened
from tests.builders import NOON, an_accepted_case, an_objection, mails
from tests.decisions.desk import a_decree, a_ppid, a_superior

TODAY = NOON.date()
SECRET = "Serahkan kepada Siti Rahmawati salinan kontrak obat."


def an_opened_task(*, opened: bool = True) -> ObjectionTask:
    """A task of an objection that was carried out."""
    objection = an_objection(case=an_accepted_case())
    task = ObjectionTask(
        objection_id=objection.id,
        text=SECRET,
        due_on=TODAY,
        done_on=TODAY,
        opened=opened,
    )
    db.session.add(task)
    db.session.flush()
    return task


def waiting() -> list[Item]:
    """What waits to enter the list."""
    return list(queries.listed(Wanted(state="waiting"))[0])


def test_what_an_objection_opened_waits_for_the_list_once_and_without_the_words_of_the_file(
    app: Flask,
):
    task = an_opened_task()
    an_opened_task(opened=False)
    assert take_in_opened(at=NOON) == 1
    assert take_in_opened(at=NOON) == 0
    (item,) = waiting()
    assert (item.origin, item.origin_id, item.opened_on) == (Origin.OBJECTION, task.id, TODAY)
    assert (item.title, item.summary, item.source) == ("", "", SECRET)
    assert (item.category, item.state) == (Category.ALWAYS, ItemState.DRAFT)


def test_what_a_dispute_opened_enters_when_it_was_carried_out(app: Flask):
    objection = an_objection(case=an_accepted_case())
    dispute = Dispute(
        number="SI-2026-000001",
        objection_id=objection.id,
        profile_id=profile_on(local_day(NOON)),
        ki_name="Komisi Informasi",
        opened_at=NOON,
        stage="decided",
    )
    db.session.add(dispute)
    db.session.flush()
    order = DisputeOrder(dispute_id=dispute.id, text="Buka lampiran perjanjian.", opens=True)
    db.session.add(order)
    db.session.flush()
    assert take_in_opened(at=NOON) == 0
    order.done_on = TODAY
    db.session.flush()
    assert take_in_opened(at=NOON) == 1
    assert waiting()[0].origin is Origin.DISPUTE


def test_an_exclusion_whose_time_has_passed_enters_with_its_published_title_only(app: Flask):
    ends = local_day(NOON) + timedelta(days=5)
    exclusion = a_decree(by=a_ppid(), period_ends_on=ends)
    after = NOON + timedelta(days=6)
    exclusions.open_expired(at=after)
    assert take_in_opened(at=after) == 1
    (item,) = waiting()
    assert (item.title, item.origin_id) == (exclusion.title, exclusion.id)
    assert item.summary == ""
    assert item.opened_on == ends + timedelta(days=1)


def test_the_ppid_is_reminded_of_what_waits_and_it_is_never_lost(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    an_opened_task()
    take_in_opened(at=NOON)
    calendar = working_calendar()
    late = calendar.add(TODAY, reminders.ENTER_WITHIN + 3)
    (due,) = reminders.dues(today=late, calendar=calendar, watch=Watch(late))
    assert due.officers == (ppid.id,)
    assert due.is_late
    assert "Pasal 11" in due.article
    assert superior.id not in due.officers
    assert SECRET not in due.words
    morning.remind(at=NOON + timedelta(days=30))
    assert any(mail.kind == "officer_reminders" for mail in mails())
