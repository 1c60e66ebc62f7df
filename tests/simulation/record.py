"""The record kept by hand: what must have been said and done, counted one day after another.

Nothing of the product's law, calendar or rounds is used here; only the naive count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from tests.law.oracle import Office

Said = tuple[str, str, date]
_OPEN = ("received", "in_progress")


@dataclass
class Request:
    """One request as an attentive clerk would note it; days are ordinals."""

    number: int
    received: int
    reachable: bool
    complete: int | None
    state: str = "received"
    checked_from: int = 0
    letter: int | None = None
    extended: bool = False
    answer_due: int | None = None
    decided: int | None = None
    granted: bool = False
    objected: bool = False


@dataclass
class Objection:
    """One objection as the clerk would note it."""

    number: int
    received: int
    reachable: bool
    answered: int | None = None
    disputed: bool = False


@dataclass
class Record:
    """All requests, objections and days off, and all that was to be said about them."""

    off: set[int]
    requests: dict[int, Request] = field(default_factory=dict)
    objections: dict[int, Objection] = field(default_factory=dict)
    disputes: dict[int, int] = field(default_factory=dict)
    said: set[Said] = field(default_factory=set)
    ended: set[tuple[int, str, date]] = field(default_factory=set)
    mails: int = 0
    began: int | None = None
    done: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._count_anew()

    def _count_anew(self) -> None:
        office = Office(frozenset(self.off))
        self.after = lru_cache(maxsize=None)(office.after)
        self.works = lru_cache(maxsize=None)(office.works)

    def turn_day(self, day: int) -> None:
        """A day becomes a day off, or is worked again."""
        self.off ^= {day}
        self._count_anew()

    # What a request's days are now

    def answer_due_of(self, one: Request) -> int | None:
        if one.complete is None or one.state == "incomplete":
            return None
        first = self.after(one.complete, 10)
        return self.after(first, 7) if one.extended else first

    def due_of(self, one: Request) -> tuple[int, int] | None:
        """The next last day for the office or the requester, and day zero."""
        if one.state == "received":
            return self.after(one.checked_from, 3), one.checked_from
        if one.state == "incomplete" and one.letter is not None:
            return self.after(one.letter, 3), one.letter
        due = self.answer_due_of(one) if one.state == "in_progress" else None
        if due is None or one.complete is None:
            return None
        return due, self.after(one.complete, 10) if one.extended else one.complete

    def next_working(self, day: int) -> int:
        return self.after(day, 1)

    def left(self, today: int, due: int) -> int:
        """Working days left; below zero once the day is past."""
        if today <= due:
            return sum(self.works(day) for day in range(today + 1, due + 1))
        return min(-1, -sum(self.works(day) for day in range(due + 1, today + 1)))

    # The rounds

    def end_what_passed(self, at: datetime) -> None:
        """A-03 and Perki 33 (4): unchecked is complete as filed; unrepaired is noted."""
        today = at.date().toordinal()
        for one in self.requests.values():
            if one.state not in ("received", "incomplete"):
                continue
            due, _zero = self.due_of(one) or (today, 0)
            if due >= today:
                continue
            if one.state == "received":
                one.state, one.complete = "in_progress", one.complete or one.checked_from
                self.ended.add((one.number, "deemed_complete", at.date()))
            else:
                one.state = "lapsed"
                self.ended.add((one.number, "lapsed", at.date()))

    def put_away(self, today: int) -> None:
        """Lay aside what nothing can be said about any more."""
        over = [one.number for one in self.requests.values() if self._is_over(one, today)]
        for number in over:
            del self.requests[number]
        done = [
            one.number
            for one in self.objections.values()
            if one.answered is not None and (one.disputed or self.after(one.answered, 14) < today)
        ]
        for number in done:
            del self.objections[number]

    def _is_over(self, one: Request, today: int) -> bool:
        if one.decided is None:
            return one.state == "lapsed"
        quiet = one.granted or one.objected
        return quiet or self.after(one.decided, 30) < today

    def remind(self, at: datetime) -> None:
        """What a round in desk hours has to say that was not said before."""
        today = at.date().toordinal()
        self.put_away(today)
        readers: set[str] = set()
        for said, who in self._dues(today):
            if said not in self.said:
                self.said.add(said)
                readers |= who
        self.mails += len(readers)
        self.said |= self._years_to_close(date.fromordinal(today))
        for said, by_mail in self._told(today):
            if said not in self.said:
                self.said.add(said)
                self.mails += by_mail

    def _years_to_close(self, today: date) -> set[Said]:
        """Until March the PPID hears once that the register of the year before is still open."""
        over = today.year - 1
        if self.began is None or date.fromordinal(self.began).year > over or today.month > 3:
            return set()
        return {(f"register-{over}", "open", date(today.year, 1, 1))}

    def _dues(self, today: int) -> Iterable[tuple[Said, set[str]]]:
        for one in self.requests.values():
            found = self.due_of(one) if one.state in _OPEN else None
            if found:
                first = "desk" if one.state == "received" else "ppid"
                yield from self._due(f"case-{one.number}", *found, today, first)
                if one.state == "in_progress":
                    yield from self._before_late(f"case-{one.number}", *found, today)
        for one in self.objections.values():
            if one.answered is None:
                due = self.after(one.received, 30)
                yield from self._due(f"objection-{one.number}", due, one.received, today, "atasan")

        yield from self._duties(today)
        yield from self._disputes(today)

    def _disputes(self, today: int) -> Iterable[tuple[Said, set[str]]]:
        """What the commission must do is said on its day, and once more on the day after."""
        for number, applied in self.disputes.items():
            for code, days in (("D10", 3), ("D12", 14), ("D13", 100)):
                due = self.after(applied, days)
                left = self.left(today, due) if due - 20 <= today <= due + 20 else 99
                if left in (0, -1):
                    stage = "due" if left == 0 else "late-1"
                    said = (f"dispute-{number}-{code}", stage, date.fromordinal(due))
                    yield said, {"ppid", "atasan"}

    def _duties(self, today: int) -> Iterable[tuple[Said, set[str]]]:
        """List and announcement every six months, the report by 31 March; aimed at the working
        day before where that is a day off."""
        if self.began is None:
            return
        for duty in ("list_update", "announcement"):
            last = date.fromordinal(self.done.get(duty, self.began))
            yield from self._duty(duty, last, _half_a_year_on(last), today)
        year = self.done.get("report", date.fromordinal(self.began).year - 1) + 1
        yield from self._duty("report", date(year, 12, 31), date(year + 1, 3, 31), today)

    def _duty(self, duty: str, zero: date, on: date, today: int) -> Iterable[tuple[Said, set[str]]]:
        aim = on.toordinal()
        while not self.works(aim):
            aim -= 1
        left = self.left(today, aim)
        if left > 5:
            return
        stage = f"late-{-left}" if left < 0 else _stage(left)
        readers = {"ppid", "atasan"} if left < 0 else {"ppid"}
        yield (f"duty-{duty}-{zero:%Y%m%d}", stage, date.fromordinal(aim)), readers

    def _due(
        self, subject: str, due: int, zero: int, today: int, first: str
    ) -> Iterable[tuple[Said, set[str]]]:
        if due > self.after(today, 5):
            return
        left = self.left(today, due)
        if left > 0 and zero == today:
            return
        stage = f"late-{-left}" if left < 0 else _stage(left)
        late = {"ppid", "atasan"} if left < 0 else set()
        yield (subject, stage, date.fromordinal(due)), {first} | late

    def _before_late(
        self, subject: str, due: int, zero: int, today: int
    ) -> Iterable[tuple[Said, set[str]]]:
        """The Atasan PPID hears once of an answer with two working days left."""
        if today < due <= self.after(today, 2) and zero != today:
            yield (subject, "superior", date.fromordinal(due)), {"atasan"}

    def _told(self, today: int) -> Iterable[tuple[Said, bool]]:
        """What applicants are told of their rights, and whether by mail; else it is on paper."""
        for one in self.requests.values():
            for said in self._told_of_request(one, today):
                yield said, one.reachable
        for other in self.objections.values():
            for said in self._told_of_objection(other, today):
                yield said, other.reachable

    def _told_of_request(self, one: Request, today: int) -> Iterable[Said]:
        due = self.answer_due_of(one) if one.state in _OPEN else None
        silent = due is not None and due < today
        if silent and due is not None:
            yield (f"silence-case-{one.number}", "told", date.fromordinal(due))
        if one.state == "incomplete" and one.letter is not None:
            ends = self.after(one.letter, 3)
            if today <= ends <= self.after(today, 1):
                yield (f"repair_ends-{one.number}", "h1", date.fromordinal(ends))
        found = one.decided if one.decided and not one.granted else None
        if silent and due is not None:
            found = self.next_working(due)
        if found is None or one.objected:
            return
        ends = self.after(found, 30)
        if today <= ends <= self.after(today, 5):
            yield (f"objection_right_ends-case-{one.number}", "told", date.fromordinal(ends))

    def _told_of_objection(self, one: Objection, today: int) -> Iterable[Said]:
        due = self.after(one.received, 30)
        if one.answered is None and due < today:
            yield (f"objection_silence-objection-{one.number}", "told", date.fromordinal(due))
        zero = one.answered if one.answered is not None else due
        if one.disputed or zero >= today:
            return
        ends = self.after(zero, 14)
        if today <= ends <= self.after(today, 5):
            yield (f"dispute_right_ends-objection-{one.number}", "told", date.fromordinal(ends))


def _half_a_year_on(day: date) -> date:
    """The same day six months on, or the last day of that month."""
    month = day.month + 6
    year, month = (day.year + 1, month - 12) if month > 12 else (day.year, month)
    for last in range(day.day, day.day - 4, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError(day)


def _stage(left: int) -> str:
    """H-5, H-3, H-1 and the day itself: the nearest that is reached."""
    for most, stage in ((0, "due"), (1, "h1"), (3, "h3"), (5, "h5")):
        if left <= most:
            return stage
    raise AssertionError(left)
