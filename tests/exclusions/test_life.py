"""From the sheet to the decree, its change, its opening, and its end by itself."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.models import Role
from ppid.cases.watch import Watch
from ppid.exclusions import queries, upkeep
from ppid.exclusions.decreeing import actions as decreeing
from ppid.exclusions.queries import Wanted
from ppid.exclusions.reminders import dues
from ppid.exclusions.testing import actions as testing
from ppid.files.slots import Slot
from ppid.law import (
    ExclusionEvent,
    ExclusionState,
    Ground,
    LegalProfile,
    NotAllowed,
    OpeningReason,
    Rule,
)
from ppid.letters import queries as letters
from ppid.office.calendar import working_calendar
from ppid.office.models import Office, Profile
from tests.builders import NOON, an_officer, at
from tests.decisions.desk import a_decree, a_ppid, a_superior, acting, stored
from tests.exclusions.bench_of_testers import (
    OTHER,
    SHEET,
    a_decreed,
    a_draft,
    a_tested_sheet,
    approve,
    sign,
)

pytestmark = pytest.mark.usefixtures("app")


def said_in(letter: Any) -> str:
    """The words of a letter, one space between."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", letter.html)).split())


def rule_of(step: Any, *args: Any, **facts: Any) -> Rule:
    with pytest.raises(NotAllowed) as no:
        step(*args, **facts)
    return no.value.rule


def test_a_finished_test_is_a_numbered_sheet_with_all_of_annex_two():
    exclusion = a_tested_sheet(a_ppid())
    (sheet,) = queries.letters(exclusion)
    assert sheet.number == exclusion.test_number == "LUK/0001/2026"
    words = said_in(sheet)
    for part in (
        "Pada hari ini, Senin, 10 Agustus 2026, bertempat di Sukamaju",
        "Informasi Dasar Hukum Pengecualian Konsekuensi/Pertimbangan bagi Publik Jangka Waktu",
        "Dibuka Ditutup",
        SHEET["information"],
        "UU 14/2008 Pasal 17 huruf a angka 2; UU 31/2014 Pasal 5",
        SHEET["if_opened"],
        SHEET["if_closed"],
        "sampai dengan Jumat, 30 April 2027",
        "No. Nama Jabatan Unit Kerja Tanda tangan 1 Kartini Sondakh Kepala Bagian Hukum",
        "Menyetujui, Pimpinan Pemerintah Kabupaten Sukamaju",
    ):
        assert part in words


def two_on_one_sheet(by: Any) -> tuple[Any, Any]:
    """A draft that tests two pieces of information."""
    first = a_draft(by)
    other = testing.add_to_sheet(first, seen=first.version, by=acting(by), at=NOON, **OTHER)
    return first, other


def test_one_sheet_tests_several_pieces_and_each_gets_its_own_decree():
    rahma, sari = a_ppid(), a_superior()
    first, other = two_on_one_sheet(rahma)
    testing.finish(first, seen=first.version, by=acting(rahma), at=NOON)
    (sheet,) = queries.letters(first)
    assert list(queries.letters(other)) == [sheet]
    assert first.test_number == other.test_number == sheet.number
    words = said_in(sheet)
    assert f"1. {SHEET['title']}" in words
    assert f"2. {OTHER['title']}" in words
    assert "UU 14/2008 Pasal 17 huruf b; UU 5/1999 Pasal 22" in words
    assert "sampai pemenang diumumkan" in words
    approve(first, sari)
    sign(first, rahma)
    decrees = [
        decreeing.decree(one, seen=one.version, by=acting(rahma), at=NOON) for one in (first, other)
    ]
    assert len({one.number for one in decrees}) == 2
    assert OTHER["title"] not in said_in(decrees[0])
    for part in (OTHER["information"], OTHER["if_closed"], sheet.number, "Sofia Lantang"):
        assert part in said_in(decrees[1])
    assert (other.expires_on, first.expires_on) == (None, SHEET["period_ends_on"])


def test_who_wrote_one_piece_of_a_sheet_approves_none_of_it_and_the_sheet_moves_as_one():
    rahma, sari = a_ppid(), a_superior()
    first = a_draft(rahma)
    seen = first.version
    other = testing.add_to_sheet(first, seen=seen, by=acting(sari), at=NOON, **OTHER)
    with pytest.raises(StaleDataError):
        testing.finish(first, seen=seen, by=acting(rahma), at=NOON)
    alone = {"seen": other.version, "by": acting(rahma), "at": NOON}
    assert rule_of(testing.finish, other, **alone) is Rule.EXCLUSION_NOT_NOW
    testing.finish(first, seen=first.version, by=acting(rahma), at=NOON)
    with pytest.raises(NotAllowed):
        approve(first, sari)
    testing.send_back(first, seen=first.version, note="Periksa lagi.", by=acting(sari), at=NOON)
    assert {first.state, other.state} == {ExclusionState.DRAFT}


def test_a_piece_that_is_not_excluded_leaves_the_sheet_and_the_next_comes_first():
    rahma = a_ppid()
    first, other = two_on_one_sheet(rahma)
    testing.drop(first, seen=first.version, note="Ternyata terbuka.", by=acting(rahma), at=NOON)
    testing.finish(other, seen=other.version, by=acting(rahma), at=NOON)
    (sheet,) = queries.letters(other)
    assert SHEET["title"] not in said_in(sheet)
    assert "Kartini Sondakh" in said_in(sheet)
    assert first.test_number == ""


def test_a_test_without_a_tester_is_not_finished():
    rahma = a_ppid()
    exclusion = testing.begin(by=acting(rahma), at=NOON, **SHEET)
    step = {"seen": exclusion.version, "by": acting(rahma), "at": NOON}
    assert rule_of(testing.finish, exclusion, **step) is Rule.NEEDS_TESTERS
    assert queries.letters(exclusion) == []


def test_an_approved_sheet_becomes_a_decree_with_all_of_annex_three():
    exclusion = a_decreed(a_ppid(), a_superior())
    assert exclusion.state is ExclusionState.DECREED
    decree = queries.decree_letter(exclusion)
    assert decree is not None
    assert decree.number == exclusion.decree_number == "PKI/0001/2026"
    words = said_in(decree)
    for part in (
        "Nomor PKI/0001/2026 Tahun 2026",
        "tentang Klasifikasi Informasi yang Dikecualikan",
        "Lembar Pengujian Konsekuensi Nomor LUK/0001/2026 tanggal Senin, 10 Agustus 2026",
        "persetujuan Pimpinan Badan Publik, Sofia Lantang, Bupati Sukamaju",
        "persetujuan Atasan PPID, Hendra Gunawan",
        SHEET["information"],
        "Jenis klasifikasi UU 14/2008 Pasal 17 huruf a angka 2",
        "sampai dengan Jumat, 30 April 2027, terhitung sejak tanggal Penetapan ini",
        "Badan Publik Pemerintah Kabupaten Sukamaju",
        "PPID yang menetapkan Rahma Wulandari",
        "Ditetapkan di Sukamaju pada Senin, 10 Agustus 2026",
    ):
        assert part in words
    assert "Nomor 1 Tahun 2017" not in words


def test_a_decree_waits_for_both_approvals_and_says_so():
    rahma = a_ppid()
    exclusion = a_tested_sheet(rahma)
    sign(exclusion, rahma)
    step = {"seen": exclusion.version, "by": acting(rahma), "at": NOON}
    assert rule_of(decreeing.decree, exclusion, **step) is Rule.EXCLUSION_NEEDS_APPROVAL
    assert not exclusion.standing.valid_on(date(2026, 8, 10))


def test_where_the_profile_asks_for_the_head_alone_the_superior_is_not_waited_for():
    from ppid.kit.db import db

    rules = LegalProfile.of({"approver": "head"}).values()
    db.session.add(Profile(effective_from=date(2026, 8, 1), rules=rules))
    db.session.get_one(Office, 1).law_version += 1
    db.session.flush()
    rahma = a_ppid()
    exclusion = a_tested_sheet(rahma)
    sign(exclusion, rahma)
    assert exclusion.state is ExclusionState.APPROVED


def test_who_prepared_the_test_as_ppid_does_not_approve_it_as_superior():
    both = an_officer(Role.PPID, Role.SUPERIOR)
    exclusion = a_tested_sheet(both)
    step = {"seen": exclusion.version, "by": acting(both), "at": NOON}
    assert rule_of(testing.approve, exclusion, **step) is Rule.OWN_TEST


def test_a_sheet_that_came_back_is_tested_again_and_gets_a_new_number():
    rahma, hendra = a_ppid(), a_superior()
    exclusion = a_tested_sheet(rahma)
    testing.send_back(
        exclusion, seen=exclusion.version, note="Perjelas.", by=acting(hendra), at=NOON
    )
    assert exclusion.state is ExclusionState.DRAFT
    assert [step.note for step, _name in queries.steps(exclusion)][-1] == "Perjelas."
    testing.rewrite(
        exclusion,
        seen=exclusion.version,
        by=acting(rahma),
        at=NOON,
        if_opened="Pelapor dapat diancam oleh yang dilaporkan.",
    )
    testing.finish(exclusion, seen=exclusion.version, by=acting(rahma), at=NOON)
    assert exclusion.test_number == "LUK/0002/2026"


def test_a_sheet_that_was_tested_is_not_written_any_more():
    rahma = a_ppid()
    exclusion = a_tested_sheet(rahma)
    step = {"seen": exclusion.version, "by": acting(rahma), "at": NOON, "title": "Lain"}
    assert rule_of(testing.rewrite, exclusion, **step) is Rule.EXCLUSION_NOT_NOW


def test_two_officers_do_not_write_over_each_other():
    rahma = a_ppid()
    exclusion = a_draft(rahma)
    read = exclusion.version
    testing.rewrite(exclusion, seen=read, by=acting(rahma), at=NOON, title="Judul pertama")
    with pytest.raises(StaleDataError):
        testing.rewrite(exclusion, seen=read, by=acting(rahma), at=NOON, title="Judul kedua")


def test_a_signature_of_tomorrow_or_before_the_test_is_none():
    rahma = a_ppid()
    exclusion = a_tested_sheet(rahma)
    for day, rule in (
        (date(2026, 8, 11), Rule.IN_THE_FUTURE),
        (date(2026, 8, 9), Rule.BEFORE_TEST),
    ):
        assert rule_of(sign, exclusion, rahma, on=day) is rule


def test_a_change_of_status_goes_by_annex_four_and_five_and_ends_the_old_decree():
    rahma, hendra = a_ppid(), a_superior()
    old = a_decreed(rahma, hendra)
    later = at(2026, 9, 1)
    new = testing.begin(
        changes=old,
        by=acting(rahma),
        at=later,
        if_closed="Saksi juga terlindungi.",
        law_article="UU 31/2014 Pasal 10",
        period_ends_on=date(2028, 4, 28),
        change_reason="Perkara naik ke penyidikan, saksi bertambah.",
    )
    testing.name_tester(new, name="Kartini Sondakh", title="Kabag Hukum", unit="Setda")
    testing.finish(new, seen=new.version, by=acting(rahma), at=later)
    approve(new, hendra, later)
    sign(new, rahma, later)
    assert old.standing.valid_on(date(2026, 9, 1))
    decreeing.decree(new, seen=new.version, by=acting(rahma), at=later)
    assert (old.state, old.ended_on) == (ExclusionState.CHANGED, date(2026, 9, 1))
    assert not old.standing.valid_on(date(2026, 9, 1))
    assert new.standing.valid_on(date(2026, 9, 1))
    test, decree = queries.letters(new)
    assert (test.number, decree.number) == ("LUP/0001/2026", "PKP/0001/2026")
    for part in (
        "Informasi yang Dikecualikan Dasar Hukum Pertimbangan Sebelumnya",
        "Semula Pengubahan",
        "UU 31/2014 Pasal 5",
        "UU 31/2014 Pasal 10",
        SHEET["if_opened"],
        "Saksi juga terlindungi.",
        "sampai dengan Jumat, 28 April 2028",
    ):
        assert part in said_in(test)
    assert "Penetapan Nomor PKI/0001/2026 tidak berlaku lagi" in said_in(decree)


def test_only_one_change_runs_at_a_time():
    rahma, hendra = a_ppid(), a_superior()
    old = a_decreed(rahma, hendra)
    testing.begin(changes=old, by=acting(rahma), at=NOON)
    again = rule_of(testing.begin, changes=old, by=acting(rahma), at=NOON)
    assert again is Rule.EXCLUSION_NOT_NOW


def test_e34_what_ends_on_30_april_2026_is_told_from_11_march_opened_in_the_window_or_by_itself():
    rahma, hendra = a_ppid(), a_superior()
    when = at(2025, 5, 5)
    exclusion = a_decreed(rahma, hendra, when, period_ends_on=date(2026, 4, 30))
    left_alone = a_decreed(rahma, hendra, when, period_ends_on=date(2026, 4, 30))
    calendar = working_calendar()
    assert (
        list(dues(today=date(2026, 3, 10), calendar=calendar, watch=Watch(date(2026, 3, 10)))) == []
    )
    told = list(dues(today=date(2026, 3, 11), calendar=calendar, watch=Watch(date(2026, 3, 11))))
    assert [(due.stage, due.left, due.code) for due in told] == [("window", 30, "D22")] * 2
    assert set(told[0].officers) >= {rahma.id}
    assert {
        due.stage
        for due in dues(today=date(2026, 3, 12), calendar=calendar, watch=Watch(date(2026, 3, 12)))
    } == {"window"}
    assert {
        due.stage
        for due in dues(today=date(2026, 4, 30), calendar=calendar, watch=Watch(date(2026, 4, 30)))
    } == {"due"}
    open_it: dict[str, Any] = {
        "reason": OpeningReason.PERIOD_ENDS,
        "note": "Jangka waktunya berakhir dan tidak diperpanjang.",
        "by": acting(rahma),
    }
    early = rule_of(
        decreeing.open_up,
        exclusion,
        seen=exclusion.version,
        at=at(2026, 3, 10),
        **open_it,
    )
    assert early is Rule.OPENING_TOO_EARLY
    letter = decreeing.open_up(exclusion, seen=exclusion.version, at=at(2026, 3, 11), **open_it)
    assert letter.number == exclusion.opening_number == "PBI/0001/2026"
    assert "terbuka sejak Rabu, 11 Maret 2026" in said_in(letter)
    assert exclusion.state is ExclusionState.OPENED
    assert upkeep.open_expired(at=at(2026, 4, 30, 23)) == 0
    assert upkeep.open_expired(at=at(2026, 5, 1, 0, 5)) == 1
    assert (left_alone.state, left_alone.ended_on) == (ExclusionState.EXPIRED, date(2026, 5, 1))
    last, name = queries.steps(left_alone)[-1]
    assert (last.event, last.on, name) == (ExclusionEvent.EXPIRED, date(2026, 5, 1), None)
    assert upkeep.open_expired(at=at(2026, 5, 2)) == 0


def test_what_ends_by_a_condition_is_looked_at_again_once_a_year():
    rahma, when = a_ppid(), at(2024, 2, 29)
    a_decreed(
        rahma,
        a_superior(),
        when,
        period_ends_on=None,
        ground=Ground.B,
        sub_point=None,
        condition="Hak paten berakhir",
    )
    calendar = working_calendar()

    def told(day: date) -> list[tuple[str, date]]:
        return [(due.stage, due.on) for due in dues(today=day, calendar=calendar, watch=Watch(day))]

    assert told(date(2024, 3, 4)) == told(date(2025, 2, 19)) == []
    assert told(date(2025, 2, 21)) == told(date(2025, 3, 20)) == [("tinjau", date(2025, 2, 28))]
    assert told(date(2025, 4, 1)) == []  # the year after it is told again
    assert told(date(2026, 2, 27)) == [("tinjau", date(2026, 2, 28))]


def test_what_a_worker_missed_opens_with_its_own_day():
    exclusion = a_decreed(a_ppid(), a_superior(), at(2025, 5, 5), period_ends_on=date(2026, 4, 30))
    assert upkeep.open_expired(at=at(2026, 6, 15)) == 1
    assert exclusion.ended_on == date(2026, 5, 1)


def test_written_consent_opens_personal_secrets_and_nothing_else():
    rahma, hendra = a_ppid(), a_superior()
    step: dict[str, Any] = {
        "reason": OpeningReason.CONSENT,
        "note": "Pasien menyetujui secara tertulis.",
        "by": acting(rahma),
        "at": NOON,
    }
    of_a = a_decreed(rahma, hendra)
    assert rule_of(decreeing.open_up, of_a, seen=of_a.version, **step) is Rule.CONSENT_NOT_ENOUGH
    of_h = a_decree(by=rahma)
    decreeing.open_up(of_h, seen=of_h.version, **step)
    assert of_h.state is ExclusionState.OPENED


def test_a_decree_on_paper_that_lacks_the_superior_carries_nothing_until_the_superior_approves():
    rahma, hendra = a_ppid(), a_superior()
    exclusion = a_decree(by=rahma, superior_on=None)
    today = date(2026, 8, 10)
    assert exclusion.state is ExclusionState.TESTED
    assert exclusion not in queries.usable(Wanted(), today=today)
    approve(exclusion, hendra)
    assert exclusion.state is ExclusionState.DECREED
    assert exclusion in queries.usable(Wanted(), today=today)


def test_the_signed_decree_is_kept_beside_the_printed_one():
    rahma = a_ppid()
    exclusion = a_decreed(rahma, a_superior())
    decreeing.add_signed_copy(
        exclusion,
        stored(Slot.DECREE, "penetapan.pdf"),
        seen=exclusion.version,
        by=acting(rahma),
        at=NOON,
    )
    assert exclusion.decree_paper is not None
    letter = queries.decree_letter(exclusion)
    assert letter is not None
    kept = letters.print_by_sha256(exclusion.decree_paper.sha256)
    assert kept is not None, "whoever holds the scan can verify it"
    assert kept.letter is letter


def test_a_test_that_finds_nothing_is_ended_and_excludes_nothing():
    rahma = a_ppid()
    exclusion = a_tested_sheet(rahma)
    testing.drop(
        exclusion,
        seen=exclusion.version,
        note="Nama pelapor sudah diumumkan sendiri.",
        by=acting(rahma),
        at=NOON,
    )
    assert exclusion.state is ExclusionState.DROPPED
    assert queries.usable(Wanted(words="pelapor"), today=date(2026, 8, 10)) == []


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (Wanted(), {"Alpha 100%", "Beta_rahasia"}),
        (Wanted(words="alpha"), {"Alpha 100%"}),
        (Wanted(words="100%"), {"Alpha 100%"}),
        (Wanted(words="%"), {"Alpha 100%"}),
        (Wanted(words="a_r"), {"Beta_rahasia"}),
        (Wanted(words="188/77"), {"Beta_rahasia"}),
        (Wanted(ground=Ground.J), set()),
        (Wanted(state="soon"), {"Beta_rahasia"}),
        (Wanted(state="valid"), {"Alpha 100%", "Beta_rahasia"}),
        (Wanted(state="testing"), set()),
        (Wanted(page=2), set()),
    ],
)
def test_the_list_is_searched_by_words_ground_and_what_ends_soon(wanted: Wanted, titles: set[str]):
    rahma, today = a_ppid(), date(2026, 8, 10)
    a_decree(by=rahma, title="Alpha 100%", information="Alpha.")
    a_decree(
        by=rahma,
        title="Beta_rahasia",
        information="Beta.",
        number="188/77",
        period_ends_on=today + timedelta(days=20),
    )
    found, more = queries.listed(wanted, today=today, calendar=working_calendar())
    assert ({one.title for one in found}, more) == (titles, False)
