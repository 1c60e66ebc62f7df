"""Where a dispute (sengketa informasi) stands in law: its steps, what may follow, its dates.

UU 14/2008 Pasal 37 to 50; Perki 1/2013 (PSI). The office writes down what happened.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from ppid.law.clock import LegalClock
from ppid.law.dispute_flow import (
    BEGINNINGS,
    DISPUTE_FLOW,
    DISPUTES_OVER,
    SESSION,
    SESSION_ARTICLE,
    SITTINGS,
    DisputeStage,
    Party,
    Step,
    StepKind,
)
from ppid.law.events import NotAllowed, Rule
from ppid.law.objections import ObjectionGround, ObjectionStanding
from ppid.law.periods import Code, Deadline

K, S = StepKind, DisputeStage
_TWICE: Final = 2
_NOT_BEGUN: Final = frozenset({S.APPLIED, S.INCOMPLETE, S.REGISTERED})
_BEFORE_DECISION: Final = _NOT_BEGUN | {S.HEARING, S.MEDIATION, S.ADJUDICATION}


@dataclass(frozen=True, slots=True)
class Opening:
    """A dispute that may be opened: its first step, until when it was to come (D9), if late."""

    step: Step
    due: Deadline
    late: bool


def open_dispute(
    objection: ObjectionStanding, *, applied_on: date, today: date, clock: LegalClock
) -> Opening:
    """An application that reached the Komisi Informasi, UU 14/2008 Pasal 37; PSI 5 and 13.

    Only after the superior's answer, or after the day of the answer passed in silence. A late
    one is flagged, not refused: the Komisi Informasi judges that (PSI 36 (1) d). Raises
    NotAllowed.
    """
    if applied_on > today:
        raise NotAllowed(Rule.IN_THE_FUTURE, on=applied_on, today=today)
    answered = objection.answered_on
    if answered is None and (objection.settled_on or objection.closed_on):
        raise NotAllowed(Rule.DISPUTE_OVER)
    silent_from = objection.answer_due(clock).on
    if answered is not None and applied_on >= answered:
        due = clock.deadline(Code.DISPUTE, objection.answer_reached_on or answered)
    elif applied_on > silent_from:
        due = clock.deadline(Code.DISPUTE_AFTER_SILENCE, silent_from)
    else:
        raise NotAllowed(Rule.DISPUTE_TOO_EARLY, due=silent_from)
    return Opening(Step(K.APPLIED, applied_on), due, late=applied_on > due.on)


def may_dispute(objection: ObjectionStanding, *, today: date, clock: LegalClock) -> bool:
    """Whether an application that reached the Komisi Informasi today could be written down."""
    try:
        open_dispute(objection, applied_on=today, today=today, clock=clock)
    except NotAllowed:
        return False
    return True


@dataclass(frozen=True, slots=True)
class DisputeStanding:
    """The steps of a dispute in the order in which they happened.

    `grounds` are the letters of UU 14/2008 Pasal 35 (1) on which the objection rested.
    """

    grounds: str
    steps: tuple[Step, ...]

    @property
    def stage(self) -> DisputeStage:
        """Where it stands after its last step."""
        stage = S.APPLIED
        for step in self.steps[1:]:
            stage = DISPUTE_FLOW[stage][step.kind]
        return stage

    @property
    def only_refusal(self) -> bool:
        """Whether huruf a alone is disputed: no mediation, PSI 29 (2)."""
        return set(self.grounds) == {ObjectionGround.REFUSED.value}

    def last(self, *kinds: StepKind) -> Step | None:
        """The last step of one of these kinds."""
        found = [step for step in self.steps if step.kind in kinds]
        return found[-1] if found else None

    def first(self, *kinds: StepKind) -> Step | None:
        """The first step of one of these kinds."""
        return next((step for step in self.steps if step.kind in kinds), None)

    def absences(self, party: Party) -> int:
        """How often a party did not come to a session without a reason."""
        return sum(step.absent is party for step in self.steps)

    @property
    def session_on(self) -> date | None:
        """The day of a session that was called and has not been written down yet."""
        called = self.last(K.SUMMONED)
        if called is None or called.session_on is None or self.stage in DISPUTES_OVER:
            return None
        held = self.last(*SITTINGS)
        return None if held and held.on >= called.session_on else called.session_on


def dispute_of(grounds: str, steps: Iterable[Step]) -> DisputeStanding:
    """The standing after these steps, put in order of their days; raises NotAllowed.

    Each step is tried after those before it, so that a step written down later than it
    happened, or one struck out, can never leave a road that the law does not know.
    """
    ordered = sorted(steps, key=lambda step: (step.kind is not K.APPLIED, step.on))
    if not ordered or ordered[0].kind is not K.APPLIED:
        raise NotAllowed(Rule.STEP_NOT_NOW, kind=K.APPLIED)
    standing = DisputeStanding(grounds, (ordered[0],))
    for step in ordered[1:]:
        _check(standing, step)
        standing = replace(standing, steps=(*standing.steps, step))
    return standing


def take_step(
    standing: DisputeStanding, step: Step, *, today: date, clock: LegalClock
) -> DisputeStanding:
    """Write one more step down; raises NotAllowed with the rule that forbids it."""
    if step.on > today:
        raise NotAllowed(Rule.IN_THE_FUTURE, on=step.on, today=today)
    if step.session_on is not None and step.session_on < step.on:
        raise NotAllowed(Rule.SESSION_BEFORE_SUMMONS, session_on=step.session_on, on=step.on)
    after = dispute_of(standing.grounds, [*standing.steps, step])
    if step.kind is K.FINAL:
        _check_final(after, step, clock)
    return after


def may_follow(standing: DisputeStanding) -> frozenset[StepKind]:
    """The kinds of steps that are lawful now; those that only time forbids are among them."""
    found = set()
    for kind in DISPUTE_FLOW[standing.stage]:
        try:
            _check(standing, Step(kind, standing.steps[-1].on))
        except NotAllowed:
            continue
        found.add(kind)
    return frozenset(found)


def may_have_been_missed(standing: DisputeStanding) -> frozenset[StepKind]:
    """The kinds that can be written down with an earlier day without breaking what followed."""
    steps = standing.steps
    found = set()
    for kind in StepKind:
        for place, before in enumerate(steps[:-1], 1):
            missed = (*steps[:place], Step(kind, before.on), *steps[place:])
            try:
                dispute_of(standing.grounds, missed)
            except NotAllowed:
                continue
            found.add(kind)
            break
    return frozenset(found - {K.APPLIED})


def _check(standing: DisputeStanding, step: Step) -> None:
    """Raise the rule that forbids a step after these."""
    kind, stage = step.kind, standing.stage
    if step.on < standing.steps[0].on:
        raise NotAllowed(Rule.STEP_BEFORE_APPLICATION, on=step.on)
    again = kind is K.COPY_RECEIVED and standing.last(kind)
    if again or kind not in DISPUTE_FLOW[stage]:
        raise NotAllowed(Rule.STEP_NOT_NOW, kind=kind, stage=stage)
    _check_mediation(standing, kind)
    _check_absence(standing, kind)


def _check_mediation(standing: DisputeStanding, kind: StepKind) -> None:
    """PSI 29: huruf a is judged, all else is mediated first; PSI 41: longer only once."""
    tried = standing.last(K.MEDIATION_FAILED)
    if kind is K.MEDIATION_OPENED and standing.only_refusal:
        raise NotAllowed(Rule.NO_MEDIATION_FOR_REFUSAL)
    if kind is K.ADJUDICATION and not tried and ObjectionGround.REFUSED not in standing.grounds:
        raise NotAllowed(Rule.MEDIATION_FIRST)
    if kind is K.MEDIATION_EXTENDED and standing.last(K.MEDIATION_EXTENDED):
        raise NotAllowed(Rule.MEDIATION_EXTENDED_ONCE)


def _check_absence(standing: DisputeStanding, kind: StepKind) -> None:
    """PSI 30 and 45: the applicant absent twice; PSI 48 (1) d: the body absent at mediation."""
    if kind is K.FELL and standing.absences(Party.APPLICANT) < _TWICE:
        raise NotAllowed(Rule.ABSENT_TWICE)
    if standing.stage is not S.MEDIATION:
        return
    met = standing.last(K.MEDIATION_MEETING)
    fails = met is not None and met.absent is Party.RESPONDENT
    if fails and kind not in (K.MEDIATION_FAILED, K.WITHDRAWN):
        raise NotAllowed(Rule.RESPONDENT_ABSENT)


def _check_final(standing: DisputeStanding, step: Step, clock: LegalClock) -> None:
    before = replace(standing, steps=standing.steps[: standing.steps.index(step)])
    last = challenge_ends_on(before, clock)
    if last is not None and step.on <= last:
        raise NotAllowed(Rule.NOT_FINAL_YET, due=last)


def challenge_ends_on(standing: DisputeStanding, clock: LegalClock) -> date | None:
    """The day after which a decision stands for good: the later of two readings (A-11)."""
    ends = dispute_deadlines(standing, clock)
    return max((end.on for end in ends if end.code in _CHALLENGES), default=None)


_CHALLENGES: Final = frozenset({Code.COURT, Code.COURT_CALENDAR, Code.CASSATION})


def dispute_deadlines(standing: DisputeStanding, clock: LegalClock) -> tuple[Deadline, ...]:
    """The last days that apply now (D10 to D18), the earliest first.

    Where two laws differ (A-11) both stand here. The hundred days (D13) are indicative; they
    run from the application until the day on which the process began is known.
    """
    applied = standing.steps[0].on
    ends = _ends(standing, clock)
    if standing.stage in _NOT_BEGUN:
        ends.append(clock.deadline(Code.KI_START, applied))
    if standing.stage in _BEFORE_DECISION:
        began = standing.first(*BEGINNINGS)
        ends.append(clock.deadline(Code.KI_FINISH, began.on if began else applied))
    if standing.session_on:
        called = standing.last(K.SUMMONED)
        called_on = called.on if called else applied
        ends.append(Deadline(SESSION, standing.session_on, called_on, None, SESSION_ARTICLE))
    return tuple(sorted(ends, key=lambda deadline: (deadline.on, deadline.code)))


_STARTS: Final[Mapping[DisputeStage, tuple[StepKind, tuple[Code, ...]]]] = MappingProxyType(
    {
        S.APPLIED: (K.APPLIED, (Code.KI_NOTICE,)),
        S.INCOMPLETE: (K.DOCUMENTS_ASKED, (Code.KI_COMPLETION,)),
        S.DECIDED: (K.DECISION_READ, (Code.DECISION_COPY,)),
        S.COURT_WINDOW: (K.DECISION_RECEIVED, (Code.COURT, Code.COURT_CALENDAR)),
        S.CASSATION_WINDOW: (K.COURT_DECISION_RECEIVED, (Code.CASSATION,)),
    }
)


def _ends(standing: DisputeStanding, clock: LegalClock) -> list[Deadline]:
    stage = standing.stage
    if stage is S.MEDIATION:
        return [_mediation_ends(standing, clock)]
    if stage not in _STARTS or (stage is S.APPLIED and standing.last(K.DOCUMENTS_COMPLETED)):
        return []
    kind, codes = _STARTS[stage]
    began = standing.last(kind)
    return [clock.deadline(code, began.on) for code in codes] if began else []


def _mediation_ends(standing: DisputeStanding, clock: LegalClock) -> Deadline:
    """D15 from the first meeting; seven more, once, from its end (PSI 41)."""
    first = first_mediation(standing, clock)
    if standing.last(K.MEDIATION_EXTENDED):
        return clock.deadline(Code.MEDIATION_EXTENSION, first.on)
    return first


def first_mediation(standing: DisputeStanding, clock: LegalClock) -> Deadline:
    """D15 before it was made longer."""
    met = standing.first(K.MEDIATION_MEETING) or standing.last(K.MEDIATION_OPENED)
    return clock.deadline(Code.MEDIATION, met.on if met else standing.steps[0].on)


def watched(standing: DisputeStanding, clock: LegalClock) -> Deadline | None:
    """The next day to keep an eye on: the earliest that is no mere indication (A-11)."""
    ends = dispute_deadlines(standing, clock)
    firm = [deadline for deadline in ends if deadline.code != Code.KI_FINISH]
    return next(iter(firm or ends), None)


def summons_is_late(step: Step, clock: LegalClock) -> bool:
    """Whether a summons came less than three working days before its session (D14), PSI 24."""
    if step.session_on is None:
        return False
    return step.on > clock.ends_on(Code.SUMMONS, step.session_on)


def lawsuit_is_late(standing: DisputeStanding, clock: LegalClock) -> bool:
    """Whether a lawsuit came after the later of both readings of the last day (A-11)."""
    filed, read = standing.last(K.LAWSUIT_FILED), standing.last(K.DECISION_RECEIVED)
    ends = [clock.ends_on(c, read.on) for c in (Code.COURT, Code.COURT_CALENDAR)] if read else []
    return bool(filed and ends and filed.on > max(ends))
