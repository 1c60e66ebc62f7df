"""Why a last day is that day: day zero, every day counted or passed over, and the article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from ppid.law.calendar import CountedDay
from ppid.law.cases import Standing, State
from ppid.law.clock import LegalClock
from ppid.law.events import Event
from ppid.law.periods import PROVIDE_ARTICLE, Code, Deadline, Unit, months_after
from ppid.law.profile import ClockStart

OBJECTION_AFTERWARDS: Final = "D7b"
"""D7 for a reason that lies in the handing over, not in the notice or in silence."""


class Start(StrEnum):
    """What happened on day zero."""

    REGISTERED = auto()
    REPAIRED = auto()
    LETTER_ARRIVED = auto()
    COMPLETE_RECEIVED = auto()
    FIRST_RECEIVED = auto()
    DECLARED_COMPLETE = auto()
    FIRST_PERIOD_ENDED = auto()
    NOTICE = auto()
    SILENCE = auto()
    PROMISE_BROKEN = auto()
    HANDED_OVER = auto()
    REASON_FOUND = auto()
    OBJECTION_RECEIVED = auto()
    OBJECTION_RECORDED = auto()
    REASON_CAME = auto()
    OBJECTION_COUNTS = auto()
    ANSWER_ARRIVED = auto()
    SUPERIOR_SILENT = auto()
    DISPUTE_FILED = auto()
    DOCUMENTS_ASKED = auto()
    PROCESS_BEGAN = auto()
    SUMMONED = auto()
    MEDIATION_MET = auto()
    MEDIATION_ENDED = auto()
    DECISION_READ = auto()
    DECISION_RECEIVED = auto()
    COURT_DECIDED = auto()
    SESSION_DAY = auto()
    LIST_SET = auto()
    ANNOUNCED = auto()
    FIRST_REQUEST = auto()
    BUDGET_YEAR_ENDED = auto()
    EXCLUSION_ENDS = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """One period of an explanation: its deadline, what day zero is, and day after day.

    `days` is empty where nothing is counted: a promised day. Of months each stands there by
    its last day.
    """

    deadline: Deadline
    start: Start
    days: tuple[CountedDay, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """An earlier date that was said, and why it moved; `reason` names the days off, if any."""

    on: date
    before: date
    after: date
    event: Event
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A last day with all that is needed to count it again by hand.

    `certain` is False where it rests on a year whose days off are not confirmed; `safe` is the
    earlier day of the strict reading (tanggal aman, A-01), None where it is the same.
    """

    code: str
    stretches: tuple[Stretch, ...]
    certain: bool
    safe: date | None = None
    moved: tuple[Moved, ...] = ()

    @property
    def deadline(self) -> Deadline:
        """The last stretch's deadline: the one that is explained."""
        return self.stretches[-1].deadline

    @property
    def on(self) -> date:
        """The last day."""
        return self.deadline.on

    @property
    def day_zero(self) -> date:
        """The day from which all is counted."""
        return self.stretches[0].deadline.day_zero


Moves = Mapping[str, tuple[Moved, ...]]
NO_MOVES: Final[Moves] = MappingProxyType({})


def counted(deadline: Deadline, clock: LegalClock) -> tuple[CountedDay, ...]:
    """Every day from day zero to the last day, with its number or with why it does not count.

    Periods before an event (WORKING_DAYS_BEFORE) are counted backwards from it; of months only
    the last day of each is there, with the month's number.
    """
    if deadline.days is None:
        return ()
    if deadline.unit is Unit.MONTHS:
        ends = (months_after(deadline.day_zero, n) for n in range(1, deadline.days + 1))
        return tuple(CountedDay(on, n, None) for n, on in enumerate(ends, 1))
    if deadline.unit is Unit.CALENDAR_DAYS:
        days = range(1, deadline.days + 1)
        return tuple(CountedDay(deadline.day_zero + timedelta(n), n, None) for n in days)
    if deadline.unit is Unit.WORKING_DAYS_BEFORE:
        return _backwards(deadline, clock)
    return _forwards(deadline, deadline.days, clock)


def _forwards(deadline: Deadline, length: int, clock: LegalClock) -> tuple[CountedDay, ...]:
    start = deadline.day_zero
    if not clock.counts_start(deadline.code, start):
        return clock.calendar.walk(start, length)
    rest = clock.calendar.walk(start, length - 1)
    later = (CountedDay(d.on, d.number + 1 if d.number else None, d.reason) for d in rest)
    return (CountedDay(start, 1, None), *later)


def _backwards(deadline: Deadline, clock: LegalClock) -> tuple[CountedDay, ...]:
    day, number, walked = deadline.day_zero, 0, []
    while day > deadline.on:
        day -= timedelta(1)
        reason = clock.calendar.why_off(day)
        number += reason is None
        walked.append(CountedDay(day, number if reason is None else None, reason))
    return tuple(walked)


def explain(
    code: str,
    stretches: Iterable[tuple[Deadline, Start]],
    clock: LegalClock,
    *,
    safe: date | None = None,
    moved: tuple[Moved, ...] = (),
) -> Explanation:
    """Put one explanation together from deadlines that follow one another."""
    found = tuple(Stretch(due, start, counted(due, clock)) for due, start in stretches)
    certain = not any(clock.is_provisional(stretch.deadline) for stretch in found)
    strict = None if safe == found[-1].deadline.on else safe
    return Explanation(code, found, certain, strict, moved)


def explanations(
    standing: Standing, clock: LegalClock, moved: Moves = NO_MOVES
) -> Mapping[str, Explanation]:
    """Every deadline of a request that runs or ran, D2 to D7, by its code, in that order."""
    found = (
        _check(standing, clock, moved),
        _repair(standing, clock, moved),
        _answer(standing, clock, moved),
        _extension(standing, clock, moved),
        _provision(standing, clock, moved),
        _objection(standing, clock, moved),
        _objection_afterwards(standing, clock, moved),
    )
    return {one.code: one for one in found if one}


def _check(standing: Standing, clock: LegalClock, moved: Moves) -> Explanation:
    start = Start.REPAIRED if standing.repaired_on else Start.REGISTERED
    due = clock.deadline(Code.CHECK, standing.repaired_on or standing.registered_on)
    return explain(Code.CHECK, [(due, start)], clock, moved=moved.get(Code.CHECK, ()))


def _repair(standing: Standing, clock: LegalClock, moved: Moves) -> Explanation | None:
    if standing.completion_asked_on is None:
        return None
    due = clock.deadline(Code.REPAIR, standing.completion_asked_on)
    return explain(
        Code.REPAIR, [(due, Start.LETTER_ARRIVED)], clock, moved=moved.get(Code.REPAIR, ())
    )


def _answer_start(standing: Standing, clock: LegalClock) -> Start:
    reading = clock.profile.clock_start
    if reading is ClockStart.DECLARED_COMPLETE and standing.declared_on:
        return Start.DECLARED_COMPLETE
    if reading is ClockStart.FIRST_RECEIVED:
        return Start.FIRST_RECEIVED
    return Start.COMPLETE_RECEIVED


def _first_period(standing: Standing, clock: LegalClock) -> tuple[Deadline, Start] | None:
    day_zero = standing.answer_runs_from(clock)
    if day_zero is None:
        return None
    return clock.deadline(Code.ANSWER, day_zero), _answer_start(standing, clock)


def _answer(standing: Standing, clock: LegalClock, moved: Moves) -> Explanation | None:
    first = _first_period(standing, clock)
    if first is None:
        return None
    safe = clock.ends_on(Code.ANSWER, standing.received_on)
    return explain(Code.ANSWER, [first], clock, safe=safe, moved=moved.get(Code.ANSWER, ()))


def _extension(standing: Standing, clock: LegalClock, moved: Moves) -> Explanation | None:
    first = _first_period(standing, clock)
    if first is None or standing.extended_on is None:
        return None
    later = clock.deadline(Code.EXTENSION, first[0].on), Start.FIRST_PERIOD_ENDED
    return explain(
        Code.EXTENSION,
        [first, later],
        clock,
        safe=standing.safe_answer_due_on(clock),
        moved=_put_off(standing.extended_on, first[0].on, later[0].on, moved),
    )


def _put_off(on: date, before: date, after: date, moved: Moves) -> tuple[Moved, ...]:
    """All that moved an extended answer, oldest first: as it was before, the extension, since."""
    earlier, since = (moved.get(code, ()) for code in (Code.ANSWER, Code.EXTENSION))
    first_said = since[0].before if since else after
    return (*earlier, Moved(on, before, first_said, Event.EXTENDED), *since)


def _provision(standing: Standing, clock: LegalClock, moved: Moves) -> Explanation | None:
    """A promised day is counted from nothing (D6); it stands on the notice alone."""
    if standing.provide_by is None or standing.decided_on is None:
        return None
    due = Deadline(Code.PROVIDE, standing.provide_by, standing.decided_on, None, PROVIDE_ARTICLE)
    return explain(Code.PROVIDE, [(due, Start.NOTICE)], clock, moved=moved.get(Code.PROVIDE, ()))


def _objection(standing: Standing, clock: LegalClock, moved: Moves) -> Explanation | None:
    if standing.state in (State.WITHDRAWN, State.LAPSED):
        return None
    found = standing.noticed_on or standing.silence_since(clock)
    if found is None:
        return None
    start = Start.NOTICE if standing.noticed_on else Start.SILENCE
    due = clock.deadline(Code.OBJECTION, found)
    return explain(Code.OBJECTION, [(due, start)], clock, moved=moved.get(Code.OBJECTION, ()))


def _objection_afterwards(
    standing: Standing, clock: LegalClock, moved: Moves
) -> Explanation | None:
    """For what was handed over (huruf d and g), or was promised and not handed over (e)."""
    found = afterwards(standing, clock)
    if found is None:
        return None
    due = clock.deadline(Code.OBJECTION, found[0])
    return explain(
        OBJECTION_AFTERWARDS,
        [(due, found[1])],
        clock,
        moved=moved.get(OBJECTION_AFTERWARDS, ()),
    )


def afterwards(standing: Standing, clock: LegalClock) -> tuple[date, Start] | None:
    """The day on which a reason after the notice is found: handing over, or a broken promise.

    It may lie ahead; none while the promise was held up by a payment (D6 is held).
    """
    if standing.decided_on is None:
        return None
    if standing.handed_over_on is not None:
        return standing.handed_over_on, Start.HANDED_OVER
    if standing.provide_by is None or standing.state is State.AWAITING_PAYMENT:
        return None
    return clock.calendar.next_working(standing.provide_by), Start.PROMISE_BROKEN
