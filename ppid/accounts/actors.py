"""Who acts, as a value."""

from dataclasses import dataclass
from enum import StrEnum

from ppid.accounts.models import Officer


class ActorKind(StrEnum):
    """An officer, a unit by its link, the requester, or the office's own clock."""

    OFFICER = "officer"
    UNIT = "unit"
    REQUESTER = "requester"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts; `officer_id` only for officers."""

    kind: ActorKind
    officer_id: int | None = None


THE_OFFICE = Actor(ActorKind.OFFICE)
THE_UNIT = Actor(ActorKind.UNIT)
THE_REQUESTER = Actor(ActorKind.REQUESTER)


def officer_actor(officer: Officer) -> Actor:
    """The officer as who acts."""
    return Actor(ActorKind.OFFICER, officer.id)
