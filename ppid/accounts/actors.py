"""Who acts, as a value."""

from dataclasses import dataclass
from enum import StrEnum

from ppid.accounts.models import Officer


class ActorKind(StrEnum):
    """An officer, the requester, or the office's own clock."""

    OFFICER = "officer"
    REQUESTER = "requester"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts; `officer_id` only for officers."""

    kind: ActorKind
    officer_id: int | None = None


THE_OFFICE = Actor(ActorKind.OFFICE)
THE_REQUESTER = Actor(ActorKind.REQUESTER)


def officer_actor(officer: Officer) -> Actor:
    """The officer as who acts."""
    return Actor(ActorKind.OFFICER, officer.id)
