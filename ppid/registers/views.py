"""The registers on screen, and asking for them as files."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ppid.accounts.access import Permission, confirms, current_officer, requires
from ppid.cases import words as case_words
from ppid.exclusions import words as exclusion_words
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.calendar import local_day
from ppid.registers import actions, queries, screen, words
from ppid.registers.exclusion_columns import ground, period
from ppid.registers.forms import ExportForm, NamedExportForm
from ppid.registers.room import BOTH, PATH, bp
from ppid.registers.sealing import queries as sealing
from ppid.registers.sealing import views as sealing_views
from ppid.registers.sets import sets_of
from ppid.registers.wanted import SLUGS, Book, Wanted, of_address, slug, to_address

SEALING = (sealing_views,)
"""Imported so that their doors are there."""


@bp.route(PATH + "/permintaan")
@requires(Permission.SEE_REGISTER)
def requests() -> ResponseReturnValue:
    """The register of requests (Perki 1/2021 Pasal 32), the newest line first."""
    return render_template("registers/requests.html", **_page(Book.REQUESTS), called=case_words)


@bp.route(PATH + "/keberatan")
@requires(Permission.SEE_REGISTER)
def objections() -> ResponseReturnValue:
    """The register of objections (Perki 1/2021 Pasal 43), the newest line first."""
    return render_template("registers/objections.html", **_page(Book.OBJECTIONS), called=case_words)


@bp.route(PATH + "/dikecualikan")
@requires(Permission.SEE_REGISTER)
def exclusions() -> ResponseReturnValue:
    """The list of what is excluded, in force today unless another is asked for."""
    return render_template(
        "registers/exclusions.html",
        **_page(Book.EXCLUSIONS),
        called=exclusion_words,
        ground=ground,
        period=period,
    )


@bp.route(PATH + "/<name>/ekspor", methods=BOTH)
@requires(Permission.SEE_REGISTER)
def export(name: str) -> ResponseReturnValue:
    """Ask for these lines as a file that names nobody."""
    wanted = _wanted(_book(name))
    form = ExportForm(sets=sets_of(wanted.book))
    if form.validate_on_submit():
        return _asked(wanted, form)
    page = render_template("registers/export.html", **_asking(wanted, form))
    return page, 422 if form.errors else 200


@bp.route(PATH + "/<name>/ekspor-identitas", methods=BOTH)
@confirms
@requires(Permission.KEEP_REGISTER)
def export_named(name: str) -> ResponseReturnValue:
    """Ask for these lines as a file that tells who asks: what for is asked and kept."""
    wanted = _wanted(_book(name))
    sets = {key: one for key, one in sets_of(wanted.book).items() if one.names_people}
    if not sets:
        abort(404)
    form = NamedExportForm(sets=sets)
    if form.validate_on_submit():
        return _asked(wanted, form, purpose=form.purpose.data)
    page = render_template("registers/export_named.html", **_asking(wanted, form))
    return page, 422 if form.errors else 200


def _book(name: str) -> Book:
    if name not in SLUGS:
        abort(404)
    return SLUGS[name]


def _wanted(book: Book) -> Wanted:
    return of_address(book, request.args, today=local_day(now()))


def _page(book: Book) -> dict[str, Any]:
    """What a page of a register shows."""
    today, wanted, names = local_day(now()), _wanted(book), screen.sees_names()
    before = screen.mark_of(request.args.get("sebelum", ""))
    after = screen.mark_of(request.args.get("sesudah", ""))
    page = queries.page(wanted, names=names, mark=before or after, backward=before is not None)
    seal = sealing.standing(book, wanted.year) if wanted.year else None
    return {
        "wanted": wanted,
        "page": page,
        "total": queries.total(wanted, names=names),
        "choices": screen.choices(wanted, today),
        "address": url_for(f"registers.{book.value}"),
        "words": words,
        "home": screen.home,
        "masked": screen.masked,
        "sees_names": names,
        "seal": seal,
        "changed": sealing.changed_among(seal, [row.id for row in page.rows]) if seal else (),
        "slug": slug(book),
        "export_address": screen.export_address(wanted),
        "today": today,
        **screen.neighbours(wanted, page),
    }


def _asking(wanted: Wanted, form: ExportForm) -> dict[str, Any]:
    from ppid.registers.making import period as period_words

    return {
        "form": form,
        "wanted": wanted,
        "words": words,
        "hints": {key: hint for key, (_name, hint) in words.FORMS.items()},
        "period": period_words(wanted),
        "total": queries.total(wanted, names=screen.sees_names()),
        "back": screen.home(wanted.book, **to_address(wanted)),
        "has_names": any(one.names_people for one in sets_of(wanted.book).values()),
        "named_address": screen.export_address(wanted, "registers.export_named"),
    }


def _asked(wanted: Wanted, form: ExportForm, purpose: str | None = None) -> ResponseReturnValue:
    at, said = now(), form.answers
    with transaction():
        wish = actions.ask(
            wanted,
            columns=said["columns"],
            kind=said["kind"],
            paper=said["paper"],
            by=current_officer(),
            names=screen.sees_names(),
            today=local_day(at),
            at=at,
            purpose=purpose,
        )
    return redirect(url_for("exports.show", public_id=wish.public_id), 303)
