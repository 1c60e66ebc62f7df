"""The same for what the office owes though nobody asked: list, announcement, report, opening."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ppid.law.clock import LegalClock
from ppid.law.duties import Duty, DutyDue
from ppid.law.exclusions import ExclusionStanding
from ppid.law.explain import Explanation, Start, explain
from ppid.law.periods import Code

_STARTS: Final[Mapping[Duty, Start]] = MappingProxyType(
    {
        Duty.LIST_UPDATE: Start.LIST_SET,
        Duty.ANNOUNCEMENT: Start.ANNOUNCED,
        Duty.REPORT: Start.BUDGET_YEAR_ENDED,
    }
)


def duty_explanation(due: DutyDue, clock: LegalClock) -> Explanation:
    """Why a duty (D19 to D21) is due on that day.

    Its safe date is the working day to aim at: the legal day does not move for a day off.
    """
    never = due.never_done and due.duty is not Duty.REPORT
    start = Start.FIRST_REQUEST if never else _STARTS[due.duty]
    return explain(due.deadline.code, [(due.deadline, start)], clock, safe=due.aim)


def opening_explanation(standing: ExclusionStanding, clock: LegalClock) -> Explanation | None:
    """Why the opening (D22) may be decreed from that day; None without a day of expiry."""
    if standing.deadline(clock) is None or standing.expires_on is None:
        return None
    window = clock.deadline(Code.OPENING, standing.expires_on)
    return explain(Code.OPENING, [(window, Start.EXCLUSION_ENDS)], clock)
