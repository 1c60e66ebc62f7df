"""The register that the office kept before: a file, its columns, a dry run, then the rest."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from ppid.accounts.access import Permission, current_officer, requires
from ppid.admin.earlier import actions, bringing, columns, queries, table, words
from ppid.admin.earlier.forms import (
    BringInForm,
    ColumnsForm,
    RegisterColumnsForm,
    RegisterFileForm,
)
from ppid.admin.earlier.models import ImportState, RegisterImport
from ppid.admin.room import bp
from ppid.cases import words as case_words
from ppid.files.slots import Slot
from ppid.files.words import accept, hint
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import PlainForm
from ppid.office.calendar import local_day

PLACE = "/pengaturan/register-lama"
ONE = PLACE + "/<public_id>"
_HEADS_WITHIN = 15


@bp.route(PLACE, methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def earlier_registers() -> ResponseReturnValue:
    """Bring a file; those that were brought before."""
    form = RegisterFileForm()
    if form.validate_on_submit() and (found := bringing.brought(form)):
        stored, lines = found
        with transaction():
            one = actions.begin(stored=stored, lines=lines, by=current_officer(), at=now())
            public_id = one.public_id
        return redirect(url_for("admin.earlier_register", public_id=public_id), 303)
    page = render_template(
        "admin/earlier_registers.html",
        form=form,
        hint=hint(Slot.REGISTER),
        accept=accept(Slot.REGISTER),
        most=table.MOST_LINES,
        imports=queries.imports(),
        words=words,
    )
    return page, 422 if form.errors else 200


@bp.route(ONE, methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def earlier_register(public_id: str) -> ResponseReturnValue:
    """Which column means what, and what would become of each line."""
    one = _the_import(public_id)
    if one.state is not ImportState.BEGUN:
        return render_template("admin/earlier_register.html", one=one, words=words)
    lines = queries.lines_of(one)
    form = RegisterColumnsForm(
        titles=columns.heads(lines, one.head_line),
        lines=min(len(lines), _HEADS_WITHIN),
        now=one.columns,
        head_line=one.head_line,
    )
    if form.validate_on_submit():
        return _chosen(one, form, lines)
    report = None
    if set(columns.REQUIRED) <= set(one.columns):
        report = queries.report_on(one, lines, local_day(now()))
    return _page(one, form, report), 422 if form.errors else 200


@bp.post(ONE + "/ambil")
@requires(Permission.ADMINISTER)
def bring_in_register(public_id: str) -> ResponseReturnValue:
    """Take the good lines over; lines with a fault must be passed over knowingly."""
    one, at = _the_import(public_id), now()
    form = BringInForm()
    if one.state is not ImportState.BEGUN or not form.validate_on_submit():
        return _back(one)
    report = queries.report_on(one, queries.lines_of(one), local_day(at))
    if report.of(queries.Verdict.BAD) and not form.without_bad.data:
        flash(_("Belum ada yang diambil: perbaiki baris yang bermasalah, atau pilih melewatinya."))
        return _back(one)
    count = _done(lambda: actions.bring_in(one, report, by=current_officer(), at=at))
    flash(ngettext("%(num)d permohonan diambil.", "%(num)d permohonan diambil.", count))
    return _back(one)


@bp.post(ONE + "/batalkan")
@requires(Permission.ADMINISTER)
def undo_register(public_id: str) -> ResponseReturnValue:
    """Take an import back, or forget a file that was not brought in."""
    one, at = _the_import(public_id), now()
    if not PlainForm().validate_on_submit():
        return _back(one)
    if one.state is ImportState.BEGUN:
        _done(lambda: actions.drop(one, at=at))
        flash(_("Berkas dibuang. Register tidak berubah."))
        return redirect(url_for("admin.earlier_registers"), 303)
    count = _done(lambda: actions.undo(one, by=current_officer(), at=at))
    flash(ngettext("%(num)d permohonan dikeluarkan.", "%(num)d permohonan dikeluarkan.", count))
    return _back(one)


def _chosen(one: RegisterImport, form: ColumnsForm, lines: table.Lines) -> ResponseReturnValue:
    """With another line of heads the columns are guessed anew."""
    line = int(form.head_line.data)
    same = line == one.head_line
    chosen = form.chosen if same else columns.guess(columns.heads(lines, line))
    _done(lambda: actions.choose(one, head_line=line, chosen=chosen))
    return _back(one)


def _page(one: RegisterImport, form: ColumnsForm, report: queries.Report | None) -> str:
    return render_template(
        "admin/earlier_register.html",
        one=one,
        form=form,
        fields=columns.FIELDS,
        report=report,
        counts=_counts(report) if report else (),
        bad=bool(report and report.of(queries.Verdict.BAD)),
        bring=BringInForm(formdata=None),
        words=words,
        outcomes=case_words.OUTCOMES,
        states=case_words.STATES,
    )


def _counts(report: queries.Report) -> list[tuple[str, str]]:
    found = [(str(said), str(len(report.of(one)))) for one, said in words.VERDICTS.items()]
    years = ", ".join(f"{year}: {count}" for year, count in report.years)
    return [*found, (_("Masih berjalan"), str(report.running)), (_("Menurut tahun"), years or "-")]


def _done(step: Callable[[], int | None]) -> int:
    """Do a step; where somebody else was quicker, nothing is done."""
    try:
        with transaction():
            return step() or 0
    except actions.TooLate:
        return 0


def _back(one: RegisterImport) -> ResponseReturnValue:
    return redirect(url_for("admin.earlier_register", public_id=one.public_id), 303)


def _the_import(public_id: str) -> RegisterImport:
    return queries.register_import(public_id) or abort(404)
