"""Where each page of the form stands, and the draft that this browser writes on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import request, url_for

from ppid.cases.models import Case
from ppid.objections.filing import drafts
from ppid.objections.filing.journey import Journey
from ppid.office.calendar import local_day

CHECK = "periksa"


def journey_here(case: Case | None, at: datetime) -> Journey:
    """The draft of this browser, as far as it is about this request."""
    return Journey(drafts.unsent(at), case, local_day(at))


def address(page: str, case: Case | None, **more: Any) -> str:
    """Where a page of the form stands."""
    if case is None:
        name = "check_alone" if page == "check" else page
        return url_for(f"objections.{name}", **more)
    return url_for(f"objections.{page}", number=case.number, **more)


def from_check() -> str | None:
    """Whether a page was opened from the check, to which it then leads back."""
    return CHECK if request.args.get("kembali") == CHECK else None


def after(journey: Journey, page: str) -> str:
    """Where a finished page leads: on, or back to the check it was changed from."""
    place = journey.order.index(page) + 1
    if place == len(journey.order) or from_check():
        return address("check", journey.case)
    return address(journey.order[place], journey.case)


def before(journey: Journey, page: str) -> str:
    """Where the link back leads."""
    if from_check():
        return address("check", journey.case)
    place = journey.order.index(page)
    if place:
        return address(journey.order[place - 1], journey.case)
    if journey.case:
        return url_for("intake.case", number=journey.case.number)
    return url_for("objections.begin")
