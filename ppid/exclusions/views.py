"""The list of exclusions, one of them, its papers; and the rooms where they are made."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from ppid import law
from ppid.accounts.access import Permission, current_officer, holds_link, requires
from ppid.accounts.actors import THE_REQUESTER, Actor, officer_actor
from ppid.cases import grants
from ppid.exclusions import queries, screen, words
from ppid.exclusions.decreeing import views as decreeing
from ppid.exclusions.room import PATH, bp, exclusion_here
from ppid.exclusions.testing import views as testing
from ppid.explaining.answers import FILES, answer
from ppid.files import responses
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.letters import queries as letters
from ppid.letters.actions import pdf_of
from ppid.letters.models import Letter
from ppid.office.calendar import local_day, working_calendar

__all__ = ["bp", "decreeing", "testing"]

P = Permission


@bp.get("/petugas/pengecualian")
@requires(P.SEE_EXCLUSIONS)
def listing() -> ResponseReturnValue:
    """All exclusions, the soonest to end first; the address holds the filter."""
    wanted, today = screen.wanted(request.args), local_day(now())
    rows, more = queries.listed(wanted, today=today, calendar=working_calendar())
    asked = {k: v for k, v in request.args.items() if k in ("q", "huruf", "status") and v}
    return render_template(
        "exclusions/listing.html",
        rows=rows,
        wanted=wanted,
        asked=asked,
        previous=_turn(asked, wanted.page - 1) if wanted.page > 1 else None,
        following=_turn(asked, wanted.page + 1) if more else None,
        period=screen.period,
        words=words,
        grounds=law.GROUNDS,
        calendar=working_calendar(),
        today=today,
    )


def _turn(asked: dict[str, str], page: int) -> str:
    return url_for("exclusions.listing", **asked, halaman=page)  # type: ignore[arg-type]


@bp.get(PATH)
@requires(P.SEE_EXCLUSIONS)
def show(public_id: str) -> ResponseReturnValue:
    """One exclusion: what, why, until when, and what may be done now."""
    exclusion = exclusion_here(public_id)
    facts = screen.show_facts(exclusion, today=local_day(now()), officer=current_officer())
    return render_template("exclusions/show.html", **facts)


@bp.get(PATH + "/tanggal/<code>")
@bp.get(PATH + "/tanggal/<code>" + FILES)
@requires(P.SEE_EXCLUSIONS)
def date(public_id: str, code: str, form: str = "html") -> ResponseReturnValue:
    """Why the opening may be decreed from that day (D22): page, value or calendar file."""
    exclusion = exclusion_here(public_id)
    found = screen.explained(exclusion, code) or abort(404)
    back = url_for("exclusions.show", public_id=exclusion.public_id)
    return answer(found, form, "explaining/show.html", at=now(), back=back)


@bp.get(PATH + "/surat/<letter_id>")
@requires(P.SEE_EXCLUSIONS)
def letter(public_id: str, letter_id: str) -> ResponseReturnValue:
    """A sheet or a decree as it was issued, ready to be printed and signed."""
    exclusion = exclusion_here(public_id)
    found = next(
        (one for one in queries.letters(exclusion) if one.public_id == letter_id), None
    ) or abort(404)
    if request.args.get("bentuk") == "pdf":
        return _pdf(found, officer_actor(current_officer()))
    return render_template(
        "exclusions/letter.html",
        exclusion=exclusion,
        title=found.title,
        number=found.number,
        words=Markup(found.html),  # noqa: S704 (all that people wrote in it is escaped already)
    )


def _pdf(found: Letter, by: Actor) -> ResponseReturnValue:
    kept = letters.best_print(found)
    if kept is None:
        with transaction():
            kept = pdf_of(found, by=by, at=now())
    return responses.send(kept.paper)


@bp.get(PATH + "/berkas/<paper_id>")
@requires(P.SEE_EXCLUSIONS)
def file(public_id: str, paper_id: str) -> ResponseReturnValue:
    """A signed sheet or decree."""
    exclusion = exclusion_here(public_id)
    papers = [row.paper for row, _name in queries.steps(exclusion) if row.paper]
    found = next((paper for paper in papers if paper.public_id == paper_id), None) or abort(404)
    return responses.send(found)


@bp.get("/lacak/penetapan/<public_id>")
@holds_link
def own_decree(public_id: str) -> ResponseReturnValue:
    """The decree that goes with a notice, for the requester who opened its case here."""
    exclusion = queries.shown_to(grants.granted_ids(now()), public_id)
    if exclusion is None:
        flash(
            _("Untuk membuka surat, bukalah dulu permohonan Anda dengan nomor dan kodenya."), "info"
        )
        return redirect(url_for("intake.follow"))
    if exclusion.decree_paper:
        return responses.send(exclusion.decree_paper)
    found = queries.decree_letter(exclusion) or abort(404)
    if request.args.get("bentuk") == "pdf":
        return _pdf(found, THE_REQUESTER)
    return render_template(
        "exclusions/own_decree.html",
        title=found.title,
        number=found.number,
        words=Markup(found.html),  # noqa: S704 (all that people wrote in it is escaped already)
    )
