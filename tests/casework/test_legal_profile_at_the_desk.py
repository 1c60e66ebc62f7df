"""What the switches of the legal profile change on the officers' desk."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.actors import Actor, officer_actor
from ppid.accounts.models import Role
from ppid.cases.clock import clock_of
from ppid.cases.kinds import Channel, Missing
from ppid.cases.models import Case
from ppid.casework import actions, upkeep
from ppid.kit import clock
from ppid.kit.db import db, transaction
from ppid.law import (
    AfterHours,
    Code,
    LateRepair,
    NotAllowed,
    Rule,
    State,
    Unchecked,
)
from ppid.office.calendar import local_day
from tests.builders import NOON, a_case, a_profile, an_officer, at, mails, signed_in

ENTRY = "/petugas/permohonan/baru"


@pytest.fixture
def desk(app: Flask) -> Actor:
    """Who works at the desk."""
    return officer_actor(an_officer(Role.DESK))


@pytest.fixture
def ppid(client: FlaskClient) -> FlaskClient:
    """The browser of the PPID."""
    return signed_in(client, an_officer(Role.PPID, name="Rahma Wulandari"))


def a_lapsed_case(desk: Actor, *, received: datetime = NOON) -> Case:
    """A case whose letter of incompleteness was never answered."""
    case = a_case(received=received, complete=False)
    actions.ask_for_completion(
        case, missing=[Missing.IDENTITY.value], note=None, by=desk, at=received
    )
    upkeep.deem_and_lapse(at=received + timedelta(days=12))
    assert case.state is State.LAPSED
    return case


def path(case: Case, rest: str = "") -> str:
    """The address of a case, or of something in it."""
    return f"/petugas/permohonan/{case.number}{rest}"


def test_a03_an_unchecked_request_is_deemed_complete_or_waits_in_the_queue(app: Flask):
    deemed = a_case()
    a_profile(unchecked=Unchecked.MANUAL)
    waiting = a_case()
    later = NOON + timedelta(days=7)
    assert upkeep.deem_and_lapse(at=later) == 1
    assert deemed.state is State.IN_PROGRESS
    assert waiting.state is State.RECEIVED
    assert waiting.due_on is not None
    assert waiting.due_on < local_day(later)  # overdue, where the queue and the reminders see it


def test_a03_cases_that_wait_for_a_hand_do_not_keep_others_from_being_deemed(app: Flask):
    a_profile(unchecked=Unchecked.MANUAL)
    for _more_than_one_round in range(201):
        a_case()
    a_profile()
    other = a_case()
    assert upkeep.deem_and_lapse(at=NOON + timedelta(days=7)) == 1
    assert other.state is State.IN_PROGRESS


def test_a03_a_letter_can_still_go_out_after_the_check(app: Flask, desk: Actor):
    a_profile(unchecked=Unchecked.MANUAL)
    case = a_case(complete=False)
    letter = actions.ask_for_completion(
        case, missing=["identity"], note=None, by=desk, at=NOON + timedelta(days=9)
    )
    assert letter.number
    assert case.state is State.INCOMPLETE


def test_a04_the_ppid_accepts_a_late_repair_of_a_lapsed_request(app: Flask, ppid: FlaskClient):
    a_profile(since=clock.now() - timedelta(days=40), late_repair=LateRepair.ALLOWED)
    officer = officer_actor(an_officer(Role.DESK))
    case = a_lapsed_case(officer, received=clock.now() - timedelta(days=30))
    with transaction():
        pass
    page = ppid.get(path(case))
    assert "Terima perbaikan terlambat" in page.text
    form = ppid.get(path(case, "/perbaikan-terlambat"))
    assert "PPID tidak wajib menindaklanjutinya" in form.text
    today = local_day(clock.now())
    done = ppid.post(
        path(case, "/perbaikan-terlambat"),
        data={"version": str(case.version), "on": today.isoformat(), "identity_shown": "y"},
    )
    assert done.status_code == 303, done.text
    db.session.refresh(case)
    assert (case.state, case.closed_on, case.missing) == (State.RECEIVED, None, [])
    assert case.answer_due_on == clock_of(case).ends_on(Code.ANSWER, today)
    assert mails(kind="repaired")


def test_a04_where_a_new_request_is_needed_nobody_is_offered_to_accept(
    app: Flask, ppid: FlaskClient
):
    case = a_lapsed_case(
        officer_actor(an_officer(Role.DESK)), received=clock.now() - timedelta(days=30)
    )
    with transaction():
        pass
    assert "Terima perbaikan terlambat" not in ppid.get(path(case)).text
    today = local_day(clock.now())
    done = ppid.post(
        path(case, "/perbaikan-terlambat"),
        data={"version": str(case.version), "on": today.isoformat(), "identity_shown": "y"},
    )
    assert done.status_code == 409
    assert "Perki 1/2021 Pasal 33 ayat (4)" in done.text
    assert case.state is State.LAPSED


def test_a04_the_desk_alone_cannot_accept_it(app: Flask, client: FlaskClient):
    a_profile(late_repair=LateRepair.ALLOWED)
    desk = an_officer(Role.DESK)
    case = a_lapsed_case(officer_actor(desk))
    signed_in(client, desk)
    assert client.get(path(case, "/perbaikan-terlambat")).status_code == 403
    assert "Terima perbaikan terlambat" not in client.get(path(case)).text


@pytest.mark.parametrize(
    ("moment", "counted"),
    [
        (at(2025, 7, 12, 10), at(2025, 7, 14)),
        (at(2025, 7, 9, 23, 58), at(2025, 7, 10)),
        (at(2025, 7, 9, 15, 59), at(2025, 7, 9)),
    ],
)
def test_a05_what_comes_after_hours_is_registered_at_once_and_counts_from_the_next_working_day(
    app: Flask, moment: datetime, counted: datetime
):
    a_profile(since=at(2025, 7, 1), after_hours=AfterHours.NEXT_WORKING_DAY)
    case = a_case(received=moment)
    assert case.registered_on == local_day(moment)
    assert case.received_on == local_day(counted)
    assert case.answer_due_on == clock_of(case).ends_on(Code.ANSWER, local_day(counted))


def test_a05_by_default_the_day_it_came_is_the_day_that_counts(app: Flask):
    case = a_case(received=at(2025, 7, 12, 10))
    assert case.received_on == local_day(at(2025, 7, 12))


def test_a07_a_second_letter_goes_out_where_the_profile_has_two(app: Flask, desk: Actor):
    a_profile(max_letters=2)
    case = a_case(complete=False)
    for _round in range(2):
        actions.ask_for_completion(case, missing=["identity"], note=None, by=desk, at=NOON)
        actions.record_repair(
            case, on=local_day(NOON), given={"identity_shown": False}, by=desk, at=NOON
        )
    with pytest.raises(NotAllowed) as no:
        actions.ask_for_completion(case, missing=["identity"], note=None, by=desk, at=NOON)
    assert no.value.rule is Rule.ONE_COMPLETION_LETTER


def test_a15_a_letter_by_post_counts_as_received_after_the_profiles_days(
    app: Flask, client: FlaskClient
):
    a_profile(since=clock.now(), post_days=5)
    case = a_case(received=clock.now(), complete=False, requester={"email": ""})
    signed_in(client, an_officer(Role.DESK))
    page = client.get(path(case, "/minta-kelengkapan")).text
    latest = clock_of(case).calendar.add(local_day(clock.now()), 5)
    assert f'value="{latest.isoformat()}"' in page
    assert "5 hari kerja sejak dikirim" in page
    done = client.post(
        path(case, "/minta-kelengkapan"),
        data={"version": str(case.version), "missing": "identity", "reached_on": str(latest)},
    )
    assert done.status_code == 303
    db.session.refresh(case)
    assert case.completion_asked_on == latest


def test_a12_the_desk_offers_only_the_open_channels(app: Flask, client: FlaskClient):
    signed_in(client, an_officer(Role.DESK))
    assert 'value="phone"' in client.get(ENTRY).text
    a_profile(since=clock.now(), channels=frozenset(Channel) - {Channel.PHONE})
    page = client.get(ENTRY).text
    assert 'value="phone"' not in page
    assert 'value="letter"' in page
    answer = client.post(ENTRY, data={"channel": "phone", "name": "Sari Melati"})
    assert answer.status_code == 422


def test_a12_a_closed_channel_registers_nothing(app: Flask):
    a_profile(channels=frozenset(Channel) - {Channel.PHONE})
    with pytest.raises(NotAllowed) as no:
        a_case(channel=Channel.PHONE)
    assert no.value.rule is Rule.CHANNEL_CLOSED


def test_a16_the_officer_sees_that_somebody_under_age_asks_alone(app: Flask, client: FlaskClient):
    young = str(local_day(clock.now()).year - 10)[2:]
    case = a_case(received=clock.now(), requester={"identity_number": f"3273010101{young}0001"})
    grown = a_case(received=clock.now())
    signed_in(client, an_officer(Role.DESK))
    assert "belum berusia 17 tahun" in client.get(path(case)).text
    assert "belum berusia 17 tahun" not in client.get(path(grown)).text
