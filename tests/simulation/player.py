"""Plays the world on the product and on the record at once: each is told only what happened."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from ppid import law, morning
from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Officer, Role
from ppid.admin.calendar.actions import change_calendar
from ppid.admin.duties import actions as duties
from ppid.cases import timeline
from ppid.cases.disputes import Dispute
from ppid.cases.kinds import Channel, RequesterKind
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.cases.people import Requester
from ppid.casework import upkeep
from ppid.disputes import actions as disputes
from ppid.kit.db import db, transaction
from ppid.law import Duty, NotAllowed, Outcome, Ruling, State
from ppid.office.calendar import legal_clock, profile_on
from ppid.office.edits import CalendarEdit, DayOff
from ppid.office.models import Holiday
from tests.builders import an_officer
from tests.simulation import record
from tests.simulation.world import Happening, World
from worker.reminders import in_desk_hours


class Player:
    """One office, its people, and the clerk with the record."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.staff: dict[Role, Officer] = {
            role: an_officer(role) for role in (Role.DESK, Role.PPID, Role.SUPERIOR)
        }
        self.profile_id = profile_on(date(2024, 1, 1))
        self.clock = legal_clock(self.profile_id)
        off = {on.toordinal() for on in db.session.scalars(sa.select(Holiday.on))}
        self.record = record.Record(off)
        self.who = {mail: self._requester(mail) for mail in ("", "warga@contoh.example")}
        self.refused = 0
        self.cases: dict[int, Case] = {}  # the open ones stay in hand
        self.objections: dict[int, Objection] = {}
        self.disputes: dict[int, Dispute] = {}

    def _requester(self, email: str) -> int:
        made = Requester(kind=RequesterKind.PERSON, name="Warga", email=email)
        db.session.add(made)
        db.session.flush()
        return made.id

    def play(self) -> None:
        """Everything, in the order in which it happens; each round ends a transaction."""
        happenings = iter(self.world)
        while (one := next(happenings, None)) is not None:
            with transaction():
                getattr(self, one.kind)(one)
                while one is not None and one.kind != "round":
                    one = next(happenings, None)
                    if one is not None:
                        getattr(self, one.kind)(one)

    def round(self, one: Happening) -> None:
        """The worker walks: what passed by itself first, then the reminders in desk hours."""
        upkeep.deem_and_lapse(at=one.at)
        self.record.end_what_passed(one.at)
        if in_desk_hours(one.at):
            morning.remind(at=one.at)
            self.record.remind(one.at)

    def edit(self, one: Happening) -> None:
        """A working day within two months becomes a day off, or a day off is worked again."""
        ahead = self.world.random.randint(2, 60)
        day = one.at.date() + timedelta(days=ahead)
        if day.weekday() > 4:
            day += timedelta(days=3)
        known = db.session.get(Holiday, day)
        said = DayOff(day, known.name if known else "Hari libur daerah", "libur_daerah")
        edit = CalendarEdit(removed=(said,)) if known else CalendarEdit(added=(said,))
        change_calendar(edit, seen=None, by=self.staff[Role.PPID], at=one.at)
        self.record.turn_day(day.toordinal())
        self.clock = legal_clock(self.profile_id)
        self._look_again()

    def _look_again(self) -> None:
        """The change let go of what was in hand: it is taken in hand again at once, not singly."""
        for model, held in (
            (Case, self.cases),
            (Objection, self.objections),
            (Dispute, self.disputes),
        ):
            db.session.scalars(sa.select(model).where(model.id.in_([*held]))).all()

    def duty(self, one: Happening) -> None:
        """Once a month the PPID looks whether a returning duty can be done."""
        day, by = one.at.date(), self.staff[Role.PPID]
        for duty in (Duty.LIST_UPDATE, Duty.ANNOUNCEMENT):
            if self.world.chance(25):
                duties.record(duty=duty, on=day, year=None, reference=None, by=by, at=one.at)
                self.record.done[duty.value] = day.toordinal()
        if day.month < 5 and day.year > 2024 and self.world.chance(60):
            year = day.year - 1
            duties.record(duty=Duty.REPORT, on=day, year=year, reference=None, by=by, at=one.at)
            self.record.done["report"] = year

    def file(self, one: Happening) -> None:
        """A request comes in, whole or not."""
        day, whole = one.at.date(), self.world.chance(85)
        reachable = self.world.chance(8)
        move = law.receive(received_on=day, registered_on=day, complete=whole)
        case = Case(
            id=one.number,
            number=f"SIM-{one.number:06d}",
            subject="Permohonan",
            channel=Channel.WEB,
            received_at=one.at,
            registered_at=one.at,
            code_hash="",
            requester_id=self.who["warga@contoh.example" if reachable else ""],
            profile_id=self.profile_id,
            standing=move.standing,
        )
        timeline.count(case)
        db.session.add(case)
        self.cases[one.number] = case
        today = day.toordinal()
        self.record.began = self.record.began or today
        self.record.requests[one.number] = record.Request(
            one.number, today, reachable, today if whole else None, checked_from=today
        )
        self.world.add("check", self.world.later(one.at, 0, 6), one.number)

    def check(self, one: Happening) -> None:
        """The desk declares it complete, or asks for what is missing; it may be too late."""
        case, kept = self._both(one.number)
        today = one.at.date()
        if kept.complete is None and kept.letter is None:
            if self._move(
                case, lambda: law.ask_completion(case.standing, on=today, clock=self.clock)
            ):
                kept.state, kept.letter = "incomplete", today.toordinal()
                self.world.add("repair", self.world.later(one.at, 0, 7), one.number)
                return
        elif self._move(case, lambda: law.accept(case.standing, on=today)):
            kept.state = "in_progress"
            kept.complete = kept.complete or today.toordinal()
        self._plan_answer(one)

    def repair(self, one: Happening) -> None:
        """The requester completes it, inside the window or too late."""
        case, kept = self._both(one.number)
        today = one.at.date()
        if self._move(case, lambda: law.repair(case.standing, on=today, clock=self.clock)):
            kept.state, kept.complete = "received", today.toordinal()
            kept.checked_from = today.toordinal()
            self.world.add("check", self.world.later(one.at, 0, 5), one.number)

    def _plan_answer(self, one: Happening) -> None:
        if self.world.chance(15):
            self.world.add("extend", self.world.later(one.at, 2, 16), one.number)
        late = self.world.chance(6)
        self.world.add(
            "decide", self.world.later(one.at, *((18, 45) if late else (2, 16))), one.number
        )
        if self.world.chance(8):
            self.world.add("object", self.world.later(one.at, 17, 60), one.number)

    def extend(self, one: Happening) -> None:
        """The PPID takes seven more days, if it is not too late."""
        case, kept = self._both(one.number)
        today = one.at.date()
        if self._move(case, lambda: law.extend(case.standing, on=today, clock=self.clock)):
            kept.extended = True

    def decide(self, one: Happening) -> None:
        """The notice goes out, on time or late."""
        case, kept = self._both(one.number)
        granted = self.world.chance(70)
        outcome = Outcome.GRANTED if granted else Outcome.NOT_HELD
        if self._move(case, lambda: law.decide(case.standing, outcome, on=one.at.date())):
            kept.state, kept.decided = "decided", one.at.date().toordinal()
            kept.granted = granted
            del self.cases[one.number]

    def object(self, one: Happening) -> None:
        """An objection to silence or to the notice, in time or not."""
        case, kept = self._both(one.number)
        if case.state in (State.LAPSED, State.RECEIVED, State.INCOMPLETE):
            return
        day = one.at.date()
        move = law.file_objection(
            grounds="c", received_on=day, recorded_on=day, found_on=None, clock=self.clock
        )
        objection = Objection(
            id=one.number,
            number=f"SIMK-{one.number:06d}",
            case_id=one.number,
            requester_id=case.requester_id,
            profile_id=self.profile_id,
            channel=Channel.WEB,
            received_at=one.at,
            registered_at=one.at,
            code_hash="",
            standing=move.standing,
        )
        timeline.count(objection)
        db.session.add(objection)
        kept.objected = True
        reachable = case.requester_id == self.who["warga@contoh.example"]
        self.objections[one.number] = objection
        self.record.objections[one.number] = record.Objection(
            one.number, day.toordinal(), reachable
        )
        late = self.world.chance(15)
        if late:
            self.world.add("dispute", self.world.later(one.at, 40, 62), one.number)
        self.world.add(
            "answer", self.world.later(one.at, *((46, 75) if late else (5, 40))), one.number
        )

    def answer(self, one: Happening) -> None:
        """The superior answers, in time or late."""
        objection, day = self.objections[one.number], one.at.date()
        move = law.answer_objection(objection.standing, Ruling.UPHELD, on=day)
        objection.standing = move.standing
        timeline.count(objection)
        self.record.objections[one.number].answered = day.toordinal()
        if self.world.chance(20):
            self.world.add("dispute", self.world.later(one.at, 1, 14), one.number)

    def dispute(self, one: Happening) -> None:
        """The applicant goes to the Komisi Informasi, where the law lets them."""
        objection, day = self.objections[one.number], one.at.date()
        try:
            made = disputes.open_file(
                objection,
                ki_name="Komisi Informasi Provinsi",
                applied_on=day,
                copy_on=None,
                relief="",
                papers=(),
                by=officer_actor(self.staff[Role.PPID]),
                at=one.at,
            )
        except (NotAllowed, disputes.OpenAlready):
            return
        if (kept := self.record.objections.get(one.number)) is not None:
            kept.disputed = True
        self.record.disputes[made.id] = day.toordinal()
        self.disputes[one.number] = made
        self.world.add("give_up", self.world.later(one.at, 2, 150), one.number)

    def give_up(self, one: Happening) -> None:
        """The application is taken back; nothing is watched any more."""
        made, by = self.disputes[one.number], officer_actor(self.staff[Role.PPID])
        day = one.at.date()
        disputes.add_step(made, kind=law.StepKind.WITHDRAWN, on=day, by=by, at=one.at)
        del self.record.disputes[made.id]

    def _both(self, number: int) -> tuple[Case, Any]:
        kept = self.record.requests.get(number) or record.Request(number, 0, False, None, "over")
        return self.cases.get(number) or db.session.get_one(Case, number), kept

    def _move(self, case: Case, move: Any) -> bool:
        """Let it happen if the law allows it; the record is only told of what happened."""
        try:
            case.standing = move().standing
        except NotAllowed:
            self.refused += 1
            return False
        timeline.count(case)
        return True


def entries_of(events: tuple[law.Event, ...], zone: Any) -> set[tuple[int, str, date]]:
    """What happened by itself, as the timeline holds it: case, event, local day."""
    from ppid.cases.models import Entry

    rows = db.session.execute(
        sa.select(Entry.case_id, Entry.event, Entry.at).where(Entry.event.in_(events))
    )
    return {(row.case_id, row.event.value, _day(row.at, zone)) for row in rows}


def _day(at: datetime, zone: Any) -> date:
    return at.astimezone(zone).date()
