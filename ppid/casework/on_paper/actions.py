"""Writing down how notices on paper were handed over or posted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ppid.accounts.actors import Actor
from ppid.cases import printing, timeline
from ppid.cases.kinds import Way
from ppid.cases.printed import PrintedNotice
from ppid.law import Event


def hand_over(
    notices: Sequence[PrintedNotice],
    *,
    way: Way,
    given_on: date,
    given_to: str,
    tracking: str,
    by: Actor,
    at: datetime,
) -> None:
    """Tick off notices that went together; each leaves a line. Raises GivenAlready."""
    for one in notices:
        printing.hand_over(
            one, way=way, given_on=given_on, given_to=given_to, tracking=tracking, by=by, at=at
        )
        timeline.write(
            one.subject,
            Event.NOTICE_HANDED,
            by=by,
            at=at,
            notice=one.title,
            way=way.value,
            given_on=given_on.isoformat(),
        )
