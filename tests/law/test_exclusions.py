"""The life of an exclusion: test, approval, decree, maximum periods, and its end by itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ppid import law
from ppid.law import (
    Approver,
    Code,
    ExclusionEvent,
    ExclusionMove,
    ExclusionStanding,
    ExclusionState,
    Ground,
    LegalClock,
    NotAllowed,
    OpeningReason,
    Rule,
    Sheet,
    WorkingCalendar,
    seed_holidays,
)

BEGUN = date(2025, 5, 5)
CLOCK = LegalClock(WorkingCalendar({day.on: day.name for day in seed_holidays()}))
SHEET = Sheet(
    ground=Ground.H,
    point=2,
    statute="",
    if_opened="Riwayat kesehatan pasien diketahui umum.",
    if_closed="Rahasia pribadi pasien terlindungi.",
    testers=2,
    condition="selama data itu menyangkut pribadi pasien",
)
FOR_A = replace(SHEET, ground=Ground.A, point=2, condition="", expires_on=date(2026, 4, 30))


def decreed(sheet: Sheet = SHEET, *, on: date = BEGUN) -> ExclusionStanding:
    standing = law.begin_exclusion(on=on).standing
    standing = law.finish_test(standing, sheet, on=on).standing
    for who in (Approver.SUPERIOR, Approver.HEAD):
        standing = law.approve_exclusion(standing, who, on=on, approver=Approver.BOTH).standing
    return law.decree_exclusion(standing, on=on, approver=Approver.BOTH).standing


def rule_of(move, *args, **facts) -> Rule:
    with pytest.raises(NotAllowed) as no:
        move(*args, **facts)
    return no.value.rule


def test_a_test_is_finished_approved_by_both_and_decreed():
    standing = law.begin_exclusion(on=BEGUN).standing
    assert standing.state is ExclusionState.DRAFT
    standing = law.finish_test(standing, SHEET, on=BEGUN).standing
    assert standing.state is ExclusionState.TESTED
    assert standing.awaits(Approver.BOTH) == (Approver.SUPERIOR, Approver.HEAD)
    standing = law.approve_exclusion(
        standing, Approver.SUPERIOR, on=BEGUN, approver=Approver.BOTH
    ).standing
    assert standing.state is ExclusionState.TESTED
    standing = law.approve_exclusion(
        standing, Approver.HEAD, on=BEGUN, approver=Approver.BOTH
    ).standing
    assert standing.state is ExclusionState.APPROVED
    move = law.decree_exclusion(standing, on=BEGUN, approver=Approver.BOTH)
    assert (move.event, move.standing.state) == (ExclusionEvent.DECREED, ExclusionState.DECREED)


@pytest.mark.parametrize("who", [Approver.SUPERIOR, Approver.HEAD])
def test_a06_where_one_approver_is_enough_the_other_is_not_waited_for(who: Approver):
    standing = law.finish_test(law.begin_exclusion(on=BEGUN).standing, SHEET, on=BEGUN).standing
    standing = law.approve_exclusion(standing, who, on=BEGUN, approver=who).standing
    assert standing.state is ExclusionState.APPROVED


def test_a06_where_both_are_asked_one_alone_does_not_carry_a_decree():
    standing = law.finish_test(law.begin_exclusion(on=BEGUN).standing, SHEET, on=BEGUN).standing
    standing = law.approve_exclusion(
        standing, Approver.HEAD, on=BEGUN, approver=Approver.BOTH
    ).standing
    said = rule_of(law.decree_exclusion, standing, on=BEGUN, approver=Approver.BOTH)
    assert said is Rule.EXCLUSION_NEEDS_APPROVAL


def test_nobody_approves_twice():
    standing = law.finish_test(law.begin_exclusion(on=BEGUN).standing, SHEET, on=BEGUN).standing
    standing = law.approve_exclusion(
        standing, Approver.HEAD, on=BEGUN, approver=Approver.BOTH
    ).standing
    again = rule_of(
        law.approve_exclusion, standing, Approver.HEAD, on=BEGUN, approver=Approver.BOTH
    )
    assert again is Rule.EXCLUSION_NOT_NOW


def test_a_sheet_that_comes_back_loses_its_approvals():
    standing = law.finish_test(law.begin_exclusion(on=BEGUN).standing, FOR_A, on=BEGUN).standing
    standing = law.approve_exclusion(
        standing, Approver.HEAD, on=BEGUN, approver=Approver.BOTH
    ).standing
    back = law.return_test(standing, on=BEGUN).standing
    assert back == law.begin_exclusion(on=BEGUN).standing


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"ground": Ground.H, "point": None}, Rule.NEEDS_POINT),
        ({"ground": Ground.H, "point": 6}, Rule.NEEDS_POINT),
        ({"ground": Ground.J, "point": None}, Rule.NEEDS_STATUTE),
        ({"if_opened": " "}, Rule.NEEDS_CONSEQUENCES),
        ({"if_closed": ""}, Rule.NEEDS_CONSEQUENCES),
        ({"condition": " "}, Rule.NEEDS_PERIOD),
        ({"expires_on": date(2025, 5, 4)}, Rule.PERIOD_OVER),
        ({"testers": 0}, Rule.NEEDS_TESTERS),
    ],
)
def test_a_sheet_that_lacks_something_is_not_finished(facts, rule):
    draft = law.begin_exclusion(on=BEGUN).standing
    assert rule_of(law.finish_test, draft, replace(SHEET, **facts), on=BEGUN) is rule


@pytest.mark.parametrize("ground", "abcdef")
@pytest.mark.parametrize(
    "words",
    [
        "permanen",
        "Tidak terbatas",
        "tanpa batas waktu",
        "selama-lamanya",
        "seumur hidup",
        "berlaku selamanya",
        "tak terbatas",
    ],
)
def test_a_to_f_are_refused_as_permanent(ground: str, words: str):
    said = rule_of(
        law.check_period, Ground(ground), starts_on=BEGUN, expires_on=None, condition=words
    )
    assert said is Rule.NEVER_PERMANENT


def test_a_day_centuries_away_is_permanent_by_another_name():
    said = rule_of(
        law.check_period, Ground.C, starts_on=BEGUN, expires_on=date(2999, 12, 31), condition=""
    )
    assert said is Rule.NEVER_PERMANENT


@pytest.mark.parametrize("ground", "bcdef")
def test_b_to_f_may_last_until_a_condition_is_met(ground: str):
    law.check_period(
        Ground(ground),
        starts_on=BEGUN,
        expires_on=None,
        condition="sampai negosiasi selesai (tidak bersifat permanen)",
    )


@pytest.mark.parametrize("ground", "ghij")
def test_g_to_j_may_be_permanent(ground: str):
    law.check_period(Ground(ground), starts_on=BEGUN, expires_on=None, condition="permanen")


def test_huruf_a_lasts_thirty_years_at_most_and_names_its_day():
    law.check_period(Ground.A, starts_on=BEGUN, expires_on=date(2055, 5, 5))
    for day in (date(2055, 5, 6), None):
        said = rule_of(
            law.check_period,
            Ground.A,
            starts_on=BEGUN,
            expires_on=day,
            condition="sampai perkara berkekuatan hukum tetap",
        )
        assert said is Rule.PERIOD_TOO_LONG


def test_e34_the_window_of_opening_is_the_last_thirty_working_days():
    standing = decreed(FOR_A)
    assert standing.window_opens_on(CLOCK) == date(2026, 3, 11)
    deadline = standing.deadline(CLOCK)
    assert deadline is not None
    assert (deadline.code, deadline.on, deadline.days) == (Code.OPENING, date(2026, 4, 30), 30)
    early = rule_of(
        law.open_exclusion,
        standing,
        OpeningReason.PERIOD_ENDS,
        ground=Ground.A,
        on=date(2026, 3, 10),
        clock=CLOCK,
    )
    assert early is Rule.OPENING_TOO_EARLY
    for day in (date(2026, 3, 11), date(2026, 4, 30)):
        opened = law.open_exclusion(
            standing, OpeningReason.PERIOD_ENDS, ground=Ground.A, on=day, clock=CLOCK
        ).standing
        assert (opened.state, opened.ended_on) == (ExclusionState.OPENED, day)


def test_e34_without_a_decree_of_opening_it_opens_by_itself_after_the_last_day():
    standing = decreed(FOR_A)
    assert standing.valid_on(date(2026, 4, 30))
    assert not standing.valid_on(date(2026, 5, 1))
    on_the_day = rule_of(law.expire_exclusion, standing, on=date(2026, 4, 30))
    assert on_the_day is Rule.EXCLUSION_NOT_NOW
    for day in (date(2026, 5, 1), date(2026, 8, 1)):
        expired = law.expire_exclusion(standing, on=day).standing
        assert (expired.state, expired.ended_on) == (ExclusionState.EXPIRED, date(2026, 5, 1))


def test_e40_one_paragraph_of_huruf_h_is_given_blackened_and_never_refused_whole():
    said = {"point": 2, "decreed": True, "part_can_be_released": True}
    assert rule_of(law.check_draft, Ground.H, **said) is Rule.PART_MUST_BE_RELEASED
    law.check_draft(Ground.H, **said, whole=False)


def test_only_a_decree_of_today_carries_a_refusal():
    standing = decreed()
    before = BEGUN - timedelta(days=1)
    assert (standing.valid_on(before), standing.valid_on(BEGUN)) == (False, True)
    tested = law.finish_test(law.begin_exclusion(on=BEGUN).standing, SHEET, on=BEGUN).standing
    assert not tested.valid_on(BEGUN)


def test_a_change_of_status_ends_the_old_decree_on_its_day():
    changed = law.change_exclusion(decreed(), on=date(2026, 2, 2)).standing
    assert changed.state is ExclusionState.CHANGED
    assert (changed.valid_on(date(2026, 2, 1)), changed.valid_on(date(2026, 2, 2))) == (True, False)
    assert law.may_exclude(changed) == frozenset()


@pytest.mark.parametrize("reason", [OpeningReason.CONSENT, OpeningReason.PUBLIC_OFFICE])
def test_consent_and_public_office_lift_g_and_h_only(reason: OpeningReason):
    lifted = {
        ground.value
        for ground in Ground
        if _opens(decreed(), reason, ground=ground, on=date(2025, 6, 2))
    }
    assert lifted == {"g", "h"}


def test_open_court_lifts_huruf_a_only_and_an_order_lifts_all():
    in_court = {g.value for g in Ground if _opens(decreed(), OpeningReason.OPEN_COURT, ground=g)}
    assert in_court == {"a"}
    assert all(_opens(decreed(), OpeningReason.ORDERED, ground=ground) for ground in Ground)


def _opens(
    standing: ExclusionStanding,
    reason: OpeningReason,
    *,
    ground: Ground,
    on: date = date(2025, 6, 2),
) -> ExclusionMove | None:
    try:
        return law.open_exclusion(standing, reason, ground=ground, on=on, clock=CLOCK)
    except NotAllowed:
        return None


def test_a_met_condition_opens_only_what_had_no_day():
    assert _opens(decreed(), OpeningReason.CONDITION_MET, ground=Ground.H)
    assert not _opens(decreed(FOR_A), OpeningReason.CONDITION_MET, ground=Ground.A)


PAPER = {
    "tested_on": date(2025, 5, 5),
    "decreed_on": date(2025, 5, 12),
    "superior_on": date(2025, 5, 6),
    "head_on": date(2025, 5, 8),
    "today": date(2026, 8, 10),
    "approver": Approver.BOTH,
}


def test_a_decree_on_paper_with_both_approvals_counts_at_once():
    move = law.record_decree(SHEET, **PAPER)
    assert (move.event, move.standing.state) == (ExclusionEvent.RECORDED, ExclusionState.DECREED)
    assert move.standing.valid_on(date(2026, 8, 10))


def test_a_decree_on_paper_waits_for_the_approval_that_it_lacks():
    standing = law.record_decree(SHEET, **{**PAPER, "superior_on": None}).standing
    assert standing.state is ExclusionState.TESTED
    assert not standing.valid_on(date(2026, 8, 10))
    settled = law.approve_exclusion(
        standing, Approver.SUPERIOR, on=date(2026, 8, 10), approver=Approver.BOTH
    ).standing
    assert (settled.state, settled.decreed_on) == (ExclusionState.DECREED, date(2025, 5, 12))


@pytest.mark.parametrize(
    ("sheet", "paper", "rule"),
    [
        (SHEET, {"decreed_on": date(2026, 8, 11)}, Rule.IN_THE_FUTURE),
        (SHEET, {"tested_on": date(2025, 5, 13)}, Rule.TEST_BEFORE_DECREE),
        (FOR_A, {}, Rule.PERIOD_OVER),
        (replace(SHEET, ground=Ground.C, point=1, condition="permanen"), {}, Rule.NEVER_PERMANENT),
    ],
)
def test_a_paper_that_the_law_does_not_know_is_not_recorded(sheet, paper, rule):
    assert rule_of(law.record_decree, sheet, **{**PAPER, **paper}) is rule


def test_who_prepared_the_test_does_not_approve_it():
    assert rule_of(law.check_tester, approver_id=7, prepared_by=frozenset({7})) is Rule.OWN_TEST
    law.check_tester(approver_id=8, prepared_by=frozenset({7}))


def test_a_test_that_finds_nothing_to_exclude_is_dropped():
    dropped = law.drop_exclusion(law.begin_exclusion(on=BEGUN).standing, on=BEGUN).standing
    assert dropped.state is ExclusionState.DROPPED
    assert not dropped.valid_on(BEGUN)
    assert rule_of(law.drop_exclusion, decreed(), on=BEGUN) is Rule.EXCLUSION_NOT_NOW


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Putusan Pengadilan Negeri nomor 12", "a"),
        ("Keputusan Bupati tentang tarif parkir", "b"),
        ("Surat edaran sekretaris daerah", "b"),
        ("SP3 perkara dugaan penggelapan", "c"),
        ("Rencana anggaran Polres tahun 2026", "d"),
        ("Laporan keuangan tahunan Kejaksaan Negeri", "e"),
        ("Laporan hasil pengembalian uang hasil korupsi", "f"),
        ("Data yang sudah diumumkan di situs web", "g"),
        ("Keputusan kepala dinas atas putusan pengadilan", "ab"),
        ("Rekam medis pasien RSUD", ""),
        ("Laporan keuangan Dinas Kesehatan", ""),
    ],
)
def test_what_is_never_excluded_is_pointed_at(text: str, letters: str):
    assert "".join(law.never_excluded_in(text)) == letters


def test_every_state_has_its_lawful_events():
    for state in ExclusionState:
        assert law.may_exclude(ExclusionStanding(state, BEGUN)) <= set(ExclusionEvent)
