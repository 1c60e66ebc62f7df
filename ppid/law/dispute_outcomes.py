"""How a dispute came out: who had the better of it, or how it ended without a judgment.

UU 14/2008 Pasal 46 and 49; counted by Perki 1/2021 Pasal 57 ayat (3) huruf d and f.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ppid.law.dispute_flow import DisputeOutcome, StepKind
from ppid.law.disputes import DisputeStanding

K, Out = StepKind, DisputeOutcome

JUDGMENTS: Final = frozenset({K.DECISION_READ, K.COURT_DECISION_RECEIVED, K.CASSATION_DECIDED})
"""The steps that say who had the better of it."""
JUDGED: Final = (Out.APPLICANT, Out.PARTLY, Out.OFFICE)
"""What a judgment may say; the rest are ends without one."""
_ENDS: Final[Mapping[StepKind, DisputeOutcome]] = MappingProxyType(
    {
        K.MEDIATION_AGREED: Out.SETTLED,
        K.WITHDRAWN: Out.WITHDRAWN,
        K.FELL: Out.FELL,
        K.NOT_REGISTERED: Out.NOT_REGISTERED,
    }
)


def dispute_outcome(standing: DisputeStanding) -> DisputeOutcome | None:
    """How a dispute stands by its last judgment, or ended without one; none while neither is known.

    A lawsuit or cassation that is withdrawn leaves the judgment before it.
    """
    judged = standing.last(*JUDGMENTS)
    if judged is not None:
        return judged.outcome
    ended = standing.last(*_ENDS)
    return _ENDS[ended.kind] if ended else None
