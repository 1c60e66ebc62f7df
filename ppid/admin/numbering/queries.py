"""The registers with their patterns, and the number that comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from flask_babel import lazy_gettext as _l

from ppid.accounts.models import Officer
from ppid.cases import numbers
from ppid.kit.db import db
from ppid.letters.catalogue import CATALOGUE
from ppid.office import numbering
from ppid.office.models import NumberPattern
from ppid.office.numbering import NumberRule

LETTERS: Final[Mapping[str, Any]] = {
    numbering.letter_register(form.register): form.title for form in CATALOGUE.values()
}
REGISTERS: Final[Mapping[str, Any]] = {
    numbering.REQUESTS: _l("Register permohonan informasi"),
    numbering.OBJECTIONS: _l("Register keberatan"),
    numbering.DISPUTES: _l("Register sengketa"),
    **LETTERS,
}
"""Every register that gives numbers, and what it is called."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A register as it is numbered on a day: its pattern, the next number, what is planned."""

    register: str
    title: Any
    rule: NumberRule
    coming: str
    planned: NumberRule | None


def lines(today: date) -> list[RegisterLine]:
    """Every register."""
    return [line(register, today) for register in REGISTERS]


def line(register: str, today: date) -> RegisterLine:
    """One register."""
    rule = numbering.rule_on(register, today)
    planned = next((one for one in numbering.rules(register) if one.since > today), None)
    return RegisterLine(register, REGISTERS[register], rule, coming(rule, today), planned)


def coming(rule: NumberRule, day: date) -> str:
    """The number that the next document of that day would get by a pattern."""
    return rule.pattern.said(numbers.last_taken(rule.counter, day.year) + 1, day)


def history(register: str) -> list[tuple[NumberPattern, str]]:
    """The patterns that the office adopted for a register, newest first, with their authors."""
    rows = numbering.history(register)
    ids = {row.author_id for row in rows if row.author_id}
    named = db.session.execute(sa.select(Officer.id, Officer.name).where(Officer.id.in_(ids)))
    names = {row.id: row.name for row in named}
    return [(row, names.get(row.author_id or 0, "")) for row in rows]
