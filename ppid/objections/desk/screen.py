"""The queue of objections and an objection's file as a page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ppid import law
from ppid.accounts.access import veiled
from ppid.cases import words as case_words
from ppid.cases.clock import clock_of
from ppid.cases.objections import Objection
from ppid.kit.security import read, sign
from ppid.kit.templates import cited, day, number, short_day
from ppid.law import Code, WorkingCalendar
from ppid.objections import screen
from ppid.objections.desk.queue import COUNTED_UP_TO, Mark, Near, Page, Shelf

_MARK_LASTS = 2 * 86_400


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the queue, every word ready."""

    number: str
    href: str
    requester: str
    about: str
    grounds: str
    flags: Sequence[str]
    state: str
    tone: str
    due_on: date | None
    left: int
    urgency: str
    tasks_left: int
    ended: str


def lines(page: Page, *, today: date, calendar: WorkingCalendar) -> list[Line]:
    """The rows of a page with what is due: the answer, or the nearest task."""
    return [_line(row, page, today, calendar) for row in page.rows]


def _line(row: Objection, page: Page, today: date, calendar: WorkingCalendar) -> Line:
    tasks_left, task_due = page.left.get(row.id, (0, None))
    due_on = row.due_on or task_due
    return Line(
        number=row.number,
        href=url_for("objections.show", number=row.number),
        requester=veiled(row.requester.name),
        about=screen.about(row),
        grounds=", ".join(row.grounds),
        flags=screen.flags(row),
        state=str(case_words.RULINGS[row.ruling] if row.ruling else _state(row)),
        tone=case_words.OBJECTION_TONES[row.state],
        due_on=due_on,
        left=calendar.left(today, due_on) if due_on else 0,
        urgency=law.urgency(today, due_on, calendar).value if due_on else "",
        tasks_left=tasks_left,
        ended=short_day(row.closed_on) if row.closed_on else "",
    )


def _state(row: Objection) -> Any:
    return case_words.OBJECTION_STATES[row.state]


def tiles(counts: Any, shelf: Shelf, near: Near | None) -> list[dict[str, Any]]:
    """The counts, each a link to what it counts."""
    rows: Sequence[tuple[str, Any, dict[str, str], bool]] = (
        ("late", _("Terlambat ditanggapi"), {"due": "late"}, near is Near.LATE),
        ("today", _("Jatuh tempo hari ini"), {"due": "today"}, near is Near.TODAY),
        ("soon", _("Sisa 1–3 hari kerja"), {"due": "soon"}, near is Near.SOON),
        ("open", _("Semua yang menunggu"), {}, shelf is Shelf.OPEN and near is None),
        ("carried", _("Sedang dilaksanakan"), {"shelf": "carried"}, shelf is Shelf.CARRIED),
    )
    return [
        {
            "count": _capped(getattr(counts, name)),
            "words": words,
            "href": url_for("objections.queue", **query),  # type: ignore[arg-type]
            "current": current,
            "tone": "red" if name == "late" and counts.late else "",
        }
        for name, words, query, current in rows
    ]


def tabs(shelf: Shelf) -> list[dict[str, Any]]:
    """The three shelves."""
    rows = (
        (Shelf.OPEN, _("Menunggu tanggapan")),
        (Shelf.CARRIED, _("Ditanggapi, sedang dilaksanakan")),
        (Shelf.CLOSED, _("Selesai")),
    )
    return [
        {
            "words": words,
            "href": url_for(
                "objections.queue",
                **({} if one is Shelf.OPEN else {"shelf": one.value}),  # type: ignore[arg-type]
            ),
            "current": one is shelf,
        }
        for one, words in rows
    ]


def heading(shelf: Shelf) -> str:
    """What stands over the list."""
    return {
        Shelf.OPEN: _("Tenggat terdekat dahulu"),
        Shelf.CARRIED: _("Yang terlama dahulu"),
        Shelf.CLOSED: _("Yang terakhir selesai dahulu"),
    }[shelf]


def _capped(count: int) -> str:
    return f"{number(COUNTED_UP_TO)}+" if count > COUNTED_UP_TO else number(count)


def to_token(mark: Mark, *, backward: bool) -> str:
    """Where a neighbouring page begins, as a token that nobody else can make."""
    plain = [value.isoformat() if isinstance(value, date) else value for value in mark]
    return sign("objections", [backward, *plain])


def from_token(token: str, shelf: Shelf) -> tuple[Mark | None, bool]:
    """The mark in a token and the direction; none for a token of another shelf, or too old."""
    found = read("objections", token, max_age=_MARK_LASTS) if token else None
    if found is None or len(found) != (2 if shelf is Shelf.CARRIED else 3):
        return None, False
    backward, *mark = found
    return [date.fromisoformat(v) if isinstance(v, str) else v for v in mark], bool(backward)


def asked(args: Mapping[str, str]) -> tuple[Shelf, Near | None]:
    """Which shelf, and how near; what is not understood is left open."""
    shelf = next((one for one in Shelf if one.value == args.get("shelf")), Shelf.OPEN)
    near = next((one for one in Near if one.value == args.get("due")), None)
    return shelf, near if shelf is Shelf.OPEN else None


def dates(objection: Objection) -> list[tuple[str, str]]:
    """Every date of an objection; those that the law sets with their article."""
    standing, clock = objection.standing, clock_of(objection)
    limit = clock.deadline(Code.OBJECTION, standing.found_on) if standing.found_on else None
    answer_due, dispute = standing.answer_due(clock), standing.dispute_due(clock)
    recorded = standing.recorded_on if standing.recorded_on != standing.received_on else None
    reached = standing.answer_reached_on
    rows: Sequence[tuple[str, date | None, str]] = (
        (_("Alasan ditemukan"), standing.found_on, ""),
        (
            _("Batas mengajukan keberatan"),
            limit.on if limit else None,
            limit.article if limit else "",
        ),
        (_("Diterima"), standing.received_on, ""),
        (_("Dicatat"), recorded, ""),
        (_("Tanggapan dihitung dari"), standing.runs_from, ""),
        (_("Batas tanggapan Atasan PPID"), answer_due.on, answer_due.article),
        (_("Ditanggapi"), standing.answered_on, ""),
        (_("Tanggapan diterima pemohon"), reached if reached != standing.answered_on else None, ""),
        (_("Diselesaikan secara musyawarah"), standing.settled_on, ""),
        (
            _("Pemohon dapat ke Komisi Informasi sampai")
            if standing.answered_on
            else _("Bila tidak ditanggapi, pemohon dapat ke Komisi Informasi sampai"),
            dispute.on if dispute else None,
            dispute.article if dispute else "",
        ),
        (_("Selesai"), standing.closed_on, ""),
    )
    return [
        (words, f"{day(on)}\n{cited(article)}" if article else day(on))
        for words, on, article in rows
        if on
    ]
