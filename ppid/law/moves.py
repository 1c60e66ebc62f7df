"""What may be done with a request: one pure function for each move that the law knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from ppid.law.cases import FLOW, Outcome, Standing, State
from ppid.law.clock import LegalClock
from ppid.law.events import Event, NotAllowed, Rule


@dataclass(frozen=True, slots=True)
class Move:
    """An event that the law allows now, with the standing after it."""

    event: Event
    standing: Standing


# What FLOW cannot say: moves that are spent, or not yet begun, in a state that has them.
BARS: Final[Mapping[Event, tuple[Rule, Callable[[Standing], bool]]]] = MappingProxyType(
    {
        Event.EXTENDED: (
            Rule.EXTENDED_ONCE,
            lambda standing: standing.extended_on is not None,
        ),
        Event.COMPLETION_ASKED: (
            Rule.ONE_COMPLETION_LETTER,
            lambda standing: standing.completion_asked_on is not None,
        ),
        Event.STILL_INCOMPLETE: (
            Rule.LETTER_FIRST,
            lambda standing: standing.completion_asked_on is None,
        ),
    }
)


def may(standing: Standing) -> frozenset[Event]:
    """The events that are lawful now, as far as that can be told without counting days."""
    return frozenset(event for event in FLOW[standing.state] if _bar(standing, event) is None)


def receive(*, received_on: date, registered_on: date, complete: bool) -> Move:
    """Enter a request in the register (pendaftaran), UU 14/2008 Pasal 22 (4)-(6).

    Registered late, it was still received on its day; a day of receipt yet to come is refused.
    """
    if received_on > registered_on:
        raise NotAllowed(Rule.IN_THE_FUTURE, on=received_on, today=registered_on)
    complete_on = received_on if complete else None
    return Move(Event.RECEIVED, Standing(State.RECEIVED, received_on, registered_on, complete_on))


def accept(standing: Standing, *, on: date) -> Move:
    """Declare a request complete (lengkap), Perki 1/2021 Pasal 31 (3).

    The ten days run from when the complete request came in, not from today (A-01).
    """
    state = _next(standing, Event.ACCEPTED, on)
    complete_on = _complete_as_filed(standing)
    after = replace(standing, state=state, complete_on=complete_on, declared_on=on)
    return Move(Event.ACCEPTED, after)


def deem_complete(standing: Standing, *, on: date, clock: LegalClock) -> Move:
    """Take an unchecked request as complete as filed (A-03), after Perki 1/2021 Pasal 31 (2)."""
    state = _next(standing, Event.DEEMED_COMPLETE, on)
    due = standing.check_due_on(clock)
    if due is not None and on <= due:
        raise NotAllowed(Rule.CHECK_STILL_OPEN, due=due)
    complete_on = _complete_as_filed(standing)
    after = replace(standing, state=state, complete_on=complete_on, declared_on=on)
    return Move(Event.DEEMED_COMPLETE, after)


def ask_completion(standing: Standing, *, on: date, clock: LegalClock | None = None) -> Move:
    """Send the one incompleteness letter (surat keterangan tidak lengkap), Perki 1/2021 33 (2).

    `on` is the day it reached the requester. With a clock, a letter after the three days
    of the check is refused, for the request is then complete as filed (A-03).
    """
    state = _next(standing, Event.COMPLETION_ASKED, on)
    if clock is not None:
        _check_is_open(standing, on, clock)
    after = replace(standing, state=state, complete_on=None, completion_asked_on=on)
    return Move(Event.COMPLETION_ASKED, after)


def find_still_incomplete(standing: Standing, *, on: date, clock: LegalClock) -> Move:
    """Find a repair wanting, without a new letter or window (A-07), Perki 1/2021 Pasal 33 (3).

    After the three days of the check the repair counts as complete (A-03).
    """
    state = _next(standing, Event.STILL_INCOMPLETE, on)
    _check_is_open(standing, on, clock)
    return Move(Event.STILL_INCOMPLETE, replace(standing, state=state, complete_on=None))


def repair(standing: Standing, *, on: date, clock: LegalClock, complete: bool = True) -> Move:
    """Take in what was missing (perbaikan), Perki 1/2021 Pasal 33 (3).

    After the letter only inside its three days (A-04); before it at any time, and then a
    request that was complete already keeps its day.
    """
    state = _next(standing, Event.REPAIRED, on)
    due = standing.repair_due_on(clock)
    if due is not None and on > due:
        raise NotAllowed(Rule.REPAIR_WINDOW_OVER, due=due)
    complete_on = standing.complete_on or (on if complete else None)
    after = replace(standing, state=state, repaired_on=on, complete_on=complete_on)
    return Move(Event.REPAIRED, after)


def lapse(standing: Standing, *, on: date, clock: LegalClock) -> Move:
    """Note that nothing was repaired (tidak ditindaklanjuti), Perki 1/2021 Pasal 33 (4)."""
    state = _next(standing, Event.LAPSED, on)
    due = standing.repair_due_on(clock)
    if due is not None and on <= due:
        raise NotAllowed(Rule.REPAIR_WINDOW_OPEN, due=due)
    return Move(Event.LAPSED, replace(standing, state=state, closed_on=on))


def extend(standing: Standing, *, on: date, clock: LegalClock) -> Move:
    """Take seven more working days, once (perpanjangan waktu), UU 14/2008 Pasal 22 (8).

    The notice must go out on or before the last day of the first ten; the seven days are
    counted from that day, however early the notice was.
    """
    state = _next(standing, Event.EXTENDED, on)
    due = standing.first_answer_due_on(clock)
    if due is not None and on > due:
        raise NotAllowed(Rule.EXTENSION_TOO_LATE, due=due)
    return Move(Event.EXTENDED, replace(standing, state=state, extended_on=on))


def decide(
    standing: Standing, outcome: Outcome, *, on: date, provide_by: date | None = None
) -> Move:
    """Give the written notice (pemberitahuan tertulis), UU 14/2008 Pasal 22 (7).

    A late notice is still a notice. `provide_by` is the day it promises the information for.
    """
    state = _next(standing, Event.DECIDED, on)
    _lies_ahead(provide_by, on)
    after = replace(standing, state=state, decided_on=on, provide_by=provide_by, outcome=outcome)
    return Move(Event.DECIDED, after)


def ask_payment(standing: Standing, *, on: date) -> Move:
    """Wait for the cost of copying or sending (biaya), Perki 1/2021 Pasal 37."""
    state = _next(standing, Event.PAYMENT_ASKED, on)
    return Move(Event.PAYMENT_ASKED, replace(standing, state=state))


def pay(standing: Standing, *, on: date, provide_by: date | None = None) -> Move:
    """Note the payment (pembayaran), Perki 1/2021 Pasal 38; a new day may be promised with it."""
    state = _next(standing, Event.PAID, on)
    _lies_ahead(provide_by, on)
    promised = provide_by or standing.provide_by
    return Move(Event.PAID, replace(standing, state=state, paid_on=on, provide_by=promised))


def hand_over(standing: Standing, *, on: date) -> Move:
    """Give access or copies (pemberian informasi), Perki 1/2021 Pasal 35; the first day stays."""
    state = _next(standing, Event.HANDED_OVER, on)
    first = standing.handed_over_on or on
    return Move(Event.HANDED_OVER, replace(standing, state=state, handed_over_on=first))


def close(standing: Standing, *, on: date) -> Move:
    """Close a case on which nothing is owed any more (selesai), Perki 1/2021 Pasal 35."""
    state = _next(standing, Event.CLOSED, on)
    return Move(Event.CLOSED, replace(standing, state=state, closed_on=on))


def withdraw(standing: Standing, *, on: date) -> Move:
    """Take the request back, by the requester in writing (dicabut); no article, A-23."""
    state = _next(standing, Event.WITHDRAWN, on)
    return Move(Event.WITHDRAWN, replace(standing, state=state, closed_on=on))


def _next(standing: Standing, event: Event, on: date) -> State:
    """The state after a lawful event; on a day before the receipt nothing can have happened."""
    state = FLOW[standing.state].get(event)
    if state is None:
        raise NotAllowed(Rule.NOT_NOW, event=event, state=standing.state)
    bar = _bar(standing, event)
    if bar is not None:
        raise NotAllowed(bar, event=event, state=standing.state)
    if on < standing.received_on:
        raise NotAllowed(Rule.BEFORE_RECEIPT, on=on, received_on=standing.received_on)
    return state


def _bar(standing: Standing, event: Event) -> Rule | None:
    rule, barred = BARS.get(event, (None, None))
    return rule if barred is not None and barred(standing) else None


def _complete_as_filed(standing: Standing) -> date:
    return standing.complete_on or standing.repaired_on or standing.received_on


def _check_is_open(standing: Standing, on: date, clock: LegalClock) -> None:
    due = standing.check_due_on(clock)
    if due is not None and on > due:
        raise NotAllowed(Rule.CHECK_OVER, due=due)


def _lies_ahead(provide_by: date | None, on: date) -> None:
    if provide_by is not None and provide_by < on:
        raise NotAllowed(Rule.PROMISE_IN_THE_PAST, provide_by=provide_by, on=on)
