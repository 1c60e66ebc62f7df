"""Putting the answer off once, with a ground and reasons (perpanjangan waktu)."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm.exc import StaleDataError

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import timeline
from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.decisions.extending import queries
from ppid.law import Code, ExtensionGround
from ppid.letters import actions as letters
from ppid.letters.models import Letter, LetterKind
from ppid.office.calendar import local_day


def extend(
    case: Case, *, seen: int, ground: ExtensionGround | None, reason: str, by: Actor, at: datetime
) -> Letter:
    """Extend the answer by seven working days, UU 14/2008 Pasal 22 (8), Perki 1/2021 Pasal 36.

    `seen` is the version of the case that was read. Raises NotAllowed when it was extended
    before, the last day has passed or the case's profile asks for a ground (A-13),
    StaleDataError when the case changed meanwhile.
    """
    found = queries.extension(case, local_day(at))
    law.check_extension(ground, clock_of(case))
    if case.version != seen:
        raise StaleDataError
    said: dict[str, Any] = {
        "ground": ground.value if ground else "",
        "wording": law.EXTENSION_GROUNDS[ground] if ground else "",
        "ground_article": law.extension_article(ground) if ground else law.REASONS_ARTICLE,
        "days": clock_of(case).days(Code.EXTENSION),
        "reason": reason,
        "old_due": found.old_due,
        "new_due": found.new_due,
    }
    letter = letters.issue(LetterKind.EXTENSION, case, by=by, at=at, **said)
    timeline.apply(
        case,
        found.move,
        by=by,
        at=at,
        told=said | {"letter": letter},
        letter=letter.number,
        ground=ground.value if ground else "",
        reason=reason,
        old_due=found.old_due.isoformat(),
        new_due=found.new_due.isoformat(),
    )
    return letter
