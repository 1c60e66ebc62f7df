"""A request as its requester sees it, and the ways in."""

from __future__ import annotations

import hmac
import re

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import holds_link, public
from ppid.cases import actions as case_actions
from ppid.cases import dispute_told, grants, links, objection_file, opening, rights, words
from ppid.cases import drafts as written
from ppid.cases import queries as cases
from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.cases.numbers import tidy_number
from ppid.exclusions import queries as excluding
from ppid.files.responses import send
from ppid.intake import actions, dates, queries
from ppid.intake.filing import drafts
from ppid.intake.following import road
from ppid.intake.following.forms import FollowForm, NewLinkForm
from ppid.intake.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import PlainForm
from ppid.kit.security import limiter
from ppid.kit.templates import render, rupiah
from ppid.law import Event
from ppid.letters.models import LetterKind
from ppid.office.calendar import local_day
from ppid.office.queries import office

_PUBLIC_ID = re.compile(r"[0-9a-f]{32}")
_DATE_CODE = re.compile(r"D\d{1,2}[a-z]?")


def _by_number() -> str:
    return opening.limit_key(request.form.get("number", ""))


@bp.route("/lacak", methods=["GET", "POST"])
@public
@limiter.limit("10/minute", methods=["POST"])
@limiter.limit("30/hour", methods=["POST"], key_func=_by_number)
def follow() -> ResponseReturnValue:
    """Open a request or an objection; an unknown number and a wrong code look alike."""
    form = FollowForm()
    if form.validate_on_submit():
        found = opening.by_code(form.number.data, form.code.data)
        if isinstance(found, Case):
            grants.grant(found, now())
            return redirect(url_for("intake.case", number=found.number))
        if found:
            grants.grant_objection(found, now())
            return redirect(url_for("objections.own", number=found.number))
        form.form_errors = [
            _("Nomor dan kode ini tidak cocok. Periksa keduanya pada bukti pendaftaran Anda.")
        ]
    return render_template("intake/follow.html", form=form)


@bp.get("/lacak/tautan/<token>")
@public
@limiter.limit("60/minute")
def open_link(token: str) -> ResponseReturnValue:
    """Open a request by its mailed link, and take the link out of the address bar."""
    found = links.followed(token)
    case = queries.case_of_link(*found) if found else None
    if case is None:
        return render_template(
            "intake/new_link.html", form=NewLinkForm(formdata=None), ended=True
        ), 410
    grants.grant(case, now())
    return redirect(_asked_for(case))


def _asked_for(case: Case) -> str:
    """The page of the case, or the explanation of the date from which the reader came."""
    code, objection = (request.args.get(name, "") for name in ("tanggal", "keberatan"))
    if not _DATE_CODE.fullmatch(code):
        return url_for("intake.case", number=case.number)
    if objection:
        return url_for("explaining.own_objection", number=objection, code=code)
    return url_for("explaining.own", number=case.number, code=code)


@bp.route("/lacak/tautan-baru", methods=["GET", "POST"])
@public
@limiter.limit("10/hour", methods=["POST"])
def new_link() -> ResponseReturnValue:
    """Mail a new link to the address in the request; the answer is the same for all."""
    form = NewLinkForm()
    if form.validate_on_submit():
        number = tidy_number(form.number.data)
        case, objection = cases.case_by_number(number), objection_file.objection_by_number(number)
        found = case or objection
        if found and _same(found.requester.email, form.email.data):
            with transaction():
                case_actions.send_link(found, at=now())
        else:
            _as_much_work(form.number.data)
        flash(
            _(
                "Bila nomor dan alamat itu cocok, tautan baru sedang dikirim. Periksa email Anda, "
                "juga folder spam. Paling banyak satu tautan dalam satu jam."
            ),
            "info",
        )
        return redirect(url_for("intake.follow"))
    return render_template("intake/new_link.html", form=form, ended=False)


def _same(kept: str, typed: str) -> bool:
    return hmac.compare_digest(kept.casefold().encode(), typed.casefold().encode())


def _as_much_work(number: str) -> None:
    """Render what is not sent, so that the time of the answer tells nothing."""
    facts = {
        "office": office(),
        "case_number": number,
        "follow_url": url_for("intake.follow"),
        "at": now(),
        "language": "id",
    }
    for part in ("subject.txt", "body.txt", "body.html"):
        render(f"emails/new_link/{part}", facts)


def followed_case(number: str) -> Case:
    """The case, if this browser may follow it; else the way to the form that opens it."""
    found = cases.followed(tidy_number(number), grants.granted_ids(now()))
    if found is None:
        flash(_("Buka permohonan dengan nomor dan kodenya."), "info")
        abort(redirect(url_for("intake.follow")))
    return found


@bp.get("/lacak/permohonan")
@bp.get("/lacak/permohonan/<number>")
@holds_link
def case(number: str | None = None) -> ResponseReturnValue:
    """The request: where it stands, until when, who has it, and what can be done now."""
    at = now()
    if number is None:
        newest = next(iter(grants.granted_ids(at)), None)
        opened = queries.number_of(newest) if newest else None
        return redirect(
            url_for("intake.case", number=opened) if opened else url_for("intake.follow")
        )
    shown = followed_case(number)
    today, clock = local_day(at), clock_of(shown)
    entries = queries.public_entries(shown)
    events = {entry.event for entry in entries}
    units = queries.units_asked(shown) if Event.ASSIGNED in events else ()
    laid = queries.papers_for_requester(shown) if Event.HANDED_OVER in events else ()
    answers = [paper for paper in laid if queries.is_answer(paper)]
    fetchable = any(paper.ends_on is None or paper.ends_on >= today for paper in answers)
    filed = Event.OBJECTION_FILED in events
    objections = objection_file.objections_of(shown) if filed else ()
    questions = cases.questions(shown)
    page = road.Page(shown, entries, today, clock, fetchable)
    written = queries.letters_of(shown)
    ids = {letter.kind: letter.public_id for letter in written}
    return render_template(
        "intake/case.html",
        case=shown,
        today=today,
        answers=answers,
        letters=written,
        notice_letter=ids.get(LetterKind.NOTICE),
        due=dates.due(shown.standing, today, clock),
        rights=rights.told(shown, objections, today=today),
        objections=objections,
        disputes=dispute_told.told(objections),
        steps=road.road(shown, entries, units, clock),
        history=road.history(entries),
        action=road.main_action(page),
        may_withdraw=road.may_withdraw(shown),
        questions=questions,
        decrees=excluding.for_questions(questions) if shown.decided_on else {},
        facts=_facts(shown, road.holder(shown, units, office().name)),
    )


def _facts(shown: Case, holder: str) -> list[tuple[str, object]]:
    """The summary beside a request; the cost is known with the decision."""
    rows: list[tuple[str, object]] = [
        (_("Pemohon"), shown.requester.name),
        (_("Di tangan"), holder),
        (_("Cara memperoleh"), words.OBTAIN[shown.obtain] if shown.obtain else ""),
    ]
    if shown.delivery:
        rows.append((_("Cara mendapatkan salinan"), words.DELIVERIES[shown.delivery]))
    if shown.decided_on:
        cost = cases.cost(shown)
        rows.append((_("Biaya"), rupiah(cost) if cost else _("Tanpa biaya")))
    return rows


@bp.get("/lacak/permohonan/<number>/berkas/<public_id>")
@holds_link
def file(number: str, public_id: str) -> ResponseReturnValue:
    """A file of the request; after its last day the page says how to get it again."""
    shown = followed_case(number)
    known = _PUBLIC_ID.fullmatch(public_id)
    laid = queries.paper_for_requester(shown, public_id) if known else None
    at = now()
    if laid is None or (queries.is_answer(laid) and shown.handed_over_on is None):
        abort(404)
    if laid.ends_on and local_day(at) > laid.ends_on:
        return render_template("intake/file.html", case=shown, laid=laid), 410
    if (
        queries.is_answer(laid)
        and request.method == "GET"
        and not queries.was_fetched(shown, public_id)
    ):
        with transaction():
            actions.note_fetched(shown, laid, at=at)
    return send(laid.paper)


@bp.post("/lacak/permohonan/<number>/tutup")
@holds_link
def leave(number: str) -> ResponseReturnValue:
    """Close the request on this device: nothing of it can be opened without link or code."""
    shown, at = followed_case(number), now()
    response = make_response(redirect(url_for("intake.follow")))
    if PlainForm().validate_on_submit():
        grants.revoke(shown.id)
        sent = drafts.current(at)
        if sent and sent.sent_as:
            with transaction():
                written.forget(sent, at=at)
            drafts.let_go(response)
        flash(_("Permohonan ditutup pada perangkat ini."))
    return response
