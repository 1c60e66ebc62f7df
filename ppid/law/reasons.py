"""Which grounds to object lie in what happened in a request, and since when (D7).

UU 14/2008 Pasal 35 (1) and 36 (1).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ppid.law.cases import GIVING, Outcome, Standing
from ppid.law.clock import LegalClock
from ppid.law.objections import ObjectionGround


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened in a request, as far as a reason to object can lie in it.

    `outcomes` are those of its questions; `cost` is in rupiah.
    """

    standing: Standing
    outcomes: frozenset[Outcome] = frozenset()
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground that what happened speaks for, and the day on which it was found (D7)."""

    ground: ObjectionGround
    found_on: date


def reasons(happened: Happened, *, today: date, clock: LegalClock) -> tuple[Reason, ...]:
    """The grounds that a requester can be offered today, in the order of the law.

    Only an offer: any ground may be ticked, and huruf b needs no request at all.
    """
    standing = happened.standing
    found = {
        ObjectionGround.REFUSED: _since(standing, Outcome.REFUSED in happened.outcomes),
        ObjectionGround.NO_ANSWER: standing.silence_since(clock),
        ObjectionGround.NOT_AS_ASKED: _since(standing, bool(happened.outcomes)),
        ObjectionGround.NOT_FULFILLED: _not_fulfilled(happened, clock),
        ObjectionGround.UNREASONABLE_COST: _since(standing, happened.cost > 0),
        ObjectionGround.LATE: _late(standing, clock),
    }
    return tuple(Reason(ground, on) for ground, on in found.items() if on and on <= today)


def found_on(
    grounds: Collection[ObjectionGround],
    *,
    reasons: Collection[Reason],
    stated: date | None,
    received_on: date,
) -> date | None:
    """The day on which the reason was found (D7), of several grounds the kindest to who objects.

    What happened in the case decides; `stated` is the day that the applicant names, for huruf b
    and for what the case does not tell. The latest day that is there already, else the first
    that is still to come; None where no day is known.
    """
    known = {reason.ground: reason.found_on for reason in reasons}
    days = [day for ground in grounds if (day := known.get(ground, stated))]
    there = [day for day in days if day <= received_on]
    return max(there) if there else min(days, default=None)


def _since(standing: Standing, applies: bool) -> date | None:
    return standing.noticed_on if applies else None


def _not_fulfilled(happened: Happened, clock: LegalClock) -> date | None:
    """What was not given counts from the notice; what was promised from the day after it."""
    standing = happened.standing
    if happened.outcomes - GIVING:
        return standing.noticed_on
    promised = standing.provide_by
    if standing.decided_on and promised and standing.handed_over_on is None:
        return clock.calendar.next_working(promised)
    return None


def _late(standing: Standing, clock: LegalClock) -> date | None:
    if standing.is_answered_late(clock):
        return standing.noticed_on
    given, promised = standing.handed_over_on, standing.provide_by
    return given if given and promised and given > promised else None
