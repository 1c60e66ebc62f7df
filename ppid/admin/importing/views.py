"""Days off from a file or from the package of holidays: a dry run first, then the change."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, requires
from ppid.admin.calendar.forms import ChangeForm
from ppid.admin.calendar.screen import change_page, seal
from ppid.admin.calendar.words import refusal
from ppid.admin.importing import reading
from ppid.admin.importing.forms import ImportForm, SuggestionsForm
from ppid.admin.importing.suggestions import suggest
from ppid.admin.importing.words import TONES, VERDICTS
from ppid.admin.room import bp
from ppid.kit.clock import now
from ppid.kit.templates import number
from ppid.office.calendar import local_day
from ppid.office.edits import CalendarEdit, Refused
from ppid.office.queries import days_off
from ppid.office.words import HOLIDAYS

BOTH = ("GET", "POST")
PLACE = "/pengaturan/hari-libur"


@bp.route(f"{PLACE}/impor", methods=BOTH)
@requires(Permission.ADMINISTER)
def import_days() -> ResponseReturnValue:
    """A file with days off: what is new in it, what is there, what cannot be."""
    form, report, carried = ImportForm(), None, None
    if form.validate_on_submit():
        try:
            rows = reading.read(form.file.data.filename or "", form.file.data.read())
        except reading.Unreadable as error:
            form.file.errors = [error.words]
        else:
            report = reading.judge(rows, days_off(), local_day(now()))
            carried = ChangeForm(formdata=None, change=seal(report.edit)) if report.edit else None
    return render_template(
        "admin/import_days.html",
        form=form,
        report=report,
        counts=_counts(report) if report else [],
        bad=bool(report and report.of(reading.Verdict.BAD)),
        carried=carried,
        words=VERDICTS,
        tones=TONES,
        kinds=HOLIDAYS,
        columns=", ".join(reading.COLUMNS),
    )


@bp.route(f"{PLACE}/usulan", methods=BOTH)
@requires(Permission.ADMINISTER)
def suggest_days() -> ResponseReturnValue:
    """What the package of holidays would add to a year; ticked days are taken over."""
    today = local_day(now())
    years = range(today.year, today.year + 3)
    wanted = request.args.get("tahun", type=int) or 0
    year = wanted if wanted in years else today.year + 1
    offered = suggest(year, days_off())
    form = SuggestionsForm(offered=offered.new)
    if form.validate_on_submit():
        try:
            return change_page(CalendarEdit(added=form.chosen), today=today)
        except Refused as error:
            form.days.errors = [refusal(error)]
    return render_template(
        "admin/suggest_days.html",
        form=form,
        year=year,
        years=[other for other in years if other != year],
        offered=offered,
        kinds=HOLIDAYS,
        none=_("Tidak ada usulan baru untuk %(year)s.", year=str(year)),
    )


def _counts(report: reading.Report) -> list[tuple[str, str]]:
    """How many rows have each verdict."""
    return [(str(words), number(len(report.of(verdict)))) for verdict, words in VERDICTS.items()]
