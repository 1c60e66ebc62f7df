"""What is refused about the calendar, in words."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.kit.templates import day
from ppid.office.edits import Refused, Trouble

OVERTAKEN = _l(
    "Kalender baru saja diubah oleh administrator lain. Akibat perubahan Anda dihitung lagi di "
    "bawah ini; periksa, lalu terapkan."
)
STALE = _l("Pratinjau ini sudah kedaluwarsa. Ulangi perubahannya.")


def closed_words(year: int) -> str:
    """Why nothing more is added to a closed year."""
    return _("Tahun %(year)s sudah ditutup: laporan layanannya jatuh tempo %(due)s (Perki 1/2021 "
             "Pasal 56 ayat (1)). Tenggat tahun itu tidak dihitung ulang lagi.",
             year=str(year), due=day(date(year + 1, 3, 31)))  # fmt: skip


def refusal(error: Refused) -> str:
    """Why a change of the calendar is refused, and what to do instead."""
    on = day(error.on) if error.on else ""
    if error.trouble is Trouble.YEAR_CLOSED and error.on:
        return closed_words(error.on.year)
    if error.trouble is Trouble.ALREADY_OFF:
        return _("%(day)s sudah tercatat libur: %(name)s.", day=on, name=error.name)
    if error.trouble is Trouble.TWICE:
        return _("%(day)s disebut dua kali.", day=on)
    if error.trouble is Trouble.NOT_OFF:
        return _("%(day)s tidak tercatat sebagai hari libur.", day=on)
    if error.trouble is Trouble.PASSED:
        return _("%(day)s sudah lewat, jadi tidak dapat dihapus atau dipindahkan: tenggat sudah "
                 "dihitung dengannya.", day=on)  # fmt: skip
    if error.trouble is Trouble.WEEK:
        return _("Pilih lima atau enam hari kerja.")
    return _("Tidak ada yang berubah.")
