"""Beginning to watch a case."""

from datetime import datetime

from ppid.accounts.actors import Actor
from ppid.accounts.models import Officer
from ppid.cases import timeline, watching
from ppid.cases.models import Case
from ppid.law import Event


def watch(case: Case, officer: Officer, *, by: Actor, at: datetime) -> None:
    """Hear of a case from now on (memantau); its timeline says who does."""
    if watching.watch(case, officer, at=at):
        timeline.write(case, Event.WATCHED, by=by, at=at)
