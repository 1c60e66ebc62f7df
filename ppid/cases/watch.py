"""Who watches a deadline: officers by role, by unit, or the one who has the case.

Who is away has a deputy, who watches instead (pelaksana harian).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property

from ppid.accounts import queries as accounts
from ppid.accounts.away import queries as away
from ppid.accounts.models import Officer, Role


class Watch:
    """Looks up who is to be reminded on a day; each list of officers is looked up once."""

    def __init__(self, today: date) -> None:
        self._known: dict[object, tuple[int, ...]] = {}
        self._today = today

    @cached_property
    def _instead(self) -> Mapping[int, int]:
        """By who is away, the deputy; asked only once somebody is to be reminded."""
        return {key: deputy.id for key, deputy in away.deputies(self._today).items()}

    def _ids(self, key: object, look: Callable[[], Sequence[Officer]]) -> tuple[int, ...]:
        if key not in self._known:
            found = (self._instead.get(officer.id, officer.id) for officer in look())
            self._known[key] = tuple(dict.fromkeys(found))
        return self._known[key]

    def role(self, *roles: Role) -> tuple[int, ...]:
        """The active officers of these roles, each once."""
        found = [self._ids(role, lambda r=role: accounts.active_with_role(r)) for role in roles]  # type: ignore[misc]
        return tuple(dict.fromkeys(officer for ids in found for officer in ids))

    def owner(self, owner_id: int | None) -> tuple[int, ...]:
        """The officer who has a case, while active."""
        if owner_id is None:
            return ()
        return self._ids(
            ("owner", owner_id), lambda: [o for o in [accounts.officer(owner_id)] if o and o.active]
        )

    def is_away(self, officer_id: int | None) -> bool:
        """Whether an officer is away and somebody stands in."""
        return officer_id in self._instead

    def unit(self, unit_id: int) -> tuple[int, ...]:
        """The officers of a unit."""
        return self._ids(("unit", unit_id), lambda: accounts.active_of_unit(unit_id))
