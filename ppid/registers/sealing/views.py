"""The years of the registers: closing one, what was changed since, opening it again."""

from __future__ import annotations

from itertools import islice
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, confirms, current_officer, requires
from ppid.exports import actions as exports
from ppid.files.store import Damaged
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.calendar import local_day
from ppid.registers import queries as registers
from ppid.registers import screen, words
from ppid.registers.models import RegisterSeal
from ppid.registers.room import BOTH, PATH, bp
from ppid.registers.sealing import actions, making, queries
from ppid.registers.sealing.forms import CloseForm, ReopenForm
from ppid.registers.wanted import SLUGS, Book, Wanted, slug

SEALED = (Book.REQUESTS, Book.OBJECTIONS)
_SHOWN = 100
_YEAR = PATH + "/<name>/tahun/<int:year>"


@bp.route(PATH + "/tahun")
@requires(Permission.SEE_REGISTER)
def years() -> ResponseReturnValue:
    """Every year of both registers: open or closed."""
    today, standing = local_day(now()), queries.all_standing()
    lines = [
        {
            "book": book,
            "slug": slug(book),
            "year": year,
            "lines": registers.total(Wanted(book, year=year), names=False),
            "open": queries.open_lines(book, year),
            "seal": standing.get((book, year)),
        }
        for year in screen.years(today)
        for book in SEALED
    ]
    return render_template("registers/years.html", lines=lines, words=words, today=today)


@bp.route(_YEAR)
@requires(Permission.SEE_REGISTER)
def year(name: str, year: int) -> ResponseReturnValue:
    """One year of a register: how often it was closed, and what was changed since."""
    book = _book(name)
    seal = queries.standing(book, year)
    return render_template(
        "registers/year.html",
        **_facts(book, year),
        seal=seal,
        closing=queries.closing(book, year),
        officer=current_officer(),
        seals=queries.seals(book, year),
        **(_changes(seal) if seal else {}),
    )


@bp.route(_YEAR + "/tutup", methods=BOTH)
@confirms
@requires(Permission.KEEP_REGISTER)
def close(name: str, year: int) -> ResponseReturnValue:
    """Have a year that is over closed by the worker; what is still open is said before."""
    book, form, at = _book(name), CloseForm(), now()
    here = url_for("registers.year", name=name, year=year)
    if year >= local_day(at).year:
        flash(_("Tahun ini belum berakhir. Register ditutup sesudah tahunnya lewat."), "error")
        return redirect(here, 303)
    if form.validate_on_submit():
        try:
            with transaction():
                wish = actions.ask(book, year, by=current_officer(), at=at)
        except actions.ClosedAlready:
            flash(_("Register tahun ini sudah ditutup lebih dahulu."), "info")
            return redirect(here, 303)
        if wish.wanted_by_id == current_officer().id:
            here = url_for("exports.show", public_id=wish.public_id)
        return redirect(here, 303)
    return render_template("registers/close.html", **_facts(book, year), form=form)


@bp.route(_YEAR + "/buka-kembali", methods=BOTH)
@confirms
@requires(Permission.KEEP_REGISTER)
def reopen(name: str, year: int) -> ResponseReturnValue:
    """Open a closed year again, for a reason that is kept."""
    book, form = _book(name), ReopenForm()
    seal = queries.standing(book, year)
    here = url_for("registers.year", name=name, year=year)
    if seal is None:
        flash(_("Register tahun ini tidak sedang tertutup."), "info")
        return redirect(here, 303)
    if form.validate_on_submit():
        try:
            with transaction():
                actions.reopen(seal, reason=form.reason.data, by=current_officer(), at=now())
            flash(_("Register tahun %(year)d sudah dibuka kembali.", year=year))
        except actions.NotClosed:
            flash(_("Register tahun ini tidak sedang tertutup."), "info")
        return redirect(here, 303)
    page = render_template("registers/reopen.html", **_facts(book, year), form=form, seal=seal)
    return page, 422 if form.errors else 200


@bp.route(PATH + "/segel/<int:seal_id>/salinan", methods=["POST"])
@confirms
@requires(Permission.KEEP_REGISTER)
def kept(seal_id: int) -> ResponseReturnValue:
    """Ask for the register as it was when its year was closed."""
    seal = queries.seal_by_id(seal_id) or abort(404)
    title = _("%(book)s %(year)d sebagaimana ditutup", **_called(seal))
    return _ask(seal, making.KEPT, title, f"register-{slug(seal.book)}-{seal.year}-ditutup.csv")


@bp.route(PATH + "/segel/<int:seal_id>/perubahan", methods=["POST"])
@confirms
@requires(Permission.KEEP_REGISTER)
def changes(seal_id: int) -> ResponseReturnValue:
    """Ask for the list of everything that was changed since."""
    seal = queries.seal_by_id(seal_id) or abort(404)
    title = _("%(book)s %(year)d: perubahan sesudah ditutup", **_called(seal))
    return _ask(seal, making.CHANGES, title, f"perubahan-{slug(seal.book)}-{seal.year}.xlsx")


def _called(seal: RegisterSeal) -> dict[str, Any]:
    return {"book": words.BOOKS[seal.book], "year": seal.year}


def _ask(seal: RegisterSeal, kind: str, title: str, name: str) -> ResponseReturnValue:
    with transaction():
        wish = exports.want(
            kind,
            by=current_officer(),
            title=title,
            name=name,
            parameters={"seal": seal.id},
            needs=Permission.KEEP_REGISTER,
            at=now(),
            identity=True,
            purpose=_("Memeriksa register yang sudah ditutup"),
        )
    return redirect(url_for("exports.show", public_id=wish.public_id), 303)


def _book(name: str) -> Book:
    book = SLUGS.get(name)
    if book not in SEALED:
        abort(404)
    return book


def _facts(book: Book, year: int) -> dict[str, Any]:
    return {
        "book": book,
        "slug": slug(book),
        "year": year,
        "words": words,
        "lines": registers.total(Wanted(book, year=year), names=False),
        "open_lines": queries.open_lines(book, year),
        "is_over": year < local_day(now()).year,
    }


def _changes(seal: RegisterSeal) -> dict[str, Any]:
    """What was changed, where the register is short enough to compare at once."""
    if seal.lines > queries.CHECKED_AT_ONCE:
        return {"checked": False, "changed": [], "damaged": False}
    try:
        found = list(islice(queries.changes(seal), _SHOWN + 1))
    except Damaged:
        return {"checked": True, "changed": [], "damaged": True}
    return {"checked": True, "changed": found[:_SHOWN], "more": len(found) > _SHOWN}
