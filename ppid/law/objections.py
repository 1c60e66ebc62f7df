"""Where an objection (keberatan) stands in law: its grounds, its flow, its dates and its moves.

UU 14/2008 Pasal 35 to 37; Perki 1/2021 Pasal 39 to 44.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from ppid.law.clock import LegalClock
from ppid.law.events import Event, NotAllowed, Rule
from ppid.law.periods import Code, Deadline
from ppid.law.profile import LateObjection, Premature


class ObjectionGround(StrEnum):
    """The letter (huruf) of UU 14/2008 Pasal 35 ayat (1)."""

    REFUSED = "a"
    NOT_PUBLISHED = "b"
    NO_ANSWER = "c"
    NOT_AS_ASKED = "d"
    NOT_FULFILLED = "e"
    UNREASONABLE_COST = "f"
    LATE = "g"


GROUND_WORDINGS: Final[Mapping[ObjectionGround, str]] = MappingProxyType(
    {
        ObjectionGround.REFUSED: (
            "penolakan atas permintaan informasi berdasarkan alasan pengecualian sebagaimana "
            "dimaksud dalam Pasal 17"
        ),
        ObjectionGround.NOT_PUBLISHED: (
            "tidak disediakannya informasi berkala sebagaimana dimaksud dalam Pasal 9"
        ),
        ObjectionGround.NO_ANSWER: "tidak ditanggapinya permintaan informasi",
        ObjectionGround.NOT_AS_ASKED: (
            "permintaan informasi ditanggapi tidak sebagaimana yang diminta"
        ),
        ObjectionGround.NOT_FULFILLED: "tidak dipenuhinya permintaan informasi",
        ObjectionGround.UNREASONABLE_COST: "pengenaan biaya yang tidak wajar",
        ObjectionGround.LATE: (
            "penyampaian informasi yang melebihi waktu yang diatur dalam Undang-Undang ini"
        ),
    }
)


def objection_article(ground: ObjectionGround) -> str:
    """The citation of a ground."""
    return f"UU 14/2008 Pasal 35 ayat (1) huruf {ground}"


class ObjectionState(StrEnum):
    """Where an objection stands."""

    REGISTERED = auto()
    ANSWERED = auto()
    SETTLED = auto()
    CLOSED = auto()
    WITHDRAWN = auto()


class Ruling(StrEnum):
    """What the superior decided on an objection (tanggapan atas keberatan)."""

    GRANTED = auto()
    PARTLY_GRANTED = auto()
    UPHELD = auto()
    INADMISSIBLE = auto()


RULINGS_WITH_TASKS: Final = frozenset({Ruling.GRANTED, Ruling.PARTLY_GRANTED})

OBJECTION_FLOW: Final[Mapping[ObjectionState, Mapping[Event, ObjectionState]]] = MappingProxyType(
    {
        ObjectionState.REGISTERED: {
            Event.OBJECTION_ANSWERED: ObjectionState.ANSWERED,
            Event.OBJECTION_SETTLED: ObjectionState.SETTLED,
            Event.OBJECTION_WITHDRAWN: ObjectionState.WITHDRAWN,
        },
        ObjectionState.ANSWERED: {Event.OBJECTION_CLOSED: ObjectionState.CLOSED},
        ObjectionState.SETTLED: {Event.OBJECTION_CLOSED: ObjectionState.CLOSED},
        ObjectionState.CLOSED: {},
        ObjectionState.WITHDRAWN: {},
    }
)


@dataclass(frozen=True, slots=True)
class ObjectionStanding:
    """The legal facts of an objection at one moment; days of the office's zone.

    `grounds` are letters of Pasal 35 (1), in order ("ac"). `found_on` is the day on which the
    reason was found (D7), None where the applicant names none. `runs_from` is a later day zero
    of D8: a premature objection is held (A-24), or it came after hours (A-05).
    `answer_reached_on` is the day on which the answer reached the applicant (A-15); `closed_on`
    the day it ended, also by withdrawal.
    """

    state: ObjectionState
    grounds: str
    received_on: date
    recorded_on: date
    found_on: date | None = None
    runs_from: date | None = None
    answered_on: date | None = None
    answer_reached_on: date | None = None
    ruling: Ruling | None = None
    settled_on: date | None = None
    closed_on: date | None = None

    def is_late(self, clock: LegalClock) -> bool:
        """Whether it came after the thirty days (lewat waktu); it is registered all the same."""
        if self.found_on is None:
            return False
        return self.received_on > clock.ends_on(Code.OBJECTION, self.found_on)

    @property
    def is_premature(self) -> bool:
        """Whether it came before its reason was there (A-24)."""
        return self.found_on is not None and self.received_on < self.found_on

    def answer_due(self, clock: LegalClock) -> Deadline:
        """The last day for the superior's answer (D8), UU 14/2008 Pasal 36 (2).

        From receipt or record, whichever is earlier (A-10).
        """
        day_zero = self.runs_from or min(self.received_on, self.recorded_on)
        return clock.deadline(Code.OBJECTION_ANSWER, day_zero)

    def deadline(self, clock: LegalClock) -> Deadline | None:
        """The last day that the superior must watch: D8 while nothing was answered."""
        return self.answer_due(clock) if self.state is ObjectionState.REGISTERED else None

    def silence_since(self, clock: LegalClock) -> date | None:
        """The first day on which the superior's silence lets the applicant go to the KI."""
        if self.state is not ObjectionState.REGISTERED:
            return None
        return clock.calendar.next_working(self.answer_due(clock).on)

    def dispute_due(self, clock: LegalClock) -> Deadline | None:
        """Until when to go to the Komisi Informasi: D9a after an answer, D9b after silence.

        UU 14/2008 Pasal 37 (2); Perki 1/2013 Pasal 13. None once settled or withdrawn.
        """
        if self.answered_on is not None:
            return clock.deadline(Code.DISPUTE, self.answer_reached_on or self.answered_on)
        if self.state is not ObjectionState.REGISTERED:
            return None
        return clock.deadline(Code.DISPUTE_AFTER_SILENCE, self.answer_due(clock).on)


@dataclass(frozen=True, slots=True)
class ObjectionMove:
    """An event that the law allows now, with the standing after it."""

    event: Event
    standing: ObjectionStanding


def file_objection(
    *,
    grounds: str,
    received_on: date,
    recorded_on: date,
    found_on: date | None,
    clock: LegalClock,
    counts_from: date | None = None,
) -> ObjectionMove:
    """Enter an objection in its register, UU 14/2008 Pasal 35; Perki 1/2021 Pasal 41 and 43.

    Late and premature ones are registered and flagged; only a profile that says so refuses a
    late one (A-08) or lets a premature one wait (A-24). `counts_from` is the day that stands
    for the receipt where what comes after hours counts as received on the next working day
    (A-05); whether it is late is judged by the day it came. Raises NotAllowed.
    """
    letters = "".join(sorted(set(grounds)))
    if not letters or not set(letters) <= {ground.value for ground in ObjectionGround}:
        raise NotAllowed(Rule.OBJECTION_NEEDS_GROUND)
    if received_on > recorded_on:
        raise NotAllowed(Rule.IN_THE_FUTURE, on=received_on, today=recorded_on)
    standing = ObjectionStanding(
        ObjectionState.REGISTERED, letters, received_on, recorded_on, found_on
    )
    if standing.is_late(clock) and clock.profile.late_objection is LateObjection.BLOCKED:
        raise NotAllowed(Rule.OBJECTION_TOO_LATE, found_on=found_on)
    runs_from = max(_later_starts(standing, counts_from, clock), default=None)
    return ObjectionMove(Event.OBJECTION_FILED, replace(standing, runs_from=runs_from))


def _later_starts(
    standing: ObjectionStanding, counts_from: date | None, clock: LegalClock
) -> Iterator[date]:
    """Days after the receipt from which D8 runs by the profile."""
    if counts_from is not None and counts_from > standing.received_on:
        yield counts_from
    held = clock.profile.premature is Premature.HELD and standing.is_premature
    if held and standing.found_on is not None:
        yield standing.found_on


def check_applicant(
    grounds: Collection[str],
    *,
    about_request: bool,
    is_requester: bool,
    by_proxy: bool,
    mandate: bool,
) -> None:
    """Who may object: the requester, or a proxy with a power of attorney. Raises NotAllowed.

    UU 14/2008 Pasal 35 (1); Perki 1/2021 Pasal 39. Without a request there is only huruf b.
    """
    if not about_request and set(grounds) != {ObjectionGround.NOT_PUBLISHED.value}:
        raise NotAllowed(Rule.OBJECTION_NEEDS_REQUEST)
    if by_proxy and not mandate:
        raise NotAllowed(Rule.OBJECTION_NEEDS_MANDATE)
    if not (is_requester or by_proxy):
        raise NotAllowed(Rule.OBJECTION_NOT_YOURS)


def may_object(standing: ObjectionStanding) -> frozenset[Event]:
    """The events that are lawful now."""
    return frozenset(OBJECTION_FLOW[standing.state])


def answer_objection(
    standing: ObjectionStanding, ruling: Ruling, *, on: date, reached_on: date | None = None
) -> ObjectionMove:
    """Give the superior's answer (tanggapan), UU 14/2008 Pasal 36 (2); Perki 1/2021 Pasal 44.

    A late answer is still an answer. `reached_on` is the day it reached the applicant.
    """
    state = _next(standing, Event.OBJECTION_ANSWERED, on)
    after = replace(
        standing, state=state, answered_on=on, answer_reached_on=reached_on or on, ruling=ruling
    )
    return ObjectionMove(Event.OBJECTION_ANSWERED, after)


def settle_objection(standing: ObjectionStanding, *, on: date) -> ObjectionMove:
    """Settle it amicably (musyawarah), UU 14/2008 Pasal 35 (2): huruf b to g, never a."""
    state = _next(standing, Event.OBJECTION_SETTLED, on)
    if ObjectionGround.REFUSED in standing.grounds:
        raise NotAllowed(Rule.SETTLEMENT_NOT_FOR_REFUSAL)
    return ObjectionMove(Event.OBJECTION_SETTLED, replace(standing, state=state, settled_on=on))


def withdraw_objection(standing: ObjectionStanding, *, on: date) -> ObjectionMove:
    """Take the objection back, by the applicant in writing (A-23)."""
    state = _next(standing, Event.OBJECTION_WITHDRAWN, on)
    return ObjectionMove(Event.OBJECTION_WITHDRAWN, replace(standing, state=state, closed_on=on))


def close_objection(standing: ObjectionStanding, *, on: date) -> ObjectionMove:
    """Close it once its answer or settlement was carried out, Perki 1/2021 Pasal 8 (2) c."""
    state = _next(standing, Event.OBJECTION_CLOSED, on)
    return ObjectionMove(Event.OBJECTION_CLOSED, replace(standing, state=state, closed_on=on))


def check_signer(*, signer_id: int, decided_by: frozenset[int]) -> None:
    """Whoever decided as PPID cannot sign the answer to the objection. Raises NotAllowed."""
    if signer_id in decided_by:
        raise NotAllowed(Rule.SIGNER_DECIDED)


def _next(standing: ObjectionStanding, event: Event, on: date) -> ObjectionState:
    state = OBJECTION_FLOW[standing.state].get(event)
    if state is None:
        raise NotAllowed(Rule.OBJECTION_NOT_NOW, event=event, state=standing.state)
    if on < standing.received_on:
        raise NotAllowed(Rule.BEFORE_RECEIPT, on=on, received_on=standing.received_on)
    return state
