"""By which pattern each register writes its numbers, and changing it: always as a new version."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ppid.kit.db import db
from ppid.office import patterns
from ppid.office.calendar import local_day
from ppid.office.models import NumberPattern, Office
from ppid.office.patterns import Pattern, Reign
from ppid.office.queries import office

REQUESTS: Final = "requests"
OBJECTIONS: Final = "objections"
DISPUTES: Final = "disputes"
FILES: Final = (REQUESTS, OBJECTIONS, DISPUTES)
AGENDA: Final = "letter-agenda"
"""The counter that letters may share (buku agenda surat keluar)."""

_LETTER: Final = "letter-"
_OF_FILES: Final = "{kode}-{tahun}-{nomor:6}"
_OF_LETTERS: Final = "{kode}/{nomor:4}/{tahun}"
_CODES: Final = {OBJECTIONS: "KEB", DISPUTES: "SENG"}
_FIRST_YEAR: Final = 2010  # when the law came into force: no register of it is older

_rules: dict[tuple[sa.Engine, int], dict[str, list[NumberRule]]] = {}


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How a register writes its numbers, since when, and by which counter it counts.

    `version` is the row's id, 0 for what the product starts with; `settled` the day on which it
    was adopted.
    """

    register: str
    text: str
    pattern: Pattern
    counter: str
    since: date
    version: int = 0
    settled: date | None = None


class Outdated(Exception):
    """Another administrator changed this register's pattern since the form was opened."""


class Past(Exception):
    """A pattern cannot hold for days that have passed: their numbers are given."""


class Nothing(Exception):
    """The pattern in force on that day is the same."""


class Meets(Exception):
    """Two patterns could give the same number: `number`, also given by `other`."""

    def __init__(self, number: str, other: NumberRule) -> None:
        super().__init__(number)
        self.number = number
        self.other = other


@sa.event.listens_for(Session, "after_soft_rollback")
def forget(*_rolled_back: object) -> None:
    """What was read from rows that were taken back is not kept."""
    _rules.clear()


def letter_register(code: str) -> str:
    """The register of a kind of letter: also the name of its own counter."""
    return f"{_LETTER}{code}"


def first_rule(register: str) -> NumberRule:
    """What a register starts with."""
    text = _OF_FILES if register in FILES else _OF_LETTERS
    code = office().number_prefix if register == REQUESTS else _CODES.get(register)
    pattern, _faults = patterns.read(text, code or register.removeprefix(_LETTER))
    return NumberRule(register, text, pattern, register, date(_FIRST_YEAR, 1, 1))


def rules(register: str) -> Sequence[NumberRule]:
    """Every version of a register's pattern, in the order in which they hold."""
    return [first_rule(register), *_kept().get(register, ())]


def rule_on(register: str, day: date) -> NumberRule:
    """The pattern by which a document of that day is numbered."""
    known = _kept().get(register)
    held = [one for one in known or () if one.since <= day]
    return held[-1] if held else first_rule(register)


def _kept() -> Mapping[str, Sequence[NumberRule]]:
    key = (db.engine.engine, office().numbers_version)
    if key not in _rules:
        rows = db.session.scalars(
            sa.select(NumberPattern).order_by(NumberPattern.effective_from, NumberPattern.id)
        )
        found: dict[str, list[NumberRule]] = {}
        for row in rows:
            found.setdefault(row.register, []).append(_rule(row))
        _rules.clear()
        _rules[key] = found
    return _rules[key]


def _rule(row: NumberPattern) -> NumberRule:
    pattern, _faults = patterns.read(row.pattern, row.code, row.classification)
    settled = local_day(row.at)
    return NumberRule(
        row.register, row.pattern, pattern, row.counter, row.effective_from, row.id, settled
    )


def newest(register: str) -> int:
    """The version that was adopted last, by which two administrators are told apart."""
    return max(one.version for one in rules(register))


def history(register: str) -> Sequence[NumberPattern]:
    """The versions that the office adopted, newest first."""
    return db.session.scalars(
        sa.select(NumberPattern)
        .where(NumberPattern.register == register)
        .order_by(NumberPattern.id.desc())
    ).all()


def reigns(register: str) -> list[tuple[NumberRule, Reign]]:
    """In which years each version may have given, or will give, numbers."""
    known = rules(register)
    return [
        (one, Reign(one.since.year, _last_year(one, following)))
        for one, following in zip(known, [*known[1:], None], strict=True)
    ]


def _last_year(rule: NumberRule, following: NumberRule | None) -> int | None:
    if following is None:
        return None
    eve = following.since - timedelta(days=1)
    return max(eve, following.settled or eve, rule.since).year


def meeting(rule: NumberRule, among: Collection[str]) -> Meets | None:
    """The first number that this pattern could share with one of these registers, or none.

    Versions that count by the same counter and write alike never meet: each takes a number once.
    """
    its = Reign(rule.since.year)
    for register in among:
        for other, reign in reigns(register):
            if other.counter == rule.counter and patterns.alike(other.pattern, rule.pattern):
                continue
            number = patterns.shared_number(rule.pattern, its, other.pattern, reign)
            if number is not None:
                return Meets(number.upper(), other)
    return None


def adopt(
    rule: NumberRule,
    *,
    among: Collection[str],
    seen: int,
    reason: str,
    author_id: int | None,
    at: datetime,
) -> NumberPattern:
    """Keep a pattern as a register's new version, from `rule.since` on.

    `among` are all registers whose numbers must stay apart from these, its own among them;
    `seen` is the version that the author has read. Raises Outdated, Past, Nothing, Meets.
    """
    own = db.session.scalars(
        sa.select(Office)
        .where(Office.id == 1)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if newest(rule.register) != seen:
        raise Outdated
    if rule.since < local_day(at):
        raise Past
    if _same(rule_on(rule.register, rule.since), rule):
        raise Nothing
    met = meeting(rule, among)
    if met is not None:
        raise met
    row = NumberPattern(
        register=rule.register,
        pattern=rule.text,
        code=rule.pattern.code,
        classification=rule.pattern.classification,
        counter=rule.counter,
        effective_from=rule.since,
        reason=reason,
        author_id=author_id,
        at=at,
    )
    db.session.add(row)
    own.numbers_version += 1 + secrets.randbelow(10_000)  # as the calendar's: never met twice
    db.session.flush()
    return row


def _same(one: NumberRule, other: NumberRule) -> bool:
    return one.pattern == other.pattern and one.counter == other.counter
