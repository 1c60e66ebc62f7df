"""Whether an answer may be put off, and until when."""

from dataclasses import dataclass
from datetime import date

from ppid import law
from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.law import ExtensionReason, Move


@dataclass(frozen=True, slots=True)
class Extension:
    """The lawful move with the last day before and after it (office days)."""

    move: Move
    old_due: date
    new_due: date


def extension(case: Case, today: date) -> Extension:
    """What an extension today would do, UU 14/2008 Pasal 22 (8); raises NotAllowed."""
    clock = clock_of(case)
    move = law.extend(case.standing, on=today, clock=clock)
    old, new = case.standing.answer_due_on(clock), move.standing.answer_due_on(clock)
    if old is None or new is None:
        raise law.NotAllowed(law.Rule.NOT_NOW)
    return Extension(move, old, new)


def extends_freely(case: Case) -> bool:
    """Whether written reasons alone may put its answer off, by its own profile (A-13)."""
    return clock_of(case).profile.extension_reason is ExtensionReason.FREE
