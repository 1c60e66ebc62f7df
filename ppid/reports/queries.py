"""The figures of a scope, each counted in sets, and the rows behind every one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

import sqlalchemy as sa

from ppid.cases.models import Case, Requester
from ppid.cases.objections import Objection
from ppid.kit.db import db
from ppid.office.models import Unit
from ppid.reports import conditions, narrowing
from ppid.reports.conditions import Basis
from ppid.reports.definitions import FIGURES
from ppid.reports.figure import Measure
from ppid.reports.scope import BANDS, NO_UNIT, Dimension, Scope

Amount = Decimal | None
Cell = tuple[str, str, str]
"""A figure's key, the dimension ("" for the whole), and its value."""

D = Dimension
_TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a scope; nothing that was counted as zero has a cell of its own."""

    scope: Scope
    cells: Mapping[Cell, Amount]

    def of(self, key: str, dimension: str = "", value: str = "") -> Amount:
        """One figure, or one cell of its breakdown; a count that is not there is zero."""
        found = self.cells.get((key, dimension, value))
        counts = FIGURES[key].measure in (Measure.COUNT, Measure.SUM)
        return Decimal(0) if found is None and counts else found

    def values(self, dimension: Dimension) -> list[str]:
        """The values of a dimension for which anything was counted."""
        found = {value for _key, by, value in self.cells if by == dimension}
        return sorted(found, key=lambda value: (len(value), value))


def figures(scope: Scope) -> Figures:
    """Count everything: some ten statements, whatever the number of requests."""
    cells: dict[Cell, Decimal] = {}
    for part in (
        _requests(scope),
        _laid(scope),
        _pairs(scope, "excluded", D.GROUND, narrowing.grounds()),
        _pairs(scope, "extended", D.EXTENSION, narrowing.extension_grounds()),
        _times(scope),
        _alone(scope),
        _objections(scope),
        _disputes(scope),
    ):
        for cell, amount in part:
            if amount is not None:
                cells[cell] = cells.get(cell, Decimal(0)) + amount
    on_time, answered, overdue = (
        int(cells.get((key, "", "")) or 0) for key in ("on_time", "answered", "overdue")
    )
    in_time = share(on_time, answered + overdue)
    if in_time is not None:
        cells["on_time_share", "", ""] = in_time
    return Figures(scope, {cell: amount for cell, amount in cells.items() if _told(cell, amount)})


def _told(cell: Cell, amount: Amount) -> bool:
    return bool(amount) or FIGURES[cell[0]].measure not in (Measure.COUNT, Measure.SUM)


def _filtered(basis: Basis, keys: Iterable[str]) -> list[sa.ColumnElement[Any]]:
    return [sa.func.count().filter(basis.conditions[key]).label(f"n_{key}") for key in keys]


def _requests(scope: Scope) -> Iterator[tuple[Cell, Amount]]:
    """One pass over the requests: the cube of month, channel, kind and outcome, rolled up here."""
    basis = conditions.requests(scope)
    along = {
        D.MONTH: basis.month,
        D.CHANNEL: Case.channel,
        D.KIND: Requester.kind,
        D.OUTCOME: conditions.outcome_as_of(scope),
    }
    rows = db.session.execute(
        sa.select(*along.values(), *_filtered(basis, basis.conditions))
        .select_from(basis.source)
        .where(*basis.within)
        .group_by(*along.values())
    )
    for row in rows:
        for key, count in zip(basis.conditions, row[len(along) :], strict=True):
            yield (key, "", ""), Decimal(count)
            for dimension, value in zip(along, row, strict=False):
                if value is not None and dimension in FIGURES[key].by:
                    yield (key, dimension, str(value)), Decimal(count)


def _laid(scope: Scope) -> Iterator[tuple[Cell, Amount]]:
    """By unit; a request laid with two is counted with both, one laid with none as "0"."""
    basis, laid = conditions.requests(scope), narrowing.laid_with(scope).subquery()
    keys = [key for key in basis.conditions if D.UNIT in FIGURES[key].by]
    unit = sa.func.coalesce(laid.c.unit_id, int(NO_UNIT))
    rows = db.session.execute(
        sa.select(unit, *_filtered(basis, keys))
        .select_from(basis.source.join(laid, laid.c.case_id == Case.id, isouter=True))
        .where(*basis.within)
        .group_by(unit)
    )
    wanted = scope.value(D.UNIT)
    for row in rows:
        if wanted in (None, str(row[0])):
            yield from (
                ((key, D.UNIT, str(row[0])), Decimal(n))
                for key, n in zip(keys, row[1:], strict=True)
            )


def _pairs(
    scope: Scope, key: str, dimension: Dimension, pairs: Any
) -> Iterator[tuple[Cell, Amount]]:
    """A figure by something of which one request can have several."""
    basis, many = conditions.requests(scope), pairs.subquery()
    rows = db.session.execute(
        sa.select(many.c.ground, sa.func.count())
        .select_from(basis.source.join(many, many.c.case_id == Case.id))
        .where(*basis.within, basis.conditions[key])
        .group_by(many.c.ground)
    )
    wanted = scope.value(dimension)
    for value, count in rows:
        if wanted in (None, str(value)):
            yield (key, dimension, str(value)), Decimal(count)


def _times(scope: Scope) -> Iterator[tuple[Cell, Amount]]:
    """Working days of the answers: median, mean and slowest, whole and by outcome; by band."""
    basis = conditions.requests(scope, timed=True)
    outcome = conditions.outcome_as_of(scope)
    rows = db.session.execute(
        sa.select(outcome, basis.days, sa.func.count())
        .select_from(basis.source)
        .where(*basis.within, basis.conditions["answered"])
        .group_by(outcome, basis.days)
    )
    by_outcome: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for said, days, count in rows:
        if days is None:
            continue
        by_outcome["", ""][days] += count
        by_outcome[D.OUTCOME, str(said)][days] += count
        yield ("answered", D.BAND, _band(days)), Decimal(count)
    for (dimension, value), spread in by_outcome.items():
        for key, amount in zip(("median", "mean", "slowest"), _summed_up(spread), strict=True):
            yield (f"days_{key}", dimension, value), amount


def _band(days: int) -> str:
    return next(one.key for one in BANDS if one.last is None or days <= one.last)


def _summed_up(spread: Mapping[int, int]) -> tuple[Amount, Amount, Amount]:
    """Median, mean (to a tenth) and slowest of working days and how often each occurred."""
    if not spread:
        return None, None, None
    total = sum(spread.values())
    mean = Decimal(sum(days * count for days, count in spread.items())) / total
    middle = Decimal(_nth(spread, (total - 1) // 2) + _nth(spread, total // 2)) / 2
    return middle, mean.quantize(_TENTH, ROUND_HALF_UP), Decimal(max(spread))


def _nth(spread: Mapping[int, int], place: int) -> int:
    for days in sorted(spread):
        place -= spread[days]
        if place < 0:
            return days
    raise ValueError("beyond the last")


def _alone(scope: Scope) -> Iterator[tuple[Cell, Amount]]:
    """What needs a statement of its own."""
    cost = db.session.scalar(sa.select(conditions.costs(scope)))
    yield ("cost", "", ""), Decimal(cost or 0)
    before = conditions.carried_in(scope)
    count = db.session.scalar(
        sa.select(sa.func.count()).select_from(before.source).where(*before.within)
    )
    yield ("carried_in", "", ""), Decimal(count or 0)


def share(part: int, whole: int) -> Amount:
    """A part in per cent of the whole, to a tenth."""
    return (Decimal(100 * part) / whole).quantize(_TENTH, ROUND_HALF_UP) if whole else None


def _objections(scope: Scope) -> Iterator[tuple[Cell, Amount]]:
    basis = conditions.objections(scope)
    rows = db.session.execute(
        sa.select(basis.month, Objection.grounds, *_filtered(basis, basis.conditions))
        .select_from(basis.source)
        .where(*basis.within)
        .group_by(basis.month, Objection.grounds)
    )
    wanted = scope.value(D.OBJECTION_GROUND)
    for month, letters, *counts in rows:
        for key, count in zip(basis.conditions, counts, strict=True):
            yield (key, "", ""), Decimal(count)
        yield ("objections", D.MONTH, str(month)), Decimal(counts[0])
        for letter in letters:
            if wanted in (None, letter):
                yield ("objections", D.OBJECTION_GROUND, letter), Decimal(counts[0])
    spread = {
        days: count
        for days, count in db.session.execute(
            sa.select(basis.days, sa.func.count())
            .select_from(basis.source)
            .where(*basis.within, basis.conditions["objections_answered"])
            .group_by(basis.days)
        )
        if days is not None
    }
    middle, _mean, slowest = _summed_up(spread)
    yield ("objection_days_median", "", ""), middle
    yield ("objection_days_slowest", "", ""), slowest


def _disputes(scope: Scope) -> Iterator[tuple[Cell, Amount]]:
    basis = conditions.disputes(scope)
    row = db.session.execute(
        sa.select(*_filtered(basis, basis.conditions))
        .select_from(basis.source)
        .where(*basis.within)
    ).one()
    for key, count in zip(basis.conditions, row, strict=True):
        yield (key, "", ""), Decimal(count)


def years(today_year: int) -> list[int]:
    """The years with requests, the newest first; this year always."""
    first = db.session.scalar(sa.select(sa.func.min(Case.received_on)))
    begins = first.year if first else today_year
    return list(range(today_year, min(begins, today_year) - 1, -1))


def unit_names() -> dict[str, str]:
    """All units by the value they have in the address."""
    rows = db.session.execute(sa.select(Unit.id, Unit.name).order_by(Unit.name))
    return {str(row.id): row.name for row in rows}
