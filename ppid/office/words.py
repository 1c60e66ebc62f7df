"""What days off, weeks and changes of the calendar are called on screen and in mails."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.kit.templates import day
from ppid.law import HolidayKind
from ppid.office.edits import FIVE_DAYS, SIX_DAYS, CalendarEdit, DayOff

HOLIDAYS: Mapping[str, LazyString] = {
    HolidayKind.NATIONAL.value: _l("Libur nasional"),
    HolidayKind.JOINT_LEAVE.value: _l("Cuti bersama"),
    HolidayKind.REGIONAL.value: _l("Libur daerah"),
}

WEEKS: Mapping[str, LazyString] = {
    FIVE_DAYS: _l("Lima hari kerja, Senin sampai Jumat"),
    SIX_DAYS: _l("Enam hari kerja, Senin sampai Sabtu"),
}


def week(weekend: str) -> str:
    """Which days of the week are worked."""
    return str(WEEKS.get(weekend, WEEKS[FIVE_DAYS]))


def changes(edit: CalendarEdit) -> list[str]:
    """A change of the calendar in sentences, one for each thing that changes."""
    moved = {one.name: one for one in edit.added}
    from_to = [(one, moved[one.name]) for one in edit.removed if one.name in moved]
    paired = {one.on for pair in from_to for one in pair}
    told = [
        _("%(name)s pindah dari %(old)s ke %(new)s.",
          name=old.name, old=day(old.on), new=day(new.on))
        for old, new in from_to
    ]  # fmt: skip
    told += [_added(one) for one in edit.added if one.on not in paired]
    told += [
        _("%(day)s (%(name)s) bukan hari libur lagi.", day=day(one.on), name=one.name)
        for one in edit.removed
        if one.on not in paired
    ]
    if edit.weekend:
        told.append(_("Minggu kerja menjadi: %(week)s.", week=week(edit.weekend)))
    return told


def _added(one: DayOff) -> str:
    kind = HOLIDAYS.get(one.kind, one.kind)
    return _("%(day)s menjadi hari libur: %(name)s (%(kind)s).",
             day=day(one.on), name=one.name, kind=str(kind).lower())  # fmt: skip
