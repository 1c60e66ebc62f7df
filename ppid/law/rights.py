"""What a requester may do or may expect next, and until when (hak pemohon)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Final

from ppid.law.cases import UNANSWERED, Standing, State
from ppid.law.clock import LegalClock
from ppid.law.explain import OBJECTION_AFTERWARDS, afterwards
from ppid.law.objections import (
    ObjectionGround,
    ObjectionStanding,
    ObjectionState,
    objection_article,
)
from ppid.law.periods import Code


class RightKind(StrEnum):
    """What the right is: to be answered, to object, to be answered again, to be heard."""

    ANSWER = auto()
    OBJECT = auto()
    SUPERIOR_ANSWER = auto()
    COMMISSION = auto()


class Phase(StrEnum):
    """Whether a right lies ahead, can be used now, or its last day has passed."""

    AHEAD = auto()
    NOW = auto()
    OVER = auto()


@dataclass(frozen=True, slots=True)
class Right:
    """One right with its days: from when (None: already) and until when, both included.

    `code` is that of the deadline whose explanation tells how the last day was counted;
    `after_silence` says that it rests on an answer that did not come.
    """

    kind: RightKind
    code: str
    since: date | None
    until: date
    phase: Phase
    article: str
    after_silence: bool = False


OWN_STEPS: Final = frozenset({RightKind.OBJECT, RightKind.COMMISSION})
_FURTHEST: Final = (
    RightKind.COMMISSION,
    RightKind.SUPERIOR_ANSWER,
    RightKind.OBJECT,
    RightKind.ANSWER,
)
_ENDED: Final = frozenset({State.WITHDRAWN, State.LAPSED})


def request_rights(standing: Standing, *, today: date, clock: LegalClock) -> tuple[Right, ...]:
    """What the law gives in a request today, in the order of the road.

    UU 14/2008 Pasal 22 (7)-(8), 35 and 36 (1). Nothing once withdrawn or not followed up, and
    nothing while the request waits to be completed.
    """
    if standing.state in _ENDED:
        return ()
    found: list[Right] = []
    due = standing.answer_due_on(clock)
    if standing.state in UNANSWERED and due:
        code = Code.EXTENSION if standing.extended_on else Code.ANSWER
        found.append(_right(RightKind.ANSWER, code, None, due, today, clock))
    silent = standing.silence_since(clock)
    since, last = standing.noticed_on or silent, standing.objection_due_on(clock)
    if since and last:
        found.append(
            _right(RightKind.OBJECT, Code.OBJECTION, since, last, today, clock, bool(silent))
        )
    later = afterwards(standing, clock)
    if later:
        last = clock.ends_on(Code.OBJECTION, later[0])
        found.append(_right(RightKind.OBJECT, OBJECTION_AFTERWARDS, later[0], last, today, clock))
    return tuple(found)


def objection_rights(
    standing: ObjectionStanding, *, today: date, clock: LegalClock
) -> tuple[Right, ...]:
    """What the law gives after an objection: the superior's answer, then the Komisi Informasi.

    UU 14/2008 Pasal 36 (2) and 37 (2); Perki 1/2013 Pasal 13.
    """
    found: list[Right] = []
    if standing.state is ObjectionState.REGISTERED:
        due = standing.answer_due(clock).on
        code = Code.OBJECTION_ANSWER
        found.append(_right(RightKind.SUPERIOR_ANSWER, code, None, due, today, clock))
    dispute = standing.dispute_due(clock)
    if dispute:
        silent = standing.silence_since(clock)
        since = silent or standing.answer_reached_on or standing.answered_on
        found.append(
            _right(
                RightKind.COMMISSION,
                dispute.code,
                since,
                dispute.on,
                today,
                clock,
                silent is not None,
            )
        )
    return tuple(found)


def next_right(rights: Iterable[Right]) -> Right | None:
    """The one that matters most: what can be used now, the furthest along the road.

    While the superior still has time, that is waited for, and no second objection is urged.
    Else what comes first; None when all is over.
    """
    known = tuple(rights)
    now = {right.kind: right for right in known if right.phase is Phase.NOW}
    first = next((now[kind] for kind in _FURTHEST if kind in now), None)
    ahead = (right for right in known if right.phase is Phase.AHEAD)
    return first or next(ahead, None)


def _right(
    kind: RightKind,
    code: str,
    since: date | None,
    until: date,
    today: date,
    clock: LegalClock,
    after_silence: bool = False,
) -> Right:
    phase = Phase.NOW
    if since and today < since:
        phase = Phase.AHEAD
    elif today > until:
        phase = Phase.OVER
    article = clock.article(Code.OBJECTION if code == OBJECTION_AFTERWARDS else code)
    if kind is RightKind.OBJECT and after_silence:
        article = f"{objection_article(ObjectionGround.NO_ANSWER)}, {article}"
    return Right(kind, str(code), since, until, phase, article, after_silence)
