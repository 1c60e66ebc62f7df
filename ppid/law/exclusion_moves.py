"""Every step of an exclusion, and when the law allows it.

UU 14/2008 Pasal 18 and 19; PP 61/2010 Pasal 3, 10 and 11; Perki 1/2021 Pasal 49 to 53.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from ppid.law.clock import LegalClock
from ppid.law.events import NotAllowed, Rule
from ppid.law.exclusions import (
    ExclusionEvent,
    ExclusionStanding,
    ExclusionState,
    OpeningReason,
    Sheet,
    check_period,
    check_sheet,
)
from ppid.law.exemptions import GROUNDS, Ground, check_ground
from ppid.law.profile import Approver

_FLOW: Final[Mapping[ExclusionState, frozenset[ExclusionEvent]]] = MappingProxyType(
    {
        ExclusionState.DRAFT: frozenset({ExclusionEvent.TESTED, ExclusionEvent.DROPPED}),
        ExclusionState.TESTED: frozenset(
            {
                ExclusionEvent.RETURNED,
                ExclusionEvent.SUPERIOR_APPROVED,
                ExclusionEvent.HEAD_APPROVED,
                ExclusionEvent.DROPPED,
            }
        ),
        ExclusionState.APPROVED: frozenset(
            {
                ExclusionEvent.RETURNED,
                ExclusionEvent.SUPERIOR_APPROVED,
                ExclusionEvent.HEAD_APPROVED,
                ExclusionEvent.DECREED,
                ExclusionEvent.DROPPED,
            }
        ),
        ExclusionState.DECREED: frozenset(
            {
                ExclusionEvent.SIGNED_COPY_ADDED,
                ExclusionEvent.CHANGED,
                ExclusionEvent.EXPIRED,
                ExclusionEvent.OPENED,
            }
        ),
        ExclusionState.CHANGED: frozenset(),
        ExclusionState.EXPIRED: frozenset(),
        ExclusionState.OPENED: frozenset(),
        ExclusionState.DROPPED: frozenset(),
    }
)


@dataclass(frozen=True, slots=True)
class ExclusionMove:
    """An event that the law allows now, with the standing after it."""

    event: ExclusionEvent
    standing: ExclusionStanding


def begin_exclusion(*, on: date) -> ExclusionMove:
    """Open a sheet of the consequence test (lembar uji), before or upon a request."""
    return ExclusionMove(ExclusionEvent.BEGUN, ExclusionStanding(ExclusionState.DRAFT, on))


def may_exclude(standing: ExclusionStanding) -> frozenset[ExclusionEvent]:
    """The events that are lawful now."""
    return _FLOW[standing.state]


def finish_test(standing: ExclusionStanding, sheet: Sheet, *, on: date) -> ExclusionMove:
    """Finish the test: whole sheet, named testers, a lawful period. Raises NotAllowed."""
    _let(standing, ExclusionEvent.TESTED, on)
    check_sheet(sheet, on=on)
    after = replace(
        standing, state=ExclusionState.TESTED, tested_on=on, expires_on=sheet.expires_on
    )
    return ExclusionMove(ExclusionEvent.TESTED, after)


def return_test(standing: ExclusionStanding, *, on: date) -> ExclusionMove:
    """Give a tested sheet back to be amended; approvals given so far are void."""
    _let(standing, ExclusionEvent.RETURNED, on)
    after = replace(
        standing,
        state=ExclusionState.DRAFT,
        tested_on=None,
        superior_on=None,
        head_on=None,
        expires_on=None,
    )
    return ExclusionMove(ExclusionEvent.RETURNED, after)


def approve_exclusion(
    standing: ExclusionStanding, who: Approver, *, on: date, approver: Approver
) -> ExclusionMove:
    """Approve a tested sheet, Perki 1/2021 Pasal 10 (2) e; PP 61/2010 Pasal 3 (2); A-06.

    `who` is SUPERIOR or HEAD, `approver` what the profile asks for. A decree recorded from
    paper counts from the last approval that it lacked.
    """
    event = _APPROVALS[who]
    _let(standing, event, on)
    by_superior = who is Approver.SUPERIOR
    if (standing.superior_on if by_superior else standing.head_on) is not None:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, event=event, state=standing.state)
    given = replace(standing, superior_on=on) if by_superior else replace(standing, head_on=on)
    return ExclusionMove(event, _settled(given, approver))


_APPROVALS: Final = MappingProxyType(
    {
        Approver.SUPERIOR: ExclusionEvent.SUPERIOR_APPROVED,
        Approver.HEAD: ExclusionEvent.HEAD_APPROVED,
    }
)


def _settled(standing: ExclusionStanding, approver: Approver) -> ExclusionStanding:
    """Approved once all have approved; decreed where the decree lies there already."""
    if standing.awaits(approver):
        return standing
    decreed = standing.decreed_on is not None
    state = ExclusionState.DECREED if decreed else ExclusionState.APPROVED
    return replace(standing, state=state)


def decree_exclusion(standing: ExclusionStanding, *, on: date, approver: Approver) -> ExclusionMove:
    """Make the decree (Penetapan), Perki 1/2021 Pasal 49 (4) to (6), Lampiran III."""
    if standing.state is ExclusionState.TESTED:
        raise NotAllowed(Rule.EXCLUSION_NEEDS_APPROVAL, awaits=standing.awaits(approver))
    _let(standing, ExclusionEvent.DECREED, on)
    if standing.awaits(approver):
        raise NotAllowed(Rule.EXCLUSION_NEEDS_APPROVAL, awaits=standing.awaits(approver))
    if standing.expires_on is not None and standing.expires_on < on:
        raise NotAllowed(Rule.PERIOD_OVER, on=standing.expires_on)
    after = replace(standing, state=ExclusionState.DECREED, decreed_on=on)
    return ExclusionMove(ExclusionEvent.DECREED, after)


def record_decree(
    sheet: Sheet,
    *,
    tested_on: date,
    decreed_on: date,
    superior_on: date | None,
    head_on: date | None,
    today: date,
    approver: Approver,
) -> ExclusionMove:
    """Record a decree that the office has on paper; what approval it lacks is still to be given.

    Raises NotAllowed for a day that has not come, a test after its decree, or an unlawful period.
    """
    check_ground(sheet.ground, point=sheet.point, statute=sheet.statute)
    if not sheet.if_opened.strip() or not sheet.if_closed.strip():
        raise NotAllowed(Rule.NEEDS_CONSEQUENCES)
    check_period(
        sheet.ground, starts_on=decreed_on, expires_on=sheet.expires_on, condition=sheet.condition
    )
    if max(decreed_on, tested_on, superior_on or tested_on, head_on or tested_on) > today:
        raise NotAllowed(Rule.IN_THE_FUTURE, on=decreed_on, today=today)
    if tested_on > decreed_on:
        raise NotAllowed(Rule.TEST_BEFORE_DECREE, on=tested_on, decreed_on=decreed_on)
    if sheet.expires_on is not None and sheet.expires_on < today:
        raise NotAllowed(Rule.PERIOD_OVER, on=sheet.expires_on)
    standing = ExclusionStanding(
        ExclusionState.TESTED,
        begun_on=tested_on,
        tested_on=tested_on,
        superior_on=superior_on,
        head_on=head_on,
        decreed_on=decreed_on,
        expires_on=sheet.expires_on,
    )
    return ExclusionMove(ExclusionEvent.RECORDED, _settled(standing, approver))


def change_exclusion(standing: ExclusionStanding, *, on: date) -> ExclusionMove:
    """Replace a decree by that of its change of status, Perki 1/2021 Pasal 53, Lampiran V."""
    _let(standing, ExclusionEvent.CHANGED, on)
    after = replace(standing, state=ExclusionState.CHANGED, ended_on=on)
    return ExclusionMove(ExclusionEvent.CHANGED, after)


def opening_reasons(standing: ExclusionStanding, ground: Ground) -> tuple[OpeningReason, ...]:
    """The reasons for which an exclusion on this ground can be opened, whatever the day."""
    dated, consent = standing.expires_on is not None, GROUNDS[ground].lifts_with_consent
    applies = {
        OpeningReason.PERIOD_ENDS: dated,
        OpeningReason.CONDITION_MET: not dated,
        OpeningReason.CONSENT: consent,
        OpeningReason.PUBLIC_OFFICE: consent,
        OpeningReason.OPEN_COURT: ground is Ground.A,
        OpeningReason.ORDERED: True,
    }
    return tuple(reason for reason, lawful in applies.items() if lawful)


def open_exclusion(
    standing: ExclusionStanding,
    reason: OpeningReason,
    *,
    ground: Ground,
    on: date,
    clock: LegalClock,
) -> ExclusionMove:
    """Decree that the information is open (PP 61/2010 Pasal 11; Perki 1/2021 Pasal 52).

    Because its period ends only in the last 30 working days; before that by a change of status,
    by consent (huruf g and h), in open court (huruf a), or by order of the KI or a court.
    """
    _let(standing, ExclusionEvent.OPENED, on)
    window = standing.window_opens_on(clock)
    ends = (OpeningReason.PERIOD_ENDS, OpeningReason.CONDITION_MET)
    if reason not in opening_reasons(standing, ground):
        rule = Rule.OPENING_TOO_EARLY if reason in ends else Rule.CONSENT_NOT_ENOUGH
        raise NotAllowed(rule, ground=ground, window=window)
    if reason is OpeningReason.PERIOD_ENDS and window is not None and on < window:
        raise NotAllowed(Rule.OPENING_TOO_EARLY, window=window)
    return ExclusionMove(
        ExclusionEvent.OPENED, replace(standing, state=ExclusionState.OPENED, ended_on=on)
    )


def expire_exclusion(standing: ExclusionStanding, *, on: date) -> ExclusionMove:
    """Let the information become public by itself once its last day has passed."""
    _let(standing, ExclusionEvent.EXPIRED, on)
    if standing.expires_on is None or on <= standing.expires_on:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, expires_on=standing.expires_on)
    opened = standing.expires_on + timedelta(days=1)
    return ExclusionMove(
        ExclusionEvent.EXPIRED, replace(standing, state=ExclusionState.EXPIRED, ended_on=opened)
    )


def drop_exclusion(standing: ExclusionStanding, *, on: date) -> ExclusionMove:
    """End a test that found nothing to exclude: the information is open."""
    _let(standing, ExclusionEvent.DROPPED, on)
    if standing.decreed_on is not None:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, state=standing.state)
    return ExclusionMove(
        ExclusionEvent.DROPPED, replace(standing, state=ExclusionState.DROPPED, ended_on=on)
    )


def check_tester(*, approver_id: int | None, prepared_by: frozenset[int]) -> None:
    """Whoever prepared the test as PPID does not approve it as superior. Raises NotAllowed."""
    if approver_id in prepared_by:
        raise NotAllowed(Rule.OWN_TEST)


def _let(standing: ExclusionStanding, event: ExclusionEvent, on: date) -> None:
    if event not in _FLOW[standing.state]:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, event=event, state=standing.state)
    if on < standing.begun_on:
        raise NotAllowed(Rule.BEFORE_TEST, on=on, begun_on=standing.begun_on)
