"""The same for what may come after the answer: an objection, a dispute, a court."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from ppid.law.clock import LegalClock
from ppid.law.dispute_flow import SESSION
from ppid.law.disputes import DisputeStanding, dispute_deadlines, first_mediation
from ppid.law.explain import NO_MOVES, Explanation, Moves, Start, explain
from ppid.law.objections import ObjectionStanding
from ppid.law.periods import Code, Deadline

STARTS: Final[Mapping[str, Start]] = MappingProxyType(
    {
        Code.KI_NOTICE: Start.DISPUTE_FILED,
        Code.KI_COMPLETION: Start.DOCUMENTS_ASKED,
        Code.KI_START: Start.DISPUTE_FILED,
        Code.KI_FINISH: Start.PROCESS_BEGAN,
        SESSION: Start.SUMMONED,
        Code.MEDIATION: Start.MEDIATION_MET,
        Code.MEDIATION_EXTENSION: Start.MEDIATION_ENDED,
        Code.DECISION_COPY: Start.DECISION_READ,
        Code.COURT: Start.DECISION_RECEIVED,
        Code.COURT_CALENDAR: Start.DECISION_RECEIVED,
        Code.CASSATION: Start.COURT_DECIDED,
        Code.SUMMONS: Start.SESSION_DAY,
    }
)


def objection_explanations(
    standing: ObjectionStanding, clock: LegalClock, moved: Moves = NO_MOVES
) -> Mapping[str, Explanation]:
    """Every deadline of an objection: D7 that it had to keep, D8, then D9a or D9b."""
    answer = standing.answer_due(clock), _objection_start(standing)
    roads: dict[str, list[tuple[Deadline, Start]]] = {}
    if standing.found_on is not None:
        late = clock.deadline(Code.OBJECTION, standing.found_on)
        roads[Code.OBJECTION] = [(late, Start.REASON_FOUND)]
    roads[Code.OBJECTION_ANSWER] = [answer]
    dispute = standing.dispute_due(clock)
    if dispute and dispute.code == Code.DISPUTE:
        roads[Code.DISPUTE] = [(dispute, Start.ANSWER_ARRIVED)]
    elif dispute:
        roads[Code.DISPUTE_AFTER_SILENCE] = [answer, (dispute, Start.SUPERIOR_SILENT)]
    return {
        str(code): explain(str(code), road, clock, moved=moved.get(code, ()))
        for code, road in roads.items()
    }


def _objection_start(standing: ObjectionStanding) -> Start:
    if standing.runs_from:
        held = standing.runs_from == standing.found_on
        return Start.REASON_CAME if held else Start.OBJECTION_COUNTS
    if standing.recorded_on < standing.received_on:
        return Start.OBJECTION_RECORDED
    return Start.OBJECTION_RECEIVED


def dispute_explanations(
    standing: DisputeStanding, clock: LegalClock, moved: Moves = NO_MOVES
) -> Mapping[str, Explanation]:
    """Every deadline of a dispute that runs, D10 to D18, by its code, the earliest first.

    Where two laws differ both are there (A-11). Beside a session stands until when the summons
    to it was to come (D14).
    """
    found = {
        due.code: _of_dispute(due, standing, clock, moved)
        for due in dispute_deadlines(standing, clock)
    }
    if standing.session_on:
        summons = clock.deadline(Code.SUMMONS, standing.session_on)
        found[summons.code] = _of_dispute(summons, standing, clock, moved)
    return found


def _of_dispute(
    due: Deadline, standing: DisputeStanding, clock: LegalClock, moved: Moves
) -> Explanation:
    """A longer mediation has two stretches: the first fourteen days, and the seven after them."""
    road = [(due, _start(due, standing))]
    if due.code == Code.MEDIATION_EXTENSION:
        first = first_mediation(standing, clock)
        road.insert(0, (first, STARTS[first.code]))
    return explain(due.code, road, clock, moved=moved.get(due.code, ()))


def all_dispute_explanations(
    standing: DisputeStanding, clock: LegalClock, moved: Moves = NO_MOVES
) -> Mapping[str, Explanation]:
    """Every deadline that ran or runs, each as the last step that set it left it."""
    found: dict[str, Explanation] = {}
    for place in range(1, len(standing.steps) + 1):
        until = replace(standing, steps=standing.steps[:place])
        found |= dispute_explanations(until, clock, moved)
    return found


def _start(due: Deadline, standing: DisputeStanding) -> Start:
    """The hundred days run from the application until it is known when the process began."""
    if due.code == Code.KI_FINISH and due.day_zero == standing.steps[0].on:
        return Start.DISPUTE_FILED
    return STARTS[due.code]
