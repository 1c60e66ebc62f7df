"""The public information list (DIP): what an entry must say, who determines it, what may follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from ppid.law.events import NotAllowed, Rule


class Category(StrEnum):
    """How information is to be open: UU 14/2008 Pasal 9, 10 and 11."""

    PERIODIC = auto()
    IMMEDIATE = auto()
    ALWAYS = auto()


CATEGORY_ARTICLES: Final[Mapping[Category, str]] = MappingProxyType(
    {
        Category.PERIODIC: "UU 14/2008 Pasal 9",
        Category.IMMEDIATE: "UU 14/2008 Pasal 10",
        Category.ALWAYS: "UU 14/2008 Pasal 11",
    }
)
OPENED_ARTICLE: Final = "UU 14/2008 Pasal 11 ayat (2), Perki 1/2021 Pasal 52 ayat (4)"


class Origin(StrEnum):
    """Where an entry comes from; what was opened must enter the list."""

    OWN = auto()
    REQUEST = auto()
    OBJECTION = auto()
    DISPUTE = auto()
    EXCLUSION = auto()
    EARLIER = auto()


OPENED_ORIGINS: Final = frozenset({Origin.OBJECTION, Origin.DISPUTE, Origin.EXCLUSION})


class ItemState(StrEnum):
    """Where an entry stands; `DETERMINED` and `WITHDRAWN` are as the last decree says."""

    DRAFT = auto()
    PROPOSED = auto()
    CHOSEN = auto()
    DETERMINED = auto()
    WITHDRAWN = auto()
    DISMISSED = auto()


class ItemEvent(StrEnum):
    """What happens to an entry."""

    WRITTEN = auto()
    OPENED = auto()
    IMPORTED = auto()
    PROPOSED = auto()
    RETURNED = auto()
    CHOSEN = auto()
    LEFT_OUT = auto()
    DETERMINED = auto()
    WITHDRAWN = auto()
    DISMISSED = auto()


ITEM_FLOW: Final[Mapping[ItemState, Mapping[ItemEvent, ItemState]]] = MappingProxyType(
    {
        ItemState.DRAFT: {
            ItemEvent.WRITTEN: ItemState.DRAFT,
            ItemEvent.PROPOSED: ItemState.PROPOSED,
            ItemEvent.DISMISSED: ItemState.DISMISSED,
        },
        ItemState.PROPOSED: {
            ItemEvent.WRITTEN: ItemState.PROPOSED,
            ItemEvent.RETURNED: ItemState.DRAFT,
            ItemEvent.CHOSEN: ItemState.CHOSEN,
            ItemEvent.DISMISSED: ItemState.DISMISSED,
        },
        ItemState.CHOSEN: {
            ItemEvent.LEFT_OUT: ItemState.PROPOSED,
            ItemEvent.DETERMINED: ItemState.DETERMINED,
            ItemEvent.WITHDRAWN: ItemState.WITHDRAWN,
        },
        ItemState.DETERMINED: {
            ItemEvent.WRITTEN: ItemState.DRAFT,
            ItemEvent.PROPOSED: ItemState.PROPOSED,
        },
        ItemState.WITHDRAWN: {},
        ItemState.DISMISSED: {},
    }
)


def move_item(state: ItemState, event: ItemEvent) -> ItemState:
    """The state after an event; raises NotAllowed."""
    after = ITEM_FLOW[state].get(event)
    if after is None:
        raise NotAllowed(Rule.LIST_NOT_NOW, state=state)
    return after


@dataclass(frozen=True, slots=True)
class EntrySays:
    """The elements of an entry, Perki 1/2021 Pasal 21 ayat (2) and Lampiran I."""

    title: str
    holder: str
    responsible: str
    made_when: str
    made_place: str
    has_form: bool
    retention: str


def lacking(entry: EntrySays) -> tuple[str, ...]:
    """The names of the elements that an entry does not say yet, in the annex's order."""
    return tuple(name for name in EntrySays.__slots__ if not getattr(entry, name))


class ListStage(StrEnum):
    """Where a decree on the list stands."""

    DRAFT = auto()
    ASKED = auto()
    APPROVED = auto()
    DETERMINED = auto()
    DROPPED = auto()


def check_asking(stage: ListStage, entries: int, incomplete: int) -> None:
    """The superior is asked about a whole list only, Perki 1/2021 Pasal 45; raises NotAllowed."""
    if stage is not ListStage.DRAFT:
        raise NotAllowed(Rule.LIST_NOT_NOW, stage=stage)
    if not entries:
        raise NotAllowed(Rule.LIST_NEEDS_ENTRIES)
    if incomplete:
        raise NotAllowed(Rule.LIST_ENTRY_INCOMPLETE, entries=incomplete)


def check_approving(stage: ListStage, *, prepared_by: int, approver: int) -> None:
    """Whoever prepared the list does not approve it; raises NotAllowed."""
    if stage is not ListStage.ASKED:
        raise NotAllowed(Rule.LIST_NOT_NOW, stage=stage)
    if prepared_by == approver:
        raise NotAllowed(Rule.OWN_LIST)


def check_determining(
    stage: ListStage, *, approved_on: date | None, on: date, today: date, last: date | None
) -> None:
    """The PPID determines what the superior approved, Perki 1/2021 Pasal 45 ayat (6).

    Decrees follow each other: `last` is the day of the one before. Raises NotAllowed.
    """
    if stage in (ListStage.DETERMINED, ListStage.DROPPED):
        raise NotAllowed(Rule.LIST_NOT_NOW, stage=stage)
    if stage is not ListStage.APPROVED or approved_on is None or on < approved_on:
        raise NotAllowed(Rule.LIST_NEEDS_APPROVAL)
    if on > today:
        raise NotAllowed(Rule.IN_THE_FUTURE, on=on, today=today)
    if last and on < last:
        raise NotAllowed(Rule.LIST_BEFORE_LAST, on=on, last=last)
