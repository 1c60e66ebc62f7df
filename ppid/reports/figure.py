"""What a figure is: its words, its article, what it is counted from and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ppid.reports.scope import Dimension


class Of(StrEnum):
    """What is counted, one row each."""

    REQUESTS = "requests"
    OBJECTIONS = "objections"
    DISPUTES = "disputes"


class Measure(StrEnum):
    """How the rows become one number."""

    COUNT = "count"
    SHARE = "share"
    MEDIAN = "median"
    MEAN = "mean"
    SLOWEST = "slowest"
    SUM = "sum"


class Unit(StrEnum):
    """In what a figure is told."""

    REQUESTS = "permohonan"
    OBJECTIONS = "keberatan"
    DISPUTES = "sengketa"
    DAYS = "hari kerja"
    PERCENT = "persen"
    RUPIAH = "rupiah"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its words, its article, and the breakdowns it has.

    `base` names the figure whose rows stand behind a median, a mean, a slowest, a sum or a share.
    """

    key: str
    of: Of
    title: Any
    definition: Any
    article: str
    measure: Measure = Measure.COUNT
    unit: Unit | None = None
    base: str = ""
    by: tuple[Dimension, ...] = ()

    @property
    def told_in(self) -> Unit:
        """In what it is told: its rows, unless it says otherwise."""
        return self.unit or Unit[self.of.name]


SERVICE = "Perki 1/2021 Pasal 57 ayat (2)"
DISPUTED = "Perki 1/2021 Pasal 57 ayat (3)"
