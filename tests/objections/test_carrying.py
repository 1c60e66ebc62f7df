"""The PPID carries out what the superior ordered; after the last task the objection is closed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm.exc import StaleDataError

from ppid.cases import objection_file, written
from ppid.cases.kinds import Audience
from ppid.files.slots import Slot
from ppid.law import Event, NotAllowed, ObjectionState, Rule
from tests.builders import at, mails
from tests.decisions import desk
from tests.objections import superior

pytestmark = pytest.mark.usefixtures("app")
LATER = at(2026, 9, 16)


def test_a_task_is_carried_out_with_files_for_the_applicant():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.granted(objection, by=hendra)
    first, second = superior.tasks(objection)
    paper = desk.stored(Slot.RELEASE, "kontrak.pdf")
    superior.carry_out(first, by=rahma, at=LATER, papers=[paper])
    assert (first.done_on, first.done_by_id) == (date(2026, 9, 16), rahma.id)
    (given,) = objection_file.given(objection)
    assert (given.paper.name, given.audience) == ("kontrak.pdf", Audience.REQUESTER)
    assert given.ends_on == date(2026, 10, 16)
    assert given.case_id is None
    assert objection.state is ObjectionState.ANSWERED
    (mail,) = mails(kind="objection_carried_out")
    assert "kontrak.pdf" in mail.text
    assert second.done_on is None


def test_after_the_last_task_the_objection_is_closed():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.granted(objection, by=hendra)
    for task in superior.tasks(objection):
        superior.carry_out(task, by=rahma, at=LATER)
    assert objection.state is ObjectionState.CLOSED
    assert objection.closed_on == date(2026, 9, 16)
    events = [row.Entry.event for row in written.timeline(objection)]
    assert events.count(Event.OBJECTION_CLOSED) == 1


def test_what_was_opened_is_marked_for_the_public_list():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.granted(objection, by=hendra, tasks=("Umumkan laporan.",))
    (task,) = superior.tasks(objection)
    superior.carry_out(task, by=rahma, at=LATER, opened=True)
    (line,) = [
        row.Entry
        for row in written.timeline(objection)
        if row.Entry.event is Event.OBJECTION_TASK_DONE
    ]
    assert line.facts["opened"] is True
    assert line.facts["objection"] == objection.number
    assert "Siti" not in str(line.facts)


def test_a_task_is_done_once():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.granted(objection, by=hendra)
    first, _second = superior.tasks(objection)
    superior.carry_out(first, by=rahma, at=LATER)
    with pytest.raises(StaleDataError):
        superior.carry_out(first, by=rahma, at=LATER)


@pytest.mark.parametrize(
    ("done_on", "rule"),
    [(date(2026, 9, 17), Rule.IN_THE_FUTURE), (date(2026, 9, 11), Rule.BEFORE_RECEIPT)],
)
def test_a_task_is_done_between_the_answer_and_today(done_on: date, rule: Rule):
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.granted(objection, by=hendra)
    with pytest.raises(NotAllowed) as barred:
        superior.carry_out(superior.tasks(objection)[0], by=rahma, at=LATER, done_on=done_on)
    assert barred.value.rule is rule
