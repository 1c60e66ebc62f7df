"""Objecting online: about a request, or because periodic information is nowhere (huruf b)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from ppid.accounts.access import holds_link, public
from ppid.cases import drafts as written
from ppid.cases.drafts import Draft
from ppid.cases.models import Case
from ppid.cases.proofs import SLOTS
from ppid.files.slots import Slot
from ppid.files.uploads import MOST_FILES, take
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import Form, PlainForm
from ppid.kit.security import limiter
from ppid.kit.session_over import own_token, session_over
from ppid.kit.typed import Typed, typed
from ppid.objections.filing import drafts
from ppid.objections.filing.forms import NO_FILES
from ppid.objections.filing.journey import STEPS, Journey, about
from ppid.objections.filing.pages import address, after, before, from_check, journey_here
from ppid.objections.opened import opened_case
from ppid.objections.room import bp

ABOUT, ALONE = "/keberatan/<number>", "/keberatan/baru"
BOTH = ("GET", "POST")
WRITING = limiter.limit("300/hour", methods=["POST"])
UPLOADING = limiter.limit("60/hour", methods=["POST"])


@bp.route(ABOUT, methods=BOTH)
@holds_link
@own_token
@WRITING
def start(number: str) -> ResponseReturnValue:
    """Why, what happened, what is asked for: offered from what happened in the request."""
    return _walk("objections/start.html", "start", opened_case(number, now()))


@bp.route(ABOUT + "/pengaju", methods=BOTH)
@holds_link
@own_token
@UPLOADING
def sender(number: str) -> ResponseReturnValue:
    """Who files it: the requester, or a proxy with a power of attorney."""
    return _walk_with_files("objections/sender.html", "sender", opened_case(number, now()))


@bp.get(ALONE)
@public
def begin() -> ResponseReturnValue:
    """When one objects without a request, what to prepare; and what was begun before."""
    journey = journey_here(None, now())
    return render_template(
        "objections/begin.html",
        counting=journey.clock,
        draft=journey.draft,
        form=PlainForm() if journey.draft else None,
        following=address(journey.unvisited() or "check", None),
    )


@bp.route(ALONE + "/pengaju", methods=BOTH)
@public
@own_token
@WRITING
def who() -> ResponseReturnValue:
    """Who objects."""
    return _walk("objections/who.html", "who", None)


@bp.route(ALONE + "/data-pengaju", methods=BOTH)
@public
@own_token
@WRITING
def details() -> ResponseReturnValue:
    """Name, number, address, contact."""
    return _walk("objections/details.html", "details", None)


@bp.route(ALONE + "/informasi", methods=BOTH)
@public
@own_token
@WRITING
def report() -> ResponseReturnValue:
    """Which periodic information is not provided, and since when it is known."""
    return _walk("objections/report.html", "report", None)


@bp.route(ALONE + "/lampiran", methods=BOTH)
@public
@own_token
@UPLOADING
def proofs() -> ResponseReturnValue:
    """What must be attached."""
    return _walk_with_files("objections/proofs.html", "proofs", None)


def _walk(template: str, page: str, case: Case | None) -> ResponseReturnValue:
    """One page without files."""
    journey = journey_here(case, now())
    earlier = journey.unvisited(before=page)
    if request.method == "GET":
        if earlier:
            return redirect(address(earlier, case))
        return _shown(template, page, journey, journey.form(page))
    sent = typed(journey.asked[page], request.form)
    form = journey.form(page, sent, token=request.form.get("csrf_token", ""))
    good = form.validate()
    if session_over(form):
        return _shown(template, page, journey, form), 400
    with transaction():
        _keep(journey, page, sent, now())
    if earlier:
        return redirect(address(earlier, case))
    return redirect(after(journey, page)) if good else _shown(template, page, journey, form)


def _walk_with_files(template: str, page: str, case: Case | None) -> ResponseReturnValue:
    """One page on which files are handed in: each is kept as soon as it is taken."""
    journey = journey_here(case, now())
    earlier = journey.unvisited(before=page)
    if earlier or journey.draft is None:
        return redirect(address(earlier or journey.order[0], case))
    if request.method == "GET":
        return _shown(template, page, journey, journey.form(page))
    sent = typed(journey.asked[page], request.form)
    form = journey.form(page, sent, token=request.form.get("csrf_token", ""))
    good = form.validate()
    if session_over(form):
        return _shown(template, page, journey, form), 400
    pressed = request.form.get("remove")
    if pressed:
        _take_back(journey, page, sent, pressed)
        return redirect(address(page, case, kembali=from_check()))
    refused: Mapping[Slot, Any] = _hand_in(journey, page, sent)
    if "upload" in request.form and not refused:
        return redirect(address(page, case, kembali=from_check()))
    journey = journey_here(case, now())
    refused = {slot: NO_FILES[slot] for slot in journey.lacking} | dict(refused)
    for slot, words in refused.items():
        form[slot.value].errors = [words]
    if good and not refused:
        return redirect(after(journey, page))
    return _shown(template, page, journey, form)


def _shown(template: str, page: str, journey: Journey, form: Form) -> str:
    return render_template(
        template,
        form=form,
        journey=journey,
        case=journey.case,
        slots=SLOTS,
        counting=journey.clock,
        step=STEPS[page],
        back=before(journey, page),
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
