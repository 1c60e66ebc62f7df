"""Checking a request for completeness: the letter, the repair, and what comes of neither."""

from dataclasses import replace
from datetime import date

from ppid.law.cases import Standing, State
from ppid.law.clock import LegalClock
from ppid.law.events import Event, NotAllowed, Rule
from ppid.law.moves import Move, next_state
from ppid.law.profile import LateRepair, Unchecked


def accept(standing: Standing, *, on: date) -> Move:
    """Declare a request complete (lengkap), Perki 1/2021 Pasal 31 (3).

    The ten days run from when the complete request came in, not from today (A-01).
    """
    state = next_state(standing, Event.ACCEPTED, on)
    complete_on = _complete_as_filed(standing)
    after = replace(standing, state=state, complete_on=complete_on, declared_on=on)
    return Move(Event.ACCEPTED, after)


def deem_complete(standing: Standing, *, on: date, clock: LegalClock) -> Move:
    """Take an unchecked request as complete as filed (A-03), after Perki 1/2021 Pasal 31 (2).

    Never where the profile leaves the check to the officers, however late.
    """
    state = next_state(standing, Event.DEEMED_COMPLETE, on)
    if clock.profile.unchecked is Unchecked.MANUAL:
        raise NotAllowed(Rule.CHECKED_BY_HAND)
    due = standing.check_due_on(clock)
    if due is not None and on <= due:
        raise NotAllowed(Rule.CHECK_STILL_OPEN, due=due)
    complete_on = _complete_as_filed(standing)
    after = replace(standing, state=state, complete_on=complete_on, declared_on=on)
    return Move(Event.DEEMED_COMPLETE, after)


def ask_completion(standing: Standing, *, on: date, clock: LegalClock | None = None) -> Move:
    """Send the incompleteness letter (surat keterangan tidak lengkap), Perki 1/2021 33 (2).

    One, or as many as the profile allows (A-07), each with its own window. `on` is the day it
    reached the requester. With a clock, a letter after the three days of the check is refused,
    for the request is then complete as filed (A-03).
    """
    state = next_state(standing, Event.COMPLETION_ASKED, on)
    if clock is not None:
        _check_is_open(standing, on, clock)
    again = standing.completion_asked_on is not None
    after = replace(
        standing,
        state=state,
        complete_on=None,
        completion_asked_on=on,
        further_letters=standing.further_letters - again,
    )
    return Move(Event.COMPLETION_ASKED, after)


def find_still_incomplete(standing: Standing, *, on: date, clock: LegalClock) -> Move:
    """Find a repair wanting, without a new letter or window (A-07), Perki 1/2021 Pasal 33 (3).

    After the three days of the check the repair counts as complete (A-03).
    """
    state = next_state(standing, Event.STILL_INCOMPLETE, on)
    _check_is_open(standing, on, clock)
    return Move(Event.STILL_INCOMPLETE, replace(standing, state=state, complete_on=None))


def repair(
    standing: Standing,
    *,
    on: date,
    clock: LegalClock,
    complete: bool = True,
    counts_from: date | None = None,
) -> Move:
    """Take in what was missing (perbaikan), Perki 1/2021 Pasal 33 (3).

    After the letter only inside its three days (A-04); before it at any time, and then a
    request that was complete already keeps its day. `counts_from` as in `receive`: it never
    makes a repair late, for the day it came decides that.
    """
    state = next_state(standing, Event.REPAIRED, on)
    due = standing.repair_due_on(clock)
    if due is not None and on > due:
        raise NotAllowed(Rule.REPAIR_WINDOW_OVER, due=due)
    return _repaired(standing, state, on, complete, counts_from)


def accept_late_repair(
    standing: Standing, *, on: date, clock: LegalClock, complete: bool = True
) -> Move:
    """Accept a repair after its window, also once the request has lapsed (A-04).

    Only where the profile leaves it to the PPID; the answer runs from this repair. It stands
    outside FLOW, for by Perki 1/2021 Pasal 33 (4) nobody needs to follow up.
    """
    if clock.profile.late_repair is not LateRepair.ALLOWED:
        raise NotAllowed(Rule.LATE_REPAIR_NOT_TAKEN)
    if not is_repair_late(standing, on=on, clock=clock):
        raise NotAllowed(Rule.NOT_NOW, event=Event.REPAIRED, state=standing.state)
    if on < standing.received_on:
        raise NotAllowed(Rule.BEFORE_RECEIPT, on=on, received_on=standing.received_on)
    return _repaired(replace(standing, closed_on=None), State.RECEIVED, on, complete, None)


def is_repair_late(standing: Standing, *, on: date, clock: LegalClock) -> bool:
    """Whether a repair on that day would come after the window of the letter."""
    due = standing.repair_due_on(clock)
    return standing.state is State.LAPSED or (due is not None and on > due)


def _repaired(
    standing: Standing, state: State, on: date, complete: bool, counts_from: date | None
) -> Move:
    counted = max(on, counts_from or on)
    complete_on = standing.complete_on or (counted if complete else None)
    after = replace(standing, state=state, repaired_on=on, complete_on=complete_on)
    return Move(Event.REPAIRED, after)


def lapse(standing: Standing, *, on: date, clock: LegalClock) -> Move:
    """Note that nothing was repaired (tidak ditindaklanjuti), Perki 1/2021 Pasal 33 (4)."""
    state = next_state(standing, Event.LAPSED, on)
    due = standing.repair_due_on(clock)
    if due is not None and on <= due:
        raise NotAllowed(Rule.REPAIR_WINDOW_OPEN, due=due)
    return Move(Event.LAPSED, replace(standing, state=state, closed_on=on))


def _complete_as_filed(standing: Standing) -> date:
    return standing.complete_on or standing.repaired_on or standing.received_on


def _check_is_open(standing: Standing, on: date, clock: LegalClock) -> None:
    due = standing.check_due_on(clock)
    by_hand = clock.profile.unchecked is Unchecked.MANUAL
    if due is not None and on > due and not by_hand:
        raise NotAllowed(Rule.CHECK_OVER, due=due)
