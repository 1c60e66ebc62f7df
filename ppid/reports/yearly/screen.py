"""What the pages of a report show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from flask_babel import gettext as _

from ppid.accounts.access import may
from ppid.kit.templates import day
from ppid.reports import charts
from ppid.reports import words as figure_words
from ppid.reports.definitions import FIGURES
from ppid.reports.models import ReportEvent, ReportState, ReportStep, YearReport
from ppid.reports.scope import Scope
from ppid.reports.statistics.screen import link_to_rows
from ppid.reports.yearly import content, queries, words
from ppid.reports.yearly.sections import SECTIONS, Asked


def report_facts(report: YearReport, today: date) -> dict[str, Any]:
    """What the page of a report shows to officers."""
    found = content.figures_of(report, today)
    return {
        "report": report,
        "sections": SECTIONS.values(),
        "texts": queries.texts(report),
        "lacking": queries.lacking(report),
        "fact_words": fact_words,
        "steps": [_step(one) for one in queries.steps(report)],
        "files": queries.files(report),
        "words": figure_words,
        "report_words": words,
        "figures": FIGURES,
        "groups": charts.groups(),
        "found": found,
        "link": link_to_rows(found.scope, today),
        "writes": may("publish") and report.state is ReportState.DRAFT,
        "over": today > date(report.year, 12, 31),
    }


def suggested_day(year: int, today: date) -> date:
    """The last day of the year: what is answered later is told in the next report."""
    return min(date(year, 12, 31), today)


def fact_words(asked: Asked, value: Any) -> str:
    """A number of a section, in words."""
    return str(content.SAID[asked.kind](value))


def scope_of(report: YearReport, today: date) -> Scope:
    """What the figures of a report are counted from."""
    return Scope(report.year, report.as_of or today)


def _step(row: ReportStep) -> dict[str, Any]:
    told = _NOTES.get(row.event, str)
    return {
        "words": words.EVENTS[row.event],
        "when": row.at,
        "by": row.officer.name if row.officer else _("sistem"),
        "text": told(row.note),
    }


def _section(note: str) -> str:
    return str(SECTIONS[note].title) if note in SECTIONS else note


_NOTES: Final[Mapping[ReportEvent, Callable[[str], str]]] = {ReportEvent.WRITTEN: _section}


def published_words(report: YearReport) -> str:
    """Since when it is open, and when its copy was sent."""
    said = []
    if report.published_on:
        said.append(_("Diumumkan %(day)s.", day=day(report.published_on)))
    if report.sent_on:
        said.append(_("Dikirim ke Komisi Informasi %(day)s.", day=day(report.sent_on)))
    return " ".join(said)
