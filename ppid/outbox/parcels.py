"""What the post is given to carry, and what may come of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ppid.outbox.models import Fault, InDoubt, Weight


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed mail, whole, as it stood when promised; `lease` proves the claim."""

    id: int
    lease: datetime
    to: str
    subject: str
    text: str
    html: str
    language: str
    message_id: str
    promised_at: datetime
    attempts: int
    weight: Weight
    in_doubt: InDoubt
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """The relay took it; `reply` is what it said, with its queue number."""

    reply: str


@dataclass(frozen=True, slots=True)
class Later:
    """Not taken now; worth another try."""

    fault: Fault
    reason: str


@dataclass(frozen=True, slots=True)
class Never:
    """Refused for good."""

    fault: Fault
    reason: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """Handed over whole, but no answer came: it may have gone out."""

    fault: Fault
    reason: str


@dataclass(frozen=True, slots=True)
class Unreached:
    """The relay could not be spoken to: nothing to do with this mail."""

    fault: Fault
    reason: str


Outcome = Sent | Later | Never | Unsure | Unreached
