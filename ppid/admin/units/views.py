"""Units of the whole body taken over at once."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from ppid.accounts.access import Permission, current_officer, requires
from ppid.admin.people import actions
from ppid.admin.room import bp
from ppid.admin.units import reading
from ppid.admin.units.forms import UnitsForm
from ppid.admin.units.reading import Report, Verdict
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office import actions as office_actions
from ppid.office import queries as office_queries


@bp.route("/pengaturan/unit/daftar", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def import_units() -> ResponseReturnValue:
    """Check a list line by line, then take it over whole."""
    form = UnitsForm()
    if not form.validate_on_submit():
        return _page(form, None)
    report = _judged(form)
    if not form.lines.errors and form.submit.data and report.ready and _added(report):
        return redirect(url_for("admin.units"), 303)
    return _page(form, report)


def _page(form: UnitsForm, report: Report | None) -> ResponseReturnValue:
    page = render_template("admin/import_units.html", form=form, report=report, verdicts=Verdict)
    return page, (422 if form.errors else 200)


def _judged(form: UnitsForm) -> Report:
    """The list that was pasted; a file takes its place and is shown in the field."""
    if form.file.data:
        content = form.file.data.read(reading.MOST_BYTES + 1)
        if len(content) > reading.MOST_BYTES:
            form.file.errors = [_("Berkas lebih besar dari 200 KB. Bagi menjadi beberapa berkas.")]
            return Report()
        form.lines.data = reading.text_of(content)
    known = [unit.name for unit in office_queries.units(active_only=False)]
    report = reading.judge(form.lines.data or "", known=known)
    if not report.lines:
        form.lines.errors = [_("Tempelkan daftar unit, atau pilih berkas CSV.")]
    return report


def _added(report: Report) -> bool:
    """Add all new units; False when somebody added one of them meanwhile."""
    wanted = [line.said for line in report.of(Verdict.NEW)]
    try:
        with transaction():
            count = actions.add_units(wanted, by=current_officer(), at=now())
    except office_actions.NameTaken:
        flash(_("Salah satu unit baru saja ditambahkan orang lain. Periksa daftarnya."), "error")
        return False
    flash(ngettext("%(num)d unit ditambahkan.", "%(num)d unit ditambahkan.", count))
    return True
