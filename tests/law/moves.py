"""Each event of a request as its move, with a clock on the shipped calendar."""

from collections.abc import Callable
from datetime import date

from ppid import law
from ppid.law import Event, Outcome, Standing
from tests.law.by_hand import CALENDAR

CLOCK = law.LegalClock(CALENDAR)
MOVES: dict[Event, Callable[[Standing, date], law.Move]] = {
    Event.ACCEPTED: lambda s, on: law.accept(s, on=on),
    Event.DEEMED_COMPLETE: lambda s, on: law.deem_complete(s, on=on, clock=CLOCK),
    Event.COMPLETION_ASKED: lambda s, on: law.ask_completion(s, on=on, clock=CLOCK),
    Event.STILL_INCOMPLETE: lambda s, on: law.find_still_incomplete(s, on=on, clock=CLOCK),
    Event.REPAIRED: lambda s, on: law.repair(s, on=on, clock=CLOCK),
    Event.LAPSED: lambda s, on: law.lapse(s, on=on, clock=CLOCK),
    Event.EXTENDED: lambda s, on: law.extend(s, on=on, clock=CLOCK),
    Event.DECIDED: lambda s, on: law.decide(s, Outcome.GRANTED, on=on),
    Event.PAYMENT_ASKED: lambda s, on: law.ask_payment(s, on=on),
    Event.PAID: lambda s, on: law.pay(s, on=on),
    Event.HANDED_OVER: lambda s, on: law.hand_over(s, on=on),
    Event.CLOSED: lambda s, on: law.close(s, on=on),
    Event.WITHDRAWN: lambda s, on: law.withdraw(s, on=on),
}
