"""How a case is counted: under the legal profile with which it was opened."""

from ppid.cases.disputes import Dispute
from ppid.cases.places import Subject
from ppid.law import LegalClock
from ppid.office.calendar import legal_clock


def clock_of(subject: Subject) -> LegalClock:
    """The legal clock of a case, an objection or a dispute."""
    began = subject.opened_at if isinstance(subject, Dispute) else subject.registered_at
    return legal_clock(subject.profile_id, began=began)
