"""The same figures counted by hand from the timelines: plain Python, one line after the other.

Nothing of the product's statements, calendar or conditions is used, only its rows as they were
written down and what the law says about days.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

import sqlalchemy as sa

from ppid.cases.disputes import Dispute, DisputeStep
from ppid.cases.models import Assignment, Case, Decision, Entry, Question, Requester
from ppid.cases.objections import Objection, ObjectionTask
from ppid.kit.db import db
from ppid.office.models import Holiday
from tests.law.oracle import Office

WITA = timedelta(hours=8)


@dataclass
class File:
    """What the timeline of one file says."""

    row: Any
    came: date
    happened: dict[str, list[tuple[date, dict[str, Any]]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def first(self, *events: str) -> date | None:
        """The first day of any of these events."""
        found = [on for event in events for on, _facts in self.happened[event]]
        return min(found, default=None)

    def fact(self, event: str, name: str) -> str:
        """What the first line of an event says."""
        return str(self.happened[event][0][1].get(name, ""))


class Count:
    """Everything that was counted: a figure, the dimension, the value."""

    def __init__(self, year: int, as_of: date) -> None:
        self.year, self.as_of = year, as_of
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)
        off = {on.toordinal() for on in db.session.scalars(sa.select(Holiday.on))}
        self.office = Office(off)
        self.cells: Counter[tuple[str, str, str]] = Counter()
        self.times: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.requests()
        self.objections()
        self.disputes()

    def then(self, on: date | None) -> bool:
        """Whether it had happened by the day of the figures."""
        return on is not None and on <= self.as_of

    def add(self, key: str, *cells: tuple[str, Iterable[str]]) -> None:
        """One more of a figure, as a whole and in each cell."""
        self.cells[key, "", ""] += 1
        for dimension, values in cells:
            for value in values:
                self.cells[key, dimension, value] += 1

    def worked(self, zero: date, end: date) -> int:
        """Working days after day zero up to the end."""
        days = range(zero.toordinal() + 1, end.toordinal() + 1)
        return sum(self.office.works(day) for day in days)

    def requests(self) -> None:
        """Perki 1/2021 Pasal 57 (2)."""
        kinds = {
            row.id: row.kind for row in db.session.execute(sa.select(Requester.id, Requester.kind))
        }
        grounds: dict[int, set[str]] = defaultdict(set)
        cost: Counter[int] = Counter()
        for item in db.session.scalars(sa.select(Question)):
            cost[item.case_id] += item.copy_cost * item.sheets
            if item.ground:
                grounds[item.case_id].add(item.ground.value)
        for paid in db.session.scalars(sa.select(Decision)):
            cost[paid.case_id] += paid.copy_cost * paid.sheets + paid.sending_cost + paid.other_cost
        units: dict[int, set[str]] = defaultdict(set)
        for laid in db.session.scalars(sa.select(Assignment)):
            recalled = laid.recalled_at and self.then((laid.recalled_at + WITA).date())
            if self.then((laid.asked_at + WITA).date()) and not recalled:
                units[laid.case_id].add(str(laid.unit_id))
        for file in _files(Case, Entry.case_id):
            case = file.row
            decided = file.first("decided")
            ended = file.first("withdrawn", "lapsed")
            if file.came < self.first:
                until = min(filter(None, (decided, ended)), default=None)
                if until is None or until >= self.first:
                    self.add("carried_in")
                continue
            if file.came > min(self.last, self.as_of):
                continue
            along = (
                ("bulan", [str(file.came.month)]),
                ("saluran", [case.channel.value]),
                ("pemohon", [kinds[case.requester_id].value]),
                ("unit", units[case.id] or ["0"]),
            )
            self.add("received", *along)
            extended = file.first("extended")
            if self.then(extended):
                self.add("extended", ("perpanjangan", [file.fact("extended", "ground")]))
            if self.then(file.first("handed_over")):
                self.add("handed_over")
            if not self.then(decided):
                self._unanswered(file, extended)
                continue
            assert decided is not None
            outcome = file.fact("decided", "outcome")
            zero = self.complete(file)
            took = self.worked(zero, decided)
            self.times["", ""].append(took)
            self.times["hasil", outcome].append(took)
            band = next(
                name
                for name, most in (("0-3", 3), ("4-7", 7), ("8-10", 10), ("11-17", 17), ("18", 999))
                if took <= most
            )
            self.add("answered", *along, ("hasil", [outcome]), ("lama", [band]))
            self.add(
                "on_time" if decided.toordinal() <= self.due(zero, extended) else "late", *along
            )
            name = {"partly_granted": "partly"}.get(outcome, outcome)
            self.add(name, *along)
            if grounds[case.id]:
                self.add("excluded", ("huruf", grounds[case.id]))
            if cost[case.id]:
                self.add("charged")
                self.cells["cost", "", ""] += cost[case.id]

    def complete(self, file: File) -> date:
        """The day on which the complete request was there."""
        return file.first("repaired") or file.came

    def due(self, zero: date, extended: date | None) -> int:
        """Ten working days, and seven more from their end."""
        first = self.office.after(zero.toordinal(), 10)
        return self.office.after(first, 7) if extended else first

    def _unanswered(self, file: File, extended: date | None) -> None:
        if self.then(file.first("withdrawn")):
            self.add("withdrawn")
        elif self.then(file.first("lapsed")):
            self.add("lapsed")
        else:
            self.add("open")
            declared = file.first("accepted")
            if declared and self.due(self.complete(file), extended) < self.as_of.toordinal():
                self.add("overdue")

    def objections(self) -> None:
        """Perki 1/2021 Pasal 57 (3) a and b."""
        tasks: dict[int, list[date | None]] = defaultdict(list)
        for task in db.session.scalars(sa.select(ObjectionTask)):
            tasks[task.objection_id].append(task.done_on)
        for file in _files(Objection, Entry.objection_id):
            if not self.first <= file.came <= min(self.last, self.as_of):
                continue
            row = file.row
            self.add("objections", ("bulan", [str(file.came.month)]), ("alasan", list(row.grounds)))
            answered = file.first("objection_answered")
            settled = file.first("objection_settled")
            if self.then(answered):
                assert answered is not None
                took = self.worked(file.came, answered)
                self.times["objection", ""].append(took)
                self.add("objections_answered")
                ruling = file.fact("objection_answered", "ruling")
                self.add("objections_" + {"partly_granted": "partly"}.get(ruling, ruling))
                if took > 30:
                    self.add("objections_late")
            elif self.then(settled):
                self.add("objections_settled")
            elif self.then(file.first("objection_withdrawn")):
                self.add("objections_withdrawn")
            else:
                self.add("objections_open")
            if tasks[row.id] and (self.then(answered) or self.then(settled)):
                self.add("objections_ordered")
                if all(self.then(done) for done in tasks[row.id]):
                    self.add("objections_executed")

    def disputes(self) -> None:
        """Perki 1/2021 Pasal 57 (3) c to f."""
        steps: dict[int, list[tuple[str, date]]] = {
            number: [] for number in db.session.scalars(sa.select(Dispute.id))
        }
        for step in db.session.scalars(sa.select(DisputeStep)):
            if step.struck_at is None:
                steps[step.dispute_id].append((step.kind, step.on))
                said = {"applicant": "_won", "partly": "_partly", "office": "_lost"}
                if step.outcome:
                    steps[step.dispute_id].append((step.kind + said[step.outcome], step.on))
        names = {
            "disputes": {"applied"},
            "disputes_settled": {"mediation_agreed"},
            "disputes_unsettled": {"mediation_failed"},
            "disputes_decided": {"decision_read"},
            "disputes_ended": {"not_registered", "fell", "withdrawn"},
            "disputes_won": {"decision_read_won"},
            "disputes_partly": {"decision_read_partly"},
            "disputes_lost": {"decision_read_lost"},
            "judgments_won": {"court_decision_received_won"},
            "judgments_partly": {"court_decision_received_partly"},
            "judgments_lost": {"court_decision_received_lost"},
            "cassations_won": {"cassation_decided_won"},
            "cassations_partly": {"cassation_decided_partly"},
            "cassations_lost": {"cassation_decided_lost"},
            "disputes_withdrawn": {"withdrawn"},
            "disputes_executed": {"executed"},
            "lawsuits": {"lawsuit_filed"},
            "judgments": {"court_decision_received"},
            "cassations": {"cassation_filed"},
            "cassations_decided": {"cassation_decided"},
        }
        over = names["disputes_ended"] | {"final", "mediation_agreed", "executed"}
        last = min(self.last, self.as_of)
        for taken in steps.values():
            known = {kind for kind, on in taken if on <= last}
            within = {kind for kind, on in taken if self.first <= on <= last}
            for key, kinds in names.items():
                if kinds & within:
                    self.add(key)
            if "applied" in known and not over & known:
                self.add("disputes_running")

    def told(self) -> dict[tuple[str, str, str], Fraction]:
        """All figures that are not zero."""
        found = {cell: Fraction(count) for cell, count in self.cells.items() if count}
        for (dimension, value), took in self.times.items():
            if dimension == "objection":
                found["objection_days_median", "", ""] = Fraction(median(took))
                found["objection_days_slowest", "", ""] = Fraction(max(took))
                continue
            found["days_median", dimension, value] = Fraction(median(took))
            found["days_mean", dimension, value] = _tenth(Fraction(sum(took), len(took)))
            found["days_slowest", dimension, value] = Fraction(max(took))
        whole = self.cells["answered", "", ""] + self.cells["overdue", "", ""]
        if whole:
            found["on_time_share", "", ""] = _tenth(
                Fraction(100 * self.cells["on_time", "", ""], whole)
            )
        return found


def _tenth(value: Fraction) -> Fraction:
    """To a tenth, half up."""
    return Fraction(int(value * 10 + Fraction(1, 2)), 10)


def _files(model: Any, owner: Any) -> list[File]:
    """Every file with its lines in order."""
    rows = {row.id: row for row in db.session.scalars(sa.select(model))}
    files = {key: File(row, (row.received_at + WITA).date()) for key, row in rows.items()}
    lines = sa.select(owner, Entry.event, Entry.at, Entry.facts).where(owner.is_not(None))
    for key, event, at, facts in db.session.execute(lines.order_by(Entry.id)):
        files[key].happened[event.value].append(((at + WITA).date(), facts))
    return list(files.values())
