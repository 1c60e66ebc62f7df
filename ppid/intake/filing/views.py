"""The pages of the form, from the first to the receipt."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import public
from ppid.cases import drafts as written
from ppid.cases.drafts import Draft
from ppid.cases.proofs import PAPER_OF, SLOTS
from ppid.files.slots import Slot
from ppid.files.uploads import MOST_FILES, take
from ppid.intake.filing import drafts
from ppid.intake.filing.forms import LATER, MOST_QUESTIONS
from ppid.intake.filing.journey import ORDER, PAGES, STEPS, Journey
from ppid.intake.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import Form, PlainForm
from ppid.kit.security import limiter
from ppid.kit.session_over import own_token, session_over
from ppid.kit.typed import Typed, listed, typed, with_list
from ppid.law import Channel
from ppid.office.calendar import legal_clock_on, local_day
from ppid.office.profiles import in_force
from ppid.publication.reading.queries import alike

CHECK = "periksa"
LOOK = "cari"
WRITING = limiter.limit("300/hour", methods=["POST"])
UPLOADING = limiter.limit("60/hour", methods=["POST"])


@bp.get("/permohonan/baru")
@public
def start() -> ResponseReturnValue:
    """What to prepare, what happens; and what was begun before."""
    draft = drafts.unsent(now())
    following = Journey(draft).unvisited() or "check" if draft else "who"
    return render_template(
        "intake/start.html",
        takes_web=_takes_web(),
        counting=legal_clock_on(local_day(now())),
        draft=draft,
        form=PlainForm() if draft else None,
        following=url_for(f"intake.{following}"),
    )


@bp.route("/permohonan/baru/pemohon", methods=["GET", "POST"])
@public
@own_token
@WRITING
def who() -> ResponseReturnValue:
    """Who asks."""
    return _page("intake/who.html", "who")


@bp.route("/permohonan/baru/data-pemohon", methods=["GET", "POST"])
@public
@own_token
@WRITING
def details() -> ResponseReturnValue:
    """Name, number, address, contact."""
    return _page("intake/details.html", "details")


@bp.route("/permohonan/baru/informasi", methods=["GET", "POST"])
@public
@own_token
@WRITING
def what() -> ResponseReturnValue:
    """What is asked, in numbered questions; buttons add and remove one."""
    looks = request.method == "GET" and LOOK in request.args
    return _page("intake/what.html", "what", most=MOST_QUESTIONS, looks=looks)


@bp.route("/permohonan/baru/cara-menerima", methods=["GET", "POST"])
@public
@own_token
@WRITING
def how() -> ResponseReturnValue:
    """How to obtain and how to send."""
    return _page("intake/how.html", "how")


def _takes_web() -> bool:
    """Whether the office takes requests by this form at all (A-12)."""
    return Channel.WEB in in_force(local_day(now())).channels


def _page(template: str, page: str, **facts: Any) -> ResponseReturnValue:
    """One page of the form: what is typed is kept, right or wrong; right leads on."""
    if not _takes_web():
        return redirect(url_for("intake.start"))
    at = now()
    draft = drafts.unsent(at)
    journey = Journey(draft)
    earlier = journey.unvisited(before=page)
    facts |= {"journey": journey, "step": STEPS[page], "back": _back(page)}
    if facts.get("looks"):
        facts["already"] = alike(" ".join(listed(journey.pages.get("what", {}), "questions")))
    if request.method == "GET":
        if earlier:
            return redirect(url_for(f"intake.{earlier}"))
        return render_template(template, form=journey.form(page), **facts)
    sent = typed(PAGES[page], request.form)
    form = journey.form(page, sent, token=request.form.get("csrf_token", ""))
    good = form.validate()
    if session_over(form):
        return render_template(template, form=form, **facts), 400
    place, sent = _rearranged(sent)
    kept = journey.good(page, form) if good and place is None else None
    _remember(draft, page, sent, kept)
    if place is not None:
        return redirect(
            url_for(f"intake.{page}", kembali=_from_check(), _anchor=f"questions-{place}")
        )
    if "look" in request.form:
        query: dict[str, Any] = {"kembali": _from_check(), LOOK: 1}
        return redirect(url_for("intake.what", _anchor="tersedia", **query))
    if earlier:
        return redirect(url_for(f"intake.{earlier}"))
    if good:
        return redirect(_after(page))
    return render_template(template, form=form, **facts)


def _remember(draft: Draft | None, page: str, sent: Typed, good: dict[str, Any] | None) -> Draft:
    at = now()
    with transaction():
        draft = draft or drafts.begin(at)
        written.remember(draft, page, sent, good=good, at=at)
    return draft


def _rearranged(sent: Typed) -> tuple[int | None, Typed]:
    """The questions after "add" or "remove" was pressed, with the place to go to."""
    questions = listed(sent, "questions") or [""]
    if "add" in request.form and len(questions) < MOST_QUESTIONS:
        return len(questions), with_list(sent, "questions", [*questions, ""])
    pressed = request.form.get("remove", "")
    if pressed.isascii() and pressed.isdecimal() and int(pressed) < len(questions):
        kept = questions[: int(pressed)] + questions[int(pressed) + 1 :]
        return max(0, int(pressed) - 1), with_list(sent, "questions", kept)
    return None, sent


def _from_check() -> str | None:
    """Whether a page was opened from the check, to which it then leads back."""
    return CHECK if request.args.get("kembali") == CHECK else None


def _after(page: str) -> str:
    """Where a finished page leads: on, or back to the check it was changed from."""
    place = ORDER.index(page) + 1
    if place == len(ORDER) or _from_check():
        return url_for("intake.check")
    return url_for(f"intake.{ORDER[place]}")


def _back(page: str) -> str:
    if _from_check():
        return url_for("intake.check")
    place = ORDER.index(page)
    return url_for(f"intake.{ORDER[place - 1]}" if place else "intake.start")


@bp.route("/permohonan/baru/identitas", methods=["GET", "POST"])
@public
@own_token
@UPLOADING
def identity() -> ResponseReturnValue:
    """What must be attached: now, or later."""
    draft = drafts.unsent(now())
    journey = Journey(draft)
    earlier = journey.unvisited(before="identity")
    if earlier or draft is None or not _takes_web():
        return redirect(url_for(f"intake.{earlier or 'start'}"))
    if request.method == "GET":
        return _identity_page(journey, journey.form("identity"))
    sent = typed(PAGES["identity"], request.form)
    form = journey.form("identity", sent, token=request.form.get("csrf_token", ""))
    good = form.validate()
    if session_over(form):
        return _identity_page(journey, form), 400
    pressed = request.form.get("remove")
    if pressed:
        _take_back(draft, journey, sent, pressed)
        return redirect(url_for("intake.identity", kembali=_from_check()))
    refused = _hand_in(draft, journey, sent)
    if "upload" in request.form and not refused:
        return redirect(url_for("intake.identity", kembali=_from_check()))
    journey = Journey(draft)
    if good and sent.get("bring") != [LATER]:
        refused |= {
            slot: _("Pilih berkasnya, atau pilih “Saya susulkan”.")
            for slot in journey.wanted
            if PAPER_OF[slot] in journey.missing and slot not in refused
        }
    for slot, words in refused.items():
        form[slot.value].errors = [words]
    if good and not refused:
        return redirect(_after("identity"))
    return _identity_page(journey, form)


def _identity_page(journey: Journey, form: Form) -> str:
    return render_template(
        "intake/identity.html",
        form=form,
        journey=journey,
        slots=SLOTS,
        counting=legal_clock_on(local_day(now())),
        most=MOST_FILES,
        step=STEPS["identity"],
        back=_back("identity"),
    )


def _hand_in(draft: Draft, journey: Journey, sent: Typed) -> dict[Slot, str]:
    """Keep the files that were chosen; those that are not taken do not keep the others away."""
    chosen = {
        slot: request.files.getlist(slot.value) for slot in (*journey.wanted, Slot.ATTACHMENT)
    }
    stored, refused = take(chosen, MOST_FILES - len(journey.papers))
    at = now()
    with transaction():
        written.remember(draft, "identity", sent, at=at)
        written.hand_in(draft, stored, at=at)
    return refused


def _take_back(draft: Draft, journey: Journey, sent: Typed, public_id: str) -> None:
    paper = next((one for one in journey.papers if one.public_id == public_id), None)
    at = now()
    with transaction():
        written.remember(draft, "identity", sent, at=at)
        if paper:
            written.take_back(draft, paper, at=at)
