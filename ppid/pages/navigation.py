"""The menus of the frames: what stands in them, and where the reader is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, request, url_for
from flask_babel import lazy_gettext as _l

from ppid.accounts.access import Permission, is_signed_in, may


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu; `under` is the path shared by all pages it stands for.

    Shown to who holds `needs`, unless they hold `but`: they come there by another line.
    """

    endpoint: str
    words: Any
    under: str = ""
    needs: Permission | None = None
    but: Permission | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One line as the frame shows it; `current` is the value of aria-current, or empty."""

    words: Any
    href: str
    current: str


PUBLIC = (
    Entry("pages.home", _l("Beranda")),
    Entry("intake.start", _l("Ajukan permohonan"), "/permohonan/baru"),
    Entry("intake.follow", _l("Lacak"), "/lacak"),
    Entry("publication.listing", _l("Informasi publik"), "/informasi"),
    Entry("pages.how", _l("Cara meminta")),
    Entry("pages.rights", _l("Hak Anda")),
)
DESK = (
    Entry("casework.queue", _l("Antrean"), "/petugas/", Permission.READ),
    Entry("casework.enter", _l("Catat permohonan"), "/petugas/permohonan/baru", Permission.ENTER),
    Entry("objections.queue", _l("Keberatan"), "/petugas/keberatan", Permission.SEE_OBJECTIONS),
    Entry(
        "exclusions.listing",
        _l("Pengecualian"),
        "/petugas/pengecualian",
        Permission.SEE_EXCLUSIONS,
    ),
    Entry("disputes.queue", _l("Sengketa"), "/petugas/sengketa", Permission.SEE_DISPUTES),
    Entry("registers.requests", _l("Register"), "/petugas/register", Permission.SEE_REGISTER),
    Entry("signing.queue", _l("Tanda tangan"), "/petugas/tanda-tangan", Permission.SIGN),
    Entry("publication.desk", _l("DIP"), "/petugas/dip", Permission.READ),
    Entry("reports.statistics", _l("Statistik"), "/petugas/statistik", Permission.SEE_OVERVIEW),
    Entry("reports.reports", _l("Laporan"), "/petugas/laporan", Permission.SEE_OVERVIEW),
    Entry("admin.duties", _l("Kewajiban"), "/petugas/kewajiban", Permission.PUBLISH),
    Entry(
        "admin.account_record",
        _l("Riwayat akun"),
        "/pengaturan",
        Permission.SEE_RECORD,
        but=Permission.ADMINISTER,
    ),
    Entry("admin.home", _l("Pengaturan"), "/pengaturan", Permission.ADMINISTER),
)
FOOT = (
    Entry("reports.performance", _l("Kinerja layanan")),
    Entry("verifying.ask", _l("Periksa surat")),
    Entry("pages.pledge", _l("Maklumat pelayanan")),
    Entry("pages.accessibility", _l("Aksesibilitas")),
    Entry("pages.privacy", _l("Privasi")),
)
SIGN_IN = Entry("accounts.sign_in", _l("Masuk petugas"))
TO_DESK = Entry("casework.queue", _l("Meja petugas"), needs=Permission.READ)


def _current(entry: Entry, nearest: str) -> str:
    if request.endpoint == entry.endpoint:
        return "page"
    return "true" if entry.under and entry.under == nearest else ""


def _items(entries: Sequence[Entry]) -> list[Item]:
    around = (entry.under for entry in entries if request.path.startswith(entry.under))
    nearest = max(around, key=len, default="")
    return [
        Item(entry.words, url_for(entry.endpoint), _current(entry, nearest))
        for entry in entries
        if (entry.needs is None or may(entry.needs)) and not (entry.but and may(entry.but))
    ]


def public_menu() -> list[Item]:
    """The menu of pages for everyone."""
    return _items(PUBLIC)


def desk_menu() -> list[Item]:
    """The menu of an officer: only what they may open; last the way to the practice office."""
    practice = current_app.config["PRACTICE_URL"]
    return _items(DESK) + ([Item(_l("Latihan"), practice, "")] if practice else [])


def foot_menu() -> list[Item]:
    """The links at the foot, ending with the officers' door."""
    return _items((*FOOT, TO_DESK if is_signed_in() else SIGN_IN))
