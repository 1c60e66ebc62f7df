"""Registration numbers without gaps, per year and register."""

import re
from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from ppid.cases.people import Counter
from ppid.kit.db import connection, db, table_of
from ppid.office import numbering

_BETWEEN = re.compile(r"[\s\x00-\x1f\x7f\-_/.\u2010-\u2015]+")
_COUNTERS = table_of(Counter)
_STEP = (
    sa.update(_COUNTERS)
    .where(_COUNTERS.c.register == sa.bindparam("of"), _COUNTERS.c.year == sa.bindparam("in_year"))
    .values(last=_COUNTERS.c.last + 1)
    .returning(_COUNTERS.c.last)
)


def tidy_number(typed: str) -> str:
    """A number of a register however it was typed: PIP-2026-000118, KEB-2026-000003."""
    return _BETWEEN.sub("-", typed.upper()).strip("-")[:40]


def take(register: str, year: int) -> int:
    """The next number of a register in a year.

    It is kept only if the caller's transaction is; other takers wait, so take it late.
    """
    where = {"of": register, "in_year": year}
    taken = connection().execute(_STEP, where).scalar_one_or_none()
    if taken is None:
        _open(register, year)
        taken = connection().execute(_STEP, where).scalar_one()
    return int(taken)


def _open(register: str, year: int) -> None:
    """The year's first number: several may open the year at once, one row results."""
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    db.session.execute(
        dialect.insert(Counter.__table__)
        .values(register=register, year=year, last=0)
        .on_conflict_do_nothing()
    )


def give(register: str, on: date) -> str:
    """The next number of a register on a day, written by the pattern in force on it."""
    rule = numbering.rule_on(register, on)
    return rule.pattern.said(take(rule.counter, on.year), on)


def request_number(on: date) -> str:
    """The next registration number (nomor pendaftaran), UU 14/2008 Pasal 22 ayat (4)."""
    return give(numbering.REQUESTS, on)


def objection_number(on: date) -> str:
    """The next number of the objection register (nomor registrasi keberatan), Perki 1/2021 43."""
    return give(numbering.OBJECTIONS, on)


def dispute_number(on: date) -> str:
    """The office's own number for a file at the Komisi Informasi."""
    return give(numbering.DISPUTES, on)


def meant(number: int, years: Iterable[int]) -> list[str]:
    """The registration numbers that may be meant by a running number alone, in these years."""
    found = {
        rule.pattern.said(number, date(year, month, 1))
        for rule, reign in numbering.reigns(numbering.REQUESTS)
        for year in years
        if year in reign
        for month in rule.pattern.months
    }
    return sorted(found)


def pass_over(number: str, on: date) -> None:
    """Never give this number: where the request register would write it, it counts on from there.

    `number` was given before this product; `on` is a day of its year.
    """
    for running in sorted({int(digits) for digits in re.findall(r"\d+", number)}):
        for rule, reign in numbering.reigns(numbering.REQUESTS):
            months = (date(on.year, month, 1) for month in rule.pattern.months)
            if on.year in reign and any(
                rule.pattern.said(running, one) == number for one in months
            ):
                _raise_to(rule.counter, on.year, running)


def _raise_to(counter: str, year: int, last: int) -> None:
    _open(counter, year)
    connection().execute(
        sa.update(_COUNTERS)
        .where(_COUNTERS.c.register == counter, _COUNTERS.c.year == year, _COUNTERS.c.last < last)
        .values(last=last)
    )


def last_taken(counter: str, year: int) -> int:
    """The last number that a counter gave in a year; zero before the first."""
    found = db.session.scalar(
        sa.select(Counter.last).where(Counter.register == counter, Counter.year == year)
    )
    return found or 0
