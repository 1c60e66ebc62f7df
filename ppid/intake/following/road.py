"""The road of a request as its requester sees it: five steps, the history, what to do now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ppid import law
from ppid.accounts.actors import ActorKind
from ppid.cases.models import Case, Entry
from ppid.cases.words import EVENTS, OUTCOMES
from ppid.intake import queries
from ppid.kit.templates import day, moment
from ppid.law import Code, Event, LegalClock, State
from ppid.office.calendar import zone

_AFTER_CHECK = frozenset(State) - {State.RECEIVED, State.INCOMPLETE, State.LAPSED}
_ANSWERED = frozenset({State.DECIDED, State.AWAITING_PAYMENT, State.HANDED_OVER, State.CLOSED})
_ENDED = frozenset({State.HANDED_OVER, State.CLOSED})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the road: done, now, next or missed; `href` explains its date."""

    words: str
    state: str
    when: str = ""
    notes: tuple[str, ...] = ()
    href: str = ""


def masked(email: str) -> str:
    """s***@gmail.com: enough to know one's own address again."""
    local, _at, domain = email.rpartition("@")
    return f"{local[:1]}***@{domain}"


def road(
    case: Case, entries: Sequence[Entry], units: Sequence[str], clock: LegalClock
) -> list[Step]:
    """The five steps with their dates."""
    last = {entry.event: entry for entry in entries}
    if case.state is State.WITHDRAWN:
        return [_received(case), Step(EVENTS[Event.WITHDRAWN], "now", _when(last, Event.WITHDRAWN))]
    return [
        _received(case),
        _check(case, last, clock),
        _work(case, last, units),
        _notice(case, last, clock),
        _end(case, last),
    ]


def _when(last: Mapping[Event, Entry], event: Event) -> str:
    return moment(last[event].at, zone()) if event in last else ""


def _why(case: Case, code: str) -> str:
    return url_for("explaining.own", number=case.number, code=code)


def _received(case: Case) -> Step:
    sent = (_("Bukti pendaftaran dikirim ke %(email)s", email=masked(case.requester.email)),)
    return Step(
        _("Permohonan diterima"),
        "done",
        moment(case.received_at, zone()),
        sent if case.requester.email else (),
    )


def _check(case: Case, last: Mapping[Event, Entry], clock: LegalClock) -> Step:
    if case.state is State.LAPSED:
        return Step(EVENTS[Event.LAPSED], "missed", _when(last, Event.LAPSED))
    if case.state is State.INCOMPLETE:
        due = case.standing.repair_due_on(clock)
        return Step(
            _("Perlu Anda lengkapi"),
            "now",
            _("Paling lambat %(day)s", day=day(due)) if due else "",
            href=_why(case, Code.REPAIR),
        )
    if case.state is State.RECEIVED:
        due = case.standing.check_due_on(clock)
        return Step(
            _("Kelengkapan sedang diperiksa"),
            "now",
            _("Paling lambat %(day)s", day=day(due)) if due else "",
            href=_why(case, Code.CHECK),
        )
    event = Event.ACCEPTED if Event.ACCEPTED in last else Event.DEEMED_COMPLETE
    counted = case.standing.answer_runs_from(clock)
    return Step(
        EVENTS[event],
        "done",
        _when(last, event),
        () if counted is None else (_("Waktu jawaban dihitung sejak %(day)s", day=day(counted)),),
    )


def _work(case: Case, last: Mapping[Event, Entry], units: Sequence[str]) -> Step:
    state = (
        "done" if case.state in _ANSWERED else "now" if case.state is State.IN_PROGRESS else "next"
    )
    notes = [_("Diteruskan ke %(unit)s", unit=unit) for unit in units]
    if case.extended_on:
        notes.append(_("Waktu jawaban diperpanjang pada %(day)s", day=day(case.extended_on)))
    began = last.get(Event.ACCEPTED) or last.get(Event.DEEMED_COMPLETE)
    since = _("Sejak %(moment)s", moment=moment(began.at, zone())) if began else ""
    return Step(
        _("Sedang dikerjakan") if state == "now" else _("Dikerjakan"),
        state,
        since if state == "now" else "",
        tuple(notes),
    )


def _notice(case: Case, last: Mapping[Event, Entry], clock: LegalClock) -> Step:
    if case.state in _ANSWERED and case.decided_on:
        outcome = (str(OUTCOMES[case.outcome]),) if case.outcome else ()
        now = case.state in (State.DECIDED, State.AWAITING_PAYMENT)
        return Step(
            _("Jawaban tertulis dikirim"), "now" if now else "done", day(case.decided_on), outcome
        )
    due = case.standing.answer_due_on(clock) if case.state in law.UNANSWERED else None
    if due is None:
        return Step(_("Jawaban tertulis"), "next")
    code = Code.EXTENSION if case.extended_on else Code.ANSWER
    return Step(
        _("Jawaban tertulis"),
        "next",
        _("Paling lambat %(day)s", day=day(due)),
        href=_why(case, code),
    )


def _end(case: Case, last: Mapping[Event, Entry]) -> Step:
    handed_over = case.handed_over_on
    notes = (_("Informasi diserahkan pada %(day)s", day=day(handed_over)),) if handed_over else ()
    if case.state is State.CLOSED:
        return Step(_("Selesai"), "done", day(case.closed_on) if case.closed_on else "", notes)
    if case.state is State.HANDED_OVER:
        return Step(_("Informasi diserahkan"), "now", day(handed_over) if handed_over else "")
    return Step(_("Selesai"), "next")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history."""

    words: Any
    when: str
    by: str


def history(entries: Sequence[Entry]) -> list[Line]:
    """What happened, oldest first; officers are named by their office, not by name."""
    sides = {
        ActorKind.REQUESTER: _("Anda"),
        ActorKind.OFFICER: _("Petugas"),
        ActorKind.OFFICE: _("Sistem"),
    }
    return [
        Line(EVENTS[entry.event], moment(entry.at, zone()), sides[entry.actor]) for entry in entries
    ]


def holder(case: Case, units: Sequence[str], office_name: str) -> str:
    """Who has to act now: a unit, the office, or the requester; never a person's name."""
    if case.state in (State.INCOMPLETE, State.AWAITING_PAYMENT):
        return str(_("Anda"))
    if case.state not in law.OPEN:
        return str(_("Tidak ada, permohonan sudah berakhir"))
    return ", ".join(units) if units and case.state is State.IN_PROGRESS else office_name


def may_complete(case: Case, today: date, clock: LegalClock) -> bool:
    """Whether something is missing that can still be supplied."""
    due = case.standing.repair_due_on(clock)
    return (
        bool(case.missing)
        and Event.REPAIRED in law.may(case.standing)
        and (due is None or today <= due)
    )


def may_file_again(case: Case, today: date, clock: LegalClock) -> bool:
    """Whether the window to complete is over, so that only a new request helps (A-04)."""
    due = case.standing.repair_due_on(clock)
    return case.state is State.LAPSED or (due is not None and today > due)


def may_withdraw(case: Case) -> bool:
    """Whether the request can still be taken back."""
    return Event.WITHDRAWN in law.may(case.standing)


@dataclass(frozen=True, slots=True)
class Page:
    """All that the first lines and the one main button of a case's page depend on."""

    case: Case
    entries: Sequence[Entry]
    today: date
    clock: LegalClock
    answers: bool


_ACTIONS: tuple[tuple[str, Callable[[Page], bool]], ...] = (
    ("complete", lambda page: may_complete(page.case, page.today, page.clock)),
    ("file_again", lambda page: may_file_again(page.case, page.today, page.clock)),
    ("reply", lambda page: queries.wrote_last(page.entries) is ActorKind.OFFICER),
    ("fetch", lambda page: page.answers),
    ("read", lambda page: page.case.decided_on is not None),
    ("write", lambda page: True),
)


def main_action(page: Page) -> str:
    """The one thing a requester can do now that matters most."""
    return next(name for name, applies in _ACTIONS if applies(page))
