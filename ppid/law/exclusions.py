"""The life of an excluded piece of information: consequence test, decree, its end by itself.

UU 14/2008 Pasal 18 to 20; PP 61/2010 Pasal 3 to 11; Perki 1/2021 Pasal 49 to 53.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from ppid.law.clock import LegalClock
from ppid.law.events import NotAllowed, Rule
from ppid.law.exemptions import GROUNDS, Ground, check_ground
from ppid.law.periods import Code, Deadline, months_after
from ppid.law.profile import Approver


class ExclusionState(StrEnum):
    """Where an exclusion stands."""

    DRAFT = auto()
    TESTED = auto()
    APPROVED = auto()
    DECREED = auto()
    CHANGED = auto()
    EXPIRED = auto()
    OPENED = auto()
    DROPPED = auto()


class ExclusionEvent(StrEnum):
    """What happens to an exclusion, in the past tense."""

    BEGUN = auto()
    TESTED = auto()
    RETURNED = auto()
    SUPERIOR_APPROVED = auto()
    HEAD_APPROVED = auto()
    DECREED = auto()
    RECORDED = auto()
    SIGNED_COPY_ADDED = auto()
    CHANGED = auto()
    EXPIRED = auto()
    OPENED = auto()
    DROPPED = auto()


class OpeningReason(StrEnum):
    """Why information is opened before its period ends by itself."""

    PERIOD_ENDS = auto()
    CONDITION_MET = auto()
    CONSENT = auto()
    PUBLIC_OFFICE = auto()
    OPEN_COURT = auto()
    ORDERED = auto()


OPENING_ARTICLES: Final[Mapping[OpeningReason, str]] = MappingProxyType(
    {
        OpeningReason.PERIOD_ENDS: "PP 61/2010 Pasal 11, Perki 1/2021 Pasal 52",
        OpeningReason.CONDITION_MET: "PP 61/2010 Pasal 11, Perki 1/2021 Pasal 52",
        OpeningReason.CONSENT: "UU 14/2008 Pasal 18 ayat (2) huruf a",
        OpeningReason.PUBLIC_OFFICE: "UU 14/2008 Pasal 18 ayat (2) huruf b",
        OpeningReason.OPEN_COURT: "PP 61/2010 Pasal 5, Perki 1/2021 Pasal 51",
        OpeningReason.ORDERED: "UU 14/2008 Pasal 46",
    }
)

UNDER_TEST: Final = frozenset(
    {ExclusionState.DRAFT, ExclusionState.TESTED, ExclusionState.APPROVED}
)

# A day so far away is "permanent" under another name; the law itself names no such number.
_BELIEVABLE_YEARS: Final = 100
_NOT_PERMANENT_SAID: Final = re.compile(r"\btidak\s+(?:bersifat\s+)?permanen\b", re.IGNORECASE)
_PERMANENT: Final = re.compile(
    r"\b(?:permanen|selama-?lamanya|selamanya|seumur hidup|abadi|seterusnya"
    r"|(?:tidak|tak) (?:ter)?batas|tanpa batas|tidak terhingga)\b",
    re.IGNORECASE,
)


def check_period(
    ground: Ground, *, starts_on: date, expires_on: date | None, condition: str = ""
) -> None:
    """Raise NotAllowed for a period (jangka waktu) that the law does not know.

    UU 14/2008 Pasal 20; PP 61/2010 Pasal 5 to 9; Perki 1/2021 Pasal 51. `expires_on` is the last
    excluded day, `condition` what ends the exclusion where no day is known: one of them must be
    there, and huruf a with its maximum of years must name a day.
    """
    exemption = GROUNDS[ground]
    condition = condition.strip()
    if expires_on is None and not condition:
        raise NotAllowed(Rule.NEEDS_PERIOD, ground=ground)
    if not exemption.may_be_permanent and _is_permanent(starts_on, expires_on, condition):
        raise NotAllowed(Rule.NEVER_PERMANENT, ground=ground)
    if exemption.max_years is not None:
        last = months_after(starts_on, exemption.max_years * 12)
        if expires_on is None or expires_on > last:
            raise NotAllowed(
                Rule.PERIOD_TOO_LONG, ground=ground, years=exemption.max_years, last=last
            )
    if expires_on is not None and expires_on < starts_on:
        raise NotAllowed(Rule.PERIOD_OVER, on=expires_on)


def _is_permanent(starts_on: date, expires_on: date | None, condition: str) -> bool:
    if expires_on is not None and expires_on.year - starts_on.year > _BELIEVABLE_YEARS:
        return True
    return bool(_PERMANENT.search(_NOT_PERMANENT_SAID.sub("", condition)))


@dataclass(frozen=True, slots=True)
class ExclusionStanding:
    """The legal facts of an exclusion at one moment; days of the office's zone.

    `expires_on` is the last excluded day, None where a condition ends it. `ended_on` is the
    first day on which the decree no longer counts: replaced, opened, or open by itself.
    """

    state: ExclusionState
    begun_on: date
    tested_on: date | None = None
    superior_on: date | None = None
    head_on: date | None = None
    decreed_on: date | None = None
    expires_on: date | None = None
    ended_on: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether a refusal of that day may rest on the decree, Perki 1/2021 Pasal 34 (2)."""
        if self.decreed_on is None or self.state in UNDER_TEST or day < self.decreed_on:
            return False
        if self.expires_on is not None and day > self.expires_on:
            return False
        return self.ended_on is None or day < self.ended_on

    def awaits(self, approver: Approver) -> tuple[Approver, ...]:
        """Who has still to approve under a profile (A-06): the superior, the head."""
        wanted = {
            Approver.BOTH: (Approver.SUPERIOR, Approver.HEAD),
            Approver.SUPERIOR: (Approver.SUPERIOR,),
            Approver.HEAD: (Approver.HEAD,),
        }[approver]
        given = {Approver.SUPERIOR: self.superior_on, Approver.HEAD: self.head_on}
        return tuple(who for who in wanted if given[who] is None)

    def window_opens_on(self, clock: LegalClock) -> date | None:
        """The first day on which opening may be decreed: 30 working days before expiry."""
        if self.expires_on is None:
            return None
        return clock.ends_on(Code.OPENING, self.expires_on)

    def deadline(self, clock: LegalClock) -> Deadline | None:
        """The last day for the decree of opening (D22); None without a day of expiry."""
        if self.state is not ExclusionState.DECREED or self.expires_on is None:
            return None
        period = clock.deadline(Code.OPENING, self.expires_on)
        return replace(period, on=self.expires_on, day_zero=period.on)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a test sheet says: Perki 1/2021 Pasal 49 (2) and Lampiran II, without the signatures."""

    ground: Ground
    point: int | None
    statute: str
    if_opened: str
    if_closed: str
    testers: int
    expires_on: date | None = None
    condition: str = ""


def check_sheet(sheet: Sheet, *, on: date) -> None:
    """Raise NotAllowed for the first thing that a sheet lacks on a day."""
    check_ground(sheet.ground, point=sheet.point, statute=sheet.statute)
    if not sheet.if_opened.strip() or not sheet.if_closed.strip():
        raise NotAllowed(Rule.NEEDS_CONSEQUENCES)
    check_period(sheet.ground, starts_on=on, expires_on=sheet.expires_on, condition=sheet.condition)
    if sheet.testers < 1:
        raise NotAllowed(Rule.NEEDS_TESTERS)
