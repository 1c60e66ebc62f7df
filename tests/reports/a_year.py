"""A year of an office, played by chance on the real moves; the seed makes it the same each time."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

from ppid import law
from ppid.accounts.actors import THE_REQUESTER, Actor, officer_actor
from ppid.accounts.models import Role
from ppid.cases import timeline
from ppid.cases.clock import clock_of
from ppid.cases.disputes import Dispute
from ppid.cases.kinds import Channel, RequesterKind
from ppid.cases.models import Assignment, Case, Decision, Entry
from ppid.cases.objections import Objection, ObjectionTask
from ppid.cases.places import place
from ppid.cases.queries import questions
from ppid.disputes import actions as disputes
from ppid.kit.db import db
from ppid.law import (
    JUDGED,
    DisputeOutcome,
    ExtensionGround,
    Ground,
    NotAllowed,
    Outcome,
    Ruling,
    StepKind,
)
from tests import builders

YEAR = 2025
AS_OF = date(2026, 3, 15)
_REFUSING = (Outcome.REFUSED, Outcome.PARTLY_GRANTED)


@dataclass
class Year:
    """Plays one request after the other, each with its own later."""

    cases: int = 90
    seed: int = 20250101

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.ppid = officer_actor(builders.an_officer(Role.PPID))
        self.units = [builders.a_unit().id for _ in range(4)]

    def play(self) -> None:
        """Everything; some of it before the year, some after the day of the figures."""
        for _turn in range(self.cases):
            self.request(self._moment(date(2024, 12, 10), 395))
        for _turn in range(3):
            moment = self._moment(date(YEAR, 1, 5), 300)
            objection = builders.an_objection(grounds="b", received=moment)
            self.objection(objection, moment)
        for road, outcome in product(ROADS, JUDGED):
            self.whole_road(road, outcome)
        db.session.flush()

    def whole_road(self, road: tuple[StepKind, ...], outcome: DisputeOutcome) -> None:
        """An objection answered, and its dispute to the end."""
        filed, answered = builders.at(YEAR, 1, 6), builders.at(YEAR, 1, 20)
        objection = builders.an_objection(grounds="b", received=filed)
        self.move(
            objection,
            lambda on: law.answer_objection(objection.standing, Ruling.UPHELD, on=on),
            answered,
            ruling=Ruling.UPHELD.value,
        )
        self.dispute(objection, answered + timedelta(days=3), road, outcome)

    def _moment(self, first: date, days: int) -> datetime:
        on = first + timedelta(days=self.random.randrange(days))
        return builders.at(on.year, on.month, on.day, self.random.randint(0, 23), 15)

    def later(self, at: datetime, least: int, most: int) -> datetime:
        """Some days later."""
        return at + timedelta(days=self.random.randint(least, most), minutes=7)

    def chance(self, percent: int) -> bool:
        """Whether it happens this time."""
        return self.random.random() * 100 < percent

    def request(self, at: datetime) -> None:
        """One request and what became of it."""
        whole = self.chance(80)
        case = builders.a_case(
            received=at,
            complete=whole,
            channel=self.random.choice(list(Channel)),
            requester={"kind": self.random.choice(list(RequesterKind)), "email": ""},
            questions=("Dokumen pertama", "Dokumen kedua"),
        )
        for unit_id in self.random.sample(self.units, self.random.randint(0, 2)):
            self.lay(case, unit_id, self.later(at, 0, 2))
        if not whole:
            at = self.incomplete(case, at)
        elif self.chance(6):
            self.move(case, lambda on: law.withdraw(case.standing, on=on), at)
        else:
            at = self.later(at, 0, 3)
            self.move(case, lambda on: law.accept(case.standing, on=on), at)
        if case.state is law.State.IN_PROGRESS:
            self.answer(case, at)

    def lay(self, case: Case, unit_id: int, at: datetime) -> None:
        """Laid with a unit, now and then taken back."""
        recalled = self.later(at, 1, 3) if self.chance(15) else None
        asked = Assignment(
            case_id=case.id,
            unit_id=unit_id,
            asked_by_id=self.ppid.officer_id,
            asked_at=at,
            due_on=at.date(),
            recalled_at=recalled,
        )
        db.session.add(asked)

    def incomplete(self, case: Case, at: datetime) -> datetime:
        """Asked to be completed; repaired or not."""
        at = self.later(at, 0, 1)
        self.move(
            case, lambda on: law.ask_completion(case.standing, on=on, clock=clock_of(case)), at
        )
        if self.chance(50):
            at = self.later(at, 0, 2)
            self.move(case, lambda on: law.repair(case.standing, on=on, clock=clock_of(case)), at)
            at += timedelta(hours=1)
            self.move(case, lambda on: law.accept(case.standing, on=on), at)
        elif self.chance(80):
            late = at + timedelta(days=20)
            self.move(case, lambda on: law.lapse(case.standing, on=on, clock=clock_of(case)), late)
        return at

    def answer(self, case: Case, at: datetime) -> None:
        """Extended or not, answered in time, late or not at all, and what follows."""
        filed = at
        if self.chance(25):
            ground = self.random.choice(list(ExtensionGround))
            self.move(
                case,
                lambda on: law.extend(case.standing, on=on, clock=clock_of(case)),
                self.later(at, 1, 9),
                ground=ground.value,
            )
        if self.chance(8):
            if self.chance(50):
                builders.an_objection(case=case, grounds="c", received=self.later(filed, 50, 60))
            return
        at = self.later(at, 10, 13) if case.extended_on else self.later(at, 1, 13)
        at = self.later(at, 12, 60) if self.chance(20) else at
        self.decide(case, at)
        if case.state is not law.State.DECIDED:
            return
        if self.chance(40):
            self.move(case, lambda on: law.hand_over(case.standing, on=on), self.later(at, 1, 9))
        if self.chance(35):
            moment = self.later(at, 2, 30)
            grounds = "".join(sorted(self.random.sample("adefg", self.random.randint(1, 2))))
            objection = builders.an_objection(case=case, grounds=grounds, received=moment)
            self.objection(objection, moment)

    def decide(self, case: Case, at: datetime) -> None:
        """The written notice, with what it rests on and what it costs."""
        outcome = self.random.choice([Outcome.GRANTED, *Outcome])
        first, second = questions(case)
        first.outcome = second.outcome = outcome
        if outcome in _REFUSING:
            first.ground = self.random.choice(list(Ground))
            second.ground = self.random.choice(list(Ground)) if self.chance(30) else None
        cost = self.random.choice((0, 0, 2500))
        if cost:
            second.copy_cost, second.sheets = 500, 4
        db.session.add(
            Decision(
                case_id=case.id,
                prepared_by_id=self.ppid.officer_id,
                prepared_at=at,
                sending_cost=cost,
            )
        )
        self.move(
            case,
            lambda on: law.decide(case.standing, outcome, on=on),
            at,
            outcome=outcome.value,
        )

    def objection(self, objection: Objection, at: datetime) -> None:
        """Answered, settled, withdrawn or left; what it orders is done or not; a dispute."""
        turn, moment = self.random.randrange(10), self.later(at, 5, 70)
        if turn == 0:
            self.move(
                objection,
                lambda on: law.withdraw_objection(objection.standing, on=on),
                moment,
            )
        elif turn == 1:
            self.move(objection, lambda on: law.settle_objection(objection.standing, on=on), moment)
            self.order(objection, moment)
        elif turn > 2:
            ruling = self.random.choice(list(Ruling))
            self.move(
                objection,
                lambda on: law.answer_objection(objection.standing, ruling, on=on),
                moment,
                ruling=ruling.value,
            )
            if ruling in law.RULINGS_WITH_TASKS:
                self.order(objection, moment)
            if self.chance(50):
                self.dispute(objection, self.later(moment, 1, 12))

    def order(self, objection: Objection, at: datetime) -> None:
        """Something for the PPID to do, done or not."""
        for _turn in range(self.random.randint(1, 2)):
            done = self.later(at, 2, 200).date() if self.chance(70) else None
            db.session.add(
                ObjectionTask(
                    objection_id=objection.id, text="Serahkan.", due_on=at.date(), done_on=done
                )
            )

    def dispute(
        self,
        objection: Objection,
        at: datetime,
        road: tuple[StepKind, ...] = (),
        outcome: DisputeOutcome | None = None,
    ) -> None:
        """To the Komisi Informasi, by one of its roads, as far as it comes."""
        try:
            made = disputes.open_file(
                objection,
                ki_name="Komisi Informasi Provinsi",
                applied_on=at.date(),
                copy_on=None,
                relief="",
                papers=(),
                by=self.ppid,
                at=at,
            )
        except NotAllowed:
            return
        by_chance = self.random.choice(ROADS)
        for kind in road or by_chance[: self.random.randint(0, len(by_chance))]:
            at = self.later(at, 12, 24) if road else self.later(at, 15, 30)
            said = outcome or self.random.choice(JUDGED)
            self.step(made, kind, at, said, strike=not road and self.chance(10))

    def step(
        self,
        dispute: Dispute,
        kind: StepKind,
        at: datetime,
        outcome: DisputeOutcome,
        *,
        strike: bool,
    ) -> None:
        """One step, if the law lets it follow; now and then it was written down wrongly."""
        try:
            row = disputes.add_step(
                dispute,
                kind=kind,
                on=at.date(),
                outcome=outcome,
                by=self.ppid,
                at=at,
            )
            if strike:
                disputes.strike(dispute, row, reason="Salah", by=self.ppid, at=at)
        except NotAllowed:
            return

    def move(
        self,
        subject: Any,
        make: Callable[[date], Any],
        at: datetime,
        by: Actor = THE_REQUESTER,
        **facts: Any,
    ) -> None:
        """Let it happen if the law allows it."""
        try:
            move = make(at.date())
        except NotAllowed:
            return
        subject.standing = move.standing
        timeline.count(subject)
        db.session.add(
            Entry(
                **place(subject), event=move.event, at=at, actor=(by or self.ppid).kind, facts=facts
            )
        )
        db.session.flush()


_K = StepKind
_HEARD = (_K.REGISTERED, _K.STARTED, _K.SUMMONED)
ROADS = (
    (_K.NOT_REGISTERED,),
    (_K.WITHDRAWN,),
    (*_HEARD, _K.SESSION, _K.MEDIATION_OPENED, _K.MEDIATION_AGREED, _K.EXECUTED),
    (
        *(*_HEARD, _K.SESSION, _K.MEDIATION_OPENED, _K.MEDIATION_FAILED, _K.ADJUDICATION),
        *(_K.DECISION_READ, _K.DECISION_RECEIVED, _K.FINAL, _K.EXECUTED),
    ),
    (
        *(*_HEARD, _K.MEDIATION_OPENED, _K.MEDIATION_FAILED, _K.ADJUDICATION),
        *(_K.DECISION_READ, _K.DECISION_RECEIVED, _K.LAWSUIT_FILED),
        *(_K.COURT_DECISION_RECEIVED, _K.CASSATION_FILED, _K.CASSATION_DECIDED, _K.EXECUTED),
    ),
)
