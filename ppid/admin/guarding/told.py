"""What each line of the record of administration says: what was done, before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.admin.guarding import words as accounts
from ppid.admin.guarding.whole import Line
from ppid.admin.readiness.parts import PARTS, Part
from ppid.admin.retention.models import Kept
from ppid.admin.retention.words import KINDS as KEPT
from ppid.admin.words import DUTY_WORDS, PROFILE
from ppid.kit.templates import day
from ppid.office.models import OfficeEvent

KINDS: Final[Mapping[str, LazyString]] = {
    "office": _l("Kantor dan unit"),
    "accounts": _l("Akun petugas"),
    "texts": _l("Teks surat"),
    "numbers": _l("Pola nomor"),
    "law": _l("Profil hukum"),
    "calendar": _l("Kalender kerja"),
    "years": _l("Pencocokan dengan SKB"),
    "duties": _l("Kewajiban berkala"),
}
EVENTS: Final[Mapping[OfficeEvent, LazyString]] = {
    OfficeEvent.PROFILE_CHANGED: _l("Profil kantor diubah"),
    OfficeEvent.LOGO_PUT_UP: _l("Logo dipasang atau diberi keterangan"),
    OfficeEvent.LOGO_TAKEN_DOWN: _l("Logo dilepas"),
    OfficeEvent.UNIT_ADDED: _l("Unit ditambahkan"),
    OfficeEvent.UNITS_IMPORTED: _l("Banyak unit ditambahkan"),
    OfficeEvent.UNIT_CHANGED: _l("Unit diubah"),
    OfficeEvent.UNIT_RETIRED: _l("Unit dinonaktifkan"),
    OfficeEvent.UNIT_REVIVED: _l("Unit diaktifkan lagi"),
    OfficeEvent.CONFIRMED: _l("Bagian penyiapan diperiksa"),
    OfficeEvent.BACKUP_MADE: _l("Cadangan dibuat dan diuji"),
    OfficeEvent.BACKUP_RESTORED: _l("Cadangan dipulihkan"),
    OfficeEvent.RETENTION_CHANGED: _l("Masa simpan diubah"),
    OfficeEvent.HOLD_LAID: _l("Penghapusan ditangguhkan"),
    OfficeEvent.HOLD_LIFTED: _l("Penangguhan dilepas"),
}
_FIELDS: Final[Mapping[str, Any]] = {
    **PROFILE,
    "short": _l("singkatan"),
    "active": _l("aktif"),
    "zone": _l("zona waktu"),
    "opens": _l("jam buka"),
    "closes": _l("jam tutup"),
    "fax": _l("faksimili"),
    "website": _l("situs web"),
    "letterhead": _l("kop surat"),
    "ppid_rank": _l("pangkat PPID"),
    "superior_name": _l("nama atasan PPID"),
    "superior_rank": _l("pangkat atasan PPID"),
    "superior_nip": _l("NIP atasan PPID"),
    "superior_title": _l("jabatan atasan PPID"),
    Kept.COPIES.value: KEPT[Kept.COPIES],
    Kept.NUMBER.value: KEPT[Kept.NUMBER],
}


def title(line: Line) -> Any:
    """What was done."""
    return _TITLES[line.kind](line.row)


def details(line: Line, units: Mapping[int, str]) -> list[str]:
    """What it was done to, and what stood there before and after."""
    if line.kind == "accounts":
        return accounts.told(line.row, units)
    return [str(words) for words in _DETAILS[line.kind](line.row) if words]


def _office(row: Any) -> list[Any]:
    about = PARTS[Part(row.about)].title if row.event is OfficeEvent.CONFIRMED else row.about
    changes = [
        _(
            "%(field)s: %(before)s, menjadi %(after)s",
            field=_FIELDS.get(name, name),
            before=_shown(value[0]),
            after=_shown(value[1]),
        )
        for name, value in row.facts.items()
        if isinstance(value, list) and len(value) == 2 and name != "names"
    ]
    names = ", ".join(row.facts.get("names", ()))
    return [about, names, row.facts.get("reason"), row.facts.get("file"), *changes]


def _shown(value: Any) -> str:
    return str(value) if value not in (None, "") else str(_("(kosong)"))


def _calendar(row: Any) -> list[Any]:
    edit = row.edit
    added = [f"+ {one['on']} {one['name']}" for one in edit["added"]]
    return added + [f"− {one['on']} {one['name']}" for one in edit["removed"]]


_TITLES: Final[Mapping[str, Callable[[Any], Any]]] = {
    "office": lambda row: EVENTS[row.event],
    "accounts": lambda row: accounts.EVENTS[row.event],
    "texts": lambda row: _("Teks %(key)s diubah", key=row.key),
    "numbers": lambda row: _("Pola nomor %(register)s diubah", register=row.register),
    "law": lambda row: _("Profil hukum baru, berlaku %(day)s", day=day(row.effective_from)),
    "calendar": lambda _row: _("Kalender kerja diubah"),
    "years": lambda row: _("Hari libur %(year)d dicocokkan dengan SKB", year=row.year),
    "duties": lambda row: DUTY_WORDS[row.duty],
}
_DETAILS: Final[Mapping[str, Callable[[Any], list[Any]]]] = {
    "office": _office,
    "texts": lambda row: [row.reason],
    "numbers": lambda row: [row.pattern, row.reason],
    "law": lambda row: [row.reason],
    "calendar": _calendar,
    "years": lambda _row: [],
    "duties": lambda row: [day(row.on), row.reference],
}
