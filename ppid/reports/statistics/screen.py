"""What the pages of figures show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from flask import url_for
from flask_babel import gettext as _

from ppid import law
from ppid.accounts import veil
from ppid.accounts.access import may
from ppid.cases import words as cases
from ppid.cases.dispute_words import STAGES
from ppid.law import DisputeStage
from ppid.office.calendar import legal_clock
from ppid.reports import charts, queries, words
from ppid.reports.behind import PAGE
from ppid.reports.definitions import FIGURES
from ppid.reports.figure import Figure, Measure, Of
from ppid.reports.queries import Cell, Figures
from ppid.reports.reading import address
from ppid.reports.scope import Dimension, Scope

Link = Callable[[Cell], str | None]
KEYS: Final = (
    "received",
    "on_time_share",
    "days_median",
    "days_slowest",
    "open",
    "objections",
)
FILTERS: Final = (Dimension.UNIT, Dimension.CHANNEL, Dimension.KIND, Dimension.OUTCOME)


def facts(found: Figures, link: Link | None = None) -> dict[str, Any]:
    """What both pages of figures show."""
    return {
        "found": found,
        "scope": found.scope,
        "figures": FIGURES,
        "keys": KEYS,
        "groups": charts.groups(),
        "charts": charts.charts(found, queries.unit_names()),
        "link": link,
        "words": words,
    }


def link_to_rows(scope: Scope, today: date) -> Link:
    """The address of the rows behind a number of a scope."""

    def link(cell: Cell) -> str | None:
        key, dimension, value = cell
        part = scope.only(Dimension(dimension), value) if dimension else scope
        return url_for("reports.behind", key=key, **address(part, today=today))

    return link


def choices(dimension: Dimension) -> list[tuple[str, str]]:
    """What may be chosen to narrow by a dimension."""
    units = queries.unit_names()
    known: dict[Dimension, list[str]] = {
        Dimension.UNIT: ["0", *units],
        Dimension.CHANNEL: [one.value for one in law.Channel],
        Dimension.KIND: [one.value for one in cases.RequesterKind],
        Dimension.OUTCOME: [one.value for one in law.Outcome],
    }
    said = [(value, words.value(dimension, value, units)) for value in known[dimension]]
    return [("", _("Semua")), *said]


def narrowed(scope: Scope) -> list[str]:
    """What a scope is narrowed to, in words."""
    units = queries.unit_names()
    return [
        f"{words.DIMENSIONS[dimension]}: {words.value(dimension, value, units)}"
        for dimension, value in scope
    ]


def is_listed(figure: Figure, scope: Scope) -> bool:
    """Whether a figure can be narrowed as the scope asks: how long an answer took is of answers."""
    of_answers = figure.of is Of.REQUESTS and figure.key != "carried_in"
    return of_answers or scope.value(Dimension.BAND) is None


def lines(figure: Figure, rows: Any) -> list[dict[str, Any]]:
    """The rows behind a figure as they are shown: nothing of who asks."""
    return [_LINES[figure.of](row) for row in rows]


def _request(row: Any) -> dict[str, Any]:
    veil.note(row.requester)
    return {
        "number": row.number,
        "href": url_for("casework.show", number=row.number) if may("read") else None,
        "about": row.subject if may("read") else "",
        "received_on": row.received_on,
        "state": cases.STATES[row.state],
        "tone": cases.TONES[row.state],
        "said": cases.OUTCOMES[row.outcome] if row.outcome else "",
        "ended_on": row.decided_on,
        "days": _days(row),
        "late": bool(row.decided_on and row.answer_due_on and row.decided_on > row.answer_due_on),
    }


def _days(row: Any) -> int | None:
    """Working days of one answer, by the request's own calendar."""
    if row.decided_on is None or row.complete_on is None:
        return None
    clock = legal_clock(row.profile_id, began=row.registered_at)
    zero = {
        law.ClockStart.COMPLETE_RECEIVED: row.complete_on,
        law.ClockStart.FIRST_RECEIVED: row.received_on,
        law.ClockStart.DECLARED_COMPLETE: row.declared_on or row.complete_on,
    }[clock.profile.clock_start]
    counted = clock.counts_start(law.Code.ANSWER, zero)
    return clock.calendar.left(zero, row.decided_on) + counted


def _objection(row: Any) -> dict[str, Any]:
    return {
        "number": row.number,
        "href": url_for("objections.show", number=row.number) if may("see_objections") else None,
        "about": _("Alasan huruf %(letters)s", letters=", ".join(row.grounds)),
        "received_on": row.received_on,
        "state": cases.OBJECTION_STATES[row.state],
        "tone": cases.OBJECTION_TONES[row.state],
        "said": cases.RULINGS[row.ruling] if row.ruling else "",
        "ended_on": row.answered_on,
        "days": None,
        "late": False,
    }


def _dispute(row: Any) -> dict[str, Any]:
    return {
        "number": row.number,
        "href": url_for("disputes.show", number=row.number) if may("see_disputes") else None,
        "about": " ".join(part for part in (row.ki_name, row.ki_number) if part),
        "received_on": None,
        "state": STAGES[DisputeStage(row.stage)],
        "tone": "blue",
        "said": "",
        "ended_on": None,
        "days": None,
        "late": False,
    }


_LINES: Final[dict[Of, Callable[[Any], dict[str, Any]]]] = {
    Of.REQUESTS: _request,
    Of.OBJECTIONS: _objection,
    Of.DISPUTES: _dispute,
}


def behind_words(figure: Figure, count: int) -> str:
    """What the number above a list says."""
    unit = words.UNITS[{of: FIGURES[key].told_in for of, key in _FIRST.items()}[figure.of]]
    if figure.measure is Measure.COUNT:
        return _("%(count)d %(unit)s", count=count, unit=unit)
    return _("Angka ini dihitung dari %(count)d %(unit)s.", count=count, unit=unit)


_FIRST: Final = {Of.REQUESTS: "received", Of.OBJECTIONS: "objections", Of.DISPUTES: "disputes"}
PAGE_SIZE: Final = PAGE
