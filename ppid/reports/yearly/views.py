"""The yearly report: written by officers, determined, published, and read by everybody."""

from __future__ import annotations

from datetime import date

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, public, requires
from ppid.admin.duties import queries as duties
from ppid.files import actions as stored_files
from ppid.files import responses
from ppid.files.kinds import MEDIA_TYPES, Kind
from ppid.files.reasons import Refused
from ppid.files.words import sentence
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import PlainForm
from ppid.law import Duty
from ppid.office.calendar import local_day
from ppid.reports import queries as figures
from ppid.reports.models import ReportForm, ReportState, YearReport
from ppid.reports.room import bp
from ppid.reports.yearly import actions, content, files, queries, screen, words
from ppid.reports.yearly.forms import (
    DetermineForm,
    PublishForm,
    ReopenForm,
    SendForm,
    section_form,
)
from ppid.reports.yearly.sections import SECTIONS

P = Permission
_HERE = "/petugas/laporan/<int:year>"


def _today() -> date:
    return local_day(now())


def _report_here(year: int) -> YearReport:
    return queries.report_of(year) or abort(404)


def _to(report: YearReport) -> ResponseReturnValue:
    return redirect(url_for("reports.report", year=report.year), 303)


def _changed(report: YearReport) -> ResponseReturnValue:
    flash(_("Laporan ini sudah berubah sejak Anda membukanya. Periksa lagi, lalu ulangi."), "error")
    return _to(report)


@bp.get("/petugas/laporan")
@requires(P.SEE_OVERVIEW)
def reports() -> ResponseReturnValue:
    """All yearly reports, and the years that have none yet."""
    there = queries.reports()
    known = {report.year for report in there}
    return render_template(
        "reports/reports.html",
        reports=there,
        duty=duties.next_time(Duty.REPORT, _today()),
        missing=[year for year in figures.years(_today().year) if year not in known],
        words=words,
        published_words=screen.published_words,
    )


@bp.post("/petugas/laporan/<int:year>/mulai")
@requires(P.PUBLISH)
def begin(year: int) -> ResponseReturnValue:
    """Begin the report on a year that has requests."""
    if year not in figures.years(_today().year):
        abort(404)
    if PlainForm().validate_on_submit():
        with transaction():
            actions.begin(year, by=current_officer(), at=now())
    return redirect(url_for("reports.report", year=year), 303)


@bp.get(_HERE)
@requires(P.SEE_OVERVIEW)
def report(year: int) -> ResponseReturnValue:
    """One report: its sections, its figures, what may be done now."""
    facts = screen.report_facts(_report_here(year), _today())
    return render_template("reports/report.html", forms=ReportForm, **facts)


@bp.route(_HERE + "/bagian/<section>", methods=["GET", "POST"])
@requires(P.PUBLISH)
def write(year: int, section: str) -> ResponseReturnValue:
    """Write one section; who comes second reads the other's words before anything is kept."""
    here, part = _report_here(year), SECTIONS.get(section) or abort(404)
    if here.state is not ReportState.DRAFT:
        flash(_("Laporan ini sudah ditetapkan. Kembalikan dahulu ke rancangan."), "error")
        return _to(here)
    newest = queries.texts(here).get(section)
    form, numbers = section_form(part, newest)
    theirs = None
    if form.validate_on_submit():
        said = form.answers
        try:
            with transaction():
                actions.write(
                    here,
                    section,
                    seen=form.read_version,
                    text=said["text"] or "",
                    facts={name[5:]: said[name] for name in numbers if said[name] is not None},
                    by=current_officer(),
                    at=now(),
                )
        except actions.Changed:
            theirs = queries.texts(here)[section]
            form.seen.data = str(theirs.version)
        except actions.NotNow:
            return _changed(here)
        else:
            flash(_("Bagian “%(title)s” sudah disimpan.", title=part.title))
            return _to(here)
    versions = queries.versions(here, section)
    return render_template(
        "reports/write.html",
        report=here,
        section=part,
        form=form,
        numbers=numbers,
        theirs=theirs,
        versions=versions,
    ), 409 if theirs else 200


@bp.route(_HERE + "/tetapkan", methods=["GET", "POST"])
@requires(P.PUBLISH)
def determine(year: int) -> ResponseReturnValue:
    """Fix words and figures as of a day."""
    here, today = _report_here(year), _today()
    form = DetermineForm(
        report=here, today=today, data={"as_of": screen.suggested_day(year, today)}
    )
    lacking = queries.lacking(here)
    if form.validate_on_submit() and not lacking:
        try:
            with transaction():
                actions.determine(
                    here,
                    as_of=form.answers["as_of"],
                    seen=form.seen,
                    by=current_officer(),
                    at=now(),
                )
        except (actions.Changed, actions.NotNow, actions.Lacking, actions.NotOver):
            return _changed(here)
        flash(_("Laporan ditetapkan. Angkanya tidak berubah lagi."))
        return _to(here)
    return render_template(
        "reports/determine.html",
        report=here,
        form=form,
        lacking=[SECTIONS[key] for key in lacking],
        over=today > date(year, 12, 31),
    )


@bp.route(_HERE + "/buka-kembali", methods=["GET", "POST"])
@requires(P.PUBLISH)
def reopen(year: int) -> ResponseReturnValue:
    """Take a determined report back to be written."""
    here = _report_here(year)
    form = ReopenForm(report=here, today=_today())
    if form.validate_on_submit():
        try:
            with transaction():
                actions.reopen(
                    here,
                    reason=form.answers["reason"],
                    seen=form.seen,
                    by=current_officer(),
                    at=now(),
                )
        except (actions.Changed, actions.NotNow):
            return _changed(here)
        flash(_("Laporan kembali menjadi rancangan."))
        return _to(here)
    return render_template("reports/reopen.html", report=here, form=form)


@bp.route(_HERE + "/umumkan", methods=["GET", "POST"])
@requires(P.PUBLISH)
def publish(year: int) -> ResponseReturnValue:
    """Open a determined report to everybody, with its files."""
    here, today = _report_here(year), _today()
    if here.state is not ReportState.DETERMINED:
        return _changed(here)
    form = PublishForm(report=here, today=today, data={"on": today})
    if form.validate_on_submit():
        try:
            made = files.stored(here, today=today)
        except Refused as refused:
            flash(sentence(refused), "error")
            return _to(here)
        try:
            with transaction():
                actions.publish(
                    here,
                    made,
                    on=form.answers["on"],
                    seen=form.seen,
                    by=current_officer(),
                    at=now(),
                )
        except (actions.Changed, actions.NotNow):
            for one in made:
                stored_files.discard(one)
            return _changed(here)
        flash(_("Laporan diumumkan dan dapat dibaca siapa saja."))
        return _to(here)
    return render_template("reports/publish.html", report=here, form=form)


@bp.route(_HERE + "/kirim", methods=["GET", "POST"])
@requires(P.PUBLISH)
def send(year: int) -> ResponseReturnValue:
    """Note that the copy went to the Komisi Informasi, Perki 1/2021 Pasal 56 ayat (3)."""
    here, today = _report_here(year), _today()
    form = SendForm(report=here, today=today, data={"on": today})
    if form.validate_on_submit():
        try:
            with transaction():
                actions.note_sending(
                    here,
                    on=form.answers["on"],
                    how=form.answers["how"],
                    seen=form.seen,
                    by=current_officer(),
                    at=now(),
                )
        except (actions.Changed, actions.NotNow):
            return _changed(here)
        flash(_("Pengiriman dicatat."))
        return _to(here)
    return render_template("reports/send.html", report=here, form=form)


@bp.get(_HERE + "/<any(ringkasan, lengkap):form>.<any(pdf, docx):kind>")
@requires(P.SEE_OVERVIEW)
def preview(year: int, form: str, kind: str) -> ResponseReturnValue:
    """A report as it stands, as a file."""
    here, wanted, of = _report_here(year), ReportForm(form), Kind(kind)
    answer = Response(files.made(here, wanted, of, today=_today()), mimetype=MEDIA_TYPES[of])
    name = responses.disposition(files.name_of(year, wanted, of))
    answer.headers["Content-Disposition"] = name
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.get("/laporan-layanan")
@public
def published() -> ResponseReturnValue:
    """The yearly reports that are open to everybody."""
    return render_template("reports/published.html", reports=queries.reports(published=True))


@bp.get("/laporan-layanan/<int:year>")
@public
def annual(year: int) -> ResponseReturnValue:
    """One report for everybody: the same words and figures as its files."""
    here = _open_here(year)
    return render_template(
        "reports/annual.html",
        report=here,
        document=content.document(here, ReportForm.FULL, today=_today()),
        kind_of=content.kind_of,
        files=queries.files(here),
        file_words=words.FORMS,
        published_words=screen.published_words(here),
    )


@bp.get("/laporan-layanan/<int:year>/<name>")
@public
def annual_file(year: int, name: str) -> ResponseReturnValue:
    """One file of a report, as it was published."""
    found = queries.file_of(_open_here(year), name) or abort(404)
    return responses.send(found.paper)


def _open_here(year: int) -> YearReport:
    found = _report_here(year)
    return found if found.state is ReportState.PUBLISHED else abort(404)
