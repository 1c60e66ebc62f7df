"""What the law lets happen by itself, on the first day it may and not a day before."""

from datetime import date, timedelta

import pytest

from ppid.accounts.actors import ActorKind, officer_actor
from ppid.accounts.models import Role
from ppid.cases import written
from ppid.casework import actions
from ppid.casework.upkeep import deem_and_lapse
from ppid.casework.words import lapse_note
from ppid.kit.db import db
from ppid.law import Event, State
from ppid.morning import remind
from ppid.office.models import Holiday
from ppid.office.queries import office
from tests.builders import a_case, an_officer, at, mails


@pytest.fixture
def by(app):
    return officer_actor(an_officer(Role.DESK))


def an_incomplete_case(by, *, came, reached, **said):
    """A case whose letter reached the requester on a day (a moment)."""
    case = a_case(complete=False, received=came, **said)
    actions.ask_for_completion(
        case, missing=["identity"], note=None, reached_on=reached.date(), by=by, at=reached
    )
    return case


def last(case):
    """The last line of the timeline."""
    return written.timeline(case)[-1].Entry


def test_e20_what_was_not_checked_in_three_days_is_complete_as_filed(app):
    case = a_case(received=at(2025, 6, 3))
    assert case.due_on == date(2025, 6, 10)
    assert deem_and_lapse(at=at(2025, 6, 10, 23, 59)) == 0
    assert case.state is State.RECEIVED
    assert deem_and_lapse(at=at(2025, 6, 11, 0, 1)) == 1
    assert case.state is State.IN_PROGRESS
    assert case.due_on == date(2025, 6, 19)
    assert last(case).event is Event.DEEMED_COMPLETE
    assert last(case).actor is ActorKind.OFFICE


def test_who_asked_is_told_that_the_request_counts_as_complete(app):
    case = a_case(received=at(2025, 6, 3))
    deem_and_lapse(at=at(2025, 6, 11))
    (mail,) = mails(kind="complete")
    assert mail.case_number == case.number
    assert "Kamis, 19 Juni 2025" in mail.text


def test_e22_what_was_not_repaired_lapses_on_the_next_day_with_a_note(by):
    case = an_incomplete_case(by, came=at(2025, 9, 2), reached=at(2025, 9, 3))
    assert case.due_on == date(2025, 9, 9)
    assert deem_and_lapse(at=at(2025, 9, 9, 23, 59)) == 0
    assert deem_and_lapse(at=at(2025, 9, 10, 0, 1)) == 1
    assert case.state is State.LAPSED
    assert lapse_note(3) in case.register_note
    assert case.answer_due_on is None, "no D4"
    assert case.due_on is None
    assert last(case).event is Event.LAPSED
    assert len(mails(kind="lapsed")) == 1


def test_the_note_on_lapse_does_not_wipe_what_stood_in_the_register(by):
    case = an_incomplete_case(by, came=at(2025, 9, 2), reached=at(2025, 9, 3))
    case.register_note = "Surat dikirim lewat kurir."
    deem_and_lapse(at=at(2025, 9, 10))
    assert "kurir" in case.register_note
    assert lapse_note(3) in case.register_note


def test_walked_twice_nothing_happens_twice(by):
    an_incomplete_case(by, came=at(2025, 9, 2), reached=at(2025, 9, 3))
    a_case(received=at(2025, 9, 2))
    assert deem_and_lapse(at=at(2025, 9, 10)) == 2
    assert deem_and_lapse(at=at(2025, 9, 10) + timedelta(minutes=10)) == 0
    assert len(mails(kind="lapsed")) == len(mails(kind="complete")) == 1


def test_after_an_outage_what_is_past_happens_once(app):
    case = a_case(received=at(2025, 6, 3))
    assert deem_and_lapse(at=at(2025, 7, 1)) == 1
    assert case.due_on == date(2025, 6, 19), "the day of the answer does not move with the outage"


def test_without_email_the_same_happens_in_silence(by):
    case = a_case(received=at(2025, 6, 3), requester={"email": ""})
    deem_and_lapse(at=at(2025, 6, 11))
    assert case.state is State.IN_PROGRESS
    assert mails(kind="complete") == []


def test_a_day_off_that_was_added_meanwhile_gives_its_day_back(app):
    later, now = a_case(received=at(2025, 6, 3)), a_case(received=at(2025, 6, 2))
    db.session.add(Holiday(on=date(2025, 6, 10), name="Libur daerah", kind="libur_daerah"))
    office().calendar_version += 1
    db.session.flush()
    assert deem_and_lapse(at=at(2025, 6, 11)) == 1, "one day more for one, none for the other"
    assert (later.state, now.state) == (State.RECEIVED, State.IN_PROGRESS)
    assert later.due_on == date(2025, 6, 11)
    assert deem_and_lapse(at=at(2025, 6, 12)) == 1


def test_a_decided_case_is_left_alone(by):
    case = a_case(received=at(2025, 6, 3))
    actions.accept(case, present=None, by=by, at=at(2025, 6, 3))
    assert deem_and_lapse(at=at(2025, 7, 30)) == 0
    assert case.state is State.IN_PROGRESS


def test_a_lapsed_request_is_not_reminded_of(by):
    an_incomplete_case(by, came=at(2025, 9, 2), reached=at(2025, 9, 3))
    deem_and_lapse(at=at(2025, 9, 10))
    db.session.flush()
    assert remind(at=at(2025, 9, 10, 9)) == 0
