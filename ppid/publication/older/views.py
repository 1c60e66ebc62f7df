"""The list that the office had before: a file, its columns, a dry run, then the rest."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from ppid.accounts.access import Permission, current_officer, requires
from ppid.admin.earlier import actions as earlier
from ppid.admin.earlier import bringing, table, words
from ppid.admin.earlier import columns as reading
from ppid.admin.earlier.forms import ColumnsForm
from ppid.admin.earlier.judging import Verdict
from ppid.admin.earlier.models import ImportState
from ppid.files.slots import Slot
from ppid.files.words import accept, hint
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import PlainForm
from ppid.publication.models import ListImport
from ppid.publication.older import actions, columns, queries
from ppid.publication.older.forms import ListColumnsForm, ListFileForm, TakeOverForm
from ppid.publication.room import BOTH, DESK, bp

PLACE = DESK + "/daftar-lama"
ONE = PLACE + "/<public_id>"
_HEADS_WITHIN = 15


@bp.route(PLACE, methods=BOTH)
@requires(Permission.PUBLISH)
def earlier_lists() -> ResponseReturnValue:
    """Bring a file; those that were brought before."""
    form = ListFileForm()
    if form.validate_on_submit() and (found := bringing.brought(form)):
        stored, lines = found
        with transaction():
            one = actions.begin(stored=stored, lines=lines, by=current_officer(), at=now())
            public_id = one.public_id
        return redirect(url_for("publication.earlier_list", public_id=public_id), 303)
    page = render_template(
        "publication/earlier_lists.html",
        form=form,
        hint=hint(Slot.REGISTER),
        accept=accept(Slot.REGISTER),
        most=table.MOST_LINES,
        imports=queries.imports(),
        words=words,
    )
    return page, 422 if form.errors else 200


@bp.route(ONE, methods=BOTH)
@requires(Permission.PUBLISH)
def earlier_list(public_id: str) -> ResponseReturnValue:
    """Which column means what, and what would become of each line."""
    one = _the_import(public_id)
    if one.state is not ImportState.BEGUN:
        return render_template("publication/earlier_list.html", one=one, words=words)
    lines = queries.lines_of(one)
    form = ListColumnsForm(
        titles=reading.heads(lines, one.head_line),
        lines=min(len(lines), _HEADS_WITHIN),
        now=one.columns,
        head_line=one.head_line,
    )
    if form.validate_on_submit():
        return _chosen(one, form, lines)
    report = None
    if set(columns.REQUIRED) <= set(one.columns):
        report = queries.report_on(one, lines)
    return _page(one, form, report), 422 if form.errors else 200


@bp.post(ONE + "/ambil")
@requires(Permission.PUBLISH)
def bring_in_list(public_id: str) -> ResponseReturnValue:
    """Take the good lines over; lines with a fault must be passed over knowingly."""
    one, at = _the_import(public_id), now()
    form = TakeOverForm()
    if one.state is not ImportState.BEGUN or not form.validate_on_submit():
        return _back(one)
    report = queries.report_on(one, queries.lines_of(one))
    if report.of(Verdict.BAD) and not form.without_bad.data:
        flash(_("Belum ada yang diambil: perbaiki baris yang bermasalah, atau pilih melewatinya."))
        return _back(one)
    count = _done(lambda: actions.bring_in(one, report.new, by=current_officer(), at=at))
    flash(ngettext("%(num)d entri diambil.", "%(num)d entri diambil.", count))
    return _back(one)


@bp.post(ONE + "/batalkan")
@requires(Permission.PUBLISH)
def undo_list(public_id: str) -> ResponseReturnValue:
    """Take an import back, or forget a file that was not brought in."""
    one, at = _the_import(public_id), now()
    if not PlainForm().validate_on_submit():
        return _back(one)
    if one.state is ImportState.BEGUN:
        _done(lambda: actions.drop(one, at=at))
        flash(_("Berkas dibuang. Daftar tidak berubah."))
        return redirect(url_for("publication.earlier_lists"), 303)
    count = _done(lambda: actions.undo(one, by=current_officer(), at=at))
    flash(ngettext("%(num)d entri dikeluarkan.", "%(num)d entri dikeluarkan.", count))
    return _back(one)


def _chosen(one: ListImport, form: ColumnsForm, lines: table.Lines) -> ResponseReturnValue:
    """With another line of heads the columns are guessed anew."""
    line = int(form.head_line.data)
    same = line == one.head_line
    chosen = form.chosen if same else reading.guess(reading.heads(lines, line), columns.FIELDS)
    _done(lambda: actions.choose(one, head_line=line, chosen=chosen))
    return _back(one)


def _page(one: ListImport, form: ColumnsForm, report: queries.Report | None) -> str:
    return render_template(
        "publication/earlier_list.html",
        one=one,
        form=form,
        fields=columns.FIELDS,
        report=report,
        counts=_counts(report) if report else (),
        bad=bool(report and report.of(Verdict.BAD)),
        bring=TakeOverForm(formdata=None),
        words=words,
    )


def _counts(report: queries.Report) -> list[tuple[str, str]]:
    found = [(str(said), str(len(report.of(one)))) for one, said in words.VERDICTS.items()]
    return [*found, (_("Perlu dilengkapi sebelum ditetapkan"), str(report.incomplete))]


def _done(step: Callable[[], int | None]) -> int:
    """Do a step; where somebody else was quicker, nothing is done."""
    try:
        with transaction():
            return step() or 0
    except earlier.TooLate:
        return 0


def _back(one: ListImport) -> ResponseReturnValue:
    return redirect(url_for("publication.earlier_list", public_id=one.public_id), 303)


def _the_import(public_id: str) -> ListImport:
    return queries.list_import(public_id) or abort(404)
