"""A mail of each kind about a request that nobody made, as its reader sees it in plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, Final

from flask_babel import gettext as _

from ppid import law
from ppid.admin.texts import sample_rows
from ppid.cases import notices
from ppid.cases.clock import clock_of
from ppid.cases.kinds import Missing
from ppid.cases.models import Case
from ppid.cases.words import MISSING
from ppid.kit.language import speaking
from ppid.kit.templates import render
from ppid.law import Code
from ppid.office.calendar import local_day

_EMPTY: Final = re.compile(r"\n\s*\n")  # as a mail leaves the house
_OF_ALL: Final = "repaired"  # what shows a place that stands in every mail


def mail(kind: str, language: str, *, at: datetime) -> tuple[str, str]:
    """Subject and text of a mail that would be promised now, with sample data."""
    name = kind or _OF_ALL
    with speaking(language):
        subject = sample_rows.about(name, language, at)
        facts = (
            {"at": at, "language": language, "case_number": subject.number}
            | notices.facts(subject, _entry(at))
            | (_FACTS[name](subject, at) if name in _FACTS else {})
        )
        words = _EMPTY.sub("\n\n", render(f"emails/{name}/body.txt", facts))
        return render(f"emails/{name}/subject.txt", facts).strip(), words.strip()


def _entry(at: datetime) -> Any:
    return SimpleNamespace(event="", at=at, officer_id=1, facts={"letter": "", "in_person": False})


def _deadlines(case: Case, at: datetime) -> dict[str, Any]:
    """The last days of a request that lacks something, and was asked for it today."""
    today = local_day(at)
    received = law.receive(received_on=today, registered_on=today, complete=False)
    asked = law.ask_completion(received.standing, on=today)
    clock = clock_of(case)
    checked = {due.code: due for due in law.deadlines(received.standing, clock)}
    due = {due.code: due for due in law.deadlines(asked.standing, clock)}
    missing = [MISSING[Missing.IDENTITY]]
    return {"deadlines": checked | due, "missing": missing, "repair_due": due[Code.REPAIR].on}


def _receipt(case: Case, at: datetime) -> dict[str, Any]:
    return {"code": sample_rows.CODE, "copied": ()} | _deadlines(case, at)


def _handed_over(case: Case, at: datetime) -> dict[str, Any]:
    today = local_day(at)
    last = clock_of(case).ends_on(Code.OBJECTION, today)
    return {
        "files": [SimpleNamespace(name="laporan-2025.pdf")],
        "ends_on": today + timedelta(days=30),
        "handed_on": today,
        "place": "",
        "received_by": "",
        "note": "",
        "letter": SimpleNamespace(number="BAST/0001/2026"),
        "today": today,
        "objection_due": last,
        "objection_from_today": last,
    }


def _closed(case: Case, at: datetime) -> dict[str, Any]:
    case.closed_on = local_day(at)
    return {"reason": ""}


def _message(case: Case, at: datetime) -> dict[str, Any]:
    return {"message": SimpleNamespace(text=_("Berkas mana yang Anda maksud? (contoh)"))}


def _objection(_objection: Any, at: datetime) -> dict[str, Any]:
    return {"code": None}


_FACTS: Final[Mapping[str, Callable[[Any, datetime], dict[str, Any]]]] = {
    "receipt": _receipt,
    "completion_wanted": _deadlines,
    "still_incomplete": _deadlines,
    "repaired": _deadlines,
    "lapsed": _deadlines,
    "handed_over": _handed_over,
    "closed": _closed,
    "message": _message,
    "objection_receipt": _objection,
}
