"""Who is reminded of which day, once a stage, and when nobody is."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.cases import printing
from ppid.cases.models import Case
from ppid.casework import actions, units
from ppid.decisions.extending import actions as extending
from ppid.decisions.handing import actions as handing
from ppid.decisions.handing import queries as handed
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import ExtensionGround
from ppid.morning import remind
from tests.builders import NOON, a_case, a_unit, an_accepted_case, an_officer, at, mails
from tests.decisions.desk import a_decided_case, stored
from tests.intake.statements import counted

LAST_DAY = date(2026, 8, 26)
"""D4 of a request that came complete at NOON: 17 and 25 August are days off."""
MOST_STATEMENTS = 40
"""Of one round, over all that is watched: requests, units, objections, disputes, exclusions,
duties and what applicants are told."""


@pytest.fixture
def desk(app):
    return an_officer(Role.DESK)


@pytest.fixture
def ppid(app):
    return an_officer(Role.PPID)


@pytest.fixture
def superior(app):
    return an_officer(Role.SUPERIOR)


def walk(*days: int, month: int = 8) -> list[int]:
    """The round of nine o'clock on some days; how many mails each promised."""
    return [remind(at=at(2026, month, day, 9)) for day in days]


def reminders_to(officer):
    """The digests that an officer was promised."""
    return [mail for mail in mails(kind="officer_reminders") if mail.to == officer.email]


def an_owned_case(owner, **said):
    """A case that an officer has taken, accepted on the day it came."""
    case = an_accepted_case(by=owner, **said)
    case.owner = owner
    db.session.flush()
    return case


def asked_of(unit, case, by, *, due_on=date(2026, 8, 20)):
    """The unit is asked, on the day the case came."""
    (asked,) = units.assign(
        case, unit_ids=[unit.id], due_on=due_on, note=None, by=officer_actor(by), at=NOON
    )
    return asked


def an_incomplete_case(by, **said):
    """A case whose letter went out on Monday 10 August: it may be repaired until the 13th."""
    case = a_case(complete=False, **said)
    actions.ask_for_completion(
        case,
        missing=["identity"],
        note=None,
        reached_on=date(2026, 8, 10),
        by=officer_actor(by),
        at=NOON,
    )
    return case


def a_case_handed_over(officer, *, ends_on):
    """A case whose answer file may be fetched until a day."""
    case = a_decided_case(officer)
    by = officer_actor(officer)
    handing.add_files(case, [stored(Slot.RELEASE)], question_id=None, by=by, at=NOON)
    db.session.flush()
    handing.hand_over(
        case,
        seen=case.version,
        files_seen=handed.fingerprint(handed.prepared(case)),
        with_files=True,
        in_person=False,
        handed_on=NOON.date(),
        ends_on=ends_on,
        by=by,
        at=NOON,
    )
    db.session.flush()
    return case


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (18, "Sisa 5 hari kerja"),
        (20, "Sisa 3 hari kerja"),
        (24, "Sisa 1 hari kerja"),
        (26, "Hari terakhir"),
        (27, "Terlambat 1 hari kerja"),
        (28, "Terlambat 2 hari kerja"),
    ],
)
def test_each_stage_says_how_near_the_day_is(desk, day, stage):
    case = an_owned_case(desk)
    assert case.due_on == LAST_DAY
    walk(day)
    (mail,) = reminders_to(desk)
    for part in (mail.text, mail.html):
        assert stage in part
        assert case.number in part
        assert "Rabu, 26 Agustus 2026" in part


def test_each_stage_is_said_once_though_the_round_is_walked_every_day(desk):
    an_owned_case(desk)
    assert walk(11, 12, 13, 14) == [0, 0, 0, 0], "more than five working days are left"
    assert walk(18, 19, 20, 21, 24, 26) == [1, 0, 1, 0, 1, 1]


def test_a_late_case_is_named_every_working_day(desk):
    an_owned_case(desk)
    walk(27, 28, 31)
    assert len(reminders_to(desk)) == 3
    assert walk(29, 30) == [0, 0], "a weekend adds no day"


def test_a_round_walked_twice_says_nothing_twice(desk):
    an_owned_case(desk)
    assert [remind(at=at(2026, 8, 18, 9, minute)) for minute in (0, 5, 10)] == [1, 0, 0]
    assert len(reminders_to(desk)) == 1


def test_after_an_outage_only_the_present_stage_is_said(desk):
    an_owned_case(desk)
    walk(18)
    walk(26)
    assert ["Hari terakhir" in mail.text for mail in reminders_to(desk)] == [False, True]


def test_one_mail_an_officer_however_much_is_due(desk):
    numbers = [an_owned_case(desk).number for _ in range(3)]
    assert walk(18) == [1]
    (mail,) = reminders_to(desk)
    assert "3" in mail.subject
    assert "\n" not in mail.subject
    assert all(number in part for number in numbers for part in (mail.text, mail.html))


def test_what_is_late_stands_before_what_is_near(desk):
    late = an_owned_case(desk)
    near = an_owned_case(desk, at=at(2026, 8, 13))
    walk(27)
    (mail,) = reminders_to(desk)
    assert mail.text.index(late.number) < mail.text.index(near.number)


def test_an_extended_answer_has_its_own_stages(desk, ppid):
    case = an_owned_case(desk)
    walk(18)
    extending.extend(
        case,
        seen=case.version,
        ground=ExtensionGround.NOT_YET_HELD,
        reason="Berkas masih dicari di gudang arsip.",
        by=officer_actor(ppid),
        at=at(2026, 8, 18),
    )
    assert case.due_on == date(2026, 9, 4)
    assert walk(20, 24, 26, 27) == [0, 0, 0, 0], "the first day counts no more"
    assert walk(28, 31) == [1, 0]
    assert walk(1, 3, 4, month=9) == [1, 1, 1]


def test_the_superior_hears_of_an_answer_on_its_eighth_day_once(desk, ppid, superior):
    an_owned_case(desk)
    walk(18, 20)
    assert reminders_to(superior) == []
    walk(21)
    (mail,) = reminders_to(superior)
    assert "Sisa 2 hari kerja" in mail.text
    walk(24, 26)
    assert len(reminders_to(superior)) == 1


def test_the_superior_and_the_ppid_hear_of_a_case_once_it_is_late(desk, ppid, superior):
    an_owned_case(desk)
    walk(18, 20, 24, 26)
    assert len(reminders_to(desk)) == 4
    assert reminders_to(ppid) == []
    before = len(reminders_to(superior))
    walk(27)
    assert len(reminders_to(ppid)) == len(reminders_to(superior)) - before == 1
    assert len(reminders_to(desk)) == 5


def test_only_the_superior_is_told_why_the_mail_came(desk, ppid, superior):
    an_owned_case(desk)
    walk(27)
    escalated = "sebagai Atasan PPID"
    assert escalated in reminders_to(superior)[0].text
    assert escalated in reminders_to(superior)[0].html
    assert escalated not in reminders_to(ppid)[0].text


def test_what_nobody_has_taken_is_said_to_who_would_take_it(desk, ppid):
    a_case()
    walk(12)
    assert len(reminders_to(desk)) == 1, "the check (D2) is the desk's"
    assert reminders_to(ppid) == []
    an_accepted_case(by=desk)
    walk(18)
    assert len(reminders_to(ppid)) == 1, "the answer (D4) is the PPID's"


def test_a_unit_is_reminded_of_its_own_day(desk, ppid):
    unit = a_unit("Dinas Kesehatan")
    colleague = an_officer(Role.UNIT, unit_id=unit.id)
    asked_of(unit, an_owned_case(desk), desk)
    walk(14)
    (mail,) = reminders_to(colleague)
    for part in (mail.text, mail.html):
        assert "Kamis, 20 Agustus 2026" in part
        assert "Dinas Kesehatan" in part
    assert reminders_to(ppid) == []


def test_a_late_unit_is_named_to_who_has_the_case(desk, ppid):
    unit = a_unit("Dinas Kesehatan")
    asked_of(unit, an_owned_case(desk), desk, due_on=date(2026, 8, 14))
    walk(18)
    (mail,) = reminders_to(desk)
    assert "Dinas Kesehatan" in mail.text
    assert reminders_to(ppid) == []


def test_a_late_unit_of_a_case_that_nobody_has_is_named_to_the_ppid(desk, ppid):
    unit = a_unit("Dinas Kesehatan")
    asked_of(unit, an_accepted_case(by=desk), desk, due_on=date(2026, 8, 13))
    walk(14)
    (mail,) = reminders_to(ppid)
    assert "Dinas Kesehatan" in mail.text


def test_a_unit_that_answered_or_was_let_go_is_left_in_peace(desk):
    unit = a_unit()
    colleague = an_officer(Role.UNIT, unit_id=unit.id)
    asked = asked_of(unit, an_owned_case(desk), desk)
    units.recall(asked.case, asked, by=officer_actor(desk), at=NOON)
    walk(20)
    assert reminders_to(colleague) == []


def test_officers_who_left_get_nothing_and_others_take_over(desk, ppid, superior):
    case = an_owned_case(desk)
    desk.active = superior.active = False
    db.session.flush()
    walk(27)
    assert reminders_to(desk) == reminders_to(superior) == []
    (mail,) = reminders_to(ppid)
    assert case.number in mail.text


def test_a_request_that_was_taken_back_is_not_spoken_of(desk):
    case = an_owned_case(desk)
    paper = stored(Slot.LETTER_SCAN)
    actions.withdraw_for(case, paper=paper, by=officer_actor(desk), at=NOON)
    assert walk(18, 26, 27) == [0, 0, 0]


def test_an_officer_of_two_roles_gets_one_mail(app):
    both = an_officer(Role.PPID, Role.SUPERIOR)
    an_owned_case(both)
    walk(27)
    assert len(reminders_to(both)) == 1


def test_the_requester_hears_once_that_the_window_ends(desk):
    case = an_incomplete_case(desk)
    assert case.due_on == date(2026, 8, 13)
    assert walk(11, 12, 13) == [0, 1, 0]
    (mail,) = mails(kind="repair_ends")
    assert mail.to == "siti@contoh.example"
    assert "Kamis, 13 Agustus 2026" in mail.text


def test_an_outage_over_the_day_before_is_made_up_for_on_the_day_itself(desk):
    an_incomplete_case(desk)
    assert walk(13) == [1]


def test_officers_are_not_reminded_of_what_the_requester_owes(desk, ppid):
    an_incomplete_case(desk)
    walk(12, 13, 14)
    assert reminders_to(desk) == reminders_to(ppid) == []


def test_who_has_no_email_is_reminded_on_paper(desk):
    case = an_incomplete_case(desk, requester={"email": ""})
    assert walk(12, 13) == [1, 0]
    assert mails(kind="repair_ends") == []
    assert [one.kind for one in printing.of(case)].count("repair_ends") == 1


def test_the_requester_hears_once_that_the_download_ends(desk, ppid):
    case = a_case_handed_over(ppid, ends_on=date(2026, 8, 28))
    assert walk(20, 21) == [0, 0]
    assert walk(24, 26, 27, 28) == [1, 0, 0, 0]
    (mail,) = mails(kind="files_end")
    assert mail.case_number == case.number
    assert "Jumat, 28 Agustus 2026" in mail.text


def test_a_long_list_is_cut_and_counts_the_rest(desk):
    _copies(an_owned_case(desk), 45)
    walk(27)
    (mail,) = reminders_to(desk)
    assert "45 tenggat" in mail.subject
    assert mail.text.count("Terlambat 1 hari kerja") == 40
    assert "Masih ada 5 tenggat lain" in mail.text
    assert len(mail.html) < 100_000, "mail programs cut what is longer"


def test_on_the_day_a_clock_began_its_own_mail_has_said_the_day(desk, ppid):
    an_officer(Role.UNIT, unit_id=(unit := a_unit()).id)
    case = a_case()
    assert case.due_on == date(2026, 8, 13)
    asked_of(unit, case, desk, due_on=date(2026, 8, 12))
    assert walk(10) == [0]
    assert walk(11) == [2], "the desk of its check, the unit of its answer"


@pytest.mark.parametrize("many", [20, 500])
def test_a_round_costs_the_same_for_twenty_cases_and_for_five_hundred(desk, ppid, many):
    case = an_owned_case(desk)
    db.session.execute(sa.update(Case).values(answer_due_on=None))  # their silence was told before
    _copies(case, many)
    db.session.flush()
    db.session.expire_all()
    with counted() as statements:
        assert remind(at=NOON + timedelta(days=17)) == 2
    assert len(statements) <= MOST_STATEMENTS, "\n".join(statements)


def _copies(case, many: int) -> None:
    """The same case under other numbers, all late on 27 August."""
    table = type(case).__table__
    like = dict(db.session.execute(table.select().where(table.c.id == case.id)).mappings().one())
    del like["id"]
    db.session.execute(
        table.insert(),
        [like | {"number": f"K-{n}", "submission_key": None} for n in range(1, many)],
    )
