"""Where a request stands in law: its states, its flow, its dates, and what is due when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from ppid.law.clock import LegalClock
from ppid.law.events import Event, NotAllowed, Rule
from ppid.law.periods import PROVIDE_ARTICLE, Code, Deadline
from ppid.law.profile import AnswerCounts, ClockStart


class State(StrEnum):
    """Where a case stands (status)."""

    RECEIVED = auto()
    INCOMPLETE = auto()
    LAPSED = auto()
    IN_PROGRESS = auto()
    DECIDED = auto()
    AWAITING_PAYMENT = auto()
    HANDED_OVER = auto()
    CLOSED = auto()
    WITHDRAWN = auto()


class Outcome(StrEnum):
    """What the written notice says (isi pemberitahuan tertulis), Perki 1/2021 Pasal 31 (4)."""

    GRANTED = auto()
    PARTLY_GRANTED = auto()
    REFUSED = auto()
    NOT_HELD = auto()
    NOT_DOCUMENTED = auto()


GIVING: Final = frozenset({Outcome.GRANTED, Outcome.PARTLY_GRANTED})


def overall(outcomes: Iterable[Outcome | None]) -> Outcome:
    """The one outcome that the register shows for a case of several questions (butir).

    All alike: that one. Something given and something not: PARTLY_GRANTED. Nothing given and
    not alike: REFUSED if any is refused (it carries the objection of huruf a), else NOT_HELD.
    No question, or one without an outcome: NotAllowed, UU 14/2008 Pasal 22 (7).
    """
    answers = set(outcomes)
    found = {answer for answer in answers if answer is not None}
    if not found or len(found) < len(answers):
        raise NotAllowed(Rule.EVERY_QUESTION_ANSWERED)
    if len(found) == 1:
        return found.pop()
    if found & GIVING:
        return Outcome.PARTLY_GRANTED
    return Outcome.REFUSED if Outcome.REFUSED in found else Outcome.NOT_HELD


FLOW: Final[Mapping[State, Mapping[Event, State]]] = MappingProxyType(
    {
        State.RECEIVED: {
            Event.ACCEPTED: State.IN_PROGRESS,
            Event.DEEMED_COMPLETE: State.IN_PROGRESS,
            Event.COMPLETION_ASKED: State.INCOMPLETE,
            Event.STILL_INCOMPLETE: State.INCOMPLETE,
            Event.REPAIRED: State.RECEIVED,
            Event.WITHDRAWN: State.WITHDRAWN,
        },
        State.INCOMPLETE: {
            Event.REPAIRED: State.RECEIVED,
            Event.LAPSED: State.LAPSED,
            Event.WITHDRAWN: State.WITHDRAWN,
        },
        State.IN_PROGRESS: {
            Event.EXTENDED: State.IN_PROGRESS,
            Event.DECIDED: State.DECIDED,
            Event.WITHDRAWN: State.WITHDRAWN,
        },
        State.DECIDED: {
            Event.PAYMENT_ASKED: State.AWAITING_PAYMENT,
            Event.HANDED_OVER: State.HANDED_OVER,
            Event.CLOSED: State.CLOSED,
        },
        State.AWAITING_PAYMENT: {
            Event.PAID: State.DECIDED,
            Event.CLOSED: State.CLOSED,
        },
        State.HANDED_OVER: {
            Event.HANDED_OVER: State.HANDED_OVER,
            Event.CLOSED: State.CLOSED,
        },
        State.CLOSED: {},
        State.WITHDRAWN: {},
        State.LAPSED: {},
    }
)

OPEN: Final = frozenset(state for state, ways in FLOW.items() if ways)
UNANSWERED: Final = frozenset({State.RECEIVED, State.INCOMPLETE, State.IN_PROGRESS})


@dataclass(frozen=True, slots=True)
class Standing:
    """The legal facts of a case at one moment (kedudukan permohonan); days of the office's zone.

    `complete_on` is the day the complete request was received, None while something is missing;
    `declared_on` the day it was declared or deemed complete. All readings of A-01 are kept.
    `completion_asked_on` is the day the incompleteness letter reached the requester.
    `provide_by` is the day the notice itself promises; `handed_over_on` the first handing over;
    `closed_on` the day the case ended, also by lapse or withdrawal. `further_letters` is how many
    incompleteness letters may follow the first (A-07); `notice_reached_on` the day the written
    notice reached the requester (A-15).
    """

    state: State
    received_on: date
    registered_on: date
    complete_on: date | None = None
    repaired_on: date | None = None
    completion_asked_on: date | None = None
    extended_on: date | None = None
    decided_on: date | None = None
    provide_by: date | None = None
    paid_on: date | None = None
    handed_over_on: date | None = None
    closed_on: date | None = None
    outcome: Outcome | None = None
    declared_on: date | None = None
    further_letters: int = 0
    notice_reached_on: date | None = None

    @property
    def noticed_on(self) -> date | None:
        """The day the notice reached the requester; day zero of D7. None while undecided."""
        return self.notice_reached_on or self.decided_on

    def is_answered_late(self, clock: LegalClock) -> bool:
        """Whether the notice came after its last day: sent, or received if that counts (A-26)."""
        counts = clock.profile.answer_counts
        on = self.noticed_on if counts is AnswerCounts.RECEIVED else self.decided_on
        due = self.answer_due_on(clock)
        return on is not None and due is not None and on > due

    def check_due_on(self, clock: LegalClock) -> date | None:
        """The last day to check completeness (D2), Perki 1/2021 Pasal 31 (2).

        Counted from registration, or from the latest repair; only while the check is open.
        """
        return _on(self._check(clock))

    def repair_due_on(self, clock: LegalClock) -> date | None:
        """The last day for the requester to complete (D3), Perki 1/2021 Pasal 33 (3).

        Counted from the one letter; further findings open no new window (A-07).
        """
        return _on(self._repair(clock))

    def first_answer_due_on(self, clock: LegalClock) -> date | None:
        """The last day of the first period (D4): for the notice, and to extend it.

        UU 14/2008 Pasal 22 (7), counted from the day that the profile says (A-01).
        """
        day_zero = self.answer_runs_from(clock)
        return clock.ends_on(Code.ANSWER, day_zero) if day_zero else None

    def answer_due_on(self, clock: LegalClock) -> date | None:
        """The last day for the written notice (D4, or D5 once extended), kept for the record.

        Seven more working days from the end of the first ten, UU 14/2008 Pasal 22 (8).
        """
        return _on(self._answer(clock))

    def safe_answer_due_on(self, clock: LegalClock) -> date:
        """The same by the strict reading, counted from the first receipt (tanggal aman, A-01)."""
        return self._answer_from(self.received_on, clock).on

    def answer_runs_from(self, clock: LegalClock) -> date | None:
        """Day zero of D4 as the profile reads the law (A-01); None while it does not run.

        By the Perki's letter an undeclared request runs from its completeness until it is
        declared: the date can only be announced later, never earlier.
        """
        if self.complete_on is None or self.state is State.INCOMPLETE:
            return None
        return {
            ClockStart.COMPLETE_RECEIVED: self.complete_on,
            ClockStart.FIRST_RECEIVED: self.received_on,
            ClockStart.DECLARED_COMPLETE: self.declared_on or self.complete_on,
        }[clock.profile.clock_start]

    def provide_due_on(self) -> date | None:
        """The day the notice itself promised (D6), Perki 1/2021 Pasal 31 (4) f."""
        return self.provide_by

    def silence_since(self, clock: LegalClock) -> date | None:
        """The first day on which no answer is a reason to object, UU 14/2008 Pasal 35 (1) c.

        It may lie ahead. None once answered or ended, and while the answer is not yet due.
        """
        due = self.answer_due_on(clock)
        if due is None or self.state not in UNANSWERED:
            return None
        return clock.calendar.next_working(due)

    def objection_due_on(self, clock: LegalClock) -> date | None:
        """The last day to object (D7), UU 14/2008 Pasal 36 (1).

        Counted from the day the notice was received, or from the first day of silence where
        there is none.
        """
        found = self.noticed_on or self.silence_since(clock)
        return clock.ends_on(Code.OBJECTION, found) if found else None

    def deadline(self, clock: LegalClock) -> Deadline | None:
        """The next last day that the office must watch: D2, D3, D4 or D5, then D6."""
        if self.state is State.RECEIVED:
            return self._check(clock)
        if self.state is State.INCOMPLETE:
            return self._repair(clock)
        if self.state is State.IN_PROGRESS:
            return self._answer(clock)
        return self._provide()

    def _check(self, clock: LegalClock) -> Deadline | None:
        if self.state is not State.RECEIVED:
            return None
        return clock.deadline(Code.CHECK, self.repaired_on or self.registered_on)

    def _repair(self, clock: LegalClock) -> Deadline | None:
        if self.state is not State.INCOMPLETE or self.completion_asked_on is None:
            return None
        return clock.deadline(Code.REPAIR, self.completion_asked_on)

    def _answer(self, clock: LegalClock) -> Deadline | None:
        day_zero = self.answer_runs_from(clock)
        return self._answer_from(day_zero, clock) if day_zero else None

    def _answer_from(self, day_zero: date, clock: LegalClock) -> Deadline:
        first = clock.deadline(Code.ANSWER, day_zero)
        return clock.deadline(Code.EXTENSION, first.on) if self.extended_on else first

    def _provide(self) -> Deadline | None:
        """Nothing to watch while the requester has to pay (D6 is held), or once handed over."""
        if self.state is not State.DECIDED or self.provide_by is None or self.decided_on is None:
            return None
        return Deadline(Code.PROVIDE, self.provide_by, self.decided_on, None, PROVIDE_ARTICLE)


def deadlines(standing: Standing, clock: LegalClock) -> tuple[Deadline, ...]:
    """All last days that apply now, in the order of the law (D2 to D7).

    D1 is met when the number is given. D7 stands here once there is a notice; for silence ask
    `objection_due_on`.
    """
    answer = standing._answer(clock) if standing.state in UNANSWERED else None
    noticed = standing.noticed_on
    found = (
        standing._check(clock),
        standing._repair(clock),
        answer,
        standing._provide(),
        clock.deadline(Code.OBJECTION, noticed) if noticed else None,
    )
    return tuple(deadline for deadline in found if deadline)


def _on(deadline: Deadline | None) -> date | None:
    return deadline.on if deadline else None
