"""The legal profile (profil hukum): every length and every switch of the law, as one value.

Where the law is silent or contradicts itself, a switch says which reading an office follows
(A-01 to A-26 in the rule book); a case keeps the profile under which it was opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from ppid.law.periods import PERIODS, Code, Period, Unit


class ClockStart(StrEnum):
    """A-01: where the ten days start."""

    COMPLETE_RECEIVED = "complete_received"
    FIRST_RECEIVED = "first_received"
    DECLARED_COMPLETE = "declared_complete"


class Unchecked(StrEnum):
    """A-03: what a request is that nobody checked within the three days."""

    DEEMED_COMPLETE = "deemed_complete"
    MANUAL = "manual"


class LateRepair(StrEnum):
    """A-04: what becomes of a repair after its window."""

    NEW_REQUEST = "new_request"
    ALLOWED = "allowed"


class AfterHours(StrEnum):
    """A-05: the day of receipt of what comes at night, on a weekend or on a day off."""

    SAME_DAY = "same_day"
    NEXT_WORKING_DAY = "next_working_day"


class Approver(StrEnum):
    """A-06: who must have approved an exclusion before it can be relied on."""

    BOTH = "both"
    SUPERIOR = "superior"
    HEAD = "head"


class LateObjection(StrEnum):
    """A-08: an objection after its thirty days."""

    FLAGGED = "flagged"
    BLOCKED = "blocked"


class MovedDate(StrEnum):
    """A-09: a date already announced, when the calendar changes."""

    RECOUNTED = "recounted"
    FROZEN = "frozen"


class ExtensionReason(StrEnum):
    """A-13: whether an extension needs one of the two grounds of Perki 1/2021 Pasal 36 (1)."""

    GROUND = "ground"
    FREE = "free"


class Minor(StrEnum):
    """A-16: a requester under age without a parent or guardian as proxy."""

    OFFICER_DECIDES = "officer_decides"
    BLOCKED = "blocked"


class Premature(StrEnum):
    """A-24: an objection to silence before the answer was due."""

    RUNS = "runs"
    HELD = "held"


class AnswerCounts(StrEnum):
    """A-26: what ends the period for the written notice."""

    SENT = "sent"
    RECEIVED = "received"


class WrongBody(StrEnum):
    """A-19: what an office does with a request that another body holds the answer to."""

    ANSWERED = "answered"
    FORWARDED = "forwarded"


class Channel(StrEnum):
    """A-12: by which road a request comes, Perki 1/2021 Pasal 28."""

    WEB = "web"
    DESK = "desk"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"


class Preset(StrEnum):
    """The profiles that an office can start from."""

    UU_KIP = "uu_kip"
    STRICT_UU = "strict_uu"
    ELECTION = "election"


class BadProfile(ValueError):
    """A profile that the law cannot be; `field` names the number or switch."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field
        self.why = why


_LONGEST: Final[Mapping[Unit, int]] = MappingProxyType(
    {unit: 24 if unit is Unit.MONTHS else 400 for unit in Unit}
)
MOST_LETTERS: Final = 10
MOST_POST_DAYS: Final = 30

# Roads that the law itself names, so that no office can close them: UU 14/2008 Pasal 22 ayat (6)
# (letter) and Perki 1/2021 Pasal 28 ayat (2) (in person, email). The others are A-12.
ALWAYS_OPEN: Final = frozenset({Channel.DESK, Channel.LETTER, Channel.EMAIL})


@dataclass(frozen=True)
class LegalProfile:
    """All lengths (working days unless the period says otherwise) and switches; immutable.

    `confirmed` is False where no text of the regulation was read. Raises BadProfile for a
    length below 1 or above its longest, an unknown code, a switch that is none, a closed road
    that the law names.
    """

    preset: Preset = Preset.UU_KIP
    confirmed: bool = True
    lengths: Mapping[Code, int] = field(default_factory=dict)
    clock_start: ClockStart = ClockStart.COMPLETE_RECEIVED
    count_start_day: bool = False
    unchecked: Unchecked = Unchecked.DEEMED_COMPLETE
    late_repair: LateRepair = LateRepair.NEW_REQUEST
    after_hours: AfterHours = AfterHours.SAME_DAY
    approver: Approver = Approver.BOTH
    max_letters: int = 1
    late_objection: LateObjection = LateObjection.FLAGGED
    moved_date: MovedDate = MovedDate.RECOUNTED
    extension_reason: ExtensionReason = ExtensionReason.GROUND
    post_days: int = 3
    minor: Minor = Minor.OFFICER_DECIDES
    joint_leave_works: bool = False
    premature: Premature = Premature.RUNS
    answer_counts: AnswerCounts = AnswerCounts.SENT
    wrong_body: WrongBody = WrongBody.ANSWERED
    channels: frozenset[Channel] = frozenset(Channel)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "lengths", MappingProxyType({Code(code): n for code, n in self.lengths.items()})
        )
        for code, length in self.lengths.items():
            _sane(code.value, length, longest(code))
        for name, most in (("max_letters", MOST_LETTERS), ("post_days", MOST_POST_DAYS)):
            _sane(name, getattr(self, name), most)
        for name in ("count_start_day", "joint_leave_works", "confirmed"):
            if not isinstance(getattr(self, name), bool):
                raise BadProfile(name, "neither yes nor no")
        _roads(self)
        periods = {
            code: replace(period, days=self.lengths.get(code, period.days))
            for code, period in PERIODS.items()
        }
        object.__setattr__(self, "_periods", MappingProxyType(periods))

    def period(self, code: Code | str) -> Period:
        """A period with the length that this profile gives it."""
        found: Period = self._periods[Code(code)]  # type: ignore[attr-defined]
        return found

    def counts_as(self, other: "LegalProfile") -> bool:
        """Whether nothing would be counted or allowed otherwise, whatever the presets' names."""
        alike = all(self.period(code) == other.period(code) for code in Code if code in PERIODS)
        own = [f.name for f in fields(self) if f.name not in ("preset", "confirmed", "lengths")]
        return alike and all(getattr(self, name) == getattr(other, name) for name in own)

    def values(self) -> dict[str, Any]:
        """The same as plain values, for keeping; `of` reads them again."""
        kept = {f.name: getattr(self, f.name) for f in fields(self)}
        return kept | {
            "lengths": {code.value: n for code, n in self.lengths.items()},
            "channels": sorted(channel.value for channel in self.channels),
        }

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "LegalProfile":
        """The profile that was kept as plain values. Raises BadProfile."""
        known = {f.name for f in fields(cls)}
        said = dict(values)
        unknown = said.keys() - known
        if unknown:
            raise BadProfile(min(unknown), "unknown")
        for name, kind in SWITCHES.items():
            if name in said:
                said[name] = _member(name, kind, said[name])
        try:
            return cls(**said)
        except (TypeError, AttributeError, ValueError) as error:
            if isinstance(error, BadProfile):
                raise
            raise BadProfile("lengths", "not numbers") from None


SWITCHES: Final[Mapping[str, type[StrEnum]]] = MappingProxyType(
    {
        "preset": Preset,
        "clock_start": ClockStart,
        "unchecked": Unchecked,
        "late_repair": LateRepair,
        "after_hours": AfterHours,
        "approver": Approver,
        "late_objection": LateObjection,
        "moved_date": MovedDate,
        "extension_reason": ExtensionReason,
        "minor": Minor,
        "premature": Premature,
        "answer_counts": AnswerCounts,
        "wrong_body": WrongBody,
    }
)


def _member(name: str, kind: type[StrEnum], value: Any) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise BadProfile(name, "unknown choice") from None


def _roads(profile: LegalProfile) -> None:
    """Known roads, and all those that the law names."""
    try:
        channels = frozenset(Channel(channel) for channel in profile.channels)
    except (TypeError, ValueError):
        raise BadProfile("channels", "unknown channel") from None
    if not channels >= ALWAYS_OPEN:
        raise BadProfile("channels", "the law names this channel itself")
    object.__setattr__(profile, "channels", channels)


def longest(code: Code) -> int:
    """The longest that a period can be made: beyond it, it is a slip of the pen."""
    return _LONGEST[PERIODS[code].unit]


def _sane(name: str, length: Any, most: int) -> None:
    if isinstance(length, bool) or not isinstance(length, int):
        raise BadProfile(name, "not a whole number")
    if not 1 <= length <= most:
        raise BadProfile(name, f"must be 1 to {most}")


PRESETS: Final[Mapping[Preset, LegalProfile]] = MappingProxyType(
    {
        Preset.UU_KIP: LegalProfile(),
        Preset.STRICT_UU: LegalProfile(
            preset=Preset.STRICT_UU, clock_start=ClockStart.FIRST_RECEIVED
        ),
        # Perki 1/2019 was seen in a secondary text only.
        Preset.ELECTION: LegalProfile(
            preset=Preset.ELECTION, confirmed=False, lengths={Code.ANSWER: 3, Code.EXTENSION: 2}
        ),
    }
)
DEFAULT: Final = PRESETS[Preset.UU_KIP]
