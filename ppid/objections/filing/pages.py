"""How every page of the form is walked: typed, kept right or wrong, led on when right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ppid.cases import drafts as written
from ppid.cases.drafts import Draft
from ppid.cases.models import Case
from ppid.cases.proofs import SLOTS
from ppid.files.slots import Slot
from ppid.files.uploads import MOST_FILES, take
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import Form
from ppid.kit.session_over import session_over
from ppid.kit.typed import Typed, typed
from ppid.objections.filing import drafts
from ppid.objections.filing.forms import NO_FILES
from ppid.objections.filing.journey import STEPS, Journey, about
from ppid.office.calendar import local_day

CHECK = "periksa"


def journey_here(case: Case | None) -> Journey:
    """The draft of this browser, as far as it is about this request."""
    at = now()
    return Journey(drafts.unsent(at), case, local_day(at))


def address(page: str, case: Case | None, **more: Any) -> str:
    """Where a page of the form stands."""
    if case is None:
        name = "check_alone" if page == "check" else page
        return url_for(f"objections.{name}", **more)
    return url_for(f"objections.{page}", number=case.number, **more)


def walk(page: str, case: Case | None) -> ResponseReturnValue:
    """One page without files."""
    journey = journey_here(case)
    earlier = journey.unvisited(before=page)
    if request.method == "GET":
        if earlier:
            return redirect(address(earlier, case))
        return _shown(page, journey, journey.form(page))
    sent = typed(journey.asked[page], request.form)
    form = journey.form(page, sent, token=request.form.get("csrf_token", ""))
    good = form.validate()
    if session_over(form):
        return _shown(page, journey, form), 400
    with transaction():
        _keep(journey, page, sent, now())
    if earlier:
        return redirect(address(earlier, case))
    return redirect(_after(journey, page)) if good else _shown(page, journey, form)


def walk_with_files(page: str, case: Case | None) -> ResponseReturnValue:
    """One page on which files are handed in: each is kept as soon as it is taken."""
    journey = journey_here(case)
    earlier = journey.unvisited(before=page)
    if earlier or journey.draft is None:
        return redirect(address(earlier or journey.order[0], case))
    if request.method == "GET":
        return _shown(page, journey, journey.form(page))
    sent = typed(journey.asked[page], request.form)
    form = journey.form(page, sent, token=request.form.get("csrf_token", ""))
    good = form.validate()
    if session_over(form):
        return _shown(page, journey, form), 400
    pressed = request.form.get("remove")
    if pressed:
        _take_back(journey, page, sent, pressed)
        return redirect(address(page, case, kembali=_from_check()))
    refused: Mapping[Slot, Any] = _hand_in(journey, page, sent)
    if "upload" in request.form and not refused:
        return redirect(address(page, case, kembali=_from_check()))
    journey = journey_here(case)
    refused = {slot: NO_FILES[slot] for slot in journey.lacking} | dict(refused)
    for slot, words in refused.items():
        form[slot.value].errors = [words]
    if good and not refused:
        return redirect(_after(journey, page))
    return _shown(page, journey, form)


def _shown(page: str, journey: Journey, form: Form) -> str:
    return render_template(
        f"objections/{page}.html",
        form=form,
        journey=journey,
        case=journey.case,
        slots=SLOTS,
        step=STEPS[page],
        back=_back(journey, page),
    )


def _keep(journey: Journey, page: str, sent: Typed, at: datetime) -> Draft:
    """What was typed, in the caller's transaction; the first page begins the draft."""
    draft = journey.draft or drafts.begin(at, about(journey.case))
    written.remember(draft, page, sent, at=at)
    return draft


def _hand_in(journey: Journey, page: str, sent: Typed) -> dict[Slot, str]:
    """Keep the files that were chosen; those that are not taken do not keep the others away."""
    chosen = {
        slot: request.files.getlist(slot.value) for slot in (*journey.wanted, Slot.ATTACHMENT)
    }
    stored, refused = take(chosen, MOST_FILES - len(journey.papers))
    at = now()
    with transaction():
        written.hand_in(_keep(journey, page, sent, at), stored, at=at)
    return refused


def _take_back(journey: Journey, page: str, sent: Typed, public_id: str) -> None:
    paper = next((one for one in journey.papers if one.public_id == public_id), None)
    at = now()
    with transaction():
        draft = _keep(journey, page, sent, at)
        if paper:
            written.take_back(draft, paper, at=at)


def _from_check() -> str | None:
    """Whether a page was opened from the check, to which it then leads back."""
    return CHECK if request.args.get("kembali") == CHECK else None


def _after(journey: Journey, page: str) -> str:
    place = journey.order.index(page) + 1
    if place == len(journey.order) or _from_check():
        return address("check", journey.case)
    return address(journey.order[place], journey.case)


def _back(journey: Journey, page: str) -> str:
    if _from_check():
        return address("check", journey.case)
    place = journey.order.index(page)
    if place:
        return address(journey.order[place - 1], journey.case)
    if journey.case:
        return url_for("intake.case", number=journey.case.number)
    return url_for("objections.begin")
