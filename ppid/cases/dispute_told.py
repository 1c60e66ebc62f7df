"""What the applicant is told of a dispute: where it stands, and each of its dates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ppid.cases import dispute_file, dispute_words
from ppid.cases.clock import clock_of
from ppid.cases.date_words import DATES
from ppid.cases.objections import Objection
from ppid.law import Code, dispute_deadlines

_FROM_THE_OFFICES_COPY = frozenset({Code.COURT, Code.COURT_CALENDAR, Code.CASSATION})


def told(objections: Iterable[Objection]) -> list[dict[str, Any]]:
    """The disputes that followed these objections; both dates where two laws differ (A-11).

    `from_copy` says that a date runs from the day on which the office got its copy.
    """
    found = (dispute_file.of_objection(one) for one in objections)
    shown = []
    for dispute in filter(None, found):
        standing = dispute_file.standing(dispute)
        ends = dispute_deadlines(standing, clock_of(dispute))
        codes = {end.code for end in ends}
        shown.append(
            {
                "number": dispute.number,
                "ki": dispute.ki_name,
                "ki_number": dispute.ki_number,
                "stage": dispute_words.STAGES[standing.stage],
                "tone": dispute_words.TONES[standing.stage],
                "ends": [{"words": DATES[end.code], "code": end.code, "on": end.on,
                          "article": end.article} for end in ends],
                "differ": {Code.COURT, Code.COURT_CALENDAR} <= codes,
                "from_copy": bool(codes & _FROM_THE_OFFICES_COPY),
            }
        )  # fmt: skip
    return shown
