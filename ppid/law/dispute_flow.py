"""The road of a dispute (sengketa informasi): what can happen, and what can follow what.

Perki 1/2013 (PSI), UU 14/2008 Pasal 38 to 50.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from ppid.law.periods import Code

SESSION: Final = "sidang"
SESSION_ARTICLE: Final = "Perki 1/2013 Pasal 24 dan Pasal 25"


class StepKind(StrEnum):
    """One thing that can happen in a dispute."""

    APPLIED = auto()
    COPY_RECEIVED = auto()
    DOCUMENTS_ASKED = auto()
    DOCUMENTS_COMPLETED = auto()
    REGISTERED = auto()
    NOT_REGISTERED = auto()
    STARTED = auto()
    SUMMONED = auto()
    SESSION = auto()
    MEDIATION_OPENED = auto()
    MEDIATION_MEETING = auto()
    MEDIATION_EXTENDED = auto()
    MEDIATION_AGREED = auto()
    MEDIATION_FAILED = auto()
    ADJUDICATION = auto()
    DECISION_READ = auto()
    DECISION_RECEIVED = auto()
    LAWSUIT_FILED = auto()
    COURT_DECISION_RECEIVED = auto()
    CASSATION_FILED = auto()
    CASSATION_DECIDED = auto()
    FINAL = auto()
    EXECUTED = auto()
    FELL = auto()
    WITHDRAWN = auto()


class DisputeStage(StrEnum):
    """Where a dispute stands, as its steps say."""

    APPLIED = auto()
    INCOMPLETE = auto()
    REGISTERED = auto()
    HEARING = auto()
    MEDIATION = auto()
    ADJUDICATION = auto()
    DECIDED = auto()
    COURT_WINDOW = auto()
    COURT = auto()
    CASSATION_WINDOW = auto()
    CASSATION = auto()
    SETTLED = auto()
    FINAL = auto()
    EXECUTED = auto()
    ENDED = auto()


class Party(StrEnum):
    """Who did not come to a session: the applicant (pemohon) or the body (termohon)."""

    APPLICANT = auto()
    RESPONDENT = auto()


class DisputeOutcome(StrEnum):
    """How a dispute came out; the first three are what a judgment says."""

    APPLICANT = auto()
    PARTLY = auto()
    OFFICE = auto()
    SETTLED = auto()
    WITHDRAWN = auto()
    FELL = auto()
    NOT_REGISTERED = auto()


K, S = StepKind, DisputeStage
_HEARD: Final = {
    K.SUMMONED: S.HEARING,
    K.SESSION: S.HEARING,
    K.MEDIATION_OPENED: S.MEDIATION,
    K.ADJUDICATION: S.ADJUDICATION,
    K.DECISION_READ: S.DECIDED,
    K.FELL: S.ENDED,
    K.WITHDRAWN: S.ENDED,
}

DISPUTE_FLOW: Final[Mapping[DisputeStage, Mapping[StepKind, DisputeStage]]] = MappingProxyType(
    {
        S.APPLIED: {
            K.COPY_RECEIVED: S.APPLIED,
            K.DOCUMENTS_ASKED: S.INCOMPLETE,
            K.REGISTERED: S.REGISTERED,
            K.NOT_REGISTERED: S.ENDED,
            K.WITHDRAWN: S.ENDED,
        },
        S.INCOMPLETE: {
            K.COPY_RECEIVED: S.INCOMPLETE,
            K.DOCUMENTS_COMPLETED: S.APPLIED,
            K.REGISTERED: S.REGISTERED,
            K.NOT_REGISTERED: S.ENDED,
            K.WITHDRAWN: S.ENDED,
        },
        S.REGISTERED: {
            **_HEARD,
            K.COPY_RECEIVED: S.REGISTERED,
            K.STARTED: S.HEARING,
            K.SUMMONED: S.REGISTERED,
        },
        S.HEARING: {**_HEARD, K.COPY_RECEIVED: S.HEARING},
        S.MEDIATION: {
            K.SUMMONED: S.MEDIATION,
            K.MEDIATION_MEETING: S.MEDIATION,
            K.MEDIATION_EXTENDED: S.MEDIATION,
            K.MEDIATION_AGREED: S.SETTLED,
            K.MEDIATION_FAILED: S.ADJUDICATION,
            K.FELL: S.ENDED,
            K.WITHDRAWN: S.ENDED,
        },
        S.ADJUDICATION: {
            K.SUMMONED: S.ADJUDICATION,
            K.ADJUDICATION: S.ADJUDICATION,
            K.DECISION_READ: S.DECIDED,
            K.FELL: S.ENDED,
            K.WITHDRAWN: S.ENDED,
        },
        S.DECIDED: {K.DECISION_RECEIVED: S.COURT_WINDOW},
        S.COURT_WINDOW: {K.LAWSUIT_FILED: S.COURT, K.FINAL: S.FINAL},
        S.COURT: {K.COURT_DECISION_RECEIVED: S.CASSATION_WINDOW, K.WITHDRAWN: S.FINAL},
        S.CASSATION_WINDOW: {K.CASSATION_FILED: S.CASSATION, K.FINAL: S.FINAL},
        S.CASSATION: {K.CASSATION_DECIDED: S.FINAL, K.WITHDRAWN: S.FINAL},
        S.SETTLED: {K.EXECUTED: S.EXECUTED},
        S.FINAL: {K.EXECUTED: S.EXECUTED},
        S.EXECUTED: {},
        S.ENDED: {},
    }
)

DISPUTES_OVER: Final = frozenset({S.FINAL, S.SETTLED, S.EXECUTED, S.ENDED})
OF_OTHERS: Final = frozenset(
    {
        Code.KI_NOTICE,
        Code.KI_COMPLETION,
        Code.KI_START,
        Code.KI_FINISH,
        Code.MEDIATION,
        Code.MEDIATION_EXTENSION,
        Code.DECISION_COPY,
    }
)
"""Last days that the Komisi Informasi or the applicant has to keep, not the office."""
SITTINGS: Final = frozenset({K.SESSION, K.MEDIATION_MEETING, K.ADJUDICATION})
BEGINNINGS: Final = frozenset({K.STARTED, K.SESSION, K.MEDIATION_OPENED, K.ADJUDICATION})


@dataclass(frozen=True, slots=True)
class Step:
    """One step and its day; days of the office's zone.

    `absent` is who did not come without a reason; `session_on` the day a summons calls for;
    `outcome` what a judgment says, where it was written down.
    """

    kind: StepKind
    on: date
    absent: Party | None = None
    session_on: date | None = None
    outcome: DisputeOutcome | None = None
