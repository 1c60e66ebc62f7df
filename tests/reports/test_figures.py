"""Every figure of a year: counted by hand from the timelines, and by the list behind it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.reports import behind
from ppid.reports.definitions import FIGURES
from ppid.reports.figure import Measure
from ppid.reports.queries import figures
from ppid.reports.scope import Dimension, Scope
from tests.reports.a_year import AS_OF, YEAR
from tests.reports.oracle import Count

COUNTS = [figure for figure in FIGURES.values() if figure.measure is Measure.COUNT]


def told(scope: Scope) -> dict[tuple[str, str, str], Fraction]:
    """All figures of the product."""
    return {cell: Fraction(amount) for cell, amount in figures(scope).cells.items()}


def test_every_figure_is_what_the_timelines_say(a_year):
    for as_of in (AS_OF, date(YEAR, 7, 31)):
        assert told(Scope(YEAR, as_of)) == Count(YEAR, as_of).told()


def test_the_year_has_something_of_everything(a_year):
    found = figures(a_year)
    assert [key for key in FIGURES if not found.of(key)] == []


def test_the_list_behind_every_figure_is_as_long_as_the_figure(a_year):
    found = figures(a_year)
    for figure in COUNTS:
        assert len(all_behind(figure, a_year)) == found.of(figure.key), figure.key
        for dimension in figure.by:
            for value in found.values(dimension):
                cell = a_year.only(dimension, value)
                shown = found.of(figure.key, dimension, value)
                assert behind.count_behind(figure, cell) == shown, (figure.key, dimension, value)


def test_the_list_behind_the_slowest_holds_those_that_took_so_long(a_year):
    found = figures(a_year)
    for key in ("days_slowest", "objection_days_slowest"):
        rows = behind.behind(FIGURES[key], a_year, amount=found.of(key))[0]
        assert rows, key


def test_narrowed_figures_are_those_of_the_narrowed_rows(a_year):
    whole = figures(a_year)
    for dimension in (Dimension.CHANNEL, Dimension.KIND, Dimension.UNIT):
        for value in whole.values(dimension)[:2]:
            part = figures(a_year.only(dimension, value))
            for key in ("received", "answered", "on_time", "late", "granted"):
                assert part.of(key) == whole.of(key, dimension, value)
                assert part.of(key, dimension, value) == part.of(key)


def test_the_same_scope_counted_twice_is_the_same(a_year):
    assert figures(a_year).cells == figures(a_year).cells


def all_behind(figure, scope):
    """Every row behind a figure, page after page."""
    found, more, after = [], True, 0
    while more:
        rows, more = behind.behind(figure, scope, after=after, most=20)
        found += rows
        after = rows[-1].id if rows else 0
    assert len({row.id for row in found}) == len(found)
    return found


def test_everything_is_counted_in_a_few_statements(a_year):
    asked = []
    line = db.session.connection()
    sa.event.listen(line, "before_cursor_execute", lambda *said: asked.append(said[2]))
    figures(a_year)
    assert len(asked) <= 20
