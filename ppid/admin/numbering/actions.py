"""Adopting a pattern, and counting on past what an earlier register gave."""

from datetime import datetime

from ppid.accounts.models import Officer
from ppid.admin.numbering.queries import REGISTERS
from ppid.cases import earlier
from ppid.office import numbering
from ppid.office.models import NumberPattern
from ppid.office.numbering import NumberRule


def change(rule: NumberRule, *, seen: int, reason: str, by: Officer, at: datetime) -> NumberPattern:
    """Keep a register's new pattern; none of its numbers can meet another register's.

    Numbers that were taken over from an earlier register are passed over where the new pattern
    would write them. Raises what `office.numbering.adopt` raises.
    """
    row = numbering.adopt(rule, among=REGISTERS, seen=seen, reason=reason, author_id=by.id, at=at)
    if rule.register == numbering.REQUESTS:
        earlier.pass_over_numbers(since=rule.since)
    return row
