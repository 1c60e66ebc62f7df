"""The queue and the case as a page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from ppid import law
from ppid.accounts.access import absent_today, veiled
from ppid.cases import words as case_words
from ppid.cases.models import Case
from ppid.casework import words
from ppid.casework.queue import COUNTED_UP_TO, Page, Shelf
from ppid.kit.templates import day, number, short_day
from ppid.law import Code, Deadline, LegalClock, WorkingCalendar

TONES: Mapping[str, str] = {"late": "red", "today": "orange", "soon": "yellow", "calm": "green"}


@dataclass(frozen=True, slots=True)
class Due:
    """A due day as a badge: what is due, how many working days are left, in words and colour."""

    what: str
    words: str
    tone: str
    late: bool
    on: str
    shown: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the queue, every word ready: a page of fifty makes no calls."""

    number: str
    href: str
    requester: str
    subject: str
    state: str
    tone: str
    due: Due | None
    ended: str
    units: str
    owner: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A count that is a link."""

    count: str
    words: str
    href: str
    current: bool
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """What must happen by when; a date that is counted has the address of its explanation."""

    deadline: Deadline | None
    words: str
    left: int
    passed: int
    due: Due | None
    dates: Sequence[tuple[str, ...]]
    why: str


def left_words(left: int) -> Any:
    """Sisa 3 hari kerja."""
    if left < 0:
        return ngettext("Terlambat %(num)d hari kerja", "Terlambat %(num)d hari kerja", -left)
    if left == 0:
        return _("Jatuh tempo hari ini")
    return ngettext("Sisa %(num)d hari kerja", "Sisa %(num)d hari kerja", left)


def due(what: str, on: date, today: date, calendar: WorkingCalendar) -> Due:
    """A due day as a badge."""
    left = calendar.left(today, on)
    tone = TONES[law.urgency(today, on, calendar).value]
    return Due(what, left_words(left), tone, left < 0, on.isoformat(), short_day(on))


def lines(page: Page, *, today: date, calendar: WorkingCalendar) -> list[Line]:
    """The rows of a page with each word looked up once."""
    states = {state: str(text) for state, text in case_words.STATES.items()}
    watched = {state: str(text) for state, text in words.WATCHED.items()}
    outcomes = {outcome: str(text) for outcome, text in case_words.OUTCOMES.items()}
    nobody = _("Belum ada petugas")
    before = url_for("casework.show", number="-").removesuffix("-")
    known: dict[tuple[Any, date], Due] = {}

    def badge(row: Any) -> Due | None:
        if row.due_on is None:
            return None
        key = (row.state, row.due_on)
        if key not in known:
            known[key] = due(watched.get(row.state, ""), row.due_on, today, calendar)
        return known[key]

    stood_in = {one.id: _("%(name)s, Anda wakili", name=one.name) for one in absent_today()}
    return [
        Line(
            number=row.number,
            href=before + row.number,
            requester=veiled(row.requester),
            subject=row.subject,
            state=outcomes.get(row.outcome) or states[row.state],
            tone=case_words.TONES[row.state],
            due=badge(row),
            ended=short_day(row.closed_on) if row.closed_on else "",
            units=", ".join(page.units.get(row.id, ())),
            owner=stood_in.get(row.owner_id) or row.owner or nobody,
        )
        for row in page.rows
    ]


def tiles(counts: Any, asked: Mapping[str, str]) -> list[Tile]:
    """The counts, each a link to what it counts; `asked` is the query of this page."""
    rows: Sequence[tuple[str, Any, dict[str, str], str]] = (
        ("late", _("Terlambat"), {"due": "late"}, "red"),
        ("today", _("Jatuh tempo hari ini"), {"due": "today"}, ""),
        ("soon", _("Sisa 1–3 hari kerja"), {"due": "soon"}, ""),
        ("fresh", _("Baru, belum ada petugas"), {"state": "received", "owner": "nobody"}, ""),
        ("all", _("Semua yang terbuka"), {}, ""),
    )
    return [
        Tile(
            count=_capped(getattr(counts, name)),
            words=text,
            href=url_for("casework.queue", **query),  # type: ignore[arg-type]
            current=dict(asked) == query,
            tone=tone if getattr(counts, name) else "",
        )
        for name, text, query, tone in rows
    ]


def _capped(count: int) -> str:
    return f"{number(COUNTED_UP_TO)}+" if count > COUNTED_UP_TO else number(count)


def clock(case: Case, *, today: date, counting: LegalClock) -> Clock:
    """The deadline that is next, and all other dates of the case with their article."""
    standing = case.standing
    deadline, calendar = standing.deadline(counting), counting.calendar
    left = calendar.left(today, deadline.on) if deadline else 0
    total = deadline.days if deadline and deadline.days else 0
    return Clock(
        deadline=deadline,
        words=str(case_words.DEADLINES[deadline.code]) if deadline else "",
        left=left,
        passed=max(0, total - max(left, 0)),
        due=due("", deadline.on, today, calendar) if deadline else None,
        dates=_dates(case, deadline, counting),
        why=_why(case, deadline.code) if deadline else "",
    )


def _why(case: Case, code: str) -> str:
    return url_for("explaining.show", number=case.number, code=code)


def _dates(case: Case, next_one: Deadline | None, counting: LegalClock) -> list[tuple[str, ...]]:
    standing = case.standing
    happened = (
        (_("Diterima"), standing.received_on),
        (
            _("Dicatat"),
            standing.registered_on if standing.registered_on != standing.received_on else None,
        ),
        (_("Surat tidak lengkap sampai"), standing.completion_asked_on),
        (_("Dilengkapi"), standing.repaired_on),
        (_("Lengkap diterima"), standing.complete_on),
        (_("Diperpanjang"), standing.extended_on),
        (_("Diberitahukan"), standing.decided_on),
        (_("Dibayar"), standing.paid_on),
        (_("Diserahkan"), standing.handed_over_on),
        (_("Selesai"), standing.closed_on),
    )
    shown: list[tuple[str, ...]] = [(words_, day(on)) for words_, on in happened if on]
    for deadline in law.deadlines(standing, counting):
        if next_one is None or deadline.code != next_one.code:
            text = _("%(day)s (%(article)s)", day=day(deadline.on), article=deadline.article)
            what = str(case_words.DEADLINES[deadline.code])
            shown.append((what, text, "", _why(case, deadline.code)))
    if standing.state in law.UNANSWERED:
        counted = standing.answer_runs_from(counting)
        code = Code.EXTENSION if standing.extended_on else Code.ANSWER
        safe = day(standing.safe_answer_due_on(counting))
        shown.append((_("Tanggal aman"), safe, "", _why(case, code) if counted else ""))
    return shown


def heading(shelf: Shelf) -> Any:
    """What stands over the list."""
    return {
        Shelf.OPEN: _("Tenggat terdekat dahulu"),
        Shelf.RESTING: _("Yang terlama dahulu"),
        Shelf.CLOSED: _("Yang terakhir selesai dahulu"),
    }[shelf]
