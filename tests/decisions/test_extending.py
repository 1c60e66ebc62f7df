"""An answer is put off once, on one of two grounds, before its last day has passed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm.exc import StaleDataError

from ppid.cases import written
from ppid.cases.models import Case
from ppid.decisions.extending import actions
from ppid.kit import clock
from ppid.law import Event, ExtensionGround, ExtensionReason, NotAllowed, Rule
from ppid.letters import queries as letters
from ppid.letters.models import LetterKind
from ppid.outbox.models import Weight
from tests.builders import NOON, a_case, a_profile, an_accepted_case, at, mails, signed_in
from tests.decisions.desk import a_decided_case, a_ppid, acting

pytestmark = pytest.mark.usefixtures("app")

REASON = "Dokumen masih dikumpulkan dari tiga dinas."
LAST_DAY, DAY_AFTER = at(2026, 8, 26), at(2026, 8, 27)


def extend(case: Case, moment: object, **said: object) -> None:
    actions.extend(
        case,
        **(
            {
                "seen": case.version,
                "ground": ExtensionGround.NOT_YET_HELD,
                "reason": REASON,
                "by": acting(a_ppid()),
                "at": moment,
            }
            | said
        ),
    )


def test_on_the_last_day_seven_working_days_are_added():
    case = an_accepted_case()
    assert case.answer_due_on == LAST_DAY.date()
    extend(case, LAST_DAY)
    assert case.answer_due_on == date(2026, 9, 4)
    assert case.extended_on == LAST_DAY.date()


def test_one_day_late_is_too_late():
    case = an_accepted_case()
    with pytest.raises(NotAllowed) as refused:
        extend(case, DAY_AFTER)
    assert refused.value.rule is Rule.EXTENSION_TOO_LATE
    assert letters.of(case) == []


def test_an_early_notice_wins_no_days():
    case = an_accepted_case()
    extend(case, at(2026, 8, 12))
    assert case.answer_due_on == date(2026, 9, 4)


def test_it_is_done_once():
    case = an_accepted_case()
    extend(case, at(2026, 8, 12))
    with pytest.raises(NotAllowed) as refused:
        extend(case, at(2026, 8, 12))
    assert refused.value.rule is Rule.EXTENDED_ONCE
    assert len(letters.of(case)) == 1


@pytest.mark.parametrize("make", [a_case, lambda: a_decided_case(a_ppid())])
def test_only_a_request_in_progress_is_extended(make):
    with pytest.raises(NotAllowed) as refused:
        extend(make(), NOON)
    assert refused.value.rule is Rule.NOT_NOW


def test_the_timeline_keeps_ground_reason_and_both_dates_and_a_mail_is_promised():
    case = an_accepted_case()
    extend(case, at(2026, 8, 12))
    entry = written.timeline(case)[-1][0]
    letter = letters.latest(case, LetterKind.EXTENSION)
    assert letter is not None
    assert entry.event is Event.EXTENDED
    assert entry.facts == {
        "letter": letter.number,
        "ground": "a",
        "reason": REASON,
        "old_due": "2026-08-26",
        "new_due": "2026-09-04",
    }
    assert mails(case_number=case.number)[-1].kind == "extension"


def test_a_case_that_changed_meanwhile_is_not_extended():
    case = an_accepted_case()
    with pytest.raises(StaleDataError):
        extend(case, at(2026, 8, 12), seen=case.version - 1)


def test_a13_without_a_ground_it_is_refused_and_nothing_is_written():
    case = an_accepted_case()
    with pytest.raises(NotAllowed) as refused:
        extend(case, LAST_DAY, ground=None)
    assert refused.value.rule is Rule.EXTENSION_NEEDS_GROUND
    assert case.extended_on is None
    assert letters.of(case) == []


def test_a13_where_the_profile_says_so_written_reasons_are_enough():
    a_profile(extension_reason=ExtensionReason.FREE)
    case = an_accepted_case()
    extend(case, LAST_DAY, ground=None)
    assert case.answer_due_on == date(2026, 9, 4)
    (letter,) = letters.of(case)
    assert REASON in letter.html
    assert "Pasal 36 ayat (1) huruf" not in letter.html
    (mail,) = mails(kind="extension")
    assert "Alasan menurut" not in mail.words.text


def test_a13_the_form_offers_another_reason_only_where_the_profile_has_it(client):
    a_profile(since=clock.now(), extension_reason=ExtensionReason.FREE)
    signed_in(client, a_ppid())
    free = an_accepted_case(at=clock.now())
    page = client.get(f"/petugas/permohonan/{free.number}/perpanjangan").text
    assert "Alasan lain" in page
    done = client.post(
        f"/petugas/permohonan/{free.number}/perpanjangan",
        data={"seen": str(free.version), "ground": "lain", "reason": REASON},
    )
    assert done.status_code == 302


def test_a13_by_default_a_reason_of_ones_own_is_no_choice(client):
    signed_in(client, a_ppid())
    bound = an_accepted_case(at=clock.now())
    page = client.post(
        f"/petugas/permohonan/{bound.number}/perpanjangan",
        data={"seen": str(bound.version), "ground": "lain", "reason": REASON},
    )
    assert "Pilih salah satu dari dua alasan yang diakui." in page.text
    assert bound.extended_on is None


def test_who_asked_hears_the_same_minute_and_the_calendar_entry_moves(client):
    signed_in(client, a_ppid())
    case = an_accepted_case(at=clock.now())
    place = f"/petugas/permohonan/{case.number}/perpanjangan"
    calendar = f"/petugas/permohonan/{case.number}/tanggal/D4.ics"
    before = client.get(calendar).text
    said = {"seen": str(case.version), "ground": "a", "reason": REASON}
    assert client.post(place, data=said).status_code == 302
    (mail,) = mails(kind="extension")
    assert mail.promised_at == mail.due_at
    assert mail.weight is Weight.LEGAL
    after = client.get(calendar.replace("D4", "D5")).text
    assert f"{case.answer_due_on:%Y%m%d}" in after
    assert f"{case.answer_due_on:%Y%m%d}" not in before


def test_a_second_time_and_too_late_the_page_says_what_to_do_instead(client):
    signed_in(client, a_ppid())
    again, late = an_accepted_case(at=clock.now()), an_accepted_case()
    extend(again, clock.now())
    pages = [client.get(f"/petugas/permohonan/{one.number}/perpanjangan") for one in (again, late)]
    assert "hanya dapat diperpanjang satu kali" in pages[0].text
    assert "Jawab sebelum hari terakhir yang baru" in pages[0].text
    assert "kirim pemberitahuan tertulis secepatnya" in pages[1].text
