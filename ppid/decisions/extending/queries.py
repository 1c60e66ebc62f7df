"""Whether an answer may be put off, and until when."""

from dataclasses import dataclass
from datetime import date

from ppid import law
from ppid.cases.models import Case
from ppid.law import Move
from ppid.office.calendar import working_calendar


@dataclass(frozen=True, slots=True)
class Extension:
    """The lawful move with the last day before and after it (office days)."""

    move: Move
    old_due: date
    new_due: date


def extension(case: Case, today: date) -> Extension:
    """What an extension today would do, UU 14/2008 Pasal 22 (8); raises NotAllowed."""
    calendar = working_calendar()
    move = law.extend(case.standing, on=today, calendar=calendar)
    old, new = case.standing.answer_due_on(calendar), move.standing.answer_due_on(calendar)
    if old is None or new is None:
        raise law.NotAllowed(law.Rule.NOT_NOW)
    return Extension(move, old, new)
