"""The working days of the office: a year's days off, what a change would do, and doing it."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from ppid.accounts.access import Permission, current_officer, requires
from ppid.accounts.queries import officer
from ppid.admin.calendar import actions, queries
from ppid.admin.calendar.forms import ChangeForm, HolidayForm, MoveForm, WeekForm
from ppid.admin.calendar.screen import change_page, sealed, year_of
from ppid.admin.calendar.words import OVERTAKEN, STALE, refusal
from ppid.admin.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office import actions as office_actions
from ppid.office import queries as office_queries
from ppid.office.calendar import local_day
from ppid.office.edits import CalendarEdit, DayOff, Refused
from ppid.office.queries import office
from ppid.office.words import HOLIDAYS, changes, week

BOTH = ("GET", "POST")
PLACE = "/pengaturan/hari-libur"
_FIRST_YEAR, _LAST_YEAR = 2020, 2100


@bp.get(PLACE)
@requires(Permission.ADMINISTER)
def holidays() -> ResponseReturnValue:
    """The days off of a year."""
    return _year_page(HolidayForm())


@bp.post(PLACE)
@requires(Permission.ADMINISTER)
def add_holiday() -> ResponseReturnValue:
    """A day off more: what it would do."""
    form = HolidayForm()
    if form.validate_on_submit():
        try:
            return _show(CalendarEdit(added=(DayOff(**form.answers),)))
        except Refused as error:
            form.on.errors = [refusal(error)]
    return _year_page(form)


@bp.route(f"{PLACE}/<day_off>/pindah", methods=BOTH)
@requires(Permission.ADMINISTER)
def move_holiday(day_off: str) -> ResponseReturnValue:
    """A day off on another date."""
    known = _known(day_off)
    if known is None:
        return _not_there()
    form = MoveForm()
    if form.validate_on_submit() and form.on.data:
        moved = DayOff(form.on.data, known.name, known.kind, form.source.data)
        try:
            return _show(CalendarEdit((moved,), (known,)))
        except Refused as error:
            form.on.errors = [refusal(error)]
    return render_template("admin/move_holiday.html", form=form, known=known, kinds=HOLIDAYS)


@bp.post(f"{PLACE}/<day_off>/hapus")
@requires(Permission.ADMINISTER)
def remove_holiday(day_off: str) -> ResponseReturnValue:
    """A day off less, as long as it has not come yet: what it would do."""
    known = _known(day_off)
    if known is None:
        return _not_there()
    try:
        return _show(CalendarEdit(removed=(known,)))
    except Refused as error:
        flash(refusal(error), "error")
    return redirect(url_for("admin.holidays", tahun=known.on.year), 303)


@bp.post(f"{PLACE}/<int:year>/cocok")
@requires(Permission.ADMINISTER)
def confirm_holidays(year: int) -> ResponseReturnValue:
    """Note that a year was compared with the joint decree."""
    year = min(max(year, _FIRST_YEAR), _LAST_YEAR)
    if not office_queries.holidays(year):
        flash(_("Tahun %(year)s belum punya hari libur: isi dahulu dari SKB.", year=str(year)),
              "error")  # fmt: skip
    else:
        with transaction():
            office_actions.confirm_holidays(year, by_id=current_officer().id, at=now())
        flash(_("Hari libur %(year)s ditandai sudah dicocokkan.", year=str(year)))
    return redirect(url_for("admin.holidays", tahun=year), 303)


@bp.route(f"{PLACE}/minggu-kerja", methods=BOTH)
@requires(Permission.ADMINISTER)
def office_week() -> ResponseReturnValue:
    """Five or six working days a week."""
    form = WeekForm(weekend=office().weekend)
    if form.validate_on_submit():
        try:
            return _show(CalendarEdit(weekend=form.weekend.data))
        except Refused as error:
            form.weekend.errors = [refusal(error)]
    return render_template("admin/office_week.html", form=form)


@bp.route(f"{PLACE}/perubahan", methods=BOTH)
@requires(Permission.ADMINISTER)
def calendar_change() -> ResponseReturnValue:
    """What a change would do, or the rest of its list."""
    form = ChangeForm()
    carried = sealed(form)
    if carried is None:
        return _stale()
    try:
        return _show(carried[0], after=_place(form.after.data))
    except Refused as error:
        flash(refusal(error), "error")
    return redirect(url_for("admin.holidays"), 303)


@bp.post(f"{PLACE}/terapkan")
@requires(Permission.ADMINISTER)
def apply_change() -> ResponseReturnValue:
    """Do what was looked at: change the calendar, count everything anew, tell everybody."""
    carried = sealed(ChangeForm())
    if carried is None:
        return _stale()
    edit, seen = carried
    try:
        with transaction():
            done = actions.change_calendar(edit, seen=seen, by=current_officer(), at=now())
    except office_actions.Overtaken:
        flash(str(OVERTAKEN), "warning")
        return _overtaken(edit)
    except Refused as error:
        flash(refusal(error), "error")
        return redirect(url_for("admin.holidays"), 303)
    words = ngettext("Kalender diubah. %(num)d berkas dihitung ulang.",
                     "Kalender diubah. %(num)d berkas dihitung ulang.", done.moved)  # fmt: skip
    flash(words)
    return redirect(url_for("admin.holidays", tahun=year_of(edit, local_day(now()))), 303)


def _show(
    edit: CalendarEdit, *, after: tuple[str, int] | None = None, code: int = 200
) -> ResponseReturnValue:
    return change_page(edit, today=local_day(now()), after=after), code


def _overtaken(edit: CalendarEdit) -> ResponseReturnValue:
    try:
        return _show(edit, code=409)
    except Refused as error:
        flash(refusal(error), "error")
        return redirect(url_for("admin.holidays"), 303)


def _place(text: str | None) -> tuple[str, int] | None:
    on, _slash, last = (text or "").partition("/")
    found = _day_of(on)
    return (on, int(last)) if found and last.isdecimal() and len(last) < 19 else None


def _stale() -> ResponseReturnValue:
    if request.method == "POST":
        flash(str(STALE), "warning")
    return redirect(url_for("admin.holidays"), 303)


def _not_there() -> ResponseReturnValue:
    flash(_("Hari itu tidak tercatat sebagai hari libur."), "info")
    return redirect(url_for("admin.holidays"), 303)


def _known(text: str) -> DayOff | None:
    on = _day_of(text)
    return office_queries.days_off().get(on) if on else None


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _wanted_year() -> int:
    """The year that the address asks for, or the running one."""
    wanted = request.args.get("tahun", type=int) or local_day(now()).year
    return min(max(wanted, _FIRST_YEAR), _LAST_YEAR)


def _year_page(form: HolidayForm) -> ResponseReturnValue:
    return render_template("admin/holidays.html", form=form, **_year(_wanted_year()))


def _year(year: int) -> dict[str, Any]:
    """What the page of a year's days off shows."""
    known, today, own = office_queries.days_off(), local_day(now()), office()
    days = [one for one in known.values() if one.on.year == year]
    return {
        "year": year,
        "days": days,
        "months": queries.year_drawn(year, known, own.weekend, today),
        "heads": queries.HEADS,
        "certain": year in office_queries.confirmed_years(),
        "unconfirmed": sum(not one.confirmed for one in days),
        "kinds": HOLIDAYS,
        "week": week(own.weekend),
        "today": today,
        "years": [y for y in range(today.year - 1, today.year + 3) if y != year],
        "log": [
            (one, changes(CalendarEdit.of(one.edit)), officer(one.officer_id or 0))
            for one in office_queries.calendar_changes()
        ],
    }
