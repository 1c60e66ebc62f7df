"""What may be done with a request: one pure function for each move that the law knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from ppid.law.cases import FLOW, Outcome, Standing, State
from ppid.law.clock import LegalClock
from ppid.law.events import Event, NotAllowed, Rule
from ppid.law.extensions import ExtensionGround
from ppid.law.profile import ExtensionReason


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
            lambda standing: standing.completion_asked_on is not None and not _more(standing),
        ),
        Event.STILL_INCOMPLETE: (
            Rule.LETTER_FIRST,
            lambda standing: standing.completion_asked_on is None,
        ),
    }
)


def _more(standing: Standing) -> bool:
    """Whether another incompleteness letter may follow (A-07)."""
    return standing.further_letters > 0


def may(standing: Standing) -> frozenset[Event]:
    """The events that are lawful now, as far as that can be told without counting days."""
    return frozenset(event for event in FLOW[standing.state] if _bar(standing, event) is None)


def receive(
    *,
    received_on: date,
    registered_on: date,
    complete: bool,
    counts_from: date | None = None,
    letters: int = 1,
) -> Move:
    """Enter a request in the register (pendaftaran), UU 14/2008 Pasal 22 (4)-(6).

    Registered late, it was still received on its day; a day of receipt yet to come is refused.
    `counts_from` is the day that stands for it where what comes after hours counts as received
    on the next working day (A-05); `letters` is how many letters of incompleteness there may
    be (A-07).
    """
    if received_on > registered_on:
        raise NotAllowed(Rule.IN_THE_FUTURE, on=received_on, today=registered_on)
    counted = max(received_on, counts_from or received_on)
    standing = Standing(
        State.RECEIVED,
        counted,
        registered_on,
        counted if complete else None,
        further_letters=letters - 1,
    )
    return Move(Event.RECEIVED, standing)


def extend(standing: Standing, *, on: date, clock: LegalClock) -> Move:
    """Take seven more working days, once (perpanjangan waktu), UU 14/2008 Pasal 22 (8).

    The notice must go out on or before the last day of the first ten; the seven days are
    counted from that day, however early the notice was.
    """
    state = next_state(standing, Event.EXTENDED, on)
    due = standing.first_answer_due_on(clock)
    if due is not None and on > due:
        raise NotAllowed(Rule.EXTENSION_TOO_LATE, due=due)
    return Move(Event.EXTENDED, replace(standing, state=state, extended_on=on))


def check_extension(ground: ExtensionGround | None, clock: LegalClock) -> None:
    """An extension rests on huruf a or b, Perki 1/2021 Pasal 36 (1).

    UU 14/2008 Pasal 22 (8) asks for written reasons only: a profile may leave it there (A-13).
    Raises NotAllowed.
    """
    if ground is None and clock.profile.extension_reason is ExtensionReason.GROUND:
        raise NotAllowed(Rule.EXTENSION_NEEDS_GROUND)


def decide(
    standing: Standing,
    outcome: Outcome,
    *,
    on: date,
    provide_by: date | None = None,
    reached_on: date | None = None,
) -> Move:
    """Give the written notice (pemberitahuan tertulis), UU 14/2008 Pasal 22 (7).

    A late notice is still a notice. `provide_by` is the day it promises the information for,
    `reached_on` the day it reached the requester if that is not the day it was sent (A-15).
    """
    state = next_state(standing, Event.DECIDED, on)
    _lies_ahead(provide_by, on)
    after = replace(
        standing,
        state=state,
        decided_on=on,
        provide_by=provide_by,
        outcome=outcome,
        notice_reached_on=reached_on,
    )
    return Move(Event.DECIDED, after)


def ask_payment(standing: Standing, *, on: date) -> Move:
    """Wait for the cost of copying or sending (biaya), Perki 1/2021 Pasal 37."""
    state = next_state(standing, Event.PAYMENT_ASKED, on)
    return Move(Event.PAYMENT_ASKED, replace(standing, state=state))


def pay(standing: Standing, *, on: date, provide_by: date | None = None) -> Move:
    """Note the payment (pembayaran), Perki 1/2021 Pasal 38; a new day may be promised with it."""
    state = next_state(standing, Event.PAID, on)
    _lies_ahead(provide_by, on)
    promised = provide_by or standing.provide_by
    return Move(Event.PAID, replace(standing, state=state, paid_on=on, provide_by=promised))


def hand_over(standing: Standing, *, on: date) -> Move:
    """Give access or copies (pemberian informasi), Perki 1/2021 Pasal 35; the first day stays."""
    state = next_state(standing, Event.HANDED_OVER, on)
    first = standing.handed_over_on or on
    return Move(Event.HANDED_OVER, replace(standing, state=state, handed_over_on=first))


def close(standing: Standing, *, on: date) -> Move:
    """Close a case on which nothing is owed any more (selesai), Perki 1/2021 Pasal 35."""
    state = next_state(standing, Event.CLOSED, on)
    return Move(Event.CLOSED, replace(standing, state=state, closed_on=on))


def withdraw(standing: Standing, *, on: date) -> Move:
    """Take the request back, by the requester in writing (dicabut); no article, A-23."""
    state = next_state(standing, Event.WITHDRAWN, on)
    return Move(Event.WITHDRAWN, replace(standing, state=state, closed_on=on))


def next_state(standing: Standing, event: Event, on: date) -> State:
    """The state after a lawful event; on a day before the receipt nothing can have happened."""
    state = FLOW[standing.state].get(event)
    if state is None:
        raise NotAllowed(Rule.NOT_NOW, event=event, state=standing.state)
    bar = _bar(standing, event)
    if bar is not None:
        raise NotAllowed(bar, event=event, state=standing.state)
    came_on = min(standing.received_on, standing.registered_on)  # it may count from later
    if on < came_on:
        raise NotAllowed(Rule.BEFORE_RECEIPT, on=on, received_on=standing.received_on)
    return state


def _bar(standing: Standing, event: Event) -> Rule | None:
    rule, barred = BARS.get(event, (None, None))
    return rule if barred is not None and barred(standing) else None


def _lies_ahead(provide_by: date | None, on: date) -> None:
    if provide_by is not None and provide_by < on:
        raise NotAllowed(Rule.PROMISE_IN_THE_PAST, provide_by=provide_by, on=on)
