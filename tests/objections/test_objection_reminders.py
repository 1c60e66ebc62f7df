"""Who is reminded of answers and tasks on objections, and when."""

from __future__ import annotations

from datetime import date

import pytest

from ppid import morning
from ppid.cases.due import Due
from ppid.cases.watch import Watch
from ppid.objections import reminders
from ppid.office.calendar import working_calendar
from tests.builders import an_objection, at, mails
from tests.objections import superior

pytestmark = pytest.mark.usefixtures("app")


def dues(today: date) -> list[Due]:
    return list(reminders.dues(today=today, calendar=working_calendar(), watch=Watch(today)))


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2026, 9, 30), None),
        (date(2026, 10, 1), "h5"),
        (date(2026, 10, 5), "h3"),
        (date(2026, 10, 7), "h1"),
        (date(2026, 10, 8), "due"),
    ],
)
def test_the_superior_is_reminded_of_the_answer(today: date, stage: str | None):
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    assert objection.due_on == date(2026, 10, 8)
    found = dues(today)
    assert [(due.stage, due.officers) for due in found] == (
        [(stage, (hendra.id,))] if stage else []
    )
    assert all(due.code == "D8" and due.article == "UU 14/2008 Pasal 36 ayat (2)" for due in found)
    assert rahma.id not in {officer for due in found for officer in due.officers}


def test_a_late_answer_is_told_to_the_ppid_too():
    rahma, hendra = superior.staff()
    superior.an_objection_to_silence()
    (due,) = dues(date(2026, 10, 12))
    assert (due.stage, due.left) == ("late-2", -2)
    assert due.officers == (hendra.id, rahma.id)


def test_the_ppid_is_reminded_of_a_task_until_it_is_done():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.granted(objection, by=hendra, tasks=("Serahkan salinan.",))
    assert dues(date(2026, 9, 14)) == []
    (near,) = dues(date(2026, 9, 18))
    assert (near.stage, near.officers, near.number) == ("h1", (rahma.id,), objection.number)
    (late,) = dues(date(2026, 9, 22))
    assert late.officers == (rahma.id, hendra.id)
    superior.carry_out(superior.tasks(objection)[0], by=rahma, at=at(2026, 9, 22))
    assert dues(date(2026, 9, 23)) == []


def test_what_is_due_never_names_who_objects():
    superior.staff()
    superior.an_objection_to_silence()
    an_objection(grounds="b", stated_on=date(2026, 8, 20), received=superior.FILED)
    found = dues(date(2026, 10, 8))
    assert len(found) == 2
    assert all("Siti" not in due.words for due in found)


def test_the_morning_mail_to_the_superior_names_the_objection():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    morning.remind(at=at(2026, 10, 7, 8))
    mine = [mail for mail in mails(kind="officer_reminders") if mail.to == hendra.email]
    assert len(mine) == 1
    assert objection.number in mine[0].text
    assert "Tanggapan atas keberatan" in mine[0].text
    morning.remind(at=at(2026, 10, 7, 9))
    assert len([m for m in mails(kind="officer_reminders") if m.to == hendra.email]) == 1
