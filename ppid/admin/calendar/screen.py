"""The page that shows what a change of the calendar would do, and the change that it carries."""

from __future__ import annotations

from datetime import date

from flask import render_template, url_for

from ppid.admin.calendar import queries
from ppid.admin.calendar.forms import ChangeForm
from ppid.cases.words import DEADLINES
from ppid.kit.security import read, sign
from ppid.office.edits import CalendarEdit
from ppid.office.queries import office
from ppid.office.words import changes

_DAY_LONG = 86_400


def change_page(edit: CalendarEdit, *, today: date, after: tuple[str, int] | None = None) -> str:
    """The page with before and after of every open file; raises office.edits.Refused."""
    found = queries.preview(edit, today=today, after=after)
    form = ChangeForm(formdata=None)
    form.change.data = seal(edit)
    return render_template(
        "admin/calendar_change.html",
        form=form,
        found=found,
        changes=changes(edit),
        duties=DEADLINES,
        first=after is None,
        after="/".join(map(str, found.after)) if found.after else "",
        back=url_for("admin.holidays", tahun=year_of(edit, today)),
    )


def seal(edit: CalendarEdit) -> str:
    """A change as a form carries it, with the version of the calendar that was looked at."""
    return sign("calendar", {"edit": edit.plain(), "seen": office().calendar_version})


def year_of(edit: CalendarEdit, today: date) -> int:
    """The year on whose page a change is seen."""
    named = [one.on.year for one in (*edit.added, *edit.removed)]
    return named[0] if named else today.year


def sealed(form: ChangeForm) -> tuple[CalendarEdit, int] | None:
    """The change that a form carries, and the version of the calendar that was looked at."""
    if not form.validate_on_submit():
        return None
    kept = read("calendar", form.change.data or "", max_age=_DAY_LONG)
    return (CalendarEdit.of(kept["edit"]), kept["seen"]) if isinstance(kept, dict) else None
