"""What officers do with a request, as the law and the file show it afterwards."""

import io
from datetime import date, timedelta

import pytest

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.cases import actions as case_actions
from ppid.cases import links, written
from ppid.cases import queries as cases
from ppid.cases.kinds import Channel, Delivery, Found, Missing, Obtain, RequesterKind
from ppid.cases.register import register
from ppid.casework import actions, entry, units
from ppid.files.actions import inspect_and_store
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Event, NotAllowed, Rule, State
from ppid.letters import queries as letters
from ppid.letters.models import LetterKind
from tests.builders import NOON, a_case, a_unit, an_accepted_case, an_officer, at, mails

LACKING = {"missing": ["identity"], "note": "KTP buram"}


@pytest.fixture
def desk(app):
    return an_officer(Role.DESK)


@pytest.fixture
def by(desk):
    return officer_actor(desk)


def events(case):
    """What stands on the timeline, in order."""
    return [row.Entry.event for row in written.timeline(case)]


def last(case):
    """The last line of the timeline."""
    return written.timeline(case)[-1].Entry


def a_scan(slot: Slot):
    """A small stored picture."""
    from PIL import Image

    content = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(content, "PNG")
    content.seek(0)
    return inspect_and_store(content, "pindaian.png", slot)


def without_email(**said):
    """A case of somebody who has only a telephone."""
    return a_case(requester={"email": ""}, **said)


def test_taking_a_case_makes_the_officer_its_owner(desk, by):
    case = a_case()
    actions.take(case, officer=desk, by=by, at=NOON)
    assert case.owner is desk
    assert last(case).event is Event.TAKEN


def test_a_complete_request_counts_from_the_day_it_came_not_from_the_check(by):
    case = a_case(received=NOON)
    actions.accept(case, present=None, by=by, at=NOON + timedelta(days=2))
    assert case.state is State.IN_PROGRESS
    assert case.due_on == date(2026, 8, 26)
    assert mails(kind="complete")


def test_nothing_is_complete_while_the_identity_is_missing(by):
    case = a_case(complete=False)
    with pytest.raises(NotAllowed) as forbidden:
        actions.accept(case, present=[], by=by, at=NOON)
    assert forbidden.value.rule is Rule.IDENTITY_MISSING
    assert case.state is State.RECEIVED
    actions.accept(case, present=["identity"], by=by, at=NOON)
    assert case.missing == []


def test_the_incompleteness_letter_is_kept_mailed_and_starts_three_days(by):
    case = a_case(complete=False)
    letter = actions.ask_for_completion(case, **LACKING, by=by, at=NOON)
    assert case.state is State.INCOMPLETE
    assert case.due_on == date(2026, 8, 13)
    assert case.missing_note == "KTP buram"
    assert last(case).facts["letter"] == letter.number
    assert "KTP buram" in letter.html
    assert len(mails(kind="completion_wanted")) == 1


def test_without_email_the_three_days_run_from_the_day_the_letter_was_handed_over(by):
    case = without_email(complete=False)
    reached = date(2026, 8, 12)
    actions.ask_for_completion(case, **LACKING, reached_on=reached, by=by, at=NOON)
    assert case.completion_asked_on == reached
    assert case.due_on == date(2026, 8, 18)
    assert not mails(kind="completion_wanted")


def test_after_three_days_of_checking_no_letter_can_follow(by):
    case = a_case(complete=False)
    with pytest.raises(NotAllowed) as forbidden:
        actions.ask_for_completion(case, **LACKING, by=by, at=at(2026, 8, 14))
    assert forbidden.value.rule is Rule.CHECK_OVER
    assert case.state is State.RECEIVED
    assert letters.latest(case, LetterKind.INCOMPLETE) is None


def test_there_is_one_letter_but_a_repair_may_be_found_wanting_again(by):
    case = a_case(complete=False)
    actions.ask_for_completion(case, missing=["identity", "purpose"], note=None, by=by, at=NOON)
    actions.record_repair(
        case, on=date(2026, 8, 11), given={"identity_shown": True}, by=by, at=at(2026, 8, 11)
    )
    assert case.missing == ["purpose"]
    assert case.complete_on is None
    with pytest.raises(NotAllowed):
        actions.ask_for_completion(case, **LACKING, by=by, at=at(2026, 8, 11))
    actions.find_still_incomplete(
        case, missing=["purpose"], note="Tujuan", by=by, at=at(2026, 8, 11)
    )
    assert case.state is State.INCOMPLETE
    assert case.due_on == date(2026, 8, 13)


def test_a_repair_at_the_desk_completes_the_request_on_the_day_it_came(by):
    case = a_case(complete=False)
    actions.ask_for_completion(
        case, missing=["identity", "address", "delivery"], note=None, by=by, at=NOON
    )
    given = {
        "identity_paper": a_scan(Slot.IDENTITY),
        "address": "Jalan Baru 1",
        "delivery": "pickup",
    }
    actions.record_repair(case, on=date(2026, 8, 12), given=given, by=by, at=at(2026, 8, 13))
    assert case.complete_on == date(2026, 8, 12)
    assert case.missing == []
    assert case.requester.address == "Jalan Baru 1"
    assert case.delivery is Delivery.PICKUP
    assert [laid.paper.slot for laid in cases.papers(case)] == [Slot.IDENTITY]
    assert last(case).facts["supplied"] == ["identity", "address", "delivery"]
    actions.accept(case, present=None, by=by, at=at(2026, 8, 13))
    assert case.answer_due_on == _clock().ends_on("D4", date(2026, 8, 12))


def _clock():
    from ppid.office.calendar import legal_clock_on

    return legal_clock_on(date(2026, 8, 12))


def test_an_identity_shown_at_the_desk_needs_no_copy_and_is_on_record(by):
    case = a_case(complete=False)
    actions.record_repair(
        case, on=date(2026, 8, 10), given={"identity_shown": True}, by=by, at=NOON
    )
    assert last(case).facts["shown"] is True
    assert not cases.papers(case)


def test_only_after_its_window_may_a_request_be_noted_as_not_followed_up(by):
    case = a_case(complete=False)
    actions.ask_for_completion(case, **LACKING, by=by, at=NOON)
    with pytest.raises(NotAllowed) as forbidden:
        actions.lapse(case, note="Tidak dilengkapi", by=by, at=at(2026, 8, 13))
    assert forbidden.value.rule is Rule.REPAIR_WINDOW_OPEN
    actions.lapse(case, note="Tidak dilengkapi", by=by, at=at(2026, 8, 14))
    assert case.state is State.LAPSED
    assert case.register_note == "Tidak dilengkapi"


def test_a_request_is_taken_back_with_the_requesters_own_letter(by):
    case = an_accepted_case(at=NOON)
    actions.withdraw_for(case, paper=a_scan(Slot.LETTER_SCAN), by=by, at=NOON)
    assert case.state is State.WITHDRAWN
    assert events(case)[-2:] == [Event.PAPER_ADDED, Event.WITHDRAWN]


def test_changing_the_address_ends_the_old_links_and_mails_a_new_one(by):
    case = a_case()
    version, link = case.version, case.link_version
    case_actions.change_contact(
        case, address="", phone="0812", email="baru@contoh.example", by=by, at=NOON
    )
    assert case.link_version == link + 1
    assert last(case).facts == {"email": True, "fields": ["address", "phone", "email"]}
    assert [mail.to for mail in mails(kind="new_link")] == ["baru@contoh.example"]
    db.session.flush()
    assert case.version > version


def test_a_change_of_the_telephone_alone_is_seen_by_whoever_has_the_case_open(by):
    case = a_case()
    version = case.version
    case_actions.change_contact(
        case,
        address=case.requester.address,
        phone="0813 0000 0000",
        email=case.requester.email,
        by=by,
        at=NOON,
    )
    assert case.version == version + 1
    assert not mails(kind="new_link")


def test_no_personal_data_stands_on_the_timeline(by):
    case = a_case()
    case_actions.change_contact(
        case, address="Jalan Rahasia", phone="0813999", email="x@y.example", by=by, at=NOON
    )
    actions.write_note(case, text="Siti menelepon", by=by, at=NOON)
    actions.send_message(case, text="Yth. Siti", by=by, at=NOON)
    said = str([row.Entry.facts for row in written.timeline(case)])
    assert not [word for word in ("Rahasia", "0813999", "x@y", "Siti") if word in said]


def test_opening_an_identity_paper_is_written_down_with_its_purpose(by):
    case = a_case()
    laid = actions.add_paper(case, paper=a_scan(Slot.IDENTITY), by=by, at=NOON)
    actions.see_identity(case, laid, purpose="check", by=by, at=NOON)
    assert last(case).event is Event.IDENTITY_SEEN
    assert last(case).facts == {"paper": laid.paper.public_id, "purpose": "check"}


def test_a_held_case_that_somebody_changed_is_not_changed_again(by):
    case = a_case()
    seen = str(case.version)
    actions.hold(case, seen)
    actions.accept(case, present=None, by=by, at=NOON)
    db.session.flush()
    with pytest.raises(actions.Changed):
        actions.hold(case, seen)


def test_units_are_asked_with_an_inner_date_before_the_answer(by, desk):
    case, unit = an_accepted_case(at=NOON), a_unit("Dinas Pekerjaan Umum")
    officer = an_officer(Role.UNIT, unit_id=unit.id)
    assert units.inner_due_on(case, date(2026, 8, 10)) == date(2026, 8, 18)
    assert units.inner_due_on(case, date(2026, 8, 24)) == date(2026, 8, 26)
    assert units.inner_due_on(case, date(2026, 9, 1)) == date(2026, 9, 2)
    [asked] = units.assign(
        case, unit_ids=[unit.id], due_on=date(2026, 8, 18), note="Butir 1", by=by, at=NOON
    )
    assert units.is_waiting(asked)
    assert case.due_on == date(2026, 8, 26)
    assert [mail.to for mail in mails(kind="unit_asked")] == [officer.email]
    assert last(case).facts["unit"] == "Dinas Pekerjaan Umum"


def test_a_unit_is_not_asked_twice_at_a_time(by):
    case, unit = an_accepted_case(at=NOON), a_unit()
    asked = {"unit_ids": [unit.id], "due_on": date(2026, 8, 18), "note": None}
    units.assign(case, **asked, by=by, at=NOON)
    with pytest.raises(units.AskedAlready):
        units.assign(case, **asked, by=by, at=NOON)


def test_a_unit_answers_with_files_and_may_put_it_right_until_the_answer_is_given(by, desk):
    case, unit = an_accepted_case(at=NOON), a_unit()
    own = officer_actor(an_officer(Role.UNIT, unit_id=unit.id))
    [asked] = units.assign(
        case, unit_ids=[unit.id], due_on=date(2026, 8, 18), note=None, by=by, at=NOON
    )
    units.answer_as_unit(
        case,
        asked,
        found=Found.HELD,
        answer="Ada.",
        papers=[a_scan(Slot.UNIT_ANSWER)],
        by=own,
        at=NOON,
    )
    units.answer_as_unit(case, asked, found=Found.PARTLY, answer="Ada sebagian.", by=own, at=NOON)
    assert (asked.found, asked.answer) == (Found.PARTLY, "Ada sebagian.")
    assert [laid.assignment_id for laid in cases.papers(case)] == [asked.id]
    assert events(case).count(Event.UNIT_ANSWERED) == 2
    with pytest.raises(NotAllowed):
        units.recall(case, asked, by=by, at=NOON)


def test_a_recalled_assignment_is_answered_no_more(by):
    case, unit = an_accepted_case(at=NOON), a_unit()
    [asked] = units.assign(
        case, unit_ids=[unit.id], due_on=date(2026, 8, 18), note=None, by=by, at=NOON
    )
    units.recall(case, asked, by=by, at=NOON)
    assert last(case).event is Event.UNIT_RECALLED
    with pytest.raises(NotAllowed):
        units.answer_as_unit(case, asked, found=Found.HELD, answer="Ada.", by=by, at=NOON)


def a_walk_in(desk, **said):
    """Somebody who came to the desk."""
    told = {
        "requester": {
            "kind": RequesterKind.PERSON,
            "name": "Yohanes Wibowo",
            "email": None,
            "identity_number": "7371010101800001",
            "phone": "0411 555 0199",
            "address": "Jalan Melati 3",
        },
        "questions": ["Izin lingkungan PT Sumber Alam", "Peta lokasinya"],
        "purpose": "Warga",
        "obtain": Obtain.SEE,
        "copy_form": None,
        "delivery": None,
        "channel": Channel.DESK,
        "language": "id",
        "missing": [],
        "received_on": date(2026, 8, 10),
        "back_dated_reason": None,
        "papers": [],
        "note": "Identitas ditunjukkan di meja.",
        "submission_key": "kunci-1",
        "by": officer_actor(desk),
        "at": NOON,
    }
    return entry.enter(**(told | said))


def test_a_walk_in_gets_number_code_and_receipt_without_an_email(desk):
    case = a_walk_in(desk)
    code = links.new_code("kunci-1")
    assert links.code_hash(code) == case.code_hash
    assert links.code_to_hand_over(case, desk, NOON) == code
    assert not mails(kind="receipt")
    assert len(mails(kind="officer_new")) == 1
    assert events(case) == [Event.RECEIVED, Event.NOTED]


def test_the_clock_starts_on_the_day_the_letter_really_came(desk):
    case = a_walk_in(
        desk, channel=Channel.LETTER, received_on=date(2026, 8, 7), back_dated_reason="Kotak pos"
    )
    assert case.received_on == date(2026, 8, 7)
    assert case.registered_on == date(2026, 8, 10)
    assert case.complete_on == date(2026, 8, 7)
    assert case.due_on == date(2026, 8, 13)
    assert case.back_dated_reason == "Kotak pos"


def test_a_day_that_has_not_come_is_refused(desk):
    with pytest.raises(NotAllowed) as forbidden:
        a_walk_in(desk, received_on=date(2026, 8, 11))
    assert forbidden.value.rule is Rule.IN_THE_FUTURE


def test_entering_twice_with_one_key_makes_one_request(desk):
    first = a_walk_in(desk)
    again = a_walk_in(desk, at=NOON + timedelta(minutes=1))
    assert again is first
    assert len(mails(kind="officer_new")) == 1


def test_an_incomplete_request_has_its_number_and_waits_for_the_check(desk):
    case = a_walk_in(desk, missing=[Missing.IDENTITY, Missing.PURPOSE], purpose=None)
    assert case.number
    assert case.missing == ["identity", "purpose"]
    assert case.complete_on is None
    assert case.state is State.RECEIVED


def test_registering_asks_little_of_the_database(app, desk):
    import sqlalchemy as sa

    said: list[str] = []
    a_case()

    def note(conn, cursor, statement, parameters, context, executemany):
        said.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        register(
            requester={"kind": RequesterKind.PERSON, "name": "Budi"},
            questions=[f"Butir {n}" for n in range(10)],
            purpose="x",
            obtain=None,
            copy_form=None,
            delivery=None,
            channel=Channel.WEB,
            language="id",
            missing=(),
            received_at=NOON,
            at=NOON,
            by=officer_actor(desk),
            submission_key="k" * 20,
        )
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    writes = [one for one in said if one.startswith(("INSERT", "UPDATE"))]
    own = [one for one in writes if " mail" not in one]
    assert len(own) == 5, own  # counter, requester, case, questions, entry
