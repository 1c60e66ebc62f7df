"""The one table of figures: every one that the office shows, by its key."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ppid.reports.figure import Figure
from ppid.reports.of_objections import DISPUTES, OBJECTIONS
from ppid.reports.of_requests import REQUESTS

VERSION: Final = 1
"""Raised whenever a definition changes what is counted; frozen figures keep theirs."""

FIGURES: Final[Mapping[str, Figure]] = MappingProxyType(
    {figure.key: figure for figure in (*REQUESTS, *OBJECTIONS, *DISPUTES)}
)
